"""The trained model: what it finds, what it never does, how it is read, and how it joins the rules."""

import json
import pickle
import shutil
import threading
from importlib.metadata import distribution
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import claimparse
from claimparse import cli
from claimparse._attribution.corrections import Reading, Ruled, corrected
from claimparse._attribution.cue_syntax import with_its_noun
from claimparse._evidence import Run
from claimparse._inspect import analyse, trained_model
from claimparse._model.trained import ENGINE_VARIABLE, FILES, installed, load_trained
from claimparse.errors import ClaimparseError, TrainedModelError
from claimparse.types import Engine, Options, Part, SpeechAct

ARTICLE = (
    "HARBOUR COUNCIL SPLIT OVER BRIDGE\n\n"
    "The old swing bridge must close for a year, the harbour engineer, Ada Lund, told councillors on Monday.\n\n"
    "“We found cracks in 38 of the 46 girders,” she said. “Nobody should drive over it.”\n\n"
    "Traders fear the closure will cost them customers. Owen Pryce, who runs a chandlery beside the bridge, accused "
    "the council of neglect and said it had ignored two reports.\n\n"
    "A spokesman for the council denied that any report had been ignored, adding that repairs began in March."
)
LINES = st.sampled_from(ARTICLE.split("\n\n"))


@pytest.fixture(scope="session")
def read(trained):
    return trained.parse(ARTICLE)


class TestFinds:
    def test_who_says_what(self, read):
        by_cue = {a.cue[0].text.split()[-1]: a for a in read.attributions}
        assert by_cue["denied"].act is SpeechAct.DENIES
        assert "Ada Lund" in by_cue["told"].source[0].text
        assert by_cue["fear"].source[0].text == "Traders"
        assert "neglect" in by_cue["accused"].text

    def test_a_quotation_around_its_cue_is_one(self, read):
        quoted = next(a for a in read.attributions if a.source[0].text == "she")
        assert [s.text[0] + s.text[-1] for s in quoted.content] == ["“”", "“”"]
        assert quoted.speakers == ("Ada Lund",)

    @pytest.mark.parametrize(
        ("text", "source", "content"),
        [
            ("The minister wants the ferry to run all night.", "The minister", "the ferry to run all night"),
            ("Shoppers are worried that prices will rise again.", "Shoppers", "that prices will rise again"),
            ("According to the harbour board, ten boats sank.", "the harbour board", "ten boats sank"),
        ],
    )
    def test_attitudes_and_sources_without_saying(self, trained, text, source, content):
        found = trained.parse(text).attributions
        assert [([s.text for s in a.source], [s.text for s in a.content]) for a in found] == [([source], [content])]

    def test_plain_narration_is_nobodys(self, trained):
        assert not trained.parse("Ten boats sank in the harbour. The crews swam ashore.").attributions


class TestJoinsTheRules:
    def test_engines_are_told_apart(self, read):
        assert {a.engine for a in read.attributions} >= {Engine.BOTH}
        for a in read.attributions:
            assert (a.rule == "model") == (a.engine is Engine.MODEL)
            assert (a.probability is None) == (a.engine is Engine.RULES)

    def test_what_stands_in_a_quotation_is_the_rules(self, trained):
        text = "“My brother said that he was tired,” Ann Lee said."
        inner = next(a for a in trained.parse(text).attributions if a.source[0].text == "My brother")
        assert inner.engine is Engine.RULES
        assert inner.within is not None

    def test_without_attributions_it_is_not_asked(self, trained):
        assert trained.parse(ARTICLE, [Part.QUANTITIES]).quantities == trained.extract_quantities(ARTICLE)

    def test_the_signature_names_it(self, trained, ruled):
        name = trained.signature.trained
        assert name is not None
        assert name.startswith(f"claimparse_en {distribution('claimparse-en').version} ")
        assert ruled.signature.trained is None
        assert trained.parse(ARTICLE, [Part.QUANTITIES]).signature.trained is None, "quantities ask no model"

    @pytest.mark.parametrize(
        ("text", "content"),
        [
            ("The warden said the path was open but ramblers disagreed.", "the path was open"),
            ("The club says the roof is sound, but the fire brigade refutes this.", "the roof is sound"),
            (
                "The warden said the path was dry but that the ford was not.",
                "the path was dry but that the ford was not",
            ),
        ],
    )
    def test_what_another_sets_against_a_report_is_no_part_of_it(self, trained, text, content):
        assert [s.text for s in trained.parse(text).attributions[0].content] == [content]

    def test_a_content_that_the_rules_see_beside_the_cue_is_not_sought_elsewhere(self, trained):
        analysis = analyse(trained, f"{ARTICLE}\n\nREPORT: FOOTBRIDGE TO OPEN IN MAY")
        by_rules = analysis.rule_attributions
        k, rule = next((k, r) for k, r in enumerate(by_rules) if r.cue_head > analysis.parsed.runs[-1].start)
        elsewhere = Reading(rule.cue, rule.source, (analysis.parsed.runs[0],), 0.3, k)
        assert corrected(analysis.parsed, elsewhere, Ruled(analysis.rule_attributions)).content == rule.content

    @pytest.mark.parametrize("first", ["mended", "ten"])
    def test_a_content_holds_the_verb_that_it_is_about(self, parser, first):
        text = "The smith sold ten horses and mended a gate, the groom said."
        analysis = analyse(parser, text)
        (rule,) = analysis.rule_attributions
        start = next(t.i for t in analysis.parsed.doc if t.text == first)
        half = Reading(rule.cue, rule.source, (Run(start, rule.content[-1].end),), 0.9, 0)
        (whole,) = corrected(analysis.parsed, half, Ruled(analysis.rule_attributions)).content
        assert analysis.parsed.doc[whole.start : whole.end].text == "The smith sold ten horses and mended a gate"

    def test_a_source_is_not_a_relative_clause_alone(self, parser):
        doc = parser.doc("Hagen, who is to testify next week, called the idea absurd.")
        parsed = analyse(parser, doc).parsed
        assert with_its_noun(parsed.doc, Run(2, 8)) == Run(0, 8)
        assert with_its_noun(parsed.doc, Run(2, 3)) == Run(2, 3), "a relative pronoun may speak itself"

    @pytest.mark.parametrize(
        "text",
        [
            "They are known as “singing” bricks because they hum in the wind.",
            "The hill is known as “Old Baldy”.",
            "President Trump called Putin on Monday.",
            "The governor has called an election.",
            "The visit by the envoy signals the continued support of the league for the harbour.",
        ],
    )
    def test_names_and_events_say_nothing(self, trained, text):
        assert trained.parse(text).attributions == ()

    @pytest.mark.parametrize("text", ["The company expects a loss this year.", "Police suspect foul play."])
    def test_who_expects_a_thing_is_not_certain_of_it(self, trained, text):
        (claim,) = trained.parse(text).claims
        assert claim.stance.source.commitment == "PR+"

    @pytest.mark.parametrize("text", ["MPs were told that the plan had failed.", "The court heard that Prowse lied."])
    def test_hearers_say_nothing(self, trained, text):
        assert [a.source for a in trained.parse(text).attributions] == [()]

    def test_a_verdict_keeps_its_negation(self, trained):
        assert trained.parse("Smith was found not guilty of theft.").claims[0].stance.label == "negated"

    def test_who_stands_for_its_noun(self, trained):
        text = "The clerk, who added that the ledger was missing, left early."
        added = next(a for a in trained.parse(text).attributions if "added" in a.cue[0].text)
        assert added.speakers == ("The clerk",)

    def test_a_source_that_the_verbs_share(self, trained):
        text = 'He called the plan "reckless" and urged the county to pay for the repairs.'
        assert [a.source[0].text for a in trained.parse(text).attributions] == ["He", "He"]

    def test_who_stands_for_all_the_words_of_its_noun(self, trained):
        text = (
            "“One bus is not enough,” said a spokeswoman for the Abbey Hotel, who added that the last one left at nine."
        )
        assert {a.speakers for a in trained.parse(text).attributions} == {("a spokeswoman for the Abbey Hotel",)}

    def test_each_report_keeps_its_own_act(self, trained):
        text = "Ann Lee urged the county to pay for the repairs. She has not said where the money should come from."
        urged = trained.parse(text).attributions[0]
        assert (urged.cue[0].text, urged.act) == ("urged", SpeechAct.DIRECTS)


class TestProperties:
    @given(st.lists(LINES, max_size=5), st.sampled_from(["\n\n", " ", "\n"]))
    @settings(max_examples=15)
    def test_spans_are_sound(self, trained, lines, joint):
        text = joint.join(lines)
        for a in trained.parse(text).attributions:
            spans = sorted((s.start, s.end) for s in (*a.cue, *a.source, *a.content))
            assert all(x[1] <= y[0] for x, y in pairwise(spans)), "roles share characters"
            assert all(text[s.start : s.end] == s.text for s in (*a.cue, *a.source, *a.content))
            assert a.cue
            assert all("\n" not in s.text for s in (*a.cue, *a.source)), "a cue or source goes over paragraphs"

    @given(st.text(max_size=80))
    @settings(max_examples=25)
    def test_any_text_is_read(self, trained, text):
        read = trained.parse(text)
        assert read.text == text
        assert all(text[s.start : s.end] == s.text for a in read.attributions for s in a.content)

    def test_a_word_of_a_thousand_letters_and_a_paragraph_of_a_thousand_words(self, trained):
        text = f"{'x' * 1000} said that {'very ' * 1000}cold water came, and Ann Lee said that it froze."
        assert "Ann Lee" in {s.text for a in trained.parse(text).attributions for s in a.source}

    def test_company_changes_nothing(self, trained):
        alone = [trained.parse(line).attributions for line in ARTICLE.split("\n\n")]
        together = [d.attributions for d in trained.parse_many(ARTICLE.split("\n\n"), batch_size=3)]
        assert alone == together

    def test_reading_ahead_changes_nothing(self, trained):
        assert trained.parse(ARTICLE) == trained.of_doc(trained.doc(ARTICLE))

    def test_a_pipeline_that_joins_tokens_is_read_by_what_it_made(self):
        nlp = spacy.load(claimparse.api.find_model())
        nlp.add_pipe("merge_entities")
        parser = claimparse.load(nlp=nlp, engine="model")
        assert parser.parse(ARTICLE) == parser.of_doc(parser.doc(ARTICLE))
        assert parser.parse(ARTICLE).attributions[0].speakers == ("Ada Lund",)

    def test_a_stream_that_is_left_ends_its_thread(self, trained):
        stream = trained.parse_many([ARTICLE] * 4, batch_size=2)
        next(stream)
        stream.close()
        assert not [t for t in threading.enumerate() if t.name.startswith("claimparse-model")]

    def test_threads_change_nothing(self, trained):
        one = claimparse.load(nlp=trained.nlp, engine="model", threads=1)
        assert one.parse(ARTICLE).attributions == trained.parse(ARTICLE).attributions

    def test_a_higher_threshold_finds_a_part(self, trained):
        def cues(threshold):
            parser = claimparse.load(nlp=trained.nlp, engine="model", options=Options(threshold=threshold))
            return {(a.cue, a.source, a.content) for a in parser.parse(ARTICLE).attributions if a.probability}

        assert cues(0.9) < cues(0.1)
        assert not cues(1.0)


class TestFiles:
    @pytest.fixture
    def copy(self, tmp_path):
        pytest.importorskip("claimparse_en")
        folder = shutil.copytree(installed(), tmp_path / "model")
        return Path(folder)

    @pytest.mark.parametrize("name", FILES)
    def test_a_changed_file_is_refused(self, copy, name):
        with (copy / name).open("ab") as file:
            file.write(b" ")
        with pytest.raises(TrainedModelError, match=name):
            load_trained(copy)

    @pytest.mark.parametrize("name", [*FILES, "model.json"])
    def test_a_missing_file_is_named(self, copy, name):
        (copy / name).unlink()
        with pytest.raises(TrainedModelError, match=name):
            load_trained(copy)

    @pytest.mark.parametrize("step", [-1, 1])
    def test_another_format_is_refused(self, copy, step):
        about = json.loads((copy / "model.json").read_text("utf-8"))
        other = about["format"] + step
        (copy / "model.json").write_text(json.dumps(about | {"format": other}), "utf-8")
        with pytest.raises(TrainedModelError, match=f"format {other}"):
            load_trained(copy)

    def test_a_folder_is_taken_as_the_engine(self, copy, trained):
        parser = claimparse.load(nlp=trained.nlp, engine=copy)
        assert parser.parse(ARTICLE) == trained.parse(ARTICLE)

    def test_asked_for_and_not_installed(self, monkeypatch):
        monkeypatch.setattr("claimparse._model.trained.installed", lambda: None)
        with pytest.raises(TrainedModelError, match="pip install claimparse-en"):
            load_trained("model")
        assert load_trained("auto") is None

    def test_the_environment_decides_where_nobody_asks(self, monkeypatch):
        monkeypatch.setenv(ENGINE_VARIABLE, "rules")
        assert load_trained() is None
        monkeypatch.setenv(ENGINE_VARIABLE, "magic")
        with pytest.raises(ClaimparseError, match="magic"):
            load_trained()

    def test_a_worker_reads_it_anew(self, trained):
        again = pickle.loads(pickle.dumps(trained_model(trained)))
        assert again.name == trained.signature.trained

    def test_it_is_small(self):
        pytest.importorskip("claimparse_en")
        assert sum(p.stat().st_size for p in installed().iterdir() if p.is_file()) < 30e6


class TestComponents:
    @pytest.mark.parametrize("pipes", [["claimparse"], ["claimparse_attribution", "claimparse_stance"]])
    def test_they_find_what_parse_finds(self, trained, pipes):
        nlp = spacy.load(trained.signature.model)
        nlp.add_pipe("claimparse_paragraphs", first=True)
        for pipe in pipes:
            nlp.add_pipe(pipe, config={"engine": "model", "threads": 1})
        found, parsed = nlp(ARTICLE)._.claimparse, trained.parse(ARTICLE)
        assert (found.attributions, found.claims[0].stance) == (parsed.attributions, parsed.claims[0].stance)
        assert found.signature == parsed.signature
        assert next(iter(nlp.pipe([ARTICLE, "Ann said so."], batch_size=2)))._.claimparse == found

    @pytest.mark.parametrize("size", [1, 3, 100])
    def test_a_stream_keeps_its_order_whatever_is_read_ahead(self, trained, size):
        nlp = spacy.load(trained.signature.model)
        nlp.add_pipe("claimparse", config={"engine": "model", "threads": 1})
        lines = [*ARTICLE.split("\n\n")] * 4
        found = list(nlp.pipe(lines, batch_size=size))
        assert [d.text for d in found] == lines
        assert [d._.claimparse for d in found] == [nlp(line)._.claimparse for line in lines]

    def test_two_engines_do_not_mix(self, trained):
        nlp = spacy.load(trained.signature.model)
        nlp.add_pipe("claimparse_attribution", config={"engine": "model"})
        nlp.add_pipe("claimparse_stance", config={"engine": "rules"})
        with pytest.raises(ClaimparseError, match="same engine"):
            nlp(ARTICLE)


class TestCommands:
    @pytest.fixture
    def article(self, tmp_path):
        path = tmp_path / "article.txt"
        path.write_text(ARTICLE, "utf-8")
        return path

    def test_explain_tells_who_found_it_and_how_sure_it_is(self, trained, article, capsys):
        assert cli.main(["explain", str(article), "--engine", "model"]) == 0
        said = " ".join(capsys.readouterr().out.split())
        assert "rule deny:that; the trained model agrees, probability 0." in said

    def test_explain_by_rules_knows_no_probability(self, article, capsys):
        assert cli.main(["explain", str(article), "--engine", "rules"]) == 0
        assert "probability" not in capsys.readouterr().out

    def test_the_doctor_names_it(self, trained, capsys):
        assert cli.main(["doctor"]) == 0
        assert trained.signature.trained in " ".join(capsys.readouterr().out.split())
