"""Texts that are too long, too odd, or no texts at all."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from claimparse import Parser, load
from claimparse._as_read import readable
from claimparse._text.pieces import pieces
from claimparse.errors import ClaimparseError, MissingAnnotationError, TextTooLongError
from claimparse.lexicon import Lexicon
from claimparse.testing import texts
from claimparse.types import Part

LONG = "\n\n".join(
    ["Storm closes the harbour"]
    + [
        f"Police said on Monday that {k} boats were lost. “We may find {k + 1} of them,” Ana Ruiz said."
        for k in range(2, 30)
    ]
)


@pytest.fixture(scope="module")
def short(parser):
    """A parser whose pipeline takes 300 characters at most."""
    nlp = spacy.load(parser.signature.model)
    nlp.max_length = 300
    return load(nlp=nlp)


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\r\n", "\u2028", "\xa0"])
def test_a_blank_text_has_an_empty_document(parser, text):
    found = parser.parse(text)
    assert (found.text, found.parts, found.failed) == (text, tuple(Part), False)
    assert found.model_copy(update={"text": "", "parts": (), "signature": None}) == type(found)(text="")
    assert found.signature == parser.signature
    assert parser.parse(text, [Part.STANCE]).parts == (Part.STANCE,)


@pytest.mark.parametrize(
    ("bad", "named"), [(None, "NoneType"), (b"bytes", "bytes; decode it first"), (3, "int"), (["a"], "list")]
)
def test_a_value_of_another_type(parser, bad, named):
    for ask in (parser.parse, parser.extract_quantities, parser.attribute_speakers, parser.detect_stance, parser.doc):
        with pytest.raises(TypeError, match=f"not {named}"):
            ask(bad)


def test_a_subclass_of_str(parser):
    class Headline(str):
        def __str__(self):
            return "something else"

    assert parser.parse(Headline("Two ferries sank.")) == parser.parse("Two ferries sank.")


class TestSurrogates:
    TEXT = "\ud83dPolice said \udc00 that 38 boats were lost.\ud800"

    def test_offsets_stay(self, parser):
        found = parser.parse(self.TEXT)
        assert found.text == "\ufffdPolice said \ufffd that 38 boats were lost.\ufffd"
        assert len(found.text) == len(self.TEXT)

    def test_one_warning(self, parser):
        (warning,) = [w for w in parser.parse(self.TEXT).warnings if w.code == "lone-surrogate"]
        assert warning.message.startswith("3 lone surrogates read as U+FFFD")
        assert (warning.span.start, warning.span.end, warning.span.text) == (0, 1, "\ufffd")

    def test_in_a_blank_text_and_in_a_stream(self, parser):
        found = list(parser.parse_many(["\ud800", self.TEXT, "It rained."]))
        assert found == [parser.parse("\ud800"), parser.parse(self.TEXT), parser.parse("It rained.")]

    def test_none_in_clean_texts(self, parser):
        assert not parser.parse("🚢 \U0010ffff \ufffd sank.").warnings

    @given(st.text(st.characters()))
    def test_readable_texts_can_be_encoded(self, text):
        clean = readable(text)
        clean.encode("utf-8")
        assert len(clean) == len(text)
        assert readable(clean) == clean


@pytest.mark.parametrize(
    "text",
    [
        "Police\x00 said\x07 38 boats\x1b[31m were lost\x7f.",
        "Die Polizei sagte am Montag, 38 Boote seien gesunken. „Wir suchen weiter“, sagte sie.",
        "Полиция сообщила, что затонули 38 лодок. «Мы ищем», — сказала она.",
        "警方周一表示，38艘船沉没。“我们正在搜索。”",
        "قالت الشرطة يوم الاثنين إن 38 قاربا غرقت.",
        "🚢🚢🚢 38 ⛵ !!!",
        "\u202ePolice said\u202c so.\ufeff",
        "e\u0301" * 50,
        "“" * 200 + "said",
        "(" * 300,
        "he said " * 200,
        "9" * 5000,
        "1," * 2000,
        "not " * 500,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_an_odd_text_is_parsed(parser, text):
    found = parser.parse(text)
    assert found.text == text
    assert not found.failed


class TestLongTexts:
    def test_cut_at_paragraphs_and_joined(self, parser, short):
        assert len(LONG) > 5 * short.nlp.max_length
        doc = short.doc(LONG)
        assert doc.text == LONG
        found = short.parse(LONG)
        assert found.text == LONG
        assert all(LONG[q.span.start : q.span.end] == q.span.text for q in found.quantities)
        assert short.extract_quantities(LONG) == found.quantities
        assert [s.text for s in doc.sents] == [s.text for s in parser.doc(LONG).sents]

    def test_in_a_stream(self, short):
        assert list(short.parse_many(["It rained.", LONG])) == [short.parse("It rained."), short.parse(LONG)]

    def test_stances_in_a_long_text(self, short):
        start = LONG.rindex("Ana Ruiz")
        assert len(short.stances(LONG, [(start, start + 8)])) == 1

    def test_one_endless_paragraph(self, short):
        endless = "It rained and it rained. " * 20
        with pytest.raises(TextTooLongError, match=r"nlp\.max_length of 300"):
            short.parse(f"It rained.\n{endless}")
        (found,) = short.parse_many([endless])
        assert found.failed
        assert found.text == endless
        assert [w.code for w in found.warnings] == ["too-long"]

    @given(text=texts(max_size=30), limit=st.integers(30, 60))
    def test_pieces_are_the_text_and_never_cut_a_paragraph(self, text, limit):
        try:
            cuts = list(pieces(text, limit, Lexicon.default()))
        except TextTooLongError:
            assert any(len(line.strip()) > limit for line in text.splitlines())
            return
        assert "".join(text[start:end] for start, end in cuts) == text
        assert all(0 < end - start <= limit for start, end in cuts)
        for _, end in cuts[:-1]:
            assert text[end - 1].isspace() or text[end].isspace() or text[end - 1] in "\n\r\u2028\u2029"

    @given(text=texts(max_size=30))
    def test_docs_of_pieces_have_the_text(self, short, text):
        tall = "\n".join([text] * 4)[:1000]
        try:
            doc = short.doc(tall)
        except TextTooLongError:
            return
        assert doc.text == tall


class TestPipelines:
    def test_a_pipeline_without_a_parser(self, parser):
        with parser.nlp.select_pipes(disable=["parser"]):
            for ask in (parser.parse, parser.extract_quantities):
                with pytest.raises(MissingAnnotationError, match='"parser"'):
                    ask("Two ferries sank.")
            with pytest.raises(MissingAnnotationError, match='"parser"'):
                parser.stances("Two ferries sank.", [(0, 3)])

    def test_a_pipeline_without_names_still_finds_quantities(self, parser):
        with parser.nlp.select_pipes(disable=["ner"]):
            parser.extract_quantities("Two ferries sank.")
            with pytest.raises(MissingAnnotationError, match='"ner"'):
                parser.parse("Two ferries sank.")

    def test_a_bare_pipeline(self):
        with pytest.raises(ClaimparseError):
            Parser(spacy.blank("en")).parse("Two ferries sank.")
