"""Who speaks in the turns of a transcript whose labels are no full names: "AL", "Q" and "A", "The Prime Minister"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from claimparse._evidence import TURN, AttributionLink, Run, tokens_of
from claimparse._grammar.columns import Columns
from claimparse._grammar.names import initials
from claimparse._grammar.words import ARTICLES
from claimparse._speakers.entity import Entity
from claimparse.lexicon.persons import PersonLexicon
from claimparse.types import SpeakerKind


class Turns:
    """The turns of a text.

    ``labels`` are the names in the labels, by their heads; ``label_of`` gives those of the tokens of a turn.
    """

    def __init__(self, c: Columns, lex: PersonLexicon, attributions: Sequence[AttributionLink]) -> None:
        self._columns, self._lex = c, lex
        turns = [(a.source_head, a) for a in attributions if a.rule == TURN and a.source_head is not None]
        self.labels: Mapping[int, Run] = {head: a.source[0] for head, a in turns}
        self.label_of: Mapping[int, int] = {t: head for head, a in turns for t in tokens_of(a.content)}

    def name_words(self) -> frozenset[str]:
        """The words of labels that may be names, which the tagger often misses, most of all in capitals."""
        words = (self._columns.text[i] for run in self.labels.values() for i in range(*run))
        return frozenset(w for w in words if len(w) > 2 and w.lower() not in ARTICLES | self._lex.person_nouns.keys())

    def speakers(self, entity_at: Mapping[int, Entity]) -> Mapping[int, Entity | None]:
        """Who speaks, by the heads of the labels that are no full names; None where the text does not say.

        Initials mean the one speaker of the transcript who has them, else the one person of the text. Whoever answers
        is the one person named outside the turns. A role is whoever stands in brackets after it, the first time.
        """
        text = {head: self._columns.text_of(run) for head, run in self.labels.items()}
        asked, answering = self._lex.questioners, self._lex.answerers
        found: dict[int, Entity | None] = {h: None for h, t in text.items() if t.lower() in asked | answering}
        known = {h: entity_at[h] for h in self.labels if h in entity_at and h not in found}
        outside = _persons(e for i, e in entity_at.items() if i not in self.label_of and i not in self.labels)
        answerer = outside[0] if len(outside) == 1 else None
        found |= {h: answerer for h in found if text[h].lower() in answering}
        by_initials = [_by_initials(known.values()), _by_initials(_persons(entity_at.values()))]
        for head, label in text.items():
            letters = label.replace(".", "")
            meant = next((by[letters] for by in by_initials if letters in by), None)
            if meant is not None and label.isupper():
                found[head] = meant[0] if len(meant) == 1 else None
        return found | self._in_brackets(text, entity_at)

    def _in_brackets(self, text: Mapping[int, str], entity_at: Mapping[int, Entity]) -> dict[int, Entity | None]:
        """The persons in brackets after roles, by the heads of all labels with the same words."""
        named = {t: e for h, t in text.items() if (e := self._person_in_brackets(h, entity_at)) is not None}
        return {h: named[t] for h, t in text.items() if t in named}

    def _person_in_brackets(self, head: int, entity_at: Mapping[int, Entity]) -> Entity | None:
        """The person named in the brackets after a role: "The Prime Minister (Tom Beck)"."""
        c, at = self._columns, self.labels[head].end
        if c.text[at] != "(" or (head in entity_at and entity_at[head].kind is SpeakerKind.PERSON):
            return None
        end = next(i for i in range(at + 1, len(c)) if c.text[i][0] == ")")  # a label has whole pairs of brackets
        entity = entity_at.get(end - 1)
        return entity if entity is not None and entity.kind is SpeakerKind.PERSON else None


def _persons(entities: Iterable[Entity]) -> list[Entity]:
    """The persons with names, each once; only full names if there are any, as taggers take towns for persons."""
    named = list({e.index: e for e in entities if e.is_named and e.words and e.kind is SpeakerKind.PERSON}.values())
    return [e for e in named if len(e.words) > 1] or named


def _by_initials(entities: Iterable[Entity]) -> Mapping[str, list[Entity]]:
    """By initials, whose they may be."""
    found: dict[str, list[Entity]] = {}
    for entity in {e.index: e for e in entities}.values():
        for letters in sorted(initials(entity.words)):
            found.setdefault(letters, []).append(entity)
    return found
