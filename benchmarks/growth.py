"""Measure how the CPU time of each part of claimparse grows with the length of a text, by kind of text.

python benchmarks/growth.py [--sizes N ...] [--kinds NAME ...] [--parts NAME ...] [--more FILE] [--model NAME]

For each part and kind it prints the times at the sizes, in milliseconds, and the exponent that fits them: 1 is linear,
2 square. It exits 1 if one is above 1.1. A part's time at a size is the least of several runs, so that a busy machine
adds nothing; Python's garbage collector is off meanwhile, since it visits all objects in memory. The lines "spaCy" and
"network" are the pipeline alone and the encoder alone: run once, shown for comparison, and not judged. --more FILE
names a Python file whose big(size) gives pairs of a name and a text of about that many characters: more kinds of text.
All sizes of all kinds take an hour; --sizes 10000 40000 160000 --kinds news quotations takes three minutes.
"""

from __future__ import annotations

import argparse
import gc
import os
import runpy
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import linear_regression
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from math import log

import claimparse
from claimparse import _span_groups
from claimparse._inspect import trained_model
from claimparse._pipeline import Analysis
from claimparse._quantities.plain import quantities
from claimparse._results import document
from claimparse._text.parsed_text import ParsedText, segment_text
from claimparse._text.prepare import prepare_doc, set_sentence_starts
from claimparse.types import Options
from claimparse.types import Part as DocumentPart

ARTICLES = Path(__file__).resolve().parent.parent / "examples" / "articles"
SIZES = (10_000, 20_000, 40_000, 100_000, 200_000, 400_000)
MAX_EXPONENT = 1.1
"""The largest exponent that passes; linear work fits 0.9 to 1.07, since long texts do not fit the caches."""

NEGLIGIBLE_SECONDS = 0.005
"""Seconds below which a time says nothing about growth; a part that takes less at the largest size passes."""

PIPELINE, NETWORK = "spaCy", "network"
NOT_JUDGED = (PIPELINE, NETWORK)
_ENOUGH_SECONDS = 0.3
_RUNS = 5

Texts = Iterable[tuple[int, str]]
"""Sizes, ascending, each with a text of that many characters."""


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def _kinds_of(file: Path) -> dict[str, Callable[[int], str]]:
    """Return the kinds of text that a Python file defines."""
    big: Callable[[int], list[tuple[str, str]]] = runpy.run_path(str(file))["big"]

    def of(name: str) -> Callable[[int], str]:
        return lambda size: dict(big(size))[name]

    return {name: of(name) for name, _ in big(1)}


def _news() -> str:
    return "\n\n".join(path.read_text("utf-8").strip() for path in sorted(ARTICLES.glob("*.txt"))) + "\n\n"


KINDS: Mapping[str, Callable[[int], str]] = {
    "news": _repeated(_news()),
    "news in one paragraph": _repeated(" ".join(_news().split()) + " "),
    "one sentence": _repeated(
        "the harbour office said that the boats were late and the crews, who had waited, went home "
    ),
    "quotations": _repeated("“We lost two boats,” Ana Ruiz said. “Nobody ‘saw’ it.” "),
    "quotations in one sentence": _repeated('“a boat” and ‘a crew’ and "a net" and '),
    "marks in one token": _repeated("“”"),
    "marks glued to letters": _repeated("a“b”"),
    "opening marks": _repeated("“Two boats sank. "),
    "numbers": _repeated("On Monday 38 of 46 boats, 12% of them new, cost more than $5 million. "),
    "numbers in one sentence": _repeated("38 boats and 12% of them and "),
    "names": _repeated(
        "Ana Ruiz met Bo Lee of the Harbour Office in Oslo. Carla Mendes, a lawyer, told Ruiz that Lee lied. "
    ),
    "pronouns": _repeated("He said that she knew it. They told him that they saw her. "),
    "negations": _repeated("He did not say no. Nobody may have denied that it never rained. "),
    "negations in one sentence": _repeated("not never no may perhaps "),
    "sources": _repeated("Police said that it rained. It may snow, the mayor said. Critics denied it. "),
    "sources in one sentence": _repeated("police said that the mayor denied that "),
    "one word": _repeated("x"),
    "headlines": _repeated("Mayor Denies Taking Money\n"),
    "blank lines": _repeated("It rained.\n\n\n\n"),
}
"""The kinds of text, each with a function that makes one of a given size."""


# ---------------------------------------------------------------- what is measured


Part = Callable[[str], Callable[[], object]]
"""A function that prepares what is measured on a text."""


def parts(model: str | None) -> dict[str, Part]:
    """Return the parts by name; the pipeline comes first, and the others use its Docs."""
    rules = claimparse.load(model, engine="rules")
    docs: dict[str, Any] = {}

    def doc_of(text: str) -> Any:
        if text not in docs:
            docs.clear()
            docs[text] = rules.doc(text)
        return docs[text]

    def pipeline(text: str) -> Callable[[], object]:
        rules.nlp.max_length = max(rules.nlp.max_length, len(text))
        docs.clear()
        ready = prepare_doc(rules.nlp, text, rules.lexicon)
        return lambda: docs.update({text: rules.nlp(ready)})

    def tokens(text: str) -> Callable[[], object]:
        return lambda: prepare_doc(rules.nlp, text, rules.lexicon)

    def starts(text: str) -> Callable[[], object]:
        doc = prepare_doc(rules.nlp, text, rules.lexicon)
        return lambda: set_sentence_starts(doc, rules.lexicon)

    def parsed(text: str) -> Callable[[], object]:
        doc = doc_of(text)
        return lambda: segment_text(doc, rules.lexicon)

    def analysis(text: str) -> Callable[[], object]:
        doc = doc_of(text)
        return lambda: rules.of_doc(doc)

    def writing(text: str) -> Callable[[], object]:
        doc = doc_of(text)
        found = rules.of_doc(doc)
        return lambda: _span_groups.write(doc, found, Options())

    def reading(text: str) -> Callable[[], object]:
        doc = doc_of(text)
        _span_groups.write(doc, rules.of_doc(doc), Options())
        return lambda: _span_groups.read(doc)

    def plain(text: str) -> Callable[[], object]:
        return lambda: quantities(text, rules.lexicon)

    found: dict[str, Part] = {
        PIPELINE: pipeline,
        "tokens": tokens,
        "sentence starts": starts,
        "segment": parsed,
        "rules": analysis,
        "write to a Doc": writing,
        "read from a Doc": reading,
        "quantities without a pipeline": plain,
    }
    if find_spec("claimparse_en"):
        found |= _model_parts(claimparse.load(nlp=rules.nlp, engine="model", threads=1), doc_of)
    return found


class _PrecomputedScores:
    """The network's scores of a text, kept, since the network is much slower than everything around it."""

    def __init__(self, scored: Any) -> None:
        self.scored = scored

    def score(self, _: ParsedText) -> Any:
        return self.scored


def _model_parts(parser: claimparse.Parser, doc_of: Callable[[str], Any]) -> dict[str, Part]:
    from claimparse._model.windows import windows

    trained = trained_model(parser)
    assert trained is not None
    kept: dict[str, _PrecomputedScores] = {}

    def cut(text: str) -> Callable[[], object]:
        parsed = segment_text(doc_of(text), parser.lexicon)
        return lambda: windows(parsed.words, parsed.runs, trained._tokenizer)

    def network(text: str) -> Callable[[], object]:
        parsed = segment_text(doc_of(text), parser.lexicon)
        kept.clear()
        return lambda: kept.update({text: _PrecomputedScores(trained.score(parsed))})

    def model(text: str) -> Callable[[], object]:
        doc = doc_of(text)
        scored: Any = kept.get(text) or _PrecomputedScores(trained.score(segment_text(doc, parser.lexicon)))
        return lambda: document(
            Analysis(segment_text(doc, parser.lexicon), parser.options, None, trained, scored),
            tuple(DocumentPart),
            parser.signature,
        )

    return {"windows": cut, NETWORK: network, "model": model}


# ---------------------------------------------------------------- measuring


def _cpu_seconds(work: Callable[[], object], runs: int) -> float:
    """Return the minimum CPU seconds of several runs, fewer if one takes long."""
    times: list[float] = []
    while len(times) < runs and (sum(times) < _ENOUGH_SECONDS or len(times) < 2):
        gc.collect()
        gc.disable()
        try:
            began = time.process_time()
            work()
            times.append(time.process_time() - began)
        finally:
            gc.enable()
    return min(times)


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the power of the size with which the time grows: the slope of a line through the logarithms."""
    return linear_regression([log(n) for n in sizes], [log(max(s, 1e-6)) for s in seconds]).slope


def measure(
    found: Mapping[str, Part], make: Callable[[int], str], sizes: Sequence[int]
) -> Iterator[tuple[str, list[float]]]:
    """Yield each part with its seconds at the sizes. At each size the parts take turns, since they share the Doc."""
    rows: dict[str, list[float]] = {name: [] for name in found}
    for size in sizes:
        text = make(size)
        for name, part in found.items():
            rows[name].append(_cpu_seconds(part(text), 1 if name in NOT_JUDGED else _RUNS))
    yield from rows.items()


def main() -> int:
    """Print the table and return 1 if a part grows too fast."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    cli.add_argument("--kinds", nargs="+")
    cli.add_argument("--parts", nargs="+")
    cli.add_argument("--more", type=Path)
    cli.add_argument("--model")
    args = cli.parse_args()
    kinds = dict(KINDS)
    if args.more:
        kinds |= _kinds_of(args.more)
    known = parts(args.model)
    chosen = {name: part for name, part in known.items() if not args.parts or name in args.parts or name == PIPELINE}
    above = 0
    for kind, make in kinds.items():
        if args.kinds and kind not in args.kinds:
            continue
        print(f"{kind}: " + ", ".join(f"{size:,}" for size in args.sizes) + " characters")
        for name, seconds in measure(chosen, make, args.sizes):
            power = exponent(args.sizes, seconds)
            bad = name not in NOT_JUDGED and power > MAX_EXPONENT and seconds[-1] > NEGLIGIBLE_SECONDS
            above += bad
            times = " ".join(f"{1000 * s:9.1f}" for s in seconds)
            print(f"  {name:30}{times} ms   ^{power:.2f}{'  ABOVE ' + str(MAX_EXPONENT) if bad else ''}", flush=True)
    print(f"{above} above {MAX_EXPONENT}" if above else f"none above {MAX_EXPONENT}")
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
