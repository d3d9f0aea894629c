"""Truths about the stance of claims that hold for all sentences."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimparse._inspect import analyse
from claimparse._stance.resolver import StanceResolver
from claimparse.types import Commitment, StanceLabel
from tests.rows import rows

SUBJECTS = st.sampled_from(["The minister", "Rebels", "The old bank", "Officials", "The mayor's aide", "Anna"])
VERBS = st.sampled_from(
    ["struck the convoy", "sold the bridge", "closed two plants", "left the city", "burned the files"]
)
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SENTENCES = st.sampled_from([row.parts[:2] for row in rows("stance/*.txt") if not row.parts[0].startswith("~")])


def stance_of(parser, text, word):
    """The stance of the claim headed by the last occurrence of a word, and the words of its innermost named source."""
    doc = parser.doc(text)
    head = [t.i for t in doc if t.text == word][-1]
    link = analyse(parser, doc).stances.resolve(head)
    named = [h for h in link.holders if h.source]
    source = doc[named[-1].source[0].start : named[-1].source[-1].end].text if named else ""
    return link, (f"{named[-1].commitment.value} {source}" if named else "")


@QUICK
@given(SUBJECTS, VERBS)
def test_reportedly_leaves_the_author_uncommitted(parser, who, did):
    verb = did.split()[0]
    plain, _ = stance_of(parser, f"{who} {did} on Monday.", verb)
    reported, _ = stance_of(parser, f"{who} reportedly {did} on Monday.", verb)
    assert plain.author is Commitment.CERTAIN
    assert reported.author is Commitment.UNCOMMITTED
    assert reported.label is StanceLabel.REPORTED


@QUICK
@given(SUBJECTS, VERBS, st.sampled_from(["said", "claimed", "denied", "warned", "did not say", "suspects"]))
def test_the_author_takes_no_side_on_what_others_say(parser, who, did, says):
    link, _ = stance_of(parser, f"{who} {says} that the guards {did}.", did.split()[0])
    assert link.author is Commitment.UNCOMMITTED
    assert len(link.holders) == 1


@QUICK
@given(
    SUBJECTS,
    VERBS,
    st.sampled_from(["claimed", "said", "believed"]),
    st.sampled_from(["falsely", "wrongly", "mistakenly", "incorrectly"]),
)
def test_falsely_commits_the_author_and_not_the_source(parser, who, did, says, how):
    plain, held = stance_of(parser, f"{who} {says} that the guards {did}.", did.split()[0])
    judged, still = stance_of(parser, f"{who} {how} {says} that the guards {did}.", did.split()[0])
    assert (plain.author, judged.author) == (Commitment.UNCOMMITTED, Commitment.NOT_CERTAIN)
    assert (judged.label, still) == (StanceLabel.NEGATED, held)


@QUICK
@given(st.lists(st.sampled_from(["did not fail to", "managed to", "did not forget to"]), max_size=1), SUBJECTS)
def test_negated_negative_implicatives_assert(parser, way, who):
    text = f"{who} {' '.join(way) or 'managed to'} close the gate."
    link, _ = stance_of(parser, text, "close")
    assert (link.label, link.author) == (StanceLabel.ASSERTED, Commitment.CERTAIN)


@QUICK
@given(SENTENCES, st.sampled_from(["The sun rose at six.", "Two ships left the port on Monday."]))
def test_a_stance_is_the_same_inside_a_longer_text(parser, row, other):
    text, word = row
    alone, held = stance_of(parser, text, word)
    among, held_there = stance_of(parser, f"{other}\n\n{text}", word)
    assert (alone.label, alone.author, held) == (among.label, among.author, held_there)


@QUICK
@given(SENTENCES)
def test_every_decision_has_a_reason(parser, row):
    text, word = row
    link, _ = stance_of(parser, text, word)
    if link.label is not StanceLabel.ASSERTED:
        assert link.steps
    for step in link.steps:
        assert step.effect
        assert step.chars is None or text[step.chars.start : step.chars.end].strip()


@given(st.text(max_size=80))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_has_stances(parser, text):
    doc = parser.doc(text)
    analysis = analyse(parser, doc)
    for token in doc:
        link = analysis.stances.resolve(token.i)
        assert link.head == token.i
        assert bool(link.steps) >= bool(link.marks)


def test_the_order_of_questions_does_not_matter(parser):
    doc = parser.doc("The paper said the owner denied that his clerks may have sold tickets.")
    analysis = analyse(parser, doc)
    forward = [analysis.stances.resolve(i) for i in range(len(doc))]
    fresh = StanceResolver(analysis.parsed, analysis.attributions, analysis.scopes, analysis.stances.belief_weights)
    assert [fresh.resolve(i) for i in reversed(range(len(doc)))][::-1] == forward


def test_deep_nesting_stays_bounded(parser):
    doc = parser.doc("He said that " * 60 + "it rained.")
    link = analyse(parser, doc).stances.resolve(len(doc) - 2)
    assert link.author in (Commitment.UNCOMMITTED, Commitment.CERTAIN)
    assert len(link.holders) <= 12


def test_a_source_that_reports_on_itself_is_one_source(parser):
    stance = parser.parse("The mayor said he did not expect the result to change.").claims[-1].stance
    assert [s.commitment for s in stance.sources] == [Commitment.NOT_PROBABLE]


def test_a_clause_without_the_words_above_it(parser):
    doc = parser.doc("The mayor does not think the bridge might collapse.")
    stances = analyse(parser, doc).stances
    collapse = next(t.i for t in doc if t.text == "collapse")
    assert stances.resolve_clause(collapse).holders[-1].commitment is Commitment.NOT_PROBABLE
    assert stances.resolve(collapse).holders[-1].commitment is not Commitment.NOT_PROBABLE
