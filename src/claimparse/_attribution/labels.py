"""The labels of turns: "ADA LUND:", "AL:", "Q:", "Ada Lund (Riverside) (Lab):", "The Prime Minister (Tom Beck):".

Also "SPEAKER 1:", "**Ada Lund:**", ">> HOST:", "Ada Lund [00:01]:" and "[00:01:09] Ada Lund:".

Parsers fail on labels, so they are read by their letters. Other lines have labels, too ("Photo:", "Price:"), so a text
is a transcript only if its labels are many enough, name somebody, return and stand before sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from claimparse._attribution.lexicon import CueLexicon, load_cues
from claimparse._evidence import Chars, Run
from claimparse._grammar.names import initials
from claimparse._grammar.parts_of_speech import is_finite
from claimparse._grammar.tags import PERSON_LABEL
from claimparse._grammar.words import NAME_LINKERS
from claimparse._text.paragraphs import ParagraphKind
from claimparse._text.parsed_text import ParsedText
from claimparse.lexicon.persons import PersonLexicon, person_lexicon

MIN_LABELS = 3
MIN_SPEAKERS = 2
MIN_LISTED = 4
MAX_CHARACTERS = 120
MAX_WORDS = 8

_TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d++)?[\])]?"
_LABEL = regex.compile(
    rf"(?=[^\n]{{1,{MAX_CHARACTERS}}})(?:(?:>++|[-–•]|\*++|_++|{_TIME})\s?)*+"
    rf"(?P<words>\p{{Lu}}(?:(?!\s{_TIME})[^:()\[\]\n*_])*+)"
    rf"(?:\*++|\s?{_TIME}|\s?[(\[](?P<brackets>[^:()\[\]\n]++)[)\]])*+(?P<colon>:)\*{{0,2}}(?=\s|$)"
)
"""A name before a colon; a mark of a list, of a new speaker or of bold type, or a time, may stand beside it."""


class Label(NamedTuple):
    """The label of a turn.

    ``name`` are its tokens without brackets, ``head`` the last one of the name itself; ``colon`` is the token after the
    label. ``is_sure`` is true for labels that hardly any other text has: "Q", "Mr Speaker", "ADA LUND", names with two
    brackets.
    """

    paragraph: int
    name: Run
    head: int
    colon: int
    is_sure: bool


def labels_of_transcript(parsed: ParsedText) -> list[Label]:
    """The labels of the turns of a transcript, in text order; none where a text is no transcript."""
    labels = list(_labels(parsed))
    prose = (a.paragraph for a in labels if parsed.paragraphs[a.paragraph].kind is ParagraphKind.PROSE)
    first = next(prose, len(parsed.paragraphs))  # a headline may have the form of a turn
    labels = [a for a in labels if a.paragraph >= first]
    return labels if _are_of_transcript(parsed, labels) else []


def colons_of_list(parsed: ParsedText) -> frozenset[int]:
    """The colons of labels where a text is a list of things under labels: "Route 30: ...", "Booking: ..."."""
    spans = [match.span("colon") for k in range(len(parsed.paragraphs)) if (match := _match(parsed, k)) is not None]
    colons = (parsed.tokens_of(Chars(*span)).start for span in spans)
    return frozenset(colons) if len(spans) >= MIN_LISTED else frozenset()


def opens_section(parsed: ParsedText, paragraph: int) -> bool:
    """Return whether a paragraph has a label that is nobody's: "Photo: ...", "THE FACTS: ..."."""
    match = _match(parsed, paragraph)
    if match is None:
        return False
    return _names_section(match["words"].split(), load_cues(parsed.lexicon), person_lexicon(parsed.lexicon))


def _are_of_transcript(parsed: ParsedText, labels: Sequence[Label]) -> bool:
    """Return whether labels are those of turns: somebody speaks again or surely speaks, and sentences follow."""
    times = Counter(_keys(parsed, labels))
    is_enough = len(labels) >= MIN_LABELS or all(label.is_sure for label in labels)
    if len(times) < MIN_SPEAKERS or not is_enough:
        return False
    is_exchange = max(times.values()) > 1 or sum(label.is_sure for label in labels) >= MIN_SPEAKERS
    return is_exchange and 2 * sum(_precedes_sentence(parsed, label) for label in labels) >= len(labels)


def _keys(parsed: ParsedText, labels: Sequence[Label]) -> Iterator[str]:
    """Yield the word by which each speaker is counted: the last one of the name, also where initials stand for it."""
    words = [[parsed.words[i] for i in range(label.name.start, label.head + 1)] for label in labels]
    last_of = {form: name[-1].casefold() for name in words for form in initials(name)}
    return (last_of.get(name[-1].replace(".", ""), name[-1].casefold()) for name in words)


def _precedes_sentence(parsed: ParsedText, label: Label) -> bool:
    """Return whether a finite verb or a question follows a label in its paragraph, or nothing."""
    words = parsed.doc[label.colon + 1 : parsed.runs[label.paragraph].end]
    return not len(words) or any(is_finite(t) or t.text == "?" for t in words)


# ---------------------------------------------------------------- one label


def _labels(parsed: ParsedText) -> Iterator[Label]:
    """Yield the labels that open paragraphs and name somebody."""
    persons, cues = person_lexicon(parsed.lexicon), load_cues(parsed.lexicon)
    tagged = {parsed.words[i] for i, label in enumerate(parsed.columns.entity_label) if label == PERSON_LABEL}
    for k in range(len(parsed.paragraphs)):
        match = _match(parsed, k)
        if match is not None:
            words = match["words"].split()
            label = _label(parsed, k, match) if _names_somebody(words, tagged, cues, persons) else None
            if label is not None:
                yield label


def _match(parsed: ParsedText, paragraph: int) -> regex.Match[str] | None:
    """The form of a label at the beginning of a paragraph."""
    start, end, kind = (p := parsed.paragraphs[paragraph]).start, p.end, p.kind
    return None if kind is ParagraphKind.BOILERPLATE else _LABEL.match(parsed.text, start, end)


def _label(parsed: ParsedText, paragraph: int, match: regex.Match[str]) -> Label | None:
    """The label of a form; None where it isn't made of whole tokens or has a finite verb: "What Happened"."""
    persons, words = person_lexicon(parsed.lexicon), match["words"].split()
    colon = parsed.tokens_of(Chars(*match.span("colon"))).start
    first, last = match.start("words"), match.start("words") + len(match["words"].rstrip())
    name = Run(parsed.tokens_of(Chars(first, first + 1)).start, parsed.tokens_of(Chars(last - 1, last)).end)
    if name.end > colon or parsed.words[colon].strip(")]*") != ":":
        return None
    tokens = parsed.doc[name.start : name.end]
    if len(words) > 1 and any(is_finite(t) and t.text.istitle() and t.text not in persons.given_names for t in tokens):
        return None
    end = next((t.i for t in tokens if t.i > name.start and (t.text in NAME_LINKERS or t.text == ",")), name.end)
    return Label(paragraph, name, end - 1, colon, _is_sure(words, match.captures("brackets"), persons))


def _names_somebody(words: Sequence[str], tagged: set[str], cues: CueLexicon, persons: PersonLexicon) -> bool:
    """Return whether the words of a label may name somebody: capitalised words, a single one only if it is known."""
    label = " ".join(words).lower()
    if label in persons.questioners | persons.answerers:
        return True
    if len(words) > MAX_WORDS or _names_section(words, cues, persons):
        return False
    named = words[:-1] if words[-1].isdigit() and words[0].lower() in persons.person_nouns else words
    if not all(w[0].isupper() or w in NAME_LINKERS or w in persons.particles for w in named):
        return False
    return len(words) > 1 or _is_name_or_role(words[0], tagged, persons)


def _is_name_or_role(word: str, tagged: set[str], persons: PersonLexicon) -> bool:
    """Return whether a single word may name a person: "LUND", "AL", "Lund" where the tagger knows it, "Moderator"."""
    if word.title() in persons.places:
        return False
    is_in_capitals = word.isupper() and word.replace(".", "").isalpha()
    return is_in_capitals or word in tagged | persons.given_names or word.lower() in persons.person_nouns


def _names_section(words: Sequence[str], cues: CueLexicon, persons: PersonLexicon) -> bool:
    """Return whether a label names a section and no person: "Fact Check", but not "Ann Day"."""
    is_name = len(words) > 1 and words[0].title() in persons.given_names
    return not is_name and not cues.section_labels.isdisjoint((words[0].lower(), words[-1].lower()))


def _is_sure(words: Sequence[str], brackets: Sequence[str], persons: PersonLexicon) -> bool:
    """Return whether hardly any text but a transcript has such a label."""
    is_part = " ".join(words).lower() in persons.questioners | persons.answerers
    has_title = len(words) > 1 and persons.is_title(words[0].title())
    named = brackets[0].split()[:1] if brackets else []
    holds_name = any(persons.is_title(w) or w in persons.given_names for w in named)
    holds_name |= len(words) > 1 and " ".join(words).isupper() and words[0].title() in persons.given_names
    return is_part or has_title or holds_name or len(brackets) > 1
