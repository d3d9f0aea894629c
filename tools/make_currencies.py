"""Write ``lexicon/currencies.toml``: the currencies of today with their codes, names and signs, from Babel.

python tools/make_currencies.py

Babel carries the data of ISO 4217 and of Unicode's CLDR. A test fails where the file and the installed Babel differ.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers
from babel.numbers import get_currency_name, get_currency_symbol

FILE = Path(__file__).resolve().parent.parent / "src" / "claimparse" / "lexicon" / "currencies.toml"
REGISTRY_NAMES = {
    "AUD": "australian dollar",
    "BRL": "brazilian real",
    "CAD": "canadian dollar",
    "CHF": "swiss franc",
    "CNY": "chinese yuan",
    "EUR": "euro",
    "GBP": "pound sterling",
    "INR": "indian rupee",
    "JPY": "japanese yen",
    "KRW": "south korean won",
    "MXN": "mexican peso",
    "NZD": "new zealand dollar",
    "RUB": "russian ruble",
    "USD": "united states dollar",
    "ZAR": "south african rand",
}
"""Currencies of quantulum3's registry, with its names for them."""
NEWS_NAMES = {
    "AED": "uae dirham",
    "BAM": "bosnian mark",
    "BWP": "botswana pula",
    "GYD": "guyanese dollar",
    "ILS": "shekel",
    "LAK": "lao kip",
    "STN": "sao tome dobra",
    "TJS": "tajik somoni",
    "TMT": "turkmen manat",
    "UZS": "uzbek som",
}
"""Currencies that English news calls otherwise than CLDR."""
WORD_CODES = frozenset({
    "ALL", "AMD", "BAM", "BOB", "COP", "CUP", "CVE", "ERN", "GEL", "GIP", "ISK", "LAK", "MAD", "MOP", "NIO", "PAB",
    "PEN", "SHP", "SOS", "STN", "TOP", "TRY", "XCG",
})  # fmt: skip
"""Codes that are words, abbreviations or names in capitals, too: money only before figures that look like it."""
SHARED_LETTERS = frozenset({"D", "E"})
"""Signs that are letters of labels more often."""

HEAD = """\
about = "The currencies of today, by tools/make_currencies.py from Babel; units.toml adds to them and wins."

"""


def _plain(name: str) -> str:
    """A name in lower-case ASCII: "costa rican colon"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.replace("&", "and")) if not unicodedata.combining(c))
    return bare.replace("ʻ", "").replace(".", "").lower()


def _article(name: str) -> str:
    """The title of a currency's article in the English Wikipedia: "West_African_CFA_franc"."""
    *first, last = name.replace("&", "and").replace(" New ", " new ").split()
    return "_".join([*first, last.lower()])


def _territories() -> dict[str, list[str]]:
    """The territories in which each currency is legal tender today, by code; in the order of their names."""
    names = Locale("en").territories
    found: dict[str, list[str]] = defaultdict(list)
    for territory, rows in get_global("territory_currencies").items():
        for code, _, end, is_tender in rows:
            if end is None and is_tender and territory in names:
                found[code].append(territory)
    return {code: sorted(found[code], key=lambda t: names[t]) for code in sorted(found)}


def _signs(code: str, territories: Iterable[str]) -> Iterator[str]:
    """Yield the signs of a currency: those of any language with a sign in them, and the letters that English uses."""
    yield get_currency_symbol(code, locale="en")
    for locale in sorted(locale_identifiers()):
        if locale.rpartition("_")[2] in territories:
            sign = get_currency_symbol(code, locale=locale).replace("\u202f", " ")
            if locale.startswith("en_") or any(unicodedata.category(c) == "Sc" for c in sign):
                yield sign


def _is_usable(sign: str) -> bool:
    letters = "".join(c for c in sign if unicodedata.category(c) != "Sc")
    return letters.isascii() and all(c.isalpha() or c == " " for c in letters) and sign not in SHARED_LETTERS


def currencies() -> str:
    """The text of the file."""
    territories, english = _territories(), Locale("en").territories
    names = {
        c: REGISTRY_NAMES.get(c) or NEWS_NAMES.get(c) or _plain(get_currency_name(c, 1, "en")) for c in territories
    }
    heads = Counter(_plain(get_currency_name(c, 1, "en")).split()[-1] for c in territories)
    signs = {c: {s for s in _signs(c, t) if s != c and _is_usable(s)} for c, t in territories.items()}
    owners = Counter(s.casefold() for found in signs.values() for s in found)
    units, prefixes = [], {c: names[c] for c in territories if c in WORD_CODES}
    for code, where in territories.items():
        called = [get_currency_name(code, count, "en").lower() for count in (1, 2)]
        head = _plain(called[0]).split()[-1]
        surfaces = [*called, _plain(called[0]), *(f"{_plain(english[t])} {head}" for t in where if len(where) < 4)]
        surfaces += [head] * (heads[head] == 1)
        own = sorted(s for s in signs[code] if owners[s.casefold()] == 1)
        prefixes |= {s: names[code] for s in own if s.isalpha()}
        symbols = [c for c in (code,) if c not in WORD_CODES] + [s for s in own if not s.isalpha()]
        fields = {
            "name": names[code],
            "uri": "" if code in REGISTRY_NAMES else _article(get_currency_name(code, locale="en")),
            "symbols": symbols,
            "surfaces": [s for s in dict.fromkeys(surfaces) if s != names[code]],
            "countries": [english[t] for t in where],
        }
        units.append("  { " + ", ".join(f"{k} = {_toml(v)}" for k, v in fields.items() if v) + " },")
    signs_table = ", ".join(f"{_toml(s)} = {_toml(prefixes[s])}" for s in sorted(prefixes))
    plurals = {
        names[c]: _plain(get_currency_name(c, 2, "en")) for c in territories if c not in REGISTRY_NAMES | NEWS_NAMES
    }
    plurals = {one: many for one, many in plurals.items() if many != f"{one}s"}
    plural_table = ", ".join(f"{_toml(one)} = {_toml(many)}" for one, many in plurals.items())
    source = 'source = "ISO 4217 and Unicode CLDR, as Babel has them"'
    return (
        f'{HEAD}\n[[currency]]\n{source}\nexample = "The lighthouse was sold for 90,000 baht."\nkind = "currency"\n'
        + "units = [\n"
        + "\n".join(units)
        + f'\n]\n\n[[prefix]]\n{source}\nexample = "The mosque cost RM40 million."\nwords = {{ {signs_table} }}\n\n'
        f'[[plural]]\n{source}\nexample = "Oslo sold each Norwegian krone for two cents."\n'
        f"words = {{ {plural_table} }}\n"
    )


def _toml(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    FILE.write_text(currencies(), "utf-8")
