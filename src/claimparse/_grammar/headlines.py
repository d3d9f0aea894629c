"""Headlines: the tagger takes their verbs for names ("Mayor Rejects Plan") or plurals ("Mayor rejects plan").

So the shapes of words decide.
"""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from claimparse._evidence import Run
from claimparse._grammar.tree import AUXILIARIES, child
from claimparse._grammar.words import ARTICLES, AUXILIARY_FORMS, MODALS

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Doc, Token

MAX_HEADLINE = 40
MAX_SUBJECT = 8
TOP = 2
"""The number of paragraphs at the top of a text that may be such headlines."""
_BEFORE_NOUN = ARTICLES | {"of", "in", "on", "at", "to", "for", "by", "with", "from", "and", "or", "his", "her", "its"}
_CLAUSE = frozenset({"as", "after", "before", "when", "while", "if", "that", "who", "which", "because", *":;—–"})
_CAUSES = frozenset({"over", "for", "by", "after", "amid", "in", "as", "of"})
_AUXILIARIES = AUXILIARY_FORMS | MODALS
_FINAL = frozenset({*".!?…:;”\"'’", "..."})


def is_title_case(doc: Doc, run: Run) -> bool:
    """Return whether a paragraph is a headline that capitalises all long words, and its verbs among them."""
    if run.end - run.start >= MAX_HEADLINE:
        return False
    words = [t for t in doc[run.start : run.end] if len(t.text) > 3 and t.text.isalpha()]
    if len(words) < 3 or any(t.tag_.startswith(("VB", "MD")) and t.text[0].islower() for t in doc[run.start : run.end]):
        return False
    return 5 * sum(t.text[0].isupper() for t in words) >= 4 * len(words)


def is_sentence_case(doc: Doc, run: Run) -> bool:
    """Return whether a paragraph may be a headline in small letters: it is short, and no mark ends it."""
    return 2 < run.end - run.start < MAX_HEADLINE and doc[run.end - 1].text not in _FINAL


def is_plural(token: Token) -> bool:
    """Return whether a word is tagged as the plural of a noun."""
    return bool(token.tag_ == "NNS")


def headline_verb(doc: Doc, run: Run, lemmas: Container[str]) -> tuple[Token, str] | None:
    """The first word that can be a headline's verb, in the present tense, with its lemma; None where there is none.

    ``lemmas`` are the verbs looked for: "Rejects" of "Mayor Rejects Plan", "Say" of "Officials Say Talks Failed".
    """
    for token in doc[run.start + 1 : min(run.end - 1, run.start + 1 + MAX_SUBJECT)]:
        before, word = token.nbor(-1).lower_, token.lower_
        if before in _CLAUSE or before in _AUXILIARIES:
            return None
        if not token.is_alpha or token.nbor(-1).is_punct or before in {"'s", "’s"}:
            continue
        if word in _BEFORE_NOUN or before in _BEFORE_NOUN:
            continue
        plural = before.endswith("s") and not before.endswith("ss")
        forms = _third_person(word) if word.endswith("s") else (word,) if plural else ()
        lemma = next((form for form in forms if form in lemmas), None)
        if lemma is not None:
            return token, lemma
    return None


def is_bare_passive(verb: Token) -> bool:
    """Return whether a headline leaves out "is" or "was" before a participle: "Police scolded over arrests"."""
    return _is_bare_participle(verb) and verb.nbor().lower_ in _CAUSES


def is_bare_order(verb: Token) -> bool:
    """Return whether a headline leaves out "is" or "was" before an order: "Bank urged to drop fees"."""
    return _is_bare_participle(verb) and verb.nbor().lower_ == "to"


def _is_bare_participle(verb: Token) -> bool:
    if verb.tag_ not in ("VBD", "VBN") or child(verb, AUXILIARIES) is not None:
        return False
    return verb.i + 1 < len(verb.doc)


def headline_subject(doc: Doc, run: Run) -> Run:
    """The words before a headline's verb without an adverb at their end: "Lee" of "Lee Finally Backs Moss"."""
    last = doc[run.end - 1]
    return Run(run.start, run.end - 1) if run.end - run.start > 1 and last.lower_.endswith("ly") else run


def holds_clause(doc: Doc, run: Run) -> bool:
    """Return whether the words of a headline are a clause, by an auxiliary among them."""
    return any(t.lower_ in _AUXILIARIES for t in doc[run.start : run.end])


def _third_person(word: str) -> tuple[str, ...]:
    """The base forms that a verb in -s may have: "deny" for "denies", "push" for "pushes"."""
    return (f"{word[:-3]}y",) if word.endswith("ies") else (word[:-1], word[:-2])
