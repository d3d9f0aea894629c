"""The lexicon of cues: its entries are complete and distinct, and a user's entry is read first."""

import claimparse
from claimparse.lexicon import Lexicon
from claimparse.types import SpeechAct

FRAMES = {
    "that",
    "question",
    "infinitive",
    "gerund",
    "quotation",
    "noun",
    "report",
    "object",
    "address",
    "order",
    "bare",
    "clause",
}


def test_every_entry_has_a_source_known_frames_and_no_word_twice():
    lexicon = Lexicon.default()
    for array in ("verb", "light", "adjective", "noun", "preposition", "document", "statement", "falsity", "pronoun"):
        for entry in lexicon.array("cues", array):
            assert entry["source"]
            assert set(entry.get("frames", ())) <= FRAMES
            words = entry.get("words", ())
            assert len(words) == len(set(words)), entry["source"]


def test_a_user_s_cue_is_read_first(tmp_path, parser):
    path = tmp_path / "own.toml"
    path.write_text(
        '[[cues.verb]]\nkind = "say"\nact = "denies"\nsource = "test"\nframes = ["that"]\nwords = ["grouch"]\n'
    )
    own = claimparse.load(nlp=parser.nlp, lexicon=[path])
    (a,) = own.parse("The mayor grouched that the bridge was unsafe.").attributions
    assert a.act == SpeechAct.DENIES
