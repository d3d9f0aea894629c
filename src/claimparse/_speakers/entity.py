"""A person or body of a text, and what the text says about its roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import Literal

from claimparse._evidence import MentionLink, Run
from claimparse._speakers.implied_roles import ImpliedRole
from claimparse.lexicon.schema.persons import Gender
from claimparse.types import SpeakerKind

Restriction = Literal["standing", "country", "party", "name", "portfolio"]
"""What a word restricts a role by: rank or side ("deputy"), country, party, a place or body with a name, or a field."""

LEAST_OF_PROOF = 0.7
"""The least probability at which a pronoun proves the gender of whom it means."""
BODY_KINDS = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.PLACE, SpeakerKind.PUBLICATION})


@dataclass(slots=True)
class Entity:
    """A person or body while a text is read.

    ``words`` is the fullest name found, ``suffix`` distinguishes it from a namesake.

    ``role`` is the phrase shown as its role; ``role_runs`` are all such phrases, each with whether it is a former role.
    ``role_nouns`` are the nouns of all its roles; ``former_roles`` and ``current_roles`` those of them that the text
    calls former and current ones, ``implied_roles`` those that only a verb gives; ``has_left_office`` is true once the
    text says that an office ended. ``role_words`` are all words of its roles, ``restrictions`` those that say which of
    its kind a role is, by what they restrict it by. ``sides`` are nouns for the side of a case on which verbs have
    shown it.

    ``full_name_starts`` are the first tokens of its full names, ``short_name_count`` the number of its other names in
    the whole text. ``is_most_named`` is true for the person or body named most often, ``is_in_lead`` for those named in
    the headline or the first paragraph. ``last_mention`` is the head of its last mention so far, ``has_spoken`` true
    once one is a source. ``members`` are the persons of a group that the text names together: "Ann and Bo Lee".
    ``pronouns`` are the genders of the pronouns that mean it, each with the highest probability of one.
    """

    index: int
    kind: SpeakerKind
    words: tuple[str, ...] = ()
    name: str = ""
    suffix: str = ""
    gender: Gender | None = None
    is_plural: bool = False
    is_named: bool = True
    is_thing: bool = False
    role: str | None = None
    role_runs: list[tuple[Run, bool]] = field(default_factory=list)
    role_nouns: set[str] = field(default_factory=set)
    role_words: set[str] = field(default_factory=set)
    restrictions: dict[Restriction, set[str]] = field(default_factory=dict)
    sides: set[str] = field(default_factory=set)
    has_spoken: bool = False
    former_roles: set[str] = field(default_factory=set)
    current_roles: set[str] = field(default_factory=set)
    implied_roles: set[str] = field(default_factory=set)
    has_left_office: bool = False
    age: str = ""
    full_name_starts: list[int] = field(default_factory=list)
    last_mention: int = -1
    short_name_count: int = 0
    is_most_named: bool = False
    is_in_lead: bool = False
    mentions: list[MentionLink] = field(default_factory=list)
    members: tuple[Entity, ...] = ()
    pronouns: dict[Gender, float] = field(default_factory=dict)

    def note_pronoun(self, gender: Gender, probability: float) -> None:
        """Note that a pronoun with a gender means this entity, as probably as said."""
        self.kind = SpeakerKind.PERSON
        self.pronouns = {gender: max(probability, self.pronouns.get(gender, 0.0))}
        if self.gender is None and probability >= LEAST_OF_PROOF:
            self.gender = gender

    @property
    def name_count(self) -> int:
        """The number of its names in the whole text."""
        return len(self.full_name_starts) + self.short_name_count

    def add_role_nouns(self, nouns: Iterable[str], *, is_former: bool) -> None:
        """Add the nouns of a role, which the text calls a former one or not."""
        nouns = list(nouns)
        self.role_nouns.update(nouns)
        (self.former_roles if is_former else self.current_roles).update(nouns)

    def add_restrictions(self, restrictions: Mapping[Restriction, Set[str]]) -> None:
        """Add words that say which of its kind a role is."""
        for kind, words in restrictions.items():
            self.restrictions.setdefault(kind, set()).update(words)

    def add_implied_role(self, role: ImpliedRole) -> None:
        """Add a role that only a verb gives."""
        for applies, is_former in ((role.is_former, True), (role.is_current, False)):
            if applies:
                self.add_role_nouns(role.nouns, is_former=is_former)
        if role.office_noun is None:
            self.implied_roles.update(role.nouns)
        self.role_words.update(role.narrowing)
