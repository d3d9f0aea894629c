"""Quotations that no word attributes: each is one attribution, and its speaker is told by what stands around it."""

import pytest

from tests.attribution.found import found, texts

MAX_TAGGED = 20
"""The most characters of a quotation here that has a verb of saying beside it; the free ones are longer."""

FREE = {
    "a dash below": (
        "The plan starts in May.\n\n“We are pleased. It will bring jobs to the valley.”\n\n– Tom Beck, mayor of Lund",
        ["Tom Beck, mayor of Lund"],
        "free:byline",
    ),
    "the turn": (
        "The mayor said the wall was safe. Work began in May and ended in June. “It is old but it is strong.”",
        ["The mayor"],
        "free:turn",
    ),
    "the paragraph before": (
        "“The wall is safe,” the mayor said. Work on it began in May. It ended in June.\n\n"
        "“It was built by people who knew their trade.”\n\nShops stay shut.",
        ["the mayor"],
        "free:before",
    ),
    "the paragraph after": (
        "Rain fell again.\n\n“The wall was built by people who knew their trade.”\n\n“It is safe,” the mayor said.",
        ["the mayor"],
        "free:after",
    ),
    "whoever the paragraph before is about": (
        "Ada Holt opened the shop in May.\n\n“The flood took everything we had.”\n\nIt has closed.",
        ["Ada Holt"],
        "free:introduced",
    ),
    "nobody": ("Rain fell again.\n\n“The flood took everything we had.”\n\nIt has closed.", [], "free:unnamed"),
}


@pytest.mark.parametrize(("text", "source", "rule"), FREE.values(), ids=FREE)
def test_the_speaker_of_a_free_quotation(parser, text, source, rule):
    """The model may join it to a cue: to the dash, or to the verb of the quotation before."""
    quotations = [q + "”" for q in text.split("”") if "“" in q]
    quotation = next(q[q.index("“") :] for q in quotations if len(q[q.index("“") :]) > MAX_TAGGED)
    (said,) = (a for a in found(parser, text) if quotation in texts(a.content))
    assert texts(said.source) == source
    assert said.kind == "speech"
    assert said.cue or said.rule == rule


def test_what_is_said_inside_a_free_quotation_is_nested_in_it(parser):
    text = "Rain fell again.\n\n“I think that the flood took everything we had.”\n\nThe shop has closed."
    document = parser.parse(text)
    (at,) = (k for k, a in enumerate(document.attributions) if not a.cue)
    assert {a.within for a in document.attributions if a.cue} == {at}
    assert document.attributions[at].text == "“I think that the flood took everything we had.”"


def test_a_quoted_phrase_in_a_sentence_of_the_author_is_no_statement(parser):
    assert not any(
        not a.cue for a in found(parser, "The deal covers “all new licences issued to third parties” alone.")
    )


@pytest.mark.parametrize(("opening", "closing"), ["“”", "‘’", '""', "''"])
def test_every_paragraph_of_a_long_statement_is_in_one_attribution(parser, opening, closing):
    middle = [f"{opening}Point number {n} is that the wall needs work." for n in ("one", "two", "three", "four")]
    first = f"{opening}We took the decision on Monday,{closing} said Tom Beck, the mayor. {opening}It was hard."
    text = "\n\n".join([first, *middle, f"{opening}That is all I have to say.{closing}", "Shops stay shut."])
    (said,) = found(parser, text)
    assert len(said.content) == 7
    assert said.speakers == ("Tom Beck",)
