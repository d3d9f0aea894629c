"""Reports inside reports: which attribution stands within which."""

import pytest

from claimparse.types import SpeechAct
from tests.attribution.found import found, texts

# (source, content, index of the outer one)
CHAINS = {
    "report of an accusation": (
        "It is reported that Bergen accused Oslo of flooding the port.",
        [
            ("", "that Bergen accused Oslo of flooding the port", None),
            ("Bergen", "Oslo of flooding the port", 0),
        ],
    ),
    "cites after the subject": (
        "The agency, citing two diplomats, said the talks had failed.",
        [("two diplomats", "the talks had failed", 1), ("The agency", "the talks had failed", None)],
    ),
    "cites first": (
        "Citing a police report, the station said that the driver was drunk.",
        [("a police report", "that the driver was drunk", 1), ("the station", "that the driver was drunk", None)],
    ),
    "cites last": (
        "The Post reported that the bank will close, citing a letter.",
        [("The Post", "that the bank will close", None), ("a letter", "that the bank will close", 0)],
    ),
    "cites after a quotation": (
        '"The talks are dead," the agency said, citing a diplomat.',
        [("the agency", '"The talks are dead,"', None), ("a diplomat", '"The talks are dead,"', 0)],
    ),
    "quotes": (
        "The Elm Post, quoting two officials, said the talks had failed.",
        [("two officials", "the talks had failed", 1), ("The Elm Post", "the talks had failed", None)],
    ),
    "between the cue and its clause": (
        "State television said on Sunday, citing the army, that the bridge was hit.",
        [("State television", "that the bridge was hit", None), ("the army", "that the bridge was hit", 0)],
    ),
    "says that denies": (
        "A lawyer said that his client denied the claims.",
        [("A lawyer", "that his client denied the claims", None), ("his client", "the claims", 0)],
    ),
    "says had claimed that": (
        "Officials said the rebels had claimed that the bridge was mined.",
        [
            ("Officials", "the rebels had claimed that the bridge was mined", None),
            ("the rebels", "that the bridge was mined", 0),
        ],
    ),
    "according to a report": (
        "According to a report by the court, witnesses said that the guard slept.",
        [
            ("a report by the court", "witnesses said that the guard slept", None),
            ("witnesses", "that the guard slept", 0),
        ],
    ),
    "a claim denied": (
        "Holt's claim that experts support the plan was denied by the union.",
        [
            ("Holt", "that experts support the plan", 1),
            ("the union", "Holt's claim that experts support the plan", None),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CHAINS.values(), ids=CHAINS)
def test_chains(parser, text, expected):
    found = parser.parse(text).attributions
    assert [(" ".join(texts(a.source)), " ".join(texts(a.content)), a.within) for a in found] == expected


def test_an_inner_attribution_names_its_outer_one(parser):
    text = "The paper reported that the minister had promised to resign."
    outer, inner = found(parser, text)
    assert outer.within is None
    assert found(parser, text)[inner.within] == outer
    assert inner.act == SpeechAct.COMMITS


def test_a_report_of_an_accusation_is_a_chain(parser):
    text = "It is reported that the union accused the ministry of hiding the report."
    attributions = found(parser, text)
    outer = next(a for a in attributions if not a.source)
    inner = next(a for a in attributions if texts(a.source) == ["the union"])
    assert attributions[inner.within] == outer
    assert inner.target is not None
    assert inner.target.text == "the ministry"


@pytest.mark.parametrize(
    "text",
    [
        "“We will close it,” said Lindt, though she conceded that it would take weeks.",
        "The bridge is unsafe, he said, though he conceded that it would take weeks to mend.",
        "While the ministry has not commented on the report, it is reported that the minister will resign.",
        "The report says the bridge is unsafe, while the mayor denies that it is closed.",
        "Okoro, who denies the charge, said the court had ignored him.",
    ],
)
def test_reports_side_by_side_are_no_chain(parser, text):
    assert [a.within for a in found(parser, text)] == [None, None]


def test_a_cited_reason_is_no_source(parser):
    found = parser.parse("The firm said it would close a plant, citing high costs.").attributions
    assert "high costs" not in {s.text for a in found for s in a.source}


def test_a_cited_reason_is_content_of_the_one_who_cites_it(parser):
    found = parser.parse("She said the road was shut, citing ice.").attributions
    assert [(texts(a.source), texts(a.content)) for a in found] == [
        (["She"], ["the road was shut"]),
        (["She"], ["ice"]),
    ]
