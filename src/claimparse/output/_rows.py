"""The keys of flat rows, with their types and meanings."""

from __future__ import annotations

from typing import TypedDict


class ClaimRow(TypedDict):
    """One claim as a flat row."""

    document: str | None
    """The document's name."""
    start: int
    """The offset of the claim's first character in the text, from 0."""
    end: int
    """The offset after its last character."""
    claim: str
    """Its words; "..." marks words between them that are not part of it."""
    resolved: str
    """It in words that can be understood alone, as far as the text says what its words stand for."""
    open: str
    """The words that stand for something unknown, separated by "; "; empty if the wording can be understood alone."""
    sentence: str
    """The sentence in which its head stands."""
    paragraph: int | None
    """The number of its paragraph in the text, from 0."""
    within: int | None
    """The index of the shortest claim of the document whose words hold this one, from 0; None if there is none."""
    attributed: bool
    """True if a source makes it, False for the author's own."""
    speakers: str
    """The canonical names of its speakers, separated by "; "; empty if the text does not say who speaks."""
    anonymous: bool
    """True if the text withholds the name of a speaker."""
    on_behalf_of: str
    """Those for whom its speakers speak, by canonical name, separated by "; "; empty if they speak for themselves."""
    source: str
    """The words for the source; empty if there is none."""
    cue: str
    """The words that attribute it to the source; empty for the author's own."""
    kind: str | None
    """What the source does: "speech", "thought" or "attitude"."""
    act: str | None
    """The speech act: "asserts", "denies"."""
    quotation: str | None
    """The form of the quotation: "direct", "mixed" or "indirect"."""
    stance: str
    """The overall stance: "reported", "hedged"."""
    author: str
    """The author's commitment, from CT+ to CT-."""
    holder: str | None
    """The innermost source's commitment, from CT+ to CT-; None if there is no source."""
    expected: float
    """The average belief of readers, from -3 to 3."""
    time: str
    """The words that say when it is so; empty if its clause has none."""
    time_relation: str | None
    """The relation to the named time: "at", "since"."""
    time_start: str | None
    """The first day of the named time, as in "2031-05-06"; None if it is not known."""
    time_end: str | None
    """The day after its last one."""
    said: str
    """The words that say when the source says it; empty if there are none."""
    said_start: str | None
    """The first day of that time."""
    said_end: str | None
    """The day after its last one."""
    answers: int | None
    """The index of the claim that this one responds to, from 0 in its document; None if there is none."""
    accuser: str
    """The person or body that made that claim; empty if the text does not say."""
    numbers: str
    """The quantities in it, separated by "; ", without those that a claim inside it has."""


class QuantityRow(TypedDict):
    """One quantity as a flat row."""

    document: str | None
    """The document's name."""
    start: int
    """The offset of its first character in the text, from 0."""
    end: int
    """The offset after its last character."""
    text: str
    """Its words."""
    kind: str
    """The kind of amount: "exact", "approximate", "bounded", "range" or "vague"."""
    value: float
    """The number in the words; the lower end of a range or of a vague amount."""
    low: float | None
    """The lower end of the amount; None if it has none."""
    high: float | None
    """The upper end of the amount; None if it has none."""
    unit: str | None
    """The name of the unit; None for a plain count."""
    parts: str
    """The parts of a measure of several units, separated by "; ": "6ft; 2in"; empty for others."""
    item: str | None
    """The words for the thing counted."""
    whole: str | None
    """The words for the set that it is part of."""
    change: str | None
    """The direction of a change: "up", "down" or "additional"."""
    time: str
    """The words that say when the number holds; empty if its clause has none."""
    time_relation: str | None
    """The relation to the named time: "at", "since"."""
    time_start: str | None
    """The first day of the named time, as in "2031-05-06"; None if it is not known."""
    time_end: str | None
    """The day after its last one."""


class AttributionRow(TypedDict):
    """One attribution as a flat row."""

    document: str | None
    """The document's name."""
    start: int
    """The offset of the first character of its content in the text, from 0."""
    end: int
    """The offset after the last character of its content."""
    content: str
    """The words for what is said; "..." marks words between them that are not part of it."""
    speakers: str
    """The canonical names of its speakers, separated by "; "; empty if the text does not say who speaks."""
    source: str
    """The words for the source; empty if there is none."""
    cue: str
    """The words that attribute the content to the source; empty if none do."""
    kind: str
    """What the source does: "speech", "thought" or "attitude"."""
    act: str
    """The speech act: "asserts", "denies"."""
    quotation: str
    """The form of the quotation: "direct", "mixed" or "indirect"."""
    target: str
    """The words for the person or body that the act addresses; empty if there are none."""
    within: int | None
    """The index of the attribution of the document whose content contains this one, from 0; None if there is none."""
    said: str
    """The words that say when the source says it; empty if there are none."""
    said_start: str | None
    """The first day of that time, as in "2031-05-06"; None if it is not known."""
    said_end: str | None
    """The day after its last one."""
    engine: str
    """What found it: "rules", "model" or "both"."""
    probability: float | None
    """The trained model's probability, from 0 to 1; None if the rules alone found it."""
    rule: str
    """The rule that found it."""


class CueRow(TypedDict):
    """One stance cue as a flat row."""

    document: str | None
    """The document's name."""
    start: int
    """The offset of its first character in the text, from 0."""
    end: int
    """The offset after its last character."""
    text: str
    """Its words; "..." marks words between them that are not part of it."""
    kind: str
    """Its effect on a commitment: "negation", "modal"."""
    scope: str
    """The words that it affects; empty if there are none."""
    entry: str
    """The name of the lexicon entry or the rule."""
    inert: bool
    """True for words that only look like a cue."""


class SpeakerRow(TypedDict):
    """One speaker as a flat row."""

    document: str | None
    """The document's name."""
    name: str
    """The canonical name, unique in the document."""
    kind: str
    """The kind of speaker: "person", "organisation"."""
    identity: str
    """What the text tells of who it is: "named", "unnamed" or "anonymous"."""
    role: str
    """The office or profession, in the words of the text; empty if it has none."""
    abbreviation: str
    """The abbreviation in brackets after its name; empty if it has none."""
    on_behalf_of: str
    """The name of the person or body for whom it speaks; empty if it speaks for itself."""
    medium: str | None
    """How it speaks for them: "spokesperson", "lawyer"."""
    justification: str
    """The words that say why it has no name, or how it comes to know, separated by "; "."""
    mentions: int
    """The number of its mentions."""
    start: int | None
    """The offset of the first character of its first mention, from 0; None if it has no mention."""
    end: int | None
    """The offset after the last character of its first mention."""
