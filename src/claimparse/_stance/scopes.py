"""Gives each cue of stance its scope on the dependency tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from claimparse._evidence import Run, ScopeLink, StanceMark
from claimparse._stance.facts import CUE_KIND_FACTS
from claimparse._stance.lexicon import Predicate, StanceLexicon
from claimparse._stance.scope_syntax import clause_scope, complement_scope, right_scope, runs_of
from claimparse._text.parsed_text import ParsedText
from claimparse.types import CueKind

View = Literal["clause", "right"]


def link(parsed: ParsedText, marks: Sequence[StanceMark], view: View, *, passive: bool = True) -> tuple[ScopeLink, ...]:
    """The scope of each mark, in the same order; inert marks have none.

    ``passive``: whether the right view holds the subject of a passive, as in BioScope.
    """
    words = StanceLexicon.of(parsed.lexicon)
    return tuple(ScopeLink(m, _scope(parsed, words, m, view, passive)) for m in marks)


def _scope(parsed: ParsedText, words: StanceLexicon, mark: StanceMark, view: View, passive: bool) -> tuple[Run, ...]:
    if mark.kind is CueKind.PSEUDO:
        return ()
    head, discourse = parsed.doc[mark.head], words.nouns["discourse"]
    of_clause = view == "clause" and CUE_KIND_FACTS[mark.kind].scope_of_clause
    if isinstance(words.names.get(mark.entry), Predicate) and not of_clause:
        return runs_of(complement_scope(head, mark.tokens, with_subject=view == "clause"))
    affix, quantifier = mark.strength == "affix", words.is_quantifier(mark.entry)
    if view == "right":
        return runs_of(right_scope(head, mark.tokens, quantifier=quantifier, passive=passive, discourse=discourse))
    return runs_of(clause_scope(head, mark.tokens, quantifier=quantifier, affix=affix, discourse=discourse))
