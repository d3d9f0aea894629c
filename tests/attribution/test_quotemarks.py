"""Quotation marks: which characters stand between a pair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimparse._attribution.quote_pairs import find_quotations
from claimparse._text.paragraphs import paragraphs
from claimparse.lexicon import Lexicon
from claimparse.testing import read_tagged

PAIRED = {
    "straight double": 'He said "<q>we will wait</q>" and left.',
    "curly double": "He said “<q>we will wait</q>” and left.",
    "straight single": "He said '<q>we will wait</q>' and left.",
    "curly single": "He said ‘<q>we will wait</q>’ and left.",
    "angle": "He said «<q>we will wait</q>» and left.",
    "low and high": "He said „<q>we will wait</q>“ and left.",
    "doubled single marks": "He said ``<q>we will wait</q>'' and left.",
    "typewriter pairs": "He said ''<q>we will wait</q>'' and left.",
    "full width": "He said ＂<q>we will wait</q>＂ and left.",
    "stop inside": '"<q>We will wait.</q>" He left.',
    "question inside": '"<q>Will we wait?</q>" he asked.',
    "dash after it": '"<q>We will wait</q>"—so he said.',
    "bracket before": 'He left ("<q>we will wait</q>").',
    "around the cue": '"<q>We will,</q>" he said, "<q>wait here.</q>"',
    "two in a row": 'Both "<q>yes</q>" and "<q>no</q>" were heard.',
    "one word": 'She called it "<q>reckless</q>".',
    "no blank before the mark": "He said:“<q>We will wait.</q>”",
    "whole paragraph": "“<q>We will wait until the rain is over.</q>”",
    "number first": '"<q>12 men came,</q>" he said.',
    "money first": '"<q>$5 is enough,</q>" he said.',
}

APOSTROPHES = {
    "contraction": "They don't know what isn't there.",
    "curly contraction": "They don’t know what isn’t there.",
    "possessive": "The mayor's car and the drivers' union.",
    "name": "O'Hara met D'Angelo at noon.",
    "decade": "Songs of the ’90s and the '60s.",
    "elision": "Rock 'n' roll 'til dawn, and get 'em home.",
    "possessive in a single quotation": "She said: '<q>The drivers' union will wait for the mayor's word.</q>'",
    "contraction in a single quotation": "She said '<q>we don't wait</q>' and left.",
    "contraction in a double quotation": 'She said "<q>we don\'t wait</q>" and left.',
    "feet and inches": "He is 6'2\" tall and left.",
    "inches": 'A 12" pipe burst.',
    "minutes": "It lasted 5' at most.",
}

NESTED = {
    "single in double": "\"<q>He told me '<q>never again</q>' twice,</q>\" she said.",
    "curly single in curly double": "“<q>He told me ‘<q>never again</q>’ twice,</q>” she said.",
    "double in single": "'<q>He told me \"<q>never again</q>\" twice,</q>' she said.",
    "curly double in straight double": '"<q>He told me “<q>never again</q>” twice,</q>" she said.',
    "both end together": "“<q>He told me, ‘<q>Never again.</q>’</q>” She left.",
    "two inside": "“<q>Some say ‘<q>yes</q>’ and some ‘<q>no</q>’ here,</q>” she said.",
    "three deep": "“<q>She heard: ‘<q>They shout “<q>go</q>” at us</q>’ then,</q>” he said.",
    "opens both at once": "“<q>‘<q>Never again,</q>’ he told me,</q>” she said.",
    "opens both, straight": "\"<q>'<q>Never again,</q>' he told me,</q>\" she said.",
    "closes both, straight": "\"<q>He told me, '<q>Never again.</q>'</q>\" She left.",
    "with a contraction inside": "\"<q>He told me '<q>we don't wait</q>' twice,</q>\" she said.",
    "beside a possessive": "“<q>The drivers’ leader cried ‘<q>stop</q>’ twice,</q>” she said.",
    "a title inside": "“<q>I have read ‘<q>Paper Moons</q>’ twice,</q>” she said.",
    "curly double in angles": "«<q>He told me “<q>never again</q>” twice,</q>» she said.",
    "two sentences inside": "“<q>He said: ‘<q>We wait. We go.</q>’ Then he left,</q>” she said.",
    "double inside a scare quote": "'<q>The \"<q>reform</q>\" bill</q>' was dropped.",
    "an elision inside": "“<q>He sang ‘<q>rock ’n’ roll</q>’ all night,</q>” she said.",
}

ACROSS = {
    "opening mark repeated": "“<q>We will wait.</q>\n“<q>Then we go home,</q>” she said.",
    "straight marks repeated": '"<q>We will wait.</q>\n"<q>Then we go home,</q>" she said.',
    "three paragraphs": "“<q>One.</q>\n“<q>Two.</q>\n“<q>Three.</q>”",
    "cue first": "She said: “<q>We will wait.</q>\n“<q>Then we go home.</q>”\nShe left.",
    "blank line between": "“<q>We will wait.</q>\n\n“<q>Then we go home,</q>” she said.",
    "blank lines, straight": 'She said: "<q>We will wait.</q>\n\n"<q>Then we go.</q>\n\n"<q>Then we sleep.</q>"',
    "angles repeated": "«<q>We will wait.</q>\n«<q>Then we go home,</q>» she said.",
    "cue after the first sentence": "“<q>We will wait for the rain to end.</q>\n“<q>And then,</q>” she said.",
    "ends with a dash": "“<q>We will wait —</q>\n“<q>no, we go,</q>” she said.",
    "ends with a question": "“<q>Will we wait?</q>\n“<q>We will,</q>” she said.",
    "a possessive inside": "“<q>The drivers’ union will wait.</q>\n“<q>So will we,</q>” she said.",
    "doubled marks repeated": "``<q>We will wait.</q>\n``<q>Then we go home,</q>'' she said.",
    "four paragraphs": "“<q>One.</q>\n“<q>Two.</q>\n“<q>Three.</q>\n“<q>Four,</q>” she said.",
    "ends with three dots": "“<q>We will wait…</q>\n“<q>and wait,</q>” she said.",
}

ACROSS_AND_INSIDE = {
    "nested in the second paragraph": (
        "“<q>We will wait.</q>\n“<q>They cried ‘<q>go</q>’ at us,</q>” she said.",
        [None, 0, None],
    ),
    "nested in the first": ("“<q>They cried ‘<q>go</q>’ at us.</q>\n“<q>We went,</q>” she said.", [None, None, 0]),
    "a new speaker after a closed one": ("“<q>We wait,</q>” she said.\n“<q>We go,</q>” he said.", [None, None]),
    "a second run": (
        "“<q>One.</q>\n“<q>Two,</q>” she said.\nIt rained.\n“<q>Three.</q>\n“<q>Four,</q>” he said.",
        [None, 0, None, 2],
    ),
    "a quotation before the run": ("She “<q>wept</q>” and said: “<q>One.</q>\n“<q>Two.</q>”", [None, None, 1]),
}

DAMAGED = {
    "never closed": ("“<q>We will wait.</q> She left.\nThen he said “<q>no</q>”.", ["quotation-unclosed"]),
    "never opened": ("She left. <q>We will wait,</q>” he said.\nThen “<q>no</q>” came.", ["quotation-unopened"]),
    "straight never closed": (
        'He said "<q>we will wait.</q> She left.\nThen "<q>no</q>" came.',
        ["quotation-unclosed"],
    ),
    "straight never opened": (
        'She left. <q>We will wait,</q>" he said. "<q>No,</q>" she said.',
        ["quotation-unopened"],
    ),
    "opened twice": ("“<q>We will wait.</q> “<q>No,</q>” she said.", ["quotation-unclosed"]),
    "curly and straight": ('“<q>We will wait,</q>" she said. "<q>No,</q>” he said.', []),
    "closing mark opens": ("He said ”<q>we will wait</q>” and left.", []),
    "lost in one paragraph only": (
        "He said “<q>we wait.</q>\nNo one came.\n“<q>No,</q>” she said.",
        ["quotation-unclosed"],
    ),
    "initials are no end": ("He said “<q>the U.S. Senate will wait.</q> She left.", ["quotation-unclosed"]),
    "mark alone": ("One ” here.\nThen “<q>no</q>” came.", ["quotation-unopened"]),
    "empty pair": ('He wrote "" and left.', []),
    "run of paragraphs never closed": (
        "“<q>One.</q>\n“<q>Two.</q>\nShe left. “<q>No,</q>” he said.",
        ["quotation-unclosed"],
    ),
    "mark not repeated": (
        "“<q>We will wait.</q>\n<q>Then we go home,</q>” she said. “<q>No,</q>” he said.",
        ["quotation-unclosed", "quotation-unopened"],
    ),
    "closed twice": ("“<q>We will wait,</q>” she said.” Then “<q>no</q>” came.", ["quotation-unopened"]),
    "opened, then another opened": (
        "She said “<q>we will wait.</q> He said “<q>we go</q>”.",
        ["quotation-unclosed"],
    ),
    "angle never closed": ("He said «<q>we will wait.</q> She left. «<q>No,</q>» he said.", ["quotation-unclosed"]),
    "angle never opened": ("She left. <q>We will wait,</q>» he said. «<q>No,</q>» she said.", ["quotation-unopened"]),
    "two paragraphs damaged": (
        "He said “<q>we wait.</q> Rain.\nShe left. <q>We go,</q>” he said.\n“<q>No,</q>” she said.",
        ["quotation-unclosed", "quotation-unopened"],
    ),
    "single mark never closed": ("He said ‘we will wait. She left. “<q>No,</q>” he said.", []),
    "single mark never opened": ("He will wait,’ she said. “<q>No,</q>” he said.", []),
    "nested single never closed": ("“<q>He told me ‘never again twice,</q>” she said. “<q>No,</q>” he said.", []),
    "title abbreviation is no end": ("He said “<q>Mr. Lee will wait.</q> She left.", ["quotation-unclosed"]),
    "blanks inside the marks": ('He said "<q> we will wait </q>" and left.', []),
    "mark at the end of the text": ("She left. “<q>We wait,</q>” he said. “", ["quotation-unclosed"]),
    "mark at the start of the text": ("” She left. “<q>We wait,</q>” he said.", ["quotation-unopened"]),
    "inches do not open": ('A 12" pipe burst. "<q>Run,</q>" he said.', []),
}


def read(text):
    parts = [(p.start, p.end) for p in paragraphs(text, Lexicon.default())]
    return find_quotations(text, parts, Lexicon.default())


def inner(text):
    return [(q.inner_start, q.inner_end) for q in read(text)[0]]


def expected(tagged):
    return sorted((s.start, s.end) for s in tagged.spans.get("q", []))


@pytest.mark.parametrize("marked", [*PAIRED.values(), *APOSTROPHES.values()], ids=[*PAIRED, *APOSTROPHES])
def test_pairs_and_apostrophes(marked):
    tagged = read_tagged(marked)
    found, faults = read(tagged.text)
    assert sorted((q.inner_start, q.inner_end) for q in found) == expected(tagged)
    assert faults == ()


@pytest.mark.parametrize("marked", NESTED.values(), ids=NESTED)
def test_nested_pairs(marked):
    tagged = read_tagged(marked)
    found, faults = read(tagged.text)
    assert sorted((q.inner_start, q.inner_end) for q in found) == expected(tagged)
    assert faults == ()
    for q in found:
        holders = [k for k, o in enumerate(found) if o.start < q.start and q.end <= o.end]
        assert q.parent == (holders[-1] if holders else None)


@pytest.mark.parametrize("marked", ACROSS.values(), ids=ACROSS)
def test_quotations_across_paragraphs(marked):
    tagged = read_tagged(marked)
    found, faults = read(tagged.text)
    assert sorted((q.inner_start, q.inner_end) for q in found) == expected(tagged)
    assert faults == ()
    assert [q.continues for q in found] == [None, *range(len(found) - 1)]


@pytest.mark.parametrize(("marked", "codes"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_pair_leaves_the_others_whole(marked, codes):
    tagged = read_tagged(marked)
    found, faults = read(tagged.text)
    assert sorted((q.inner_start, q.inner_end) for q in found) == expected(tagged)
    assert [f.code for f in faults] == codes


@pytest.mark.parametrize(("marked", "continues"), ACROSS_AND_INSIDE.values(), ids=ACROSS_AND_INSIDE)
def test_quotations_across_paragraphs_beside_others(marked, continues):
    tagged = read_tagged(marked)
    found, faults = read(tagged.text)
    assert sorted((q.inner_start, q.inner_end) for q in found) == expected(tagged)
    assert faults == ()
    assert [q.continues for q in found] == continues


def test_the_tables_have_forty_cases_at_least():
    assert len(NESTED) + len(ACROSS) + len(ACROSS_AND_INSIDE) + len(DAMAGED) >= 40


texts = st.text(st.sampled_from("ab sS.,!?\n\"'“”‘’«»„`0–"), max_size=80)


@given(texts)
def test_quotations_lie_in_the_text_and_nest(text):
    found, faults = read(text)
    for k, q in enumerate(found):
        assert 0 <= q.start <= q.inner_start < q.inner_end <= q.end <= len(text)
        assert q.continues is None or q.continues < k
        if q.parent is not None:
            outer = found[q.parent]
            assert q.parent < k
            assert outer.start <= q.start <= q.end <= outer.end
    for f in faults:
        assert text[f.start : f.end] in {'"', "“", "”", "«", "»", "„", "``", "''", "’’", "‘‘", "‘’", "’‘"}


@given(st.text(st.characters(blacklist_characters="\"“”„‟«»＂‘’‚‛'`´", blacklist_categories=["Cs"]), max_size=60))
def test_a_text_without_marks_has_no_quotations(text):
    assert read(text) == ((), ())


words = st.lists(st.sampled_from(["rain", "falls", "we", "wait", "here"]), min_size=1, max_size=6).map(" ".join)


@given(st.lists(st.tuples(words, words), min_size=1, max_size=5), st.sampled_from(["“”", '""', "«»"]))
def test_well_formed_pairs_are_all_found(parts, marks):
    text, spans = "", []
    for outside, inside in parts:
        text += f"{outside} {marks[0]}"
        spans.append((len(text), len(text) + len(inside)))
        text += f"{inside}{marks[1]} "
    assert inner(text.rstrip()) == spans
    assert read(text.rstrip())[1] == ()


@given(st.lists(words, min_size=2, max_size=4), words)
def test_damage_in_one_paragraph_leaves_the_others(paragraphs_, lost):
    good = [f"He said “{w}” then." for w in paragraphs_]
    text = "\n".join([*good, f"It was {lost}” then."])
    kept = [text[q.inner_start : q.inner_end] for q in read(text)[0] if not q.repaired]
    assert kept == paragraphs_
