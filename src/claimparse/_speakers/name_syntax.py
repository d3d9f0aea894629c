"""Questions about the tags of names: where they begin, continue and end, and what the tagger takes them for."""

from __future__ import annotations

from claimparse._evidence import Run
from claimparse._speakers.columns import Columns
from claimparse._speakers.word_syntax import COMMON, PLURAL_NOUNS, PREMODIFIERS, PROPER
from claimparse.lexicon.persons import PersonLexicon

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
PERSON_LABEL = "PERSON"
BODY_LABEL = "ORG"
FUNCTION_TAGS = frozenset(
    {"DT", "IN", "CC", "PRP", "PRP$", "TO", "MD", "WDT", "WP", "WRB", "EX", "UH", "POS", "PDT", "CD", "_SP"}
)
NAME_TAGS = PREMODIFIERS - {"RB", "VBG", "CD"}
ROLE_TAGS = PREMODIFIERS - {"VBG", "VBN", "RB", "CD", "AFX"}
BODY_NAME_JOINTS = frozenset({"of", "for", "and", "&"})
PLACE_PREPOSITIONS = frozenset({"in", "near", "outside", "across"})
MAX_PARTICLES = 4
MAX_BODY_TAIL = 3


def is_person_entity(c: Columns, i: int) -> bool:
    """Return whether the tagger takes a token for part of a person's name."""
    return c.entity_label[i] == PERSON_LABEL


def is_person_or_unlabelled(c: Columns, i: int) -> bool:
    """Return whether the tagger takes a token for part of a person's name or of no entity."""
    return c.entity_label[i] in ("", PERSON_LABEL)


def is_name_entity(c: Columns, i: int) -> bool:
    """Return whether the tagger takes a token for part of a name."""
    return c.entity_label[i] in NAME_LABELS


def is_proper_person(c: Columns, i: int) -> bool:
    """Return whether a token is a proper noun in a person's name."""
    return c.tag[i] in PROPER and is_person_entity(c, i)


def is_singular_proper(c: Columns, i: int) -> bool:
    """Return whether a token is a singular proper noun."""
    return c.tag[i] == "NNP"


def is_plural_proper(c: Columns, i: int) -> bool:
    """Return whether a token is a plural proper noun, as in "the Democrats"."""
    return c.tag[i] == "NNPS"


def is_role_word(c: Columns, i: int) -> bool:
    """Return whether a token may be part of a role before a name, by its tag."""
    return c.tag[i] in ROLE_TAGS


def is_common_noun(c: Columns, i: int) -> bool:
    """Return whether a token is a common noun."""
    return c.tag[i] in COMMON


def is_capitalised(c: Columns, i: int) -> bool:
    """Return whether a token begins with a capital letter and is no function word."""
    return c.text[i][0].isupper() and c.tag[i] not in FUNCTION_TAGS


def is_date_or_number(c: Columns, i: int) -> bool:
    """Return whether the tagger takes a token for part of a date, a number or another entity that is no name."""
    return c.entity_label[i] != "" and not is_name_entity(c, i)


def may_begin_name(c: Columns, i: int, person_words: frozenset[str]) -> bool:
    """Return whether a name may begin at a token: by its tag, its entity, or a person's name that has it elsewhere."""
    if not is_capitalised(c, i) or is_date_or_number(c, i):
        return False
    return c.tag[i] in PROPER or is_name_entity(c, i) or c.text[i] in person_words


def continues_entity(c: Columns, i: int) -> bool:
    """Return whether a token continues the entity of the token before it."""
    return is_name_entity(c, i) and not c.begins_entity[i]


def continuation_length(c: Columns, lex: PersonLexicon, i: int, end: int) -> int:
    """The number of tokens at ``i`` that continue a name: a capitalised word, perhaps after a hyphen or particles."""
    if c.sentence[i] != c.sentence[i - 1] and not _is_false_sentence_start(c, i):
        return 0
    if (c.lower[i] in BODY_NAME_JOINTS or c.tag[i] == "POS") and i + 1 < end and _is_joint_in_body_name(c, lex, i):
        return 2
    if is_capitalised(c, i) and not is_date_or_number(c, i) and (c.tag[i] in NAME_TAGS or continues_entity(c, i)):
        return 1
    for k in range(i, min(i + MAX_PARTICLES, end)):
        is_joint = c.text[k] in {"-", "’", "'"} and not c.followed_by_space[k - 1] and not c.followed_by_space[k]
        if not is_joint and c.text[k] not in lex.particles:
            return k - i + 1 if k > i and is_capitalised(c, k) and not is_date_or_number(c, k) else 0
    return 0


def _is_false_sentence_start(c: Columns, i: int) -> bool:
    """Return whether a sentence that begins at ``i`` begins inside a name: after an abbreviation, or no punctuation."""
    before = c.text[i - 1][-1]
    return before == "." or (before.isalnum() and c.tag[i] in PROPER)


def _is_joint_in_body_name(c: Columns, lex: PersonLexicon, i: int) -> bool:
    """Return whether "of", "for", "and" or "'s" is in a body's name: "Ministry of Defence", "St Mary's Hospital"."""
    is_inside = c.entity_label[i] in ("ORG", "FAC") and continues_entity(c, i) and continues_entity(c, i + 1)
    if c.text[i] == "&" or (c.lower[i] == "and" and _is_body_name_tail(c, lex, i + 1)):
        return is_capitalised(c, i + 1)
    before = c.text[i - 1]
    is_group = c.tag[i - 1] in PLURAL_NOUNS and before[:-1].lower() in lex.person_nouns and before[0].isupper()
    is_head = before in lex.body_name_heads or (is_group and not c.begins_entity[i + 1])
    follows_head = c.lower[i] in {"of", "for"} and is_head and c.tag[i + 1] in PROPER
    return is_inside or (follows_head and is_capitalised(c, i + 1) and not c.begins_entity[i + 1])


def _is_body_name_tail(c: Columns, lex: PersonLexicon, start: int) -> bool:
    """Return whether the capitalised words from a token on end in a word for a body: "Technology Committee"."""
    end = start
    while end < min(start + MAX_BODY_TAIL, len(c)) and c.text[end][0].isupper() and c.tag[end] in PROPER:
        end += 1
    return end - start > 1 and c.text[end - 1] in lex.body_name_heads and not is_person_entity(c, start - 2)


def is_one_body(c: Columns, start: int, end: int) -> bool:
    """Return whether the tagger takes tokens for the name of one body."""
    rest = range(start + 1, end)
    return c.entity_label[start] == BODY_LABEL and all(
        c.entity_label[i] == BODY_LABEL and not c.begins_entity[i] for i in rest
    )


def is_given_name_here(c: Columns, lex: PersonLexicon, run: Run, i: int) -> bool:
    """Return whether a word that is a title as well as a given name is the latter: after a title, or in an entity."""
    if i > run.start:
        return lex.is_title(c.text[i - 1])
    return is_person_entity(c, i) and not c.begins_entity[i + 1] and is_person_entity(c, i + 1)


def follows_place_preposition(c: Columns, i: int) -> bool:
    """Return whether a token follows a preposition of place: "in Elm"."""
    return i > 0 and c.lower[i - 1] in PLACE_PREPOSITIONS


def follows_determiner(c: Columns, i: int) -> bool:
    """Return whether a token follows an article or another determiner."""
    return i > 0 and c.tag[i - 1] == "DT"


def follows_preposition_or_article(c: Columns, i: int) -> bool:
    """Return whether a word that is a place or body as well as a surname means that here: "in Jordan", "the Post"."""
    before = i - 1
    return before >= 0 and c.tag[before] in {"IN", "TO", "DT"} and c.lower[before] not in {"by", "that", "as", "to"}


def begins_conjunct_person(c: Columns, i: int) -> bool:
    """Return whether a token shows that a second person is named after "and": a determiner or a proper noun."""
    return c.tag[i] in {"DT", "PRP$", "POS", "NNP"}


def role_words_of(c: Columns, run: Run) -> list[int]:
    """The words of a role that describe its holder; in "the city's lawyer for the mayor" "lawyer" alone."""
    words: list[int] = []
    for i in range(run.start, run.end):
        if c.lower[i] in {"for", "to", "at", "with", "in"}:
            break
        if i + 1 == len(c) or c.tag[i + 1] != "POS":
            words.append(i)
    return words


def without_articles(c: Columns, run: Run) -> list[int]:
    """The tokens of a phrase but for determiners and 's."""
    return [i for i in range(run.start, run.end) if c.tag[i] not in {"DT", "POS"}]
