"""The check of a lexicon file: what it finds wrong, with its line."""

from pathlib import Path

import pytest
import regex
from spacy.lang.en import English

from claimparse import api
from claimparse.errors import LexiconError
from claimparse.lexicon import Lexicon
from claimparse.lexicon.validate import check_file, check_text
from tests.lexicon.own import OWN


@pytest.mark.parametrize(
    ("change", "is_error", "message"),
    [
        (("asserts", "yodels"), True, "yodels"),
        (('["warble"]', '"warble"'), True, "'words' is a string; expected a list"),
        (
            ("verbs.verb", "cues.adverb"),
            True,
            "unknown array 'adverb' in cues; choose from",
        ),
        (("verbs.verb", "cues.verb"), True, "unknown array 'verb' in cues (did you mean "),
        (("verbs.verb", "coos.verb"), True, "unknown lexicon file 'coos'; choose from affixes, "),
        (("[[", "["), True, "is not valid TOML"),
        (('source = "reading of a village paper"\n', ""), False, "has no source"),
        (("warble", "deny"), False, "'deny' is already in verbs.verb"),
        (
            ('"quote"', '"quoet"'),
            True,
            "'frames' contains 'quoet' (did you mean 'quote'?)",
        ),
        (('["warble"]', '["warble", 3]'), True, "'words' contains a number; expected a string"),
        (('"warble"', '"warble", " "'), True, "contains an empty word"),
        (('"warble"', '"warble  on"'), True, "'warble  on' contains extra whitespace"),
    ],
)
def test_each_kind_of_fault_is_found(change, is_error, message):
    problems = check_text("own.toml", OWN.replace(*change))
    assert any(message in p.message and p.is_error is is_error for p in problems), problems
    assert is_error or not any(p.is_error for p in problems)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("[[boilerplate.entry]]\npatterns = ['(stay tuned']", "missing )"),
        ('[[units.unit]]\nkind = "length"\nunits = [{ symbols = ["qx"] }]', "'units' lacks 'name'"),
        ("[[units.ordinary]]\nwords = 5", "'words' is a number"),
        ('[[vague.plural]]\nwords = { oodles = "many" }', "'oodles' in 'words' is a string; expected a list"),
        ("[[vague.plural]]\nwords = { oodles = [1] }", "'oodles' in 'words' has too few values; expected two"),
        (
            '[[units.context]]\nsurface = "c"\nunit = "nonsuch"\nbefore = ["a"]\nafter = ["b"]',
            "there is no 'nonsuch'",
        ),
    ],
)
def test_an_unreadable_entry_is_an_error_with_its_line(tmp_path, parser, entry, message):
    path = tmp_path / "own.toml"
    path.write_text(f'{OWN}\n{entry}\nsource = "a test"\n', "utf-8")
    (problem,) = [p for p in check_file(path) if p.is_error]
    assert message in problem.message
    assert problem.line == 8
    with pytest.raises(LexiconError, match=regex.escape(str(path))):
        api.load(nlp=parser.nlp, lexicon=path)


def test_a_bad_entry_is_named_with_its_file_and_line(tmp_path, parser):
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(OWN, "utf-8")
    bad.write_text(f'{OWN}\n[[vague.plural]]\nwords = {{ oodles = [1] }}\nsource = "a test"\n', "utf-8")
    message = f"{bad}:8: vague.plural 'oodles': 'oodles' in 'words' has too few values"
    with pytest.raises(LexiconError, match=regex.escape(message)):
        api.load(nlp=parser.nlp, lexicon=[good, bad])
    component = English().add_pipe("claimparse_quantities", config={"lexicon": [str(good), str(bad)]})
    with pytest.raises(LexiconError, match=regex.escape(message)):
        component(parser.nlp("Oodles of boats sank."))


def test_a_predicate_may_ask_only_for_a_class_of_nouns_that_there_is():
    entry = (
        '[[verbs.verb]]\nwords = ["nix"]\nframes = ["np"]\nsignature = "mine"\nsource = "a test"\n'
        '[[verbs.signature]]\nname = "mine"\nkind = "denial"\n'
        'value = ["U", "U"]\nobjects = "pies"\nsource = "a test"\n'
    )
    (problem,) = check_text("own.toml", entry)
    assert (problem.line, problem.is_error) == (1, True)
    assert "'objects' of 'mine' is 'pies'; choose from 'any', 'claims', " in problem.message
    nouns = '[[predicates.nouns]]\nname = "pies"\nwords = ["pie"]\nsource = "a test"\n'
    assert check_text("own.toml", entry + nouns) == ()


def test_an_entry_may_refer_to_another_of_its_file():
    """In whatever order they stand."""
    unit = '[[units.unit]]\nkind = "length"\nsource = "a test"\nunits = [{ name = "smoot" }]\n'
    use = '[[units.context]]\nsource = "a test"\nsurface = "sm"\nunit = "smoot"\nbefore = ["bridge"]\nafter = []\n'
    assert [p for p in check_text("own.toml", unit + use) if p.is_error] == []
    assert [p for p in check_text("own.toml", use + unit) if p.is_error] == []
    bad = "[[boilerplate.entry]]\nsource = 'a test'\npatterns = ['(']\n"
    assert [p.line for p in check_text("own.toml", use + bad + unit) if p.is_error] == [7]


@pytest.mark.parametrize("file", sorted({where.partition(".")[0] for where, _ in Lexicon.default().entries()}))
def test_the_packaged_entries_are_faultless(file, tmp_path):
    """The check's own idea of an entry holds for every one that is packaged."""
    packaged = Path(api.__file__).parent / "lexicon" / f"{file}.toml"
    text = packaged.read_text("utf-8").partition("\n[[")
    path = tmp_path / "copy.toml"
    path.write_text(regex.sub(r"^\[\[(.*)\]\]", rf"[[{file}.\1]]", f"[[{text[2]}", flags=regex.M), "utf-8")
    assert {p.message for p in check_file(path) if p.is_error} == set()
    assert not [p for p in check_file(path) if "has no source" in p.message]
