"""Names: spellings of one name are the same, other names are not, and the lexicon of persons knows their parts."""

import pytest

from claimparse._speakers.names import spelling_key
from claimparse.lexicon import Lexicon
from claimparse.lexicon.persons import person_lexicon


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Barynsky", "Barynskyy"),
        ("Barynsky", "Barynskiy"),
        ("Andrei", "Andrej"),
        ("José", "Jose"),
        ("Anna-Lena", "Annalena"),
        ("Müller", "Mueller"),
        ("Müller", "Muller"),
        ("Sørlie", "Sorlie"),
        ("El-Sarraf", "al-Sarraf"),
        ("al-Sarraf", "Sarraf"),
        ("Mahmoud", "Mahmud"),
        ("Qasimi", "Kasimi"),
    ],
)
def test_spellings_of_one_name_are_the_same(one, other):
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Clinton", "Clanton"), ("Lee", "Li"), ("Ann", "Anne"), ("Roy", "Roe"), ("Alsop", "Sop")]
)
def test_different_names_are_not(one, other):
    assert spelling_key(one) != spelling_key(other)


def test_given_names_offices_and_demonyms():
    lex = person_lexicon(Lexicon.default())
    assert {"Mary", "Peter", "Robin", "Bess"} <= lex.given_names
    assert lex.offices["Congresswoman"] == "female"
    assert lex.country_of["Iranian"] == lex.country_of["Tehran"] == "Iran"
    assert not {"Saint"} & lex.given_names
