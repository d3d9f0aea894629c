"""Whether a text says itself that somebody has a role, or only reports, supposes, asks or denies it."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimparse._evidence import AttributionLink, QuoteMark, tokens_of
from claimparse._grammar.columns import Columns
from claimparse._grammar.noun_phrases import is_in_open_clause, is_predicate_noun
from claimparse.lexicon.persons import PersonLexicon
from claimparse.types import AttributionKind, SpeechAct


class RoleProof:
    """Tells which nouns prove a role.

    What stands beside a name is taken for granted, and the author proves every role that a clause asserts. What others
    say in a clause proves an office, if they assert it. Nowhere do they prove a reproach: by `"Lund is a thief," Holt
    said` Lund is none.
    """

    def __init__(
        self, c: Columns, lex: PersonLexicon, attributions: Sequence[AttributionLink], quotes: Sequence[QuoteMark]
    ) -> None:
        self.columns, self.lex = c, lex
        self._attributions, self._quotes = attributions, quotes

    def holds(self, i: int) -> bool:
        """Return whether a noun proves the role that it names."""
        noun, over = self.columns.doc[i], self._reports.get(i, ())
        if noun.lower_ in self.lex.reproaches and (over or i in self._quoted):
            return False
        return not is_predicate_noun(noun) or (all(map(_vouches, over)) and not is_in_open_clause(noun))

    @functools.cached_property
    def _reports(self) -> Mapping[int, Sequence[AttributionLink]]:
        """The attributions that report each token."""
        found: defaultdict[int, list[AttributionLink]] = defaultdict(list)
        for a in self._attributions:
            for i in tokens_of(a.content):
                found[i].append(a)
        return found

    @functools.cached_property
    def _quoted(self) -> frozenset[int]:
        return frozenset(i for q in self._quotes for i in range(*q.inner))


def _vouches(report: AttributionLink) -> bool:
    """Return whether whoever is reported says that it is so."""
    return report.act in (SpeechAct.ASSERTS, SpeechAct.COMMITS) and report.kind is AttributionKind.SPEECH
