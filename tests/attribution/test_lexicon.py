"""The lexicon of cues: its entries are complete and distinct, and a user's entry is read first."""

import tomllib

import pytest

import claimparse
from claimparse._attribution.lexicon import load_cues
from claimparse.errors import LexiconError
from claimparse.lexicon import Lexicon
from claimparse.types import SpeechAct


def test_every_entry_has_a_source_and_no_word_twice():
    lexicon = Lexicon.default()
    arrays = (
        "light",
        "adjective",
        "noun",
        "preposition",
        "document",
        "statement",
        "false_adjective",
        "pronoun",
    )
    for array in arrays:
        for entry in lexicon.array("cues", array):
            assert entry["source"]
            words = entry.get("words", ())
            assert len(words) == len(set(words)), entry["source"]


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("kind", '"sing"', "'kind' is 'sing'; choose from 'say', 'admit'"),
        ("act", '"sings"', "'act' is 'sings'; choose from 'asserts', 'denies'"),
        ("frames", '["song"]', "'frames' contains 'song' "),
        ("where", '{ subject = "bird" }', "'subject' in 'where' is 'bird'; choose from 'document', 'court'"),
        (
            "where",
            '{ object = "bird" }',
            "'object' in 'where' is 'bird'; choose from 'spoken', 'blamed', 'named', 'fact' and 'unseen'",
        ),
        ("where", '{ passive = "yes" }', "'passive' in 'where' is a string; expected a boolean"),
    ],
)
def test_an_impossible_value_is_refused_with_the_choices(key, value, message):
    entry = {"kind": "say", "act": "asserts", "frames": ["that"], "words": ["warble"]}
    lexicon = Lexicon.default().with_entry("verbs.verb", entry | tomllib.loads(f"{key} = {value}"))
    with pytest.raises(LexiconError, match=f"verbs.verb 'warble': {message}"):
        load_cues(lexicon)


def test_a_user_s_cue_is_read_first(tmp_path, parser):
    path = tmp_path / "own.toml"
    path.write_text(
        '[[verbs.verb]]\nkind = "say"\nact = "denies"\nsource = "test"\nframes = ["that"]\nwords = ["grouch"]\n'
    )
    own = claimparse.load(nlp=parser.nlp, lexicon=[path])
    (a,) = own.parse("The mayor grouched that the bridge was unsafe.").attributions
    assert a.act == SpeechAct.DENIES
