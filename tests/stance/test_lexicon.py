"""The lexicon of stance: its entries are complete and distinct, and a user's entry is read."""

import pytest

from claimparse._stance.lexicon import StanceLexicon
from claimparse.errors import LexiconError
from claimparse.lexicon import Lexicon
from claimparse.types import CueKind


def test_every_entry_names_its_source():
    lexicon = Lexicon.default()
    for file, array in (
        ("stance", "entry"),
        ("predicates", "entry"),
        ("predicates", "nouns"),
        ("affixes", "entry"),
    ):
        for entry in lexicon.array(file, array):
            assert entry["source"].strip()


def test_entry_names_are_unique():
    lexicon = Lexicon.default()
    names = [e["name"] for file in ("stance", "predicates") for e in lexicon.array(file, "entry")]
    assert len(names) == len(set(names))


def test_words_are_lower_case_and_not_listed_twice():
    for entry in [*Lexicon.default().array("stance", "entry"), *Lexicon.default().array("predicates", "entry")]:
        assert [w for w in entry["words"] if w != w.lower()] == []
        assert len(entry["words"]) == len(set(entry["words"])), entry["name"]


def test_inert_entries_have_a_note_and_others_a_value():
    for entry in StanceLexicon.of(Lexicon.default()).names.values():
        assert (entry.value is None) == (entry.kind is CueKind.PSEUDO)


def test_a_user_s_word_is_read(tmp_path, parser):
    path = tmp_path / "mine.toml"
    path.write_text(
        '[[predicates.entry]]\nname = "mine"\nkind = "denial"\npart = "verb"\nwords = ["pooh-pooh", "nix"]\n'
        'frames = ["that"]\nvalue = ["U", "U"]\nheld = ["CT-", "U"]\nsource = "mine"\n'
    )
    words = StanceLexicon.of(Lexicon.extended([path]))
    assert words.predicates["nix"][0].kind is CueKind.DENIAL


def test_a_bad_entry_is_named(tmp_path):
    path = tmp_path / "bad.toml"
    path.write_text('[[stance.entry]]\nname = "broken"\nkind = "negation"\nwords = ["nix"]\nvalue = ["CT-"]\n')
    with pytest.raises(LexiconError, match="broken"):
        StanceLexicon.of(Lexicon.extended([path]))
