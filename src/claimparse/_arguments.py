"""Checks of what callers give, made where it enters: each message says what was given and what to give instead.

A function returns the value in the form that the library uses. ArgumentError is for a value that is none of the
choices, ArgumentTypeError for one of a type that can't be meant. The module is light, for the components' sake.
"""

from __future__ import annotations

import operator
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeVar, cast, get_args

from claimparse.errors import ArgumentError, ArgumentTypeError

if TYPE_CHECKING:
    from claimparse.resolvers import Resolver
    from claimparse.types import Options, Part

T = TypeVar("T")

EngineChoice = Literal["auto", "rules", "model"]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


_ENGINES = f"{_listed(get_args(EngineChoice))} or the path of a folder with a trained model"


def instance(name: str, value: object, kind: type[T], instead: str) -> T:
    """The value, if it is of that kind; ``instead`` says what to give."""
    if not isinstance(value, kind):
        _refuse_type(name, value, instead)
    return value


def whole_number(name: str, value: object, least: int) -> int:
    """A whole number that is ``least`` or more."""
    instead = f"a whole number of {least} or more"
    number = _index(value)
    if number is None:
        _refuse_type(name, value, instead)
    if number < least:
        _refuse(name, value, instead)
    return number


def parts(value: object) -> tuple[Part, ...]:
    """The parts of the analysis: one, or several of them, as a Part or by its name."""
    from claimparse.types import Part

    instead = f"a list of some of {_listed(Part)}"
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


def engine(value: object, name: str = "engine") -> EngineChoice | Path:
    """What finds attributions: one of the choices, or a folder that is there."""
    if not isinstance(value, str | Path):
        _refuse_type(name, value, _ENGINES)
    if value in get_args(EngineChoice):
        return cast(EngineChoice, value)
    if value == "" or not os.path.isdir(value):
        _refuse(name, value, _ENGINES)
    return Path(value)


def model(value: object) -> str | Path:
    """A spaCy pipeline by its name or its folder."""
    instead = "the name or the folder of a spaCy pipeline, or a pipeline itself by its own name: load(nlp=...)"
    if not isinstance(value, str | Path):
        _refuse_type("model", value, instead)
    if not str(value):
        _refuse("model", value, instead)
    return value


def texts(value: Iterable[T], function: str) -> Iterable[T]:
    """Several texts: a single one is made of letters, and a dict gives its keys, so neither can be meant."""
    if isinstance(value, Mapping):
        _refuse_type("texts", value, f"a list of texts, such as its .values(): {function}(texts.values())")
    if isinstance(value, str | bytes | bytearray) or not isinstance(value, Iterable):
        _refuse_type("texts", value, f"a list of texts, also for one: {function}([text])")
    return value


def files(value: object) -> list[str | Path]:
    """The paths of lexicon files: one, or several of them."""
    instead = "the path of a TOML file with words of yours, or a list of paths; leave it out if there are none"
    paths = [value] if isinstance(value, str | Path) else value
    if not isinstance(paths, Iterable) or isinstance(paths, bytes):
        _refuse_type("lexicon", value, instead)
    return [instance("lexicon", path, str | Path, instead) for path in paths]  # type: ignore[arg-type]  # a union


def options(value: object) -> Options:
    """The choices that change what is found."""
    from claimparse.types import Options

    return instance("options", value, Options, "claimparse.Options, such as Options(vague=False)")


def settings(value: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of a component that become fields of Options."""
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
        _refuse_type("resolver", value, f"one that is made: {value.__name__}()")
    if not callable(value):
        _refuse_type("resolver", value, instead)
    return cast("Resolver", value)


def spans(text: str, value: object) -> list[tuple[int, int]]:
    """Stretches of a text by their first and last character, end exclusive; each holds a character."""
    instead = "a list of pairs of whole numbers: [(start, end)]"
    if not isinstance(value, Iterable):
        _refuse_type("spans", value, instead)
    found = []
    for span in value:
        pair = _pair(span)
        if pair is None:
            _refuse_type("spans", span, instead)
        if not 0 <= pair[0] < pair[1] <= len(text):
            raise ArgumentError(f"no words stand at {pair[0]} to {pair[1]} of a text of {len(text)} characters")
        found.append(pair)
    return found


def _pair(span: object) -> tuple[int, int] | None:
    from claimparse.types import Span

    ends = (span.start, span.end) if isinstance(span, Span) else span
    if not isinstance(ends, tuple | list) or len(ends) != 2:
        return None
    start, end = _index(ends[0]), _index(ends[1])
    return None if start is None or end is None else (start, end)


def _index(value: object) -> int | None:
    """A whole number of any make, also numpy's; None for what is none, and True and False are none."""
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
