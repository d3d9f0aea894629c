"""Cues of stance and their scopes: words, parts of words, words apart, inert look-alikes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimparse._inspect import analyse
from claimparse._stance import scopes as scope_linker
from claimparse._stance.lexicon import StanceLexicon
from claimparse.errors import LexiconError
from claimparse.lexicon import Lexicon
from claimparse.testing import read_tagged
from claimparse.types import CueKind

# <c>: a cue of the kind named; its pieces are joined by " ... "
CUES = [
    # single words
    ("The clerk did <c>not</c> sign.", "negation"),
    ("The clerk <c>never</c> signed.", "negation"),
    ("<c>Nobody</c> signed.", "negation"),
    ("<c>No</c> clerk signed.", "negation"),
    ("<c>None</c> of the clerks signed.", "negation"),
    ("She left <c>without</c> her coat.", "negation"),
    ("The train <c>nearly</c> stopped.", "negation"),
    # any apostrophe
    ("The clerk did<c>n't</c> sign.", "negation"),
    ("The clerk did<c>n’t</c> sign.", "negation"),
    ("The firm wo<c>n’t</c> pay.", "negation"),
    # several words
    ("The club <c>no longer</c> pays.", "negation"),
    ("The fire is <c>by no means</c> out.", "negation"),
    ("The roof has <c>yet to be</c> repaired.", "negation"),
    ("The result is <c>far from</c> clear.", "negation"),
    # words apart
    ("<c>Neither</c> the owner <c>nor</c> the guest spoke.", "negation"),
    ("She had <c>neither</c> fever <c>nor</c> cough.", "negation"),
    # parts of words
    ("The claim was <c>un</c>supported.", "negation"),
    ("The road was <c>im</c>passable.", "negation"),
    ("The order was <c>il</c>legal.", "negation"),
    ("The child was speech<c>less</c>.", "negation"),
    ("The answer was <c>ir</c>relevant.", "negation"),
    # implicatives
    ("The crew <c>failed</c> to land.", "implicative"),
    ("The crew <c>managed</c> to land.", "implicative"),
    ("The guards <c>prevented</c> him from leaving.", "implicative"),
    ("The bank was <c>unable</c> to pay.", "implicative"),
    # denial
    ("The firm <c>denied</c> that it paid.", "denial"),
    ("The firm <c>rejected</c> any link to the spy.", "denial"),
    ("The firm <c>dismissed</c> the report as <c>false</c>.", "denial"),
    # modals
    ("The roof <c>may</c> fall.", "modal"),
    ("The roof <c>could</c> fall.", "modal"),
    ("He <c>must</c> have slept.", "modal"),
    # hedges, appearance, evidentials
    ("The roof <c>probably</c> fell.", "hedge"),
    ("The roof is <c>likely</c> to fall.", "hedge"),
    ("It is <c>unclear</c> whether the roof fell.", "hedge"),
    ("The roof <c>seems</c> to have fallen.", "appearance"),
    ("The clerk <c>reportedly</c> fled.", "evidential"),
    ("<c>According to</c> the clerk, the roof fell.", "evidential"),
    ("It was <c>reported</c> that the roof fell.", "evidential"),
    ("The <c>alleged</c> attack took place at noon.", "evidential"),
    # conditions and questions
    ("<c>If</c> the roof falls, call me.", "condition"),
    ("<c>Unless</c> the roof falls, stay.", "condition"),
    ("<c>Depending on</c> the weather, the match may start late.", "condition"),
    ("<c>Had</c> the roof fallen, we would have fled.", "counterfactual"),
    ("Did the roof fall<c>?</c>", "question"),
    ("They <c>asked</c> whether the roof fell.", "question"),
    # attitudes
    ("They <c>think</c> the roof fell.", "doxastic"),
    ("They <c>doubt</c> that the roof fell.", "doubt"),
    ("They <c>know</c> that the roof fell.", "factive"),
    ("They <c>plan</c> to mend the roof.", "intention"),
    ("They <c>tried</c> to mend the roof.", "attempt"),
    # distance
    ("The paper <c>falsely</c> claimed that it fell.", "negation"),
    ("The <c>discredited</c> theory is still taught.", "negation"),
    ("<c>Few</c> ships sailed.", "negation"),
    ("There are <c>few</c> signs of peace.", "negation"),
    ("<c>Hardly any</c> ships sailed.", "negation"),
    ("<c>Without</c> the loan, the firm would have failed.", "counterfactual"),
    ("The <c>so-called</c> peace ended.", "distancing"),
    ('The <c>"</c>liberation<c>"</c> of the town took a week.', "distancing"),
    # phrases that are set only in their place
    ("There are <c>no</c> better tools than these.", "negation"),
    ("The tests showed that <c>no</c> surprise was intended.", "negation"),
    ("The inquiry asked <c>no</c> question about the loan.", "negation"),
    ("They could <c>not</c> help the miller.", "negation"),
    ("The mill <c>could</c> be heard next year.", "modal"),
    ("The gift <c>could</c> be seen as a bribe.", "modal"),
    # what is nobody suggests, and does not propose
    ("The tracks <c>suggest</c> a leak.", "hedge"),
    ("Sales fell, <c>suggesting</c> a weak summer.", "hedge"),
    ("The memo <c>hints</c> at a second account.", "hedge"),
    ("Garlic has been <c>suggested</c> to deter moths.", "hedge"),
    ("These results <c>suggest</c> that frost harms the vines.", "hedge"),
    ("A <c>potential</c> buyer came.", "hedge"),
    ("The barge was <c>un</c>insured.", "negation"),
    ("He stood motion<c>less</c>.", "negation"),
    ("Why did<c>n't</c> the roof fall?", "negation"),
    ("The mill is <c>about</c> to close.", "intention"),
    # in capitals
    ("COUNCIL SAYS <c>NO</c> TO TOLL", "negation"),
    ("There is <c>NO</c> evidence for it.", "negation"),
]

INERT = [
    ("There is <c>no doubt</c> that it fell.", "certain"),
    ("The storm <c>not only</c> hit the port but also the town.", "adds"),
    ("They left <c>in no time</c>.", "set phrase"),
    ("They <c>could not but</c> laugh.", "set phrase"),
    ("The guests were <c>denied</c> entry.", "refuses something"),
    ("Members <c>rejected</c> the treaty.", "turns something down"),
    ("The boat <c>barely</c> reached land.", "by little"),
    ("It was <c>not until</c> noon that they left.", "set phrase"),
    ("They marched on, <c>as if</c> nothing had happened.", "no condition"),
    ("The bells rang twice, did they <c>not</c>?", "asks for agreement"),
    ("You do the books, do you <c>not</c>, and sweep the yard?", "asks for agreement"),
    ("The bells are late, are<c>n't</c> they?", "asks for agreement"),
    ("Did<c>n't</c> the roof fall?", "asks for agreement"),
    ("The soup was <c>no better</c> than water.", "compares"),
    ("They <c>could not help</c> laughing.", "rather not"),
    ("The new barge <c>can</c> carry 40 cars.", "can do"),
    ("Smoke <c>could</c> be seen for miles.", "was there"),
]

NOT_CUES = [
    ("The council met in May.", "May"),
    ("Theresa May resigned.", "May"),
    ("He asked if it had rained.", "if"),
    ("The union is under pressure.", "under"),
    ("The important visitor arrived.", "important"),
    ("The clerk wrongly parked the van.", "wrongly"),
    ("The discredited mayor resigned.", "discredited"),
    ("A few ships sailed.", "few"),
    ("The few ships sailed.", "few"),
    ("The answer, if late, pleased them.", "if"),
    ("Unless it rains, we go.", "less"),
    ("The no-confidence vote passed.", "no"),
    ("No. 38 is the last house.", "No"),
    ("She moved to No. 38 in spring.", "No"),
    ("May Holt lives in a mill.", "May"),
    ("The unknown was a clerk.", "unknown"),
    ("The weather was inclement.", "in"),
    ("Growth potential is limited.", "potential"),
    ("The minister suggested a meeting in May.", "suggested"),
    ("The release of NO by the lamp was measured.", "NO"),
]

SCOPES = [
    # clause view: [ ... ] the scope
    ("clause", "not", "[The clerk did] not [sign the form]."),
    ("clause", "no", "no [witness came]."),
    ("clause", "not", "[The clerk did] not [resign] but stayed."),
    ("clause", "not", "She said [he did] not [pay]."),
    ("clause", "un", "[The claim was unsupported by data]."),
    ("clause", "not", "[The dog did] not [bark] because it slept."),
    ("clause", "never", "However, [the ship] never [sailed]."),
    ("clause", "without", "He left without [his coat]."),
    # right view
    ("right", "not", "The clerk did not [sign the form]."),
    ("right", "no", "He has no [help at home]."),
    ("right", "not", "[The cells were] not [found in blood]."),
    ("right", "may", "The roof may [fall]."),
    ("right", "without", "He left without [his coat]."),
]


def cues_of(parser, text, view="clause"):
    """The cues of a text as (kind, words, scope words, note)."""
    analysis = analyse(parser, text)
    links = scope_linker.link(analysis.parsed, [s.mark for s in analysis.scopes], view)
    for link in links:
        words = " ... ".join(text[c.start : c.end] for c in link.mark.chars)
        yield link.mark.kind, words, link, analysis.parsed


@pytest.mark.parametrize(("marked", "kind"), CUES)
def test_cues(parser, marked, kind):
    tagged = read_tagged(marked)
    wanted = " ... ".join(s.text for s in tagged.spans["c"])
    assert (CueKind(kind), wanted) in [(k, w) for k, w, _, _ in cues_of(parser, tagged.text)]


@pytest.mark.parametrize(("marked", "reason"), INERT)
def test_inert_cues_say_why(parser, marked, reason):
    tagged = read_tagged(marked)
    wanted = tagged.spans["c"][0].text
    notes = [link.mark.note for kind, words, link, _ in cues_of(parser, tagged.text) if words == wanted]
    assert len(notes) == 1
    assert reason in notes[0]


@pytest.mark.parametrize(("text", "word"), NOT_CUES)
def test_no_cue(parser, text, word):
    assert word not in [words for _, words, _, _ in cues_of(parser, text)]


@pytest.mark.parametrize(("view", "cue", "marked"), SCOPES)
def test_scopes(parser, view, cue, marked):
    text = marked.replace("[", "").replace("]", "")
    inside, wanted = False, []
    for piece in marked.replace("[", "\0[").replace("]", "\0]").split("\0"):
        inside = piece.startswith("[") or (inside and not piece.startswith("]"))
        if inside:
            wanted += piece.strip("[] .").split()
    link, parsed = next(
        (link, parsed) for _, words, link, parsed in cues_of(parser, text, view) if words.lower() == cue
    )
    assert " ".join(parsed.doc[r.start : r.end].text for r in link.scope).split() == wanted


# asked for by users of other tools: sentence | word | the author's commitment to it
ASKED = [
    ("The patient does not have any help at home.", "help", "CT-"),
    ("The patient does not have any help at home.", "home", "CT+"),
    ("She has neither fever nor cough.", "fever", "CT-"),
    ("She has neither fever nor cough.", "cough", "CT-"),
    ("Neither fever nor cough was found.", "found", "CT-"),
    ("No headache.", "headache", "CT-"),
    ("There was no headache.", "headache", "CT-"),
    ("Blood transfusion: no", "transfusion", "CT-"),
    ("Blood transfusion: No.", "transfusion", "CT-"),
    ("Known allergies: none", "allergies", "CT-"),
    ("The scan was negative for stroke.", "stroke", "CT-"),
    ("Negative for stroke.", "stroke", "CT-"),
    ("The tests came back negative for the virus.", "virus", "CT-"),
    ("It is not pretty, but functional.", "pretty", "CT-"),
    ("It is not pretty, but functional.", "functional", "CT+"),
    ("Not pretty, but functional.", "functional", "CT+"),
    ("It is still unclear whether the dam will hold.", "hold", "U"),
]


@pytest.mark.parametrize(("text", "word", "commitment"), ASKED)
def test_what_users_ask_for(parser, text, word, commitment):
    doc = parser.doc(text)
    head = next(t.i for t in doc if t.text == word)
    assert analyse(parser, doc).stances.resolve(head).author.value == commitment


def test_an_answer_is_about_the_words_before_its_colon(parser):
    for view in ("clause", "right"):
        ((_, _, link, parsed),) = cues_of(parser, "Blood transfusion: no", view)
        assert [parsed.doc[r.start : r.end].text for r in link.scope] == ["Blood transfusion"]


# ---------------------------------------------------------------- truths

_WORDS = "the owner did not refute that no aide may have fled if nobody said it seems unlikely neither nor without"
WORDS = st.sampled_from(_WORDS.split(" "))


@given(st.lists(WORDS, min_size=1, max_size=14), st.sampled_from(["clause", "right"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_scope_never_holds_its_cue(parser, words, view):
    text = " ".join(words) + "."
    for kind, _, link, parsed in cues_of(parser, text, view):
        covered = {t for r in link.scope for t in range(*r)}
        if link.mark.strength != "affix":
            assert not covered & set(link.mark.tokens)
        assert all(0 <= r.start < r.end <= len(parsed.doc) for r in link.scope)
        if kind is CueKind.PSEUDO:
            assert not link.scope
            assert link.mark.note


@given(st.text(max_size=60))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_cues_lie_inside_any_text(parser, text):
    for cue in parser.parse(text).cues:
        for span in (*cue.spans, *cue.scope):
            assert text[span.start : span.end] == span.text


# ---------------------------------------------------------------- the lexicon


def test_every_entry_says_where_it_comes_from():
    lexicon = Lexicon.default()
    for file, array in (
        ("stance", "entry"),
        ("predicates", "entry"),
        ("predicates", "nouns"),
        ("affixes", "entry"),
    ):
        for entry in lexicon.array(file, array):
            assert entry["source"].strip()


def test_entry_names_are_unique():
    lexicon = Lexicon.default()
    names = [e["name"] for file in ("stance", "predicates") for e in lexicon.array(file, "entry")]
    assert len(names) == len(set(names))


def test_words_are_lower_case_and_not_listed_twice():
    for entry in [*Lexicon.default().array("stance", "entry"), *Lexicon.default().array("predicates", "entry")]:
        assert [w for w in entry["words"] if w != w.lower()] == []
        assert len(entry["words"]) == len(set(entry["words"])), entry["name"]


def test_inert_entries_have_a_note_and_others_a_value():
    for entry in StanceLexicon.of(Lexicon.default()).names.values():
        assert (entry.value is None) == (entry.kind is CueKind.PSEUDO)


def test_a_users_word_is_read(tmp_path, parser):
    path = tmp_path / "mine.toml"
    path.write_text(
        '[[predicates.entry]]\nname = "mine"\nkind = "denial"\npart = "verb"\nwords = ["pooh-pooh", "nix"]\n'
        'frames = ["that"]\nvalue = ["U", "U"]\nheld = ["CT-", "U"]\nsource = "mine"\n'
    )
    words = StanceLexicon.of(Lexicon.extended([path]))
    assert words.predicates["nix"][0].kind is CueKind.DENIAL


def test_a_bad_entry_is_named(tmp_path):
    path = tmp_path / "bad.toml"
    path.write_text('[[stance.entry]]\nname = "broken"\nkind = "negation"\nwords = ["nix"]\nvalue = ["CT-"]\n')
    with pytest.raises(LexiconError, match="broken"):
        StanceLexicon.of(Lexicon.extended([path]))
