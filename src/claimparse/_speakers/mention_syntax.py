"""What speaker resolution asks of the parse: columns of a Doc, read once, and questions about nouns and pronouns.

Columns are lists by token index; they are an order of magnitude faster to read than tokens.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import add
from typing import TYPE_CHECKING, Literal

from claimparse._evidence import Run

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimparse._text.parsed_text import ParsedText

PROPER = frozenset({"NNP", "NNPS"})
COMMON = frozenset({"NN", "NNS"})
NOUNS = PROPER | COMMON
PLURAL = frozenset({"NNS"})
NOMINAL = NOUNS | {"JJ"}
PREMODIFIERS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "VBN", "VBG", "HYPH", "AFX", "RB"})
NOUN_PHRASE = PREMODIFIERS | {"DT", "PRP$", "POS", "CC", "FW", "PDT"}
VERB_GROUP = frozenset({"RB", "VBZ", "VBD", "VBP", "MD", "VBN", "VB"})
PRONOMINAL = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$", "EX"})
NAME_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
FUNCTION_TAGS = frozenset(
    {"DT", "IN", "CC", "PRP", "PRP$", "TO", "MD", "WDT", "WP", "WRB", "EX", "UH", "POS", "PDT", "CD", "_SP"}
)
SUBJECT_LABELS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECT_LABELS = frozenset({"dobj", "pobj", "dative", "iobj"})
THINGS = frozenset({"thing", "things", "something", "anything", "stuff"})
QUANTIFIERS = frozenset({"all", "both", "many", "most", "some", "several", "few", "half", "none", "each", "neither"})
EMBEDDING = frozenset({"ccomp", "xcomp", "advcl", "pcomp", "acl", "conj", "parataxis"})

Number = Literal["singular", "plural"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun agrees with; ``person`` is 1, 2 or 3, ``gender`` None for they, "neuter" for it."""

    person: int
    number: Number
    gender: Literal["female", "male", "neuter"] | None
    reflexive: bool = False


def _forms(words: str, pronoun: Pronoun) -> dict[str, Pronoun]:
    return dict.fromkeys(words.split(), pronoun)


PRONOUNS: dict[str, Pronoun] = {
    **_forms("he him his", Pronoun(3, "singular", "male")),
    **_forms("himself", Pronoun(3, "singular", "male", True)),
    **_forms("she her hers", Pronoun(3, "singular", "female")),
    **_forms("herself", Pronoun(3, "singular", "female", True)),
    **_forms("it its", Pronoun(3, "singular", "neuter")),
    **_forms("itself", Pronoun(3, "singular", "neuter", True)),
    **_forms("they them their theirs", Pronoun(3, "plural", None)),
    **_forms("themselves", Pronoun(3, "plural", None, True)),
    **_forms("i me my mine myself", Pronoun(1, "singular", None)),
    **_forms("we us our ours ourselves", Pronoun(1, "plural", None)),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """A Doc as lists by token index. ``entity`` is the entity label or "", ``begins`` whether an entity begins here."""

    doc: Doc
    text: list[str]
    lower: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    entity: list[str]
    begins: list[bool]
    sentence: list[int]
    spaced: list[bool]
    children: list[Sequence[int]]

    def __len__(self) -> int:
        return len(self.text)


def read_columns(parsed: ParsedText) -> Columns:
    """Read the columns of a page."""
    doc = parsed.doc
    array = doc.to_array(["TAG", "DEP", "ENT_TYPE", "HEAD", "SENT_START", "ENT_IOB", "SPACY"])
    tags, deps, types = array[:, :3].T.tolist()
    string = {h: doc.vocab.strings[h] if h else "" for h in {*tags, *deps, *types}}.__getitem__
    places = range(len(parsed.words))
    head = list(map(add, places, array[:, 3].astype("int64").tolist()))
    governed: dict[int, list[int]] = {}
    for i, h in enumerate(head):
        if h != i:
            governed.setdefault(h, []).append(i)
    begins = array[:, 4] == 1
    begins[:1] = False
    return Columns(
        doc=doc,
        text=parsed.words,
        lower=list(map(str.lower, parsed.words)),
        tag=list(map(string, tags)),
        dep=list(map(string, deps)),
        head=head,
        entity=list(map(string, types)),
        begins=(array[:, 5] == 3).tolist(),
        sentence=begins.cumsum().tolist(),
        spaced=(array[:, 6] == 1).tolist(),
        children=list(map(governed.get, places, repeat(()))),
    )


def governor(c: Columns, i: int) -> int:
    """The verb or root under which a token stands; the walk is bounded, so that odd trees cost no more than others."""
    for _ in range(24):
        h = c.head[i]
        if h == i or c.tag[h].startswith("VB"):
            return h
        i = h
    return i


def governing_verbs(c: Columns, i: int) -> Iterator[int]:
    """The verbs above a token, nearest first, as long as clauses embed one another (relative clauses stop)."""
    for _ in range(6):
        verb = governor(c, i)
        yield verb
        if c.dep[verb] not in EMBEDDING or c.head[verb] == verb:
            return
        i = verb


def subject_of(c: Columns, verb: int) -> int | None:
    """The subject of a verb, its own or shared along a coordination."""
    for _ in range(6):
        found = next((k for k in c.children[verb] if c.dep[k] in SUBJECT_LABELS), None)
        if found is not None:
            return found
        if c.dep[verb] != "conj" or c.head[verb] == verb:
            return None
        verb = c.head[verb]
    return None


def fronted_under(c: Columns, i: int) -> int | None:
    """The subject behind a fronted clause in which a token stands: "Ann" for "she" in "Before she left, Ann called"."""
    for _ in range(8):
        verb = governor(c, i)
        subject = subject_of(c, verb)
        if subject is not None and verb > i and subject > i:
            return subject
        if verb == i or c.dep[verb] not in {"advcl", "pcomp", "acl", "csubj"} or c.head[verb] < verb:
            return None
        i = verb
    return None


def is_expletive(c: Columns, i: int) -> bool:
    """Whether "it" stands for a clause that follows: "It is clear that ...", "it was reported that ..."."""
    if c.lower[i] != "it" or c.dep[i] not in SUBJECT_LABELS:
        return False
    below = [k for k in c.children[c.head[i]] if k > i]
    copular = c.dep[i] == "nsubjpass" or any(c.dep[k] in {"acomp", "attr"} for k in below)
    return copular and any(
        c.dep[k] in {"ccomp", "csubj"} for b in below for k in (b, *c.children[b]) if k > b or k == b
    )


def phrase_head(c: Columns, run: Run) -> int:
    """The token of a run whose governor stands outside it; the last such noun where the parse breaks the run up."""
    heads = [i for i in range(run.start, run.end) if not run.start <= c.head[i] < run.end or c.head[i] == i]
    nominal = [i for i in heads if c.tag[i] in NOUNS or c.lower[i] in PRONOUNS]
    return (nominal or heads or [run.end - 1])[0]


def conjuncts(c: Columns, head: int, inside: Run) -> list[int]:
    """A noun and those coordinated with it inside a run, in text order."""
    out, stack = [], [head]
    while stack:
        i = stack.pop()
        out.append(i)
        stack += [k for k in c.children[i] if c.dep[k] == "conj" and inside.start <= k < inside.end]
    return sorted(out)


def is_negated(c: Columns, verb: int) -> bool:
    """Whether a verb is negated or has an auxiliary, so that what it predicates may not hold."""
    return any(c.dep[k] in {"neg", "aux"} for k in c.children[verb])


def is_plural(c: Columns, noun: int) -> bool:
    """Whether a noun is plural."""
    return c.tag[noun] in {"NNS", "NNPS"}


def starts_predicate(c: Columns, i: int) -> bool:
    """Whether a finite verb, perhaps behind an adverb, stands at ``i``."""
    if c.tag[i] == "RB" and i + 1 < len(c):
        i += 1
    return c.tag[i] in {"VBD", "VBZ", "VBP", "MD"}


def has_relative_clause(c: Columns, noun: int) -> bool:
    """Whether a noun is described by a relative clause."""
    return any(c.dep[k] == "relcl" for k in c.children[noun])


def names_thing(c: Columns, i: int) -> bool:
    """Whether a name is an example of things: "things like Ember"."""
    return i > 1 and c.lower[i - 1] == "like" and c.lower[c.head[i - 1]] in THINGS


def part_of(c: Columns, noun: int) -> int | None:
    """The word that tells how many of somebody are meant: "Many" of "Many of them"."""
    of = c.head[noun]
    many = c.head[of]
    return many if c.dep[noun] == "pobj" and c.lower[of] == "of" and c.lower[many] in QUANTIFIERS else None


def possessor(c: Columns, noun: int) -> int | None:
    """Whose a noun is: "her" of "her husband", the last word of a name with 's."""
    return next((k for k in c.children[noun] if c.dep[k] == "poss" and k < noun), None)


def antecedent(c: Columns, relative: int, persons: Container[str]) -> tuple[int, Run] | None:
    """The head of what a relative pronoun stands for, and its words; None if it stands for nothing, or asks.

    In "a clerk of the court, who said ..." the parse may have taken the court: where the noun before it is among
    ``persons`` and this one names none, that is meant.
    """
    if c.tag[relative] not in {"WP", "WDT"}:
        return None
    verb = relative
    while c.dep[verb] != "relcl":
        if c.head[verb] == verb:
            return None
        verb = c.head[verb]
    noun, end = c.head[verb], c.doc[verb].left_edge.i
    outer = c.head[c.head[noun]] if c.dep[noun] == "pobj" else noun
    if c.lower[outer] in persons and c.lower[noun] not in persons and c.doc[noun].ent_type_ != "PERSON":
        noun = outer
    while end > noun + 1 and not c.text[end - 1][0].isalnum():
        end -= 1
    return noun, Run(c.doc[noun].left_edge.i, max(end, noun + 1))


def age_told(c: Columns, i: int) -> str:
    """The age told behind a name's last token: "79" of "Ann Lee, 79," and "Ann Lee, who is 79"; else ""."""
    k = i + 1
    if c.text[k : k + 1] != [","]:
        return ""
    k += 1 + 2 * (c.lower[k + 1 : k + 3] in (["who", "is"], ["who", "was"]))
    aged = k < len(c) and c.tag[k] == "CD" and c.text[k].isdigit() and len(c.text[k]) <= 3
    return c.text[k] if aged and (k + 1 == len(c) or c.tag[k + 1] not in NOUNS) else ""


def age_named(c: Columns, i: int) -> str:
    """The age by which somebody is called at "old": "79" of "the 79-year-old"; else ""."""
    start = i - 4
    named = start > 0 and c.lower[i] == "old" and c.lower[start + 1 : i] == ["-", "year", "-"]
    return c.text[start] if named and c.lower[start - 1] == "the" and c.dep[i] not in {"amod", "compound"} else ""


def is_agent_behind(c: Columns, agent: int, subject: int) -> bool:
    """Whether somebody does what a participle before a clause tells of its subject: "Ann" in "Asked by Ann, he"."""
    by = c.head[agent]
    participle = c.head[by]
    return c.dep[by] == "agent" and c.dep[participle] == "advcl" and c.head[participle] == c.head[subject]


def is_definite(c: Columns, noun: int) -> bool:
    """Whether a noun has a definite article or demonstrative."""
    return any(c.dep[k] == "det" and c.lower[k] in {"the", "this", "that"} for k in c.children[noun])


def is_indefinite(c: Columns, noun: int) -> bool:
    """Whether a noun has an indefinite article."""
    return any(c.dep[k] == "det" and c.lower[k] in {"a", "an"} for k in c.children[noun])


def modifiers(c: Columns, noun: int) -> list[str]:
    """The words before a noun that narrow it, in lower case: "chief", "EU" of "the chief EU negotiator"."""
    return [
        c.lower[k]
        for k in c.children[noun]
        if k < noun and c.dep[k] in {"amod", "compound", "nmod", "poss"} and c.tag[k] in PREMODIFIERS
    ]


def complement_words(c: Columns, noun: int) -> list[str]:
    """The nouns in the of- and for-phrases of a noun, in lower case."""
    return [c.lower[k] for k in complements(c, noun)]


def complements(c: Columns, noun: int) -> list[int]:
    """The nouns in the of- and for-phrases of a noun: "Norway" of "the finance minister of Norway"."""
    return [
        obj
        for prep in c.children[noun]
        if prep > noun and c.dep[prep] == "prep" and c.lower[prep] in {"of", "for", "at", "in", "to"}
        for obj in c.children[prep]
        if c.dep[obj] == "pobj"
    ]
