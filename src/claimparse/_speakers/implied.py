"""Roles that only the wording tells: "Ann Lee, who chairs the panel", "Bo Roe, prosecuting", "became governor"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimparse._evidence import Run
from claimparse._speakers.mention_syntax import NOUN_PHRASE, NOUNS, VERB_GROUP, Columns, is_plural
from claimparse._speakers.names import NameMention
from claimparse.lexicon.persons import PersonLexicon

MAX_OBJECT = 8


@dataclass(frozen=True, slots=True)
class Implied:
    """A role read off a verb: its nouns, the words that narrow it ("panel"), and whether it is told as a former one, a
    present one, or both; ``noun`` is the word of the text that names it, if one does.
    """

    heads: tuple[str, ...]
    traits: tuple[str, ...]
    past: bool
    now: bool
    noun: int | None = None


@dataclass(frozen=True, slots=True)
class ImpliedRoles:
    """Finds the roles that the verb behind a name tells of its bearer."""

    c: Columns
    lex: PersonLexicon

    def of(self, name: NameMention, described: Sequence[Run]) -> Iterator[Implied]:
        """The roles told by the verb of which the name is the subject, or that of a relative or participle clause
        behind it or behind one of the phrases that ``described`` it.
        """
        for end in (name.core.end, *(run.end for run in described if run.start >= name.core.end)):
            verb = self._verb_behind(end)
            role = self._role(verb) if verb is not None else None
            if role is not None:
                yield role

    def _verb_behind(self, end: int) -> int | None:
        """The verb behind a name or its apposition: "Lee, 41, who now chairs", "Lee, representing", "Lee runs"."""
        c, i, size = self.c, end, len(self.c)
        comma = i < size and c.text[i] == ","
        i += comma
        if comma and i + 1 < size and c.tag[i] == "CD" and c.text[i + 1] == ",":
            i += 2
        who = i < size and c.lower[i] == "who"
        i += who
        for _ in range(3):  # "has since", "was"
            if i < size and c.tag[i] in VERB_GROUP and not self._tells(c.lower[i]):
                i += 1
        if i >= size or c.sentence[i] != c.sentence[end - 1]:
            return None
        if comma and not who:  # taggers take a bare "prosecuting" for an adjective or noun
            return i if c.lower[i].endswith("ing") else None
        return i if c.tag[i].startswith("VB") else None

    def _tells(self, word: str) -> bool:
        return word in self.lex.implied or self._of_office(word)

    def _of_office(self, word: str) -> bool:
        return word in self.lex.taking or word in self.lex.filling or word in self.lex.leaving

    def _role(self, verb: int) -> Implied | None:
        c, lex, word = self.c, self.lex, self.c.lower[verb]
        if word in lex.implied and self._takes_object(verb):
            past = c.tag[verb] in {"VBD", "VBN"}
            return Implied(tuple(sorted(lex.implied[word])), self._nouns(verb + 1), past, True)
        if self._of_office(word):
            return self._office(verb)
        return None

    def _takes_object(self, verb: int) -> bool:
        i = verb + 1
        return i >= len(self.c) or self.c.tag[i] in NOUN_PHRASE or self.c.text[i] == ","

    def _nouns(self, start: int) -> tuple[str, ...]:
        """The words of the noun phrases behind a verb, which say of what its subject has the role."""
        c, out = self.c, list[str]()
        for i in range(start, min(start + MAX_OBJECT, len(c))):
            if c.tag[i] not in NOUN_PHRASE and c.lower[i] not in {"of", "for"}:
                break
            if c.tag[i] in NOUNS or c.tag[i] == "JJ":
                out.append(c.lower[i])
        return tuple(out)

    def _office(self, verb: int) -> Implied | None:
        """The office behind "became" or "stood down as"."""
        c, lex, word = self.c, self.lex, self.c.lower[verb]
        bare = word in lex.taking
        for i in range(verb + 1, min(verb + MAX_OBJECT, len(c))):
            if c.text[i] in {",", ";", ".", "“", '"'} or c.sentence[i] != c.sentence[verb]:
                return None
            bare = bare or c.lower[i] == "as"
            if bare and c.lower[i] in lex.nouns and c.tag[i] in NOUNS and not is_plural(c, i):
                past, narrowing = word not in lex.taking, self._nouns(verb + 1)
                return Implied((c.lower[i],), narrowing, past, word not in lex.leaving, i)
        return None
