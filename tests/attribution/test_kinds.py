"""What the source does: it says, thinks or wants something; what somebody does is an event and the author's claim."""

import pytest

import claimparse
from claimparse.lexicon.schema.verbs import ATTITUDE, THOUGHT
from claimparse.types import AttributionKind, Options
from tests.attribution.found import found

KINDS = {
    "verb of saying": ("The mayor said that the pier was safe.", "speech"),
    "preposition": ("According to the mayor, the pier was safe.", "speech"),
    "noun of saying": ("The mayor repeated her claim that the pier was safe.", "speech"),
    "document": ("The audit shows that the pier was safe.", "speech"),
    "judgement": ("The mayor praised the divers for their work.", "speech"),
    "adjective of saying": ("The mayor is insistent that the pier is safe.", "speech"),
    "verb of thinking": ("The mayor believes that the pier is safe.", "thought"),
    "doubt": ("The mayor doubts that the pier is safe.", "thought"),
    "knowledge": ("The mayor knew that the pier was safe.", "thought"),
    "regard": ("The mayor regards the pier as a risk.", "thought"),
    "suspicion": ("The mayor suspects two divers of theft.", "thought"),
    "suspicion of a body": ("The mayor suspects the firm of hiding cracks.", "thought"),
    "adjective of belief": ("The mayor is convinced that the pier is safe.", "thought"),
    "noun of belief": ("The mayor's belief that the pier was safe was wrong.", "thought"),
    "wish": ("The mayor wants the pier to close.", "attitude"),
    "fear": ("The mayor fears that the pier will fall.", "attitude"),
    "plan": ("The mayor plans to close the pier.", "attitude"),
    "adjective of feeling": ("The mayor is glad that the pier is safe.", "attitude"),
    "support": ("Mayor Ines Holt opposed the parking fees.", "attitude"),
}


@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS)
def test_the_kind_of_an_attribution(parser, text, kind):
    assert {a.kind for a in found(parser, text)} == {kind}


EVENTS = {
    "vote": "The council voted 12 to 3 to close the pier.",
    "signature": "The governor signed the bill on Friday.",
    "veto": "The governor vetoed the bill on Friday.",
    "approval": "The board approved 300 new homes.",
    "launch": "The coastguard launched a search for the boat.",
    "dismissal": "The judge dismissed the case against the clerk.",
    "search": "Police are looking for a man in red.",
    "ruling": "The court overturned the ruling in May.",
    "vote on something to do": "Four members voted against the bill to close the pier.",
    "signature under something to do": "The governor signed the bill to close the pier.",
    "appointment": "The court confirmed the judge.",
    "verdict": "The jury acquitted the clerk of hiding the ledger.",
    "no agreement": "The firm and the union failed to agree a pay rise of 3%.",
    "agreement": "The firm agreed a pay rise of 3% with the union.",
}


@pytest.mark.parametrize("text", EVENTS.values(), ids=EVENTS)
def test_an_event_is_the_claim_of_the_author(parser, text):
    document = parser.parse(text)
    assert not document.attributions
    assert [c.text for c in document.claims] == [text.removesuffix(".")]
    assert document.claims[0].quantities == document.quantities


def test_events_are_found_where_they_are_asked_for(trained):
    every = claimparse.load(nlp=trained.nlp, engine="model", options=Options(events=True))
    text = "Senator Ada Holt voted against the bill, and the governor signed it."
    assert {a.kind for a in found(every, text)} == {AttributionKind.EVENT}
    assert {a.kind for text in EVENTS.values() for a in found(every, text)} == {AttributionKind.EVENT}


def test_thoughts_are_no_attitudes():
    assert not THOUGHT & ATTITUDE
