"""Words for people: a quantity, a claim's speaker and its chain of holders, each in a short line."""

from __future__ import annotations

from claimparse._format import plural, write_number
from claimparse.output.looks import CUE_KIND_LOOKS
from claimparse.output.visible import visible
from claimparse.types import Approximate, Bounded, Claim, Cue, Quantity, Range, Vague

AUTHOR = "(author)"
"""Stands for the speaker of the author's own claims."""

UNNAMED = "(unnamed)"
"""Stands for the speaker of "it is reported that"."""

_CHANGE = {"up": "up ", "down": "down ", "additional": "another "}


def quantity_words(quantity: Quantity) -> str:
    """A quantity in its normal form, with its direction: "< 4,500 flights", "up 12%", "38 of 46 drones"."""
    return flat(_CHANGE.get(quantity.change or "", "") + str(quantity))


def number_list(claim: Claim) -> list[str]:
    """The quantities of a claim in words; the whole of another is not repeated ("38 of 46 drones", "46 drones")."""
    wholes = [q.whole.span for q in claim.quantities if q.whole]
    return [quantity_words(q) for q in claim.quantities if not any(w.overlaps(q.number) for w in wholes)]


def source_words(claim: Claim) -> str:
    """Return the speakers' names, or the source's own words in quotation marks where no speaker is resolved.

    :data:`UNNAMED` where the text has no source, :data:`AUTHOR` for the author's own claims.
    """
    if claim.attribution is None:
        return AUTHOR
    if claim.speakers:
        return flat(", ".join(claim.speakers))
    source = " ".join(s.text for s in claim.attribution.source)
    return f"“{flat(source)}”" if source else UNNAMED


def outer_words(claim: Claim) -> str:
    """The holders around the one who makes the claim, outermost last: "Reuters" for what an official told Reuters."""
    names = dict.fromkeys(flat(s.name or UNNAMED) for s in reversed(claim.stance.sources[:-1]))
    return ", ".join(name for name in names if name != source_words(claim))


def act_words(claim: Claim) -> tuple[str, str]:
    """The speech act and the words that show it; both empty for the author's own claims."""
    if claim.attribution is None:
        return "", ""
    return claim.attribution.act.value, flat(" ... ".join(s.text for s in claim.attribution.cue))


def accuser_words(claim: Claim) -> str:
    """Return whom a denial, a refusal to tell or an admission answers; empty where the text does not say."""
    if claim.answers is None:
        return ""
    return flat(", ".join(claim.answers.accusers) or " ".join(s.text for s in claim.answers.accuser))


def flat(text: str) -> str:
    """A text on one line, with single blanks, its control characters written out."""
    return visible(" ".join(text.split()))


def count_words(number: int, noun: str) -> str:
    """Return a number with its noun: "1 claim", "2 quantities"."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"


# ---------------------------------------------------------------- answers in words

_BOUND = {">": "more than {}", ">=": "at least {}", "<": "less than {}", "<=": "at most {}"}
_SURPRISE = {"large": "and the speaker finds it much", "small": "and the speaker finds it little"}


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
    return flat(", ".join(words))


def cue_reading(cue: Cue) -> str:
    """Return the effect of a cue, in a line: "denied (denial): denies it"."""
    return flat(f"“{cue.text}” ({cue.kind.value}): {CUE_KIND_LOOKS[cue.kind].words}")


def claim_reading(claim: Claim) -> str:
    """Return the source and the stance of a claim, in a line: "Ada Lund; act: denies (“denied”); stance: denied"."""
    act, cue = act_words(claim)
    words = f"{source_words(claim)}; act: {act}" if act else "the author's own claim"
    by = f" (“{cue}”)" if cue else ""
    return f"{words}{by}; stance: {claim.stance.label.value}"
