"""Paragraphs and their kinds."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimparse._text.paragraphs import ParagraphKind, paragraphs
from claimparse.lexicon import Lexicon

PROSE = "The council met on Tuesday and approved the plan."

SCRAPED_PAGES = [
    ("{{#render}} {{/render}}", "boilerplate"),
    ("{% include 'share.html' %}", "boilerplate"),
    ("4 min read", "boilerplate"),
    ("10-minute read", "boilerplate"),
    ("Read more", "boilerplate"),
    ("Related stories", "boilerplate"),
    ("Updated: 14 May 2021, 10:20", "boilerplate"),
    ("TAP HERE TO JOIN OUR CHANNEL", "boilerplate"),
    ("Photo: Harbour Agency/Ada Lind", "boilerplate"),
    ("The bridge at dawn. (Photo by Ada Lind)", "boilerplate"),
    ("© 2021 Harbour Media", "boilerplate"),
    ("Ada Lind and Tom Brook contributed to this report.", "boilerplate"),
    ("Reporting by Ada Lind; editing by Tom Brook", "boilerplate"),
    ("The Harbour Times news desk", "boilerplate"),
    ("We are the weekend team of the Harbour Times and we bring you the news of the coast.", "boilerplate"),
    ("This article was updated to add a comment from the mayor.", "boilerplate"),
    (".story-card {", "boilerplate"),
    ("@media screen and (max-width: 600px) {", "boilerplate"),
    ("***", "boilerplate"),
    ("FERRY STRIKE ENTERS SECOND WEEK", "crosslink"),
    ("PORT TO CLOSE TWO TERMINALS BY JUNE: REPORT", "crosslink"),
    ("Ferry strike enters second week", "headline"),
    ("Harbour Times: Port to close two terminals", "headline"),
    (PROSE, "prose"),
    ("“We will not sign,” she said.", "prose"),
    ("This article of faith was shaken by the vote.", "prose"),
    ("Photographs were taken at the scene, police said.", "prose"),
    ("The report was published on Monday by 14 scientists, and it drew criticism from the industry at once.", "prose"),
    ("NATO and the EU met.", "prose"),
]


@pytest.mark.parametrize(("line", "kind"), SCRAPED_PAGES)
def test_the_kind_of_a_line(line, kind):
    found = paragraphs(f"{PROSE}\n{line}\n{PROSE}", Lexicon.default())
    assert [p.kind.value for p in found] == ["prose", kind, "prose"]


@pytest.mark.parametrize("breaks", ["\n", "\n\n", "\r\n", "\r", "\u2029", " \n \n "])
def test_every_line_break_counts(breaks):
    text = breaks.join([PROSE, PROSE])
    assert [text[p.start : p.end] for p in paragraphs(text, Lexicon.default())] == [PROSE, PROSE]


@given(st.text(alphabet=st.sampled_from("ab A.{}\n\r\t\u2029\u00a0“"), max_size=200))
def test_paragraphs_hold_every_printed_character_once_and_in_order(text):
    found = paragraphs(text, Lexicon.default())
    assert "".join("".join(text[p.start : p.end].split()) for p in found) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(text[p.start : p.end].strip() == text[p.start : p.end] != "" for p in found)


@given(st.lists(st.sampled_from([line for line, _ in SCRAPED_PAGES]), max_size=8))
def test_a_line_keeps_its_kind_wherever_it_stands(lines):
    kinds = dict(SCRAPED_PAGES)
    found = paragraphs("\n".join(lines), Lexicon.default())
    assert [p.kind for p in found] == [ParagraphKind(kinds[line]) for line in lines]


WRAPPED = """Talks on the future of the harbour
broke down on Monday

The council met for six hours and then said that it
would not sign the plan, which the port had asked
for in a letter.

"We are tired," said the mayor,
who looked pale."""


def test_lines_wrapped_at_a_column_are_one_paragraph():
    found = paragraphs(WRAPPED, Lexicon.default())
    assert [WRAPPED[p.start : p.end] for p in found] == WRAPPED.split("\n\n")
    assert [p.kind.value for p in found] == ["headline", "prose", "prose"]


def test_a_break_before_a_capital_does_not_make_a_text_wrapped():
    lines = ["The Harbour Times", "Ferry strike goes on", PROSE, PROSE]
    assert len(paragraphs("\n".join(lines), Lexicon.default())) == 4


def test_a_wrapped_text_has_the_same_claims_as_an_unwrapped_one(parser):
    flat = WRAPPED.replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n\n")
    read = [(c.speakers, c.stance.label, " ".join(c.text.split())) for c in parser.parse(WRAPPED).claims]
    assert read == [(c.speakers, c.stance.label, c.text) for c in parser.parse(flat).claims]
