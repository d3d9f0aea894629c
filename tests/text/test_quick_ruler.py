"""The quick attribute ruler does what spaCy's does, whatever the rules."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from claimparse._quick_ruler import QuickRuler, with_quick_rulers
from claimparse.testing import texts

WORDS = ["going", "gon", "na", "is", "that", "n't", "Lee", " "]
TAGS = ["VB", "IN", "NN", "_SP"]
LABELS = ["aux", "dobj", "ROOT"]
CONDITIONS = st.fixed_dictionaries(
    {},
    optional={
        "TAG": st.sampled_from(TAGS) | st.fixed_dictionaries({"NOT_IN": st.lists(st.sampled_from(TAGS))}),
        "DEP": st.sampled_from(LABELS) | st.fixed_dictionaries({"IN": st.lists(st.sampled_from(LABELS))}),
        "LOWER": st.sampled_from(WORDS).map(str.lower)
        | st.fixed_dictionaries({"IN": st.lists(st.sampled_from(["is", "that", "na"]))})
        | st.just({"REGEX": "^g"})
        | st.just({"NOT_IN": ["is"]}),
        "IS_SPACE": st.booleans(),
        "SHAPE": st.just("Xxx"),
        "OP": st.sampled_from(["?", "!"]),
    },
).filter(bool)
RULES = st.tuples(
    st.lists(st.lists(CONDITIONS, min_size=1, max_size=2), min_size=1, max_size=2),
    st.dictionaries(st.sampled_from(["POS", "LEMMA", "TAG"]), st.sampled_from(["VERB", "NOUN", "X"]), min_size=1),
)
SENTENCES = st.lists(st.tuples(*map(st.sampled_from, (WORDS, TAGS, LABELS))), min_size=1, max_size=9)


def annotations(doc):
    return [(t.tag_, t.pos_, t.lemma_, t.dep_, str(t.morph)) for t in doc]


@given(st.lists(RULES, min_size=1, max_size=5), st.lists(SENTENCES, min_size=1, max_size=3))
def test_any_rules_give_what_spacy_gives(rules, sentences):
    ruler = AttributeRuler(spacy.blank("en").vocab)
    for patterns, attributes in rules:
        ruler.add(patterns, attributes)
    quick = QuickRuler(ruler)
    for sentence in sentences:
        words, tags, labels = map(list, zip(*sentence, strict=True))
        made = {"words": words, "tags": tags, "deps": labels, "heads": [0] * len(words)}
        doc, other = Doc(ruler.vocab, **made), Doc(ruler.vocab, **made)
        assert annotations(quick(doc)) == annotations(ruler(other))


@given(texts())
def test_the_rules_of_the_pipeline_give_what_spacy_gives(ruled, text):
    if text.strip():
        assert annotations(with_quick_rulers(ruled.nlp, {})(text)) == annotations(ruled.nlp(text))


def test_most_rules_of_the_pipeline_are_looked_up(ruled):
    quick = QuickRuler(ruled.nlp.get_pipe("attribute_ruler"))
    assert len(quick._simple) > 10 * len(quick._others)


def test_the_pipeline_itself_is_not_changed_and_rules_that_are_added_later_count():
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "rain"}]], {"LEMMA": "x"})
    rulers = {}
    assert with_quick_rulers(nlp, rulers)("rain snow")[0].lemma_ == "x"
    made = rulers["attribute_ruler"]
    ruler.add([[{"LOWER": "snow"}]], {"LEMMA": "y"})
    assert with_quick_rulers(nlp, rulers)("rain snow")[1].lemma_ == "y"
    assert rulers["attribute_ruler"] is not made
    assert nlp.get_pipe("attribute_ruler") is ruler


def test_rules_that_are_replaced_by_as_many_count():
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "rain"}]], {"LEMMA": "x"})
    rulers = {}
    assert with_quick_rulers(nlp, rulers)("rain snow")[0].lemma_ == "x"
    ruler.clear()
    ruler.add([[{"LOWER": "snow"}]], {"LEMMA": "y"})
    assert [t.lemma_ for t in with_quick_rulers(nlp, rulers)("rain snow")] == ["", "y"]


def test_ids_of_strings_are_read_like_strings():
    nlp = spacy.blank("en")
    ids = [nlp.vocab.strings.add("snow")]
    nlp.add_pipe("attribute_ruler").add([[{"LOWER": {"IN": ids}}, {"LOWER": "fell"}]], {"LEMMA": "y"})
    assert with_quick_rulers(nlp, {})("snow fell")[0].lemma_ == nlp("snow fell")[0].lemma_ == "y"


def test_errors_go_to_the_handler_of_the_ruler():
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "snow"}]], {"LEMMA": "y"}, index=3)
    with pytest.raises(ValueError, match="E1001"):
        with_quick_rulers(nlp, {})("snow fell")
    ruler.set_error_handler(lambda name, pipe, docs, error: docs[0])
    assert len(with_quick_rulers(nlp, {})("snow fell")) == 2


@pytest.mark.parametrize("make", [lambda: None, lambda: AttributeRuler(spacy.blank("en").vocab)])
def test_other_components_stay(make):
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    if make() is not None:
        nlp.add_pipe("attribute_ruler")  # without rules
    assert with_quick_rulers(nlp, {}).pipeline == nlp.pipeline
