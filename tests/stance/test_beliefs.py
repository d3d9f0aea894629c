"""Readers' belief in a claim, and what the trained model adds to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimparse._inspect import analyse
from claimparse._stance.beliefs import (
    LEAST_BELIEF,
    MAX_BELIEF,
    belief_class,
    is_plain,
    tense_features,
    with_belief,
    word_features,
)
from claimparse._stance.calculus import readers_commitment

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
        features = list(word_features(link, head, marks))
        moved = with_belief(link, head, marks, dict.fromkeys(features, weight))
        assert -MAX_BELIEF <= moved.expected <= MAX_BELIEF
        assert (moved.label, moved.author, moved.holders, moved.steps) == (
            link.label,
            link.author,
            link.holders,
            link.steps,
        )
        without = with_belief(link, head, marks, {})
        assert moved.moved == pytest.approx(moved.expected - without.expected, abs=0.011)


@given(SENTENCES, st.floats(-9, 9, allow_nan=False))
def test_a_commitment_that_readers_take_over_decides_the_sign_of_their_belief(parser, text, weight):
    for head, link, marks in stances(parser, text):
        moved = with_belief(link, head, marks, {belief_class(link, head, marks): weight})
        committed = readers_commitment((link.author, *(h.commitment for h in link.holders))).score
        assert committed == 0 or committed * moved.expected >= abs(committed) * LEAST_BELIEF


@given(SENTENCES, st.floats(-9, 9, allow_nan=False))
def test_the_class_moves_belief_and_not_what_an_explanation_says_beside_it(ruled, text, weight):
    for head, link, marks in stances(ruled, text):
        moved = with_belief(link, head, marks, {belief_class(link, head, marks): weight})
        assert moved.moved == 0
        if link.expected == 0 and not is_plain(link, head, marks):
            assert moved.expected == pytest.approx(max(-MAX_BELIEF, min(MAX_BELIEF, weight)), abs=0.006)


@pytest.mark.parametrize(
    "text", ["The pony escaped.", "The pony will escape.", "The pony was not sold.", "The pony has escaped."]
)
def test_readers_believe_plain_assertions_and_plain_negations(trained, text):
    (claim,) = trained.parse(text).claims
    assert claim.stance.expected == claim.stance.score


@given(SENTENCES)
def test_without_weights_nothing_moves(parser, text):
    for head, link, marks in stances(parser, text):
        assert with_belief(link, head, marks, {}).expected == pytest.approx(link.expected, abs=0.005)


@given(SENTENCES)
def test_the_trained_model_changes_no_label_and_no_commitment(ruled, trained, text):
    by_rules = [(s.label, s.author, [h.commitment for h in s.holders]) for _, s, _ in stances(ruled, text)]
    assert [(s.label, s.author, [h.commitment for h in s.holders]) for _, s, _ in stances(trained, text)] == by_rules


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The vet said that the pony was sold.", "The vet said that the pony was not sold."),
        ("The vet believes that the pony is safe.", "The vet believes that the pony is not safe."),
        ("The vet knew that the pony had come.", "The vet knew that the pony had not come."),
    ],
)
def test_a_clause_s_own_negation_turns_readers_belief_round(trained, text, negated):
    (claim,), (turned,) = trained.parse(text).claims[-1:], trained.parse(negated).claims[-1:]
    assert turned.stance.expected == -claim.stance.expected


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("The vet was told that the pony had escaped.", "The vet was asked whether the pony had escaped."),
        ("The vet was annoyed that the pony had escaped.", "The vet pretended that the pony had escaped."),
        ("The vet noticed that the pony had escaped.", "The vet imagined that the pony had escaped."),
        ("The vet knew that the pony had escaped.", "The vet did not know that the pony had escaped."),
        ("The vet found that the pony had escaped.", "The vet thought that the pony had escaped."),
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
    assert claim.stance.expected == link.expected < before.stance.expected
    assert link.moved != 0


def test_an_explanation_names_what_moves_belief(ruled, trained):
    text = "The vet claimed that the pony had escaped."
    assert "readers believe such a clause" in trained.parse(text).claims[0].stance.explain()
    assert "readers believe" not in ruled.parse(text).claims[0].stance.explain()


def test_the_weight_of_a_negated_verb_is_not_that_of_the_verb(trained):
    (claim,) = trained.parse("The vet managed to sell the pony.").claims
    assert claim.stance.expected > 2


FEATURES = [
    (
        "The vet believed that the pony had escaped.",
        "escaped",
        "class=reported PR+|doxastic",
        {"word=believe", "under=believe|that|PR+", "above=past|doxastic", "tense=past|reported PR+"},
    ),
    (
        "The vet did not plan to sell the pony.",
        "sell",
        "class=hedged U|intention|not",
        {"word=plan|not", "under=plan|to|U|not", "above=past|intention|not", "tense=to|hedged U"},
    ),
    (
        "The vet said that the pony had escaped because a gate fell.",
        "fell",
        "class=reported CT+|report|below",
        {"tense=past|reported CT+"},
    ),
    ("If the pony escapes, the vet will come.", "escapes", "class=conditional", set()),
]


@pytest.mark.parametrize(("text", "word", "group", "features"), FEATURES)
def test_class_and_features(ruled, text, word, group, features):
    head, link, marks = next(s for s in stances(ruled, text) if s[0].text == word)
    found = {*tense_features(link, head, marks), *word_features(link, head, marks)}
    assert belief_class(link, head, marks) == group
    assert features <= found if features else not found


EXPECTED = [
    ("The firm plans to sell the mine.", 0.7, 1.9),
    ("The firm does not plan to sell the mine.", -0.6, -1.8),
    ("The palace declined to confirm that the prince had married.", 0.0, 1.0),
    ("The mayor did not say that the road was shut.", 0.2, -0.1),
    ("If it rains, the match will stop.", 0.5, 1.6),
    ("The match stopped.", 3.0, 3.0),
    ("The firm denied that it had sold the mine.", -3.0, -0.7),
    ("The firm falsely claimed that it had sold the mine.", -3.0, -3.0),
    ("The firm did not help to sell the mine.", -3.0, -3.0),
    ("The firm tried to sell the mine.", 1.0, 0.7),
]
"""A sentence with readers' belief in its last claim: by the rules, and about as the trained model has learnt it."""


@pytest.mark.parametrize(("text", "ruled", "learnt"), EXPECTED)
def test_expected_belief(parser, text, ruled, learnt):
    found = parser.parse(text).claims[-1].stance.expected
    if parser.signature.trained:
        assert found == pytest.approx(learnt, abs=0.3)
    else:
        assert found == ruled
