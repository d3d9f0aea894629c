"""``claimparse doctor``: what is installed, which model is used, and what to do if something is missing."""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

from claimparse import __version__
from claimparse.cli.reading import OK, USAGE
from claimparse.cli.streams import console_for, standard_output, styled_text
from claimparse.errors import ClaimparseError

PACKAGES = ("spacy", "numpy", "pydantic", "regex", "quantulum3", "rich", "jinja2")
EXTRAS = {
    "arrow": ("pyarrow", "claimparse.arrow: record batches of documents, and datasets to Parquet"),
    "ray": ("ray", "claimparse.ray: Ray Data on one machine or many"),
    "convert": ("pint", "Quantity.to(): quantities in other units"),
    "testing": ("hypothesis", "claimparse.testing: Hypothesis strategies for your own tests"),
    "completion": ("shtab", "claimparse completion: completion scripts for shells"),
}
_PROBE = "Officials denied on Monday that more than 40 boats had sunk."


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check; ``advice`` says what to do if it is not ok."""

    name: str
    words: str
    ok: bool = True
    advice: str = ""


def run(args: argparse.Namespace) -> int:
    """Print all findings and return the exit code, which is 2 if claimparse cannot work."""
    console, code = console_for(standard_output()), OK
    for finding in _findings(args.model):
        mark, style = ("ok", "green") if finding.ok else ("no", "bold red") if finding.advice else ("--", "dim")
        code = USAGE if mark == "no" else code
        console.print(styled_text((f"{mark:<3}", style), f"{finding.name:<28} {finding.words}"), soft_wrap=True)
        if finding.advice:
            for line in finding.advice.splitlines():
                console.print(styled_text(f"{'':<6}{line}"), soft_wrap=True)
    return code


def _findings(model: str | None) -> Iterator[Finding]:
    from claimparse.lexicon import Lexicon

    yield Finding("claimparse", __version__)
    yield Finding("Python", f"{platform.python_version()} at {sys.executable}")
    yield from map(_check_package, PACKAGES)
    yield Finding("CPU", _instruction_sets())
    lexicon = Lexicon.default()
    yield Finding("lexicon", f"{sum(1 for _ in lexicon.entries()):,} entries, {lexicon.hash}")
    yield from _check_models(model)
    yield _check_trained_model()
    for extra, (package, what) in EXTRAS.items():
        there = importlib.util.find_spec(package) is not None
        words = f"{what}" if there else f'not installed: pip install "claimparse[{extra}]" adds {what}'
        yield Finding(f"extra {extra}", words, there)


def _instruction_sets() -> str:
    """The processor's architecture and the vector instructions that NumPy finds in it."""
    try:
        import numpy as np
    except ImportError:
        return platform.machine()

    found = np.show_config(mode="dicts").get("SIMD Extensions", {})
    names = [*found.get("baseline", ()), *found.get("found", ())]
    return f"{platform.machine()} with {', '.join(names)}" if names else platform.machine()


def _check_package(name: str) -> Finding:
    try:
        return Finding(name, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, "not installed", False, f"pip install {name}")


def _check_trained_model() -> Finding:
    """Check the files of the trained model by loading it."""
    from claimparse._model.trained import INSTALL, MODEL_FOLDER, load_trained

    try:
        found = load_trained("auto")
    except ClaimparseError as error:
        first, _, rest = str(error).partition("\n")
        return Finding("trained model", first, False, rest or INSTALL)
    if found is None:
        return Finding(
            "trained model",
            f"not installed; pip install {MODEL_FOLDER} in a copy of the repository installs it. "
            "Without it, rules find who says what",
            False,
        )
    return Finding("trained model", found.name)


def _check_models(model: str | None) -> Iterator[Finding]:
    """Yield the models that are looked for, and the one that is used, tried on a sentence."""
    import spacy

    from claimparse import api

    asked = os.environ.get(api.MODEL_VARIABLE)
    if asked:
        yield Finding(api.MODEL_VARIABLE, asked)
    for name in dict.fromkeys(n for n in (model, asked, *api.DEFAULT_MODELS) if n):
        there = spacy.util.is_package(name)
        yield Finding(f"model {name}", metadata.version(name) if there else "not installed", there)
    try:
        name = str(api.find_model(model))
        parser = api.load(model)
        claims = parser.parse(_PROBE).claims
    except (ClaimparseError, OSError, ValueError) as error:
        first, _, rest = str(error).partition("\n")
        yield Finding("model used", first, False, rest or "give another one with --model, or reinstall the model")
        return
    if any(claim.speakers for claim in claims):
        yield Finding("model used", f"{name}: finds the speaker of a test sentence")
    else:
        advice = "use a pipeline for English with a tagger, lemmatizer, parser and entity recogniser"
        yield Finding("model used", f"{name}: finds no speaker in a test sentence", False, advice)
