"""Results in words: a quantity, a claim's speaker and its chain of holders, each on a short line."""

from __future__ import annotations

from collections.abc import Sequence

from claimparse._format import and_list, plural, write_number
from claimparse.output.looks import CUE_KIND_LOOKS
from claimparse.output.visible import escape_controls
from claimparse.types import (
    Approximate,
    Bounded,
    Claim,
    Cue,
    JustificationKind,
    Quantity,
    Range,
    Replacement,
    Speaker,
    Time,
    Vague,
)

AUTHOR = "(author)"
"""The speaker of the author's own claims."""

UNNAMED = "(unnamed)"
"""The speaker of "it is reported that"."""

_CHANGE = {"up": "up ", "down": "down ", "additional": "another "}


def quantity_words(quantity: Quantity) -> str:
    """Return a quantity in its normal form, with its direction: "< 4,500 flights", "up 12%", "38 of 46 drones"."""
    return one_line(_CHANGE.get(quantity.change or "", "") + str(quantity))


def number_list(claim: Claim) -> list[str]:
    """Return the quantities of a claim in words, without the "46 drones" of "38 of 46 drones"."""
    return _number_words(claim.quantities)


def number_lists(claims: Sequence[Claim]) -> list[list[str]]:
    """Return the quantities of each claim in words, each quantity with the innermost claim alone."""
    inner: dict[int, set[Quantity]] = {}
    for claim in claims:
        if claim.within is not None:
            inner.setdefault(claim.within, set()).update(claim.quantities)
    own = ([q for q in claim.quantities if q not in inner.get(k, ())] for k, claim in enumerate(claims))
    return [_number_words(quantities) for quantities in own]


def _number_words(quantities: Sequence[Quantity]) -> list[str]:
    wholes = [q.whole.span for q in quantities if q.whole]
    return [quantity_words(q) for q in quantities if not any(w.overlaps(q.number) for w in wholes)]


def alone_words(claim: Claim) -> str:
    """Return the wording of a claim that can be understood alone; empty if its own words can."""
    if claim.resolved is None or all(not r.text for r in claim.resolved.replacements):
        return ""
    return one_line(claim.resolved.text)


def open_words(claim: Claim) -> str:
    """Return the words of a claim that stand for something unknown, in quotation marks: "“it”, “their”"."""
    return ", ".join(f"“{one_line(s.text)}”" for s in claim.resolved.open) if claim.resolved else ""


def replacement_words(replacement: Replacement) -> str:
    """Return a replacement with what licenses it, on a line: "“she”: Ada Lund, by “Ada Lund”"."""
    old = f"“{one_line(replacement.span.text)}”: " if replacement.span.text else "added: "
    new = one_line(replacement.text) or "left out"
    by = ", ".join(f"“{one_line(s.text)}”" for s in replacement.evidence)
    return f"{old}{new}{f', by {by}' if by else ''} ({replacement.reason.value})"


def source_words(claim: Claim) -> str:
    """Return the speakers' names, or the source's words in quotation marks if no speaker is resolved.

    :data:`UNNAMED` if the text names no source, :data:`AUTHOR` for the author's own claims.
    """
    if claim.attribution is None:
        return AUTHOR
    if claim.speakers:
        return one_line(", ".join(claim.speakers))
    source = " ".join(s.text for s in claim.attribution.source)
    return f"“{one_line(source)}”" if source else UNNAMED


def outer_words(claim: Claim) -> str:
    """Return the sources outside the claim's own, outermost last: "Reuters" for what an official told Reuters."""
    names = dict.fromkeys(one_line(s.name or UNNAMED) for s in reversed(claim.stance.sources[:-1]))
    return ", ".join(name for name in names if name != source_words(claim))


def act_words(claim: Claim) -> tuple[str, str]:
    """Return the speech act and its cue; both are empty for the author's own claims."""
    if claim.attribution is None:
        return "", ""
    return claim.attribution.act.value, one_line(" ... ".join(s.text for s in claim.attribution.cue))


def accuser_words(claim: Claim) -> str:
    """Return the accuser whom a denial, a refusal to comment or an admission answers; empty if there is none."""
    if claim.answers is None:
        return ""
    return one_line(", ".join(claim.answers.accusers) or " ".join(s.text for s in claim.answers.accuser))


def justification_words(speaker: Speaker, kind: JustificationKind) -> str:
    """Return the words that justify one thing about a speaker, each in quotation marks: "“who saw the document”"."""
    return "; ".join(f"“{one_line(j.span.text)}”" for j in speaker.justification if j.kind is kind)


def principal_words(speaker: Speaker) -> str:
    """Return for whom a speaker speaks, and as what: "Home Office (spokesperson)"; empty if for nobody else."""
    principal = speaker.on_behalf_of
    return f"{one_line(principal.name)} ({principal.medium.value})" if principal else ""


def time_words(time: Time | None) -> str:
    """Return words that say when, with their days: "“on Tuesday” (2031-05-06)"; empty if there are none."""
    if time is None:
        return ""
    days = f" ({time.interval})" if time.interval else ""
    return f"“{one_line(time.text)}”{days}"


def one_line(text: str) -> str:
    """Return a text on one line, with single spaces and visible control characters."""
    return escape_controls(" ".join(text.split()))


def count_words(number: int, noun: str) -> str:
    """Return a number with its noun: "1 claim", "2 quantities"."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"


# ---------------------------------------------------------------- readings in words

_BOUND = {">": "more than {}", ">=": "at least {}", "<": "less than {}", "<=": "at most {}"}
_SURPRISE = {"large": "presented as a lot", "small": "presented as little"}


def quantity_reading(quantity: Quantity) -> str:
    """Return the numbers that a quantity allows, in words: "more than 40", "about 50, read as 45 to 55"."""
    amount = quantity.amount
    match amount:
        case Bounded():
            words = [_BOUND[amount.relation].format(write_number(amount.value))]
            words += ["and close to it"] * amount.near
            words += [_SURPRISE[amount.surprise]] if amount.surprise else []
        case Approximate():
            low, high = (write_number(n) for n in (amount.low, amount.high) if n is not None)
            words = [f"about {write_number(amount.value)}", f"read as {low} to {high}"]
        case Range():
            words = [f"from {write_number(amount.low)} to {write_number(amount.high)}"]
        case Vague():
            high = "or more" if amount.high is None else f"to {write_number(amount.high)}"
            words = [amount.word, f"read as {write_number(amount.low)} {high}"]
        case _:
            words = [f"exactly {write_number(amount.value)}"]
    if quantity.parts:
        words.append("made of " + and_list([f"“{part.text}”" for part in quantity.parts]))
    return one_line(", ".join(words))


def time_reading(time: Time) -> str:
    """Return what a time means, on a line: "“since May” (2031-05-01 to 2031-05-31): since, to the month"."""
    known = "" if time.interval else ", days unknown"
    return f"{time_words(time)}: {time.relation.value}, to the {time.granularity.value}{known}"


def cue_reading(cue: Cue) -> str:
    """Return the effect of a cue, on a line: "denied (denial): denies it"."""
    return one_line(f"“{cue.text}” ({cue.kind.value}): {CUE_KIND_LOOKS[cue.kind].words}")


def claim_reading(claim: Claim) -> str:
    """Return the source and the stance of a claim: "Ada Lund; act: denies (“denied”); stance: denied"."""
    act, cue = act_words(claim)
    words = f"{source_words(claim)}; act: {act}" if act else "the author's own claim"
    by = f" (“{cue}”)" if cue else ""
    return f"{words}{by}; stance: {claim.stance.label.value}"
