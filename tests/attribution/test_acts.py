"""The speech act of a report in plain news: (source, act, content)."""

import pytest

from claimparse.types import SpeechAct
from tests.attribution.found import found, texts
from tests.engines import expected

PLAIN = {
    "slammed claims": (
        "Gemma Hart has slammed claims she threw a kettle.",
        [("Gemma Hart", "denies", "claims she threw a kettle")],
    ),
    "a court hears": ("The court heard that Prowse hid the money.", [("", "asserts", "that Prowse hid the money")]),
    "a dateline with a colon": (
        "KOLKATA: Police on Friday alleged that two men had sold the bell to a tourist.",
        [("Police", "asserts", "that two men had sold the bell to a tourist")],
    ),
    "a transcript has no dateline": ("OBAMA: I think we can do it.", [("OBAMA", "asserts", "I think we can do it")]),
    "denied bail": ("He was denied bail.", []),
    "found dead": ("She was found dead at home.", []),
    "found guilty": ("Smith was found guilty of theft.", [("", "asserts", "Smith ... guilty of theft")]),
    "not accused": ("He is not accused of any wrongdoing.", []),
    "interrogated": ("Police questioned him for two hours.", []),
    "a number, and no nobody": ("No 10 said the plan was dead.", [("No 10", "asserts", "the plan was dead")]),
    "no bridge urges": (
        "The mayor said the bridge was unsafe and urged drivers to avoid it.",
        [("The mayor", "asserts", "the bridge was unsafe"), ("The mayor", "directs", "drivers to avoid it")],
    ),
}


@pytest.mark.parametrize(("text", "acts"), PLAIN.values(), ids=PLAIN)
def test_acts_in_plain_news(parser, text, acts):
    found = [a for a in parser.parse(text).attributions if a.within is None]
    said = [(" ... ".join(texts(a.source)), a.act.value, " ... ".join(texts(a.content))) for a in found]
    assert said == acts


def test_a_refusal_to_comment_on_nothing_named(parser):
    """For the rules nothing is said of what is withheld; the model takes the refusal itself for a statement."""
    refusals = [(texts(a.content), a.act) for a in found(parser, "The ministry declined to comment.")]
    assert refusals == expected(
        parser, "refusal", [], {"refusal": ([(["to comment"], SpeechAct.WITHHOLDS)], "the ministry has said no")}
    )


def test_the_head_of_a_denied_claim_is_in_its_clause(parser):
    text = "Managers disputed the nurses' assertion that shifts had grown longer."
    heads = {c.attribution.cue[0].text: c.head.text for c in parser.parse(text).claims if c.attribution is not None}
    assert heads["disputed"] == "grown"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The skipper, Ann Lee, has pleaded not guilty to fraud and theft.", "denies"),
        ("The skipper pleaded guilty to fraud.", "asserts"),
        ("The skipper pleaded for mercy.", "directs"),
    ],
)
def test_a_plea_of_not_guilty_is_a_denial_and_of_guilty_an_admission(parser, text, act):
    (found,) = parser.attribute_speakers(text)
    assert found.act.value == act
