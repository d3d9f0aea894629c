"""Reads the unit beside a number: "$5", "5 km/h", "two shifts a week", "90-acre"."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import regex

from claimparse._quantities.lexicon import NumberWords, number_words
from claimparse._quantities.registry import UnitRegistry, unit_registry
from claimparse.lexicon import Lexicon
from claimparse.types import Unit

_BLANK = "[ \u00a0\u202f\u2009]"
_END = r"(?![\p{L}\p{N}])"
_WORDS = regex.compile(r"\p{L}{1,24}+\.?+(?:[ \u00a0-]\p{L}{1,24}+){0,4}+")
_FIRST_WORD = regex.compile(r"\p{L}++")
_PIECE = regex.compile(r"[^\s\u00a0-]++")
_JOINTS = frozenset("- \u00a0\u202f\u2009")
_OF_A = regex.compile(rf"(?:{_BLANK}of)?{_BLANK}an?{_BLANK}|-")
_PER = regex.compile(
    rf"{_BLANK}?/{_BLANK}?|(?P<per>{_BLANK}per{_BLANK}|-per-)|{_BLANK}(?P<each>an?|each|every){_BLANK}|-(?P<each>an?)-"
)
_NOUN = regex.compile(rf"\p{{Ll}}{{2,20}}+{_END}")
_MOMENT = regex.compile(
    rf"{_BLANK}(?:ago|earlier|later|hence|(?P<side>before|after)|on(?=[,.;]|$)|from{_BLANK}(?:now|today|tomorrow))"
    r"(?!\p{L})"
)
_SHORT_TIMES = frozenset({"hour", "minute", "second"})
_TAIL_WORD = regex.compile(r"[\p{L}\p{N}]++$")
_OLD = regex.compile(r"(?:[ -]old(?!\p{L})|-olds?(?!\p{L})| of age(?!\p{L}))")
_SLASHED = regex.compile(rf"{_BLANK}(\p{{L}}{{1,3}}+)(?=/\p{{L}})")
_OPEN_PREFIXES = frozenset(
    {"sub", "mid", "under", "over", "pre", "post", "minus", "plus", "non", "to", "near", "about", "now", "then"}
)
_NUMBER_JOINTS = frozenset({"and", "or", "by", "in", "hundred", "thousand", "million", "foot", "feet"})
_TONNES = ("t", "T")
_QUOTES = ("'", '"', "”")

Found = tuple[Unit, int]
"""A unit and the character where it ends (or, for a currency before its number, where it begins)."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    first_words: frozenset[str]
    apart: regex.Pattern[str]
    glued: regex.Pattern[str]
    currency: regex.Pattern[str]
    scale: regex.Pattern[str]
    counted_ahead: regex.Pattern[str]
    measured_ahead: regex.Pattern[str]
    guided: tuple[tuple[regex.Pattern[str], Unit], ...]


@functools.lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> _Patterns:
    registry, numbers = unit_registry(lexicon), number_words(lexicon)
    codes = {s for s in registry.prefixes if s.isalpha() and s.upper() == s and len(s) > 1} | {"Rs", "Rp", "Tk"}
    codes |= {s.rstrip("$") for s in registry.prefixes if s.endswith("$")} - {""}
    code = rf"(?<![\p{{L}}\p{{N}}])(?:\L<codes>){_BLANK}?"
    return _Patterns(
        first_words=frozenset(f.group() for f in map(_FIRST_WORD.match, registry.surfaces) if f),
        apart=regex.compile(rf"{_BLANK}?(?:\L<symbols>){_END}", symbols=list(registry.symbols)),
        glued=regex.compile(rf"(?:\L<symbols>){_END}", symbols=list(registry.glued)),
        currency=regex.compile(
            rf"(?:(?:{code})?[$¥£]|\L<signs>|{code}){_BLANK}?$",
            codes=sorted(codes),
            signs=[s for s in registry.prefixes if not s.isalpha()],
        ),
        scale=regex.compile(
            rf"(?:{_BLANK}|-)?(?P<word>\L<words>){_END}|{_BLANK}?(?P<letter>\L<letters>){_END}",
            words=[f(w) for w in numbers.abbreviations for f in (str, str.upper, str.capitalize)],
            letters=list(numbers.letters),
        ),
        counted_ahead=regex.compile(
            rf"{_BLANK}(?:of{_BLANK}|(?:[\p{{L}}-]{{2,20}}{_BLANK}){{0,2}}(?:\p{{Ll}}{{2,20}}s|\L<nouns>)(?!\p{{L}}))",
            nouns=sorted(numbers.counted),
        ),
        measured_ahead=regex.compile(
            rf"{_BLANK}?(?:\(|x\d)|{_BLANK}(?:\L<words>)(?!\p{{L}})", words=sorted(numbers.measured)
        ),
        guided=tuple(
            (regex.compile(rf"{_BLANK}{g.symbol}\.?(?={_BLANK}(?:\L<after>){_END})", after=sorted(g.after)), g.unit)
            for g in registry.guided
        ),
    )


class UnitReader:
    """Reads units in one text; every look is bounded, so all of them together are linear."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        self.registry: UnitRegistry = unit_registry(lexicon)
        self._words: NumberWords = number_words(lexicon)
        self._find = _patterns(lexicon)

    def named(self, word: str) -> Unit | None:
        """The unit that a word names."""
        return self.registry.of_surface(word)

    # ------------------------------------------------------------ beside the figures

    def currency_before(self, start: int) -> Found | None:
        """The currency whose sign or code ends at ``start``, and where it begins: "US$", "EUR", "$"."""
        if not start or self.text[start - 1] in "\n,;:()-":
            return None
        found = self._find.currency.search(self.text, max(0, start - 7), start)
        if not found:
            return None
        first = found.start() + 2 * found.group().startswith("A ")  # "A $5 note" has an article
        sign = "".join(self.text[first:start].split())
        unit = self.registry.prefixes.get(sign) or self.registry.prefixes.get(sign[-1:])
        return None if unit is None else (unit, first)

    def glued_before(self, start: int) -> bool:
        """Whether figures are the tail of a name, code or path: "G20", "B_52", "a/5"; those of "sub-70" are not."""
        text, before = self.text, self.text[start - 1 : start]
        if before.isalnum() or before in ("_", "\\", "#", "@"):
            return True
        if before in ("'", "’", ".", "/", '"'):
            return text[start - 2 : start - 1].isalnum() or text[start - 2 : start] == '="'
        if before not in ("-", "–"):
            return False
        word = _TAIL_WORD.search(text, max(0, start - 12), start - 1)
        if word is None or word.group().isdecimal():
            return False
        return word.group().casefold() not in _OPEN_PREFIXES and word.group() not in _NUMBER_JOINTS

    def glued_after(self, end: int) -> bool:
        """Whether letters or digits that are no unit follow at once: "49ers", "4x4", "737s"."""
        after = self.text[end : end + 1]
        return after.isalnum() or after == "_"

    def scale_after(self, end: int, money: bool) -> tuple[int, int]:
        """The factor of "bn", "k", "m" after figures and where it ends; for "m" the words around decide."""
        found = self._find.scale.match(self.text, end)
        if not found:
            return 1, end
        word, stop = found["word"], found.end()
        if word:
            unsure = word == "mm" or (self.text[end].isspace() and word.casefold() in ("k", "mil", "mm", "mio"))
            return (1, end) if unsure and not money else (self._words.abbreviations[word.casefold()], stop)
        letter = found["letter"]
        find, text = self._find, self.text
        counted = find.counted_ahead.match(text, stop) and not find.measured_ahead.match(text, stop)
        if money or (counted and letter not in _TONNES) or self._is_currency(self._word_unit(stop)):
            return self._words.letters[letter], stop
        return 1, end

    @staticmethod
    def _is_currency(found: Found | None) -> bool:
        return found is not None and found[0].kind == "currency"

    # ------------------------------------------------------------ behind the number

    def after_currency(self, unit: Unit, end: int) -> Found:
        """A currency's rate and words: "$58 per barrel", "$5 billion dollars"."""
        again = self._word_unit(end)
        return self.rate(again[1] if again and again[0].kind == "currency" else end, unit)

    def after(self, end: int, *, fraction: bool, scale: int) -> Found | None:
        """The unit after a number and where it ends, its rate included; "half an hour" where ``fraction``."""
        base = self._symbol(end) or self._word_unit(end, scale)
        if base is None and fraction and (joint := _OF_A.match(self.text, end)):
            base = self._named_at(joint.end(), scale)
        return self.bare_rate(end) if base is None else self.rate(base[1], base[0])

    def _symbol(self, end: int) -> Found | None:
        registry = self.registry
        if not self.text[end : end + 1].isspace():
            glued = self._find.glued.match(self.text, end)
            if not glued or self._closes_quote(glued.group(), end):
                return None
            return registry.glued[glued.group()], glued.end()
        slashed = _SLASHED.match(self.text, end)
        if slashed and slashed[1] in registry.glued:
            return registry.glued[slashed[1]], slashed.end()
        for pattern, unit in self._find.guided:
            if guided := pattern.match(self.text, end):
                return unit, guided.end()
        apart = self._find.apart.match(self.text, end)
        if not apart or self._closes_quote(apart.group().strip(), end):
            return None
        symbol = apart.group().strip()
        if symbol == "m" and self.text[apart.end() : apart.end() + 1].isalpha():
            return None
        return registry.symbols[symbol], apart.end()

    def _closes_quote(self, symbol: str, end: int) -> bool:
        """Whether ' or " after figures may close a quotation instead of meaning feet or inches."""
        if symbol not in _QUOTES:
            return False
        line, following = self.text[max(0, end - 200) : end], self.text[end + 1 : end + 2]
        return symbol == "”" or line.count(symbol) % 2 == 1 or (following.isalpha() or following in _QUOTES)

    def _word_unit(self, end: int, scale: int = 1) -> Found | None:
        return self._named_at(end + (self.text[end : end + 1] in _JOINTS), scale)

    def _named_at(self, position: int, scale: int = 1) -> Found | None:
        """The unit whose name begins at ``position``, the longest that the registry knows."""
        first = _FIRST_WORD.match(self.text, position)
        if not first or first.group().casefold() not in self._find.first_words:
            return None
        found = _WORDS.match(self.text, position)
        if not found:
            return None
        words = found.group().replace("\u00a0", " ").casefold()
        if len(words) != len(found.group()):
            return None
        for piece in reversed(list(_PIECE.finditer(words))):
            for stop in dict.fromkeys((piece.end(), piece.start() + len(piece.group().rstrip(".")))):
                unit = self._surface(words[:stop])
                if unit:
                    end = position + stop
                    return self._by_context(words[:stop], unit, position, end, scale), self._old(unit, end)
        return None

    def _surface(self, words: str) -> Unit | None:
        return self.registry.surfaces.get(words) or self.registry.surfaces.get(words.replace("-", " "))

    def _old(self, unit: Unit, end: int) -> int:
        """Take in "old" and "of age" after years and months."""
        found = _OLD.match(self.text, end) if unit.kind == "time" else None
        return found.end() if found else end

    def _by_context(self, words: str, unit: Unit, position: int, end: int, scale: int) -> Unit:
        for context in self.registry.contexts.get(words, ()):
            before = self.text[max(0, position - 40) : position].casefold().split()
            after = self.text[end : end + 14].casefold().split()[:1]
            hyphen = context.hyphen and self.text[position - 1 : position] == "-"
            if scale < 1_000_000 and (
                hyphen or not context.before.isdisjoint(before) or not context.after.isdisjoint(after)
            ):
                return context.unit
        return unit

    # ------------------------------------------------------------ rates

    def rate(self, end: int, unit: Unit) -> Found:
        """ "per day", "/h", "a barrel", "each year" after a unit: the unit with its rate, and where it ends."""
        joint = _PER.match(self.text, end) if unit.kind != "rate" else None
        by = joint and self._denominator(joint, unit)
        return (self.registry.per(unit, by[0]), by[1]) if by else (unit, end)

    def bare_rate(self, end: int) -> Found | None:
        """A rate after a number or a counted noun: "20 per week", "three attacks a day"."""
        joint = _PER.match(self.text, end)
        by = joint and self._denominator(joint, None)
        if not by:
            return None
        dimensions = tuple((base, -power) for base, power in by[0].dimensions)
        return Unit(name=f"per {by[0].name}", kind="rate", dimensions=dimensions), by[1]

    def _is_moment(self, unit: Unit, end: int) -> bool:
        """Whether "a year" is a point in time: "a year ago", "a day after"; "an hour before tax" is a rate."""
        found = _MOMENT.match(self.text, end) if unit.kind == "time" else None
        return found is not None and not (found["side"] and unit.name in _SHORT_TIMES)

    def _denominator(self, joint: regex.Match[str], unit: Unit | None) -> Found | None:
        """What a rate is given for: a unit; after "per" any noun; after "a" and "each" what prices are given for."""
        position, per = joint.end(), bool(joint["per"])
        named = self._named_at(position)
        if joint["each"] and named and self._is_moment(*named):
            return None
        if not per and not joint["each"]:
            symbol = self._find.glued.match(self.text, position)
            if unit is None:
                return None
            return (self.registry.glued[symbol.group()], symbol.end()) if symbol else named
        priced = unit is not None and unit.kind in ("currency", "dimensionless")
        if named and (per or unit is not None or named[0].kind == "time"):
            return named
        noun = _NOUN.match(self.text, position)
        if not noun or not (per or (priced and noun.group() in self.registry.each)):
            return None
        return Unit(name=noun.group(), kind="count", dimensions=((noun.group(), 1),)), noun.end()
