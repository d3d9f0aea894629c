"""Other kinds of spaces and invisible characters are read as what they look like; offsets are those of the input."""

import json
import re
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

import claimparse
from claimparse import as_read
from claimparse.testing import look_alikes, texts

ARTICLES = [path.read_text("utf-8") for path in sorted(Path("examples/articles").glob("*.txt"))]
SENTENCES = (
    "Ann Lee denied that 12 000 boats were lost, and the harbour master said over 2,000 homes may have no power.",
    "Mr. Lund, the mayor, said: “We have not found 3.5 million litres of fuel.” He refused to comment on Friday.",
    "Storm closes the harbour\n\nAt least 38 of 46 ferries sank 5 km off the coast, Ada Holt told reporters.\n\n"
    "The company rejected the claim that she had lied. It reportedly lost US$ 4.5 billion, up 19 per cent.",
)
INVISIBLE = [
    chr(c) for c in (0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069)
]
SPACES = [chr(c) for c in (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)]


def as_if_read(result, read):
    """Return the plain data of a result with the words and offsets of all spans as read."""
    if isinstance(result, dict):
        if result.keys() == {"start", "end", "text"}:
            start, end = read.span_as_read(result["start"], result["end"])
            assert read.source[result["start"] : result["end"]] == result["text"]
            assert as_read(result["text"]).text == read.text[start:end]
            return {"start": start, "end": end}
        return {name: as_if_read(value, read) for name, value in result.items()}
    return [as_if_read(value, read) for value in result] if isinstance(result, tuple | list) else result


def dumped(results, read):
    return as_if_read([result.model_dump() for result in results], read)


def looking_like(sources):
    return st.sampled_from(sources).flatmap(lambda text: st.tuples(st.just(text), look_alikes(text)))


class TestResults:
    @given(pair=looking_like(SENTENCES) | looking_like(ARTICLES))
    def test_a_document_depends_on_looks_alone(self, parser, pair):
        plain, alike = pair
        found, expected = parser.parse(alike), parser.parse(plain)
        assert (found.text, expected.text) == (alike, plain)
        read, plainly = as_read(alike), as_read(plain)
        assert as_if_read(found.model_dump(exclude={"text"}), read) == as_if_read(
            expected.model_dump(exclude={"text"}), plainly
        )
        assert list(map(str, found.quantities)) == list(map(str, expected.quantities))
        assert list(parser.parse_many([alike])) == [found]
        assert claimparse.Document.model_validate_json(found.model_dump_json()) == found

    @given(pair=looking_like((*SENTENCES, *ARTICLES)))
    def test_quantities_without_a_pipeline_too(self, pair):
        plain, alike = pair
        found, expected = (claimparse.extract_quantities(text, model=None) for text in (alike, plain))
        assert expected
        assert dumped(found, as_read(alike)) == dumped(expected, as_read(plain))

    @given(pair=looking_like(SENTENCES))
    def test_spans_asked_about_are_those_of_the_input(self, parser, pair):
        plain, alike = pair
        read = as_read(alike)
        words = [match.span() for match in re.finditer(r"\w+", plain)]
        theirs = [read.span_in_source(*word) for word in words]
        assert parser.resolve(alike, theirs) == parser.resolve(plain, words)
        found, expected = parser.stances(alike, theirs[::5]), parser.stances(plain, words[::5])
        assert dumped(found, read) == dumped(expected, as_read(plain))

    def test_each_function(self, parser):
        text = "Ann\u00a0Lee de\u00adnied that 12\u202f000 boats\u00a0may have sunk."
        (attribution,) = parser.attribute_speakers(text)
        assert attribution.speakers == ("Ann Lee",)
        assert [(s.start, s.end, s.text) for s in attribution.cue] == [(8, 15, "de\u00adnied")]
        assert attribution.act.value == "denies"
        (quantity,) = parser.extract_quantities(text)
        assert (str(quantity), quantity.span.text) == ("12,000 boats", "12\u202f000 boats")
        cues, claims = parser.detect_stance(text)
        assert [cue.text for cue in cues] == ["de\u00adnied", "may"]
        assert claims[0].resolved.text == "12 000 boats may have sunk"
        assert claims[0].stance.sources[0].name == "Ann Lee"

    def test_the_command_line(self, command_line, tmp_path):
        plain = tmp_path / "plain.txt"
        alike = tmp_path / "alike.txt"
        plain.write_text("Ann Lee denied that 12 000 boats sank.", "utf-8")
        alike.write_text("Ann\u00a0Lee de\u00adnied that 12\u00a0000\u2009boats sank.", "utf-8")
        found = [json.loads(command_line(path, "--format", "jsonl")[1]) for path in (plain, alike)]
        spoken = [[c["attribution"]["speakers"] for c in d["claims"]] for d in found]
        assert spoken[0] == spoken[1] == [["Ann Lee"]]
        assert found[1]["text"] == alike.read_text("utf-8")

    @pytest.mark.parametrize("text", ["\u200b", "\ufeff \u00ad", "\u202e\n"])
    def test_a_text_without_anything_to_see_is_blank(self, parser, text):
        found = parser.parse(text)
        assert (found.text, found.failed, found.claims) == (text, False, ())
        assert len(parser.stances(text, [(0, 1)])) == 1
        assert parser.resolve(text, [(0, 1)]) == [None]


class TestTheText:
    @pytest.mark.parametrize("space", SPACES, ids=ascii)
    def test_every_space_is_a_plain_one(self, space):
        assert as_read(f"12{space}000{space}boats").text == "12 000 boats"

    @pytest.mark.parametrize("character", INVISIBLE, ids=ascii)
    def test_what_nobody_sees_is_left_out(self, character):
        assert as_read(f"{character}de{character}nied{character}").text == "denied"

    def test_columns_of_figures_stay_apart(self):
        assert as_read("boats\t12\t345").text == "boats 12\t345"
        amounts = [str(q.amount) for q in claimparse.extract_quantities("boats\t12\t345", model=None)]
        assert amounts == ["12", "345"]

    @pytest.mark.parametrize(
        "text", ["a\nb", "a\r\n\r\nb", "a\u2028b\u2029c", "“a” ‘b’", "e\u0301", "❤\ufe0f", "👩\u200d🚀"]
    )
    def test_what_is_seen_stays(self, text):
        assert as_read(text).text == text

    @pytest.mark.parametrize("newline", ["\n", "\r\n", " \n  "])
    def test_a_word_broken_at_the_end_of_a_line(self, newline):
        assert as_read(f"She de\u00ad{newline}nied it twice.").text == "She denied\nit twice."

    @pytest.mark.parametrize("text", ["It was de\u00ad\nnied", "It was de\u00ad\nnied\n\nNo"])
    def test_a_broken_word_that_ends_its_own_line(self, text):
        assert as_read(text).text == text.replace("\u00ad\n", "")

    def test_a_soft_hyphen_before_a_new_paragraph(self):
        assert as_read("Ship\u00ad\nAda Lund spoke.").text == "Ship\nAda Lund spoke."

    @given(text=texts(surrogates=True))
    def test_any_text_has_a_way_back(self, text):
        read = as_read(text)
        assert len(read.source) == len(text)
        assert as_read(read.text) == type(read)(read.text, read.text)
        for end in range(len(read.text) + 1):
            span = read.span_in_source(max(end - 3, 0), end)
            assert 0 <= span[0] <= span[1] <= len(text)
            assert read.span_as_read(*span) == (max(end - 3, 0), end)

    @given(text=st.sampled_from(SENTENCES).flatmap(look_alikes))
    def test_letters_are_read_as_themselves(self, text):
        read = as_read(text)
        for k, character in enumerate(read.text):
            start, end = read.span_in_source(k, k + 1)
            assert end - start == 1
            assert read.source[start] == character or character == " "

    def test_a_plain_text_is_not_copied(self):
        text = "Ann Lee “denied” it.\n"
        assert as_read(text).text is as_read(text).source

    def test_not_a_text(self):
        with pytest.raises(TypeError, match="not bytes"):
            as_read(b"Ann")


class TestPipelines:
    def test_a_text_given_as_read(self, parser):
        nlp = spacy.load(parser.signature.model)
        nlp.add_pipe("claimparse_paragraphs", first=True)
        nlp.add_pipe("claimparse")
        text = "Ann\u00a0Lee de\u00adnied that 12\u00a0000 boats sank."
        read = as_read(text)
        (claim,) = nlp(read.text)._.claimparse.claims
        (span,) = claim.spans
        assert claim.speakers == ("Ann Lee",)
        start, end = read.span_in_source(span.start, span.end)
        assert text[start:end].removeprefix("that ") == "12\u00a0000 boats sank"

    def test_the_pipelines_own_doc_keeps_its_characters(self, parser):
        text = "About 12\u00a0000\u00a0km were lost."
        found = parser.of_doc(parser.nlp(text))
        assert found.text == parser.doc(text).text == text
        assert [(q.span.text, q.amount.value) for q in found.quantities] == [("About 12\u00a0000\u00a0km", 12000)]
