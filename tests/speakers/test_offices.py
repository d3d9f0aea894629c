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
    ("the whole portfolio for a deputy", "Deputy Finance Minister Ada Lund praised it.", "The finance minister"),
]

SAME_OFFICE = [
    ("a deputy minister is a minister", "Deputy Minister Ada Lund welcomed the deal.", "The minister"),
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


NOT_THE_FIRST = [
    (
        "a second indefinite",
        "A teacher was jailed for theft. A teacher who worked with him",
        "A teacher who worked with him",
    ),
    ("the victim of a convict", "Bo Holt was convicted of robbing a woman. The victim", "The victim"),
    ("the victim of an attacker", "Bo Holt attacked a nurse. The victim", "The victim"),
    ("who accuses him", "Bo Holt denied assault. The complainant", "The complainant"),
    ("an adult's role", "Coach Ada Lund was pleased. The teenager", "The teenager"),
    ("the judged one", "Judge Ada Lund rose at noon. The defendant", "The defendant"),
    ("a knight and a peer", "Sir Keith Moor praised the plan. The Duke of Wessex", "The Duke of Wessex"),
]


@pytest.mark.parametrize(("text", "speaker"), [row[1:] for row in NOT_THE_FIRST], ids=[row[0] for row in NOT_THE_FIRST])
def test_nobody_is_what_his_role_excludes(parser, text, speaker):
    assert parser.parse(f"{text} said it was sad.").attributions[-1].speakers == (speaker,)


def test_the_same_indefinite_speaks_again(parser):
    text = "A spokesman for the port said it was shut. It rained. A spokesman for the port said it was open."
    assert len(parser.parse(text).speakers) == 1


def test_whoever_was_attacked_is_the_victim(parser):
    document = parser.parse("Ada Lund was stabbed in the park. The victim said she was afraid.")
    assert document.attributions[-1].speakers == ("Ada Lund",)


NO_ROLE = [
    ("an accusation in quotation marks", '"Ada Lund is a thief," Bo Holt said.'),
    ("an accusation without them", "Bo Holt said Ada Lund is a spy."),
    ("a condition", "If Ada Lund is a spy, the case is lost."),
    ("a rumour", "Ada Lund is rumoured to be a spy."),
    ("a denial", "Bo Holt denied that Ada Lund was the mayor."),
    ("a question", "Is Ada Lund a liar?"),
    ("a hope", "Bo Holt hopes Ada Lund is the mayor."),
]


def roles_of_lund(parser, text: str) -> list[str]:
    """The roles of Ada Lund, who speaks after a text."""
    speaker = parser.parse(f"{text} Lund said it rained.").speaker("Ada Lund")
    return [r.span.text for r in speaker.roles]


@pytest.mark.parametrize("text", [row[1] for row in NO_ROLE], ids=[row[0] for row in NO_ROLE])
def test_what_the_text_does_not_say_itself_is_no_role(parser, text):
    assert roles_of_lund(parser, text) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Bo Holt said Ada Lund is the new chief executive.", "new chief executive"),
        ("Ada Lund is a spy.", "spy"),
    ],
    ids=["an office by another's word", "the author's own word"],
)
def test_what_it_says_is(parser, text, role):
    assert roles_of_lund(parser, text) == [role]
