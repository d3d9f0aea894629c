"""Speakers in short texts in the manner of political news: families, pronouns before names, names inside mentions.

``data/politics_*.txt`` hold the texts with what each mention means. Whole sets are measured, since a reader of news
lives with a few misses, not with many.
"""

from pathlib import Path

import pytest
import regex

from claimparse._evidence import Chars

DATA = Path(__file__).parent / "tables"
MENTION = regex.compile(r"\[([^\]|]*)\|([^\]]*)\]")


def texts(path):
    """The key and the marked text of each entry."""
    for entry in path.read_text("utf-8").split("\n== ")[1:]:
        key, _, text = entry.partition("\n")
        yield key, text.strip()


def unmarked(text):
    """The text without its marks, and each mention's offsets with its name or None."""
    plain, at, mentions = "", 0, []
    for mark in MENTION.finditer(text):
        plain += text[at : mark.start()]
        mentions.append((Chars(len(plain), len(plain) + len(mark[1])), mark[2] or None))
        plain, at = plain + mark[1], mark.end()
    return plain + text[at:], mentions


def is_right(wanted, given):
    """Whether an answer has the first and the last word of the name and at most one word more."""
    if wanted is None or given is None:
        return wanted is given
    name, answer = wanted.split(), set(given.split())
    return {name[0], name[-1]} <= answer and len(answer - set(name)) <= 1


def answers(parser, path):
    """(wanted, given) of each mention of a set."""
    for _, text in texts(path):
        plain, mentions = unmarked(text)
        analysis = parser.analysis(parser.doc(plain))
        for chars, name in mentions:
            yield name, analysis.speakers.resolve(analysis.parsed.tokens_of(chars))


LEAST = {"politics_a": 0.97, "politics_b": 0.93, "politics_c": 0.97, "politics_d": 0.92}


@pytest.mark.parametrize(("name", "least"), LEAST.items(), ids=LEAST)
def test_set(parser, name, least):
    found = list(answers(parser, DATA / f"{name}.txt"))
    named = [(wanted, given) for wanted, given in found if wanted]
    unnamed = [given for wanted, given in found if not wanted]
    right = sum(is_right(wanted, given) for wanted, given in named)
    given = sum(answer is not None for _, answer in found)
    misses = [pair for pair in found if not is_right(*pair)]
    assert right / len(named) >= least, misses
    assert right / given >= least, misses
    assert sum(answer is not None for answer in unnamed) <= 0.05 * len(unnamed), misses
