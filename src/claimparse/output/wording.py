"""Words for people: a quantity, a claim's speaker and its chain of holders, each in a short line."""

from __future__ import annotations

from claimparse.types import Claim, Quantity

AUTHOR = "(author)"
"""Stands for the speaker of the author's own claims."""

UNNAMED = "(unnamed)"
"""Stands for the speaker of "it is reported that"."""

_CHANGE = {"up": "up ", "down": "down ", "additional": "another "}
_CONTROLS = dict.fromkeys((*range(9), 11, *range(14, 32), *range(127, 160)), "\ufffd")


def quantity_words(quantity: Quantity) -> str:
    """A quantity in its normal form, with its direction: "< 4,500 flights", "up 12%", "38 of 46 drones"."""
    return flat(_CHANGE.get(quantity.change or "", "") + str(quantity))


def number_list(claim: Claim) -> list[str]:
    """The quantities of a claim in words; the whole of another is not repeated ("38 of 46 drones", "46 drones")."""
    wholes = [q.whole.span for q in claim.quantities if q.whole]
    return [quantity_words(q) for q in claim.quantities if not any(w.overlaps(q.number) for w in wholes)]


def source_words(claim: Claim) -> str:
    """Who makes the claim: the speakers' names, or the source's own words in quotation marks where they are unresolved.

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
    """Whom a denial, a refusal to tell or an admission answers; empty where the text does not say."""
    if claim.answers is None:
        return ""
    return flat(", ".join(claim.answers.accusers) or " ".join(s.text for s in claim.answers.accuser))


def visible(text: str) -> str:
    """A text with U+FFFD for its control characters, which a terminal might obey and a page may not hold."""
    return text.translate(_CONTROLS)


def flat(text: str) -> str:
    """A text on one line, with single blanks and no control characters."""
    return visible(" ".join(text.split()))


def count_words(number: int, noun: str) -> str:
    """How many there are: "1 claim", "2 quantities"."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"
