"""Sentences and lines in which nobody says anything, by what looks like speech in them; all from bugs."""

import pytest

from tests.attribution.found import found

BODY = "\n\nThe road to the harbour stays closed until the end of the week, and buses take another way."

NO_SPEECH = {
    "blamed by no subject": "Frost was to blame for the delay.",
    "admitted to a hospital": "Nine of the injured were admitted to hospital.",
    "admitted to a clinic": "Her son was admitted to the clinic on Friday.",
    "a striker denied": "The keeper denied Haaland.",
    "a pronoun denied": "The goalkeeper denied him with a fine save.",
    "denied him bail": "The court denied him bail.",
    "denied the man bail": "The judge denied the man bail.",
    "denied prisoners food": "The guards denied the prisoners food.",
    "a conviction overturned": "The judge overturned the conviction.",
    "talks rejected": "The rebels rejected talks with the army.",
    "a transcript's label": "Full transcript: Ann Lee and Bo Holt" + BODY,
    "a speech's label": "Budget speech: What the bakers say" + BODY,
    "a fact check's label": "FACT CHECK: Mayor did not sell the lake" + BODY,
    "a map's label": "(Map: Where the floods hit)" + BODY,
    "charges after names": f"The court met.{BODY}\n\nAnn Lee: Possession of a knife, held in lieu of bail.",
    "charges by a participle": f"The court met.{BODY}\n\nBo Holt: Dealing in stolen bells, visiting a nuisance.",
    "one charge in a list": "Two clerks are charged as follows:\n\nAnn Lee: Theft of a bell, held in lieu of bail.",
    "judged in a headline": "Police scolded over bid to keep clerk in jail" + BODY,
    "criticised in a headline": "Council criticised over delay to bridge" + BODY,
    "a newspaper behind a dash": "Mayor resigns – Daily Herald" + BODY,
    "a section behind a dash": "Storm closes port – live updates" + BODY,
    "told in a headline": "Bank urged to drop fees" + BODY,
    "accused in a headline": "Driver accused of killing swan" + BODY,
    "a finger points": "The guide pointed to the gate and Holt left.",
    "a rule refers": "The clause refers to barns put up before 1960.",
    "a term refers": "The term refers to homes on stilts.",
    "silence speaks": "The record speaks volumes of the manager.",
    "credits of a staff": "The boat sank on Sunday.\n\nStaff Reports\n\nPolice closed the pier.",
}


@pytest.mark.parametrize("text", NO_SPEECH.values(), ids=NO_SPEECH)
def test_nobody_says_anything(parser, text):
    assert [(a.source, a.cue, a.content) for a in found(parser, text)] == []


NOTICES = ["READ ALSO: Two held over raid in Horn.", "Story continues below gallery", "Staff Reports", "• June 1, 2007"]


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_is_no_claim(parser, notice):
    claims = parser.parse(f"The boat sank on Sunday.\n\n{notice}\n\nThe port lost two cranes.").claims
    assert [c.text for c in claims] == ["The boat sank on Sunday", "The port lost two cranes"]


@pytest.mark.parametrize("dateline", ["HORN (XNA) — ", "KARACHI- ", "KARACHI-"])
def test_a_dateline_is_no_part_of_a_claim(parser, dateline):
    (claim,) = parser.parse(
        f"{dateline}Police shut a road on Monday after a blast that hurt two men near the port."
    ).claims
    assert claim.text.startswith("Police")


HYPHENED = {
    "The inquiry had been shelved but was re-opened in spring.": ["shelved", "re-opened in spring"],
    "The lawyer cross-examined the clerk.": ["cross-examined the clerk"],
    "The firm re-hired the staff and pre-ordered the parts.": ["re-hired the staff", "pre-ordered the parts"],
    "The court will re-try the baker.": ["re-try the baker"],
    "The state over-taxed the mill.": ["over-taxed the mill"],
}


@pytest.mark.parametrize("text", HYPHENED)
def test_a_verb_with_a_hyphen_is_one_word(parser, text):
    claims = parser.parse(text).claims
    assert [c.text.endswith(end) for c, end in zip(claims, HYPHENED[text], strict=True)] == [True] * len(claims)
