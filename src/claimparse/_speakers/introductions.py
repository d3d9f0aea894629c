"""How people and bodies are introduced: nouns in apposition to a name or predicated of it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from claimparse._evidence import Run
from claimparse._speakers.mention_syntax import (
    NOUN_PHRASE,
    SUBJECT_LABELS,
    Columns,
    is_negated,
    is_plural,
    starts_predicate,
)
from claimparse._speakers.names import NameMention
from claimparse.lexicon.persons import PersonLexicon

MAX_APPOSITION = 12


@dataclass(frozen=True, slots=True)
class Introductions:
    """Finds the nouns that tell what a name names beside it: roles of persons, or kinds of bodies.

    ``nouns`` are those looked for, ``in_titles`` the tokens of titles before names.
    """

    c: Columns
    lex: PersonLexicon
    in_titles: frozenset[int]
    nouns: Container[str]

    def of(self, name: NameMention) -> Iterator[tuple[int, Run]]:
        """The nouns in apposition to a name or predicated of it, each with its phrase."""
        c, last = self.c, name.last
        behind = self._phrase_behind(name)
        if behind is not None:
            yield behind
        called = self._phrase_called(name)
        if called is not None:
            yield called
        before = self._phrase_before(name)
        if before is not None:
            yield before
        if c.dep[last] in SUBJECT_LABELS:
            for k in c.children[c.head[last]]:
                if c.dep[k] == "attr" and k > last and self._is_role(k) and not is_negated(c, c.head[last]):
                    yield k, Run(min((*c.children[k], k)), k + 1)

    def beside(self, name: NameMention) -> Iterator[tuple[int, Run]]:
        """The noun directly before a name: "the magazine Globe", but not "the magazine Lee founded"."""
        c, noun = self.c, name.run.start - 1
        if noun > 0 and c.lower[noun - 1] == "the" and self._is_role(noun) and name.words[0] not in self.lex.given:
            own = c.dep[name.last] not in SUBJECT_LABELS or c.head[noun] == name.last
            if own or (c.head[noun] == c.head[name.last] and c.dep[noun] == c.dep[name.last]):
                yield noun, Run(noun, noun + 1)

    def _is_role(self, i: int) -> bool:
        return self.c.lower[i] in self.nouns and not is_plural(self.c, i)

    def _phrase_behind(self, name: NameMention) -> tuple[int, Run] | None:
        """ "Name, the spokesperson for ...": a noun phrase behind a comma that no verb follows."""
        c, start = self.c, name.core.end + 1
        if start >= len(c) or c.text[start - 1] != ",":
            return None
        if c.tag[start] == "CD" and start + 1 < len(c) and c.text[start + 1] == ",":
            start += 2
        for i in range(start, min(start + MAX_APPOSITION, len(c))):
            if c.tag[i] not in NOUN_PHRASE or c.sentence[i] != c.sentence[start]:
                return None
            if (
                self._is_role(i)
                and i not in self.in_titles
                and i + 1 < len(c)
                and c.tag[i + 1] not in NOUN_PHRASE - {"CC"}
            ):
                return None if starts_predicate(c, i + 1) else (i, Run(start, self._phrase_end(i)))
        return None

    def _phrase_called(self, name: NameMention) -> tuple[int, Run] | None:
        """ "a nurse named Name"."""
        c, participle = self.c, name.run.start - 1
        if participle < 1 or c.lower[participle] not in {"named", "called"} or not self._is_role(participle - 1):
            return None
        return participle - 1, Run(c.doc[participle - 1].left_edge.i, participle)

    def _phrase_end(self, noun: int) -> int:
        """Where a phrase ends: at the next comma, dash or verb."""
        c, end = self.c, noun + 1
        while end < min(len(c), noun + MAX_APPOSITION) and (c.tag[end] in NOUN_PHRASE - {"CC"} or c.tag[end] == "IN"):
            end += 1
        while end > noun + 1 and c.tag[end - 1] in {"IN", "DT", "POS"}:
            end -= 1
        return end

    def _phrase_before(self, name: NameMention) -> tuple[int, Run] | None:
        """ "the envoy for ..., Name,": a phrase with an article before a comma."""
        c, comma = self.c, (name.role or name.run).start - 1
        if comma < 2 or c.text[comma] != ",":
            return None
        behind = c.text[name.core.end] if name.core.end < len(c) else "."
        if behind not in {",", ".", ";", "—", "-", ")", "of", "at"}:
            return None
        noun = None
        for i in range(comma - 1, max(comma - MAX_APPOSITION, -1), -1):
            if c.sentence[i] != c.sentence[comma] or (c.tag[i] not in NOUN_PHRASE and c.tag[i] != "IN"):
                return None
            if self._is_role(i):
                noun = i
            if noun is not None and c.tag[i] in {"DT", "PRP$", "POS"}:
                if len(name.words) < 2 and c.lower[noun] in self.lex.nouns.keys() - self.lex.kin - self.lex.bodies:
                    return None
                return noun, Run(i + (c.tag[i] == "POS"), comma)
        return None
