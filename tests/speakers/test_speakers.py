"""The speakers behind sources: names, short names, descriptions and pronouns; and when nobody is named.

A row of ``tables/speakers`` is "case | text": each <m name="..."> must resolve to that name, and <m> without a name
must stay unresolved.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimparse._evidence import Chars
from claimparse._inspect import analyse
from claimparse.testing import read_tagged
from tests.rows import rows

ROWS = rows("speakers/*.txt")


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.phenomenon}: {row.parts[0]}" for row in ROWS])
def test_a_mention_means_its_name(parser, row):
    tagged = read_tagged(row.parts[1])
    analysis = analyse(parser, tagged.text)
    for span, attributes in zip(tagged.spans["m"], tagged.attributes["m"], strict=True):
        run = analysis.parsed.tokens_of(Chars(span.start, span.end))
        assert analysis.speakers.resolve(run) == attributes.get("name"), span


def speakers_of(parser, text):
    """The names and the sources' words of all attributions of a text."""
    document = parser.parse(text)
    return [(" ".join(s.text for s in a.source), a.speakers) for a in document.attributions]


SOURCES = {
    "places stand for governments": (
        "Moscow and Minsk denied the claims, and the latter said it would answer.",
        [("Moscow and Minsk", ("Moscow", "Minsk")), ("the latter", ("Minsk",))],
    ),
    "groups are their own speakers": (
        "Western officials said the bridge was closed.",
        [("Western officials", ("Western officials",))],
    ),
    "a list of names": (
        "Ann Lee, Peter Moss and David Roe said the bridge was closed.",
        [("Ann Lee, Peter Moss and David Roe", ("Ann Lee", "Peter Moss", "David Roe"))],
    ),
    "nobody": ("It was reported that two people died.", [("", ())]),
    "apposition": (
        "Ann Lee, a clerk in Oslo, said the bridge was closed.",
        [("Ann Lee, a clerk in Oslo", ("Ann Lee",))],
    ),
    "predecessor": (
        "Mayor Kevin Walsh left. His predecessor, Linda Cho, said that the bridge was closed.",
        [("His predecessor, Linda Cho", ("Linda Cho",))],
    ),
    "roles joined before a name": (
        "The party's pollster and strategist Ann Lee said that the bridge was closed.",
        [("The party's pollster and strategist Ann Lee", ("Ann Lee",))],
    ),
    "a body without a name": (
        "The foreign ministry in Oslo said that the bridge was closed. The ministry said that it would open.",
        [
            ("The foreign ministry in Oslo", ("The foreign ministry in Oslo",)),
            ("The ministry", ("The foreign ministry in Oslo",)),
        ],
    ),
    "coordinated groups": (
        "Politicians and activists said the bridge was closed.",
        [("Politicians and activists", ("Politicians", "activists"))],
    ),
    "names in apposition to a plural": (
        "Two private firms, Ostrel and Fenn Lines, said the bridge was closed. The former added that it had bid; "
        "the latter said it would wait.",
        [
            ("Two private firms, Ostrel and Fenn Lines", ("Ostrel", "Fenn Lines")),
            ("The former", ("Ostrel",)),
            ("the latter", ("Fenn Lines",)),
        ],
    ),
    "one of them": (
        "Two traders were heard. One of them, the shipowner Anders Roe, told the court that it rained.",
        [("One of them, the shipowner Anders Roe", ("Anders Roe",))],
    ),
    "it for an unnamed thing": (
        "A study found that the bridge was safe. It warned that the road was not.",
        [("A study", ("A study",)), ("It", ("A study",))],
    ),
    "headline of a newspaper": (
        "Elm Post: Bridge will close\n\nThe bridge over the Elm will close next week. It rained all day in the town.",
        [("Elm Post", ("Elm Post",))],
    ),
    "the former and the latter without names": (
        "The union sued the firm. The latter denied it. The former said that it rained.",
        [("The latter", ("the firm",)), ("The former", ("The union",))],
    ),
    "two roles": (
        "The mayor met the sheriff. The former said that it rained, while the latter denied it.",
        [("The former", ("The mayor",)), ("the latter", ("the sheriff",))],
    ),
    "somebody told of in a phrase": (
        "The mother of Democratic candidate Carl Ames said that it rained.",
        [("The mother of Democratic candidate Carl Ames", ("The mother of Democratic candidate Carl Ames",))],
    ),
    "a relative named before": (
        "Senator Ann Lee and her husband, Paul Lee, arrived. Her husband said that it rained.",
        [("Her husband", ("Paul Lee",))],
    ),
    "the other side of a relation": (
        "Hank Roe wants his daughter, Mary Roe, to run. Her father said that it rained.",
        [("Hank Roe", ("Hank Roe",)), ("Her father", ("Hank Roe",))],
    ),
    "an office not told before": (
        "Ann Lee lost the vote. The Ohio senator said that it rained.",
        [("The Ohio senator", ("Ann Lee",))],
    ),
    "another's office": (
        "Representative Ann Lee lost the vote. The Ohio governor said that it rained.",
        [("The Ohio governor", ("The Ohio governor",))],
    ),
    "said of another": (
        "Ann Lee said that the candidate had lied.",
        [("Ann Lee", ("Ann Lee",))],
    ),
    "one of them, named": (
        "Nurses filled the hall. One of them, a nurse named Gina Toll, said that it rained.",
        [("One of them, a nurse named Gina Toll", ("Gina Toll",))],
    ),
    "a place by its kind": (
        "Texas sued on Monday. The state said that it rained.",
        [("The state", ("Texas",))],
    ),
    "a title that is a given name": (
        "Majority Whip Earl Poe said that it rained.",
        [("Majority Whip Earl Poe", ("Earl Poe",))],
    ),
    "a nameless pronoun": ("They said the bridge was closed.", [("They", ())]),
}


@pytest.mark.parametrize(("text", "expected"), SOURCES.values(), ids=SOURCES)
def test_the_speakers_of_a_source(parser, text, expected):
    assert speakers_of(parser, text) == expected


def test_a_speaker_has_its_mentions_and_role(parser):
    text = "Prime Minister Pavel Dorin said it rained. He said it snowed. Mr. Dorin said no more."
    (speaker,) = parser.parse(text).speakers
    assert (speaker.name, speaker.kind, speaker.role) == ("Pavel Dorin", "person", "Prime Minister")
    assert [(m.span.text, m.kind.value) for m in speaker.mentions] == [
        ("Prime Minister Pavel Dorin", "name"),
        ("He", "pronoun"),
        ("Mr. Dorin", "name"),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Mayor Ann Lee said it rained.", "Mayor"),
        ("Peter Moss, chief executive of Marlow Shipping, said it rained.", "chief executive of Marlow Shipping"),
        ("Peter Moss, a man of 40, said it rained.", None),
        ('"It rained," Ada Lund, the harbour master, said.', "harbour master"),
        ("Professor Ann Lee said it rained.", "Professor"),
        ("Dr. Ann Lee, an epidemiologist at the university, said it rained.", "epidemiologist at the university"),
    ],
)
def test_the_role_of_a_speaker(parser, text, role):
    (speaker,) = parser.parse(text).speakers
    assert speaker.role == role


@pytest.mark.parametrize("name", ["Downing Street", "No 10", "The White House", "The Kremlin", "Zhongnanhai"])
def test_a_place_may_stand_for_a_body(parser, name):
    (speaker,) = parser.parse(f"{name} said that the talks were slow.").speakers
    assert (speaker.name, speaker.kind) == (name.removeprefix("The "), "place")


def test_the_same_phrase_is_the_same_speaker(parser):
    document = parser.parse("Western officials said it rained. The Western officials said it snowed.")
    assert len(document.speakers) == 1


def test_a_surname_in_a_headline_is_the_full_name_below_it(parser):
    text = "Ada Holt Slams Voss Over Delay\n\nAda Holt met Carl Voss. Holt said that he was late. Voss denied it."
    speakers = {name for a in parser.parse(text).attributions for name in a.speakers}
    assert speakers == {"Ada Holt", "Carl Voss"}


# ---------------------------------------------------------------- truths

NAMES = st.sampled_from(
    [
        "Ann Lee",
        "Peter Moss",
        "Mr. Moss",
        "She",
        "he",
        "the minister",
        "Officials",
        "Oslo",
        "they",
        "Moss",
        "The widow of Ann Lee",
    ]
)
VERBS = st.sampled_from(["said it rained", "denied it", "met Ann Lee", 'said: "I am ill"', "told him that she was ill"])
STORIES = st.lists(st.tuples(NAMES, VERBS), min_size=1, max_size=6).map(lambda s: " ".join(f"{a} {b}." for a, b in s))


@settings(max_examples=40, deadline=None)
@given(STORIES)
def test_speakers_and_attributions_have_the_same_names(parser, story):
    document = parser.parse(story)
    names = [s.name for s in document.speakers]
    assert len(names) == len(set(names))
    assert {n for a in document.attributions for n in a.speakers} == set(names)
    for speaker in document.speakers:
        starts = [m.span.start for m in speaker.mentions]
        assert starts == sorted(set(starts))
        assert all(story[m.span.start : m.span.end] == m.span.text for m in speaker.mentions)


@settings(max_examples=40, deadline=None)
@given(STORIES)
def test_the_pronouns_of_a_speaker_have_one_gender(parser, story):
    for speaker in parser.parse(story).speakers:
        said = {m.span.text.lower() for m in speaker.mentions if m.kind == "pronoun"}
        assert not (said & {"he", "him", "his"} and said & {"she", "her", "hers"})


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="AaBb Mr.\"'“”,-\n.heSI’", max_size=80))
def test_the_mentions_of_any_text_are_in_order(parser, text):
    document = parser.parse(text)
    assert all(s.mentions == tuple(sorted(s.mentions, key=lambda m: m.span.start)) for s in document.speakers)


WORDS_OF_NAMES = [
    "Ann",
    "Lee",
    "Tarn",
    "Water Use",
    "Ministry",
    "Minister",
    "Bank",
    "City",
    "president",
    "CEO",
    "Norvik",
]
EDGES_OF_NAMES = ["the", "of", "for", "and", "&", ",", "'s", "in", "Inc.", "Ltd.", "Jr.", "Mr."]
PARTS_OF_NAMES = st.sampled_from([*WORDS_OF_NAMES, *EDGES_OF_NAMES])
SAYINGS = st.lists(PARTS_OF_NAMES, min_size=1, max_size=8).map(lambda parts: f"{' '.join(parts)} said that it rained.")
NO_EDGES = {"of", "for", "and", "&", ",", "'s", "in"}
NO_NAMES = {"Inc.", "Ltd.", "Jr.", "the"}


@settings(max_examples=60, deadline=None)
@given(st.lists(SAYINGS, min_size=1, max_size=2).map(" ".join))
def test_no_name_is_a_piece(parser, text):
    for speaker in parser.parse(text).speakers:
        words = speaker.name.split()
        assert not {words[0], words[-1]} & NO_EDGES
        assert not set(words) <= NO_NAMES | NO_EDGES
