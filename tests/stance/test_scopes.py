"""Scopes of cues: the words that a cue of stance is about, in both views."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimparse._inspect import analyse
from claimparse.types import CueKind
from tests.stance.cues import cues_of

SCOPES = [
    # clause view: [ ... ] the scope
    ("clause", "not", "[The clerk did] not [sign the form]."),
    ("clause", "no", "no [witness came]."),
    ("clause", "not", "[The clerk did] not [resign] but stayed."),
    ("clause", "not", "She said [he did] not [pay]."),
    ("clause", "un", "[The claim was unsupported by data]."),
    ("clause", "not", "[The dog did] not [bark] because it slept."),
    ("clause", "never", "However, [the ship] never [sailed]."),
    ("clause", "without", "He left without [his coat]."),
    # right view
    ("right", "not", "The clerk did not [sign the form]."),
    ("right", "no", "He has no [help at home]."),
    ("right", "not", "[The cells were] not [found in blood]."),
    ("right", "may", "The roof may [fall]."),
    ("right", "without", "He left without [his coat]."),
]


@pytest.mark.parametrize(("view", "cue", "marked"), SCOPES)
def test_the_scope_of_a_cue(parser, view, cue, marked):
    text = marked.replace("[", "").replace("]", "")
    inside, wanted = False, []
    for piece in marked.replace("[", "\0[").replace("]", "\0]").split("\0"):
        inside = piece.startswith("[") or (inside and not piece.startswith("]"))
        if inside:
            wanted += piece.strip("[] .").split()
    link, parsed = next(
        (link, parsed) for _, words, link, parsed in cues_of(parser, text, view) if words.lower() == cue
    )
    assert " ".join(map(parsed.columns.text_of, link.scope)).split() == wanted


# asked for by users of other tools: sentence | word | the author's commitment to it
ASKED = [
    ("The patient does not have any help at home.", "help", "CT-"),
    ("The patient does not have any help at home.", "home", "CT+"),
    ("She has neither fever nor cough.", "fever", "CT-"),
    ("She has neither fever nor cough.", "cough", "CT-"),
    ("Neither fever nor cough was found.", "found", "CT-"),
    ("No headache.", "headache", "CT-"),
    ("There was no headache.", "headache", "CT-"),
    ("Blood transfusion: no", "transfusion", "CT-"),
    ("Blood transfusion: No.", "transfusion", "CT-"),
    ("Known allergies: none", "allergies", "CT-"),
    ("The scan was negative for stroke.", "stroke", "CT-"),
    ("Negative for stroke.", "stroke", "CT-"),
    ("The tests came back negative for the virus.", "virus", "CT-"),
    ("It is not pretty, but functional.", "pretty", "CT-"),
    ("It is not pretty, but functional.", "functional", "CT+"),
    ("Not pretty, but functional.", "functional", "CT+"),
    ("It is still unclear whether the dam will hold.", "hold", "U"),
]


@pytest.mark.parametrize(("text", "word", "commitment"), ASKED)
def test_the_author_s_commitment_inside_and_outside_a_scope(parser, text, word, commitment):
    doc = parser.doc(text)
    head = next(t.i for t in doc if t.text == word)
    assert analyse(parser, doc).stances.resolve(head).author.value == commitment


def test_an_answer_has_the_words_before_its_colon_in_its_scope(parser):
    for view in ("clause", "right"):
        ((_, _, link, parsed),) = cues_of(parser, "Blood transfusion: no", view)
        assert [parsed.columns.text_of(r) for r in link.scope] == ["Blood transfusion"]


_WORDS = "the owner did not refute that no aide may have fled if nobody said it seems unlikely neither nor without"
WORDS = st.sampled_from(_WORDS.split(" "))


@given(st.lists(WORDS, min_size=1, max_size=14), st.sampled_from(["clause", "right"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_scope_does_not_hold_its_cue(parser, words, view):
    text = " ".join(words) + "."
    for kind, _, link, parsed in cues_of(parser, text, view):
        covered = {t for r in link.scope for t in range(*r)}
        if not link.mark.is_affix:
            assert not covered & set(link.mark.tokens)
        assert all(0 <= r.start < r.end <= len(parsed.doc) for r in link.scope)
        if kind is CueKind.PSEUDO:
            assert not link.scope
            assert link.mark.note
