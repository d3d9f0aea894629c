"""The start of the body of a paragraph: after an agency's dateline, which parsers take for a subject."""

from __future__ import annotations

from claimparse._evidence import Chars
from claimparse._text.dateline import dateline_end, label_end
from claimparse._text.parsed_text import ParsedText


def body_start(parsed: ParsedText, token: int) -> int:
    """The first token after the dateline of the paragraph in which a token stands; 0 where there is none."""
    k = parsed.paragraph_of(token)
    if k is None:
        return 0
    paragraph = parsed.paragraphs[k]
    end = dateline_end(parsed.text, paragraph.start, paragraph.end)
    if end is None and parsed.doc[parsed.runs[k].start].ent_type_ != "PERSON":
        end = label_end(parsed.text, paragraph.start, paragraph.end)  # "MUMBAI: Police ..."; a transcript names persons
    return 0 if end is None else parsed.tokens_of(Chars(end, end + 1)).start
