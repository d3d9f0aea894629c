"""The key ``where`` of entries: what must hold of a word in its sentence for its entry to count."""

from typing import Any, Literal

from pydantic import Field

from claimparse.lexicon.schema.base import Context, Flag, Table

__all__ = ["WHERE", "ObjectClass", "SubjectClass", "Where"]

SubjectClass = Literal["document", "court", "named", "actor", "thing", "speaker"]
ObjectClass = Literal["spoken", "blamed", "named", "fact", "unseen"]

_NONE: Context = frozenset()


class Where(Table):
    """Tests of a word and the words around it; all that are given must hold.

    Labels and tags are those of spaCy's English models, as in the patterns of its Matcher. Of several words, tests of
    the word itself are of the one that governs the others.
    """

    subject: SubjectClass | None = Field(
        None,
        description='The subject, or the agent of a passive, is a "document", a "court", "named" (a name or a pronoun '
        'for a person), an "actor" (a person or body), a "thing" (no person or body) or a "speaker" (whatever can say '
        "something: a person, a body, a text).",
    )
    object: ObjectClass | None = Field(
        None,
        description='A noun phrase as the object is "spoken" (something said, or a person named, who is hit with words '
        'alone), "blamed" (somebody whose fault is named), "named" (a name or a document), "fact" (no person) or '
        '"unseen" (nothing that a finger points to).',
    )
    intransitive: Flag = Field(False, description="The verb has no direct object.")
    passive: Flag = Field(False, description="The verb is in the passive.")
    negated: Flag = Field(False, description="The verb is negated.")
    no_object: Flag = Field(False, description='The verb is negated, or its object is: "gave no answer".')
    beside: Context = Field(_NONE, description="One of these words depends on the word.")
    dep: Context = Field(_NONE, description="The word has one of these dependency labels.")
    not_dep: Context = Field(_NONE, description="The word has none of these dependency labels.")
    head: Context = Field(_NONE, description="The word is governed by one of these lemmas.")
    head_pos: Context = Field(_NONE, description="The word is governed by one of these parts of speech.")
    head_reports: Flag = Field(False, description='The word is governed by a word for something said ("claim").')
    argument_of: Context = Field(
        _NONE, description="If the word is a subject or object, it is that of one of these lemmas."
    )
    next_tag: Context = Field(_NONE, description="The next word has one of these tags.")
    together: Flag = Field(False, description="All the words depend on one word.")
    opens_subject: Flag = Field(False, description='The words open a subject ("few traders", not "a few traders").')


WHERE: Any = Field(None, description="What must hold for the entry to count.")
"""The field of an entry that may have conditions."""
