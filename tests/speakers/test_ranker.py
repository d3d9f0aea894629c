"""The choice among antecedents: names prove no sex, what tells is told, and what is not clear stays open."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimparse._speakers.entity import Entity
from claimparse._speakers.ranker import Ranker, load_ranker
from claimparse.lexicon import Lexicon
from claimparse.lexicon.persons import person_lexicon
from claimparse.types import MentionKind, SpeakerKind

GIVEN_NAMES = sorted(n for n in person_lexicon(Lexicon.default()).given_names if n.isalpha() and n.isascii())
ONE, OTHER = (Entity(k, SpeakerKind.PERSON, (name,), name) for k, name in enumerate(("Ann", "Bo")))


@given(given_name=st.sampled_from(GIVEN_NAMES), pronoun=st.sampled_from(["He", "She"]))
def test_a_given_name_proves_no_sex(parser, given_name, pronoun):
    document = parser.parse(f"{given_name} Holtby, the mayor, opened the fair. {pronoun} said it was full.")
    assert document.attributions[-1].speakers == (f"{given_name} Holtby",)


@pytest.mark.parametrize("other", ["He", "She"])
def test_a_pronoun_shows_the_sex_from_then_on(parser, other):
    same = {"He": "She", "She": "He"}[other]
    text = f"Kim Holtby met Sam Rusk. {other} said it rained. {same} said it snowed."
    said = [a.speakers for a in parser.parse(text).attributions]
    assert said == [("Kim Holtby",), ("Sam Rusk",)]


def test_one_person_may_be_they(parser):
    document = parser.parse("Robin Holtby, a nurse, won the prize, officials said. Holtby said they had cried.")
    (holtby,) = [s for s in document.speakers if s.name == "Robin Holtby"]
    assert "they" in [m.span.text for m in holtby.mentions]


def test_a_mention_has_the_probability_and_the_reasons_of_the_choice(parser):
    document = parser.parse("Ada Lund closed the pier. She said it was unsafe.")
    (lund,) = document.speakers
    pronoun = next(m for m in lund.mentions if m.kind is MentionKind.PRONOUN)
    assert pronoun.probability is not None
    assert 0.3 <= pronoun.probability <= 1
    assert pronoun.reasons
    assert next(m for m in lund.mentions if m.kind is MentionKind.NAME).probability is None


def test_of_two_pronouns_that_contradict_each_other_the_surer_counts(parser):
    document = parser.parse("Ann Lee met the coach of the club. His plan was poor, she said. Lee said she had no time.")
    for speaker in document.speakers:
        said = {m.span.text.lower() for m in speaker.mentions if m.kind is MentionKind.PRONOUN}
        assert not (said & {"he", "his"} and said & {"she", "her"})


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        ("Clara Reed said the coach had struck a player. He denied it.", "the coach"),
        ("Clara Reed said police had accused her of theft. She denied it.", "Clara Reed"),
        ("Clara Reed said the pier was shut. She denied that the town was broke.", "Clara Reed"),
    ],
)
def test_who_denies_it_is_not_who_has_just_said_it(parser, text, denier):
    assert parser.parse(text).attributions[-1].speakers == (denier,)


# ---------------------------------------------------------------- quotations without a source


@pytest.mark.parametrize("before", ["Ada Lund has run the shop since May.", "The baker, Ada Lund, opens at six."])
@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_quotation_without_a_source_is_whose_the_text_is_about(parser, before, between):
    document = parser.parse(f'{before}{between}"I want to stay here for good. We love the town."')
    assert {a.speakers for a in document.attributions} == {("Ada Lund",)}


@pytest.mark.parametrize(
    "text",
    ['The shop was shut. "We want to stay here for good."', '"Ada Lund has lied to the whole town," it was said.'],
)
def test_a_quotation_has_no_speaker_where_the_text_is_about_nobody(parser, text):
    quoted = [a for a in parser.parse(text).attributions if not a.source]
    assert quoted
    assert all(not a.speakers for a in quoted)


# ---------------------------------------------------------------- the ranker by itself

RANKER = Ranker({"person": {"near": 2.0, "far": -2.0, "none": 0.0}}, {"person": 0.4, "name": 0.7})


def test_the_best_option_is_chosen_with_what_told_for_it():
    choice = RANKER.choose("person", [(ONE, ("far",)), (OTHER, ("near", "unknown"))], ("none",), None)
    assert (choice.entity, choice.reasons) == (OTHER, ("near",))
    assert choice.probability == pytest.approx(0.867, abs=0.001)


def test_without_an_option_that_is_probable_enough_nothing_is_chosen():
    assert RANKER.choose("person", [(ONE, ("near",)), (OTHER, ("near",))], ("none",), None).entity is not None
    assert RANKER.choose("name", [(ONE, ("near",)), (OTHER, ("near",))], ("none",), None).entity is None
    assert RANKER.choose("person", [(ONE, ("far",))], ("none",), None).entity is None
    assert RANKER.choose("person", [], ("none",), None).entity is None


@given(st.permutations([(ONE, ("far",)), (OTHER, ("near",))]))
def test_the_order_of_the_options_does_not_matter(options):
    assert RANKER.choose("person", options, ("none",), None).entity is OTHER


def test_every_kind_has_weights_and_a_least_probability():
    read = tomllib.loads((files("claimparse._speakers") / "ranker.toml").read_text("utf-8"))
    assert {*read["weights"], "name", "quotation"} == set(read["least"])
    assert all(0 < value < 1 for value in read["least"].values())
    assert load_ranker() is load_ranker()
