"""Readers' belief in a claim, and what the trained model adds to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimparse._inspect import analyse
from claimparse._stance.beliefs import MAX_BELIEF, belief_features, with_belief

SENTENCES = st.sampled_from(
    [
        "The vet claimed that the pony had escaped.",
        "The vet did not hope to sell the pony.",
        "It is doubtful whether the pony escaped.",
        "The vet was told that the pony had not been sold.",
        "The pony escaped.",
    ]
)


def stances(parser, text):
    """The page of a text and the stance of each of its verbs, with their heads and marks."""
    analysis = analyse(parser, text)
    for token in analysis.parsed.doc:
        if token.pos_ == "VERB":
            link = analysis.stances.resolve(token.i)
            yield token, link, [analysis.scopes[k].mark for k in link.marks]


@given(SENTENCES, st.floats(-9, 9, allow_nan=False))
def test_weights_move_belief_within_its_scale_and_nothing_else(parser, text, weight):
    for head, link, marks in stances(parser, text):
        moved = with_belief(link, head, marks, dict.fromkeys(belief_features(head, marks, link.negated), weight))
        assert -MAX_BELIEF <= moved.expected <= MAX_BELIEF
        assert (moved.label, moved.author, moved.holders, moved.steps) == (
            link.label,
            link.author,
            link.holders,
            link.steps,
        )
        assert moved.moved == pytest.approx(weight * len(set(belief_features(head, marks, link.negated))), abs=0.006)
        assert moved.expected == pytest.approx(
            max(-MAX_BELIEF, min(MAX_BELIEF, link.expected + moved.moved)), abs=0.011
        )


@given(SENTENCES)
def test_without_weights_nothing_moves(parser, text):
    for head, link, marks in stances(parser, text):
        assert with_belief(link, head, marks, {}).expected == pytest.approx(link.expected, abs=0.005)


@given(SENTENCES)
def test_the_trained_model_changes_no_label_and_no_commitment(ruled, trained, text):
    by_rules = [(s.label, s.author, [h.commitment for h in s.holders]) for _, s, _ in stances(ruled, text)]
    assert [(s.label, s.author, [h.commitment for h in s.holders]) for _, s, _ in stances(trained, text)] == by_rules


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("The vet was told that the pony had escaped.", "The vet was asked whether the pony had escaped."),
        ("The vet was annoyed that the pony had escaped.", "The vet pretended that the pony had escaped."),
        ("The vet noticed that the pony had escaped.", "The vet imagined that the pony had escaped."),
    ],
)
def test_some_predicates_make_readers_surer_than_others(trained, surer, less_sure):
    def of(text):
        return next(link.expected for head, link, _ in stances(trained, text) if head.text == "escaped")

    assert of(surer) > of(less_sure)


def test_a_claim_has_the_expected_belief(ruled, trained):
    text = "The vet claimed that the pony had escaped."
    (before,), (claim,) = ruled.parse(text).claims, trained.parse(text).claims
    link = next(s for head, s, _ in stances(trained, text) if head.text == "escaped")
    assert claim.stance.expected == link.expected == pytest.approx(before.stance.expected + link.moved)
    assert link.moved != 0


def test_an_explanation_names_what_moves_belief(ruled, trained):
    text = "The vet forgot to sell the pony."
    assert "readers believe such a clause" in trained.parse(text).claims[0].stance.explain()
    assert "readers believe" not in ruled.parse(text).claims[0].stance.explain()


def test_the_weight_of_a_negated_verb_is_not_that_of_the_verb(trained):
    (claim,) = trained.parse("The vet managed to sell the pony.").claims
    assert claim.stance.expected > 2


def test_features_name_the_governor_and_the_frame(parser):
    head, link, marks = next(
        s for s in stances(parser, "The vet believed that the pony had escaped.") if s[0].text == "escaped"
    )
    assert {"under=believe|False", "under=believe|that|False", "frame=that|False|False"} <= set(
        belief_features(head, marks, link.negated)
    )


EXPECTED = [
    ("The firm plans to sell the mine.", 0.7),
    ("The firm does not plan to sell the mine.", -0.6),
    ("The palace declined to confirm that the prince had married.", 0.0),
    ("The mayor did not say that the road was shut.", 0.2),
    ("If it rains, the match will stop.", 0.5),
    ("The match stopped.", 3.0),
    ("The firm denied that it had sold the mine.", -3.0),
    ("The firm falsely claimed that it had sold the mine.", -3.0),
]


@pytest.mark.parametrize(("text", "belief"), EXPECTED)
def test_expected_belief(parser, text, belief):
    found = parser.parse(text).claims[-1].stance.expected
    assert found == pytest.approx(
        belief, abs=0.3 if parser.signature.trained else 0
    )  # the model knows how far each verb moves it
