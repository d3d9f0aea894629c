"""Commitments compose: what a word makes of the commitment to the clause under it."""

from hypothesis import given
from hypothesis import strategies as st

from claimparse._stance.calculus import compose
from claimparse.lexicon.schema.stance import Value
from claimparse.types import Commitment

VALUES = st.builds(Value, st.sampled_from(Commitment), st.sampled_from(Commitment))
PLAIN = VALUES.filter(lambda v: not v.factive)
NEGATION = Value(Commitment.NOT_CERTAIN, Commitment.CERTAIN)


@given(st.sampled_from(Commitment))
def test_two_negations_cancel_out(commitment):
    assert compose(compose(commitment, NEGATION), NEGATION) is commitment


@given(st.sampled_from(Commitment), PLAIN)
def test_only_a_factive_makes_a_commitment_stronger(commitment, value):
    assert abs(compose(commitment, value).score) <= abs(commitment.score)


@given(st.sampled_from(Commitment), VALUES)
def test_negation_under_a_factive_changes_nothing(commitment, value):
    fact = Value(value.true, value.true)
    if fact.factive:
        assert compose(commitment, fact) is compose(compose(commitment, NEGATION), fact)
