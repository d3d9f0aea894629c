"""Names come without the offices, fields and clauses before them, which taggers take for parts of names.

The kinds follow the styles of newspapers in Ireland, India, Kenya and Britain.
"""

import pytest

NAMED = [
    ("leader of the opposition", "Leader of the Opposition Sushila Bhandari said it rained.", "Sushila Bhandari"),
    ("member for an area", "The MP for Norby Area Daniel Nyamba said it rained.", "Daniel Nyamba"),
    ("acronym of an office", "Norby TD Bo Holt said it rained.", "Bo Holt"),
    ("one portfolio", "Minister for Enterprise Cormac Ó Raghallaigh said it rained.", "Cormac Ó Raghallaigh"),
    ("several portfolios", "Food and Civil Supplies Minister Ada Lund said it rained.", "Ada Lund"),
    ("office under an office", "Minister of State for Health Ada Lund said it rained.", "Ada Lund"),
    ("short forms of ranks", "Norby Police Det Ch Insp Ada Lund said it rained.", "Ada Lund"),
    ("possessive in a body's name", "The Farmers' Union said it rained.", "Farmers' Union"),
    (
        "participle clause in front",
        "Raising the matter during Zero Hour in the House, Leader of the Opposition Ada Lund said that it rained.",
        "Ada Lund",
    ),
]


@pytest.mark.parametrize(("text", "name"), [row[1:] for row in NAMED], ids=[row[0] for row in NAMED])
def test_a_speaker_is_called_by_the_name_alone(parser, text, name):
    assert [s.name for s in parser.parse(text).speakers] == [name]


def test_two_persons_stay_two(parser):
    text = "Ada Lund and Health Minister Bo Holt said it rained."
    assert parser.parse(text).attributions[0].speakers == ("Ada Lund", "Bo Holt")


def test_a_role_stands_once_and_ends_in_a_word(parser):
    (speaker,) = parser.parse("The Minister for Health and Water, Ada Lund, said it rained.").speakers
    assert [r.span.text for r in speaker.roles] == ["Minister for Health and Water"]


def test_whoever_tells_the_court_is_one_speaker(parser):
    document = parser.parse('"It was dark." Dawn Kerr told the court: "I saw a man run."')
    assert [s.name for s in document.speakers] == ["Dawn Kerr"]
