"""What predicates leave readers believing, by the trained model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimparse._inspect import analyse
from claimparse._stance.beliefs import MOST, believed, signs

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
def test_beliefs_keep_to_the_scale_and_nothing_else_changes(parser, text, weight):
    for head, link, marks in stances(parser, text):
        moved = believed(link, head, marks, dict.fromkeys(signs(head, marks, link.negated), weight))
        assert -MOST <= moved.expected <= MOST
        assert (moved.label, moved.author, moved.holders, moved.steps) == (
            link.label,
            link.author,
            link.holders,
            link.steps,
        )
        assert moved.moved == pytest.approx(weight * len(set(signs(head, marks, link.negated))), abs=0.006)
        assert moved.expected == pytest.approx(max(-MOST, min(MOST, link.expected + moved.moved)), abs=0.011)


@given(SENTENCES)
def test_without_weights_nothing_moves(parser, text):
    for head, link, marks in stances(parser, text):
        assert believed(link, head, marks, {}).expected == pytest.approx(link.expected, abs=0.005)


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
def test_some_predicates_leave_readers_surer(trained, surer, less_sure):
    def of(text):
        return next(link.expected for head, link, _ in stances(trained, text) if head.text == "escaped")

    assert of(surer) > of(less_sure)


def test_a_claim_tells_what_readers_believe(ruled, trained):
    text = "The vet claimed that the pony had escaped."
    (before,), (claim,) = ruled.parse(text).claims, trained.parse(text).claims
    link = next(s for head, s, _ in stances(trained, text) if head.text == "escaped")
    assert claim.stance.expected == link.expected == pytest.approx(before.stance.expected + link.moved)
    assert link.moved != 0


def test_a_stance_tells_what_moves_belief(ruled, trained):
    text = "The vet forgot to sell the pony."
    assert "readers believe such a clause" in trained.parse(text).claims[0].stance.explain()
    assert "readers believe" not in ruled.parse(text).claims[0].stance.explain()


def test_what_a_verb_tells_where_it_is_negated_counts_for_nothing_where_it_is_not(trained):
    (claim,) = trained.parse("The vet managed to sell the pony.").claims
    assert claim.stance.expected > 2


def test_signs_name_the_governor_and_the_frame(parser):
    head, link, marks = next(
        s for s in stances(parser, "The vet believed that the pony had escaped.") if s[0].text == "escaped"
    )
    assert {"under=believe|False", "under=believe|that|False", "frame=that|False|False"} <= set(
        signs(head, marks, link.negated)
    )
