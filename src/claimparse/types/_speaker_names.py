"""Speakers by what they are called: canonical names, other names, roles, and parts of names."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence

from claimparse.errors import AmbiguousSpeakerError
from claimparse.types._attributions import Identity, MentionKind, Speaker, SpeakerKind

_ARTICLES = ("the", "a", "an")
_COURTESY = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev"}
)
"""Forms of address that anybody may have; any other word before a surname must be in a role of the person."""


def called(name: str) -> str:
    """The form in which names are compared: in lower case, without accents, dots, an article and a final 's.

    >>> called("The  Café\u2019s"), called("Mr. Lund")
    ('cafe', 'mr lund')
    """
    bare = "".join(ch for ch in unicodedata.normalize("NFKD", name) if not unicodedata.combining(ch)).casefold()
    words = bare.replace("\u2019", "'").replace(".", "").removesuffix("'s").removesuffix("'").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def find_speaker(speakers: Sequence[Speaker], name: str) -> Speaker | None:
    """The speaker whom a name means; None if nobody is called so.

    Raises:
        AmbiguousSpeakerError: If it means several speakers.

    >>> find_speaker([], "Lund")
    """
    wanted = called(name)
    exact = next((s for s in speakers if s.name == name), None)
    if exact is not None or not wanted:
        return exact
    for names_of in _WAYS:
        found = [s for s in speakers if wanted in map(called, names_of(s))]
        if len(found) > 1:
            raise AmbiguousSpeakerError(
                f"{name!r} may mean {len(found)} speakers: {', '.join(s.name for s in found)}; "
                "give the canonical name of one of them"
            )
        if found:
            return found[0]
    return None


def representatives_of(speakers: Iterable[Speaker], name: str) -> set[str]:
    """The canonical names of those who speak on behalf of somebody, directly or through others."""
    speakers, principals, found = list(speakers), {called(name)}, set[str]()
    for _ in speakers:
        new = {s.name for s in speakers if s.on_behalf_of and called(s.on_behalf_of.name) in principals} - found
        if not new:
            break
        found |= new
        principals |= set(map(called, new))
    return found


def _canonical_name(speaker: Speaker) -> Iterable[str]:
    return (speaker.name,)


def _other_names(speaker: Speaker) -> Iterable[str]:
    named = (m.span.text for m in speaker.mentions if m.kind is not MentionKind.PRONOUN)
    return (*named, speaker.abbreviation.text) if speaker.abbreviation else tuple(named)


def _roles(speaker: Speaker) -> Iterable[str]:
    return (*(r.span.text for r in speaker.roles if not r.former), *filter(None, [speaker.role]))


def _parts_of_name(speaker: Speaker) -> Iterable[str]:
    """The ends of a name, and a person's first name: "Lund" and "Ada" of "Ada Lund"."""
    words = speaker.name.split() if speaker.identity is Identity.NAMED else []
    return [" ".join(words[k:]) for k in range(1, len(words))] + words[: speaker.kind is SpeakerKind.PERSON]


def _titled_names(speaker: Speaker) -> Iterable[str]:
    """A person's name and surname after each form of address, and after each word of a role: "Mayor Lund"."""
    if speaker.identity is not Identity.NAMED or speaker.kind is not SpeakerKind.PERSON:
        return []
    roles = {phrase for role in _roles(speaker) for phrase in (called(role), *called(role).split())}
    titles = sorted(_COURTESY | roles)
    return [f"{title} {name}" for title in titles for name in (speaker.name, speaker.name.split()[-1])]


_WAYS: tuple[Callable[[Speaker], Iterable[str]], ...] = (
    _canonical_name,
    _other_names,
    _roles,
    _parts_of_name,
    _titled_names,
)
"""What a speaker may be called by, the surest first."""
