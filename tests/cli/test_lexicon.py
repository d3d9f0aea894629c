"""``claimparse lexicon`` and ``--lexicon``: a user's own words, checked, read and shown."""

import json

import pytest

from claimparse.lexicon.json_schema import json_schema
from tests.lexicon.own import OWN


def test_a_user_s_words_are_read(run, own):
    text = b"The mayor warbled that the mill had burned."
    _, before, _ = run("-f", "jsonl", stdin=text)
    code, after, _ = run("-f", "jsonl", "--lexicon", own, stdin=text)
    assert code == 0
    assert '"attributions":[]' in before
    assert '"cue":[{"start":10,"end":17,"text":"warbled"}]' in after


@pytest.mark.parametrize("command", [["-"], ["explain", "-"], ["lexicon", "show", "say"]])
def test_a_missing_lexicon_is_a_message(run, command):
    code, out, err = run(*command, "--lexicon", "gone.toml", stdin=b"Snow fell.")
    assert (code, out) == (2, "")
    assert err.startswith("claimparse: cannot read the lexicon gone.toml")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("asserts", "yodels"), "verbs.verb 'warble': 'act' is 'yodels'; choose from "),
        (("words", "wrods"), "verbs.verb 'warble': lacks 'words', which every entry of verbs.verb needs; "),
    ],
)
def test_a_lexicon_that_cannot_be_read_stops_before_any_text(run, own, change, message):
    own.write_text(OWN.replace(*change), "utf-8")
    code, out, err = run("-", "--lexicon", own, stdin=b"Snow fell.")
    assert (code, out) == (2, "")
    assert err.startswith(f"claimparse: {own}:1: {message}")


def test_a_sound_lexicon_can_be_used(run, own):
    assert run("lexicon", "check", own) == (0, f"{own}: can be used\n", "")


def test_the_lines_of_the_errors_are_shown(run, own):
    own.write_text(f"# mine\n{OWN}\n{OWN.replace('words', 'wrods')}", "utf-8")
    code, out, err = run("lexicon", "check", own)
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        f"{own}:9: error: lacks 'words', which every entry of verbs.verb needs",
        f"{own}:9: error: unknown key 'wrods' in verbs.verb (did you mean 'words'?); choose from 'act', 'example', "
        "'frames', 'kind', 'signature', 'signatures', 'source', 'where' and 'words'",
    ]


def test_a_missing_file_does_not_stop_the_check_of_the_others(run, own):
    code, out, err = run("lexicon", "check", own.parent / "gone.toml", own)
    assert (code, out) == (1, f"{own}: can be used\n")
    assert "gone.toml" in err


def test_entries_are_shown_with_their_source(run, own):
    code, out, err = run("lexicon", "show", "no", "doubt")
    assert (code, err) == (0, "")
    assert out.startswith("no doubt  [stance.entry]\n  name      pseudo.certain\n")
    assert "  source    " in out
    assert "  example   No doubt the pumpkin was the largest in the county.\n" in out
    assert "  example   Norwegian ministers flew home, Norway said.\n" in run("lexicon", "show", "Oslo")[1]
    assert "warble  [verbs.verb]" in run("lexicon", "show", "warbled", "--lexicon", own)[1]


SIGNATURE = """
[[verbs.signature]]
name = "report.warble"
kind = "report"
value = ["CT+", "CT+"]
source = "own reading"
"""


def test_a_signature_is_shown_with_its_verbs(run, own):
    own.write_text(f'{OWN}signature = "report.warble"\n{SIGNATURE}', "utf-8")
    assert "  verbs     warble\n" in run("lexicon", "show", "report.warble", "--lexicon", own)[1]
    assert "  verbs     lie, fib, mislead\n" in run("lexicon", "show", "report.lie")[1]


def test_the_place_of_an_entry_that_no_reader_takes_is_printed_once(run, own):
    own.write_text(f'{OWN}signature = "report.wrable"\n{SIGNATURE}', "utf-8")
    code, out, _ = run("lexicon", "check", own)
    assert code == 1
    start = (
        f"{own}:1: error: verbs.verb 'warble': no signature is called 'report.wrable' (did you mean 'report.warble'?)"
    )
    assert out.startswith(start)


def test_the_schema_of_lexicon_files_is_printed(run):
    code, out, err = run("lexicon", "schema")
    assert (code, err) == (0, "")
    assert json.loads(out) == json_schema()
    assert json.loads(run("lexicon", "schema", "cues")[1]) == json_schema("cues")


def test_the_schema_of_an_unknown_file(run):
    code, out, err = run("lexicon", "schema", "cuez")
    assert (code, out) == (2, "")
    assert err.startswith("claimparse: unknown lexicon file 'cuez' (did you mean 'cues'?); choose from affixes, ")


def test_a_word_that_no_entry_holds(run):
    code, out, err = run("lexicon", "show", "xyzzy")
    assert (code, out) == (1, "")
    assert "no lexicon entry for 'xyzzy'" in err
