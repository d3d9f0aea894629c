"""Every entry of the lexicon has an example in which a word of it does its work: without it the reading is another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
import regex

from claimparse._quantities.plain import quantities as plain_quantities
from claimparse.api import Parser
from claimparse.lexicon import Lexicon
from claimparse.lexicon.schema import phrases_of

LEXICON = Lexicon.default()
ENTRIES = [(where, entry) for where, entry in LEXICON.entries() if where != "verbs.signature"]
"""All entries but those that list no words: the examples of signatures are those of the verbs that have them."""
EXAMPLES = [LEXICON.example(where, entry) for where, entry in ENTRIES]

WHOLE = {"affixes.entry", "places.country"}
"""Arrays whose entries are no lists of words that do without one: affixes, and names that lead back to a first one."""

UNSEEN = {
    "cues.naming_verb": "asked of what the trained model finds",
    "roles.epithet": "one sign among many for the ranker of antecedents",
    "currencies.plural": "asked when a quantity is written, not when it is read",
    "units.plural": "asked when a quantity is written, not when it is read",
    "units.pint": "asked when a quantity is converted, not when it is read",
    "places.country: Castries said the bananas were ripe.": "read as a group, and Saint Lucia as a saint's name",
}
"""The reasons why a reading does not change: by array, or by array and example."""


@dataclass(frozen=True)
class Case:
    """An example with the words of its entry that stand in it; ``text`` holds its tokens and lemmas, too."""

    index: int
    text: str
    words: frozenset[str]

    def meets(self, other: "Case") -> bool:
        """Return whether the other's words may stand in this example, or this one's in that."""
        return any(w in self.text for w in other.words) or any(w in other.text for w in self.words)


def test_every_entry_has_a_short_example_of_its_own():
    assert [entry for (_, entry), example in zip(ENTRIES, EXAMPLES, strict=True) if not example] == []
    assert [e for e in EXAMPLES if not 4 <= len(e.split()) <= 14] == []
    assert len(set(EXAMPLES)) == len(EXAMPLES)


@pytest.fixture(scope="module")
def docs(parser):
    return list(parser.docs(EXAMPLES))


@pytest.fixture(scope="module")
def cases(docs):
    return [_case(k, doc) for k, doc in enumerate(docs)]


def test_every_example_holds_a_word_of_its_entry(cases):
    assert [EXAMPLES[c.index] for c in cases if not c.words] == []


def test_without_the_word_the_example_has_another_reading(parser, docs, cases):
    """Words that stand in no other example of a group are taken out together: it is the lexicons that take time."""
    full, idle = Parser(parser.nlp), []
    for group in _groups(cases):
        lacking = Parser(parser.nlp, _without({c.index: c.words for c in group}))
        idle += [c.index for c in group if not _differ(docs[c.index], full, lacking)]
    found = {f"{ENTRIES[k][0]}: {EXAMPLES[k]}" for k in idle}
    assert {line for line in found if not {line, line.partition(":")[0]} & UNSEEN.keys()} == set()
    assert {reason for reason in UNSEEN if not any(line.startswith(reason) for line in found)} == set()


def _differ(doc, full: Parser, lacking: Parser) -> bool:
    known, found = (p.of_doc(doc).model_copy(update={"signature": None}) for p in (full, lacking))
    return known != found or plain_quantities(doc.text, full.lexicon) != plain_quantities(doc.text, lacking.lexicon)


# ---------------------------------------------------------------- the words of an entry in its example


def _case(index: int, doc) -> Case:
    where, entry = ENTRIES[index]
    text = "\n".join([doc.text, " ".join(t.text for t in doc), " ".join(t.lemma_ for t in doc)]).casefold()
    match where:
        case "affixes.entry":
            prefix, suffix = entry.get("prefix", ""), entry.get("suffix", "")
            words = [prefix or suffix] * any(t.startswith(prefix) and t.endswith(suffix) for t in text.split())
        case "boilerplate.entry":
            words = [p for p in entry["patterns"] if regex.fullmatch(p, doc.text, regex.I)]
        case _:
            words = [w for w in phrases_of(where, entry) if _stands_in(w.casefold(), text)]
    return Case(index, text, frozenset(words))


def _stands_in(phrase: str, text: str) -> bool:
    """Return whether a phrase stands in a text with no letter before or after it; "..." is a gap."""
    parts = [part.strip() for part in phrase.split("...")]
    if not all(part in text for part in parts):
        return False
    before, after = r"(?<!\p{L})" * phrase[0].isalpha(), r"(?!\p{L})" * phrase[-1].isalpha()
    return regex.search(before + ".*".join(map(regex.escape, parts)) + after, text) is not None


# ---------------------------------------------------------------- the lexicon without them


def _groups(cases: Iterable[Case]) -> list[list[Case]]:
    """The cases parted so that none of a group meets another's words."""
    groups: list[list[Case]] = []
    for case in cases:
        fitting = (g for g in groups if not any(case.meets(other) for other in g))
        group = next(fitting, None)
        if group is None:
            groups.append(group := [])
        group.append(case)
    return groups


def _without(words: Mapping[int, frozenset[str]]) -> Lexicon:
    """The packaged lexicon without some words of some entries, which are given by their place."""
    signatures = list(LEXICON.array("verbs", "signature"))
    tables: dict[str, dict[str, list[Mapping[str, Any]]]] = {"verbs": {"signature": signatures}}
    for index, (where, entry) in enumerate(ENTRIES):
        file, _, array = where.partition(".")
        entries = tables.setdefault(file, {}).setdefault(array, [])
        if index not in words:
            entries.append(entry)
        elif where not in WHOLE:
            listed = words[index].intersection(phrases_of(where, entry))
            left = {k: _cut(v, listed) if phrases_of(where, {k: v}) else v for k, v in entry.items()}
            if left.get("words") != []:
                entries.append(left)
    return Lexicon(tables)


def _cut(value: Any, words: frozenset[str]) -> Any:
    """Return what an entry lists, words with their meaning or things with their names, without some of the words."""
    if isinstance(value, dict):
        return {key: _cut(v, words) for key, v in value.items() if key not in words}
    if isinstance(value, list):
        return [_cut(v, words) for v in value if (v.get("name") if isinstance(v, dict) else v) not in words]
    return value
