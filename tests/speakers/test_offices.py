"""Which words before or after a role make it the office of somebody else, and which only describe the holder.

The kinds are those of associative and descriptive modifiers (Cambridge Grammar of the English Language, ch. 6 and 19).
"""

import pytest

OTHER_OFFICE = [
    ("another portfolio", "Finance Minister Ada Lund welcomed the deal.", "The health minister"),
    ("a country that the text does not give", "President Bo Holt arrived on Monday.", "The French president"),
    ("a country where somebody only stays", "President Bo Holt arrived in France on Monday.", "The French president"),
    ("the other side", "Union leader Ada Lund welcomed the deal.", "The opposition leader"),
    ("a lower rank", "Coach Bo Holt praised the team.", "The assistant coach"),
    ("a rival", "Chief executive Ada Lund praised the plan.", "The rival chief executive"),
    ("another body", "Chief executive Ada Lund praised the plan.", "The chief executive of Bestco"),
    ("the other side in court", "Defence lawyer Ada Lund praised the jury.", "The prosecution lawyer"),
    ("a shadow of the office", "Home Secretary Ada Lund praised the plan.", "The shadow home secretary"),
    ("another town", "Mayor Ada Lund of Norby praised the plan.", "The Mayor of Ulm"),
    ("another party", "Ada Lund, a Labour MP, praised the plan.", "The Conservative MP"),
    ("the whole office for a deputy", "Deputy Mayor Ada Lund praised the plan.", "The mayor"),
]

SAME_OFFICE = [
    ("no modifier", "Finance Minister Ada Lund welcomed the deal.", "The minister"),
    ("an opinion", "Finance Minister Ada Lund welcomed the deal.", "The outspoken minister"),
    ("an age", "Coach Bo Holt praised the team.", "The 52-year-old coach"),
    ("a state of affairs", "President Bo Holt arrived on Monday.", "The embattled president"),
    ("the country of the text", "Germany elected President Bo Holt.", "The German president"),
    ("the place of the role", "Ada Lund, the mayor of Norby, praised the plan.", "The Norby mayor"),
    ("the body of the role", "Ada Lund, chief executive of Bestco, praised it.", "The Bestco chief executive"),
    ("a name and a demonym", "US President Bo Holt praised the plan.", "The American president"),
    ("the kind of the body", "Ada Lund, president of the Norby Workers, praised it.", "The union president"),
]


def speakers_of_second(parser, first: str, noun: str) -> tuple[str, ...]:
    """Who says what the second sentence reports, whose source is a noun."""
    return parser.parse(f"{first} {noun} said it was late.").attributions[-1].speakers


@pytest.mark.parametrize(("first", "noun"), [row[1:] for row in OTHER_OFFICE], ids=[row[0] for row in OTHER_OFFICE])
def test_a_restriction_makes_another_office(parser, first, noun):
    assert speakers_of_second(parser, first, noun) == (noun,)


@pytest.mark.parametrize(("first", "noun"), [row[1:] for row in SAME_OFFICE], ids=[row[0] for row in SAME_OFFICE])
def test_a_description_does_not(parser, first, noun):
    (speaker,) = speakers_of_second(parser, first, noun)
    assert speaker in ("Ada Lund", "Bo Holt")
