"""Constructions of news that parsers get wrong or that join clauses: headlines, relatives, conditions, chains.

Sentences are marked as in test_attribution; a <g>target</g> is whom the act addresses.
"""

import pytest

from claimparse.testing import read_tagged
from tests.engines import expected

BODY = "\n\nThe road to the harbour stays closed until the end of the week, and buses take another way."

HEADLINES = {
    "verb in -s": "<s>Senator</s> <c>Denies</c> <t>Taking Money From Lobbyist</t>",
    "whole name": "<s>Ada Holt</s> <c>Praises</c> <t>Harbour Workers</t>",
    "of-phrase": "<s>Governor</s> <c>Accuses</c> <t>Rival Of Lying About Taxes</t>",
    "blame": "<s>Holt</s> <c>Blames</c> <t>Council For Fire At Depot</t>",
    "infinitive": "<s>Treasury Chief</s> <c>Vows</c> <t>To Fight Inflation</t>",
    "order": "<s>Regulator</s> <c>Urges</c> <t>Banks To Lend More</t>",
    "over": "<s>Holt</s> <c>Slams</c> <t>Council Over Delay</t>",
    "noun phrase": "<s>President</s> <c>Promises</c> <t>Aid to Flooded Towns</t>",
    "clause": "<s>Holt</s> <c>Says</c> <t>Bridge Will Reopen In May</t>",
    "adverb": "<s>Ada Holt</s> Finally <c>Endorses</c> <t>Carl Voss</t>",
    "phrase": "<s>Holt</s> <c>Calls On</c> <t>Voss To Resign</t>",
    "colon": "<s>Holt</s><c>:</c> <t>Bridge Will Reopen In May</t>",
}

HEADLINES_OF_NOBODY = {
    "ordinary event": "Mayor Rejects Plan To Close Schools",
    "plural noun": "Party Boosts Spending In Coastal States",
    "a blow": "Quake Hits Northern Chile At Dawn",
    "no verb of saying": "Storm Closes Harbour For Third Day",
    "subordinate": "Prices Jump As Fears Grow In Asia",
}

RELATIVES = {
    "pronoun": "He faces <t>a charge</t> <s>he</s> <c>denies</c>.",
    "which": "<t>The reports</t>, which <s>the firm</s> <c>has denied</c>, hurt its shares.",
    "two readings of the parser": "He lied about <t>a meeting</t> <s>aides</s> <c>insist</c> <t>was private</t>.",
    "critics": "It was <t>a decision</t> <s>critics</s> <c>said</c> <t>would cost jobs</t>.",
    "experts": "They signed <t>a treaty</t> <s>experts</s> <c>believe</c> <t>is dead</t>.",
}

CONDITIONS = {
    "if": "<t>If the talks fail, the troops will return</t>, <s>the leader</s> <c>said</c>.",
    "if, told": "<t>If prices rise again, the bank will act</t>, <s>its governor</s> <c>told</c> lawmakers.",
    "when": "<t>When the snow melts, the road will open</t>, <s>officials</s> <c>said</c>.",
    "unless": "<t>Unless the law changes, hundreds of clinics will close</t>, <s>the group</s> <c>warned</c>.",
    "elliptic": "<t>If elected, she would cut taxes</t>, <s>Lee</s> <c>promised</c>.",
    "because": "<t>Because the ice is thin, nobody may skate</t>, <s>the mayor's office</s> <c>said</c>.",
    "although": "<t>Although the plan is cheap, it will not work</t>, <s>economists</s> <c>argue</c>.",
    "after": "<t>After the vote, the council will meet again</t>, <s>the clerk</s> <c>said</c>.",
    "inverted": "<t>Should the river rise, the town will be emptied</t>, <s>the sheriff</s> <c>said</c>.",
    "as long as": "<t>As long as it rains, the fields will stay empty</t>, <s>farmers</s> <c>say</c>.",
    "cue between": "<t>If the deal holds</t>, <s>Holt</s> <c>said</c>, <t>the troops will leave by June</t>.",
    "time of saying": "When she came home, <s>Holt</s> <c>said</c> <t>the troops would leave</t>.",
}

TARGETS = {
    "accuse": "<s>The harbour office</s> <c>accused</c> <t><g>two captains</g> of hiding oil</t>.",
    "accuse of a noun": "<s>Dockers</s> <c>accused</c> <t><g>the mayor of Leeds</g> of fraud</t>.",
    "call on": "<s>The bishop</s> <c>called on</c> <t><g>both crews</g> to end the strike</t>.",
    "urge": "<s>Lee</s> <c>urged</c> <t><g>the council</g> to vote</t>.",
    "order": "<s>The court</s> <c>ordered</c> <t><g>the firm</g> to pay a fine</t>.",
    "ask": "<s>Holt</s> <c>asked</c> <t><g>the judge</g> to dismiss the case</t>.",
    "blame": "<s>Moss</s> <c>blamed</c> <t><g>the mayor</g> for the delay</t>.",
    "appeal": "<s>Berlin</s> <c>appealed to</c> <t><g>both sides</g> to stop</t>.",
    "advise": "<s>Lee</s> <c>advised</c> <t><g>residents</g> to boil their water</t>.",
    "warn": "<s>Lee</s> <c>warned</c> <g>Moss</g> <t>that the ice was thin</t>.",
    "tell": "<s>Lee</s> <c>told</c> <g>reporters</g> <t>that the ice was thin</t>.",
    "promise somebody something": "<s>The mayor</s> <c>promised</c> <g>voters</g> <t>a new bridge</t>.",
    "promise somebody that": "<s>Moss</s> <c>promised</c> <g>her</g> <t>that the road would open</t>.",
}

MARKS = {
    "never closed": "<t>“We will wait</t>, <s>the mayor</s> <c>said</c>. <t>“Nobody came.”</t>",
    "never closed, straight": '<t>"We will wait</t>, <s>the mayor</s> <c>said</c>. <t>"Nobody came."</t>',
    "closed late": "<t>“We will wait,”</t> <s>the mayor</s> <c>said</c>. <t>“It rained.</t> Buses ran.",
    "never opened": "<t>We will wait,”</t> <s>the mayor</s> <c>said</c>. <t>“It rained.”</t>",
    "stop for comma": '<t>"We will wait."</t> <s>the mayor</s> <c>said</c>.',
    "comma outside": "<t>“We will wait”</t>, <s>the mayor</s> <c>said</c>.",
    "two opening marks": "<t>“We will wait,“</t> <s>the mayor</s> <c>said</c>.",
    "two closing marks": "<t>”We will wait,”</t> <s>the mayor</s> <c>said</c>.",
    "single closes double": "<t>“We will wait,’</t> <s>the mayor</s> <c>said</c>.",
    "double closes single": "<t>‘We will wait,”</t> <s>the mayor</s> <c>said</c>.",
    "straight and curly": '<t>"We will wait,”</t> <s>the mayor</s> <c>said</c>.',
    "no blank behind the cue": "<s>The mayor</s> <c>said</c>,<t>“We will wait.”</t>",
    "no blank before the source": "<t>“We will wait,”</t><s>the mayor</s> <c>said</c>.",
    "typewriter": "<t>''We will wait,''</t> <s>the mayor</s> <c>said</c>.",
    "over paragraphs, cue first": "<s>Ann Lee</s> <c>said</c>: <t>“It rained.</t>\n\n<t>“We went home.”</t>",
    "over paragraphs, cue last": "Late. <t>“It rained.</t>\n\n<t>“We went home,”</t> <s>Ann Lee</s> <c>said</c>.",
    "over paragraphs, cue between": "<t>“We wait,”</t> <s>she</s> <c>said</c>. <t>“It rained.</t>\n\n<t>“We went.”</t>",
}

CUES = {
    "make clear": "<s>Lee</s> <c>made clear</c> <t>that the deal was dead</t>.",
    "per, first": "<c>Per</c> <s>the indictment</s>, <t>he hid the money</t>.",
    "charge": "<s>The judge</s> <c>charged</c> <t>that the lawyer had lied</t>.",
}

TABLES = {
    f"{kind}: {case}": marked
    for kind, table in {
        "headline": {k: v + BODY for k, v in HEADLINES.items()},
        "relative": RELATIVES,
        "condition": CONDITIONS,
        "target": TARGETS,
        "cue": CUES,
        "marks": MARKS,
    }.items()
    for case, marked in table.items()
}


def words(spans):
    return [s.text for s in spans]


@pytest.mark.parametrize("marked", TABLES.values(), ids=TABLES)
def test_construction(parser, marked):
    tagged = read_tagged(marked)
    cue = tagged.spans["c"][0]
    (a,) = (
        x for x in parser.parse(tagged.text).attributions if any(s.start < cue.end and cue.start < s.end for s in x.cue)
    )
    for tag, spans in (("s", a.source), ("c", a.cue), ("t", a.content)):
        assert words(spans) == words(tagged.spans.get(tag, [])), tag
    if "g" in tagged.spans:
        assert a.target is not None
        assert [a.target.text] == words(tagged.spans["g"])


@pytest.mark.parametrize("case", [case for case in MARKS if case.startswith("never")])
def test_a_missing_mark_is_told(parser, case):
    document = parser.parse(read_tagged(MARKS[case]).text)
    assert {w.code for w in document.warnings} <= {"quotation-unclosed", "quotation-unopened"}
    assert all(w.span for w in document.warnings)
    assert document.warnings


BY_MODEL = {
    HEADLINES_OF_NOBODY["ordinary event"]: (
        [(["Mayor"], ["Plan To Close Schools"])],
        "who rejects a plan takes a stand on it, as the corpus that the model learnt from has it",
    )
}


@pytest.mark.parametrize("headline", HEADLINES_OF_NOBODY.values(), ids=HEADLINES_OF_NOBODY)
def test_headline_of_nobody(parser, headline):
    found = parser.parse(headline + BODY).attributions
    assert [(words(a.source), words(a.content)) for a in found] == expected(parser, headline, [], BY_MODEL)


def test_a_name_in_a_headline_is_the_one_below_it(parser):
    text = "Ada Holt Slams Voss Over Delay\n\nAda Holt met Carl Voss. Holt said that he was late. Voss denied it."
    speakers = {name for a in parser.parse(text).attributions for name in a.speakers}
    assert speakers == {"Ada Holt", "Carl Voss"}


# ---------------------------------------------------------------- chains: (source, content, index of the outer one)

CHAINS = {
    "report of an accusation": (
        "It is reported that Bergen accused Oslo of flooding the port.",
        [
            ("", "that Bergen accused Oslo of flooding the port", None),
            ("Bergen", "Oslo of flooding the port", 0),
        ],
    ),
    "cites behind the subject": (
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
    "cites behind a quotation": (
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
def test_chain(parser, text, expected):
    found = parser.parse(text).attributions
    assert [(" ".join(words(a.source)), " ".join(words(a.content)), a.within) for a in found] == expected


def test_costs_are_cited_by_nobody(parser):
    found = parser.parse("The firm said it would close a plant, citing high costs.").attributions
    assert "high costs" not in {s.text for a in found for s in a.source}


def test_who_reports_gives_the_reason_and_not_what_is_told_of(parser):
    found = parser.parse("She said the road was shut, citing ice.").attributions
    assert [(words(a.source), words(a.content)) for a in found] == [
        (["She"], ["the road was shut"]),
        (["She"], ["ice"]),
    ]


# ---------------------------------------------------------------- plain news, read by newcomers: (source, act, content)

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


@pytest.mark.parametrize(("text", "expected"), PLAIN.values(), ids=PLAIN)
def test_plain_news(parser, text, expected):
    found = [a for a in parser.parse(text).attributions if a.within is None]
    said = [(" ... ".join(words(a.source)), a.act.value, " ... ".join(words(a.content))) for a in found]
    assert said == expected
