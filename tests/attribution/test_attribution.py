"""Attributions: sources, cues, contents, acts and targets, in tables of tagged sentences.

A row of ``tables/attribution`` is "case | sentence", with <s>source</s>, <c act=denies>cue</c>, <t>content</t> and
<g>target</g>, the one whom the act addresses; several runs of one content bear the same tag. Where the engines read a
row differently and both are right, it goes on with "| what the trained model reads | why".
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimparse.testing import read_tagged
from claimparse.types import SpeechAct
from tests.attribution.found import found, texts
from tests.engines import expected
from tests.rows import rows

ROWS = rows("attribution/*.txt")
BODY = "\n\nThe road to the harbour stays closed until the end of the week, and buses take another way."


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.phenomenon}: {row.parts[0]}" for row in ROWS])
def test_attribution_of_a_sentence(parser, row):
    case, sentence, *model = row.parts
    marked = expected(parser, case, sentence, {case: tuple(model)} if model else {})
    tagged = read_tagged(marked + BODY if row.phenomenon.startswith("headlines") else marked)
    cue = tagged.spans["c"][0]
    (a,) = (a for a in found(parser, tagged.text) if any(s.overlaps(cue) for s in a.cue))
    for tag, spans in (("s", a.source), ("c", a.cue), ("t", a.content)):
        assert texts(spans) == texts(tagged.spans.get(tag, [])), tag
    act = tagged.attributes["c"][0].get("act")
    assert act is None or a.act == act
    if "g" in tagged.spans:
        assert a.target is not None
        assert [a.target.text] == texts(tagged.spans["g"])


def test_each_colon_of_a_transcript_has_its_speaker(parser):
    text = "LINDT: “We will close the bridge today.” OKORO: “We will keep it open for now.” Nobody else spoke."
    assert [(texts(a.source), texts(a.content)) for a in found(parser, text)] == [
        (["LINDT"], ["“We will close the bridge today.”"]),
        (["OKORO"], ["“We will keep it open for now.”"]),
    ]


def test_coordinated_verbs_share_their_source(parser):
    text = "The minister acknowledged that the report existed but maintained that it was old."
    assert [(texts(a.source), texts(a.content)) for a in found(parser, text)] == [
        (["The minister"], ["that the report existed"]),
        (["The minister"], ["that it was old"]),
    ]


def test_a_participle_has_the_source_of_its_verb(parser):
    text = "The union criticized the ministry, stating that nobody had been warned."
    assert [(texts(a.source), a.act) for a in found(parser, text)] == [
        (["The union"], SpeechAct.EVALUATES),
        (["The union"], SpeechAct.ASSERTS),
    ]


def test_a_gerund_after_by_has_the_source_of_its_verb(parser):
    (a,) = (
        a
        for a in found(parser, "The ministry responded by insisting that everyone had been warned.")
        if a.act == "asserts"
    )
    assert texts(a.source) == ["The ministry"]
    assert texts(a.content) == ["that everyone had been warned"]


def test_coordinated_clauses_have_their_own_sources(parser):
    text = "The mayor said the ferry had sunk and the owner denied that it was overloaded."
    assert [(texts(a.source), texts(a.content)) for a in found(parser, text)] == [
        (["The mayor"], ["the ferry had sunk"]),
        (["the owner"], ["that it was overloaded"]),
    ]


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


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Anna Weiss told anyone who asked that the dam was safe.", "Anna Weiss", "that the dam was safe"),
        ("The mayor told reporters who called that he would resign.", "The mayor", "that he would resign"),
        ("He told those who would listen that rents would rise.", "He", "that rents would rise"),
    ],
)
def test_the_content_follows_the_relative_clause_of_the_addressee(parser, text, source, content):
    assert [(texts(a.source), texts(a.content)) for a in found(parser, text)] == [([source], [content])]


def test_an_addressee_who_asks_is_a_source_too(parser):
    text = "She thanked everyone who asked that he be freed."
    assert ["that he be freed"] in [texts(a.content) for a in found(parser, text) if texts(a.source) == ["everyone"]]


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
        "The road had washed away. That was how Holt became mayor.",
        "The team lost its nerve. That was not how the coach put it.",
        "It was clear that the dam had failed.",
        "It is certain that the dam has failed.",
        "It is doubtful whether the dam will hold.",
    ],
)
def test_nothing_is_attributed(parser, text):
    assert found(parser, text) == ()


HEADLINES_WITHOUT_A_SPEAKER = {
    "ordinary event": "Mayor Rejects Plan To Close Schools",
    "plural noun": "Party Boosts Spending In Coastal States",
    "a blow": "Quake Hits Northern Chile At Dawn",
    "no verb of saying": "Storm Closes Harbour For Third Day",
    "subordinate": "Prices Jump As Fears Grow In Asia",
}
BY_MODEL = {
    HEADLINES_WITHOUT_A_SPEAKER["ordinary event"]: (
        [(["Mayor"], ["Plan To Close Schools"])],
        "who rejects a plan takes a stand on it, as the corpus that the model learnt from has it",
    )
}


@pytest.mark.parametrize("headline", HEADLINES_WITHOUT_A_SPEAKER.values(), ids=HEADLINES_WITHOUT_A_SPEAKER)
def test_a_headline_without_a_speaker(parser, headline):
    found = parser.parse(headline + BODY).attributions
    assert [(texts(a.source), texts(a.content)) for a in found] == expected(parser, headline, [], BY_MODEL)


def test_boilerplate_is_no_content(parser):
    text = (
        "The bridge is closed.\n{{#story}} {{/story}}\nTAP HERE FOR MORE OF OUR STORIES\nThe mayor said it was unsafe."
    )
    (a,) = found(parser, text)
    assert texts(a.content) == ["it was unsafe"]


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
    def test_the_regular_form_of_a_cue_is_a_cue(self, parser, text, cue, content):
        (found,) = parser.attribute_speakers(text)
        assert (found.cue[0].text, found.text) == (cue, content)

    @pytest.mark.parametrize("text", ["He hopped over the fence.", "The rabbit was hopping mad."])
    def test_the_regular_form_of_another_verb_is_none(self, parser, text):
        assert not parser.attribute_speakers(text)


# ---------------------------------------------------------------- truths

names = st.sampled_from(["The mayor", "Anna Lindt", "Two engineers", "The ministry", "She"])
verbs = st.sampled_from(["said", "claimed", "argued", "insisted", "admitted"])
clauses = st.sampled_from(["the bridge was unsafe", "the report was wrong", "nobody had been warned", "it would rain"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(names, verbs, clauses), min_size=1, max_size=4))
def test_each_sentence_of_saying_has_one_attribution(parser, parts):
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


def words(parser, attribution):
    """The number of tokens of a content."""
    return sum(len(parser.nlp.make_doc(span.text)) for span in attribution.content)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(pieces, max_size=14).map(" ".join))
def test_spans_do_not_overlap_and_outer_contents_hold_inner_cues(parser, text):
    attributions = found(parser, text)
    for a in attributions:
        for content in a.content:
            assert not any(content.overlaps(s) for s in (*a.source, *a.cue))
        if a.within is not None:
            outer = attributions[a.within]
            assert any(c.overlaps(cue) for c in outer.content for cue in a.cue)
            assert words(parser, outer) > words(parser, a)
    starts = [(a.cue or a.content)[0].start for a in attributions]
    assert starts == sorted(starts)
