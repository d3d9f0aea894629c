"""Makes a clause of a content that has no finite verb: "denied taking bribes" says that somebody "has taken bribes".

Each shape of content has one way to a clause. Where none fits, the claim is worded as its report: "Lund praised the
crew".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimparse._claims.edits import Edit, appended, inserted
from claimparse._claims.references import is_plural_noun
from claimparse._evidence import AttributionLink, Run
from claimparse._grammar.inflection import past_participle, third_person
from claimparse._grammar.noun_phrases import is_definite
from claimparse._grammar.tree import FINITE_TAGS, NOMINAL, SUBJECTS, child, is_verbal, tense
from claimparse._grammar.words import INDEFINITE_ARTICLES
from claimparse._stance.facts import ACT_FACTS
from claimparse.types import AttributionKind, ReplacementReason, SpeechAct

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLAUSE = ReplacementReason.CLAUSE

_OBJECT_PREDICATES = frozenset({"oprd", "attr", "acomp", "xcomp", "ccomp", "appos", "conj"})
_CONTENT_SUBJECTS = SUBJECTS | {"poss"}


@dataclass(frozen=True)
class Content:
    """The tokens of a verbless or non-finite claim, in text order, and who may be its subject.

    ``source`` and ``target`` are the words for them, None where the text has none.
    """

    doc: Doc
    tokens: Sequence[int]
    head: int
    said: AttributionLink | None
    source: str | None
    target: str | None
    is_many: bool

    @property
    def act(self) -> SpeechAct:
        """What its source does with it; the author asserts it."""
        return self.said.act if self.said else SpeechAct.ASSERTS

    @property
    def modal(self) -> str | None:
        """The modal of what is undertaken or wanted of others."""
        return ACT_FACTS[self.act].modal

    @property
    def first(self) -> int:
        """The first token that is a word."""
        return next((t for t in self.tokens if not self.doc[t].is_punct), self.tokens[0])

    @property
    def inside(self) -> frozenset[int]:
        """The tokens as a set."""
        return frozenset(self.tokens)


def has_finite_verb(doc: Doc, tokens: Sequence[int]) -> bool:
    """Return whether a verb that no other word of the claim governs is finite, or the first of its verbs."""
    top, opener = _top(doc, tokens), next((doc[t] for t in tokens if doc[t].is_alpha), None)
    if opener is not None and opener.lower_ in ("that", "whether", "if") and len(tokens) > 1:
        return True
    if is_verbal(top) and tense(top) is not None:
        return True
    return any(doc[t].tag_ in FINITE_TAGS and doc[t].dep_ in ("ROOT", "ccomp", "conj", "aux") for t in tokens)


def _top(doc: Doc, tokens: Sequence[int], head: int | None = None) -> Token:
    """The verb, else the word, that no other one of some tokens governs."""
    inside = frozenset(tokens)
    tops = [doc[t] for t in tokens if doc[t].head.i not in inside or doc[t].head.i == t]
    words = [t for t in tops if not t.is_punct and not t.is_space and t.pos_ not in ("ADP", "SCONJ", "CCONJ")]
    if head is not None and any(t.i == head for t in words):
        return doc[head]
    verb = next((t for t in words if is_verbal(t)), None)
    if verb is not None and (head not in inside or head is None):
        return verb
    return doc[head] if head in inside and head is not None else (words or tops)[0]


def finite_edits(content: Content) -> list[Edit] | None:
    """The edits that make a clause of a content; None where there is no way to one."""
    doc = content.doc
    top = _top(doc, content.tokens, content.head)
    if is_verbal(top) and any(c.lower_ == "to" and c.dep_ == "aux" and c.i in content.inside for c in top.lefts):
        return _from_infinitive(content, top)
    if top.tag_ == "VBG":
        return _from_gerund(content, top)
    predicate = _predicate(content)
    if predicate is not None:
        return predicate
    governed = [t for t in content.tokens if doc[t].pos_ in NOMINAL]
    if doc[content.first].dep_ == "prep" and doc[content.first].lower_ == "of" and content.target and governed:
        return [Edit(Run(content.first, content.first + 1), f"{content.target} is guilty of", CLAUSE)]
    return _from_noun(content, top) if top.pos_ in NOMINAL else None


# ---------------------------------------------------------------- verbs


def _subject(content: Content, verb: Token) -> tuple[str, bool] | None:
    """The subject to be added to a verb, "" where the content has one, and whether it is plural; None if unknown."""
    own = child(verb, _CONTENT_SUBJECTS)
    before = [t for t in content.tokens if t < verb.i and content.doc[t].pos_ in NOMINAL]
    if own is not None and own.i in content.inside:
        return "", is_plural_noun(own)
    if before:
        return "", is_plural_noun(_head_of_first(content, before[0]))
    if content.act is SpeechAct.DIRECTS:
        return (content.target, False) if content.target else None
    if verb.dep_ == "pcomp" and verb.head.lower_ in ("of", "with") and content.target:
        return content.target, False
    return (content.source, content.is_many) if content.source else None


def _head_of_first(content: Content, first: int) -> Token:
    """The head of the noun phrase that begins at a noun: "forces" in "Ukraine's armed forces of hiding it"."""
    noun = content.doc[first]
    while noun.head.i in content.inside and noun.head.i > noun.i and noun.head.pos_ in NOMINAL:
        noun = noun.head
    return noun


def _from_infinitive(content: Content, verb: Token) -> list[Edit] | None:
    """ "promised to cut fares": somebody "will cut fares"; "claimed to be ill": "is ill"."""
    found = _subject(content, verb)
    if found is None:
        return None
    who, is_many = found
    to = next(c for c in verb.lefts if c.lower_ == "to" and c.dep_ == "aux")
    modal, kind = content.modal, content.said.kind if content.said else None
    first = next((t for t in range(to.i + 1, verb.i + 1) if content.doc[t].tag_ == "VB"), verb.i)
    lemma = content.doc[first].lemma_
    is_plan = modal is not None or kind is AttributionKind.ATTITUDE or (not who and lemma not in ("be", "have"))
    if is_plan:
        return [*_added(content, who), Edit(Run(to.i, to.i + 1), modal or "will", CLAUSE)]
    form = ("are" if lemma == "be" else lemma) if is_many else third_person(lemma)
    return [*_added(content, who), Edit(Run(to.i, first + 1), form, CLAUSE)]


def _from_gerund(content: Content, verb: Token) -> list[Edit] | None:
    """ "denied taking bribes": somebody "has taken bribes"; "accused the firm of lying": "the firm has lied"."""
    found = _subject(content, verb)
    if found is None:
        return None
    who, is_many = found
    group = [c for c in verb.lefts if c.dep_ in ("aux", "auxpass") and c.i in content.inside]
    first = group[0] if group else verb
    modal = content.modal
    if modal:
        auxiliary, form = modal, first.lemma_
    elif content.said is None:
        auxiliary, form = "are" if is_many else "is", first.text
    elif first.lemma_ == "have" and group:
        auxiliary, form = "have" if is_many else "has", ""
    elif first.lemma_ == "be":
        auxiliary, form = "are" if is_many else "is", ""
    else:
        auxiliary, form = "have" if is_many else "has", past_participle(first.lower_, first.lemma_)
    governed = verb.dep_ == "pcomp" and verb.head.i in content.inside
    at = verb.head.i if governed else first.i
    if at == first.i:
        edits = [Edit(Run(at, at + 1), f"{auxiliary} {form}".rstrip(), CLAUSE)]
    else:
        edits = [Edit(Run(at, at + 1), auxiliary, CLAUSE), Edit(Run(first.i, first.i + 1), form, CLAUSE)]
    return [*_added(content, who), *edits]


def _added(content: Content, who: str) -> list[Edit]:
    source = content.said.source if content.said else ()
    return [inserted(content.tokens[0], who, CLAUSE, source)] if who else []


# ---------------------------------------------------------------- predicates and nouns


def _predicate(content: Content) -> list[Edit] | None:
    """ "condemned the raid as a crime": "the raid is a crime"; "called it a lie": "it is a lie"."""
    doc, nouns = content.doc, [t for t in content.tokens if content.doc[t].pos_ in NOMINAL]
    if not nouns:
        return None
    first, top = _head_of_first(content, nouns[0]), doc[content.head]
    verb = "are" if is_plural_noun(first) else "is"
    after = [doc[t] for t in content.tokens if t > nouns[0]]
    linking = next((t for t in after if t.lower_ == "as" and t.dep_ != "mark"), None)
    if linking is not None:
        return [Edit(Run(linking.i, linking.i + 1), verb, CLAUSE)]
    charge = next((t for t in after if t.lower_ == "of" and content.said and t.head.i == content.said.cue_head), None)
    if charge is not None:
        return [Edit(Run(charge.i, charge.i + 1), f"{verb} guilty of", CLAUSE)]
    if is_verbal(top) or top.i == first.i or top.dep_ not in _OBJECT_PREDICATES or top.i not in content.inside:
        return None
    start = max(top.left_edge.i, first.i + 1)
    return [inserted(start, verb, CLAUSE)]


def _from_noun(content: Content, noun: Token) -> list[Edit] | None:
    """ "announced a review": "there is a review"; "confirmed the sale": "the sale is a fact"."""
    act = content.act
    is_known, is_plural = is_definite(noun) or noun.pos_ in ("PROPN", "PRON"), is_plural_noun(noun)
    first = content.doc[content.first]
    if is_known and act is SpeechAct.DENIES and len(content.tokens) > 1:
        return [appended(content.tokens[-1] + 1, f"{'are' if is_plural else 'is'} a fact", CLAUSE)]
    if is_known or (content.modal is None and not ACT_FACTS[act].is_factual):
        return None
    if content.modal is not None:
        return [inserted(first.i, f"there {content.modal} be", CLAUSE)]
    there = f"there {'are' if is_plural else 'is'}"
    if first.lower_ in ("any", "all") and not is_plural:
        article = "an" if content.doc[min(first.i + 1, noun.i)].lower_[:1] in "aeiou" else "a"
        return [Edit(Run(first.i, first.i + 1), f"{there} {article}", CLAUSE)]
    if first.lower_ not in INDEFINITE_ARTICLES and first.lower_ == "any":
        return [Edit(Run(first.i, first.i + 1), there, CLAUSE)]
    return [inserted(first.i, there, CLAUSE)]
