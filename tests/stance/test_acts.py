"""Act, label and commitment of one claim never contradict each other, whatever the cue and its complement are.

Each table is a grid of subjects, cues and complements; every sentence of it is read.
"""

from itertools import product

import pytest

from claimparse.types import SpeechAct

SUBJECTS = ("A spokeswoman for the bank", "The ministry", "Mr. Okafor", "Police")
REFUSALS = ("declined to", "refused to")
TELLING = ("comment on", "discuss", "identify", "disclose", "name", "explain", "describe", "confirm")
WITHHELD = ("the arrests", "the suspects", "a settlement", "the size of the loss", "reports of a leak", "the plan")
DENIALS = {
    "denied": ("causing the blaze", "that the plant had leaked", "any role in the blaze", "the allegations"),
    "rejected": ("claims that the plant had leaked", "the allegations"),
    "dismissed": ("reports that the plant had leaked",),
    "disputed": ("that the plant had leaked", "the findings"),
    "pleaded not guilty to": ("causing the blaze", "stealing the boat", "fraud"),
    "denies": ("stealing the boat", "that it knew"),
}
FINDERS = ("Inspectors", "The survey", "Police", "Tests")
FINDINGS = ("found no", "saw no", "detected no", "discovered no", "identified no", "showed no")
FOUND = ("leaks at the plant", "traces of poison", "signs of a struggle", "cracks in the wall")
SILENCES = (
    *("would not say", "did not say", "has not said", "declined to say", "refused to say"),
    *("refused to disclose", "would not disclose", "declined to reveal"),
)
QUESTIONS = ("whether the road was shut", "where the plant will be built", "how many jobs are at risk")


def read(parser, texts):
    """Yield each text with its one claim."""
    texts = list(texts)
    for text, document in zip(texts, parser.parse_many(texts), strict=True):
        assert len(document.claims) == 1, text
        yield text, document.claims[0]


def held(claim):
    """Return the label, the author's commitment and the innermost source's."""
    source = claim.stance.source
    return claim.stance.label.value, claim.stance.author.value, source.commitment.value if source else None


def sentences(*parts):
    return (f"{' '.join(words)}." for words in product(*parts))


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_refusal_to_tell_is_uncommitted(parser, refusal):
    for text, claim in read(parser, sentences(SUBJECTS, [refusal], TELLING, WITHHELD)):
        assert claim.attribution is not None, text
        assert (claim.attribution.act, *held(claim)) == (SpeechAct.WITHHOLDS, "hedged", "U", "U"), text


@pytest.mark.parametrize("silence", SILENCES)
def test_not_saying_is_uncommitted(parser, silence):
    for text, claim in read(parser, sentences(SUBJECTS, [silence], QUESTIONS)):
        assert claim.attribution is not None, text
        assert (claim.attribution.act, *held(claim)) == (SpeechAct.WITHHOLDS, "hedged", "U", "U"), text


@pytest.mark.parametrize("denial", DENIALS)
def test_a_denial_is_certain_of_the_negation(parser, denial):
    for text, claim in read(parser, sentences(SUBJECTS, [denial], DENIALS[denial])):
        assert claim.attribution is not None, text
        assert (claim.attribution.act, *held(claim)) == (SpeechAct.DENIES, "denied", "U", "CT-"), text


@pytest.mark.parametrize("whom", ["him", "the visitors", "Reporters"])
def test_denying_somebody_something_is_no_speech_act(parser, whom):
    assert parser.parse(f"The coach denied {whom} a second goal.").attributions == ()


@pytest.mark.parametrize("finding", FINDINGS)
def test_finding_no_such_thing_is_its_negation(parser, finding):
    """It is so where the finder is a source of its own and where the author reports an event."""
    for text, claim in read(parser, sentences(FINDERS, [finding], FOUND)):
        label, author, source = held(claim)
        assert (label, source or author) == ("negated", "CT-"), text
        assert author == ("U" if claim.attribution else "CT-"), text
