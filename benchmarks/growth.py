"""Measure how the CPU time of each part of claimparse grows with the length of a text, by kind of text.

python benchmarks/growth.py [--sizes N ...] [--kinds NAME ...] [--parts NAME ...] [--more FILE] [--model NAME]

For each part and kind it prints the times at the sizes, in milliseconds, and the exponent that fits them: 1 is linear,
2 square. It exits 1 if one is above 1.1. A part's time at a size is the least of several runs, so that a busy machine
adds nothing; Python's collector of cycles rests meanwhile, since it looks at all that lives. The lines "spaCy" and
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
from claimparse._pipeline import analyse
from claimparse._quantities.plain import quantities
from claimparse._results import document
from claimparse._text.parsed_text import ParsedText, segment_text
from claimparse._text.prepare import made, set_sentence_starts
from claimparse.types import Options
from claimparse.types import Part as DocumentPart

ARTICLES = Path(__file__).resolve().parent.parent / "examples" / "articles"
SIZES = (10_000, 20_000, 40_000, 100_000, 200_000, 400_000)
MOST = 1.1
"""The largest exponent that passes: what is linear fits 0.9 to 1.07, since long texts leave the caches."""

NOTHING = 0.005
"""Seconds below which a time tells nothing of growth: a part that takes less at the largest size passes."""

PIPELINE, NETWORK = "spaCy", "network"
NOT_JUDGED = (PIPELINE, NETWORK)
_ENOUGH = 0.3
_RUNS = 5

Texts = Iterable[tuple[int, str]]
"""Sizes, ascending, each with a text of that many characters."""


def _filled(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def _more(file: Path) -> dict[str, Callable[[int], str]]:
    """The kinds of text of a Python file."""
    big: Callable[[int], list[tuple[str, str]]] = runpy.run_path(str(file))["big"]

    def of(name: str) -> Callable[[int], str]:
        return lambda size: dict(big(size))[name]

    return {name: of(name) for name, _ in big(1)}


def _news() -> str:
    return "\n\n".join(path.read_text("utf-8").strip() for path in sorted(ARTICLES.glob("*.txt"))) + "\n\n"


KINDS: Mapping[str, Callable[[int], str]] = {
    "news": _filled(_news()),
    "news in one paragraph": _filled(" ".join(_news().split()) + " "),
    "one sentence": _filled(
        "the harbour office said that the boats were late and the crews, who had waited, went home "
    ),
    "quotations": _filled("“We lost two boats,” Ana Ruiz said. “Nobody ‘saw’ it.” "),
    "quotations in one sentence": _filled('“a boat” and ‘a crew’ and "a net" and '),
    "marks in one token": _filled("“”"),
    "marks glued to letters": _filled("a“b”"),
    "opening marks": _filled("“Two boats sank. "),
    "numbers": _filled("On Monday 38 of 46 boats, 12% of them new, cost more than $5 million. "),
    "numbers in one sentence": _filled("38 boats and 12% of them and "),
    "names": _filled(
        "Ana Ruiz met Bo Lee of the Harbour Office in Oslo. Carla Mendes, a lawyer, told Ruiz that Lee lied. "
    ),
    "pronouns": _filled("He said that she knew it. They told him that they saw her. "),
    "negations": _filled("He did not say no. Nobody may have denied that it never rained. "),
    "negations in one sentence": _filled("not never no may perhaps "),
    "sources": _filled("Police said that it rained. It may snow, the mayor said. Critics denied it. "),
    "sources in one sentence": _filled("police said that the mayor denied that "),
    "one word": _filled("x"),
    "headlines": _filled("Mayor Denies Taking Money\n"),
    "blank lines": _filled("It rained.\n\n\n\n"),
}
"""Texts of a size by their kind."""


# ---------------------------------------------------------------- what is measured


Part = Callable[[str], Callable[[], object]]
"""Given a text, makes ready what is measured on it."""


def parts(model: str | None) -> dict[str, Part]:
    """The parts by name; the pipeline alone comes first, and what it makes of a text is used by the others."""
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
        ready = made(rules.nlp, text, rules.lexicon)
        return lambda: docs.update({text: rules.nlp(ready)})

    def tokens(text: str) -> Callable[[], object]:
        return lambda: made(rules.nlp, text, rules.lexicon)

    def starts(text: str) -> Callable[[], object]:
        doc = made(rules.nlp, text, rules.lexicon)
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
        found |= _with_the_model(claimparse.load(nlp=rules.nlp, engine="model", threads=1), doc_of)
    return found


class _Scored:
    """What the network makes of a page, kept: it is much slower than all around it."""

    def __init__(self, scored: Any) -> None:
        self.scored = scored

    def read(self, _: ParsedText) -> Any:
        return self.scored


def _with_the_model(parser: claimparse.Parser, doc_of: Callable[[str], Any]) -> dict[str, Part]:
    from claimparse._model.windows import windows

    trained = trained_model(parser)
    assert trained is not None
    kept: dict[str, _Scored] = {}

    def cut(text: str) -> Callable[[], object]:
        parsed = segment_text(doc_of(text), parser.lexicon)
        return lambda: windows(parsed.words, parsed.runs, trained._tokenizer)

    def network(text: str) -> Callable[[], object]:
        parsed = segment_text(doc_of(text), parser.lexicon)
        kept.clear()
        return lambda: kept.update({text: _Scored(trained.read(parsed))})

    def model(text: str) -> Callable[[], object]:
        doc = doc_of(text)
        scored: Any = kept.get(text) or _Scored(trained.read(segment_text(doc, parser.lexicon)))
        return lambda: document(
            analyse(doc, parser.lexicon, parser.options, None, trained, ahead=scored),
            tuple(DocumentPart),
            parser.signature,
        )

    return {"windows": cut, NETWORK: network, "model": model}


# ---------------------------------------------------------------- measuring


def _cpu(work: Callable[[], object], runs: int) -> float:
    """The least CPU seconds of some runs; of fewer where one takes long."""
    times: list[float] = []
    while len(times) < runs and (sum(times) < _ENOUGH or len(times) < 2):
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
    """The power of the size with which the time grows: the slope of a line through the logarithms."""
    return linear_regression([log(n) for n in sizes], [log(max(s, 1e-6)) for s in seconds]).slope


def measure(
    found: Mapping[str, Part], make: Callable[[int], str], sizes: Sequence[int]
) -> Iterator[tuple[str, list[float]]]:
    """Each part with its seconds at the sizes. The parts take turns at each size, for they share what spaCy made."""
    rows: dict[str, list[float]] = {name: [] for name in found}
    for size in sizes:
        text = make(size)
        for name, part in found.items():
            rows[name].append(_cpu(part(text), 1 if name in NOT_JUDGED else _RUNS))
    yield from rows.items()


def main() -> int:
    """Print the table; 1 if a part grows faster than it may."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    cli.add_argument("--kinds", nargs="+")
    cli.add_argument("--parts", nargs="+")
    cli.add_argument("--more", type=Path)
    cli.add_argument("--model")
    args = cli.parse_args()
    kinds = dict(KINDS)
    if args.more:
        kinds |= _more(args.more)
    known = parts(args.model)
    chosen = {name: part for name, part in known.items() if not args.parts or name in args.parts or name == PIPELINE}
    above = 0
    for kind, make in kinds.items():
        if args.kinds and kind not in args.kinds:
            continue
        print(f"{kind}: " + ", ".join(f"{size:,}" for size in args.sizes) + " characters")
        for name, seconds in measure(chosen, make, args.sizes):
            power = exponent(args.sizes, seconds)
            bad = name not in NOT_JUDGED and power > MOST and seconds[-1] > NOTHING
            above += bad
            times = " ".join(f"{1000 * s:9.1f}" for s in seconds)
            print(f"  {name:30}{times} ms   ^{power:.2f}{'  ABOVE ' + str(MOST) if bad else ''}", flush=True)
    print(f"{above} above {MOST}" if above else f"none above {MOST}")
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
