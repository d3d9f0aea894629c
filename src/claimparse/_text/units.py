"""Reads the unit beside a number: "$5", "5 km/h", "six hours a day", "500-acre"."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import regex

from claimparse._units import UnitRegistry, unit_registry
from claimparse.lexicon import Lexicon
from claimparse.lexicon.quantities import number_words
from claimparse.types import Unit

_BLANK = "[ \u00a0\u202f\u2009]"
_WORDS = regex.compile(r"\p{L}{1,24}+\.?+(?:[ \u00a0-]\p{L}{1,24}+){0,4}+", regex.V0)
_PIECE = regex.compile(r"[^\s\u00a0-]++")
_SEPARATOR = regex.compile(rf"-|{_BLANK}?")
_OF_A = regex.compile(rf"(?:{_BLANK}of)?{_BLANK}an?{_BLANK}|-")
_PER = regex.compile(
    rf"{_BLANK}?/{_BLANK}?|{_BLANK}(?P<per>per){_BLANK}|-per-|{_BLANK}(?P<each>an?|each|every){_BLANK}"
)
_NOUN = regex.compile(r"\p{Ll}{2,20}+(?![\p{L}\p{N}])")
_PLURAL_AHEAD = regex.compile(
    rf"{_BLANK}(?:of{_BLANK}|(?:[\p{{L}}-]{{2,20}}{_BLANK}){{0,2}}(?:\p{{Ll}}{{2,20}}s|people|men|women|children|staff|police|visitors)(?!\p{{L}}))"
)
_DIMENSION_AHEAD = regex.compile(
    rf"{_BLANK}?(?:\(|x\d|by\s)|{_BLANK}(?:tall|wide|long|high|deep|away|apart|above|below|across|race|relay|freestyle|sprint|hurdles|from)(?!\p{{L}})"
)
_TAIL_WORD = regex.compile(r"[\p{L}\p{N}]++$")
_OLD = regex.compile(r"[ -]old(?!\p{L})|-olds?(?!\p{L})| of age(?!\p{L})")
_SLASHED = regex.compile(rf"{_BLANK}(\p{{L}}{{1,3}}+)(?=/\p{{L}})")
_SIGN_ENDS = frozenset("$€£¥₹₽₩₪₿₫฿₺₴₱₦₵₸元円.")
_OPEN_PREFIXES = frozenset(
    {"sub", "mid", "under", "over", "pre", "post", "minus", "plus", "non", "to", "near", "about"}
)
_NUMBER_JOINTS = frozenset({"to", "and", "or", "by", "in", "hundred", "thousand", "million"})


@functools.lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> tuple[regex.Pattern[str], ...]:
    registry, numbers = unit_registry(lexicon), number_words(lexicon)
    symbol = rf"{_BLANK}?(?:\L<symbols>)(?![\p{{L}}\p{{N}}])"
    glued = r"(?:\L<symbols>)(?![\p{L}\p{N}])"
    signs = [s for s in registry.prefixes if not s.isalpha()]
    before = rf"(?:(?:(?<![\p{{L}}\p{{N}}])(?:\L<codes>){_BLANK}?)?[$¥£]|(?:\L<signs>)|(?<![\p{{L}}\p{{N}}])(?:\L<codes>)){_BLANK}?$"
    codes = [s for s in registry.prefixes if s.isalpha() and s not in ("Sh", "TL", "Dh", "zł", "ctvs")]
    letters = [s.rstrip("$") for s in registry.prefixes if s.endswith("$") and len(s) > 1]
    scale = rf"-?(?P<word>\L<abbreviations>)(?![\p{{L}}\p{{N}}])|{_BLANK}?(?P<letter>\L<letters>)(?![\p{{L}}\p{{N}}])"
    return (
        regex.compile(symbol, symbols=list(registry.symbols)),
        regex.compile(glued, symbols=list(registry.glued)),
        regex.compile(before, codes=sorted({*codes, *letters}), signs=signs),
        regex.compile(
            rf"{_BLANK}?" + scale,
            abbreviations=[f(w) for w in numbers.abbreviations for f in (str, str.upper, str.capitalize)],
            letters=list(numbers.letters),
        ),
    )


@dataclass(frozen=True, slots=True)
class UnitReader:
    """Reads units in one text; every look is bounded, so all of them together are linear."""

    text: str
    lexicon: Lexicon

    @property
    def registry(self) -> UnitRegistry:
        """The registry of the lexicon."""
        return unit_registry(self.lexicon)

    def named(self, word: str) -> Unit | None:
        """The unit that a word names."""
        return self.registry.of_surface(word)

    def currency_before(self, start: int) -> tuple[Unit, int] | None:
        """The currency whose sign or code ends at ``start``, and where it begins: "US$", "EUR", "$"."""
        if not start or not (
            self.text[start - 1] in _SIGN_ENDS or self.text[start - 1].isalpha() or self.text[start - 1].isspace()
        ):
            return None
        found = _patterns(self.lexicon)[2].search(self.text, max(0, start - 7), start)
        if not found:
            return None
        sign = "".join(found.group().split())
        unit = self.registry.prefixes.get(sign)
        if unit is None:
            unit = self.registry.prefixes.get(sign[-1])
        return None if unit is None else (unit, found.start())

    def glued_before(self, start: int) -> bool:
        """Whether figures are the tail of a name, code or path: "G20", "B_52", "a/5"; "sub-300" and "mid-20" are not."""
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
        if end >= len(self.text):
            return False
        return self.text[end].isalnum() or self.text[end] == "_"

    def scale_after(self, end: int, money: bool) -> tuple[int, int] | None:
        """The factor of "bn", "k", "m" after figures; letters that are also units ask the words around."""
        found = _patterns(self.lexicon)[3].match(self.text, end)
        if not found:
            return None
        numbers = number_words(self.lexicon)
        if found["word"]:
            factor = numbers.abbreviations[found["word"].casefold()]
            spaced = self.text[end].isspace()
            if found["word"] == "mm" or (
                spaced and (found["word"].casefold() in ("k", "mil", "mm", "mio") and not money)
            ):
                return (factor, found.end()) if money else None
            return factor, found.end()
        ahead = money or (
            _PLURAL_AHEAD.match(self.text, found.end()) and not _DIMENSION_AHEAD.match(self.text, found.end())
        )
        if not ahead and not self._currency_at(found.end()):
            return None
        return numbers.letters[found["letter"]], found.end()

    def _currency_at(self, position: int) -> bool:
        unit = self._word_unit(position)
        return unit is not None and unit[0].kind == "currency"

    def after_currency(self, unit: Unit, end: int) -> tuple[Unit, int]:
        """A currency's rate and words: "$58 per barrel", "$5 billion dollars", "$500 US"."""
        if (again := self._word_unit(end)) and again[0].kind == "currency":
            end = again[1]
        return self.rate(end, unit)

    def after(self, end: int, fraction: bool, scale: int) -> tuple[Unit, int] | None:
        """The unit after a number and where it ends, its rate included."""
        base = self._symbol(end) or self._word_unit(end, scale)
        if base is None and fraction and (joint := _OF_A.match(self.text, end)):
            base = self._named_at(joint.end(), scale)
        if base is None:
            unit, stop = self.rate(end, None)
            return (unit, stop) if unit else None
        return self.rate(base[1], base[0])

    def _symbol(self, end: int) -> tuple[Unit, int] | None:
        registry = self.registry
        found = _patterns(self.lexicon)[1].match(self.text, end)
        if found and not self._closes_quote(found.group(), end):
            return registry.glued[found.group()], found.end()
        if (slashed := _SLASHED.match(self.text, end)) and slashed[1] in registry.glued:
            return registry.glued[slashed[1]], slashed.end()
        found = _patterns(self.lexicon)[0].match(self.text, end)
        if not found or not found.group().strip() or self._closes_quote(found.group(), end):
            return None
        symbol = found.group().strip()
        if symbol == "m" and self.text[end].isspace() and self.text[found.end() : found.end() + 1].isalpha():
            return None
        return registry.symbols[symbol], found.end()

    def _closes_quote(self, symbol: str, end: int) -> bool:
        """Whether ' or " after figures may close a quotation instead of meaning feet or inches."""
        if symbol not in ("'", '"', "”"):
            return False
        line = self.text[max(0, end - 200) : end]
        return symbol == "”" or line.count(symbol) % 2 == 1 or self.text[end + 1 : end + 2].isalpha()

    def _word_unit(self, end: int, scale: int = 1) -> tuple[Unit, int] | None:
        joint = _SEPARATOR.match(self.text, end)
        return self._named_at(joint.end() if joint else end, scale)

    def _named_at(self, position: int, scale: int) -> tuple[Unit, int] | None:
        """The unit whose name begins at ``position``, the longest that the registry knows."""
        found = _WORDS.match(self.text, position)
        if not found:
            return None
        pieces = [p.span() for p in _PIECE.finditer(found.group())]
        for count in range(len(pieces), 0, -1):
            stop = pieces[count - 1][1]
            words = found.group()[:stop].replace("\u00a0", " ").casefold()
            unit = self._surface(words)
            if unit is None and words.endswith("."):
                unit, stop = self._surface(words[:-1]), stop - 1
            if unit:
                end = position + stop
                if self.text[end : end + 1] == "-" and self.text[end + 1 : end + 4].casefold() == "old":
                    end += 4
                return self._by_context(words.removesuffix("."), unit, position, end, scale), self._old(unit, end)
        return None

    def _surface(self, words: str) -> Unit | None:
        return self.registry.surfaces.get(words) or self.registry.surfaces.get(words.replace("-", " "))

    def _old(self, unit: Unit, end: int) -> int:
        """Take in "old" and "of age" after years and months."""
        if unit.kind != "time":
            return end
        found = _OLD.match(self.text, end)
        return found.end() if found else end

    def _by_context(self, words: str, unit: Unit, position: int, end: int, scale: int) -> Unit:
        for context in self.registry.contexts.get(words, ()):
            around = self.text[max(0, position - 40) : position].casefold().split()
            next_word = self.text[end : end + 14].casefold().split()[:1]
            hyphen = context.hyphen and self.text[position - 1 : position] == "-"
            if scale < 1_000_000 and (hyphen or context.before & set(around) or context.after & set(next_word)):
                return context.unit
        return unit

    def rate(self, end: int, unit: Unit | None) -> tuple[Unit | None, int]:
        """ "per day", "/h", "a barrel", "each year" after a unit, or after a bare number where ``unit`` is None."""
        joint = _PER.match(self.text, end)
        if not joint or (unit is not None and unit.kind == "rate"):
            return unit, end
        by = self._denominator(joint, unit)
        if by is None:
            return unit, end
        if unit is None:
            return Unit(
                name=f"per {by[0].name}", kind="rate", dimensions=tuple((b, -p) for b, p in by[0].dimensions)
            ), by[1]
        return self.registry.per(unit, by[0]), by[1]

    def _denominator(self, joint: regex.Match[str], unit: Unit | None) -> tuple[Unit, int] | None:
        position, per, each = joint.end(), bool(joint["per"]) or joint.group() == "-per-", bool(joint["each"])
        if not per and not each:
            found = _patterns(self.lexicon)[1].match(self.text, position)
            if found and unit is not None:
                return self.registry.glued[found.group()], found.end()
            return self._named_at(position, 1) if unit is not None else None
        named = self._named_at(position, 1)
        if named and (
            per
            or named[0].kind == "time"
            or (unit is not None and unit.kind in ("currency", "percentage", "dimensionless"))
        ):
            return named
        noun = _NOUN.match(self.text, position)
        if not noun or (
            not per and not (unit is not None and unit.kind == "currency" and noun.group() in self.registry.each)
        ):
            return None
        return Unit(name=noun.group(), kind="count", dimensions=((noun.group(), 1),)), noun.end()
