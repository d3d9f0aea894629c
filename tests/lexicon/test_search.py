"""The search of the lexicon: the entries that hold a word or that a rule is named after."""

import pytest

from claimparse.lexicon import Lexicon
from claimparse.lexicon.schema import phrases_of
from claimparse.lexicon.search import find


@pytest.mark.parametrize(
    ("word", "where", "phrase"),
    [
        ("rejected", "verbs.verb", "reject"),
        ("Denies", "verbs.verb", "deny"),
        ("plans", "predicates.entry", "plan"),
        ("no doubt", "stance.entry", "no doubt"),
        ("dozens", "vague.plural", "dozens"),
        ("baht", "currencies.currency", "baht"),
        ("reuters", "publications.agency", "Reuters"),
    ],
)
def test_a_word_is_found_in_any_regular_form(word, where, phrase):
    assert phrase in [p for found in find(Lexicon.default(), word) if found.where == where for p in found.phrases]


def test_the_entries_and_rules_of_an_explanation_are_found(parser):
    document = parser.parse("The unsafe mill may close. She denied that it would. Police declined to confirm the fire.")
    names = [a.rule for a in document.attributions] + [c.entry for c in document.cues]
    assert {"deny:that", "decline confirm:noun", "negation.affix", "modal.may"} <= set(names)
    assert [name for name in names if not find(Lexicon.default(), name)] == []


def test_the_choices_of_a_key_are_no_words():
    """The parts of speech that an affix makes, and the tags after some words."""
    assert [found.where for word in ("adverb", "vbg") for found in find(Lexicon.default(), word)] == []


@pytest.mark.parametrize("nothing", ["", " ", ":", ":that"])
def test_an_empty_word_finds_nothing(nothing):
    assert find(Lexicon.default(), nothing) == ()


def test_every_listed_word_is_found():
    lexicon = Lexicon.default()
    for where, entry in list(lexicon.entries())[::23]:
        for phrase in phrases_of(where, entry)[:2]:
            assert any(f.entry is entry and f.where == where for f in find(lexicon, phrase)), (where, phrase)
