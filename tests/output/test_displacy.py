"""The data and drawings for displaCy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimparse.output import render
from tests.output.documents import DOCUMENT, marked_texts


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
def test_our_drawing_is_displacy_s_own(documents):
    from spacy import displacy

    for style in ("ent", "span"):
        data = [render.to_displacy(d, style) for d in documents]
        assert render.render(documents, style) == displacy.render(data, style=style, manual=True)


@pytest.mark.parametrize("style", ["ent", "span"])
def test_the_name_of_a_document_is_escaped(style):
    document = DOCUMENT.model_copy(update={"name": "<img src=x onerror=alert(1)>\x1b&.txt"})
    drawn = render.render(document, style)
    assert "<img" not in drawn
    assert "&lt;img src=x onerror=alert(1)&gt;\\x1b&amp;.txt" in drawn
    assert "<rose>" not in drawn


def test_drawing_spans_takes_linear_time():
    """A word asks about the spans that are open there, and about no others."""

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


def test_displacy_draws_the_data():
    from spacy import displacy

    data = render.displacy_data(DOCUMENT)
    assert [e["label"] for e in data["ents"]] == ["QUANTITY", "QUANTITY", "SOURCE", "CUE", "CUE", "MODAL"]
    assert "baker Nora Vint" in displacy.render(data, style="ent", manual=True)
