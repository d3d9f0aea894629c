"""The public types, pinned: only type checkers read this file (``mypy tests/typing``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, assert_type

import spacy
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

import claimparse
from claimparse.api import Stances
from claimparse.errors import ClaimparseError, ModelNotFoundError
from claimparse.output.pages import write_pages
from claimparse.output.render import Html, to_displacy
from claimparse.resolvers import ClusterResolver, Resolver, coref_clusters
from claimparse.testing import Tagged, read_tagged
from claimparse.types import (
    Amount,
    Approximate,
    Attribution,
    Bounded,
    Claim,
    Commitment,
    Cue,
    CueKind,
    Document,
    Exact,
    Item,
    Options,
    Part,
    Quantity,
    QuotationKind,
    Range,
    Signature,
    SourceStance,
    Span,
    Speaker,
    SpeakerKind,
    SpeechAct,
    Stance,
    StanceLabel,
    TextWarning,
    Unit,
    Vague,
    Whole,
)


def functions(text: str) -> None:
    assert_type(claimparse.parse(text), Document)
    assert_type(claimparse.parse_many([text]), Iterator[Document])
    assert_type(claimparse.parse_many([("text", 1)], as_tuples=True), Iterator[tuple[Document, int]])
    assert_type(claimparse.extract_quantities(text), tuple[Quantity, ...])
    assert_type(claimparse.attribute_speakers(text), tuple[Attribution, ...])
    assert_type(claimparse.detect_stance(text), Stances)
    assert_type(claimparse.detect_stance(text).claims, tuple[Claim, ...])
    assert_type(claimparse.__version__, str)
    claimparse.parse(b"bytes")  # type: ignore[arg-type]


def parsers(text: str, path: Path) -> None:
    parser = claimparse.load("en_core_web_sm", lexicon=[path, "more.toml"], options=Options(vague=False, scope="right"))
    assert_type(parser, claimparse.Parser)
    assert_type(claimparse.load(path, lexicon=path), claimparse.Parser)
    assert_type(claimparse.load(nlp=spacy.blank("en")), claimparse.Parser)
    assert_type(parser.parse(text, [Part.STANCE]), Document)
    assert_type(parser.parse(text, ["quantities", Part.STANCE]), Document)
    assert_type(parser.parse(text, "quantities"), Document)
    assert_type(parser.parse(text, Part.QUANTITIES), Document)
    parser.parse(text, ["quantites"])  # type: ignore[list-item]
    assert_type(claimparse.load(engine="rules"), claimparse.Parser)
    assert_type(claimparse.load(engine=path), claimparse.Parser)
    assert_type(parser.parse_many((text for _ in range(3)), batch_size=2), Iterator[Document])
    assert_type(parser.parse_many([(text, 1)], as_tuples=True, n_process=2), Iterator[tuple[Document, int]])
    parser.parse_many([text], as_tuples=True)  # type: ignore[call-overload]
    assert_type(parser.resolve(text, [(0, 1)]), list[str | None])
    assert_type(parser.stances(text, [(0, 1)]), list[Stance])
    assert_type(parser.doc(text), Doc)
    assert_type(parser.of_doc(parser.doc(text)), Document)
    assert_type(parser.signature, Signature)
    claimparse.load("en_core_web_sm", spacy.blank("en"))  # type: ignore[call-arg]


def documents(document: Document) -> None:
    assert_type(document.schema_version, int)
    assert_type(document.text, str)
    assert_type(document.parts, tuple[Part, ...])
    assert_type(document.failed, bool)
    assert_type(document.claims, tuple[Claim, ...])
    assert_type(document.attributions, tuple[Attribution, ...])
    assert_type(document.quantities, tuple[Quantity, ...])
    assert_type(document.cues, tuple[Cue, ...])
    assert_type(document.speakers, tuple[Speaker, ...])
    assert_type(document.speaker("Ana Ruiz"), Speaker | None)
    assert_type(document.claims_of("Ana Ruiz", represented=True), tuple[Claim, ...])
    assert_type(document.warnings, tuple[TextWarning, ...])
    assert_type(document.signature, Signature | None)
    assert_type(Document.model_validate_json(document.model_dump_json()), Document)
    assert_type(Document.model_json_schema(), dict[str, Any])
    document.text = ""  # type: ignore[misc]


def claims(claim: Claim) -> None:
    assert_type(claim.text, str)
    assert_type(claim.spans, tuple[Span, ...])
    assert_type(claim.head, Span)
    assert_type(claim.speakers, tuple[str, ...])
    assert_type(claim.attribution, Attribution | None)
    assert_type(claim.stance, Stance)
    assert_type(claim.stance.label, StanceLabel)
    assert_type(claim.stance.author, Commitment)
    assert_type(claim.stance.source, SourceStance | None)
    assert_type(claim.stance.score, float)
    assert_type(claim.stance.explain(), str)
    for cue in claim.cues:
        assert_type(cue.kind, CueKind)
        assert_type(cue.scope, tuple[Span, ...])
        assert_type(cue.inert, bool)


def attributions(attribution: Attribution, speaker: Speaker) -> None:
    assert_type(attribution.source, tuple[Span, ...])
    assert_type(attribution.quotation, QuotationKind)
    assert_type(attribution.act, SpeechAct)
    assert_type(attribution.within, int | None)
    assert_type(speaker.kind, SpeakerKind)
    assert_type(speaker.role, str | None)


def somebody(doc: Doc, mentions: Sequence[TokenSpan], /) -> list[TokenSpan | None]:
    return [None for _ in mentions]


def resolvers() -> None:
    own: Resolver = somebody
    assert_type(claimparse.load(resolver=own).resolver, Resolver | None)
    assert_type(coref_clusters("people"), ClusterResolver)


def quantities(one: Quantity, other: Quantity) -> None:
    assert_type(one.value, Fraction)
    assert_type(one.low, Fraction | None)
    assert_type(one.contains(2.5), bool)
    assert_type(one.compatible(other), bool)
    assert_type(one.unit, Unit | None)
    assert_type(one.item, Item | None)
    assert_type(one.whole, Whole | None)
    assert_type(one.change, Literal["up", "down", "additional"] | None)
    assert_type(one.share, tuple[Fraction, Fraction] | None)


def amounts(amount: Amount) -> str:
    match amount:
        case Exact(value=value):
            assert_type(value, Fraction)
            return "exact"
        case Approximate(tolerance=tolerance):
            assert_type(tolerance, Fraction | None)
            return "approximate"
        case Bounded(relation=relation):
            assert_type(relation, Literal[">", ">=", "<", "<="])
            return "bounded"
        case Range(low=low, high=high):
            assert_type((low, high), tuple[Fraction, Fraction])
            return "range"
        case Vague(low=low, high=top):
            assert_type((low, top), tuple[Fraction, Fraction | None])
            return "vague"


def pages(document: Document, doc: Doc) -> None:
    assert_type(document.to_html(), str)
    assert_type(claimparse.render(document), Html)
    assert_type(claimparse.render([doc, document], style="inline", title="Two"), Html)
    assert_type(to_displacy(document), dict[str, Any])
    assert_type(write_pages([document], "pages"), list[Path])


def tools() -> None:
    assert_type(read_tagged("<a>b</a>"), Tagged)
    assert_type(read_tagged("<a>b</a>").spans["a"], list[Span])
    error: ClaimparseError = ModelNotFoundError("none")
    raise error
