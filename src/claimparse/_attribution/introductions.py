"""Speakers whom the sentence before a quotation introduces: 'Her opponent, Ann Lee, was less sure. "Wait and see."'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse._attribution.sources import can_speak
from claimparse._evidence import Run
from claimparse._grammar.noun_phrases import appositions
from claimparse._grammar.tokens import Tokens
from claimparse._grammar.tree import is_name, tense

if TYPE_CHECKING:
    from claimparse._grammar.tokens import Token
    from claimparse._text.parsed_text import ParsedText

MAX_INTRODUCTION = 40
"""The most tokens of a sentence that introduces a speaker."""


def introduced_speaker(parsed: ParsedText, quotation: int) -> Token | None:
    """The subject of the sentence that ends right before a quotation in its paragraph, where it names a person.

    ``quotation`` is the token of the opening mark. Whoever said something before it is another.
    """
    doc, k = parsed.doc, parsed.paragraph_of(quotation)
    if k is None or quotation <= parsed.runs[k].start or doc[quotation - 1].text not in (".", ":"):
        return None
    sentence = Run(max(doc[quotation - 1].sent.start, parsed.runs[k].start), quotation)
    if sentence.end - sentence.start > MAX_INTRODUCTION or any(t.is_quote for t in doc[sentence.start : sentence.end]):
        return None
    verb = Tokens(doc[sentence.start : sentence.end]).root
    who = parsed.predications.of(verb).subject
    if who is None or tense(verb) is None or who.i < sentence.start or not can_speak(parsed, who):
        return None
    return who if any(is_name(noun) for noun in (who, *appositions(who))) else None
