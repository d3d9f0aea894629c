"""A reader of the units beside numbers: "$5", "5 km/h", "two shifts a week", "90-acre"."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import regex

from claimparse._quantities.lexicon import NumberWords, number_words
from claimparse._quantities.local_currencies import LocalCurrencies
from claimparse._quantities.registry import UnitRegistry, unit_registry
from claimparse.lexicon import Lexicon
from claimparse.lexicon.alternation import alternation
from claimparse.types import Unit

_END = r"(?![\p{L}\p{N}])"
_NAME_WORDS = regex.compile(r"\p{L}{1,24}+\.?+(?:[ -]\p{L}{1,24}+){0,4}+")
_FIRST_WORD = regex.compile(r"\p{L}++")
_WORD = regex.compile(r"[^\s-]++")
_JOINERS = frozenset("- ")
_OF_ARTICLE = regex.compile(r"(?: of)? an? |-")
_PER = regex.compile(r" ?/ ?|(?P<per> per |-per-)| (?P<each>an?|each|every) |-(?P<each>an?)-")
_NOUN = regex.compile(rf"\p{{Ll}}{{2,20}}+{_END}")
_AMOUNT_AND_NOUN = regex.compile(rf"\d{{1,3}}(?:,\d{{3}})*+(?: \p{{Ll}}{{2,20}}+)?+{_END}")
_TIME_ADVERB = regex.compile(
    r" (?:ago|earlier|later|hence|(?P<side>before|after)|on(?=[,.;]|$)|from (?:now|today|tomorrow))"
    r"(?!\p{L})"
)
_SHORT_TIMES = frozenset({"hour", "minute", "second"})
_LAST_WORD = regex.compile(r"[\p{L}\p{N}]++$")
_AGE_WORDS = regex.compile(r"(?:[ -]old(?!\p{L})|-olds?(?!\p{L})| of age(?!\p{L}))")
_BEFORE_SLASH = regex.compile(r" (\p{L}{1,3}+)(?=/\p{L})")
_CODE = regex.compile(r"(?<!\p{L})\p{Lu}-[\p{L}\p{N}]")
"""A letter that begins a name, a code or a compound: "F-16 jets", "C-sections"."""
_LAST_OF_PHRASE = regex.compile(
    r"\s(?:(?P<word>\p{Ll}{3})(?=[.,;:)]|$|\s(?:\(|a\s|per\s|each(?!\p{L})))|(?P<word>\p{Ll})(?![\p{L}'’-]|\s\p{Lu}))"
)
_FEET_MARKS = ("'", "’", "′")
_FEET, _INCHES = regex.compile(r"(?<![\p{L}\p{N}])\d['’′]$"), regex.compile(r"\d{1,2}(?!\d)")
"""What stands before and after the start of the inches of "5'10"."""
_INVARIANT = regex.compile(
    r"\s?(?P<word>stone|st)(?=\s(?:\d|(?:and|in|to|of|for|at|heavier|lighter|overweight)\b)|[.,;:)]|$)"
)
_APOSTROPHE = regex.compile(r"(?<=\p{L})['’](?=\p{L})")
_TONNES = ("t", "T")
_QUOTES = ("'", '"', "”")

UnitMatch = tuple[Unit, int]
"""A unit and the character where it ends (or, for a currency before its number, where it begins)."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    first_words: frozenset[str]
    longest_symbol: int
    currency: re.Pattern[str]
    currency_ends: frozenset[str]
    scale: regex.Pattern[str]
    counted_ahead: regex.Pattern[str]
    measured_ahead: regex.Pattern[str]
    cued: tuple[tuple[regex.Pattern[str], Unit], ...]
    after_fraction: tuple[tuple[regex.Pattern[str], Unit], ...]


@functools.lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> _Patterns:
    registry, numbers = unit_registry(lexicon), number_words(lexicon)
    codes = {s for s in registry.currencies if s.isalpha() and s.upper() == s and len(s) > 1} | registry.codes
    codes |= {s.rstrip("$") for s in registry.currencies if s.endswith("$")} - {""}
    code = rf"(?<![^\W_])(?:{alternation(codes)})\.? ?"
    signs = alternation(s for s in registry.currencies if not s.isalpha())
    return _Patterns(
        first_words=frozenset(f.group() for f in map(_FIRST_WORD.match, registry.surfaces) if f),
        longest_symbol=max(map(len, (*registry.symbols, *registry.attached_symbols))),
        currency=re.compile(rf"(?:(?:{code})?[$¥£]|{signs}|{code}) ?$"),
        currency_ends=frozenset(sign[-1] for sign in (*registry.currencies, *codes, *".$¥£")),
        scale=regex.compile(
            rf"(?: |-)?(?P<word>\L<words>){_END}| ?(?P<letter>\L<letters>){_END}",
            words=[f(w) for w in numbers.abbreviations for f in (str, str.upper, str.capitalize)],
            letters=list(numbers.letters),
        ),
        counted_ahead=regex.compile(
            r" (?:of |(?:[\p{L}-]{2,20} ){0,2}(?:\p{Ll}{2,20}s|\L<nouns>)(?!\p{L}))",
            nouns=sorted(numbers.counted),
        ),
        measured_ahead=regex.compile(r" ?(?:\(|x\d)| (?:\L<words>)(?!\p{L})", words=sorted(numbers.measured)),
        cued=tuple(
            (regex.compile(rf" {g.symbol}\.?(?= (?:\L<after>){_END})", after=sorted(g.after)), g.unit)
            for g in registry.cued_symbols
            if not g.fraction
        ),
        after_fraction=tuple(
            (regex.compile(rf"[ -]{g.symbol}(?= (?:\L<after>){_END})", after=sorted(g.after)), g.unit)
            for g in registry.cued_symbols
            if g.fraction
        ),
    )


class UnitReader:
    """Reads units in one text; each look is bounded, so all of them together take linear time."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        self.registry: UnitRegistry = unit_registry(lexicon)
        self._words: NumberWords = number_words(lexicon)
        self._patterns = _patterns(lexicon)
        self.local = LocalCurrencies(text, lexicon)

    def unit_named(self, word: str) -> Unit | None:
        """The unit that a word names."""
        return self.registry.of_surface(word)

    # ------------------------------------------------------------ beside the figures

    def currency_before(self, start: int) -> UnitMatch | None:
        """The currency whose sign or code ends at ``start`` ("US$", "EUR", "$"), and the character where it begins."""
        before = self.text[max(0, start - 2) : start].rstrip(" ")[-1:]
        if not before or before not in self._patterns.currency_ends:
            return None
        found = self._patterns.currency.search(self.text, max(0, start - 7), start)
        if not found:
            return None
        first = found.start() + 2 * found.group().startswith("A ")  # "A $5 note" has an article
        sign = "".join(self.text[first:start].split())
        currencies = self.registry.currencies
        unit = currencies.get(sign) or currencies.get(sign.rstrip(".")) or currencies.get(sign[-1:])
        return None if unit is None else (self.local.resolve(sign, unit, first), first)

    def is_attached_before(self, start: int) -> bool:
        """Return whether figures end a name, a code or a path: "G20", "B_52", "a/5"; those of "sub-70" do not."""
        text, before = self.text, self.text[start - 1 : start]
        if before.isalnum() or before in ("_", "\\", "#", "@"):
            return True
        if before in _FEET_MARKS and _FEET.search(text, max(0, start - 4), start) and _INCHES.match(text, start):
            return False
        if before in ("'", "’", ".", "/", '"'):
            return text[start - 2 : start - 1].isalnum() or text[start - 2 : start] == '="'
        if before not in ("-", "–"):
            return False
        word = _LAST_WORD.search(text, max(0, start - 12), start - 1)
        if word is None or word.group().isdecimal() or self._is_measure(word.group()):
            return False
        return word.group().casefold() not in self._words.open_prefixes and word.group() not in self._words.open_joints

    def _is_measure(self, word: str) -> bool:
        """Return whether a word is figures with a scale or a symbol of a unit, as "5m" in "5m-6m"."""
        letters = word.lstrip("0123456789")
        if len(letters) == len(word):
            return False
        is_scale = letters in self._words.letters or letters.casefold() in self._words.abbreviations
        return is_scale or letters in self.registry.attached_symbols

    def is_attached_after(self, end: int) -> bool:
        """Return whether a letter or digit follows directly: "49ers", "4x4", "737s"."""
        after = self.text[end : end + 1]
        return after.isalnum() or after == "_"

    def scale_after(self, end: int, money: bool) -> tuple[int, int]:
        """The factor of "bn", "k" or "m" after figures, and where it ends; for "m" the words around decide."""
        found = self._patterns.scale.match(self.text, end)
        if not found:
            return 1, end
        word, stop = found["word"], found.end()
        if word:
            is_unit = word == "mm" or (self.text[end].isspace() and word.casefold() in ("k", "mil", "mm", "mio"))
            return (1, end) if is_unit and not money else (self._words.abbreviations[word.casefold()], stop)
        letter = found["letter"]
        patterns, text = self._patterns, self.text
        is_counted = patterns.counted_ahead.match(text, stop) and not patterns.measured_ahead.match(text, stop)
        if money or (is_counted and letter not in _TONNES) or self._is_currency(self._unit_after_joiner(stop)):
            return self._words.letters[letter], stop
        return 1, end

    @staticmethod
    def _is_currency(found: UnitMatch | None) -> bool:
        return found is not None and found[0].kind == "currency"

    # ------------------------------------------------------------ after the number

    def after_currency(self, unit: Unit, end: int) -> UnitMatch:
        """A currency before a number with its rate and its words after it: "$58 per barrel", "$5 billion dollars"."""
        is_code = self.text[end + 1 : end + 4].isupper()
        repeated = (self._symbol_at(end) if is_code else None) or self._unit_after_joiner(end)
        if repeated is None or repeated[0].kind != "currency":
            return self.with_rate(unit, end)
        is_closer = unit.name == "dollar" and repeated[0].name.endswith((" dollar", " peso"))  # "$2,340 AUD"
        return self.with_rate(repeated[0] if is_closer else unit, repeated[1])

    def large_name_at(self, end: int) -> UnitMatch | None:
        """The unit of a usual word at the end of a phrase, which names it after a large number: "620,000 won"."""
        if not self.text[end : end + 1].isspace():
            return None
        found = _LAST_OF_PHRASE.match(self.text, end)
        unit = self.registry.large_names.get(found["word"]) if found else None
        return (unit, found.end()) if found and unit else None

    def invariant_name_at(self, end: int, value: Fraction) -> UnitMatch | None:
        """The unit of a word that is the same in the plural, after more than one: "12 stone", not "12 stone steps"."""
        is_possible = value > 1 and "st" in self.text[end : end + 3]
        found = _INVARIANT.match(self.text, end) if is_possible else None
        unit = self.registry.invariant_names.get(found["word"]) if found else None
        return (unit, found.end("word")) if found and unit else None

    def unit_after(self, end: int, *, fraction: bool, scale: int) -> UnitMatch | None:
        """The unit after a number with its rate, and where it ends.

        Args:
            end: The character after the number.
            fraction: Whether the number is a fraction, which may stand before an article: "half an hour".
            scale: The factor of the number's last words; amounts of a million and more are not weights or angles.
        """
        base = self._symbol_at(end) or self._unit_after_joiner(end, scale)
        if base is None and fraction:
            cued = ((pattern.match(self.text, end), unit) for pattern, unit in self._patterns.after_fraction)
            base = next(((unit, match.end()) for match, unit in cued if match), None)
            if base is None and (joiner := _OF_ARTICLE.match(self.text, end)):
                base = self._unit_at(joiner.end(), scale)
        return self.bare_rate(end) if base is None else self.with_rate(*base)

    def _symbol_at(self, end: int) -> UnitMatch | None:
        """The unit whose symbol follows, attached to the number or apart from it."""
        registry = self.registry
        following = self.text[end : end + 1]
        if following in _FEET_MARKS and self._is_before_inches(end):
            return registry.units["foot"], end + 1
        if not following.isspace():
            attached = self._longest_of(registry.attached_symbols, end)
            if not attached or self._closes_quote(attached, end):
                return None
            return registry.attached_symbols[attached], end + len(attached)
        slashed = _BEFORE_SLASH.match(self.text, end)
        if slashed and slashed[1] in registry.attached_symbols:
            return registry.attached_symbols[slashed[1]], slashed.end()
        for pattern, unit in self._patterns.cued:
            if cued := pattern.match(self.text, end):
                return unit, cued.end()
        start = end + (self.text[end : end + 1] == " ")
        separate = self._longest_of(registry.symbols, start)
        if not separate or _CODE.match(self.text, start + len(separate) - 1) or self._closes_quote(separate, end):
            return None
        return self.local.resolve(separate, registry.symbols[separate], end), start + len(separate)

    def _longest_of(self, symbols: Mapping[str, Unit], start: int) -> str:
        """The longest symbol that begins at a character and does not end inside a word; "" if there is none."""
        for end in range(start + self._patterns.longest_symbol, start, -1):
            if self.text[start:end] in symbols and not self.text[end : end + 1].isalnum():
                return self.text[start:end]
        return ""

    def _is_before_inches(self, end: int) -> bool:
        """Return whether a mark after figures means feet before inches: "5'10"."""
        is_feet = _FEET.search(self.text, max(0, end - 3), end + 1) is not None
        return is_feet and _INCHES.match(self.text, end + 1) is not None

    def _closes_quote(self, symbol: str, end: int) -> bool:
        """Return whether ' or " after figures may close a quotation instead of meaning feet or inches."""
        if symbol not in _QUOTES:
            return False
        if not self.text[end - 1].isdecimal():
            return True
        line, following = self.text[max(0, end - 200) : end], self.text[end + 1 : end + 2]
        line = _APOSTROPHE.sub("", line)
        return symbol == "”" or line.count(symbol) % 2 == 1 or (following.isalpha() or following in _QUOTES)

    def _unit_after_joiner(self, end: int, scale: int = 1) -> UnitMatch | None:
        """The unit whose name follows after a space or a hyphen."""
        return self._unit_at(end + (self.text[end : end + 1] in _JOINERS), scale)

    def _unit_at(self, position: int, scale: int = 1) -> UnitMatch | None:
        """The unit whose name begins at ``position``, the longest that the registry knows."""
        first = _FIRST_WORD.match(self.text, position)
        if not first or first.group().casefold() not in self._patterns.first_words:
            return None
        found = _NAME_WORDS.match(self.text, position)
        if not found:
            return None
        words = found.group().casefold()
        if len(words) != len(found.group()):
            return None
        for piece in reversed(list(_WORD.finditer(words))):
            for stop in dict.fromkeys((piece.end(), piece.start() + len(piece.group().rstrip(".")))):
                unit = self._unit_of_surface(words[:stop])
                if unit:
                    end = position + stop
                    return self._unit_in_context(words[:stop], unit, position, end, scale), self._end_of_age_words(
                        unit, end
                    )
        return None

    def _unit_of_surface(self, words: str) -> Unit | None:
        """The unit that words in lower case name, with hyphens or without."""
        return self.registry.surfaces.get(words) or self.registry.surfaces.get(words.replace("-", " "))

    def _end_of_age_words(self, unit: Unit, end: int) -> int:
        """The end of "old" or "of age" after a unit of time; ``end`` where there is neither."""
        found = _AGE_WORDS.match(self.text, end) if unit.kind == "time" else None
        return found.end() if found else end

    def _unit_in_context(self, words: str, unit: Unit, position: int, end: int, scale: int) -> Unit:
        """The unit that a name has by the words around it, "pound" of weight or of money; by default ``unit``."""
        for context in self.registry.contextual_units.get(words, ()):
            before = self.text[max(0, position - 40) : position].casefold().split()
            after = self.text[end : end + 14].casefold().split()[:1]
            is_hyphenated = context.hyphen and self.text[position - 1 : position] == "-"
            if scale < 1_000_000 and (
                is_hyphenated or not context.before.isdisjoint(before) or not context.after.isdisjoint(after)
            ):
                return context.unit
        return self.local.resolve(words, unit, position)

    # ------------------------------------------------------------ rates

    def with_rate(self, unit: Unit, end: int) -> UnitMatch:
        """A unit that ends at ``end`` with the rate after it ("per day", "/h", "a barrel"), and where that ends."""
        joiner = _PER.match(self.text, end) if unit.kind != "rate" else None
        denominator = joiner and self._denominator(joiner, unit)
        return (self.registry.per(unit, denominator[0]), denominator[1]) if denominator else (unit, end)

    def bare_rate(self, end: int) -> UnitMatch | None:
        """The rate after a number or a counted noun, and where it ends: "20 per week", "three attacks a day"."""
        joiner = _PER.match(self.text, end)
        denominator = joiner and self._denominator(joiner, None)
        if not denominator:
            return None
        dimensions = tuple((base, -power) for base, power in denominator[0].dimensions)
        return Unit(name=f"per {denominator[0].name}", kind="rate", dimensions=dimensions), denominator[1]

    def _is_point_in_time(self, unit: Unit, end: int) -> bool:
        """Return whether "a year" begins a point in time: "a year ago", "a day after"; not in "an hour before tax"."""
        found = _TIME_ADVERB.match(self.text, end) if unit.kind == "time" else None
        return found is not None and not (found["side"] and unit.name in _SHORT_TIMES)

    def _priced(self, named: Unit, end: int) -> UnitMatch:
        """What has a price, which is no money: "$3 a pound"."""
        words = self.text[max(0, end - 24) : end].rpartition(" ")[2].casefold()
        others = (other.unit for other in self.registry.contextual_units.get(words, ()))
        return next((other for other in others if named.kind == "currency" != other.kind), named), end

    def _denominator(self, joiner: regex.Match[str], unit: Unit | None) -> UnitMatch | None:
        """The denominator of a rate: a unit, after "per" any noun, after "a" and "each" a noun that has a price.

        After "per" it may have an amount: "per 100,000 people".
        """
        position, has_per = joiner.end(), bool(joiner["per"])
        named = self._unit_at(position)
        if joiner["each"] and named and self._is_point_in_time(*named):
            return None
        if not has_per and not joiner["each"]:
            symbol = self._longest_of(self.registry.attached_symbols, position)
            if unit is None:
                return None
            return (self.registry.attached_symbols[symbol], position + len(symbol)) if symbol else named
        is_priced = unit is not None and unit.kind in ("currency", "dimensionless")
        if named and (has_per or unit is not None or named[0].kind == "time"):
            return self._priced(*named) if unit is not None and unit.kind == "currency" else named
        noun = has_per and _AMOUNT_AND_NOUN.match(self.text, position)
        noun = noun or _NOUN.match(self.text, position)
        if not noun or not (has_per or (is_priced and noun.group() in self.registry.priced_nouns)):
            return None
        return Unit(name=noun.group(), kind="count", dimensions=((noun.group(), 1),)), noun.end()
