"""Work that grows with the text and no faster: counted where that can be, timed with room to spare where not."""

import sys

import pytest

from benchmarks import growth
from claimparse._quantities.plain import quantities
from claimparse.lexicon import Lexicon
from tests.timing import seconds

ENGINES = ("model",)  # which does all that the rules do, and more
LEXICON = Lexicon.default()


def calls(work):
    """Return how many functions are called: the same on every run, on a busy machine too."""
    count = 0

    def counted(*_):
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


KINDS = {
    **{
        kind: growth.KINDS[kind]
        for kind in (
            *("news", "one sentence", "quotations", "opening marks", "numbers in one sentence", "names", "pronouns"),
            *("negations", "sources in one sentence", "headlines"),
        )
    },
    "stops": lambda size: ". " * (size // 2),
}
SMALL, LARGE = 1_000, 4_000


@pytest.mark.parametrize("kind", KINDS)
def test_calls_grow_with_the_text(parser, kind):
    small, large = (parser.doc(KINDS[kind](size)) for size in (SMALL, LARGE))
    parser.of_doc(small)
    most = 1.3 * LARGE / SMALL * calls(lambda: parser.of_doc(small))
    assert calls(lambda: parser.of_doc(large)) < most


def test_calls_grow_with_the_text_in_the_model(trained):
    denials = "“It is so,” she said. The mayor denied that it rained. "
    small, large = (trained.doc(denials * times) for times in (20, 80))
    trained.of_doc(small)
    assert calls(lambda: trained.of_doc(large)) < 1.3 * 4 * calls(lambda: trained.of_doc(small))


@pytest.mark.parametrize("kind", growth.KINDS)
def test_time_without_a_pipeline_grows_with_the_text(kind):
    def needed(size):
        text = growth.KINDS[kind](size)
        return seconds(lambda: quantities(text, LEXICON))

    needed(1_000)
    assert needed(32_000) < 8 * needed(8_000) + 0.02
