"""The page of claims: whole, safe and self-contained; and the folder of pages."""

from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import given
from markupsafe import escape

from claimparse.output import pages, render
from tests.output.documents import DOCUMENT, TEXT, marked_texts


class Reader(HTMLParser):
    """A reader that checks that tags nest, and collects the text of the article and all attributes."""

    VOID = ("meta", "input")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.article, self.inside = "", 0
        self.tags: set[str] = set()
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.attributes += [(tag, k, v) for k, v in attrs]
        self.tags.add(tag)
        if tag not in self.VOID:
            self.open.append(tag)
        if ("class", "text") in attrs:
            self.inside = len(self.open)

    def handle_startendtag(self, tag, attrs):
        self.attributes += [(tag, k, v) for k, v in attrs]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        if len(self.open) < self.inside:
            self.inside = 0

    def handle_data(self, data):
        if self.inside:
            self.article += data


def test_the_page_shows_text_marks_and_reasons_and_escapes_everything():
    page = render.to_html([DOCUMENT])
    read = Reader(page)
    assert read.article == TEXT
    assert "<rose>" not in page
    assert "<here>" not in page
    assert str(escape(DOCUMENT.claims[1].stance.explain())) in page
    notes = [v for _, k, v in read.attributes if k == "data-note"]
    assert "source: Nora Vint" in notes
    assert any(note.startswith("quantity: 38 of 46 ovens (exactly 38)") for note in notes)
    assert any(note.startswith("“might” (modal): makes it a possibility") for note in notes)
    assert not any("pseudo" in note for note in notes)


def test_the_page_loads_nothing_from_elsewhere():
    read = Reader(render.to_html([DOCUMENT]))
    assert not {"script", "link", "img", "iframe"}.intersection(read.tags)
    assert not [k for _, k, _ in read.attributes if k.startswith("on") or k == "style"]
    assert all(v.startswith("#") for _, k, v in read.attributes if k in ("href", "src"))


@pytest.mark.parametrize(
    ("documents", "title", "shown", "heading"),
    [
        ([DOCUMENT], "Claims", "Bakers & brewers quarrel – Claims", "Claims"),
        ([DOCUMENT], "Bakers & brewers quarrel", "Bakers & brewers quarrel", "Claims"),
        ([DOCUMENT, DOCUMENT], "Flour", "Flour", "Flour"),
        ([], "Flour", "Flour", "Flour"),
    ],
)
def test_the_title_of_a_page_is_the_headline_of_its_text(documents, title, shown, heading):
    page = render.to_html(documents, title)
    assert f"<title>{escape(shown)}</title>" in page
    assert f"<h1>{escape(heading)}</h1>" in page


def test_links_of_the_page_lead_somewhere():
    read = Reader(render.to_html([DOCUMENT, DOCUMENT]))
    ids = [v for _, k, v in read.attributes if k == "id"]
    assert len(ids) == len(set(ids))
    assert {v[1:] for _, k, v in read.attributes if k == "href"} <= set(ids)


@given(marked_texts())
def test_any_document_gives_a_sound_page_with_all_of_its_text(document):
    assert Reader(render.to_html([document])).article == document.text
    read = Reader(render.render([document, document], "inline"))
    assert read.article == 2 * document.text


def test_a_folder_has_a_page_for_each_text_and_an_index(tmp_path):
    names = ["a/b ü.txt", None, "../../etc/passwd", "a/b ü.txt", "." * 300, "index"]
    written = pages.write_pages((DOCUMENT.model_copy(update={"name": n}) for n in names), tmp_path / "new" / "site")
    assert [p.name for p in written] == [
        "0001-b-ü.html",
        "0002-text.html",
        "0003-passwd.html",
        "0004-b-ü.html",
        "0005-text.html",
        "0006-index.html",
        "index.html",
    ]
    assert sorted(p.name for p in (tmp_path / "new" / "site").iterdir()) == [p.name for p in written]
    index = Reader(written[-1].read_text("utf-8"))
    links = {unquote(v.partition("#")[0]) for _, k, v in index.attributes if k == "href"}
    assert links == {p.name for p in written[:-1]}


def test_the_index_counts_a_speaker_over_all_texts():
    read = render.to_html([DOCUMENT, DOCUMENT])
    row = read[read.index('<tr><th scope="row"><bdi>Nora Vint</bdi>') :].partition("</tr>")[0]
    assert 'href="#text-1-speaker-1"' in row
    assert 'href="#text-2-speaker-1"' in row
    assert "<td>2</td>" in row


def test_render_takes_one_document_or_several():
    assert render.render([DOCUMENT, DOCUMENT]) == render.to_html([DOCUMENT, DOCUMENT])
    assert DOCUMENT.to_html() == render.render(DOCUMENT, "report", title="Claims")
    with pytest.raises(ValueError, match="unknown style 'poem'"):
        render.render(DOCUMENT, "poem")
