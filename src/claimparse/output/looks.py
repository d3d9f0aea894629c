"""The appearance of speech acts, stance labels and kinds of cues: one table for each.

A page or a terminal shows a member by its value. On a page its CSS class is ``act-`` or ``kind-`` with the value; the
underlines of these classes are written from the tables here. A label's colours are defined under its name in the style
sheets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from claimparse.types import CueKind, SpeechAct, StanceLabel


class Underline(NamedTuple):
    """The CSS style and thickness of an underline."""

    style: str
    thickness: str


@dataclass(frozen=True, slots=True)
class ActLook:
    """The underline of a word of saying on a page; None for the default one."""

    underline: Underline | None


ACT_LOOKS: Mapping[SpeechAct, ActLook] = {
    SpeechAct.ASSERTS: ActLook(None),
    SpeechAct.EVALUATES: ActLook(None),
    SpeechAct.DENIES: ActLook(Underline("double", "1px")),
    SpeechAct.WITHHOLDS: ActLook(Underline("dotted", "2px")),
    SpeechAct.COMMITS: ActLook(Underline("dashed", "1px")),
    SpeechAct.DIRECTS: ActLook(Underline("dashed", "1px")),
}


@dataclass(frozen=True, slots=True)
class LabelLook:
    """The symbol of a stance, so that colour alone never distinguishes two, and its style in terminals."""

    sign: str
    terminal: str


LABEL_LOOKS: Mapping[StanceLabel, LabelLook] = {
    StanceLabel.ASSERTED: LabelLook("●", "green"),
    StanceLabel.REPORTED: LabelLook("”", "blue"),
    StanceLabel.HEDGED: LabelLook("≈", "yellow"),
    StanceLabel.NEGATED: LabelLook("¬", "red"),
    StanceLabel.DENIED: LabelLook("✕", "bold red"),
    StanceLabel.CONDITIONAL: LabelLook("⇒", "magenta"),
    StanceLabel.QUESTIONED: LabelLook("?", "cyan"),
}


@dataclass(frozen=True, slots=True)
class CueKindLook:
    """The effect of a kind of cue, in words, and its underline, as in :class:`ActLook`.

    ``drawn`` is false if drawings leave the cue out: words of saying are drawn as those of attributions.
    """

    words: str
    underline: Underline | None = None
    drawn: bool = True


CUE_KIND_LOOKS: Mapping[CueKind, CueKindLook] = {
    CueKind.NEGATION: CueKindLook("says that something is not so", Underline("double", "2px")),
    CueKind.IMPLICATIVE: CueKindLook("says whether it happened"),
    CueKind.DENIAL: CueKindLook("denies it", Underline("double", "2px")),
    CueKind.WITHHOLDING: CueKindLook("withholds an answer"),
    CueKind.MODAL: CueKindLook("makes it a possibility, not a fact"),
    CueKind.HEDGE: CueKindLook("makes it less certain"),
    CueKind.APPEARANCE: CueKindLook("says that it seems so"),
    CueKind.EVIDENTIAL: CueKindLook("attributes it to an unnamed source"),
    CueKind.DOXASTIC: CueKindLook("presents it as a belief"),
    CueKind.REPORT: CueKindLook("reports it as a source's words", drawn=False),
    CueKind.DOUBT: CueKindLook("doubts it"),
    CueKind.CONDITION: CueKindLook("makes it conditional"),
    CueKind.COUNTERFACTUAL: CueKindLook("presents it as contrary to fact"),
    CueKind.QUESTION: CueKindLook("asks or leaves open whether it is so"),
    CueKind.DISTANCING: CueKindLook("distances the author from the words"),
    CueKind.FACTIVE: CueKindLook("takes it to be true"),
    CueKind.INTENTION: CueKindLook("reports an intention, not an outcome"),
    CueKind.ATTEMPT: CueKindLook("reports an attempt, not an outcome"),
    CueKind.PSEUDO: CueKindLook("has no effect here", drawn=False),
}


def group_by_underline(looks: Iterable[tuple[StrEnum, ActLook | CueKindLook]]) -> dict[Underline, list[str]]:
    """Return the values of members by their underline; those with the default underline are left out.

    >>> group_by_underline(ACT_LOOKS.items())[Underline("dashed", "1px")]
    ['commits', 'directs']
    """
    found: dict[Underline, list[str]] = {}
    for member, look in looks:
        if look.underline is not None:
            found.setdefault(look.underline, []).append(member.value)
    return found
