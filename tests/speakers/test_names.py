"""Names: spellings of one name are the same, other names are not, and the lexicon of persons knows their parts."""

import pytest

from claimparse._speakers.names import skeleton
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
    ],
)
def test_spellings_of_one_name_are_the_same(one, other):
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("Clinton", "Clanton"), ("Lee", "Li"), ("Ann", "Anne"), ("Roy", "Roe")])
def test_different_names_are_not(one, other):
    assert skeleton(one) != skeleton(other)


def test_given_names_offices_and_demonyms():
    lex = person_lexicon(Lexicon.default())
    assert lex.given["Mary"] == "female"
    assert lex.given["Peter"] == "male"
    assert lex.given["Robin"] is None
    assert lex.offices["Congresswoman"] == "female"
    assert lex.demonyms["Iranian"] == lex.demonyms["Tehran"] == "Iran"
    assert not {"Saint"} & set(lex.given)
