"""Checks of callers' arguments, at the door: each message says what was given and what to give instead.

Each function returns the value in the form that the library uses. It raises ArgumentError for a value that is not one
of the choices, ArgumentTypeError for one of the wrong type. The module is light, since the components import it.
"""

from __future__ import annotations

import datetime
import itertools
import operator
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeVar, cast, get_args

from claimparse.errors import ArgumentError, ArgumentTypeError

if TYPE_CHECKING:
    from claimparse.resolvers import Resolver
    from claimparse.types import Part

T = TypeVar("T")

Day = datetime.date | str
"""The day of a text: a date, or the same in ISO 8601 ("2031-05-04"); of a datetime, only the date counts."""
EngineChoice = Literal["auto", "rules", "model"]


def _quoted_list(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


_ENGINES = f"{_quoted_list(get_args(EngineChoice))} or the path of a folder with a trained model"


def instance(name: str, value: object, kind: type[T], instead: str) -> T:
    """Return a value if it is an instance of a class; ``instead`` says what to give otherwise."""
    if not isinstance(value, kind):
        _refuse_type(name, value, instead)
    return value


def whole_number(name: str, value: object, least: int) -> int:
    """A whole number of ``least`` or more."""
    instead = f"a whole number of {least} or more"
    number = _whole_number(value)
    if number is None:
        _refuse_type(name, value, instead)
    if number < least:
        _refuse(name, value, instead)
    return number


def processes(value: object) -> int:
    """A number of processes; -1 is one for each core that this program may use."""
    if _whole_number(value) == -1:
        available = getattr(os, "sched_getaffinity", None)
        return len(available(0)) if available else os.cpu_count() or 1
    if _whole_number(value) is None or int(cast(int, value)) < 1:
        refuse = _refuse_type if _whole_number(value) is None else _refuse
        refuse("n_process", value, "a whole number of 1 or more, or -1 for one process a core")
    return operator.index(cast(int, value))


def pairs(values: Iterable[object]) -> Iterator[tuple[object, object]]:
    """Pairs of a text and what the caller wants back beside its result."""
    for value in values:
        if not isinstance(value, tuple | list) or len(value) != 2:
            _refuse_type("texts", value, "pairs (text, context) with as_tuples=True")
        yield value[0], value[1]


def parts(value: object) -> tuple[Part, ...]:
    """The parts of the analysis: one or several, each as a Part or by its name."""
    from claimparse.types import Part

    instead = f"a list of some of {_quoted_list(Part)}"
    asked = [value] if isinstance(value, str) else value
    if not isinstance(asked, Iterable) or isinstance(asked, bytes):
        _refuse_type("parts", value, instead)
    found = []
    for part in asked:
        if not isinstance(part, str):
            _refuse_type("parts", part, instead)
        if part not in set(Part):
            _refuse("parts", part, instead)
        found.append(Part(part))
    return tuple(found)


def day(value: object, name: str = "date") -> datetime.date | None:
    """The day of a text: a date, a datetime or the same in ISO 8601; None stays None."""
    instead = 'a date, or one in ISO 8601 such as "2031-05-04"'
    if value is None:
        return None
    if isinstance(value, str):
        try:
            return datetime.datetime.fromisoformat(value).date()
        except ValueError:
            _refuse(name, value, instead)
    found = instance(name, value, datetime.date, instead)
    return found.date() if isinstance(found, datetime.datetime) else found


def days(value: object) -> Iterator[datetime.date | None]:
    """The days of several texts: the same for all, or those of an iterable, in its order."""
    if value is None or isinstance(value, str | datetime.date):
        return itertools.repeat(day(value))
    if not isinstance(value, Iterable) or isinstance(value, bytes | Mapping):
        _refuse_type("date", value, "a date for all texts, or a list with one for each")
    return map(day, value)


def next_day(days: Iterator[datetime.date | None]) -> datetime.date | None:
    """The next of several days; an error if there is none left."""
    try:
        return next(days)
    except StopIteration:
        raise ArgumentError(
            "date has fewer dates than there are texts: give one for each, None where unknown"
        ) from None


def engine(value: object, name: str = "engine") -> EngineChoice | Path:
    """The engine that finds attributions: one of the choices, or an existing folder."""
    if not isinstance(value, str | Path):
        _refuse_type(name, value, _ENGINES)
    if value in get_args(EngineChoice):
        return cast(EngineChoice, value)
    if value == "" or not os.path.isdir(value):
        _refuse(name, value, _ENGINES)
    return Path(value)


def model(value: object) -> str | Path:
    """The name or the folder of a spaCy pipeline."""
    instead = "the name or the folder of a spaCy pipeline, or the pipeline itself as load(nlp=...)"
    if not isinstance(value, str | Path):
        _refuse_type("model", value, instead)
    if not str(value):
        _refuse("model", value, instead)
    return value


def texts(value: Iterable[T], function: str) -> Iterable[T]:
    """Several texts. A single str would be iterated by letter and a dict by key, so both are refused."""
    if isinstance(value, Mapping):
        _refuse_type("texts", value, f"a list of texts, such as its .values(): {function}(texts.values())")
    if isinstance(value, str | bytes | bytearray) or not isinstance(value, Iterable):
        _refuse_type("texts", value, f"a list of texts, also for one: {function}([text])")
    return value


def files(value: object) -> list[str | Path]:
    """The paths of one or several lexicon files."""
    instead = "the path of a TOML file with your own words, or a list of paths; leave it out if there are none"
    paths = [value] if isinstance(value, str | Path) else value
    if not isinstance(paths, Iterable) or isinstance(paths, bytes):
        _refuse_type("lexicon", value, instead)
    return [instance("lexicon", path, str | Path, instead) for path in paths]  # type: ignore[arg-type]  # a union


def settings(value: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of a component that are fields of Options."""
    from pydantic import ValidationError

    from claimparse.types import Options

    try:
        Options(**value)
    except ValidationError as error:
        (fault, *_) = error.errors(include_url=False)
        name = str(fault["loc"][0])
        raise ArgumentError(f"{name} is {value[name]!r}: {fault['msg']}; see claimparse.Options") from error
    return dict(value)


def resolver(value: object) -> Resolver:
    """A coreference component."""
    instead = "a function of a Doc and mentions, such as claimparse.resolvers.coref_clusters()"
    if isinstance(value, type):
        _refuse_type("resolver", value, f"an instance of the class: {value.__name__}()")
    if not callable(value):
        _refuse_type("resolver", value, instead)
    return cast("Resolver", value)


def spans(text: str, value: object) -> list[tuple[int, int]]:
    """Spans of a text by their character offsets, end exclusive; none is empty."""
    instead = "a list of pairs of whole numbers: [(start, end)]"
    if not isinstance(value, Iterable):
        _refuse_type("spans", value, instead)
    found = []
    for span in value:
        pair = _start_and_end(span)
        if pair is None:
            _refuse_type("spans", span, instead)
        if not 0 <= pair[0] < pair[1] <= len(text):
            raise ArgumentError(
                f"span {pair} is out of range for a text of {len(text)} characters: give 0 <= start < end <= length"
            )
        found.append(pair)
    return found


def _start_and_end(span: object) -> tuple[int, int] | None:
    """The start and end of a Span or a pair of whole numbers; None for anything else."""
    from claimparse.types import Span

    ends = (span.start, span.end) if isinstance(span, Span) else span
    if not isinstance(ends, tuple | list) or len(ends) != 2:
        return None
    start, end = _whole_number(ends[0]), _whole_number(ends[1])
    return None if start is None or end is None else (start, end)


def _whole_number(value: object) -> int | None:
    """A whole number of any type, numpy's included; None for anything else, and for True and False."""
    if isinstance(value, bool):
        return None
    try:
        return operator.index(cast(int, value))
    except TypeError:
        return None


def _refuse(name: str, value: object, instead: str) -> NoReturn:
    raise ArgumentError(f"{name} is {value!r}: give {instead}")


def _refuse_type(name: str, value: object, instead: str) -> NoReturn:
    raise ArgumentTypeError(f"{name} is of type {type(value).__name__}: give {instead}")
