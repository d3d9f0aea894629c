"""The chain that draws the scopes of negations: what it may never do, and that it finds the best chain."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimparse
from claimparse._inspect import analyse
from claimparse._stance import scopes as scope_linker
from claimparse._stance.scope_crf import ScopeWeights, best_chain, decode_scopes, read_weights, write_weights
from claimparse._stance.scope_features import MAX_DISTANCE, scope_features
from claimparse.types import Options

SENTENCES = st.sampled_from(
    [
        "The ferry did not sail on Monday, and nobody told the passengers.",
        "“I have never seen him,” said the porter, who carried no bags.",
        "Without a key the unhappy tenant could not open the careless neighbour's door.",
        "No.",
        "He is no longer mayor; neither is his brother.",
        "The warden said the tower was not safe because its foundations had moved.",
    ]
)
WEIGHTS = st.floats(-3, 3, allow_nan=False)
MOVES = st.tuples(st.tuples(WEIGHTS, WEIGHTS), st.tuples(WEIGHTS, WEIGHTS))


def drawn(parser, text, view="clause"):
    """The cues of a text as rules and model have them."""
    analysis = analyse(parser, text)
    by_rules = scope_linker.link(analysis.parsed, [s.mark for s in analysis.scopes], view)
    return analysis, by_rules, analysis.scopes_of([s.mark for s in analysis.scopes], view)


@given(st.lists(WEIGHTS, min_size=1, max_size=8), MOVES)
def test_no_chain_scores_more_than_the_one_found(scores, moves):
    def total(chain):
        return sum(s for s, inside in zip(scores, chain, strict=True) if inside) + sum(
            moves[a][b] for a, b in pairwise(chain)
        )

    best = max(map(total, product((False, True), repeat=len(scores))))
    assert total(best_chain(scores, moves)) == pytest.approx(best)


@given(st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join), st.sampled_from(["clause", "right"]))
def test_scopes_are_sound(trained, text, view):
    analysis, by_rules, by_model = drawn(trained, text, view)
    assert [s.mark for s in by_model] == [s.mark for s in by_rules]
    for link in by_model:
        assert all(a.end < b.start for a, b in pairwise(link.scope)), "runs are apart and in order"
        tokens = {t for r in link.scope for t in range(*r)}
        assert link.mark.is_affix or not tokens.intersection(link.mark.tokens)
        assert {analysis.parsed.doc[t].sent.start for t in tokens} <= {analysis.parsed.doc[link.mark.head].sent.start}


@pytest.mark.parametrize(
    ("view", "cue", "scope"),
    [
        ("clause", "not", ["The ferry did", "sail on Monday"]),
        ("right", "not", ["sail on Monday"]),
    ],
)
def test_each_view_has_its_own_chain(trained, view, cue, scope):
    text = "The ferry did not sail on Monday."
    parser = claimparse.load(engine="model", options=Options(scope=view))
    found = next(c for c in parser.parse(text).cues if c.spans[0].text == cue)
    assert [s.text for s in found.scope] == scope


def test_cues_outside_the_training_data_keep_the_scope_of_the_rules(trained):
    _, by_rules, by_model = drawn(trained, "The refusal was a shame. The court denied bail. Officials hope to open it.")
    assert by_model == by_rules


def test_a_scope_stays_in_the_words_of_its_source(trained):
    analysis, by_rules, _ = drawn(trained, "The mayor says the tower is not safe at all.")
    eager = ScopeWeights(frozenset({"negation.particle"}), {}, ((-9.0, 9.0), (-9.0, 9.0)))
    said = analysis.attributions[0].content[0]
    bounded, free = (
        next(
            s for s in decode_scopes(analysis.parsed.doc, by_rules, eager, known) if s.mark.entry == "negation.particle"
        )
        for known in (analysis.attributions, ())
    )
    assert all(r.start >= said.start and r.end <= said.end for r in bounded.scope)
    assert any(r.start < said.start for r in free.scope)


def test_far_from_the_cue_the_rules_decide(parser):
    text = "The clerk did not sign " + "and ".join(["the form "] * 60) + "."
    analysis, by_rules, _ = drawn(parser, text)
    link = next(s for s in by_rules if s.mark.entry == "negation.particle")
    far = ScopeWeights(frozenset({link.mark.entry}), {}, ((9.0, -9.0), (9.0, -9.0)))
    (found,) = decode_scopes(analysis.parsed.doc, [link], far)
    end = scope_features(analysis.parsed.doc, link)
    beyond = {t for r in link.scope for t in range(*r)} - set(range(end.first, end.first + len(end.rows)))
    assert {t for r in found.scope for t in range(*r)} == beyond
    assert len(end.rows) <= 2 * MAX_DISTANCE + 1
    assert beyond


def test_a_sentence_of_nothing_but_negations_is_left_to_the_rules(trained):
    _, by_rules, by_model = drawn(trained, "It was not and " * 40 + "over.")
    assert by_model == by_rules


def test_written_weights_are_read_back(tmp_path):
    weights = {"clause": ScopeWeights(frozenset({"a", "b"}), {"side=>": 0.5}, ((1.0, -1.0), (0.25, 0.0)))}
    write_weights(tmp_path / "scopes.json", weights)
    assert read_weights(tmp_path / "scopes.json") == weights


@pytest.mark.parametrize("view", ["clause", "right"])
def test_a_bare_no_has_no_scope(trained, view):
    assert [s.scope for s in drawn(trained, "No.", view)[2]] == [()]
