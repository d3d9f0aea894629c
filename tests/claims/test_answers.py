"""Answers: the claim that a denial, a refusal to tell or an admission answers, and whose that claim was.

A row is "text | words of the answering claim | kind | words of the claim answered | accuser"; "-" stands for none.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimparse._span_groups import read, write
from claimparse.output.records import claim_rows
from claimparse.types import AnswerKind, Document, SpeechAct
from tests.rows import rows

ROWS = [row.parts for row in rows("claims/answers.txt")]


@pytest.fixture(scope="module")
def documents(parser):
    """All texts, parsed in one batch."""
    return dict(zip([r[0] for r in ROWS], parser.parse_many(r[0] for r in ROWS), strict=True))


@pytest.mark.parametrize("row", ROWS, ids=[r[0] for r in ROWS])
def test_the_claim_that_is_answered(documents, row):
    text, words, kind, answered, accuser = row
    document = documents[text]
    claim = [c for c in document.claims if words in c.text][-1]
    found = claim.answers
    assert (found.kind.value if found else "-") == kind
    if found is None:
        return
    assert found.object.text in text
    if answered == "-":
        assert found.claim is None
    else:
        assert answered in document.claims[found.claim].text
    assert (" ".join(s.text for s in found.accuser) or "-") == accuser


def test_links_survive_json_a_doc_and_table_rows(parser, documents):
    for document in documents.values():
        assert Document.model_validate_json(document.model_dump_json()) == document
        doc = parser.doc(document.text)
        write(doc, document, parser.options)
        assert read(doc).document.claims == document.claims
        for n, (claim, row) in enumerate(zip(document.claims, claim_rows(document), strict=True)):
            if claim.answers is not None:
                assert claim.answers.claim != n
                assert claim.answers.claim is None or 0 <= claim.answers.claim < len(document.claims)
                assert row["answers"] == claim.answers.claim
                assert claim.answers.object.text in claim.stance.explain()


WHO = st.sampled_from(["The bank", "Mr Hale", "He", "Officials", "The paper"])
DID = st.sampled_from(
    [
        "said the bank hid losses",
        "denied the claims",
        "denied hiding losses",
        "rejected this",
        "admitted that losses grew",
    ]
)


@given(st.lists(st.tuples(WHO, DID), min_size=1, max_size=5))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_only_denials_refusals_and_admissions_answer_and_never_their_own_speaker(parser, story):
    document = parser.parse(" ".join(f"{who} {did}." for who, did in story))
    for claim in document.claims:
        if claim.answers is None:
            continue
        assert claim.attribution is not None
        other = document.claims[claim.answers.claim] if claim.answers.claim is not None else None
        if claim.answers.kind is AnswerKind.CONCEDES:
            assert other.attribution.act is SpeechAct.DENIES
        else:
            assert claim.attribution.act in (SpeechAct.DENIES, SpeechAct.WITHHOLDS)
            assert other is None or not set(other.speakers) & set(claim.speakers)
