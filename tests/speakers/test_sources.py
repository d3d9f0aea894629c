"""Who a source is: whether the text withholds the name, why and how it knows, and for whom it speaks.

A row of ``tables/sources`` is "text | words of the source | identity | justifications | principal": a justification is
its kind and its words, several stand between ";", and a principal has the medium in brackets. The rows follow readings
of news and the advice of style guides on anonymous sources.
"""

import pytest
from hypothesis import given

from claimparse.errors import AmbiguousSpeakerError
from claimparse.output.wording import principal_words
from claimparse.testing import documents
from claimparse.types import Document, Identity, MentionKind, Principal, Span, Speaker
from tests.paths import ROOT
from tests.rows import rows

ROWS = rows("sources/*.txt")
ARTICLES = sorted((ROOT / "examples" / "articles").glob("*.txt"))


def speaker_of(document: Document, words: str) -> Speaker:
    """The first speaker of the first attribution whose source has the words."""
    found = [a for a in document.attributions if words in " ".join(s.text for s in a.source)]
    assert found, f"no source {words!r}"
    return next(s for s in document.speakers if s.name in found[0].speakers)


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_a_source_is_known_as(parser, row):
    text, words, identity, justification, principal = (*row.parts, "", "")[:5]
    speaker = speaker_of(parser.parse(text), words)
    found = "; ".join(f"{j.kind.value}: {j.span.text}" for j in speaker.justification)
    assert (speaker.identity.value, found, principal_words(speaker)) == (
        identity,
        justification.rstrip(" |"),
        principal,
    )


def test_later_mentions_are_the_same_source(parser):
    text = (
        "Two people familiar with the plan said the plant would close. It rained. One of the people said it was old. "
        "The people said it was sold."
    )
    (speaker,) = parser.parse(text).speakers
    assert speaker.name == "Two people familiar with the plan"
    assert len(speaker.mentions) >= 3


# ---------------------------------------------------------------- truths


@pytest.fixture(scope="module")
def parsed(parser) -> list[Document]:
    return list(parser.parse_many([p.read_text("utf-8") for p in ARTICLES] + [row.parts[0] for row in ROWS]))


def test_an_anonymous_speaker_has_no_name(parsed):
    anonymous = [s for d in parsed for s in d.speakers if s.anonymous]
    assert anonymous
    assert not [s.name for s in anonymous if any(m.kind is MentionKind.NAME for m in s.mentions)]


def test_a_speaker_is_named_where_a_mention_is_a_name(parsed):
    for speaker in (s for d in parsed for s in d.speakers if s.mentions):
        assert (speaker.identity is Identity.NAMED) >= any(m.kind is MentionKind.NAME for m in speaker.mentions)


def test_a_justification_lies_outside_what_its_speaker_says(parsed):
    """Words of the text, and none of a content of the speaker's unless they hold it: "who asked not to be named"."""
    for document in parsed:
        for speaker in document.speakers:
            said = [s for a in document.attributions if speaker.name in a.speakers for s in a.content]
            for span in (j.span for j in speaker.justification):
                assert document.text[span.start : span.end] == span.text
                assert all(not s.overlaps(span) or (span.start <= s.start and s.end <= span.end) for s in said)


def test_nobody_speaks_on_behalf_of_himself(parsed):
    speaking = [s for d in parsed for s in d.speakers if s.on_behalf_of]
    assert speaking
    assert not [s.name for s in speaking if s.on_behalf_of.name == s.name]


def test_facts_are_words_of_the_text(parsed):
    for document in parsed:
        for s in document.speakers:
            spans = [*s.pronouns, *(r.span for r in s.roles), *([s.abbreviation] if s.abbreviation else [])]
            spans += [s.on_behalf_of.span] if s.on_behalf_of else []
            assert all(document.text[x.start : x.end] == x.text for x in spans)


def test_the_first_role_shown_is_among_the_roles(parsed):
    for speaker in (s for d in parsed for s in d.speakers if s.role):
        assert speaker.role in [r.span.text for r in speaker.roles]


# ---------------------------------------------------------------- roles, abbreviations, pronouns


def test_a_speaker_has_all_its_roles(parser):
    text = "Former mayor Ada Lund said it rained. Lund, a teacher, said it snowed. She said no more."
    speaker = parser.parse(text).speaker("Ada Lund")
    assert [(r.span.text, r.former) for r in speaker.roles] == [("Former mayor", True), ("teacher", False)]
    assert [p.text for p in speaker.pronouns] == ["She"]


def test_a_role_inside_a_longer_one_is_not_listed(parser):
    (speaker,) = parser.parse("The port's Public Relations Officer, Ada Lund, said it rained.").speakers
    assert [r.span.text for r in speaker.roles] == ["port's Public Relations Officer"]


def test_a_body_has_its_abbreviation(parser):
    text = "The National Harbour Agency (NHA) said it rained. NHA said it snowed."
    document = parser.parse(text)
    speaker = document.speaker("NHA")
    assert (speaker.name, speaker.abbreviation.text) == ("National Harbour Agency", "NHA")


# ---------------------------------------------------------------- speakers by name


TEXT = "Ada Lund, the harbour master, said it rained. José Holt said it snowed. Lund's lawyer said the pier was safe."


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Ada Lund", "Ada Lund"),
        ("ada lund", "Ada Lund"),
        ("Lund", "Ada Lund"),
        ("Lund's", "Ada Lund"),
        ("the harbour master", "Ada Lund"),
        ("Dr Ada Lund", "Ada Lund"),
        ("Ms. Lund", "Ada Lund"),
        ("Harbour Master Lund", "Ada Lund"),
        ("Mayor Lund", None),
        ("Jose Holt", "José Holt"),
        ("HOLT", "José Holt"),
        ("Lund’s lawyer", "Lund's lawyer"),
        ("Moss", None),
        ("", None),
    ],
)
def test_a_speaker_is_found_by_what_it_is_called(parser, asked, name):
    found = parser.parse(TEXT).speaker(asked)
    assert (found and found.name) == name


def test_an_ambiguous_name_is_an_error(parser):
    document = parser.parse("Ada Lund said it rained. Bo Lund said it snowed.")
    with pytest.raises(AmbiguousSpeakerError, match="'Lund' may mean 2 speakers: Ada Lund, Bo Lund"):
        document.speaker("Lund")


@given(documents())
def test_every_speaker_is_found_by_its_canonical_name(document):
    for speaker in document.speakers:
        assert document.speaker(speaker.name) == speaker


def test_the_claims_of_a_speaker_and_of_those_who_speak_for_it(parser):
    document = parser.parse(TEXT)
    own = document.claims_of("Lund")
    assert [c.text for c in own] == ["it rained"]
    assert document.claims_of(document.speaker("Lund")) == own
    assert [c.text for c in document.claims_of("Lund", represented=True)] == ["it rained", "the pier was safe"]
    assert document.claims_of("Moss") == document.claims_of(document.speaker("Moss")) == ()


def test_somebody_who_says_nothing_in_person_is_represented(parser):
    document = parser.parse("A spokesman for the Home Office said it rained.")
    assert document.claims_of("Home Office") == ()
    assert len(document.claims_of("the home office", represented=True)) == 1


def test_those_who_speak_for_others_may_be_spoken_for():
    span = Span(start=0, end=1, text="x")
    principals = {name: Principal(name=other, span=span, medium="aide") for name, other in ("ab", "bc", "ca")}
    speakers = tuple(Speaker(name=name, kind="person", on_behalf_of=one) for name, one in principals.items())
    document = Document(text="x", speakers=speakers)
    assert document.claims_of("a", represented=True) == ()
