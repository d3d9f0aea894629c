"""The commands of the command line that are named by a word, and its manners: colours, completion, Ctrl-C."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import regex

from claimparse import api, cli
from claimparse.errors import LexiconError, ModelNotFoundError
from claimparse.lexicon import Lexicon
from claimparse.lexicon.search import find, phrases_of
from claimparse.lexicon.validate import check_file, check_text

STORY = (
    "Mill burns down\n\nMayor Ada Crewe denied that she had sold more than 40 looms.\r\n"
    "Fire chief Tom Vance said the mill might be rebuilt.\n"
)
OWN = """\
[[cues.verb]]
kind = "say"
act = "asserts"
frames = ["that", "quotation"]
words = ["warble"]
source = "reading of a village paper"
"""


@pytest.fixture
def run(monkeypatch, parser, command_line):
    """Runs the command line with the pipeline that is loaded already."""
    monkeypatch.setattr(api, "_load_model", lambda model: parser.nlp)
    return command_line


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "mill.txt"
    path.write_bytes(STORY.encode())
    return path


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(OWN, "utf-8")
    return path


# ---------------------------------------------------------------- explain


def headings(out: str) -> list[str]:
    return [line for line in out.splitlines() if line.startswith("claim ")]


@pytest.mark.parametrize(
    ("place", "claims"),
    [
        (":3", ["claim 2, line 3"]),
        (":4", ["claim 3, line 4"]),
        (":3-4", ["claim 2, line 3", "claim 3, line 4"]),
        (":1-3", ["claim 1, line 1", "claim 2, line 3"]),
        ("", ["claim 1, line 1", "claim 2, line 3", "claim 3, line 4"]),
    ],
)
def test_a_line_is_explained(run, story, place, claims):
    code, out, err = run("explain", f"{story}{place}")
    assert (code, err) == (0, "")
    assert headings(out) == claims
    assert max(map(len, out.splitlines())) <= cli.PIPE_WIDTH


def test_an_explanation_holds_each_answer_with_its_rule(run, story):
    _, out, _ = run("explain", f"{story}:3-4")
    flat = " ".join(out.split())
    for words in (
        "who Ada Crewe; act: denies (“denied”); stance: denied",
        "source “Mayor Ada Crewe”; indirect quotation; rule ",
        "stance Denied: the author uncommitted (U)",
        "number > 40 looms: more than 40; rule ",
        "word “might” (modal): makes it a possibility, not a fact; entry ",
    ):
        assert words in flat


def test_what_a_denial_answers_is_explained(run, tmp_path):
    text = "Prosecutors accused the bank of hiding losses. The bank denied the accusations."
    _, out, _ = run("explain", "-", stdin=text.encode())
    assert "denies “the accusations”, which is claim 1, made by Prosecutors; rule" in " ".join(out.split())


@pytest.mark.parametrize(
    ("place", "code", "message"),
    [
        (":2", 1, "no claim is read there"),
        (":5", 2, "there is no line 5; the text has 4"),
        (":0", 2, "there is no line 0; the text has 4"),
        (":4-3", 2, "there is no line 4-3; the text has 4"),
        ("x", 1, "no such file or directory"),
    ],
)
def test_a_place_without_claims(run, story, place, code, message):
    got, out, err = run("explain", f"{story}{place}")
    assert (got, out) == (code, "")
    assert err.startswith("claimparse: ")
    assert message in err


def test_a_file_whose_name_looks_like_a_place_is_a_file(run, tmp_path):
    path = tmp_path / "mill:3"
    path.write_text("Snow fell, officials said.", "utf-8")
    assert headings(run("explain", path)[1]) == ["claim 1, line 1"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_an_editor(run, end, story):
    text = end.join(["Mill burns down", "", "Snow fell on Monday, officials said."])
    story.write_bytes(text.encode())
    code, out, _ = run("explain", f"{story}:3")
    assert code == 0
    assert headings(out)[0].endswith("line 3")


# ---------------------------------------------------------------- a lexicon of one's own


def test_words_of_ones_own_are_read(run, own):
    text = b"The mayor warbled that the mill had burned."
    _, before, _ = run("-f", "jsonl", stdin=text)
    code, after, _ = run("-f", "jsonl", "--lexicon", own, stdin=text)
    assert code == 0
    assert '"attributions":[]' in before
    assert '"cue":[{"start":10,"end":17,"text":"warbled"}]' in after


@pytest.mark.parametrize("command", [["-"], ["explain", "-"], ["lexicon", "show", "say"]])
def test_a_lexicon_that_is_not_there_is_a_message(run, command):
    code, out, err = run(*command, "--lexicon", "gone.toml", stdin=b"Snow fell.")
    assert (code, out) == (2, "")
    assert err.startswith("claimparse: cannot read the lexicon gone.toml")


@pytest.mark.parametrize("change", [("asserts", "yodels"), ("words", "wrods")])
def test_a_lexicon_that_cannot_be_read_stops_before_any_text(run, own, change):
    own.write_text(OWN.replace(*change), "utf-8")
    code, out, err = run("-", "--lexicon", own, stdin=b"Snow fell.")
    assert (code, out) == (2, "")
    assert err.startswith("claimparse: an added lexicon entry can't be read: ")


def test_a_sound_lexicon_can_be_used(run, own):
    assert run("lexicon", "check", own) == (0, f"{own}: can be used\n", "")


def test_the_lines_of_what_is_wrong_are_told(run, own):
    own.write_text(f"# mine\n{OWN}\n{OWN.replace('words', 'wrods')}", "utf-8")
    code, out, err = run("lexicon", "check", own)
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        f"{own}:9: error: lacks 'words', which every packaged entry of cues.verb has",
        f"{own}:9: error: unknown key 'wrods' in cues.verb; expected one of 'act', 'example', 'frames', 'kind', "
        "'objects', 'polarity', 'source', 'subjects' and 'words'",
    ]


@pytest.mark.parametrize(
    ("change", "is_error", "message"),
    [
        (("asserts", "yodels"), True, "yodels"),
        (('["warble"]', '"warble"'), True, "'words' is a string; expected a list"),
        (("cues.verb", "cues.adverb"), True, "unknown array 'adverb' in cues; expected one of verb, "),
        (("cues.verb", "coos.verb"), True, "unknown lexicon file 'coos'"),
        (("[[", "["), True, "is not valid TOML"),
        (('source = "reading of a village paper"\n', ""), False, "has no source"),
        (("warble", "deny"), False, "'deny' is already in cues.verb"),
        (('"quotation"', '"quotaton"'), False, "has 'quotaton' for 'frames'"),
        (('["warble"]', '["warble", 3]'), True, "'words' contains a number; expected a string"),
        (('"warble"', '"warble", " "'), True, "contains an empty word"),
        (('"warble"', '"warble  on"'), True, "'warble  on' contains extra whitespace"),
    ],
)
def test_what_can_be_wrong(change, is_error, message):
    problems = check_text("own.toml", OWN.replace(*change))
    assert any(message in p.message and p.is_error is is_error for p in problems), problems
    assert is_error or not any(p.is_error for p in problems)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("[[boilerplate.entry]]\npatterns = ['(stay tuned']", "missing )"),
        ('[[units.unit]]\nkind = "length"\nunits = [{ symbols = ["qx"] }]', "there is no 'name'"),
        ("[[units.ordinary]]\nwords = 5", "'words' is a number"),
        ('[[vague.plural]]\nwords = { oodles = "many" }', "'words' contains a string; expected a list"),
        ("[[vague.plural]]\nwords = { oodles = [1] }", "not enough values"),
        (
            '[[units.context]]\nsurface = "c"\nunit = "nonsuch"\nbefore = ["a"]\nafter = ["b"]',
            "there is no 'nonsuch'",
        ),
    ],
)
def test_what_no_reader_can_read_is_told_with_its_line_and_stops_a_load(tmp_path, parser, entry, message):
    path = tmp_path / "own.toml"
    path.write_text(f'{OWN}\n{entry}\nsource = "a test"\n', "utf-8")
    (problem,) = [p for p in check_file(path) if p.is_error]
    assert message in problem.message
    assert problem.line == 8
    with pytest.raises(LexiconError):
        api.load(nlp=parser.nlp, lexicon=path)


def test_an_entry_may_need_another_of_its_file():
    """In whatever order they stand."""
    unit = '[[units.unit]]\nkind = "length"\nsource = "a test"\nunits = [{ name = "smoot" }]\n'
    use = '[[units.context]]\nsource = "a test"\nsurface = "sm"\nunit = "smoot"\nbefore = ["bridge"]\nafter = []\n'
    assert [p for p in check_text("own.toml", unit + use) if p.is_error] == []
    assert [p for p in check_text("own.toml", use + unit) if p.is_error] == []
    bad = "[[boilerplate.entry]]\nsource = 'a test'\npatterns = ['(']\n"
    assert [p.line for p in check_text("own.toml", use + bad + unit) if p.is_error] == [7]


def test_a_checked_file_that_is_not_there(run, own):
    code, out, err = run("lexicon", "check", own.parent / "gone.toml", own)
    assert (code, out) == (1, f"{own}: can be used\n")
    assert "gone.toml" in err


@pytest.mark.parametrize("file", sorted({where.partition(".")[0] for where, _ in Lexicon.default().entries()}))
def test_the_packaged_entries_have_nothing_wrong_but_that_they_are_there_already(file, tmp_path):
    """The check's own idea of an entry holds for every one that is packaged."""
    packaged = Path(api.__file__).parent / "lexicon" / f"{file}.toml"
    text = packaged.read_text("utf-8").partition("\n[[")
    path = tmp_path / "copy.toml"
    path.write_text(regex.sub(r"^\[\[(.*)\]\]", rf"[[{file}.\1]]", f"[[{text[2]}", flags=regex.M), "utf-8")
    assert {p.message for p in check_file(path) if p.is_error} == set()
    assert not [p for p in check_file(path) if "no packaged entry" in p.message or "has no source" in p.message]


@pytest.mark.parametrize(
    ("word", "where", "phrase"),
    [
        ("rejected", "cues.verb", "reject"),
        ("Denies", "cues.verb", "deny"),
        ("planned", "predicates.entry", "plan"),
        ("no doubt", "stance.entry", "no doubt"),
        ("dozens", "vague.plural", "dozens"),
        ("krona", "units.unit", "krona"),
        ("reuters", "publications.agency", "Reuters"),
    ],
)
def test_a_word_is_found_in_any_regular_form(word, where, phrase):
    assert phrase in [p for found in find(Lexicon.default(), word) if found.where == where for p in found.phrases]


def test_what_an_explanation_calls_an_entry_or_a_rule_is_found(parser):
    document = parser.parse("The unsafe mill may close. She denied that it would. Police declined to confirm the fire.")
    names = [a.rule for a in document.attributions] + [c.entry for c in document.cues]
    assert {"deny:that", "decline confirm:noun", "negation.affix", "modal.may"} <= set(names)
    assert [name for name in names if not find(Lexicon.default(), name)] == []


@pytest.mark.parametrize("nothing", ["", " ", ":", ":that"])
def test_nothing_is_found_by_nothing(nothing):
    assert find(Lexicon.default(), nothing) == ()


def test_every_listed_word_is_found():
    lexicon = Lexicon.default()
    for where, entry in list(lexicon.entries())[::23]:
        for phrase in phrases_of(entry)[:2]:
            assert any(f.entry is entry and f.where == where for f in find(lexicon, phrase)), (where, phrase)


def test_entries_are_shown_with_their_source(run, own):
    code, out, err = run("lexicon", "show", "no", "doubt")
    assert (code, err) == (0, "")
    assert out.startswith("no doubt  [stance.entry]\n  name      pseudo.certain\n")
    assert "  source    " in out
    assert "  example   No doubt the pumpkin was the largest in the county.\n" in out
    assert "  example   Norwegian ministers flew home, Norway said.\n" in run("lexicon", "show", "Oslo")[1]
    assert "warble  [cues.verb]" in run("lexicon", "show", "warbled", "--lexicon", own)[1]


def test_a_word_that_is_nowhere(run):
    code, out, err = run("lexicon", "show", "xyzzy")
    assert (code, out) == (1, "")
    assert "no entry of the lexicon holds 'xyzzy'" in err


# ---------------------------------------------------------------- doctor


def test_the_doctor_finds_all_well(run):
    code, out, err = run("doctor")
    assert (code, err) == (0, "")
    for words in ("claimparse ", "spacy ", "lexicon ", "model taken ", "extra convert ", "extra testing "):
        assert f"ok {words}" in out
    assert "no " not in [line[:3] for line in out.splitlines()]


def test_the_doctor_says_what_to_run(run, monkeypatch):
    def missing(model):
        raise ModelNotFoundError("no pipeline is installed. Install one with\n  pip install it")

    monkeypatch.setattr(api, "_load_model", missing)
    monkeypatch.setattr(api, "find_model", missing)
    code, out, _ = run("doctor")
    assert code == 2
    assert "no model taken" in out
    assert "pip install it" in out


def test_the_doctor_knows_a_pipeline_that_reads_nothing(run, monkeypatch):
    import spacy

    monkeypatch.setattr(api, "_load_model", lambda model: spacy.blank("en"))
    code, out, _ = run("doctor")
    assert code == 2
    assert "no model taken" in out


def test_the_doctor_looks_at_the_model_asked_for(run, monkeypatch):
    monkeypatch.setenv(api.MODEL_VARIABLE, "en_my_model")
    code, out, _ = run("doctor")
    assert code == 2
    assert "-- model en_my_model" in out
    assert f"which {api.MODEL_VARIABLE} names" in out


# ---------------------------------------------------------------- help, completion, colours, Ctrl-C


@pytest.mark.process
@pytest.mark.parametrize(
    "command", [[], ["explain"], ["lexicon"], ["lexicon", "check"], ["lexicon", "show"], ["doctor"], ["completion"]]
)
def test_every_command_has_a_help_that_loads_little(command):
    code = f"import sys; from claimparse import cli; c = cli.main({[*command, '--help']!r}); print(c, *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    said, *loaded = done.stdout.splitlines()[-1].split()
    assert said == "0"
    assert done.stdout.startswith("usage: claimparse")
    assert not {"spacy", "pydantic", "rich", "jinja2", "shtab"}.intersection(loaded)


@pytest.mark.parametrize("args", ["lexicon", "lexicon burn", "explain", "completion tea", "doctor x"])
def test_wrong_usage_of_a_command(run, args):
    code, out, err = run(*args.split())
    assert (code, out) == (2, "")
    assert err.startswith("usage: claimparse")


def test_a_file_called_as_a_command_is_reached_by_a_path(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("doctor").write_text("Snow fell, officials said.", "utf-8")
    assert '"name":"doctor"' in run("./doctor", "-f", "jsonl")[1]


@pytest.mark.process
@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["do"], ["doctor"]),
        (["lexicon", ""], ["check", "show"]),
        (["--format", "j"], ["json", "jsonl"]),
        (["completion", "b"], ["bash"]),
        (["art"], []),
    ],
)
def test_bash_completes_commands_and_choices_and_else_paths(run, typed, offered):
    pytest.importorskip("shtab")
    _, script, _ = run("completion", "bash")
    assert "complete -o default" in script
    words = " ".join(f"'{word}'" for word in ["claimparse", *typed])
    asking = f"COMP_WORDS=({words}); COMP_CWORD={len(typed)}; _shtab_claimparse; echo ${{COMPREPLY[@]}}"
    done = subprocess.run(["bash", "-c", f"{script}\n{asking}"], capture_output=True, text=True, check=False)
    assert (done.stdout.split(), done.stderr) == (offered, "")


def test_completion_without_shtab_says_what_to_install(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "shtab", None)
    code, out, err = run("completion", "zsh")
    assert (code, out) == (2, "")
    assert 'pip install "claimparse[completion]"' in err


def on_terminal(*args, **environment) -> str:
    import pty

    master, slave = pty.openpty()
    command = [sys.executable, "-m", "claimparse", *map(str, args)]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", **environment}
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment):
        os.close(slave)
        seen = b""
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:
                piece = b""
            if not piece:
                break
            seen += piece
    os.close(master)
    return seen.decode()


COLOUR = regex.compile(r"\x1b\[[0-9;]*3[0-7][0-9;]*m")


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_colours_are_for_terminals_and_off_with_no_color(own):
    assert COLOUR.search(on_terminal("lexicon", "check", own))
    plain = on_terminal("lexicon", "check", own, NO_COLOR="1")
    assert "can be used" in plain
    assert not COLOUR.search(plain)


def test_a_pipe_gets_no_colours(run, story):
    for args in (["doctor"], ["explain", story], [story], ["lexicon", "show", "deny"], ["lexicon", "check", story]):
        assert "\x1b" not in run(*args)[1]


@pytest.mark.process
@pytest.mark.skipif(not Path("/dev/stdin").exists(), reason="needs a file that waits")
def test_control_c_ends_quietly_with_130():
    code = (
        "import signal, sys; from claimparse import cli; import claimparse.cli.words, claimparse.lexicon.validate; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); "  # a job in the background is born without it
        "print(1, flush=True); sys.exit(cli.main(['lexicon', 'check', '/dev/stdin']))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout.readline().strip() == b"1"
        time.sleep(0.3)
        child.send_signal(signal.SIGINT)
        assert child.wait(timeout=30) == 130
        assert child.stderr.read() == b""


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize("there", [True, False])
def test_html_to_a_folder_is_a_page_a_text(run, story, there):
    folder = story.parent / "pages"
    if there:
        folder.mkdir()
    code, out, err = run(story, story, "-f", "html", "-o", folder if there else f"{folder}/")
    assert (code, out, err) == (0, "", "")
    assert sorted(p.name for p in folder.iterdir()) == ["0001-mill.html", "0002-mill.html", "index.html"]


def test_a_bad_text_leaves_the_other_pages(run, story):
    folder = story.parent / "pages"
    code, _, err = run(story.parent / "gone.txt", story, "-f", "html", "-o", f"{folder}/")
    assert code == 1
    assert "gone.txt" in err
    assert sorted(p.name for p in folder.iterdir()) == ["0001-mill.html", "index.html"]
