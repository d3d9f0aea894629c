"""Turns of transcripts, interviews and parliamentary reports; and lines with labels that are none.

The cases come from the layouts of hearings, debates, interviews in newspapers and parliamentary reports.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.attribution.found import found, texts
from tests.test_growth import calls

TURN = "turn:colon"

# (text, (label, speaker, what is said) of each turn)
TRANSCRIPTS = {
    "full names, then initials": (
        "The court sat on Monday.\n\nADA LUND: The pier is safe.\n\nTOM BECK: It is rotten.\n\nAL: That is not so.",
        [
            ("ADA LUND", "ADA LUND", ["The pier is safe."]),
            ("TOM BECK", "TOM BECK", ["It is rotten."]),
            ("AL", "ADA LUND", ["That is not so."]),
        ],
    ),
    "a turn of several paragraphs": (
        "ADA LUND: The pier is safe.\n\nIt was checked in May.\n\nTOM BECK: It is rotten.\n\nADA LUND: It is not.",
        [
            ("ADA LUND", "ADA LUND", ["The pier is safe.", "It was checked in May."]),
            ("TOM BECK", "TOM BECK", ["It is rotten."]),
            ("ADA LUND", "ADA LUND", ["It is not."]),
        ],
    ),
    "two turns of given names in capitals": (
        "ADA LUND: The pier is safe.\nIt was checked in May.\nTOM BECK: Why?",
        [
            ("ADA LUND", "ADA LUND", ["The pier is safe.", "It was checked in May."]),
            ("TOM BECK", "TOM BECK", ["Why?"]),
        ],
    ),
    "short answers": (
        "LUND: Is it safe?\n\nBECK: No.\n\nLUND: Why?",
        [("LUND", "LUND", ["Is it safe?"]), ("BECK", "BECK", ["No."]), ("LUND", "LUND", ["Why?"])],
    ),
    "stage directions": (
        "ADA LUND: The pier is safe. [Laughter] It was checked.\n\n[Applause]\n\nTOM BECK: [laughs] It is rotten.\n\n"
        "ADA LUND: It is not. (CROSSTALK) It is new.",
        [
            ("ADA LUND", "ADA LUND", ["The pier is safe.", "It was checked."]),
            ("TOM BECK", "TOM BECK", ["It is rotten."]),
            ("ADA LUND", "ADA LUND", ["It is not.", "It is new."]),
        ],
    ),
    "questions and answers": (
        "The engineer Ada Lund built the pier.\n\nQ: Is it safe?\n\nA: It was checked in May.\n\nQ: Who checked it?",
        [
            ("Q", "", ["Is it safe?"]),
            ("A", "Ada Lund", ["It was checked in May."]),
            ("Q", "", ["Who checked it?"]),
        ],
    ),
    "an interviewer and a surname in capitals": (
        "Ada Lund runs the harbour.\n\nINTERVIEWER: Is it safe?\n\nLUND: It is.\n\nINTERVIEWER: Who checked it?",
        [
            ("INTERVIEWER", "INTERVIEWER", ["Is it safe?"]),
            ("LUND", "Ada Lund", ["It is."]),
            ("INTERVIEWER", "INTERVIEWER", ["Who checked it?"]),
        ],
    ),
    "a newspaper and a surname": (
        "The engineer Ada Lund built the pier.\n\nThe Elm Post: Is it safe?\nLund: It is.\nThe Elm Post: Who says so?",
        [
            ("The Elm Post", "Elm Post", ["Is it safe?"]),
            ("Lund", "Ada Lund", ["It is."]),
            ("The Elm Post", "Elm Post", ["Who says so?"]),
        ],
    ),
    "a parliament": (
        "Ada Lund (Riverside) (Lab): When will the pier open?\n\nThe Prime Minister (Tom Beck): It opens in May.\n\n"
        "Mr Speaker: Order.\n\nThe Prime Minister: It is safe.",
        [
            ("Ada Lund", "Ada Lund", ["When will the pier open?"]),
            ("The Prime Minister", "Tom Beck", ["It opens in May."]),
            ("Mr Speaker", "Mr Speaker", ["Order."]),
            ("The Prime Minister", "Tom Beck", ["It is safe."]),
        ],
    ),
    "labels on lines of their own": (
        "ADA LUND:\nThe pier is safe.\n\nTOM BECK:\nIt is rotten.\n\nADA LUND:\nIt is not.",
        [
            ("ADA LUND", "ADA LUND", ["The pier is safe."]),
            ("TOM BECK", "TOM BECK", ["It is rotten."]),
            ("ADA LUND", "ADA LUND", ["It is not."]),
        ],
    ),
    "what the author adds": (
        "LUND: It is safe.\n\nFACT CHECK: The pier was shut in May.\n\nBECK: It is rotten.\n\nLUND: It is not.\n\n"
        "Lund left after an hour.",
        [
            ("LUND", "LUND", ["It is safe."]),
            ("BECK", "BECK", ["It is rotten."]),
            ("LUND", "LUND", ["It is not."]),
        ],
    ),
}

OTHERS = {
    "two turns": "Lund: The pier is safe.\n\nBeck: It is not.",
    "one speaker": "ADA LUND: The pier is safe.\n\nADA LUND: It is new.\n\nADA LUND: It was checked.",
    "captions and updates": "Photo: Ann Lee\n\nIt was shut.\n\nUpdate: The pier has opened.\n\nPhoto: Bo Roe took it.",
    "dates and prices": "Date: 3 May\nPlace: Oxley\nPrice: 3 pounds\nDate: 5 May\nPlace: Lund\nPrice: 4 pounds",
    "a check of facts": "CLAIM: It is shut.\n\nTHE FACTS: It is not.\n\nCLAIM: She lied.\n\nTHE FACTS: She did not.",
    "problems": "PROBLEM: The pier leaks.\n\nSOLUTION: They mend it.\n\nPROBLEM: It is old.\n\nSOLUTION: They sell.",
    "a recipe": "Serves: Four\nPrep Time: 10 minutes\nMethod: Peel them. They are soft.\nMethod: It is soft.",
    "steps": "Step One: Peel them until they are soft.\nStep Two: Boil them.\nStep One: Do it until it is done.",
    "results": "Leeds: 3\nHull: 1\n\nLeeds: Roe 12, Holt 40\nHull: Lee 5",
    "marks": "Ann Lee (7): She was quick.\n\nBo Roe (6): He was slow.\n\nCy Holt (8): He scored twice.",
    "candidates": "Ada Lund (Labour): A teacher.\n\nTom Beck (Green): He says no.\n\nBo Roe (Liberal): He is new.",
    "headings": "Why it matters: The pier is shut.\n\nThe big picture: It is old.\n\nWhy it matters: It is shut.",
    "places": "LONDON: Shares fell on Monday.\n\nPARIS: Shares rose.\n\nLONDON: Oil fell.",
    "numbered lines": "Q1: Sales rose.\nQ2: Sales fell.\nQ1: Sales rose again.",
    "headlines": "Exclusive: Mayor quits\n\nThe mayor has quit.\n\nRead more: She left\n\nRelated: It\n\nLive: It is.",
}


def turns(parser, text):
    """The turns of a text: label, speaker and what is said."""
    return [
        (" ".join(texts(a.source)), ", ".join(a.speakers), texts(a.content))
        for a in found(parser, text)
        if a.rule == TURN
    ]


@pytest.mark.parametrize(("text", "expected"), TRANSCRIPTS.values(), ids=TRANSCRIPTS)
def test_turns(parser, text, expected):
    assert turns(parser, text) == expected
    for a in found(parser, text):
        if a.rule == TURN:
            assert texts(a.cue) == [":"]
            assert (a.within, a.quotation.value, a.act.value) == (None, "direct", "asserts")


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_lines_with_labels_that_are_no_turns(parser, text):
    assert turns(parser, text) == []


@pytest.mark.parametrize("text", [text for text, _ in TRANSCRIPTS.values()], ids=TRANSCRIPTS)
def test_the_author_claims_nothing_in_a_turn(parser, text):
    document = parser.parse(text)
    said = {i for a in document.attributions if a.rule == TURN for s in a.content for i in range(s.start, s.end)}
    own = {i for c in document.claims if c.attribution is None for s in c.spans for i in range(s.start, s.end)}
    assert said
    assert not said & own


def test_a_report_in_a_turn_is_nested_in_it(parser):
    text = "Ada Lund spoke.\n\nQ: What did the inspector say?\n\nA: He said the gate was open.\n\nQ: Was it?"
    *_, turn, inner, _ = attributions = found(parser, text)
    assert attributions[inner.within] == turn
    assert turn.speakers == ("Ada Lund",)
    assert "Ada Lund" not in inner.speakers
    assert texts(inner.content) == ["the gate was open"]


def test_whoever_says_i_or_we_in_a_turn_is_its_speaker(parser):
    text = "ADA LUND: I think the pier is safe.\n\nTOM BECK: We believe it is rotten.\n\nADA LUND: It is not."
    inner = [a for a in found(parser, text) if a.within is not None]
    assert [(texts(a.source), a.speakers) for a in inner] == [(["I"], ("ADA LUND",)), (["We"], ("TOM BECK",))]


# ---------------------------------------------------------------- properties

LINES = st.lists(
    st.sampled_from(["The pier is safe.", "It was checked in May.", "We know it.", "Who says so?"]),
    min_size=3,
    max_size=6,
)
PAIRS = st.sampled_from([("ADA LUND", "TOM BECK"), ("EVA TOLL", "BO ROE"), ("MODERATOR", "ANN HOLT")])


def transcript(lines, pair):
    return [f"{pair[k % 2]}: {line}" for k, line in enumerate(lines)]


@given(lines=LINES, pair=PAIRS, at=st.integers(1, 3))
def test_a_stage_direction_changes_no_turn(parser, lines, pair, at):
    text = transcript(lines, pair)
    assert turns(parser, "\n\n".join([*text[:at], "[Laughter]", *text[at:]])) == turns(parser, "\n\n".join(text))


@given(lines=LINES, pair=PAIRS)
def test_other_labels_change_the_speakers_alone(parser, lines, pair):
    names = dict(zip(("ADA LUND", "TOM BECK"), pair, strict=True))
    expected = [(names[a], names[b], c) for a, b, c in turns(parser, "\n\n".join(transcript(lines, tuple(names))))]
    assert turns(parser, "\n\n".join(transcript(lines, pair))) == expected


@given(lines=LINES, pair=PAIRS)
def test_a_turn_in_two_paragraphs_keeps_its_words(parser, lines, pair):
    one = [f"{paragraph} It is new." for paragraph in transcript(lines, pair)]
    two = [f"{paragraph}\n\nIt is new." for paragraph in transcript(lines, pair)]
    whole, split = (turns(parser, "\n\n".join(text)) for text in (one, two))
    assert [(a, b, " ".join(c)) for a, b, c in split] == [(a, b, " ".join(c)) for a, b, c in whole]


def test_the_work_grows_with_the_number_of_turns(parser):
    def text(times):
        return "ADA LUND: The pier is safe.\n\nTOM BECK: I think she said it was rotten.\n\nAL: No.\n\n" * times

    small, large = (parser.doc(text(times)) for times in (10, 40))
    parser.of_doc(small)
    assert calls(lambda: parser.of_doc(large)) < 1.3 * 4 * calls(lambda: parser.of_doc(small))


def test_a_list_of_things_under_labels_says_nothing(parser):
    labels = ["Mill Bridge", "Route 30", "Theatre", "Booking", "North Pier"]
    text = "\n\n".join(f"{label}: The gate is closed on Friday from noon." for label in labels)
    assert parser.parse(f"What is on this week\n\n{text}").attributions == ()


def test_a_quotation_in_a_list_of_things_has_its_speaker(parser):
    labels = ["Mill Bridge", "Route 30", "Theatre", "Booking"]
    text = "\n\n".join(f"{label}: The gate is closed on Friday from noon." for label in labels)
    document = parser.parse(f'What is on this week\n\n{text}\n\nAda Lund: "We hope that it stays dry all day."')
    assert ("Ada Lund",) in [a.speakers for a in document.attributions]


# Layouts of transcripts made by machines, subtitles and chats: (the two labels as they stand, the two speakers).
LAYOUTS = {
    "numbers": ("SPEAKER 1:", "SPEAKER 2:", "SPEAKER 1", "SPEAKER 2"),
    "letters": ("Speaker A:", "Speaker B:", "Speaker A", "Speaker B"),
    "bold with the colon": ("**Ada Lund:**", "**Tom Beck:**", "Ada Lund", "Tom Beck"),
    "bold without the colon": ("**Ada Lund**:", "**Tom Beck**:", "Ada Lund", "Tom Beck"),
    "a time after the name": ("Ada Lund [00:01]:", "Tom Beck [00:09]:", "Ada Lund", "Tom Beck"),
    "a time in round brackets": ("Ada Lund (00:01):", "Tom Beck (00:09):", "Ada Lund", "Tom Beck"),
    "a time before the name": ("[00:01:09] Guest:", "[00:01:12] Host:", "Guest", "Host"),
    "a bare time": ("00:01:09 Ada Lund:", "00:01:12 Tom Beck:", "Ada Lund", "Tom Beck"),
    "subtitles": (">> HOST:", ">> GUEST:", "HOST", "GUEST"),
    "a list": ("- Ada Lund:", "- Tom Beck:", "Ada Lund", "Tom Beck"),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_label_is_known_in_every_layout(parser, layout):
    one, other, first, second = layout
    said = ["The pier is safe.", "It is rotten.", "That is not so.", "We will see."]
    text = "\n\n".join(f"{label} {words}" for label, words in zip((one, other) * 2, said, strict=True))
    turns = [a for a in parser.parse(text).attributions if a.rule == TURN]
    assert [a.speakers for a in turns] == [(first,), (second,)] * 2
    assert [a.content[0].text for a in turns] == said
