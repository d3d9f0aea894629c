"""Quotations: which are speech, of which kind, and what becomes of marks that are missing."""

import pytest

from claimparse._inspect import analyse
from claimparse.testing import read_tagged
from claimparse.types import QuotationKind
from tests.attribution.found import found, texts
from tests.rows import rows


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The bridge is unsafe,” she said.", QuotationKind.DIRECT),
        ("She said that “the bridge is unsafe.”", QuotationKind.DIRECT),
        ("She said the bridge was “unsafe and ugly” on Monday.", QuotationKind.MIXED),
        ("She said that the bridge was unsafe.", QuotationKind.INDIRECT),
    ],
)
def test_the_kind_of_a_quotation(parser, text, kind):
    assert found(parser, text)[0].quotation == kind


def test_a_quotation_over_two_paragraphs_is_one_content(parser):
    text = "“We will close the bridge,” the mayor said. “It is unsafe.\n\n“Nobody should use it until May.”"
    (a,) = found(parser, text)
    assert texts(a.content) == ["“We will close the bridge,”", "“It is unsafe.", "“Nobody should use it until May.”"]


def test_a_cue_inside_a_quotation_has_no_content_outside(parser):
    text = "“I think we should close it,” the mayor said. “I hope it will reopen soon.”"
    outer = next(a for a in found(parser, text) if texts(a.source) == ["the mayor"])
    assert len(outer.content) == 2


MISSING = {
    row.parts[0]: row.parts[1] for row in rows("attribution/quotation_marks.txt") if row.parts[0].startswith("never")
}


@pytest.mark.parametrize("case", MISSING)
def test_a_missing_mark_is_a_warning(parser, case):
    document = parser.parse(read_tagged(MISSING[case]).text)
    assert {w.code for w in document.warnings} <= {"quotation-unclosed", "quotation-unopened"}
    assert all(w.span for w in document.warnings)
    assert document.warnings


NO_SPEECH = {
    "scare quotes": 'The council passed its "reform" bill on Monday.',
    "scare quotes, curly": "Workers in the “gig” economy protested on Monday.",
    "nickname": 'Robert "Bobby" Harlan opened the meeting.',
    "title of a work": 'She starred in the film "Paper Moons" last year.',
    "title without its noun": 'The orchestra played "A Winter Morning" on Sunday.',
    "so-called": 'The so-called "peace plan" was dropped.',
}


SPEECH = {
    "direct": '"We will rebuild the bridge," the mayor said.',
    "mixed": 'The mayor said the bridge "will never be safe again".',
    "one word, judged": 'The mayor called the plan "reckless."',
    "capitals but a sentence": '"Stay Home!" the poster said.',
}


@pytest.mark.parametrize("text", NO_SPEECH.values(), ids=NO_SPEECH)
def test_quoted_words_that_are_no_speech(parser, text):
    marks = analyse(parser, text).quotes
    assert [m.speech for m in marks] == [False]


@pytest.mark.parametrize("text", SPEECH.values(), ids=SPEECH)
def test_quoted_words_that_are_speech(parser, text):
    marks = analyse(parser, text).quotes
    assert [m.speech for m in marks] == [True]


def test_a_fault_of_the_marks_is_a_notice(parser):
    analysis = analyse(parser, "“We will wait. She left.\n“No,” he said.")
    assert [n.code for n in analysis.notices] == [] or all(n.chars is not None for n in analysis.notices)
    analysis = analyse(parser, "She left. We will wait,” he said. It rained.")
    assert [n.code for n in analysis.notices] == ["quotation-unopened"]
