"""Rows, JSON, the terminal table, the page and displaCy's data, on a document built by hand and on arbitrary ones."""

import io
import json
import math
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape
from rich.console import Console

from claimparse.output import graph, pages, records, render, wording
from claimparse.output.table import document_table
from claimparse.output.visible import escape_controls
from claimparse.types import (
    Answer,
    Attribution,
    Bounded,
    Claim,
    Commitment,
    Cue,
    CueKind,
    Document,
    Exact,
    Item,
    Mention,
    Quantity,
    Signature,
    SourceStance,
    Span,
    Speaker,
    Stance,
    Step,
    TextWarning,
    Unit,
    Whole,
)

TEXT = (
    "Bakers & brewers quarrel\n\n"
    "The price of flour <rose> by 12% in May.\n\n"
    "“We have lost 38 of 46 ovens,” baker Nora Vint said, “and nobody cares.”\n"
    "According to reports, she might sell.\n"
)


def span(words: str, occurrence: int = 0) -> Span:
    """The given words in TEXT."""
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(words, start + 1)
    return Span(start=start, end=start + len(words), text=words)


PERCENT = Quantity(
    span=span("12%"),
    number=span("12"),
    amount=Exact(value=12),
    unit=Unit(name="percentage", kind="dimensionless"),
    change="up",
    rule="test",
)
OVENS = Quantity(
    span=span("38 of 46 ovens"),
    number=span("38"),
    amount=Exact(value=38),
    item=Item(span=span("ovens"), head="oven"),
    whole=Whole(span=span("46 ovens"), amount=Exact(value=46)),
    rule="test",
)
SAID = Attribution(
    source=(span("baker Nora Vint"),),
    speakers=("Nora Vint",),
    cue=(span("said"),),
    content=(span("We have lost 38 of 46 ovens,"), span("and nobody cares.")),
    quotation="direct",
    act="asserts",
    rule="test",
)
SELLS = Attribution(
    cue=(span("According to"),), content=(span("she might sell"),), quotation="indirect", act="asserts", rule="t"
)
MIGHT = Cue(spans=(span("might"),), kind=CueKind.MODAL, scope=(span("sell"),), entry="might")
CERTAIN, FREE = Commitment.CERTAIN, Commitment.UNCOMMITTED


def held(
    author: Commitment, label: str, *sources: tuple[str | None, Commitment], steps: tuple[Step, ...] = ()
) -> Stance:
    return Stance(
        label=label, author=author, sources=tuple(SourceStance(name=n, commitment=c) for n, c in sources), steps=steps
    )


DOCUMENT = Document(
    text=TEXT,
    name="bakers.txt",
    claims=(
        Claim(
            spans=(span("The price of flour <rose> by 12% in May"),),
            head=span("rose"),
            stance=held(CERTAIN, "asserted"),
            quantities=(PERCENT,),
        ),
        Claim(
            spans=SAID.content,
            head=span("lost"),
            attribution=SAID,
            stance=held(FREE, "reported", ("Nora Vint", CERTAIN), steps=(Step(span=span("said"), effect="reports"),)),
            quantities=(OVENS,),
        ),
        Claim(
            spans=(span("she might sell"),),
            head=span("sell"),
            attribution=SELLS,
            stance=held(FREE, "hedged", ("Gazette", FREE), (None, Commitment.POSSIBLE)),
            cues=(MIGHT,),
        ),
    ),
    attributions=(SAID, SELLS),
    quantities=(PERCENT, OVENS),
    cues=(MIGHT, Cue(spans=(span("May"),), kind=CueKind.PSEUDO, entry="may", note="a month")),
    speakers=(Speaker(name="Nora Vint", kind="person", mentions=(Mention(span=span("Nora Vint"), kind="name"),)),),
    warnings=(TextWarning(code="odd", message="an odd mark <here>"),),
    signature=Signature(claimparse="1", lexicon="2", spacy="3", model="m", model_version="4"),
)


# ---------------------------------------------------------------- words


def test_quantities_are_written_with_their_direction():
    assert [wording.quantity_words(q) for q in (PERCENT, OVENS)] == ["up 12%", "38 of 46 ovens"]
    assert wording.quantity_words(OVENS.model_copy(update={"change": "additional"})) == "another 38 of 46 ovens"


def test_a_holder_is_not_listed_around_himself():
    stance = held(FREE, "reported", ("Gazette", FREE), ("Nora Vint", FREE), ("Nora Vint", CERTAIN))
    assert wording.outer_words(DOCUMENT.claims[1].model_copy(update={"stance": stance})) == "Gazette"


def test_a_whole_is_not_listed_again():
    whole = Quantity(span=span("46 ovens"), number=span("46"), amount=Exact(value=46), item=OVENS.item, rule="t")
    claim = DOCUMENT.claims[1].model_copy(update={"quantities": (OVENS, whole)})
    assert wording.number_list(claim) == ["38 of 46 ovens"]


# ---------------------------------------------------------------- rows and JSON


def test_claim_rows_are_flat_and_complete():
    rows = list(records.claim_rows(DOCUMENT))
    assert [r["speakers"] for r in rows] == ["", "Nora Vint", ""]
    assert [r["attributed"] for r in rows] == [False, True, True]
    assert rows[1] == {
        "document": "bakers.txt",
        "start": TEXT.index("We have"),
        "end": TEXT.index("”\nAcc"),
        "claim": "We have lost 38 of 46 ovens, ... and nobody cares.",
        "attributed": True,
        "speakers": "Nora Vint",
        "source": "baker Nora Vint",
        "cue": "said",
        "act": "asserts",
        "quotation": "direct",
        "stance": "reported",
        "author": "U",
        "holder": "CT+",
        "expected": 0.0,
        "answers": None,
        "accuser": "",
        "numbers": "38 of 46 ovens",
    }


def test_quantity_rows_have_one_set_of_keys():
    rows = list(records.quantity_rows(DOCUMENT))
    assert [(r["text"], r["value"], r["unit"], r["whole"]) for r in rows] == [
        ("12%", 12.0, "percentage", None),
        ("38 of 46 ovens", 38.0, None, "46 ovens"),
    ]
    assert len({tuple(r) for r in rows}) == 1


def test_numbers_beyond_floats_are_infinite_in_rows():
    huge = Quantity(span=span("12"), number=span("12"), amount=Bounded(value=-(10**400), relation=">="), rule="t")
    (row,) = records.quantity_rows(Document(text=TEXT, quantities=(huge,)))
    assert (row["value"], row["low"], row["high"]) == (-math.inf, -math.inf, None)


def test_json_lines_and_json_lists_come_back_as_they_were():
    empty = Document(text="")
    assert list(records.from_jsonl([*records.to_jsonl([DOCUMENT, empty]), "\n"])) == [DOCUMENT, empty]
    for documents in ([], [DOCUMENT], [DOCUMENT, empty]):
        read = json.loads("".join(records.to_json(documents)))
        assert [Document.model_validate(d) for d in read] == documents


# ---------------------------------------------------------------- the terminal


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


def test_brackets_of_the_text_are_no_markup():
    text = "[bold]Eels[/bold] sing."
    whole = Span(start=0, end=len(text), text=text)
    claim = Claim(spans=(whole,), head=whole, stance=held(CERTAIN, "asserted"))
    assert text in printed(Document(text=text, claims=(claim,)), 120)


def test_the_terminal_obeys_nothing_that_stands_in_a_text():
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
def test_what_is_visible_holds_nothing_to_obey(text):
    shown = escape_controls(text)
    assert not set(OBEYED).intersection(shown)
    assert len(shown) >= len(text)
    assert escape_controls(shown) == shown


@pytest.mark.parametrize("text", ["Ćeský “quote” – 5\xa0km", "می\u200cخواهم", "👩\u200d👧", "שלום\u200f!"])
def test_ordinary_characters_stay(text):
    assert escape_controls(text) == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from(OBEYED)))
def test_json_holds_nothing_to_obey_and_is_read_back(text):
    (line,) = records.to_jsonl([Document(text=text, name=text)])
    assert not set(OBEYED).intersection(line)
    (read,) = records.from_jsonl([line])
    assert (read.text, read.name) == (text, text)


# ---------------------------------------------------------------- the page


class Reader(HTMLParser):
    """Checks that tags nest, and collects the text of the article and all attributes."""

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


def test_the_page_needs_nothing_from_outside():
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
def test_a_page_is_called_by_its_text_and_says_it_once(documents, title, shown, heading):
    page = render.to_html(documents, title)
    assert f"<title>{escape(shown)}</title>" in page
    assert f"<h1>{escape(heading)}</h1>" in page


def test_links_of_the_page_lead_somewhere():
    read = Reader(render.to_html([DOCUMENT, DOCUMENT]))
    ids = [v for _, k, v in read.attributes if k == "id"]
    assert len(ids) == len(set(ids))
    assert {v[1:] for _, k, v in read.attributes if k == "href"} <= set(ids)


@st.composite
def marked_texts(draw):
    """A document with arbitrary text and arbitrary, overlapping spans."""
    text = draw(st.text(alphabet=st.sampled_from("ab <&\"'>\n\r\u2028é\x07“"), max_size=40))
    ends = st.integers(0, len(text))

    def spans():
        a, b = sorted(draw(st.tuples(ends, ends)))
        return Span(start=a, end=b, text=text[a:b])

    number = Exact(value=1)
    claims, cues, quantities = [], [], []
    for kind in draw(st.lists(st.sampled_from("cqs"), max_size=6)):
        if kind == "c":
            said = Attribution(
                source=(spans(),), cue=(spans(),), content=(spans(),), quotation="mixed", act="denies", rule="t"
            )
            claims.append(Claim(spans=said.content, head=spans(), attribution=said, stance=held(FREE, "denied")))
        elif kind == "q":
            quantities.append(Quantity(span=spans(), number=spans(), amount=number, rule="t"))
        else:
            cues.append(Cue(spans=(spans(),), kind="modal", entry="t"))
    attributions = tuple(c.attribution for c in claims)
    return Document(text=text, claims=claims, attributions=attributions, quantities=quantities, cues=cues)


@given(marked_texts())
def test_any_document_gives_a_sound_page_with_all_of_its_text(document):
    assert Reader(render.to_html([document])).article == document.text
    read = Reader(render.render([document, document], "inline"))
    assert read.article == 2 * document.text


def test_a_folder_holds_a_page_a_text_and_an_index(tmp_path):
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


def test_the_index_adds_up_a_speaker_of_several_texts():
    read = render.to_html([DOCUMENT, DOCUMENT])
    row = read[read.index('<tr><th scope="row"><bdi>Nora Vint</bdi>') :].partition("</tr>")[0]
    assert 'href="#text-1-speaker-1"' in row
    assert 'href="#text-2-speaker-1"' in row
    assert "<td>2</td>" in row


# ---------------------------------------------------------------- the graph


def told(source: str, target: str, kind: graph.EdgeKind, *claims: int) -> graph.Edge:
    return graph.Edge(source, target, kind, claims)


def test_edges_say_who_speaks_about_and_to_whom_and_who_answers():
    text = "Ann told Bob that Cy lied. Cy denied it. Dee cited Ann: Eve won."

    def at(words: str, occurrence: int = 0) -> Span:
        start = -1
        for _ in range(occurrence + 1):
            start = text.index(words, start + 1)
        return Span(start=start, end=start + len(words), text=words)

    def says(name: str, content: Span, **more) -> Attribution:
        fields = {"quotation": "indirect", "act": "asserts", "rule": "t", **more}
        return Attribution(speakers=(name,), content=(content,), **fields)

    said = (
        says("Ann", at("that Cy lied"), target=at("Bob")),
        says("Cy", at("it")),
        says("Dee", at("Eve won")),
        says("Ann", at("Eve won"), within=2),
    )
    answer = Answer(kind="denies", object=at("it"), claim=0, accusers=("Ann",), rule="t")
    claims = [Claim(spans=a.content, head=a.content[0], attribution=a, stance=held(FREE, "reported")) for a in said]
    claims[1] = claims[1].model_copy(update={"answers": answer})
    people = {"Ann": 2, "Bob": 1, "Cy": 2, "Dee": 1, "Eve": 1}
    speakers = tuple(
        Speaker(name=n, kind="person", mentions=tuple(Mention(span=at(n, k), kind="name") for k in range(times)))
        for n, times in people.items()
    )
    found = graph.edges(Document(text=text, claims=tuple(claims), attributions=said, speakers=speakers))
    kinds = graph.EdgeKind
    assert found == (
        told("Ann", "Bob", kinds.TO, 0),
        told("Ann", "Cy", kinds.ABOUT, 0),
        told("Cy", "Ann", kinds.ANSWERS, 1),
        told("Dee", "Eve", kinds.ABOUT, 2),
        told("Ann", "Eve", kinds.ABOUT, 3),
        told("Dee", "Ann", kinds.CITES, 3),
    )


def test_nobody_speaks_about_himself():
    own = SAID.model_copy(update={"content": (span("baker Nora Vint"),)})
    claim = DOCUMENT.claims[1].model_copy(update={"attribution": own})
    assert graph.edges(DOCUMENT.model_copy(update={"claims": (claim,), "attributions": (own,)})) == ()


def test_a_crowded_drawing_leaves_out_and_says_how_many():
    drawn = graph.layout(told(f"a{k}", f"b{k}", graph.EdgeKind.ABOUT, 0) for k in range(50))
    assert (len(drawn.left), len(drawn.right), drawn.omitted) == (graph.MAX_NAMES, graph.MAX_NAMES, 20)
    assert max(label.y for label in drawn.left) < drawn.height


# ---------------------------------------------------------------- displaCy


@given(marked_texts())
def test_displacy_spans_hold_the_words_of_what_they_label(document):
    data = render.to_displacy(document)
    assert "".join(data["tokens"]) == "".join(document.text.split())
    shown = {(s["label"], "".join(data["tokens"][s["start_token"] : s["end_token"]])) for s in data["spans"]}
    wanted = {("CONTENT", "".join(s.text.split())) for a in document.attributions for s in a.content}
    wanted |= {("QUANTITY", "".join(q.span.text.split())) for q in document.quantities}
    assert {w for w in wanted if w[1]} <= shown


def test_displacy_draws_spans_that_lie_in_one_another():
    data = render.to_displacy(DOCUMENT)
    spans = {s["label"]: data["tokens"][s["start_token"] : s["end_token"]] for s in data["spans"]}
    assert spans["CONTENT"] == ["she", "might", "sell"]
    assert spans["QUANTITY"] == ["38", "of", "46", "ovens"]
    drawn = render.render(DOCUMENT, "span")
    assert "CONTENT" in drawn
    assert "Vint" in drawn


@given(st.lists(marked_texts(), max_size=3))
def test_displacy_draws_as_it_does_by_itself(documents):
    from spacy import displacy

    for style in ("ent", "span"):
        data = [render.to_displacy(d, style) for d in documents]
        assert render.render(documents, style) == displacy.render(data, style=style, manual=True)


@pytest.mark.parametrize("style", ["ent", "span"])
def test_displacy_gets_a_name_that_is_no_markup(style):
    document = DOCUMENT.model_copy(update={"name": "<img src=x onerror=alert(1)>\x1b&.txt"})
    drawn = render.render(document, style)
    assert "<img" not in drawn
    assert "&lt;img src=x onerror=alert(1)&gt;\\x1b&amp;.txt" in drawn
    assert "<rose>" not in drawn


def test_displacy_s_spans_cost_as_much_as_there_is_to_draw():
    """Each word asks about the spans that are open there, and about no others."""

    class Counting(dict):
        asked = 0

        def __getitem__(self, key):
            Counting.asked += 1
            return super().__getitem__(key)

    def cost(size: int) -> int:
        from claimparse.output.displacy_renderer import draw

        data = {"tokens": ["a"] * (3 * size), "title": None}
        data["spans"] = [Counting(start_token=3 * k, end_token=3 * k + 2, label="CUE") for k in range(size)]
        Counting.asked = 0
        draw([data], "span")
        return Counting.asked

    assert 0 < cost(400) <= 4.1 * cost(100)


@given(marked_texts())
def test_displacy_gets_ordered_entities_that_do_not_overlap(document):
    data = render.displacy_data(document)
    ends = 0
    for entity in data["ents"]:
        assert ends <= entity["start"] <= entity["end"] <= len(data["text"])
        ends = entity["end"]


def test_render_takes_one_document_or_several():
    assert render.render([DOCUMENT, DOCUMENT]) == render.to_html([DOCUMENT, DOCUMENT])
    assert DOCUMENT.to_html() == render.render(DOCUMENT, "report", title="Claims")
    with pytest.raises(ValueError, match="unknown style 'poem'"):
        render.render(DOCUMENT, "poem")


def test_displacy_draws_the_data():
    from spacy import displacy

    data = render.displacy_data(DOCUMENT)
    assert [e["label"] for e in data["ents"]] == ["QUANTITY", "QUANTITY", "SOURCE", "CUE", "CUE", "MODAL"]
    assert "baker Nora Vint" in displacy.render(data, style="ent", manual=True)
