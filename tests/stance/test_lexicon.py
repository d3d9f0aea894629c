"""The lexicon of stance: its entries are complete and distinct, and a user's entry is read."""

import ast
from pathlib import Path

import pytest

import claimparse
from claimparse import load
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
        ("verbs", "verb"),
        ("verbs", "signature"),
        ("affixes", "entry"),
    ):
        for entry in lexicon.array(file, array):
            assert entry["source"].strip()


def test_entry_names_are_unique():
    lexicon = Lexicon.default()
    arrays = (("stance", "entry"), ("predicates", "entry"), ("verbs", "signature"))
    names = [e["name"] for file, array in arrays for e in lexicon.array(file, array)]
    assert len(names) == len(set(names))


def test_words_are_lower_case_and_not_listed_twice():
    for where, entry in Lexicon.default().entries():
        if where in ("stance.entry", "predicates.entry", "verbs.verb"):
            assert [w for w in entry["words"] if w != w.lower()] == []
            assert len(entry["words"]) == len(set(entry["words"])), entry


def test_inert_entries_have_a_note_and_others_a_value():
    for entry in StanceLexicon.of(Lexicon.default()).entries.values():
        assert (entry.value is None) == (entry.kind is CueKind.PSEUDO)


def test_a_user_s_word_is_read(tmp_path, parser):
    path = tmp_path / "mine.toml"
    path.write_text(
        '[[verbs.signature]]\nname = "mine"\nkind = "denial"\nvalue = ["U", "U"]\nsource_value = ["CT-", "U"]\n'
        '[[verbs.verb]]\nwords = ["pooh-pooh", "nix"]\nframes = ["that"]\nsignature = "mine"\nsource = "mine"\n'
    )
    words = StanceLexicon.of(Lexicon.extended([path]))
    assert words.predicates["nix"][0].kind is CueKind.DENIAL


def test_a_bad_entry_is_named(tmp_path):
    path = tmp_path / "bad.toml"
    path.write_text('[[stance.entry]]\nname = "broken"\nkind = "negation"\nwords = ["nix"]\nvalue = ["CT-"]\n')
    with pytest.raises(LexiconError, match="broken"):
        StanceLexicon.of(Lexicon.extended([path]))


OWN_ENTRIES = """
[[predicates.entry]]
name = "own.poppycock"
kind = "negation"
part = "any"
words = ["poppycock"]
frames = ["np"]
value = ["CT-", "CT+"]
judges_truth = true
source = "mine"

[[predicates.entry]]
name = "own.unimaginable"
kind = "negation"
part = "adjective"
words = ["unimaginable"]
frames = ["that"]
value = ["CT-", "CT+"]
source = "mine"

[[stance.entry]]
name = "own.still_to"
kind = "negation"
words = ["still to"]
value = ["CT-", "CT-"]
target = "infinitive"
source = "mine"
"""


@pytest.mark.parametrize(
    ("text", "head", "kind"),
    [
        ("It is unimaginable that the ferry sank.", "sank", CueKind.NEGATION),
        ("The village hall has still to reopen after the storm.", "reopen", CueKind.NEGATION),
        ("The grocer called the report poppycock.", "called", CueKind.DENIAL),
    ],
)
def test_entries_of_ones_own_can_have_the_properties_of_packaged_ones(tmp_path, text, head, kind):
    path = tmp_path / "mine.toml"
    path.write_text(OWN_ENTRIES)
    (claim,) = load(engine="rules", lexicon=path).parse(text).claims
    assert (claim.head.text, [cue.kind for cue in claim.cues]) == (head, [kind])


def test_no_code_names_an_entry():
    """Rules ask what an entry says in its fields, so that entries of one's own can say it, too."""
    entries = set(StanceLexicon.of(Lexicon.default()).entries)
    named = [
        (path.name, node.value)
        for path in Path(claimparse.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if node.value in entries or any(node.value.endswith(".") and e.startswith(node.value) for e in entries)
    ]
    assert named == []
