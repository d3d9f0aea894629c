"""Attributions that the trained model finds, and how they join those of the rules."""

from importlib.metadata import distribution

import pytest

from claimparse._attribution.readings import Reading, RuleIndex
from claimparse._attribution.repairs import correct_reading
from claimparse._evidence import Run
from claimparse._grammar.clauses import with_antecedent
from claimparse._inspect import analyse
from claimparse.types import Engine, Part, SpeechAct
from tests.model.article import ARTICLE


@pytest.fixture(scope="session")
def read(trained):
    return trained.parse(ARTICLE)


class TestFindings:
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

    def test_plain_narration_has_no_attribution(self, trained):
        assert not trained.parse("Ten boats sank in the harbour. The crews swam ashore.").attributions


class TestJoinsTheRules:
    def test_each_attribution_names_its_engine(self, read):
        assert {a.engine for a in read.attributions} >= {Engine.BOTH}
        for a in read.attributions:
            assert (a.rule == "model") == (a.engine is Engine.MODEL)
            assert (a.probability is None) == (a.engine is Engine.RULES)

    def test_an_attribution_inside_a_quotation_is_by_the_rules(self, trained):
        text = "“My brother said that he was tired,” Ann Lee said."
        inner = next(a for a in trained.parse(text).attributions if a.source[0].text == "My brother")
        assert inner.engine is Engine.RULES
        assert inner.within is not None

    def test_the_model_is_not_asked_for_quantities(self, trained):
        assert trained.parse(ARTICLE, [Part.QUANTITIES]).quantities == trained.extract_quantities(ARTICLE)

    def test_the_signature_names_the_model(self, trained, ruled):
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
    def test_a_clause_after_but_by_another_is_not_in_the_content(self, trained, text, content):
        assert [s.text for s in trained.parse(text).attributions[0].content] == [content]

    def test_a_content_beside_the_cue_wins_over_one_elsewhere(self, trained):
        analysis = analyse(trained, f"{ARTICLE}\n\nREPORT: FOOTBRIDGE TO OPEN IN MAY")
        rules, last = analysis.rule_attributions, analysis.parsed.runs[-1]
        k, rule = next((k, r) for k, r in enumerate(rules) if r.cue_head > last.start)
        elsewhere = Reading(rule.cue, rule.source, (analysis.parsed.runs[0],), 0.3, k)
        assert correct_reading(analysis.parsed, elsewhere, RuleIndex(rules)).content == rule.content

    @pytest.mark.parametrize("first", ["mended", "ten"])
    def test_a_content_holds_the_verb_that_it_is_about(self, parser, first):
        text = "The smith sold ten horses and mended a gate, the groom said."
        analysis = analyse(parser, text)
        (rule,) = analysis.rule_attributions
        start = next(t.i for t in analysis.parsed.doc if t.text == first)
        half = Reading(rule.cue, rule.source, (Run(start, rule.content[-1].end),), 0.9, 0)
        (whole,) = correct_reading(analysis.parsed, half, RuleIndex(analysis.rule_attributions)).content
        assert analysis.parsed.columns.text_of(whole) == "The smith sold ten horses and mended a gate"

    def test_a_source_is_not_a_relative_clause_alone(self, parser):
        doc = parser.doc("Hagen, who is to testify next week, called the idea absurd.")
        parsed = analyse(parser, doc).parsed
        assert with_antecedent(parsed.doc, Run(2, 8)) == Run(0, 8)
        assert with_antecedent(parsed.doc, Run(2, 3)) == Run(2, 3), "a relative pronoun may speak itself"

    @pytest.mark.parametrize(
        "text",
        [
            "They are known as “singing” bricks because they hum in the wind.",
            "The hill is known as “Old Baldy”.",
            "President Lindt called Okoro on Monday.",
            "The governor has called an election.",
            "The visit by the envoy signals the continued support of the league for the harbour.",
        ],
    )
    def test_names_and_events_are_no_attributions(self, trained, text):
        assert trained.parse(text).attributions == ()

    @pytest.mark.parametrize(
        ("text", "act"),
        [
            ("Minister rejects plan to cut aid", SpeechAct.EVALUATES),
            ("Union rebuffs offer to end strike", SpeechAct.EVALUATES),
            ("The minister rejected the plan to cut aid.", SpeechAct.EVALUATES),
            ("Mayor rejects claims of bribery", SpeechAct.DENIES),
        ],
    )
    def test_what_is_rejected_is_denied_only_if_it_is_a_claim(self, trained, text, act):
        (found,) = trained.parse(text).attributions
        assert found.act is act
        assert found.source[0].text.split()[-1].lower() in {"minister", "union", "mayor"}

    @pytest.mark.parametrize("text", ["The company expects a loss this year.", "Police suspect foul play."])
    def test_an_expectation_is_probable(self, trained, text):
        (claim,) = trained.parse(text).claims
        assert claim.stance.source.commitment == "PR+"

    @pytest.mark.parametrize("text", ["MPs were told that the plan had failed.", "The court heard that Prowse lied."])
    def test_a_hearer_is_no_source(self, trained, text):
        assert [a.source for a in trained.parse(text).attributions] == [()]

    def test_a_verdict_keeps_its_negation(self, trained):
        assert trained.parse("Smith was found not guilty of theft.").claims[0].stance.label == "negated"

    def test_a_relative_who_means_its_noun(self, trained):
        text = "The clerk, who added that the ledger was missing, left early."
        added = next(a for a in trained.parse(text).attributions if "added" in a.cue[0].text)
        assert added.speakers == ("The clerk",)

    def test_coordinated_verbs_share_their_source(self, trained):
        text = 'He called the plan "reckless" and urged the county to pay for the repairs.'
        assert [a.source[0].text for a in trained.parse(text).attributions] == ["He", "He"]

    def test_a_relative_who_means_the_whole_noun_phrase(self, trained):
        text = (
            "“One bus is not enough,” said a spokeswoman for the Abbey Hotel, who added that the last one left at nine."
        )
        assert {a.speakers for a in trained.parse(text).attributions} == {("a spokeswoman for the Abbey Hotel",)}

    def test_each_report_keeps_its_own_act(self, trained):
        text = "Ann Lee urged the county to pay for the repairs. She has not said where the money should come from."
        urged = trained.parse(text).attributions[0]
        assert (urged.cue[0].text, urged.act) == ("urged", SpeechAct.DIRECTS)
