"""verbs.toml: a verb stands once for each complement, and each signature belongs to some verb."""

from collections import defaultdict
from itertools import combinations

import pytest

from claimparse import load
from claimparse.errors import LexiconError
from claimparse.lexicon import Lexicon
from claimparse.lexicon.schema import read_entries
from claimparse.lexicon.schema.verbs import VerbEntry
from claimparse.types import SpeechAct

VERBS = read_entries(Lexicon.default(), "verbs.verb", VerbEntry)


def test_no_verb_takes_the_same_complement_in_two_entries():
    """Unless a condition tells the two apart."""
    of_word = defaultdict(list)
    for entry in VERBS:
        for word in entry.words:
            of_word[word].append(entry)
    twice = [
        (word, sorted(one.frames & other.frames))
        for word, entries in of_word.items()
        for one, other in combinations(entries, 2)
        if one.where == other.where and one.frames & other.frames
    ]
    assert twice == []


def test_every_signature_is_that_of_a_verb():
    signatures = {entry["name"] for entry in Lexicon.default().array("verbs", "signature")}
    assert signatures == {name for entry in VERBS for name in entry.signature_of.values()}


def test_every_complement_of_an_entry_has_a_reading():
    """Either the verb attributes it to somebody, or it has a signature."""
    assert [e.words[0] for e in VERBS if e.kind is None and e.frames != e.signature_of.keys()] == []


OWN = """
[[verbs.verb]]
kind = "reject"
act = "denies"
frames = ["that", "claim"]
signatures = { that = "denial.reject", claim = "denial.reject" }
words = ["pour cold water on", "nix"]
source = "mine"
"""


def test_one_entry_serves_attribution_and_stance(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(OWN)
    document = load(engine="rules", lexicon=path).parse("Mayor Ada Holt nixed the claim that the bridge was unsafe.")
    (claim,) = document.claims
    assert (claim.attribution.act, claim.attribution.source[0].text) == (SpeechAct.DENIES, "Mayor Ada Holt")
    assert (claim.head.text, claim.stance.label.value) == ("was", "denied")
    assert document.cues[0].entry == "denial.reject"


def test_a_signature_that_there_is_not_is_refused_with_the_choices(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace("denial.reject", "denial.rejects"))
    with pytest.raises(
        LexiconError, match=r"no signature is called 'denial.rejects' \(did you mean 'denial.reject'\?\)"
    ):
        load(engine="rules", lexicon=path)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("pick holes in", "Mayor Ada Holt picked holes in the claim that the bridge was unsafe."),
        ("nix", "Mayor Ada Holt nixed the claim that the bridge was unsafe."),
        ("blag off", "Mayor Ada Holt blagged off the claim that the bridge was unsafe."),
    ],
)
def test_the_signature_of_a_phrase_counts(tmp_path, words, sentence):
    """Also where the tagger does not know the form of its verb."""
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace('"pour cold water on", "nix"', f'"{words}"').replace("denial.reject", "doubt.verb"))
    (claim,) = load(engine="rules", lexicon=path).parse(sentence).claims
    assert claim.stance.sources[-1].commitment.value == "PR-"


def test_a_user_s_signature_comes_before_the_packaged_one(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(
        '[[verbs.signature]]\nname = "mine.sure"\nkind = "report"\nvalue = ["CT+", "CT+"]\nsource = "mine"\n'
        '[[verbs.verb]]\nframes = ["that"]\nsignature = "mine.sure"\nwords = ["reckon"]\nsource = "mine"\n'
    )
    text = "Ada Holt reckons that the bridge is unsafe."
    commitments = [load(engine="rules", lexicon=p).parse(text).claims[-1].stance.author.value for p in ([], path)]
    assert commitments == ["U", "CT+"]
