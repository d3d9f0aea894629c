"""The table of claims on a terminal, which obeys no control character of a text."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from claimparse.output.table import document_table
from claimparse.output.visible import escape_controls
from claimparse.types import (
    Claim,
    Document,
    Span,
)
from tests.output.documents import (
    CERTAIN,
    DOCUMENT,
    held,
)


def printed(document: Document, width: int) -> str:
    out = io.StringIO()
    Console(file=out, width=width).print(document_table(document))
    return out.getvalue()


@pytest.mark.parametrize("width", [80, 100, 120])
def test_the_table_keeps_to_the_width_and_shows_every_column(width):
    shown = printed(DOCUMENT, width)
    assert max(map(len, shown.splitlines())) <= width
    flat = " ".join(shown.split())
    for words in (
        "bakers.txt",
        "3 claims, 1 speaker, 2 quantities",
        "Nora",
        "asserts",
        "reported",
        "38 of 46",
        "via",
        "note: an odd",
    ):
        assert words in flat


def test_brackets_in_a_text_are_not_rich_markup():
    text = "[bold]Eels[/bold] sing."
    whole = Span(start=0, end=len(text), text=text)
    claim = Claim(spans=(whole,), head=whole, stance=held(CERTAIN, "asserted"))
    assert text in printed(Document(text=text, claims=(claim,)), 120)


def test_control_characters_of_a_text_are_escaped():
    text = "Eels \x1b[31msing\x9b2J\u202e."
    whole = Span(start=0, end=len(text), text=text)
    claim = Claim(spans=(whole,), head=whole, stance=held(CERTAIN, "asserted"))
    shown = printed(Document(text=text, claims=(claim,), name="\x1b[2Ja.txt"), 120)
    assert "\x1b" not in shown
    assert "\x9b" not in shown
    assert "\\x1b[2Ja.txt" in shown
    assert "Eels \\x1b[31msing\\x9b2J\\u202e." in shown


OBEYED = "\x00\x07\x1b\x7f\x9b\u202e\u2066"


@given(st.text(alphabet=st.characters() | st.sampled_from(OBEYED)))
def test_visible_text_has_no_control_characters(text):
    shown = escape_controls(text)
    assert not set(OBEYED).intersection(shown)
    assert len(shown) >= len(text)
    assert escape_controls(shown) == shown


@pytest.mark.parametrize("text", ["Ćeský “quote” – 5\xa0km", "می\u200cخواهم", "👩\u200d👧", "שלום\u200f!"])
def test_ordinary_characters_are_kept(text):
    assert escape_controls(text) == text
