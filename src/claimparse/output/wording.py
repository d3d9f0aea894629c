"""Words for people: a quantity, a claim's speaker and its chain of holders, each in a short line."""

from __future__ import annotations

from fractions import Fraction

import regex

from claimparse.types import (
    Amount,
    Approximate,
    Bounded,
    Claim,
    Commitment,
    Exact,
    Quantity,
    Range,
    Vague,
    format_number,
)

AUTHOR = "(author)"
"""Stands for the speaker of the author's own claims."""

UNNAMED = "(unnamed)"
"""Stands for the speaker of "it is reported that"."""

MEANING = {
    Commitment.CERTAIN: "certain that it is so",
    Commitment.PROBABLE: "holds it probable",
    Commitment.POSSIBLE: "holds it possible",
    Commitment.UNCOMMITTED: "does not commit",
    Commitment.NOT_POSSIBLE: "holds it possible that it is not so",
    Commitment.NOT_PROBABLE: "holds it improbable",
    Commitment.NOT_CERTAIN: "certain that it is not so",
}
"""What each value of commitment says about its holder."""

_RELATION = {">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ "}
_CONTROLS = dict.fromkeys((*range(9), 11, *range(14, 32), *range(127, 160)), "\ufffd")
_UNIT_TAIL = regex.compile(r"(?= (?:per|of|sterling|celsius|fahrenheit|angle|rankine|/) ?)", regex.I)
_LARGE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries", "penny": "pence", "fold": "times"}
_SAME_IN_PLURAL = ("yen", "yuan", "won", "rand", "baht", "hertz", "siemens")
_CHANGE = {"up": "up ", "down": "down ", "additional": "another "}


def number_words(value: Fraction, spelled: bool = False) -> str:
    """A number as newspapers print it; below one as a fraction where the text spells it out ("half").

    >>> number_words(Fraction(4500)), number_words(Fraction(388_500_000)), number_words(Fraction(1, 3))
    ('4,500', '388.5 million', '1/3')
    """
    if spelled and abs(value) < 1:
        return str(value)
    for size, name in _LARGE:
        scaled = value / size
        if abs(scaled) >= 1 and (scaled * 1000).denominator == 1:
            return f"{format_number(scaled)} {name}"
    text = format_number(value)
    if "/" in text:
        return text
    whole, dot, decimals = text.partition(".")
    return f"{int(whole):,}{dot}{decimals}" if not whole.startswith("-0") else text


def amount_words(amount: Amount, spelled: bool = False) -> str:
    """The set of numbers that an amount is: "> 2,000", "~50", "5–7 million", "dozens"."""
    value = number_words(amount.value, spelled)
    match amount:
        case Approximate() if amount.tolerance is not None:
            return f"{value} ± {number_words(amount.tolerance)}"
        case Range():
            return f"{_sign(amount)}{_range_words(value, number_words(amount.high, spelled))}"
        case Vague():
            return amount.word.removesuffix(" of")
        case _:
            return f"{_sign(amount)}{value}"


def _sign(amount: Amount) -> str:
    match amount:
        case Bounded():
            return _RELATION[amount.relation]
        case Approximate() | Range(approximate=True):
            return "~"
        case _:
            return ""


def _range_words(low: str, high: str) -> str:
    size = high.partition(" ")[2]
    return f"{low.removesuffix(f' {size}') if size else low}–{high}"


def unit_words(name: str) -> str:
    """The name of a unit in the plural.

    >>> unit_words("square foot"), unit_words("mile per hour"), unit_words("pound sterling")
    ('square feet', 'miles per hour', 'pounds sterling')
    """
    head, *rest = _UNIT_TAIL.split(name, maxsplit=1)
    first, _, last = head.rpartition(" ")
    word = last if last.endswith(_SAME_IN_PLURAL) else _PLURALS.get(last, f"{last}s")
    return " ".join(filter(None, (first, word))) + "".join(rest)


def quantity_words(quantity: Quantity) -> str:
    """A quantity in its normal form: "< 4,500 missile strikes", "up 12%", "38 of 46 drones"."""
    amount, whole = quantity.amount, quantity.whole.text if quantity.whole else ""
    if quantity.share:
        part, of = quantity.share
        words = [f"{_sign(amount)}{number_words(part)} in {number_words(of)}"]
    else:
        words = [amount_words(amount, spelled=not any(c.isdigit() for c in quantity.number.text))]
    unit = quantity.unit.name if quantity.unit else ""
    if unit == "percentage":
        words[0] += "%"
    elif unit and not unit.startswith("per "):
        words.append(unit if isinstance(amount, Exact) and amount.value == 1 else unit_words(unit))
    if quantity.item and quantity.item.text not in whole:
        words += ["of"] * _has_of(quantity) + [quantity.item.text]
    if unit.startswith("per "):
        words.append(unit)
    if whole:
        words += ["of", whole]
    return flat(_CHANGE.get(quantity.change or "", "") + " ".join(words))


def _has_of(quantity: Quantity) -> bool:
    """Whether a vague amount takes "of": "dozens of jobs", but "several jobs"."""
    after = quantity.span.text[quantity.number.end - quantity.span.start :]
    return isinstance(quantity.amount, Vague) and after.lstrip().startswith("of ")


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
    return ", ".join(flat(s.name or UNNAMED) for s in reversed(claim.stance.sources[:-1]))


def act_words(claim: Claim) -> tuple[str, str]:
    """The speech act and the words that show it; both empty for the author's own claims."""
    if claim.attribution is None:
        return "", ""
    return claim.attribution.act.value, flat(" ... ".join(s.text for s in claim.attribution.cue))


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
