"""The explanation of a stance names the words that made it and says what each does."""

import pytest

from claimparse.types import Stance


def test_explain_names_the_words(parser):
    stance = parser.parse("The ministry denied that its trucks had blocked the road.").claims[-1].stance
    assert isinstance(stance, Stance)
    assert stance.explain() == (
        'Denied: the author uncommitted (U), The ministry certain that it is not so (CT-), because "denied" denies it.'
    )


EXPLAINED = [
    ("The council did not sign the deal.", 'because "not" negates "sign".'),
    ("The rebels may flee.", 'because "may" makes it merely possible.'),
    ("The driver must have slept.", 'because "must" makes it probable.'),
    ("The clerk failed to sign the form.", 'because "failed" says that it is false.'),
    (
        "The airline refused to say how many jobs would go.",
        'because "refused to say" withholds whether it is true.',
    ),
]


@pytest.mark.parametrize(("text", "why"), EXPLAINED)
def test_explain_says_what_each_word_does(parser, text, why):
    assert why in parser.parse(text).claims[-1].stance.explain()
