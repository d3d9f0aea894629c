"""The scope of each cue of stance on the dependency tree, in two views."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from claimparse._evidence import Run, ScopeLink, StanceMark, runs_of
from claimparse._grammar.scopes import answer_scope, clause_scope, complement_scope, right_scope
from claimparse._stance.facts import CUE_KIND_FACTS
from claimparse._stance.lexicon import StanceLexicon
from claimparse._text.parsed_text import ParsedText
from claimparse.types import CueKind

View = Literal["clause", "right"]


def link(parsed: ParsedText, marks: Sequence[StanceMark], view: View, *, passive: bool = True) -> tuple[ScopeLink, ...]:
    """Return the scope of each mark, in the same order; inert marks have none.

    ``passive``: whether the right view holds the subject of a passive, as in BioScope.
    """
    lexicon = StanceLexicon.of(parsed.lexicon)
    return tuple(ScopeLink(m, _scope(parsed, lexicon, m, view, passive)) for m in marks)


def _scope(parsed: ParsedText, lexicon: StanceLexicon, mark: StanceMark, view: View, passive: bool) -> tuple[Run, ...]:
    if mark.kind is CueKind.PSEUDO:
        return ()
    head, discourse = parsed.doc[mark.head], lexicon.word_classes["discourse"]
    of_clause = view == "clause" and CUE_KIND_FACTS[mark.kind].scopes_over_clause
    if lexicon.predicate(mark.entry) is not None and not of_clause:
        return runs_of(complement_scope(head, mark.tokens, with_subject=view == "clause"))
    answered = answer_scope(head)
    if answered is not None:
        return runs_of(answered)
    affix, quantifier = mark.is_affix, lexicon.target(mark.entry) == "verb"
    if view == "right":
        return runs_of(right_scope(head, mark.tokens, quantifier=quantifier, passive=passive, discourse=discourse))
    return runs_of(clause_scope(head, mark.tokens, quantifier=quantifier, affix=affix, discourse=discourse))
