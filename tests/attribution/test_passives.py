"""By-passives: the agent is the source and nothing more, the patient is content or addressee, and the rest is content.

Parsers hang what follows the agent on it ("regulators of hiding losses"), so each verb meets each agent here.
"""

import pytest

from tests.attribution.found import found, texts

PATIENTS = ["The bank", "A former clerk", "Mayor Ada Holt"]
AGENTS = ["regulators", "the harbour union", "two witnesses", "Bo Lindt"]

PREDICATES = [
    ("accused", "of hiding losses"),
    ("accused", "of fraud"),
    ("blamed", "for the fire"),
    ("charged", "with taking bribes"),
    ("criticised", "for the delay"),
    ("praised", "for saving the pier"),
    ("condemned", "for its silence"),
    ("described", "as a quiet neighbour"),
]
"""Verbs that say something of their patient: content is the patient with the rest."""

MESSAGES = [
    ("told", "that the case was closed"),
    ("warned", "that the licence may be withdrawn"),
    ("reminded", "that the rent was due"),
    ("asked", "whether the sale would go on"),
    ("urged", "to sell the boat"),
    ("ordered", "to pay the costs"),
]
"""Verbs that tell or ask their patient something: content is the rest alone, the patient the one addressed."""


def attribution(parser, text, verb):
    (a,) = (a for a in found(parser, text) if verb in " ".join(texts(a.cue)))
    return a


@pytest.mark.parametrize("agent", AGENTS)
@pytest.mark.parametrize(("verb", "rest"), PREDICATES, ids=[" ".join(p) for p in PREDICATES])
def test_what_is_said_of_the_patient(parser, verb, rest, agent):
    for patient in PATIENTS:
        a = attribution(parser, f"{patient} was {verb} by {agent} {rest}.", verb)
        assert (texts(a.source), texts(a.content)) == ([agent], [patient, rest])


@pytest.mark.parametrize("agent", AGENTS)
@pytest.mark.parametrize(("verb", "rest"), MESSAGES, ids=[" ".join(m) for m in MESSAGES])
def test_what_the_patient_is_told(parser, verb, rest, agent):
    for patient in PATIENTS:
        a = attribution(parser, f"{patient} was {verb} by {agent} {rest}.", verb)
        assert (texts(a.source), texts(a.content)) == ([agent], [rest])
        assert a.target is not None
        assert a.target.text == patient


@pytest.mark.parametrize("agent", AGENTS)
def test_an_agent_after_the_charge(parser, agent):
    for verb, rest in (("accused", "of speeding"), ("blamed", "for the fire"), ("called", "a disgrace")):
        a = attribution(parser, f"The driver was {verb} {rest} by {agent}.", verb)
        assert (texts(a.source), texts(a.content)) == ([agent], ["The driver", rest])


@pytest.mark.parametrize("agent", AGENTS)
def test_a_participle_speaks_of_its_noun(parser, agent):
    a = attribution(parser, f"The report, dismissed by {agent} as nonsense, filled two pages.", "dismissed")
    assert (texts(a.source), texts(a.content)) == ([agent], ["The report", "as nonsense"])
