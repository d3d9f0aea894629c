"""The keys of lexicon files: a model for each array of tables, whose descriptions are the one place that explains keys.

>>> from claimparse.lexicon import Lexicon
>>> from claimparse.lexicon.schema.verbs import VerbEntry
>>> verb = read_entries(Lexicon.default(), "verbs.verb", VerbEntry)[0]
>>> verb.kind, verb.act.value, VerbEntry.model_fields["act"].description
('say', 'asserts', 'The speech act that such a verb performs.')
"""

import functools
import importlib
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args, get_origin

from pydantic import ValidationError

from claimparse.errors import LexiconError
from claimparse.lexicon import Lexicon, place_of
from claimparse.lexicon.schema.base import CONTEXT, Array, Entry, WordList
from claimparse.lexicon.schema.faults import describe_faults


class _Arrays(Mapping[str, Mapping[str, Array]]):
    """The arrays of each file; the module that describes them is imported when they are first asked for."""

    def __init__(self, homes: Mapping[str, str]) -> None:
        self._homes = homes

    def __getitem__(self, file: str) -> Mapping[str, Array]:
        module, _, name = self._homes[file].partition(".")
        found: Mapping[str, Array] = getattr(importlib.import_module(f"{__name__}.{module}"), name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)


ARRAYS = _Arrays(
    {
        "affixes": "stance.AFFIXES",
        "answers": "texts.ANSWERS",
        "boilerplate": "texts.BOILERPLATE",
        "bounds": "quantities.BOUNDS",
        "changes": "quantities.CHANGES",
        "cues": "cues.ARRAYS",
        "currencies": "quantities.CURRENCIES",
        "given_names": "persons.GIVEN_NAMES",
        "numbers": "quantities.NUMBERS",
        "places": "persons.PLACES",
        "predicates": "stance.PREDICATES",
        "publications": "persons.PUBLICATIONS",
        "quotemarks": "texts.QUOTEMARKS",
        "roles": "persons.ROLES",
        "stance": "stance.STANCE",
        "times": "times.TIMES",
        "titles": "persons.TITLES",
        "units": "quantities.UNITS",
        "vague": "quantities.VAGUE",
        "verbs": "verbs.ARRAYS",
    }
)
"""The arrays of each file."""

EntryT = TypeVar("EntryT", bound=Entry)


def entry_model(where: str) -> type[Entry]:
    """The model of the entries of an array.

    >>> entry_model("verbs.verb").__name__
    'VerbEntry'
    """
    file, _, array = where.partition(".")
    return ARRAYS[file][array].model


def read_entries(lexicon: Lexicon, where: str, model: type[EntryT]) -> tuple[EntryT, ...]:
    """The entries of an array, in order.

    Args:
        lexicon: The lexicon.
        where: The file and the array: "verbs.verb".
        model: The array's model, a base of it, or a subclass that answers more questions.

    Raises:
        LexiconError: If a key is missing or unknown, or a value impossible.
    """
    registered = entry_model(where)
    wanted = registered if issubclass(registered, model) else model
    assert issubclass(wanted, registered), f"{where} has entries of {registered.__name__}"
    file, _, array = where.partition(".")
    return tuple(_validated(where, entry, wanted) for entry in lexicon.array(file, array))


def _validated(where: str, entry: Mapping[str, Any], model: type[EntryT]) -> EntryT:
    """An entry as its model; LexiconError names its file and line, and its name or its first word."""
    try:
        return model.model_validate(entry)
    except ValidationError as error:
        called = entry.get("name") or next(iter(phrases_of(where, entry)), "") if isinstance(entry, dict) else ""
        faults = "; ".join(describe_faults(where, model, error))
        raise LexiconError(f"{place_of(entry)}{where}{f' {called!r}' if called else ''}: {faults}") from error


def word_set(lexicon: Lexicon, where: str) -> frozenset[str]:
    """The words of all entries of an array of plain lists.

    >>> sorted(word_set(Lexicon.default(), "roles.pair"))
    ['couple', 'duo', 'pair']
    """
    return frozenset(word for entry in read_entries(lexicon, where, WordList) for word in entry.listed)


def entry_faults(where: str, entry: Any) -> tuple[str, ...]:
    """What is wrong with the keys and values of an entry of an array.

    >>> entry_faults("cues.relay", {"wrods": ["cite"]})[0]
    "lacks 'words', which every entry of cues.relay needs"
    """
    model = entry_model(where)
    try:
        model.model_validate(entry)
    except ValidationError as error:
        return tuple(describe_faults(where, model, error))
    return ()


@functools.cache
def _wordless_keys(where: str) -> frozenset[str]:
    """The keys of an array under which no words are listed: those of single values, of choices and of contexts."""
    fields = [(field.alias or key, field) for key, field in entry_model(where).model_fields.items()]
    lists = {
        key: get_args(f.annotation)[0] for key, f in fields if get_origin(f.annotation) in (tuple, frozenset, dict)
    }
    return frozenset(key for key, f in fields if CONTEXT in f.metadata or not isinstance(lists.get(key), type))


def phrases_of(where: str, entry: Mapping[str, Any]) -> list[str]:
    """All words and phrases that an entry of an array lists, in its order.

    >>> phrases_of("vague.plural", {"words": {"oodles": [10, 99]}, "source": "own reading"})
    ['oodles']
    """
    wordless = _wordless_keys(where)
    return list(dict.fromkeys(p for key, value in entry.items() if key not in wordless for p in _phrases(value)))


def _phrases(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value  # a table of words with their meanings
    for one in value if isinstance(value, list) else []:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):  # an item with its names, such as a unit
            names = (n for value in one.values() for n in (value if isinstance(value, list) else [value]))
            yield from (n for n in names if isinstance(n, str))
