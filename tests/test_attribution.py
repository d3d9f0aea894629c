"""Who says what: sources, cues, contents, acts and holders, on sentences written for these tests."""

import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import claimparse
from claimparse._attribution.lexicon import load_cues
from claimparse.errors import LexiconError
from claimparse.lexicon import Lexicon
from claimparse.testing import read_tagged
from claimparse.types import QuotationKind, SpeechAct
from engines import expected

# <s>source</s> <c>cue</c> <t>content</t>; several runs of one content bear the same tag. One attribution a sentence.

SAYING = {
    "that-clause": "<s>The mayor</s> <c>said</c> <t>that the bridge was unsafe</t>.",
    "without that": "<s>The mayor</s> <c>said</c> <t>the bridge was unsafe</t>.",
    "direct, behind": "<t>“The bridge is unsafe,”</t> <s>the mayor</s> <c>said</c>.",
    "direct, inverted": "<t>“The bridge is unsafe,”</t> <c>said</c> <s>Mayor Anna Lindt</s>.",
    "direct, before": "<s>The mayor</s> <c>said</c>: <t>“The bridge is unsafe.”</t>",
    "around its cue": "<t>“The bridge,”</t> <s>the mayor</s> <c>said</c>, <t>“is unsafe and has to be closed.”</t>",
    "aside": "<t>“We know,”</t> <s>she</s> <c>said</c>, smiling, <t>“but it has to be closed.”</t>",
    "next sentence goes on": "<t>“The bridge is unsafe,”</t> <s>she</s> <c>said</c>. <t>“It will be closed.”</t>",
    "listener left out": "<s>The mayor</s> <c>told</c> reporters <t>that the bridge was unsafe</t>.",
    "mixed": "<s>The mayor</s> <c>said</c> <t>the bridge was “a danger to everyone”</t>.",
    "according to, first": "<c>According to</c> <s>the mayor</s>, <t>the bridge is unsafe</t>.",
    "according to, last": "<t>The bridge is unsafe</t>, <c>according to</c> <s>two engineers</s>.",
    "report as source": "<s>A report by engineers</s> <c>found</c> <t>that the bridge was unsafe</t>.",
    "poll as source": "<s>The latest poll</s> <c>suggests</c> <t>that voters want a new bridge</t>.",
    "colon before": "Ada Holt was calm: <t>the bridge should last for years</t>, <s>she</s> <c>estimated</c>.",
    "while": "<s>The mayor</s> <c>said</c> <t>the bridge was unsafe</t>, while the owner claimed that it was sound.",
    "though behind a parenthesis": "<t>It is unsafe</t>, <s>he</s> <c>said</c>, though he conceded that it was dear.",
    "per a document": "<t>The bridge was closed</t>, <c>per</c> <s>the indictment</s>.",
    "goes on behind": "<t>Sales fell in May</t>, <s>Lindt</s> <c>said</c>, and <t>prices rose</t>.",
    "thought it unlikely": "<s>The mayor</s> <c>thought</c> <t>the plan too dear</t>.",
    "semicolon": "<s>The mayor</s> <c>says</c> <t>the bridge is unsafe</t>; the ministry keeps it open.",
    "though": "<s>The mayor</s> <c>says</c> <t>the bridge is unsafe</t>, though it is open.",
    "seeing": "<s>Drivers</s> <c>reported</c> <t>seeing a crack</t>.",
    "showing something happen": "<s>A new poll</s> <c>shows</c> <t>the mayor taking a lead</t>.",
    "pointing at a time": "<s>The minister</s> <c>admitted</c> for the first time <t>that the bridge was unsafe</t>.",
    "parenthesis": "<t>The bridge</t>, <s>the mayor</s> <c>said</c>, <t>is unsafe</t>.",
    "phrase of two words": "<s>The engineer</s> <c>pointed out</c> <t>that the bolts were rusty</t>.",
    "answer": "<s>The minister</s> <c>replied</c> <t>that nobody had asked him</t>.",
    "question": "<s>The minister</s> <c>asked</c> <t>whether the bridge was safe</t>.",
}

SOURCES = {
    "apposition behind": "<s>Anna Lindt, the mayor of Horn</s>, <c>said</c> <t>that the bridge was unsafe</t>.",
    "title before": "<s>Transport Minister Paul Okoro</s> <c>said</c> <t>that the bridge was unsafe</t>.",
    "which they say": "The bridge, <t>which</t> <s>engineers</s> <c>say</c> <t>is unsafe</t>, was closed.",
    "convinced": "<s>Analysts</s> <c>were not convinced</c> <t>that the worst was over</t>.",
    "seems concerned": "<s>The council</s> <c>seems concerned</c> <t>that costs will rise</t>.",
    "sure": "<s>Lindt</s> <c>is sure</c> <t>that the bridge will open</t>.",
    "responded by": "<s>The owner</s> responded to the letter by <c>saying</c> <t>that the bridge was safe</t>.",
    "issued a statement": "<s>The owner</s> issued a statement <c>saying</c> <t>that the bridge was safe</t>.",
    "two sources": "<s>Horn and Weiler</s> <c>denied</c> <t>the accusations</t>.",
    "relative clause": "<s>Officials</s> who <c>said</c> <t>that the bridge was safe</t> were wrong.",
    "passive without source": "It <c>is reported</c> <t>that the bridge has collapsed</t>.",
    "reduced relative": "<s>Engineers working on the bridge</s> <c>said</c> <t>nobody had warned them</t>.",
    "poll with a date": "<s>A university poll</s> <c>found</c> last week <t>that the minister would lose</t>.",
    "share of people": "<s>Less than a third</s> <c>agreed</c> <t>that the bridge should stay</t>.",
    "bracket behind the name": "<s>Anna Lindt (Greens, Horn)</s> <c>said</c> <t>the bridge was unsafe</t>.",
    "dateline": "HORN (XNA) — <s>The mayor</s> <c>said</c> <t>that the bridge was unsafe</t>.",
    "including": "<s>Critics, including two judges</s>, <c>warned</c> <t>the law was dangerous</t>.",
    "judged by": "<t>The plan</t> <c>was described</c> by <s>critics</s> <t>as a farce</t>.",
    "there are reports": "There are <c>reports</c> <t>that the dam has failed</t>.",
    "it is believed": "It <c>is believed</c> <t>that the dam has failed</t>.",
    "raised": "<t>The dam</t> <c>is believed</c> <t>to have failed</t>.",
    "agent": "<t>The collapse</t> <c>was confirmed</c> by <s>the fire brigade</s>.",
    "possessor": "Nobody trusts <s>the mayor</s>'s <c>claim</c> <t>that the bridge was safe</t>.",
}

DENIALS = {
    "noun": "<s>The company</s> <c act=denies>denied</c> <t>any part in the accident</t>.",
    "gerund": "<s>The company</s> <c act=denies>denies</c> <t>using cheap steel</t>.",
    "clause": "<s>The company</s> <c act=denies>denied</c> <t>that it had used cheap steel</t>.",
    "rejected claim": "<s>The company</s> <c act=denies>rejected</c> <t>the claims</t>.",
    "report of something": "<s>The company</s> <c act=denies>denied</c> <t>a report that it had used cheap steel</t>.",
    "that": "<s>Her colleague</s> <c>doubts</c> <t>that</t>.",
    "a charge he denies": "The union says he lied, <t>a charge</t> <s>he</s> <c act=denies>denies</c>.",
    "behind a semicolon": "The brakes failed in May; <s>the owner</s> <c act=denies>denies</c> <t>this</t>.",
    "dismissed a report": "<s>The mayor</s> <c act=denies>dismissed</c> <t>the report as gossip</t>.",
    "dismissed as": "<s>The mayor</s> <c act=denies>dismissed</c> as baseless reports <t>that the dam had failed</t>.",
    "described as": "<s>The mayor</s> <c act=denies>described</c> <t>as false reports that the dam had failed</t>.",
    "called false": "<s>The minister</s> <c act=denies>called</c> <t>the report false</t>.",
}

ACTS = {
    "promise": "<s>The minister</s> <c act=commits>promised</c> <t>to rebuild the bridge</t>.",
    "vow": "<s>The minister</s> <c act=commits>vowed</c> <t>that the bridge would be rebuilt</t>.",
    "announced plans": "<s>The minister</s> <c act=commits>announced</c> <t>plans to rebuild the bridge</t>.",
    "call on": "<s>The mayor</s> <c act=directs>called on</c> <t>the government to close the bridge</t>.",
    "urge": "<s>The mayor</s> <c act=directs>urged</c> <t>drivers to avoid the bridge</t>.",
    "call for": "<s>The mayor</s> <c act=directs>called for</c> <t>the council to step down</t>.",
    "demand": "<s>Residents</s> <c act=directs>demanded</c> <t>that the bridge be closed</t>.",
    "propose a gerund": "<s>The engineer</s> <c act=directs>proposed</c> <t>closing one lane</t>.",
    "dismiss a plan": "<s>The mayor</s> <c act=evaluates>dismissed</c> <t>the plan as a farce</t>.",
    "question a claim": "<s>Lindt</s> <c act=evaluates>questioned</c> <t>the claim that the bridge was safe</t>.",
    "words that hit": "<s>The mayor</s> <c act=evaluates>blasted</c> <t>the council for its delays</t>.",
    "attack a decision": "<s>The mayor</s> <c act=evaluates>attacked</c> <t>the decision as a disgrace</t>.",
    "call X Y": "<s>The mayor</s> <c act=evaluates>called</c> <t>the delay “a disgrace”</t>.",
    "call X Y, comma": "<s>The mayor</s> <c act=evaluates>called</c> <t>the delay “a disgrace,”</t> and left.",
    "describe as": "<s>The mayor</s> <c act=evaluates>described</c> <t>the repairs as hasty</t>.",
    "refer to as": "<s>The mayor</s> <c act=evaluates>referred to</c> <t>the repairs as “a joke”</t>.",
    "condemn": "<s>The union</s> <c act=evaluates>condemned</c> <t>the delays</t>.",
    "concern": "<s>The union</s> <c act=evaluates>expressed</c> <c>concern over</c> <t>the delays</t>.",
    "accuse": "<s>The union</s> <c act=asserts>accused</c> <t>the ministry of hiding the report</t>.",
    "declined to confirm": "<s>The ministry</s> <c act=withholds>declined to confirm</c> <t>the sum</t>.",
    "refused to say": "<s>The ministry</s> <c act=withholds>refused to say</c> <t>how many bolts were rusty</t>.",
    "declined to comment on": "<s>The ministry</s> <c act=withholds>declined to comment on</c> <t>the report</t>.",
    "neither": "<s>The ministry</s> <c act=withholds>refused to confirm or deny</c> <t>that it would close</t>.",
    "not answered": "<s>She</s> <c act=withholds>declined to answer</c> <t>questions about the bridge</t>.",
    "not disclosed": "<s>The bank</s> <c act=withholds>refused to disclose</c> <t>the price</t>.",
    "not named": "<s>The mayor</s> <c act=withholds>declined to name</c> <t>the firm</t>.",
    "no details": "<s>The mayor</s> <c act=withholds>declined to give</c> <t>details of the deal</t>.",
    "a deed refused": "<s>The minister</s> <c act=commits>refused</c> <t>to resign</t>.",
    "did not deny": "<s>The minister</s> <c act=withholds>did not deny</c> <t>that she had met the envoy</t>.",
    "neither nor": "<s>The firm</s> neither confirmed nor <c act=withholds>denied</c> <t>that it had paid</t>.",
    "it refused": "<s>It</s> <c act=withholds>refused to say</c> <t>how it had arrived at that price</t>.",
    "failed to say": "<s>The firm</s> <c act=withholds>failed to say</c> <t>why it had closed</t>.",
    "never denied": "<s>The firm</s> <c act=withholds>never denied</c> <t>using cheap steel</t>.",
    "yet to comment": "<s>The ministry</s> has yet to <c act=withholds>comment on</c> <t>the report</t>.",
    "nobody commented": "<s>Neither side</s> <c act=withholds>has commented on</c> <t>the report</t>.",
    "has not commented": "<s>The ministry</s> <c act=withholds>has not commented on</c> <t>the report</t>.",
}

HEADLINES = {
    "publication before": "<s>Daily Herald</s><c>:</c> <t>Minister to resign over bridge</t>",
    "report behind, capitals": "<t>MINISTER TO RESIGN OVER BRIDGE</t><c>:</c> <s>REPORT</s>",
    "report behind": "<t>Minister to resign over bridge</t><c>:</c> <s>report</s>",
}


def found(parser, text):
    return parser.parse(text).attributions


def texts(spans):
    return [s.text for s in spans]


def one(parser, tagged):
    """The outermost attribution whose cue begins where the tagged one does."""
    start = tagged.spans["c"][0].start
    return next((a for a in found(parser, tagged.text) if a.cue[0].start == start), None)


TABLES = {**SAYING, **SOURCES, **DENIALS, **ACTS}


BY_MODEL = {
    "though": (
        "<s>The mayor</s> <c>says</c> <t>the bridge is unsafe, though it is open</t>.",
        "the mayor may concede as well as the author",
    ),
    "responded by": (
        "<s>The owner</s> <c>responded to the letter by saying</c> <t>that the bridge was safe</t>.",
        "the response is the saying",
    ),
    "issued a statement": (
        "<s>The owner</s> <c>issued a statement saying</c> <t>that the bridge was safe</t>.",
        "the statement is the saying",
    ),
}


@pytest.mark.parametrize("case", TABLES)
def test_sentences(parser, case):
    tagged = read_tagged(expected(parser, case, TABLES[case], BY_MODEL))
    attribution = one(parser, tagged)
    assert attribution is not None
    assert texts(attribution.source) == texts(tagged.spans.get("s", []))
    assert texts(attribution.content) == texts(tagged.spans["t"])
    act = tagged.attributes["c"][0].get("act")
    assert act is None or attribution.act == act


@pytest.mark.parametrize("marked", HEADLINES.values(), ids=HEADLINES)
def test_headlines(parser, marked):
    tagged = read_tagged(marked)
    text = tagged.text + "\nThe minister has had a difficult week, people close to the family said on Tuesday."
    attribution = next(a for a in found(parser, text) if texts(a.cue) == [":"])
    assert texts(attribution.source) == texts(tagged.spans["s"])
    assert texts(attribution.content) == texts(tagged.spans["t"])


def test_several_colons_in_a_paragraph(parser):
    text = "LINDT: “We will close the bridge today.” OKORO: “We will keep it open for now.” Nobody else spoke."
    assert [(texts(a.source), texts(a.content)) for a in found(parser, text)] == [
        (["LINDT"], ["“We will close the bridge today.”"]),
        (["OKORO"], ["“We will keep it open for now.”"]),
    ]


def test_one_source_of_coordinated_verbs(parser):
    text = "The minister acknowledged that the report existed but maintained that it was old."
    assert [(texts(a.source), texts(a.content)) for a in found(parser, text)] == [
        (["The minister"], ["that the report existed"]),
        (["The minister"], ["that it was old"]),
    ]


def test_one_source_of_a_participle(parser):
    text = "The union criticized the ministry, stating that nobody had been warned."
    assert [(texts(a.source), a.act) for a in found(parser, text)] == [
        (["The union"], SpeechAct.EVALUATES),
        (["The union"], SpeechAct.ASSERTS),
    ]


def test_source_of_a_gerund_behind_by(parser):
    (a,) = (
        a
        for a in found(parser, "The ministry responded by insisting that everyone had been warned.")
        if a.act == "asserts"
    )
    assert texts(a.source) == ["The ministry"]
    assert texts(a.content) == ["that everyone had been warned"]


def test_each_of_coordinated_clauses_has_its_own_source(parser):
    text = "The mayor said the ferry had sunk and the owner denied that it was overloaded."
    assert [(texts(a.source), texts(a.content)) for a in found(parser, text)] == [
        (["The mayor"], ["the ferry had sunk"]),
        (["the owner"], ["that it was overloaded"]),
    ]


def test_nested_holders(parser):
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
    ("text", "kind"),
    [
        ("“The bridge is unsafe,” she said.", QuotationKind.DIRECT),
        ("She said that “the bridge is unsafe.”", QuotationKind.DIRECT),
        ("She said the bridge was “unsafe and ugly” on Monday.", QuotationKind.MIXED),
        ("She said that the bridge was unsafe.", QuotationKind.INDIRECT),
    ],
)
def test_quotation_kind(parser, text, kind):
    assert found(parser, text)[0].quotation == kind


def test_the_target_ends_before_the_charge(parser):
    (a,) = found(parser, "The union accused the engineer of seeking revenge.")
    assert a.target is not None
    assert a.target.text == "the engineer"


def test_a_content_ends_before_and(parser):
    text = "The minister said the bill would pass “before May”, and promised that it would be fair."
    assert [texts(a.content) for a in found(parser, text)] == [
        ["the bill would pass “before May”"],
        ["that it would be fair"],
    ]


def test_a_denied_claim_is_judged_at_its_clause(parser):
    text = "Managers disputed the nurses' assertion that shifts had grown longer."
    heads = {c.attribution.cue[0].text: c.head.text for c in parser.parse(text).claims if c.attribution is not None}
    assert heads["disputed"] == "grown"


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
def test_holders_side_by_side_are_no_chain(parser, text):
    assert [a.within for a in found(parser, text)] == [None, None]


def test_a_quotation_over_two_paragraphs_is_one_content(parser):
    text = "“We will close the bridge,” the mayor said. “It is unsafe.\n\n“Nobody should use it until May.”"
    (a,) = found(parser, text)
    assert texts(a.content) == ["“We will close the bridge,”", "“It is unsafe.", "“Nobody should use it until May.”"]


def test_words_inside_a_quotation_do_not_take_its_neighbours(parser):
    text = "“I think we should close it,” the mayor said. “I hope it will reopen soon.”"
    outer = next(a for a in found(parser, text) if texts(a.source) == ["the mayor"])
    assert len(outer.content) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed on Monday.",
        "Rain fell for two days.",
        "The council passed its “reform” bill on Monday.",
        "The alleged thief left town.",
        "Workers in the “gig” economy met.",
        "Norland has attacked Sudland with drones.",
        "The rebels attacked the port for two days.",
        "Norland blasted the port.",
        "The rebels attacked the port for the third day.",
        "The driver slammed the door.",
        "The gang ripped the door off.",
        "The fare is about $31 per kilogram.",
        "The tax costs 8 crowns per passenger.",
        "The summit aims to mend ties between the two states.",
        "The conflict raises concerns about food prices.",
        "The storm threatened to flood the town.",
        "The inspector contradicted him.",
        "The bank failed to lend money.",
        "Nine people slept, which is too few to say anything.",
        "The ministry would not comment.",
    ],
)
def test_no_attribution(parser, text):
    assert found(parser, text) == ()


def test_a_refusal_that_tells_nothing(parser):
    """For the rules nothing is said of what is withheld; the model takes the refusal itself for a statement."""
    refusals = [(texts(a.content), a.act) for a in found(parser, "The ministry declined to comment.")]
    assert refusals == expected(
        parser, "refusal", [], {"refusal": ([(["to comment"], SpeechAct.WITHHOLDS)], "the ministry has said no")}
    )


def test_boilerplate_takes_no_part(parser):
    text = (
        "The bridge is closed.\n{{#story}} {{/story}}\nTAP HERE FOR MORE OF OUR STORIES\nThe mayor said it was unsafe."
    )
    (a,) = found(parser, text)
    assert texts(a.content) == ["it was unsafe"]


FRAMES = {
    "that",
    "question",
    "infinitive",
    "gerund",
    "quotation",
    "noun",
    "report",
    "object",
    "address",
    "order",
    "bare",
    "clause",
}


def test_every_cue_has_a_source_known_frames_and_no_double():
    lexicon = Lexicon.default()
    for array in (
        "verb",
        "light",
        "adjective",
        "noun",
        "preposition",
        "document",
        "statement",
        "false_adjective",
        "pronoun",
    ):
        for entry in lexicon.array("cues", array):
            assert entry["source"]
            assert set(entry.get("frames", ())) <= FRAMES
            words = entry.get("words", ())
            assert len(words) == len(set(words)), entry["source"]


def test_a_users_cue_is_read_first(tmp_path, parser):
    path = tmp_path / "own.toml"
    path.write_text(
        '[[cues.verb]]\nkind = "say"\nact = "denies"\nsource = "test"\nframes = ["that"]\nwords = ["grouch"]\n'
    )
    own = claimparse.load(nlp=parser.nlp, lexicon=[path])
    (a,) = own.parse("The mayor grouched that the bridge was unsafe.").attributions
    assert a.act == SpeechAct.DENIES


@pytest.mark.parametrize(
    ("key", "value", "choices"),
    [
        ("kind", '"sing"', '"say", "admit"'),
        ("act", '"sings"', '"asserts", "denies"'),
        ("frames", '["song"]', '"that", "question"'),
        ("polarity", '"positive"', '"any", "negative"'),
        ("subjects", '"bird"', '"any", "document", "court", "named"'),
        ("objects", '"bird"', '"any", "spoken", "blamed", "named"'),
    ],
)
def test_a_word_that_no_cue_knows_is_refused_with_the_choices(key, value, choices):
    entry = {"kind": "say", "act": "asserts", "frames": ["that"], "words": ["warble"]}
    lexicon = Lexicon.default().with_entry("cues.verb", entry | tomllib.loads(f"{key} = {value}"))
    with pytest.raises(LexiconError, match=f"cues.verb: {key} is .*; choose from {choices}"):
        load_cues(lexicon)


names = st.sampled_from(["The mayor", "Anna Lindt", "Two engineers", "The ministry", "She"])
verbs = st.sampled_from(["said", "claimed", "argued", "insisted", "admitted"])
clauses = st.sampled_from(["the bridge was unsafe", "the report was wrong", "nobody had been warned", "it would rain"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(names, verbs, clauses), min_size=1, max_size=4))
def test_one_attribution_a_sentence_of_saying(parser, parts):
    text = " ".join(f"{n} {v} that {c}." for n, v, c in parts)
    attributions = found(parser, text)
    assert [(texts(a.source), texts(a.cue), texts(a.content)) for a in attributions] == [
        ([n], [v], [f"that {c}"]) for n, v, c in parts
    ]


pieces = st.sampled_from(
    [
        "he said",
        "“We wait",
        ",” ",
        "according to",
        "that",
        ": ",
        "\n",
        ".",
        "the mayor",
        "denied",
        "'",
        '"',
        "called on",
        "it is",
        "\n\n",
        "Reports",
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(pieces, max_size=14).map(" ".join))
def test_spans_are_apart_and_parents_hold_their_children(parser, text):
    attributions = found(parser, text)
    for a in attributions:
        for content in a.content:
            assert not any(content.overlaps(s) for s in (*a.source, *a.cue))
        if a.within is not None:
            outer = attributions[a.within]
            assert any(c.overlaps(cue) for c in outer.content for cue in a.cue)
            assert sum(len(c.text) for c in outer.content) > sum(len(c.text) for c in a.content)
    assert [a.cue[0].start for a in attributions] == sorted(a.cue[0].start for a in attributions)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Anna Weiss told anyone who asked that the dam was safe.", "Anna Weiss", "that the dam was safe"),
        ("The mayor told reporters who called that he would resign.", "The mayor", "that he would resign"),
        ("He told those who would listen that rents would rise.", "He", "that rents would rise"),
    ],
)
def test_what_is_told_stands_behind_the_clause_that_says_whom(parser, text, source, content):
    assert [(texts(a.source), texts(a.content)) for a in found(parser, text)] == [([source], [content])]


def test_who_asks_that_something_be_done_is_heard_himself(parser):
    text = "She thanked everyone who asked that he be freed."
    assert ["that he be freed"] in [texts(a.content) for a in found(parser, text) if texts(a.source) == ["everyone"]]


class TestLemmasThatTaggersMiss:
    """Small models take "hoped" for "hop", "hated" for "hat", "retweeted" for "retweete"."""

    @pytest.mark.parametrize(
        ("text", "cue", "content"),
        [
            ("The gardener hoped that it would rain.", "hoped", "that it would rain"),
            ("Growers are hoping for snow.", "are hoping for", "snow"),
            ("The alderman hates the idea.", "hates", "the idea"),
            ("The club retweeted that the match was off.", "retweeted", "that the match was off"),
        ],
    )
    def test_their_regular_forms_are_known(self, parser, text, cue, content):
        (found,) = parser.attribute_speakers(text)
        assert (found.cue[0].text, found.text) == (cue, content)

    @pytest.mark.parametrize("text", ["He hopped over the fence.", "The rabbit was hopping mad."])
    def test_other_verbs_stay_what_they_are(self, parser, text):
        assert not parser.attribute_speakers(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The skipper, Ann Lee, has pleaded not guilty to fraud and theft.", "denies"),
        ("The skipper pleaded guilty to fraud.", "asserts"),
        ("The skipper pleaded for mercy.", "directs"),
    ],
)
def test_a_plea_is_what_it_answers(parser, text, act):
    (found,) = parser.attribute_speakers(text)
    assert found.act.value == act
