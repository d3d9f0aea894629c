"""The claims of a text: their words, heads and stance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimparse._claims import link as claim_linker
from claimparse._inspect import analyse
from claimparse.testing import read_tagged
from claimparse.types import StanceLabel


def own(parser, text):
    """The spans of the author's own claims, as texts."""
    analysis = analyse(parser, text)
    links = claim_linker.link(
        analysis.parsed, analysis.attributions, analysis.quotes, [s.mark for s in analysis.scopes]
    )
    words = analysis.parsed.columns.text_of
    return [" ".join(map(words, c.tokens)) for c in links if c.attribution is None]


OWN_CLAIMS = {
    "one clause": ("The ferry sank off the cape.", ["The ferry sank off the cape"]),
    "two clauses with subjects of their own": (
        "The storm hit the coast and officials closed the roads.",
        ["The storm hit the coast", "officials closed the roads"],
    ),
    "a shared subject is part of both": (
        "The council did not close the school but cut its budget.",
        ["The council did not close the school", "The council cut its budget"],
    ),
    "a subordinate clause stays": (
        "The road was closed because the river had risen.",
        ["The road was closed because the river had risen"],
    ),
    "a relative clause that says which one stays": (
        "The pier that dates from 1890 burned down.",
        ["The pier that dates from 1890 burned down"],
    ),
    "one that adds a statement is a claim": (
        "The pier, which dates from 1890 and has no railing, burned down.",
        ["The pier burned down", "which dates from 1890", "which has no railing"],
    ),
    "verbs that share their object are one claim": (
        "The state will detect and punish theft.",
        ["The state will detect and punish theft"],
    ),
    "a negated one shares nothing": (
        "The state did not detect but punished theft.",
        ["The state did not detect", "The state punished theft"],
    ),
    "shared auxiliaries are part of both": (
        "The mayor will close the pier and sell the ferry.",
        ["The mayor will close the pier", "The mayor will sell the ferry"],
    ),
    "a verb that the parser joins by no relation": (
        "The clerk sold the hall, allegedly took a bribe, and left town.",
        ["The clerk sold the hall", "The clerk allegedly took a bribe", "The clerk left town"],
    ),
    "an inverted condition stays": (
        "Had the dam held, the town would be dry.",
        ["Had the dam held, the town would be dry"],
    ),
    "what narrows an apposition is none": (
        "Ada Lund, a clerk turned mayor, sold the hall.",
        ["Ada Lund, a clerk turned mayor, sold the hall"],
    ),
    "what is rather not done is no claim": (
        "The clerk stayed at home rather than open the office.",
        ["The clerk stayed at home rather than open the office"],
    ),
    "a question is a claim that nobody holds": ("Did the ferry sink?", ["Did the ferry sink"]),
    "a tag is no claim": ("The ferry is slow, is it not?", ["The ferry is slow"]),
    "nor where the parser hangs the rest on it": ("The ferry is slow, isn't it?", ["The ferry is slow"]),
    "orders are none": ("Contact the harbour office.", []),
    "a verb that the tagger takes for a noun makes one": ("Of the 46 boats, 38 sank.", ["Of the 46 boats, 38 sank"]),
    "a verb that is read as a participle makes one": (
        "Gross margin narrowed by 140 basis points.",
        ["Gross margin narrowed by 140 basis points"],
    ),
    "fragments are none": ("A long night at the harbour.", []),
    "cross-links are none": ("The ferry sank.\nFERRY OWNER LEAVES THE COUNTRY", ["The ferry sank"]),
    "boilerplate is none": ("The ferry sank.\nRead more\n2 min read", ["The ferry sank"]),
}


@pytest.mark.parametrize(("text", "expected"), OWN_CLAIMS.values(), ids=OWN_CLAIMS)
def test_claims_of_the_author(parser, text, expected):
    assert own(parser, text) == expected


ATTRIBUTED = {
    "a verb that only leads up to saying claims nothing": "She went on to say <c>that prices would fall</c>.",
    "nor does one that continues by saying": "She continued by noting <c>that the plan was dead</c>.",
    "a verb with matter of its own does": ("<a>The mayor opened the fair</a> by saying <c>that the plan was dead</c>."),
    "a report leaves the author nothing": "The mayor said <c>the ferry had sunk</c>.",
    "the rest of the sentence is the author's": (
        "<a>Police closed the road on Friday</a>, although the mayor denied <c>any danger</c>."
    ),
    "according to": "According to the mayor, <c>the ferry sank</c>.",
    "coordinated reports": "The mayor said <c>that it was safe</c>, but the owner denied <c>that it was new</c>.",
    "alternatives that share their object are one": "The army neither confirmed nor denied <c>the arrests</c>.",
    "each sentence of a quotation is one": "“<c>We paid</c>. <c>They left</c>,” said Ada Lund.",
    "one without a verb joins the next": "<c>“A disaster. Nobody came,”</c> said Ada Lund.",
    "coordinated clauses of a content": "Ada Lund said <c>that the pier fell</c> and <c>that the inn burned</c>.",
    "speech without a cue": "<a>The room fell silent</a>. <c>“We have lost everything here.”</c>",
}


@pytest.mark.parametrize("marked", ATTRIBUTED.values(), ids=ATTRIBUTED)
def test_claims_with_attributions(parser, marked):
    tagged = read_tagged(marked)
    claims = parser.parse(tagged.text).claims
    assert [c.text for c in claims if c.attribution] == [s.text for s in tagged.spans.get("c", [])]
    assert [c.text for c in claims if not c.attribution] == [s.text for s in tagged.spans.get("a", [])]


@given(st.lists(st.sampled_from([text for text, _ in OWN_CLAIMS.values()]), max_size=5))
def test_the_claims_of_a_paragraph_are_its_own(parser, texts):
    one_by_one = [claim for text in texts for claim in own(parser, text)]
    assert own(parser, "\n\n".join(texts)) == one_by_one


HEADS = [
    ("The boat seems to have <h>sunk</h>.", "hedged"),
    ("It remains unclear whether the crew <h>is</h> alive.", "hedged"),
    ("The company hopes to <h>open</h> the plant in May.", "hedged"),
    ("The bridge is unlikely to <h>reopen</h> before spring.", "hedged"),
    ("The engineer said the lift was likely to <h>reopen</h> in spring.", "hedged"),
    ("The clerk failed to <h>sign</h> the form.", "negated"),
    ("Engineers managed to <h>restart</h> the pump.", "asserted"),
    ("The tunnel is impossible to <h>close</h>.", "negated"),
    ("The vaccine is unlikely to <h>be</h> ready before spring, according to the agency.", "hedged"),
    ("The crew <h>repaired</h> the pump.", "asserted"),
    ("A <h>deal</h> this week is unlikely.", "hedged"),
    ("<h>Sabotage</h> cannot be excluded.", "hedged"),
]

REPORTED_SAYINGS = [
    ("The minister said the army had been <h>ordered</h> to leave the town.", "CT+"),
    ("The union said its members had <h>agreed</h> to end the strike.", "CT+"),
    ("Police said the mayor <h>promised</h> to sell the hall.", "CT+"),
    ("Lund said he did not <h>know</h> how she had fallen.", "CT-"),
    ("Lund said she <h>wondered</h> whether the dam would hold.", "CT+"),
    ("The clerk denied <h>knowing</h> that the boats had sunk.", "CT-"),
    ("The bank denied it had ever <h>refused</h> to pay.", "CT-"),
]


@pytest.mark.parametrize(("marked", "commitment"), REPORTED_SAYINGS)
def test_the_saying_or_knowing_of_others_is_what_a_source_reports(parser, marked, commitment):
    tagged = read_tagged(marked)
    claim = parser.parse(tagged.text).claims[0]
    assert claim.head == tagged.spans["h"][0]
    assert claim.stance.source.commitment.value == commitment


@pytest.mark.parametrize(("marked", "label"), HEADS)
def test_the_head_of_a_claim_is_the_event_and_not_its_likelihood(parser, marked, label):
    tagged = read_tagged(marked)
    claim = parser.parse(tagged.text).claims[-1]
    assert claim.stance.label.value == label
    assert claim.head == tagged.spans["h"][0]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The swimming pool has yet to reopen.", "negated"),
        ("The warden said the pool has yet to reopen.", "negated"),
        ("Cyclists have to leave the towpath.", "hedged"),
        ("The warden said cyclists have to leave the towpath.", "hedged"),
    ],
)
def test_has_yet_to_and_have_to(parser, text, label):
    (claim,) = parser.parse(text).claims
    assert claim.stance.label.value == label


def test_a_claim_keeps_the_percent_sign_that_ends_it(parser):
    assert parser.parse("Rents rose by 4%.").claims[0].text == "Rents rose by 4%"


def test_a_quantity_and_an_attribution_have_the_stance_of_their_claim(parser):
    document = parser.parse("The port denied that 40 boats had sunk. Two boats burned.")
    first, second = document.quantities
    assert document.stance_of(first).label is StanceLabel.DENIED
    assert document.stance_of(document.attributions[0]).label is StanceLabel.DENIED
    assert document.stance_of(second).label is StanceLabel.ASSERTED
