"""Articles made up by rule: as many as are wanted, all different, with new names and numbers in each.

They are for measuring time and memory, where what counts is that words, lengths and constructions vary as they do in
news. They say nothing about quality.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

_ONSETS = ("b", "br", "d", "dr", "f", "g", "h", "k", "kr", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "w")
_VOWELS = ("a", "e", "i", "o", "u", "au", "ei", "oa")
_CODAS = ("", "n", "r", "l", "s", "nd", "rt", "ck", "m", "th")
_ENDINGS = ("son", "berg", "well", "ton", "ing", "ova", "ides", "man")
_GIVEN = ("Ana", "Bo", "Carla", "Dan", "Eva", "Finn", "Greta", "Hugo", "Ines", "Jon", "Karin", "Leo", "Mara", "Nils")
_ROLES = ("mayor", "harbour master", "minister", "lawyer", "fire chief", "engineer", "union leader", "coach")
_BODIES = ("the council", "the coast guard", "officials", "residents", "the ministry", "the port authority", "critics")
_THINGS = ("boats", "homes", "bridges", "schools", "buses", "tonnes of grain", "workers", "turbines", "permits")
_EVENTS = ("the dam would hold", "the pier had burned", "the strike might end", "the plan was legal", "prices fell")
_DAYS = ("on Monday", "last week", "in May", "on Friday evening", "two years ago", "since 2019", "")

_FRAMES = (
    "{name}, the {role} of {place}, said {day} that {event}.",
    "“We lost {number} of {more} {things},” {surname} said. “Nobody knew about {place}.”",
    "{body} denied that more than {number} {things} in {place} had been sold to {other}.",
    "The {adjective} {things} cost between {number} and {more} million dollars, according to {other}.",
    "{surname} did not rule out that {event}, but he would not say when {other} was told.",
    "It rained in {place} {day}, and about {number} {things} were moved to {elsewhere}.",
    "If {event}, {other} may have to pay up to {percent}% of the costs.",
    "She told {body} that the {adjective} report, which {name} wrote, was wrong.",
    "The firm, {firm}, up {percent}% {day}, promised to open {things} in {elsewhere}.",
    "{body} are investigating whether {other} knew that {event}.",
)


def article(seed: int, words: int = 400) -> str:
    """Return an article of about that many words; the same seed gives the same article."""
    chance = random.Random(seed)

    def stem(syllables: int) -> str:
        return "".join(chance.choice(part) for _ in range(syllables) for part in (_ONSETS, _VOWELS, _CODAS))

    surnames = [(stem(chance.randint(1, 2)) + chance.choice(_ENDINGS)).title() for _ in range(4)]
    names = [f"{chance.choice(_GIVEN)} {surname}" for surname in surnames]
    places = [stem(2).title() for _ in range(3)]

    def sentence() -> str:
        who = chance.randrange(len(names))
        filled = chance.choice(_FRAMES).format(
            name=names[who],
            surname=surnames[who],
            other=chance.choice(names),
            role=chance.choice(_ROLES),
            body=chance.choice(_BODIES),
            place=chance.choice(places),
            elsewhere=chance.choice(places),
            firm=f"{stem(2).title()} {chance.choice(('Bank', 'Motors', 'Lines', 'Group'))}",
            adjective=stem(2) + "ish",
            things=chance.choice(_THINGS),
            event=chance.choice(_EVENTS),
            day=chance.choice(_DAYS),
            percent=chance.randint(2, 99),
            number=f"{chance.randint(2, 9_999):,}",
            more=f"{chance.randint(10_000, 99_999):,}",
        )
        return filled[0].upper() + " ".join(filled.split()).replace(" ,", ",").replace(" .", ".")[1:]

    paragraphs, count = [" ".join((places[0], "counts its losses"))], 0
    while count < words:
        paragraphs.append(" ".join(sentence() for _ in range(chance.randint(1, 4))))
        count += len(paragraphs[-1].split())
    return "\n\n".join(paragraphs)


def articles(count: int | None = None, words: int = 400, first: int = 0) -> Iterator[str]:
    """Yield different articles, endlessly if no count is given."""
    seeds = itertools.count(first) if count is None else range(first, first + count)
    return (article(seed, words) for seed in seeds)
