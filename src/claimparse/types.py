"""The results, as frozen, hashable pydantic models that go to JSON and back without loss.

All offsets are characters of :attr:`Document.text`, end exclusive. Every model refuses unknown fields.

    >>> from claimparse.types import Exact, Span
    >>> Span(start=0, end=4, text="Kyiv").model_dump_json()
    '{"start":0,"end":4,"text":"Kyiv"}'
    >>> Exact(value="2.5").contains(2.5)
    True
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from importlib import import_module
from typing import Annotated, Any, Literal, Self

import regex
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)

from claimparse._written import format_number, plural, write_number

__all__ = [
    "Amount",
    "Answer",
    "AnswerKind",
    "Approximate",
    "Attribution",
    "Bounded",
    "Change",
    "Claim",
    "Commitment",
    "Cue",
    "CueKind",
    "Document",
    "Engine",
    "Exact",
    "Item",
    "Mention",
    "MentionKind",
    "Number",
    "Options",
    "Part",
    "Quantity",
    "QuotationKind",
    "Range",
    "Relation",
    "Signature",
    "SourceStance",
    "Span",
    "Speaker",
    "SpeakerKind",
    "SpeechAct",
    "Stance",
    "StanceLabel",
    "Step",
    "Surprise",
    "TextWarning",
    "Unit",
    "Vague",
    "Whole",
    "format_number",
]


class Frozen(BaseModel):
    """Base of all results: immutable, hashable, closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# ---------------------------------------------------------------- spans


class Span(Frozen):
    """A run of characters: ``document.text[start:end] == text``."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    text: str

    @model_validator(mode="after")
    def _length(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}:{self.end} does not have the length of its text ({len(self.text)})")
        return self

    def __str__(self) -> str:
        return self.text

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


# ---------------------------------------------------------------- numbers


MAX_DIGITS = 1000
"""Digits that a number may have above or below its fraction bar; Python itself refuses to write more than 4,300."""

_TOO_LARGE = 10**MAX_DIGITS
_WRITTEN = regex.compile(r"[+-]?[0-9]++(?:\.[0-9]++|/[0-9]++)?+")


def _to_fraction(value: Any) -> Fraction:
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, Decimal):
        if not value.is_finite() or abs(value.adjusted()) > MAX_DIGITS:
            raise ValueError(f"a finite number of at most {MAX_DIGITS} digits is expected")
    elif isinstance(value, str):
        if len(value) > 2 * MAX_DIGITS + 2 or not _WRITTEN.fullmatch(value):
            raise ValueError('a number such as "2000", "2.5" or "1/3" is expected')
        if not value.partition("/")[2].strip("0") and "/" in value:
            raise ValueError("a fraction of nothing is no number")
    elif isinstance(value, bool) or not isinstance(value, int | Fraction):
        raise ValueError(f"a number is expected, not {type(value).__name__}")
    found = value if type(value) is Fraction else Fraction(value)
    if max(abs(found.numerator), found.denominator) >= _TOO_LARGE:
        raise ValueError(f"a finite number of at most {MAX_DIGITS} digits is expected")
    return found


Number = Annotated[
    Fraction,
    BeforeValidator(_to_fraction),
    PlainSerializer(format_number, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+(\.\d+|/\d+)?$", "description": "an exact number"}),
]
"""An exact number: a :class:`fractions.Fraction` in Python, a string ("2000", "2.5", "1/3") in JSON."""

Relation = Literal[">", ">=", "<", "<="]
Surprise = Literal["large", "small"]


class _Amount(Frozen):
    """What all amounts share: an interval that may be open on a side."""

    def _interval(self) -> tuple[Fraction | None, bool, Fraction | None, bool]:
        """(low, low is inside, high, high is inside); None is an open end."""
        raise NotImplementedError

    def written(self, write: Callable[[Fraction], str]) -> str:
        """The amount, its numbers written by ``write``."""
        raise NotImplementedError

    def __str__(self) -> str:
        return self.written(write_number)

    def contains(self, x: float | int | str | Decimal | Fraction) -> bool:
        """Whether ``x`` is one of the numbers that the words allow."""
        n = _to_fraction(x)
        low, low_in, high, high_in = self._interval()
        above = low is None or n > low or (low_in and n == low)
        below = high is None or n < high or (high_in and n == high)
        return above and below

    def compatible(self, other: Amount) -> bool:
        """Whether at least one number satisfies both amounts; units are not looked at."""
        a_low, a_in, a_high, a_hin = self._interval()
        b_low, b_in, b_high, b_hin = other._interval()

        def meets(low: Fraction | None, low_in: bool, high: Fraction | None, high_in: bool) -> bool:
            return low is None or high is None or low < high or (low == high and low_in and high_in)

        return meets(a_low, a_in, b_high, b_hin) and meets(b_low, b_in, a_high, a_hin)


class _Point(_Amount):
    value: Number

    @property
    def low(self) -> Fraction | None:
        """The smallest number that the words allow; None where there is none."""
        return self._interval()[0]

    @property
    def high(self) -> Fraction | None:
        """The largest number that the words allow; None where there is none."""
        return self._interval()[2]


class Exact(_Point):
    """The number itself: "38 drones"."""

    kind: Literal["exact"] = "exact"

    def _interval(self) -> tuple[Fraction, bool, Fraction, bool]:
        return self.value, True, self.value, True

    def written(self, write: Callable[[Fraction], str]) -> str:
        """The amount, its numbers written by ``write``."""
        return write(self.value)


class Approximate(_Point):
    """About a number: "approximately 50 flights", "5±2 kg".

    ``tolerance`` is the stated one; without it the interval is a tenth of the value on either side, a convention of
    this library.
    """

    kind: Literal["approximate"] = "approximate"
    tolerance: Number | None = None

    @model_validator(mode="after")
    def _not_negative(self) -> Self:
        if self.tolerance is not None and self.tolerance < 0:
            raise ValueError("a tolerance is not negative")
        return self

    def _interval(self) -> tuple[Fraction, bool, Fraction, bool]:
        by = abs(self.value) / 10 if self.tolerance is None else self.tolerance
        return self.value - by, True, self.value + by, True

    def written(self, write: Callable[[Fraction], str]) -> str:
        """The amount, its numbers written by ``write``."""
        if self.tolerance is not None:
            return f"{write(self.value)} ± {write(self.tolerance)}"
        return f"~ {write(self.value)}"


class Bounded(_Point):
    """More, or less, than a number: "over 2,000" (>), "at least 20" (>=), "almost 4,500" (<), "up to 80%" (<=).

    ``near`` is true where the words also say that the number is close ("almost", "just over"). ``surprise`` is how the
    speaker finds it where the words say so: "large" in "as many as 60" (<=) and "no fewer than 60" (>=), "small" in "as
    little as six hours" (>=) and "no more than six" (<=).

    >>> str(Bounded(value="2.5", relation=">="))
    '≥ 2.5'
    """

    kind: Literal["bounded"] = "bounded"
    relation: Relation
    near: bool = False
    surprise: Surprise | None = None

    def _interval(self) -> tuple[Fraction | None, bool, Fraction | None, bool]:
        inside = "=" in self.relation
        if ">" in self.relation:
            return self.value, inside, None, False
        return None, False, self.value, inside

    def written(self, write: Callable[[Fraction], str]) -> str:
        """The amount, its numbers written by ``write``."""
        return f"{self.relation.replace('>=', '≥').replace('<=', '≤')} {write(self.value)}"


class _Interval(_Amount):
    low: Number
    high: Number | None

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.high is not None and self.high < self.low:
            raise ValueError("low is larger than high")
        return self

    def _interval(self) -> tuple[Fraction | None, bool, Fraction | None, bool]:
        return self.low, True, self.high, True

    @property
    def value(self) -> Fraction:
        """The lower end, for callers who want one number."""
        return self.low


class Range(_Interval):
    """From one number to another, both inside: "between 3 and 4 million"."""

    kind: Literal["range"] = "range"
    high: Number
    approximate: bool = False

    def written(self, write: Callable[[Fraction], str]) -> str:
        """The amount, its numbers written by ``write``."""
        return f"{'~ ' if self.approximate else ''}{write(self.low)} to {write(self.high)}"


class Vague(_Interval):
    """An amount without a number: "dozens of drones". The interval is a convention (lexicon/vague.toml)."""

    kind: Literal["vague"] = "vague"
    word: str

    def written(self, write: Callable[[Fraction], str]) -> str:
        """The words themselves."""
        return self.word


Amount = Annotated[Exact | Approximate | Bounded | Range | Vague, Field(discriminator="kind")]
"""What number words mean as a set of numbers."""


class Unit(Frozen):
    """What is measured: "dollar", "percentage", "hour / day".

    ``kind`` is the kind of quantity ("currency", "length", ...), ``uri`` the Wikipedia page that quantulum3's registry
    gives, ``dimensions`` the powers of base units.
    """

    name: str
    kind: str
    uri: str | None = None
    dimensions: tuple[tuple[str, int], ...] = ()

    def __str__(self) -> str:
        return self.name


class Item(Frozen):
    """The thing counted: "other port towns", by its head lemma "town".

    ``carried`` is true where the noun stands elsewhere ("840 hurt" after "310 civilians").
    """

    span: Span
    head: str
    carried: bool = False

    @property
    def text(self) -> str:
        """The words of the item."""
        return self.span.text

    def __str__(self) -> str:
        return self.span.text


class Whole(Frozen):
    """What the quantity is part of: "46 drones" for "38 of them", "the city's homes" for "85% of the city's homes"."""

    span: Span
    amount: Amount | None = None

    @property
    def text(self) -> str:
        """The words of the whole."""
        return self.span.text

    def __str__(self) -> str:
        return self.span.text


Change = Literal["up", "down", "additional"]


class Quantity(Frozen):
    """One quantity of the text.

    ``span`` covers the whole expression with its modifiers, unit and item; ``number`` the number words alone.
    ``share`` holds the two numbers of "one in five" (its value is 1/5). ``about`` is what or whom the number describes.
    ``rule`` names the rule that read it.
    """

    span: Span
    number: Span
    amount: Amount
    unit: Unit | None = None
    item: Item | None = None
    whole: Whole | None = None
    change: Change | None = None
    share: tuple[Number, Number] | None = None
    about: Span | None = None
    modifiers: tuple[Span, ...] = ()
    rule: str

    @property
    def value(self) -> Fraction:
        """The number named by the words; the lower end of a range or of a vague amount."""
        return self.amount.value

    @property
    def low(self) -> Fraction | None:
        """The lower end of the amount, None when open."""
        return self.amount.low

    @property
    def high(self) -> Fraction | None:
        """The upper end of the amount, None when open."""
        return self.amount.high

    def contains(self, x: float | int | str | Decimal | Fraction) -> bool:
        """Whether the amount allows ``x``."""
        return self.amount.contains(x)

    def compatible(self, other: Quantity) -> bool:
        """Whether both quantities may be the same number of the same thing: same unit, and amounts that meet."""
        mine, theirs = (self.unit and self.unit.name), (other.unit and other.unit.name)
        return mine == theirs and self.amount.compatible(other.amount)

    def to(self, unit: str) -> Quantity:
        """The same quantity in another unit, with exact numbers: ``q.to("km")``, ``q.to("miles per hour")``.

        Where ``change`` is "up" or "down" the amount is a difference, so 5 degrees Celsius become 9 degrees Fahrenheit.
        A vague amount becomes an approximate range. The span still holds the words of the text. ConversionError where
        kinds differ or between currencies; MissingExtraError without the extra ``convert``, which brings Pint.
        """
        found: Quantity = import_module("claimparse._convert").converted(self, unit)
        return found

    def __str__(self) -> str:
        """The quantity in a line that reads back: "> 2,000 people", "$12 million", "6 hours / day", "1 in 5 homes"."""
        unit, one = self.unit.name if self.unit else "", self.amount.written(str) == "1"
        unit, slash, by = unit.partition(" / ")
        if self.share:
            words = [self.amount.written(lambda _: "{} in {}".format(*map(format_number, self.share or ())))]
        else:
            words = [self.amount.written(lambda n: _with_sign(write_number(n), unit))]
        if unit and (unit not in _SIGNS or self.amount.kind == "vague") and self.unit and self.unit.kind != "rate":
            words += ["of"] * self._is_plural_numeral() + [unit if one else plural(unit)]
        if slash:
            words.append(f"/ {by}")
        if self.item and not (self.whole and self.item.text in self.whole.text):
            words += ["of"] * (self.whole is None and self._counts_by_of()) + [self.item.text]
        if self.unit and self.unit.kind == "rate":
            words.append(unit)
        if self.whole:
            words += ["of", self.whole.text]
        return " ".join(words)

    def _is_plural_numeral(self) -> bool:
        """Whether the words are "dozens" or "tens of thousands", which take "of"; "several hundred" takes none."""
        return isinstance(self.amount, Vague) and self.amount.word.endswith("s") and self.amount.word[-2:] != "us"

    def _counts_by_of(self) -> bool:
        """Whether the text joins number and item by "of": "dozens of ships", "40 tonnes of grain"."""
        if self._is_plural_numeral() and not self.unit:
            return True
        behind = self.span.text[self.number.end - self.span.start :]
        return self.item is not None and " of " in behind.partition(self.item.text)[0]


_SIGNS = {
    "percentage": "{}%",
    "dollar": "${}",
    "united states dollar": "US${}",
    "pound sterling": "£{}",
    "euro": "€{}",
}


def _with_sign(number: str, unit: str) -> str:
    if unit in _SIGNS and unit != "percentage" and number[-2:-1] == ".":
        number += "0"
    if number.startswith("-"):
        return "-" + _SIGNS.get(unit, "{}").format(number[1:])
    return _SIGNS.get(unit, "{}").format(number)


# ---------------------------------------------------------------- stance


class Commitment(StrEnum):
    """How far a holder is committed to a proposition, after Saurí and Pustejovsky (2009), FactBank."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    UNCOMMITTED = "U"
    NOT_POSSIBLE = "PS-"
    NOT_PROBABLE = "PR-"
    NOT_CERTAIN = "CT-"

    @property
    def score(self) -> float:
        """From 3 (certain that it is so) over 0 (uncommitted) to -3 (certain that it is not)."""
        return _SCORES[self]

    @property
    def words(self) -> str:
        """What the value says of its holder: "certain of it"."""
        return _STANDS[self]


_SCORES = dict(zip(Commitment, (3.0, 2.0, 1.0, 0.0, -1.0, -2.0, -3.0), strict=True))


class StanceLabel(StrEnum):
    """The stance of a claim in a word; the later in this list, the sooner it wins."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    HEDGED = "hedged"
    NEGATED = "negated"
    DENIED = "denied"
    CONDITIONAL = "conditional"
    QUESTIONED = "questioned"


class CueKind(StrEnum):
    """What a cue does to somebody's commitment."""

    NEGATION = "negation"
    IMPLICATIVE = "implicative"
    DENIAL = "denial"
    WITHHOLDING = "withholding"
    MODAL = "modal"
    HEDGE = "hedge"
    APPEARANCE = "appearance"
    EVIDENTIAL = "evidential"
    DOXASTIC = "doxastic"
    REPORT = "report"
    DOUBT = "doubt"
    CONDITION = "condition"
    COUNTERFACTUAL = "counterfactual"
    QUESTION = "question"
    DISTANCING = "distancing"
    FACTIVE = "factive"
    INTENTION = "intention"
    ATTEMPT = "attempt"
    PSEUDO = "pseudo"


class Cue(Frozen):
    """The smallest words that change somebody's commitment, and the words whose reading they change.

    ``spans`` are several for "neither ... nor", part of a word for "un-supported". ``scope`` excludes the cue.
    ``note`` says why a ``pseudo`` cue is inert. ``entry`` names the lexicon entry or rule.
    """

    spans: Annotated[tuple[Span, ...], Field(min_length=1)]
    kind: CueKind
    scope: tuple[Span, ...] = ()
    entry: str
    note: str | None = None

    @property
    def text(self) -> str:
        """The cue's words."""
        return " ... ".join(s.text for s in self.spans)

    @property
    def inert(self) -> bool:
        """Whether the cue only looks like one."""
        return self.kind is CueKind.PSEUDO


class SourceStance(Frozen):
    """What one source is committed to. ``name`` is None for "it is reported"; ``spans`` are then empty."""

    name: str | None
    spans: tuple[Span, ...] = ()
    commitment: Commitment


class Step(Frozen):
    """One step of the resolution of a stance: which words did what."""

    span: Span | None
    effect: str


class Stance(Frozen):
    """How firmly a claim is held: by the author, and by each source from the outermost to the innermost.

    ``expected`` is the belief that readers form on average, from -3 (it is not so) to 3 (it is so): that of the
    innermost holder where he commits himself, and calibrated on annotated sentences where he does not, so that a plan
    (0.7) is told from a refusal to say (0). It tells what a text makes of a claim, not whether the claim is true.
    """

    label: StanceLabel
    author: Commitment
    expected: Annotated[float, Field(ge=-3, le=3)] = 0.0
    sources: tuple[SourceStance, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def source(self) -> SourceStance | None:
        """The innermost source, who holds the claim itself."""
        return self.sources[-1] if self.sources else None

    @property
    def score(self) -> float:
        """The innermost holder's commitment as a number from -3 to 3."""
        return (self.source.commitment if self.source else self.author).score

    def explain(self) -> str:
        """The reasons in a sentence.

        >>> Stance(label=StanceLabel.HEDGED, author=Commitment.POSSIBLE).explain()
        'Hedged: the author thinking it possible (PS+).'
        """
        holders = [("the author", self.author), *((s.name or "an unnamed source", s.commitment) for s in self.sources)]
        who = ", ".join(f"{name} {c.words} ({c.value})" for name, c in holders)
        why = "; ".join(f'"{s.span.text}" {s.effect}' if s.span else s.effect for s in self.steps)
        return f"{self.label.value.capitalize()}: {who}" + (f", because {why}." if why else ".")


_STANDS = {
    Commitment.CERTAIN: "certain of it",
    Commitment.PROBABLE: "thinking it likely",
    Commitment.POSSIBLE: "thinking it possible",
    Commitment.UNCOMMITTED: "uncommitted",
    Commitment.NOT_POSSIBLE: "thinking it possibly untrue",
    Commitment.NOT_PROBABLE: "thinking it unlikely",
    Commitment.NOT_CERTAIN: "certain that it is not so",
}


# ---------------------------------------------------------------- attribution


class QuotationKind(StrEnum):
    """Direct: the source's words between quotation marks. Mixed: some of them. Indirect: none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class SpeechAct(StrEnum):
    """What the source does with the words, after Searle's classes with denial and withholding told apart.

    Who does "not deny" a claim withholds, too, and is committed to nothing.
    """

    ASSERTS = "asserts"
    DENIES = "denies"
    COMMITS = "commits"
    DIRECTS = "directs"
    EVALUATES = "evaluates"
    WITHHOLDS = "withholds"


class Engine(StrEnum):
    """What found an attribution: the rules, the trained model, or both of them the same cue."""

    RULES = "rules"
    MODEL = "model"
    BOTH = "both"


class SpeakerKind(StrEnum):
    """Who speaks."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    PUBLICATION = "publication"
    UNKNOWN = "unknown"


class MentionKind(StrEnum):
    """How a speaker is mentioned."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Mention(Frozen):
    """One mention of a speaker."""

    span: Span
    kind: MentionKind


class Speaker(Frozen):
    """One person or body across the document; ``name`` is unique in it and is what ``Attribution.speakers`` hold."""

    name: str
    kind: SpeakerKind
    role: str | None = None
    mentions: tuple[Mention, ...] = ()


class Attribution(Frozen):
    """Who says it, with which words, and what.

    ``source`` is empty for "it is reported that"; ``speakers`` is empty where the text does not say who it is.
    ``content`` has several spans when it continues around its cue. ``target`` is whom the act addresses, as X in
    "accused X of". ``within`` is the index, in :attr:`Document.attributions`, of the attribution in whose content this
    one stands.

    ``engine`` tells what found it. ``probability`` is how probable it is that source and content are right, by the
    trained model; None where the rules alone found it. ``rule`` is "model" where the rules have no such attribution.
    """

    source: tuple[Span, ...] = ()
    speakers: tuple[str, ...] = ()
    cue: tuple[Span, ...] = ()
    content: Annotated[tuple[Span, ...], Field(min_length=1)]
    quotation: QuotationKind
    act: SpeechAct
    target: Span | None = None
    within: int | None = None
    rule: str
    engine: Engine = Engine.RULES
    probability: float | None = None

    @property
    def text(self) -> str:
        """The words of the content."""
        return " ".join(s.text for s in self.content)


# ---------------------------------------------------------------- claims and documents


class AnswerKind(StrEnum):
    """Denies: "denied the claims". Withholds: "would not comment on the claims". Concedes: admits what it denied."""

    DENIES = "denies"
    WITHHOLDS = "withholds"
    CONCEDES = "concedes"


class Answer(Frozen):
    """Which claim a claim answers, and whose that was.

    ``object`` are the words for what is answered ("the accusations"). ``claim`` is the index, in
    :attr:`Document.claims`, of the claim they stand for; None where the text has none. ``accuser`` are the words for
    whoever made it, ``accusers`` their names in :attr:`Document.speakers` where they are known; both are empty where
    the text does not say.
    """

    kind: AnswerKind
    object: Span
    claim: int | None = None
    accuser: tuple[Span, ...] = ()
    accusers: tuple[str, ...] = ()
    rule: str


class Claim(Frozen):
    """One proposition of the text, complete in itself: who holds it, how firmly, with which numbers.

    ``attribution`` is None for the author's own claims. ``head`` is the word whose stance is given. ``answers`` is
    there for a denial, a refusal to tell or an admission, where the text holds what it answers or names the accuser.
    """

    spans: Annotated[tuple[Span, ...], Field(min_length=1)]
    head: Span
    attribution: Attribution | None = None
    stance: Stance
    answers: Answer | None = None
    quantities: tuple[Quantity, ...] = ()
    cues: tuple[Cue, ...] = ()

    @property
    def text(self) -> str:
        """The words of the claim."""
        return " ".join(s.text for s in self.spans)

    @property
    def speakers(self) -> tuple[str, ...]:
        """The names of those who make the claim; empty for the author's own and for unresolved sources."""
        return self.attribution.speakers if self.attribution else ()


class TextWarning(Frozen):
    """Something odd in the text that was read around: a quotation mark without its partner, a lone surrogate."""

    code: str
    message: str
    span: Span | None = None


class Part(StrEnum):
    """The three parts of the analysis; claims are made where the last two are there."""

    QUANTITIES = "quantities"
    ATTRIBUTION = "attribution"
    STANCE = "stance"


class Signature(Frozen):
    """What produced a Document: enough to reproduce it; ``resolver`` names the coreference plugged in, if any.

    ``trained`` names the trained model with its version and hash; None where rules alone decided.
    """

    claimparse: str
    lexicon: str
    spacy: str
    model: str
    model_version: str
    trained: str | None = None
    resolver: str | None = None


class Document(Frozen):
    """All results for one text. ``Document.model_validate_json(d.model_dump_json()) == d``.

    ``name`` is the caller's own name for the text (the command line puts the file's path there); it is never read.
    ``parts`` says what was looked for; it is empty where a text could not be parsed, and ``warnings`` then say why.
    """

    text: str
    name: str | None = None
    parts: tuple[Part, ...] = ()
    claims: tuple[Claim, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    cues: tuple[Cue, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    warnings: tuple[TextWarning, ...] = ()
    signature: Signature | None = None

    @property
    def failed(self) -> bool:
        """Whether nothing could be looked for: a bad text in a stream, which ``warnings`` explain."""
        return not self.parts

    def stance_of(self, result: Quantity | Attribution) -> Stance | None:
        """How firmly a quantity or an attribution of this document is held: by the shortest claim that it is part of.

        None where it is part of none, as numbers in a title. ``Parser.stances`` reads any stretch of a text by itself.
        """
        holders = [c for c in self.claims if result in c.quantities or result == c.attribution]
        return min(holders, key=lambda c: len(c.text)).stance if holders else None

    def to_html(self) -> str:
        """One HTML page of this document that needs nothing else: no network, no script, no font.

        The article with its marks, a board of its speakers, each claim with the reasons for its stance at ``#claim-1``,
        ``#claim-2`` ..., its quantities, and who speaks about whom. :func:`claimparse.output.render.render` draws it in
        other ways.
        """
        page: str = import_module("claimparse.output.render").to_html([self])
        return page

    def _repr_html_(self) -> str:
        """What a notebook shows: the text with its marks, and a list of its claims."""
        fragment: str = import_module("claimparse.output.render").render(self, "inline")
        return fragment

    def speaker(self, name: str) -> Speaker:
        """The speaker of that canonical name; KeyError if there is none."""
        for speaker in self.speakers:
            if speaker.name == name:
                return speaker
        raise KeyError(name)


class Options(Frozen):
    """Choices that change what is found.

    ``vague``: whether amounts without a number ("dozens of drones") are given. ``scope``: whether the scope of a
    negation or hedge is its clause with the subject (as in the Conan Doyle corpus) or the words to its right (as in
    BioScope). ``threshold``: the least probability of an attribution that a trained model finds, 0 to 1; None is the
    model's own, which gives the best F1. More finds fewer and surer ones; rules have no probabilities.
    """

    vague: bool = True
    scope: Literal["clause", "right"] = "clause"
    threshold: Annotated[float, Field(ge=0, le=1)] | None = None
