"""Each fact about a member of an enumeration stands in one table, and each table has all members."""

import contextlib
import importlib
import pkgutil
import re
from collections.abc import Mapping, Sequence, Set

import pytest

import claimparse
from claimparse._stance import facts
from claimparse.errors import MissingExtraError
from claimparse.lexicon.schema.stance import Value
from claimparse.output import looks
from claimparse.output.render import to_html
from claimparse.types import Commitment, CueKind, Document, SpeechAct, StanceLabel
from tests.paths import ROOT

ENUMS = (SpeechAct, StanceLabel, CueKind, Commitment)
DOCS = ROOT / "docs"
PAGE = to_html([Document(text="")])
TABLES = {
    "claimparse._stance.facts.ACT_FACTS": SpeechAct,
    "claimparse._stance.facts.COMMITMENT_EFFECTS": Commitment,
    "claimparse._stance.facts.CUE_KIND_FACTS": CueKind,
    "claimparse.output.looks.ACT_LOOKS": SpeechAct,
    "claimparse.output.looks.CUE_KIND_LOOKS": CueKind,
    "claimparse.output.looks.LABEL_LOOKS": StanceLabel,
    "claimparse.types._stance._SCORES": Commitment,
    "claimparse.types._stance._COMMITMENT_WORDS": Commitment,
}


def load(name):
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)


def members_in(value):
    """Return the members of the enumerations that a collection has as its keys or items; a Value is a pair, no list."""
    if isinstance(value, Value) or not isinstance(value, (Mapping, Set, Sequence)):
        return set()
    return {item for item in value if isinstance(item, ENUMS)}


def modules():
    """Yield all modules of the package whose extras are installed."""
    for found in pkgutil.walk_packages(claimparse.__path__, "claimparse."):
        if not found.name.endswith("__main__"):
            with contextlib.suppress(MissingExtraError):
                yield importlib.import_module(found.name)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_every_member(name):
    assert set(load(name)) == set(TABLES[name])


def test_no_other_collection_lists_members():
    """Nothing would point from a new member to a second collection of some of them."""
    tables = [load(name) for name in TABLES]
    assert not [
        f"{module.__name__}.{name}"
        for module in modules()
        for name, value in vars(module).items()
        if len(members_in(value)) > 1 and not any(value is table for table in tables)
    ]


@pytest.mark.parametrize("label", StanceLabel)
def test_a_label_has_a_bit(label):
    bit = getattr(facts.Mode, "NONE" if label is StanceLabel.ASSERTED else label.name)
    assert facts.label_of(bit) is label


def test_the_later_label_wins():
    bits = [getattr(facts.Mode, label.name) for label in tuple(StanceLabel)[1:]]
    for k, bit in enumerate(bits):
        assert facts.label_of(bit | sum(bits[:k])) is tuple(StanceLabel)[k + 1]


@pytest.mark.parametrize("kind", CueKind)
@pytest.mark.parametrize("commitment", Commitment)
def test_a_cue_has_words_for_its_effect(kind, commitment):
    assert facts.CUE_KIND_FACTS[kind].effect_of(Value(commitment, Commitment.UNCOMMITTED))


# ---------------------------------------------------------------- what readers see


@pytest.mark.parametrize("looks_of", [looks.ACT_LOOKS, looks.CUE_KIND_LOOKS])
def test_the_page_draws_every_underline(looks_of):
    """A rule for each member with a line of its own, and for nothing that is no member."""
    prefix = {SpeechAct: "act", CueKind: "kind"}[type(next(iter(looks_of)))]
    drawn = set(re.findall(rf"\.{prefix}-([\w-]+)", PAGE))
    assert drawn == {member.value for member, look in looks_of.items() if look.underline is not None}


def test_the_page_colours_every_label():
    """A rule that takes the colour of the label's name, and a colour of that name for day and for night."""
    for label in StanceLabel:
        assert f".{label.value} {{ color: var(--{label.value}); }}" in PAGE
        assert re.search(rf"--{label.value}: light-dark\(#\w+, #\w+\);", PAGE)


def test_labels_differ_without_colour():
    assert len({look.sign for look in looks.LABEL_LOOKS.values()}) == len(StanceLabel)
    assert len({look.terminal for look in looks.LABEL_LOOKS.values()}) == len(StanceLabel)


@pytest.mark.parametrize("enum", ENUMS)
def test_the_reference_lists_the_members(enum):
    pages = "".join(path.read_text("utf-8") for path in (DOCS / "reference").glob("*.md"))
    assert re.search(rf"autoclass:: claimparse\.types\.{enum.__name__}\n +:members:", pages)


@pytest.mark.parametrize("enum", ENUMS)
def test_the_guide_lists_the_members_in_order(enum):
    """The order matters for labels, of which the later wins; it is kept for all."""
    rows = re.findall(r"^\| `?([^\s|`]+)`? \|", (DOCS / "output.md").read_text("utf-8"), re.MULTILINE)
    values = [member.value for member in enum]
    assert [row for row in rows if row in values] == values
