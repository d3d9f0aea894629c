"""Who is meant where a text calls somebody otherwise than before: by acronym, age, role or kind of body."""

from __future__ import annotations

import pytest

SAME = [
    ("acronym after the office", "Prime Minister Tom Beck rowed home. The PM said the boat leaked.", "Tom Beck"),
    ("office after the acronym", "The PM, Tom Beck, rowed home. The prime minister said the boat leaked.", "Tom Beck"),
    ("acronym of a rank", "SSP Tom Beck said six men fled. The SSP said they were armed.", "Tom Beck"),
    (
        "bare role in a headline",
        "'The wall will not hold', engineer says\n\nAda Lund, the engineer, said it leaked.",
        "Ada Lund",
    ),
    (
        "adjective that is a noun, too",
        "Poland's liberal president, Ada Lund, who is in Oslo, said it rained.",
        "Ada Lund",
    ),
    ("role in a body", "The club's new coach, Tom Beck, who came in May, said the pitch was wet.", "Tom Beck"),
    ("an age of nobody else", "Pharmacist Ada Lund said it rained. The 52-year-old said it was cold.", "Ada Lund"),
    ("a new description", "It rained, said Ada Lund, who lives here. The retired nurse said it was cold.", "Ada Lund"),
    ("age far back", "Ada Lund, 31, won. " + "The rain fell. " * 40 + "The 31-year-old said it was fun.", "Ada Lund"),
    ("origin", "Coach Tom Beck praised the team. The Irishman said it was tired.", "Tom Beck"),
    ("union", "The Norvik Teachers Association met. The union said pay had fallen.", "Norvik Teachers Association"),
    ("club", "Norvik Rovers lost. The club said the pitch was wet.", "Norvik Rovers"),
    ("charity", "Norvik Rescue found two dogs. The charity said they were thin.", "Norvik Rescue"),
    ("defined term", 'Fernlake Labs, Inc. (the "Company") fell. The Company reported a loss.', "Fernlake Labs, Inc."),
    (
        "initials with a hyphen",
        "Norvik Workers Movement-Left met. The NWM-L said it won.",
        "Norvik Workers Movement-Left",
    ),
    ("name with on", "The Committee on Water Use said wells were dry.", "Committee on Water Use"),
    ("given name of two syllables", "Kim Do-hyun scored. Kim said it was fun.", "Kim Do-hyun"),
]


@pytest.mark.parametrize(("text", "speaker"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_the_second_mention_means_the_same(parser, text, speaker):
    assert {a.speakers for a in parser.parse(text).attributions} == {(speaker,)}


OTHER = [
    ("a firm's part", "Elmsoft fell. Ada Lund of Elmsoft Mobile Labs left. Elmsoft said it was sorry.", "Elmsoft"),
    ("a union is no firm", "Blue Heron Lines lost money. The union said pay had fallen.", "The union"),
    ("a day is no part of a name", "The Committee on Monday said wells were dry.", "Committee"),
    (
        "a participle is no syllable",
        "Officials of the Hamas-run ministry said it rained.",
        "Officials of the Hamas-run ministry",
    ),
    (
        "two engineers",
        "'The wall will not hold', engineer says\n\nAda Lund, an engineer, met Tom Beck, an engineer.",
        "engineer",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), [row[1:] for row in OTHER], ids=[row[0] for row in OTHER])
def test_what_is_alike_means_another(parser, text, speaker):
    assert (speaker,) in {a.speakers for a in parser.parse(text).attributions}
