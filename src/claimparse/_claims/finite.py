"""Makes a clause of a content that has no finite verb: "denied taking bribes" says that somebody "has taken bribes".

Each shape of content has one way to a clause. Where none fits, the claim is worded as its report: "Lund praised the
crew".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimparse._claims.edits import Edit, appended, inserted
from claimparse._evidence import AttributionLink, Run
from claimparse._grammar import nonfinite
from claimparse._grammar.inflection import past_participle, third_person
from claimparse._grammar.noun_phrases import has_determiner, is_definite
from claimparse._grammar.parts_of_speech import is_nominal
from claimparse._grammar.referring import is_reflexive
from claimparse._grammar.tree import is_verbal, tense
from claimparse._grammar.words import CHARGE_PREPOSITIONS, CHARGING_VERBS
from claimparse._stance.facts import ACT_FACTS
from claimparse.types import AttributionKind, ReplacementReason, SpeechAct

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Doc, Token

CLAUSE = ReplacementReason.CLAUSE

_AUXILIARY_GERUNDS = {"having": "have", "being": "be"}
_FREE_CHOICE = frozenset({"any", "all"})
_PROSPECTIVE = frozenset(
    {"anticipate", "aim", "expect", "forecast", "foresee", "hope", "intend", "plan", "predict", "project"}
)
"""Lemmas of cues whose infinitive is about what is to come: "is expected to be late"."""


@dataclass(frozen=True)
class Content:
    """The tokens of a verbless or non-finite claim, in text order, and who may be its subject.

    ``source`` and ``target`` are the words for them, None where the text has none. ``is_denied`` is whether words
    outside negate it: "refused to sign", "is not expected to sign". ``offences`` are lemmas of what one is guilty of.
    """

    doc: Doc
    tokens: Sequence[int]
    head: int
    said: AttributionLink | None
    source: str | None
    target: str | None
    is_many: bool
    is_denied: bool = False
    offences: Collection[str] = ()

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


def finite_edits(content: Content) -> list[Edit] | None:
    """The edits that make a clause of a content; None where there is no way to one."""
    doc, inside = content.doc, content.inside
    said = content.said
    has_target = said is not None and said.target is not None
    charged = nonfinite.gerund_of_charge(doc, content.tokens, said.cue_head) if said and has_target else None
    if content.act is SpeechAct.DENIES:
        charged = charged or nonfinite.misread_gerund(doc[content.first])
    if charged is not None and (first := nonfinite.gerund(charged, inside)) is not None:
        return _from_gerund(content, charged, first)
    top = nonfinite.top_of(doc, content.tokens, content.head)
    if is_verbal(top) and (marker := nonfinite.infinitive_marker(top, inside)) is not None:
        return _from_infinitive(content, top, marker)
    if (gerund := nonfinite.gerund(top, inside)) is not None:
        return _from_gerund(content, top, gerund)
    if content.modal and (bare := nonfinite.bare_verb(top)) is not None:
        return [inserted(bare.i, content.modal, CLAUSE)]
    if content.said is None and (participle := nonfinite.headline_passive(top, inside)) is not None:
        found = _subject(content, top)
        be = "were" if found is not None and found[1] else "was"
        return [inserted(participle.i, be, CLAUSE)] if found is not None and not found[0] else None
    predicate = _predicate(content) if said is not None else None
    if predicate is not None:
        return predicate
    if doc[content.first].lower_ == "of" and content.target:
        return [Edit(Run(content.first, content.first + 1), f"{content.target} is guilty of", CLAUSE)]
    return _from_noun(content, top) if is_nominal(top) else None


# ---------------------------------------------------------------- verbs


def _subject(content: Content, verb: Token) -> tuple[str, bool] | None:
    """The subject to be added to a verb, "" where the content has one, and whether it is plural; None if unknown."""
    own = nonfinite.worded_subject_of(verb, content.inside)
    before = [noun for noun in nonfinite.nouns_among(content.doc, content.tokens) if noun.i < verb.i]
    if own is not None or before:
        who = own if own is not None else nonfinite.head_of_compound(before[0], content.inside)
        return "", nonfinite.is_plural_noun(who)
    preposition = nonfinite.preposition_before(verb)
    is_charge = preposition is not None and preposition.lower_ in CHARGE_PREPOSITIONS
    said = content.said
    if said is not None and said.target is not None and said.target.start in content.inside:
        return "", nonfinite.is_plural_noun(content.doc[said.target.end - 1])
    if content.act is SpeechAct.DIRECTS or (is_charge and content.target):
        return (content.target, False) if content.target else None
    return (content.source, content.is_many) if content.source else None


def _from_infinitive(content: Content, verb: Token, to: Token) -> list[Edit] | None:
    """ "promised to cut fares": somebody "will cut fares"; "claimed to be ill": "is ill"."""
    found = _subject(content, verb)
    if found is None:
        return None
    who, is_many = found
    modal, kind = content.modal, content.said.kind if content.said else None
    first = nonfinite.bare_form(to, verb)
    negation = nonfinite.negation_before(to, verb)
    start = to.i if negation is None else negation.i
    no = " not" if (negation is not None) != content.is_denied else ""
    is_perfect = first.lemma_ == "have" and first.i != verb.i
    is_state = first.lemma_ in ("be", "have") and not _is_prospective(content)
    is_told = is_perfect or is_state or (kind is AttributionKind.SPEECH and bool(who))
    if modal is not None or not is_told:
        edit = Edit(Run(start, to.i + 1), f"{modal or 'will'}{no}", CLAUSE)
    elif no and first.lemma_ not in ("be", "have"):
        edit = Edit(Run(start, to.i + 1), f"{'do' if is_many else 'does'} not", CLAUSE)
    else:
        edit = Edit(Run(start, first.i + 1), f"{_present(first.lemma_, is_many=is_many)}{no}", CLAUSE)
    return [*_added(content, who), edit]


def _is_prospective(content: Content) -> bool:
    return content.said is not None and content.doc[content.said.cue_head].lemma_ in _PROSPECTIVE


def _is_past(content: Content) -> bool:
    """Return whether a content is told in the past."""
    return content.said is not None and tense(content.doc[content.said.cue_head]) == "past"


def _present(lemma: str, *, is_many: bool) -> str:
    """The present tense of a verb for one or for many."""
    if not is_many:
        return third_person(lemma)
    return "are" if lemma == "be" else lemma


def _from_gerund(content: Content, verb: Token, first: Token) -> list[Edit] | None:
    """ "denied taking bribes": somebody "has taken bribes"; "accused the firm of lying": "the firm has lied"."""
    found = _subject(content, verb)
    if found is None:
        return None
    who, is_many = found
    if content.modal:
        auxiliary, form = content.modal, first.lemma_
    elif content.said is None:
        auxiliary, form = _present("be", is_many=is_many), first.text
    elif first.lower_ == "being" and _is_past(content):
        auxiliary, form = "were" if is_many else "was", ""
    elif first.lower_ in _AUXILIARY_GERUNDS and (first.i != verb.i or first.lower_ == "being"):
        auxiliary, form = _present(_AUXILIARY_GERUNDS[first.lower_], is_many=is_many), ""
    else:
        auxiliary, form = _present("have", is_many=is_many), past_participle(first.lower_, first.lemma_)
    preposition = nonfinite.preposition_before(verb)
    if preposition is None or preposition.i not in content.inside:
        start = nonfinite.adverbs_before(first, verb, content.inside)
        edits = [inserted(start, auxiliary, CLAUSE)] if start < first.i else []
        text = form if start < first.i else f"{auxiliary} {form}".rstrip()
        edits.append(Edit(Run(first.i, first.i + 1), text, CLAUSE))
    else:
        edits = [Edit(Run(preposition.i, preposition.i + 1), auxiliary, CLAUSE)]
        edits.append(Edit(Run(first.i, first.i + 1), form, CLAUSE))
    return [*_added(content, who), *edits]


def _added(content: Content, who: str) -> list[Edit]:
    source = content.said.source if content.said else ()
    return [inserted(content.tokens[0], who, CLAUSE, source)] if who else []


# ---------------------------------------------------------------- predicates and nouns


def _predicate(content: Content) -> list[Edit] | None:
    """ "condemned the raid as a crime": "the raid is a crime"; "called it a lie": "it is a lie"."""
    doc, nouns = content.doc, nonfinite.nouns_among(content.doc, content.tokens)
    if not nouns:
        return None
    first, top = nonfinite.head_of_compound(nouns[0], content.inside), doc[content.head]
    verb = _present("be", is_many=nonfinite.is_plural_noun(first))
    after = [doc[t] for t in content.tokens if t > nouns[0].i]
    own = _own_name(content, nouns[0])
    linking = nonfinite.linking_as(after)
    if linking is not None:
        return [*own, Edit(Run(linking.i, linking.i + 1), verb, CLAUSE)]
    cue = content.said.cue_head if content.said else -1
    is_charge = cue >= 0 and doc[cue].lemma_ in CHARGING_VERBS
    charges = (t for t in after if is_charge and t.lower_ in ("of", "with"))
    charge = next((t for t in charges if nonfinite.complement_of(t, cue)), None)
    if charge is not None:
        return [Edit(Run(charge.i, charge.i + 1), f"{verb} guilty of", CLAUSE)]
    if top.i == first.i or top.i not in content.inside or not nonfinite.is_object_predicate(top):
        return None
    return [*own, inserted(max(top.left_edge.i, first.i + 1), verb, CLAUSE)]


def _own_name(content: Content, noun: Token) -> list[Edit]:
    """The source for a reflexive: "calls himself a poet" says that he is one."""
    if content.said is None or content.source is None or not is_reflexive(noun):
        return []
    return [Edit(Run(noun.i, noun.i + 1), content.source, CLAUSE, content.said.source)]


def _from_noun(content: Content, noun: Token) -> list[Edit] | None:
    """ "demanded a review": "there should be a review"; "denied the sale": "the sale is a fact"."""
    opening = next(iter(nonfinite.nouns_among(content.doc, content.tokens)), noun)
    nouns = {noun, nonfinite.head_of_compound(opening, content.inside)}
    is_known = nonfinite.appears_known(noun) or any(is_definite(n) for n in nouns)
    is_plural, first = nonfinite.is_plural_noun(noun), content.doc[content.first]
    if content.act is SpeechAct.DENIES and content.source and _is_offence(content, noun, first):
        guilty = f"{content.source} {_present('be', is_many=content.is_many)} guilty of"
        end = first.i + (first.lower_ in _FREE_CHOICE)
        return [Edit(Run(first.i, end), guilty, CLAUSE, content.said.source if content.said else ())]
    if is_known and content.act is SpeechAct.DENIES and len(content.tokens) > 1:
        return [appended(content.tokens[-1] + 1, f"{_present('be', is_many=is_plural)} a fact", CLAUSE)]
    if is_known or (content.modal is None and content.act is not SpeechAct.DENIES):
        return None
    if content.modal is not None:
        return [inserted(first.i, f"there {content.modal} be", CLAUSE)]
    there = f"there {_present('be', is_many=is_plural)}"
    if first.lower_ not in _FREE_CHOICE:
        return [inserted(first.i, there, CLAUSE)]
    article = "an" if content.doc[min(first.i + 1, noun.i)].lower_[:1] in "aeiou" else "a"
    return [Edit(Run(first.i, first.i + 1), there if is_plural else f"{there} {article}", CLAUSE)]


def _is_offence(content: Content, noun: Token, first: Token) -> bool:
    """Return whether a noun is what somebody is guilty of: "denied fraud", "denied any wrongdoing"."""
    is_whole = first.i == noun.left_edge.i and (first.lower_ in _FREE_CHOICE or not has_determiner(noun))
    return is_whole and noun.lemma_ in content.offences
