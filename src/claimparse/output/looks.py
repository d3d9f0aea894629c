"""The looks of speech acts, stance labels and kinds of cues, for readers: one table for each.

The words of a member in a page or a terminal are its value. On a page its class is the value, too, after ``act-`` or
``kind-``; underlines of such classes are written from the tables here. A label's colours are those of its name in the
style sheets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from claimparse.types import CueKind, SpeechAct, StanceLabel


class Underline(NamedTuple):
    """A line under words: its style and thickness in CSS."""

    style: str
    thickness: str


@dataclass(frozen=True, slots=True)
class ActLook:
    """The line under a word of saying on a page; None: the same as under any such word."""

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
    """A sign for a stance, so that none is told by colour alone, and its style in terminals."""

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
    """What a cue of the kind does, in words, and the line under it, as in :class:`ActLook`.

    ``drawn`` is false where drawings leave the cue out: words of saying are drawn as those of attributions.
    """

    words: str
    underline: Underline | None = None
    drawn: bool = True


CUE_KIND_LOOKS: Mapping[CueKind, CueKindLook] = {
    CueKind.NEGATION: CueKindLook("says that something is not so", Underline("double", "2px")),
    CueKind.IMPLICATIVE: CueKindLook("tells whether it came about"),
    CueKind.DENIAL: CueKindLook("denies it", Underline("double", "2px")),
    CueKind.WITHHOLDING: CueKindLook("keeps an answer back"),
    CueKind.MODAL: CueKindLook("makes it a possibility, not a fact"),
    CueKind.HEDGE: CueKindLook("takes away some of the certainty"),
    CueKind.APPEARANCE: CueKindLook("says how it seems"),
    CueKind.EVIDENTIAL: CueKindLook("rests it on somebody else's word"),
    CueKind.DOXASTIC: CueKindLook("makes it somebody's belief"),
    CueKind.REPORT: CueKindLook("makes it somebody's words", drawn=False),
    CueKind.DOUBT: CueKindLook("doubts it"),
    CueKind.CONDITION: CueKindLook("makes it hold on a condition"),
    CueKind.COUNTERFACTUAL: CueKindLook("supposes what is not so"),
    CueKind.QUESTION: CueKindLook("asks or leaves open whether it is so"),
    CueKind.DISTANCING: CueKindLook("keeps the author away from the words"),
    CueKind.FACTIVE: CueKindLook("takes it to be true"),
    CueKind.INTENTION: CueKindLook("tells a plan, not an outcome"),
    CueKind.ATTEMPT: CueKindLook("tells an attempt, not an outcome"),
    CueKind.PSEUDO: CueKindLook("changes nothing here", drawn=False),
}


def by_underline(looks: Iterable[tuple[StrEnum, ActLook | CueKindLook]]) -> dict[Underline, list[str]]:
    """Return the values of the members that share an underline, by that; those without one of their own are left out.

    >>> by_underline(ACT_LOOKS.items())[Underline("dashed", "1px")]
    ['commits', 'directs']
    """
    found: dict[Underline, list[str]] = {}
    for member, look in looks:
        if look.underline is not None:
            found.setdefault(look.underline, []).append(member.value)
    return found
