"""Speakers in short texts in the manner of political news, by what makes them hard.

``tables/speakers/news`` holds the texts with what each mention means. Whole tables are measured, since a reader of news
lives with a few misses, not with many.
"""

import pytest
import regex

from claimparse._evidence import Chars
from claimparse._inspect import analyse
from tests.paths import TABLES

NEWS = TABLES / "speakers" / "news"
MENTION = regex.compile(r"\[([^\]|]*)\|([^\]]*)\]")


def texts(path):
    """Yield the key and the marked text of each entry."""
    for entry in path.read_text("utf-8").split("\n== ")[1:]:
        key, _, text = entry.partition("\n")
        yield key, text.strip()


def unmarked(text):
    """Return the text without its marks, and each mention's offsets with its name or None."""
    plain, at, mentions = "", 0, []
    for mark in MENTION.finditer(text):
        plain += text[at : mark.start()]
        mentions.append((Chars(len(plain), len(plain) + len(mark[1])), mark[2] or None))
        plain, at = plain + mark[1], mark.end()
    return plain + text[at:], mentions


def is_right(wanted, given):
    """Return whether an answer has the first and the last word of the name and at most one word more."""
    if wanted is None or given is None:
        return wanted is given
    name, answer = wanted.split(), set(given.split())
    return {name[0], name[-1]} <= answer and len(answer - set(name)) <= 1


def answers(parser, path):
    """Yield (wanted, given) of each mention of a table."""
    for _, text in texts(path):
        plain, mentions = unmarked(text)
        analysis = analyse(parser, plain)
        for chars, name in mentions:
            yield name, analysis.speakers.resolve(analysis.parsed.tokens_of(chars))


LEAST = {
    "apposition": 0.89,
    "before_the_name": 0.93,
    "bodies": 0.94,
    "families": 0.93,
    "offices": 0.9,
    "pronouns": 0.9,
    "unnamed": 0.96,
}
"""The share of names found, and of answers right, that each table has at least."""


@pytest.mark.parametrize(("name", "least"), LEAST.items(), ids=LEAST)
def test_most_mentions_mean_the_right_name(parser, name, least):
    found = list(answers(parser, NEWS / f"{name}.txt"))
    named = [(wanted, given) for wanted, given in found if wanted]
    unnamed = [given for wanted, given in found if not wanted]
    right = sum(is_right(wanted, given) for wanted, given in named)
    given = sum(answer is not None for _, answer in found)
    misses = [pair for pair in found if not is_right(*pair)]
    assert right / len(named) >= least, misses
    assert right / given >= least, misses
    assert sum(answer is not None for answer in unnamed) <= 2, misses


def test_every_table_is_measured():
    assert {path.stem for path in NEWS.glob("*.txt")} == set(LEAST)
