"""What holds of a stance whatever the words: truths over cues, complements and polarities, with both engines."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimparse.types import StanceLabel

SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

sources = st.sampled_from(["The minister", "The union", "Ann Lee", "A spokeswoman for the bank", "Police"])
events = st.sampled_from(["the arrests", "the raid", "the sale of the mill", "the loss of the ferry"])
deeds = st.sampled_from(["selling the mill", "hiding the letters", "causing the blaze", "bribing the clerk"])
clauses = st.sampled_from(
    [
        ("the mill had burned", "burned"),
        ("two men had died", "died"),
        ("the bridge was not sold", "sold"),
        ("nobody saw the fire", "saw"),
        ("the clerk had lied", "lied"),
    ]
)


def stance_at(parser, text, word):
    start = text.rindex(word)
    (stance,) = parser.stances(text, [(start, start + len(word))])
    return stance


@given(
    source=sources,
    cue=st.sampled_from(
        [
            "declined to comment on", "refused to discuss", "did not comment on", "had no comment on",
            "offered no comment on", "would not comment on", "gave no details of", "gave no reason for",
            "did not disclose", "did not reveal",
        ]
    ),
    event=events,
)  # fmt: skip
@SETTINGS
def test_what_is_withheld_is_never_asserted(parser, source, cue, event):
    document = parser.parse(f"{source} {cue} {event}.")
    assert document.attributions
    assert StanceLabel.ASSERTED not in {c.stance.label for c in document.claims}


@given(
    source=sources,
    cue=st.sampled_from(
        ["denied", "has denied", "pleaded not guilty to", "pleads not guilty to", "rejected claims of", "denies"]
    ),
    deed=deeds,
)
@SETTINGS
def test_who_denies_a_deed_is_not_committed_to_it(parser, source, cue, deed):
    document = parser.parse(f"{source} {cue} {deed}.")
    assert document.attributions
    for claim in document.claims:
        if claim.attribution is not None and claim.stance.source is not None:
            assert claim.stance.source.commitment.score <= 0


@given(
    source=sources,
    cue=st.sampled_from(
        ["denied that", "rejected claims that", "poured scorn on the idea that", "laughed off reports that"]
    ),
    clause=clauses.filter(lambda c: "not" not in c[0] and "nobody" not in c[0]),
)
@SETTINGS
def test_who_denies_a_clause_is_not_committed_to_it(parser, source, cue, clause):
    stance = stance_at(parser, f"{source} {cue} {clause[0]}.", clause[1])
    assert stance.label is StanceLabel.DENIED
    assert stance.author.value == "U"
    assert stance.source.commitment.score < 0


@given(
    who=st.sampled_from(["Inspectors", "The divers", "Police", "An audit", "Doctors"]),
    verb=st.sampled_from(["found", "saw", "reported", "detected", "recorded"]),
    thing=st.sampled_from(["leaks", "faults", "injuries", "errors"]),
)
@SETTINGS
def test_a_thing_that_is_not_found_is_negated(parser, who, verb, thing):
    document = parser.parse(f"{who} {verb} no {thing} at the plant.")
    assert {c.stance.label for c in document.claims if thing in c.text} == {StanceLabel.NEGATED}


@given(
    source=sources,
    cue=st.sampled_from(["said that", "said", "told reporters that", "insisted that", "wrote that"]),
    clause=clauses,
)
@SETTINGS
def test_the_author_of_a_report_is_uncommitted(parser, source, cue, clause):
    """And the source is committed as the author of the bare clause would be."""
    sentence, word = clause
    bare = stance_at(parser, f"{sentence[0].upper()}{sentence[1:]}.", word)
    told = stance_at(parser, f"{source} {cue} {sentence}.", word)
    assert told.author.value == "U"
    assert told.source.commitment is bare.author


@pytest.mark.parametrize(
    "question", ["Who sold the mill?", "Why did the bridge fall?", "How many men died?", "Is it safe?"]
)
@given(source=sources)
@SETTINGS
def test_a_question_is_never_asserted(parser, question, source):
    for text in (question, f'"{question}" {source} asked.'):
        assert {c.stance.label for c in parser.parse(text).claims} == {StanceLabel.QUESTIONED}


AGREEING = {
    StanceLabel.ASSERTED: {"CT+"},
    StanceLabel.REPORTED: {"CT+", "PR+", "PS+", "PR-", "U"},
    StanceLabel.HEDGED: {"PR+", "PS+", "U", "PS-", "PR-", "CT-"},
    StanceLabel.NEGATED: {"CT-", "PR-", "PS-", "U"},
    StanceLabel.DENIED: {"CT-", "PR-", "PS-", "U", "CT+"},
    StanceLabel.CONDITIONAL: {"U", "CT-"},
    StanceLabel.QUESTIONED: {"U", "CT-"},
}
"""The commitments that go with each label: the innermost holder's, or the author's where he calls it false."""

FRAMES = st.sampled_from(
    [
        "{}.", "{} said that {}.", "{} denied that {}.", "{} may have said that {}.", "{} did not think that {}.",
        "{} asked whether {}.", "If {} said that {}, the port will close.", "{} falsely claimed that {}.",
        "{} doubts that {}.", "{} promised that {}.", "{} has not said whether {}.", "Did {} say that {}?",
    ]
)  # fmt: skip


@given(frame=FRAMES, source=sources, clause=clauses)
@SETTINGS
def test_label_and_commitment_agree(parser, frame, source, clause):
    text = frame.format(source, clause[0]) if frame.count("{}") == 2 else frame.format(clause[0].capitalize())
    for claim in parser.parse(text).claims:
        author, source = claim.stance.author, claim.stance.source
        held = author if source is None or author.score < 0 else source.commitment
        assert held.value in AGREEING[claim.stance.label]


@given(
    source=sources,
    cue=st.sampled_from(["condemned", "decried", "denounced", "praised", "described", "lambasted"]),
    what=st.sampled_from([("as a crime", "crime"), ("as a farce", "farce"), ("as a triumph", "triumph")]),
)
@SETTINGS
def test_what_somebody_calls_a_thing_is_his_word_and_not_the_authors(parser, source, cue, what):
    stance = stance_at(parser, f"{source} {cue} the raid {what[0]}.", what[1])
    assert (stance.label, stance.author.value, stance.source.commitment.value) == (StanceLabel.REPORTED, "U", "CT+")
