"""Coreference plugged in by the caller: what a resolver is asked, and what becomes of its answers."""

import pytest
import spacy
from spacy.tokens import Doc, DocBin

import claimparse
from claimparse.components import make_coref_clusters
from claimparse.errors import ResolverError
from claimparse.resolvers import Resolver, coref_clusters

TEXT = (
    "Ann Lee met Kate Hale in Oslo. They waited. She said rain fell. The envoy said snow fell. "
    "Peter Moss waved. He said that the road was closed."
)


def span_of(doc, words):
    start = doc.text.index(words)
    return doc.char_span(start, start + len(words), alignment_mode="expand")


@spacy.registry.misc("claimparse_tests.to_kate")
def to_kate():
    return kate


def kate(doc, mentions):
    """Answer "She" and "The envoy" with Kate Hale, and nothing else."""
    named = span_of(doc, "Kate Hale")
    return [named if mention.text in {"She", "The envoy"} else None for mention in mentions]


def speakers(document):
    return [(a.source[0].text, a.speakers) for a in document.attributions]


WITH_KATE = [("She", ("Kate Hale",)), ("The envoy", ("Kate Hale",)), ("He", ("Peter Moss",))]


@pytest.fixture(scope="module")
def nlp(parser):
    return parser.nlp


def with_resolver(nlp, resolver):
    return claimparse.load(nlp=nlp, resolver=resolver)


def test_what_a_resolver_is_asked(nlp):
    asked = []

    def note(doc, mentions):
        assert isinstance(doc, Doc)
        asked.extend(m.text for m in mentions)
        return [None] * len(mentions)

    text = "Ann Lee and Bo Lee met. She said rain fell. The envoy agreed with Lee. It is clear that he left."
    with_resolver(nlp, note).parse(text)
    assert asked == ["She", "The envoy", "Lee", "he"]


def test_answers_win_and_the_rules_fill_in(nlp):
    assert speakers(with_resolver(nlp, kate).parse(TEXT)) == WITH_KATE


def test_a_resolver_that_abstains_changes_nothing(parser):
    silent = with_resolver(parser.nlp, lambda doc, mentions: [None for _ in mentions])
    assert silent.parse(TEXT).attributions == parser.parse(TEXT).attributions


def test_a_pronoun_may_be_answered_with_a_nominal(nlp):
    text = "A trader spoke to a sailor. He said rain fell."

    def sailor(doc, mentions):
        return [span_of(doc, "a sailor") if m.text == "He" else None for m in mentions]

    assert speakers(with_resolver(nlp, sailor).parse(text)) == [("He", ("a sailor",))]


def test_an_answer_that_names_nobody_leaves_the_rules(nlp):
    def rain(doc, mentions):
        return [span_of(doc, "fell") for _ in mentions]

    assert speakers(with_resolver(nlp, rain).parse("Ann Lee left. She said rain fell.")) == [("She", ("Ann Lee",))]


def test_a_resolver_is_not_asked_where_every_mention_is_a_name(nlp):
    def never(doc, mentions):
        raise AssertionError("asked in vain")

    with_resolver(nlp, never).parse("Ann Lee said rain fell.")


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        (lambda doc, mentions: [], "0 answers for 2 mentions"),
        (lambda doc, mentions: ["Ann Lee"] * len(mentions), "answered with str"),
    ],
)
def test_wrong_answers_are_errors(nlp, answers, message):
    parser = with_resolver(nlp, answers)
    with pytest.raises(ResolverError, match=message):
        parser.parse("She said rain fell. He left.")
    with pytest.raises(ResolverError, match=message):
        list(parser.parse_many(["She said rain fell. He left."]))


def test_a_text_on_which_a_resolver_fails_does_not_end_the_stream(nlp):
    def fails(doc, mentions):
        raise RuntimeError("out of memory")

    first, second = with_resolver(nlp, fails).parse_many(["He said rain fell.", "Ann Lee said snow fell."])
    assert first.failed
    assert "out of memory" in first.warnings[0].message
    assert speakers(second) == [("Ann Lee", ("Ann Lee",))]


def test_the_signature_names_the_resolver(parser):
    assert parser.signature.resolver is None
    assert with_resolver(parser.nlp, kate).signature.resolver == f"{__name__}.kate"
    clusters = with_resolver(parser.nlp, coref_clusters())
    assert clusters.parse(TEXT).signature.resolver == "claimparse.resolvers.ClusterResolver"


def test_functions_and_objects_are_resolvers():
    assert isinstance(kate, Resolver)
    assert isinstance(coref_clusters(), Resolver)


# ---------------------------------------------------------------- clusters in the Doc


def groups(doc):
    """One cluster as spacy-experimental writes it."""
    doc.spans["coref_clusters_1"] = [span_of(doc, w) for w in ("Kate Hale", "She", "The envoy")]
    return doc


def heads(doc):
    """The same as spans of one token, as its first component writes them."""
    doc.spans["coref_clusters_1"] = [span_of(doc, w)[-1:] for w in ("Kate Hale", "She", "The envoy")]
    return doc


def offsets(doc):
    """The same as fastcoref writes it."""
    if not Doc.has_extension("coref_clusters"):
        Doc.set_extension("coref_clusters", default=None)
    found = [span_of(doc, w) for w in ("Kate Hale", "She", "The envoy")]
    doc._.coref_clusters = [[(s.start_char, s.end_char) for s in found]]
    return doc


@pytest.mark.parametrize("write", [groups, heads, offsets])
def test_clusters_of_each_convention_are_read(nlp, write):
    parser = with_resolver(nlp, coref_clusters())
    doc = write(parser.doc(TEXT))
    assert speakers(parser.of_doc(doc)) == WITH_KATE


def test_clusters_under_another_prefix(nlp):
    parser = with_resolver(nlp, coref_clusters("people"))
    doc = parser.doc(TEXT)
    doc.spans["people_1"] = [span_of(doc, w) for w in ("Kate Hale", "She")]
    assert ("She", ("Kate Hale",)) in speakers(parser.of_doc(doc))


def test_a_cluster_without_a_name(nlp):
    parser = with_resolver(nlp, coref_clusters())
    doc = parser.doc("A trader spoke to a sailor. He said rain fell.")
    doc.spans["coref_clusters_1"] = [span_of(doc, w) for w in ("a sailor", "He")]
    assert speakers(parser.of_doc(doc)) == [("He", ("a sailor",))]


# ---------------------------------------------------------------- in a pipeline of spaCy


def pipeline(*names, config):
    nlp = claimparse.load().nlp
    nlp = spacy.load(f"{nlp.meta['lang']}_{nlp.meta['name']}")
    for name in names:
        nlp.add_pipe(name, config=config if name in {"claimparse", "claimparse_attribution"} else {})
    return nlp


REGISTERED = {"resolver": {"@misc": "claimparse_tests.to_kate"}}


@pytest.fixture(scope="module")
def whole():
    return pipeline("claimparse", config=REGISTERED)


def test_a_resolver_in_a_component(whole):
    document = whole(TEXT)._.claimparse
    assert speakers(document) == WITH_KATE
    assert document.signature.resolver.endswith("kate")


def test_answers_survive_bytes_and_docbin(whole):
    doc = whole(TEXT)
    copy = Doc(whole.vocab).from_bytes(doc.to_bytes())
    packed = next(DocBin().from_bytes(DocBin(docs=[doc]).to_bytes()).get_docs(whole.vocab))
    assert copy._.claimparse == packed._.claimparse == doc._.claimparse


def test_worker_processes_give_the_same_answers(whole):
    found = [doc._.claimparse for doc in whole.pipe([TEXT, TEXT], n_process=2)]
    assert [speakers(d) for d in found] == [WITH_KATE, WITH_KATE]


def test_a_saved_pipeline_keeps_its_resolver(whole, tmp_path):
    whole.to_disk(tmp_path)
    assert speakers(spacy.load(tmp_path)(TEXT)._.claimparse) == WITH_KATE


@pytest.mark.parametrize(
    "names",
    [
        ("claimparse_quantities", "claimparse_attribution", "claimparse_stance"),
        ("claimparse_stance", "claimparse_attribution", "claimparse_quantities"),
    ],
)
def test_components_in_any_order_give_the_same_answers(whole, names):
    doc = pipeline(*names, config=REGISTERED)(TEXT)
    assert doc._.claimparse == whole(TEXT)._.claimparse


def test_the_packaged_resolver_by_its_name():
    assert spacy.registry.misc.get("claimparse.coref_clusters.v1") is make_coref_clusters
    assert make_coref_clusters("people") == coref_clusters("people")
