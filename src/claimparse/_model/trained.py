"""A trained model: its files, checked before they are read, and the scores that it gives to texts."""

from __future__ import annotations

import functools
import hashlib
import json
import logging
import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from claimparse import _arguments
from claimparse.errors import MissingExtraError, TrainedModelError

if TYPE_CHECKING:
    from claimparse._model.network import Scores
    from claimparse._model.windows import Window
    from claimparse._text.parsed_text import ParsedText

ENGINE_VARIABLE = "CLAIMPARSE_ENGINE"
PACKAGE = "claimparse_en"
DESCRIPTION = "model.json"
FORMAT = 5
FILES = ("network.onnx", "pairs.npz", "decoder.npz", "scopes.json", "beliefs.json", "tokenizer.json")
MODEL_FOLDER = "./models/claimparse-en"
_PIP = "In a copy of claimparse's repository, run\n  pip install"
INSTALL = f"{_PIP} {MODEL_FOLDER}"
"""What to do where the model is missing; it is on no package index."""

REINSTALL = f"{INSTALL} --force-reinstall --no-deps"

KNOWN = frozenset(
    {
        "3d58b9e88d240cd7e923dd8d373dc480a33218dffd3043a552ffc55f7655b71f",
        "9846e8a23b59cffac508968f78269451db20b8aa96a87f54ba83437043176e8d",
    }
)
"""The SHA-256 of ``model.json``, which has the hashes of all other files, of each released model of this format."""

_log = logging.getLogger(__name__)


class ModelDescription(BaseModel):
    """The content of model.json: ``files`` are the others with their SHA-256.

    ``threshold`` is the least probability, from 0 to 1, of an attribution that the model alone finds.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int
    name: str
    version: str
    threshold: float
    files: dict[str, str]


class TrainedModel:
    """A model that was read from a folder. Two threads may use it at once; a worker process loads its own.

    ``threads`` is the number of threads that score a text; 0 is all cores but one, which is left to the parser.
    """

    def __init__(self, folder: Path, threads: int = 0) -> None:
        try:
            from tokenizers import Tokenizer

            from claimparse._model.network import Network
        except ImportError as error:
            raise MissingExtraError(
                f"the trained model needs onnxruntime and tokenizers ({error}): install them with\n"
                "  pip install onnxruntime tokenizers\n"
                'or do without it with engine="rules"'
            ) from error

        self.folder, self.threads = folder, threads
        self.description = _read_description(folder)
        self.network = Network(folder / "network.onnx", folder / "pairs.npz", threads)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def __reduce__(self) -> tuple[Any, ...]:
        return TrainedModel, (self.folder, self.threads)

    @property
    def name(self) -> str:
        """Name, version and the beginning of the hash of all its files, as a Signature has it."""
        return f"{self.description.name} {self.description.version} {_hash(self.folder / DESCRIPTION)[:12]}"

    def file(self, name: str) -> Path:
        """The path of one of its files, whose hash has been checked."""
        return self.folder / name

    def score(self, parsed: ParsedText) -> list[tuple[Window, Scores]]:
        """Score the tokens of a text, window by window."""
        from claimparse._model.windows import windows

        return [(w, self.network.scores(w)) for w in windows(parsed.words, parsed.runs, self._tokenizer)]


def installed_folder() -> Path | None:
    """The folder of the model that is installed as a package."""
    spec = find_spec(PACKAGE)
    return Path(spec.origin).parent if spec is not None and spec.origin else None


class ChosenEngine(NamedTuple):
    """The engine that was chosen: the trained model in a folder or, without one, the rules; and the reason."""

    folder: Path | None
    reason: str

    def __str__(self) -> str:
        return f"engine: {f'the trained model in {self.folder}' if self.folder else 'rules'}; {self.reason}"

    def load(self, threads: int = 0) -> TrainedModel | None:
        """The trained model, read once for each number of threads; None for the rules."""
        return _load(self.folder, threads) if self.folder else None


def choose_engine(engine: str | Path | None = None) -> ChosenEngine:
    """The engine of the argument, else of the environment, else "auto"."""
    named = os.environ.get(ENGINE_VARIABLE)
    asked: _arguments.EngineChoice | Path = "auto"
    reason = "nothing else is asked for"
    if engine is not None:
        asked, reason = _arguments.engine(engine), f"the argument is {str(engine)!r}"
    elif named:
        asked, reason = _arguments.engine(named, ENGINE_VARIABLE), f"{ENGINE_VARIABLE} is {named!r}"
    if isinstance(asked, Path):
        return ChosenEngine(asked.resolve(), reason)
    if asked == "rules":
        return ChosenEngine(None, reason)
    folder = installed_folder()
    if folder is None and asked == "model":
        raise TrainedModelError(f'the trained model is not installed. {INSTALL}\nor use engine="rules"')
    if folder is not None:
        _require_known(folder)
    return ChosenEngine(
        folder and folder.resolve(), f"{reason}, and {PACKAGE} is {'installed' if folder else 'not installed'}"
    )


def _require_known(folder: Path) -> None:
    """Raise TrainedModelError if the installed model is none of the released ones.

    Otherwise another model under the same name would change the results unnoticed.
    """
    description = folder / DESCRIPTION
    if description.is_file() and _hash(description) not in KNOWN:
        raise TrainedModelError(
            f"the model installed in {folder} does not belong to this version of claimparse, or was changed. "
            f"{_PIP} . {MODEL_FOLDER}\nor name the folder to use it: engine={str(folder)!r}"
        )


def load_trained(engine: str | Path | None = None, threads: int = 0) -> TrainedModel | None:
    """The trained model that is chosen by an engine; None for the rules."""
    return choose_engine(engine).load(threads)


@functools.lru_cache(maxsize=4)
def _load(folder: Path, threads: int) -> TrainedModel:
    model = TrainedModel(folder, threads)
    _log.info("read the trained model %s from %s; threads: %d", model.name, folder, threads)
    return model


def _read_description(folder: Path) -> ModelDescription:
    """The content of a folder's model.json; TrainedModelError if a file is missing or has another hash."""
    try:
        found = ModelDescription.model_validate(json.loads((folder / DESCRIPTION).read_text("utf-8")))
    except FileNotFoundError as error:
        raise TrainedModelError(f"{folder} holds no trained model: there is no {DESCRIPTION} in it") from error
    except (ValidationError, ValueError) as error:
        raise TrainedModelError(f"{folder / DESCRIPTION} is damaged: {error}. {REINSTALL}") from error
    if found.format != FORMAT:
        raise TrainedModelError(
            f"the model in {folder} has format {found.format}, and this claimparse reads format {FORMAT}: "
            f"take both from the same version of claimparse's repository"
        )
    for name in FILES:
        path = folder / name
        if not path.is_file() or _hash(path) != found.files.get(name):
            raise TrainedModelError(f"{path} is missing or was changed since the model was made. {REINSTALL}")
    return found


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
