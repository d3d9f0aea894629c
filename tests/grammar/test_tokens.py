"""Tokens as plain objects say what spaCy's tokens say."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from claimparse._grammar.columns import read_columns
from claimparse.testing import texts

STRINGS = ["text", "lower_", "lemma_", "tag_", "pos_", "dep_", "ent_type_", "whitespace_"]
TRUTHS = ["is_punct", "is_space", "is_quote", "is_bracket", "is_right_punct", "is_stop", "like_num", "like_url"]
OF_THE_TEXT = ["is_alpha", "is_title", "is_upper", "is_lower"]
ONE = ["head", "left_edge", "right_edge"]
MANY = ["lefts", "rights", "children", "subtree"]  # spaCy repeats words of a subtree if arcs cross


def read(doc):
    return read_columns(doc, [t.text for t in doc]).doc


def assert_same(doc):
    """Assert that every attribute of every token is spaCy's."""
    tokens = read(doc)
    assert len(tokens) == len(doc)
    assert tokens.text == doc[:].text
    assert [(s.start, s.end, s.root.i) for s in tokens.sents] == [(s.start, s.end, s.root.i) for s in doc.sents]
    for own, token in zip(tokens, doc, strict=True):
        assert (own.i, own.idx, len(own)) == (token.i, token.idx, len(token))
        assert (own.sent.start, bool(own.is_sent_start)) == (token.sent.start, bool(token.is_sent_start))
        for name in STRINGS + TRUTHS + OF_THE_TEXT:
            assert getattr(own, name) == getattr(token, name), name
        for name in ONE:
            assert getattr(own, name).i == getattr(token, name).i, name
        for name in MANY:
            assert [t.i for t in getattr(own, name)] == sorted({t.i for t in getattr(token, name)}), name


@given(texts())
def test_tokens_are_those_of_spacy(ruled, text):
    doc = ruled.doc(text)
    if len(doc):
        assert_same(doc)


def test_a_blank_text_has_no_tokens(ruled):
    tokens = read(ruled.nlp(""))
    assert (len(tokens), tokens.sents) == (0, [])
    tokens.release()


@given(st.lists(st.integers(0, 7), min_size=8, max_size=8), st.data())
def test_any_tree_is_that_of_spacy(heads, data):
    """Trees that cross themselves, too; each word leads to the one root."""
    root = data.draw(st.integers(0, 7))
    for i in range(8):
        seen, at = {i}, i
        while at != root:
            if (after := heads[at]) in seen:
                heads[at] = after = root
            at = after
            seen.add(at)
    heads[root] = root
    doc = Doc(spacy.blank("en").vocab, words=list("abcdefgh"), heads=heads, deps=["dep"] * 8)
    assert_same(doc)
    tokens = read(doc)
    for own, token in zip(tokens, doc, strict=True):
        assert [own.is_ancestor(t) for t in tokens] == [token.is_ancestor(t) for t in doc]
    start, end = sorted(data.draw(st.lists(st.integers(0, 8), min_size=2, max_size=2, unique=True)))
    assert type(tokens)(tokens[start:end]).root.i == doc[start:end].root.i


def test_a_neighbour_outside_the_text_is_an_error(ruled):
    tokens = read(ruled.doc("It rained."))
    assert tokens[0].nbor().text == "rained"
    for token, distance in ((tokens[0], -1), (tokens[2], 1)):
        with pytest.raises(IndexError):
            token.nbor(distance)


def test_released_tokens_no_longer_refer_to_each_other(ruled):
    tokens = read(ruled.doc("Ann Lee said that it had rained. Bo Roe denied it."))
    last = tokens[-1]
    tokens.release()
    assert not tokens
    assert not hasattr(last, "head")
