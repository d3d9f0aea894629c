"""The check of the site finds what it is there to find."""

import importlib.util

import pytest

from claimparse.lexicon.schema import ARRAYS
from tests.paths import ROOT
from tools.check_site import MAX_BYTES, static_problems

GOOD = '<h1 id="top">A</h1><a href="b.html#end">b</a><a href="#top">up</a><a href="https://example.org/x">out</a>'


@pytest.mark.parametrize(
    ("extra", "fault"),
    [
        ("", None),
        ('<a href="c.html">c</a>', "no file"),
        ('<a href="b.html#start">b</a>', "no anchor"),
        ('<a href="#bottom">down</a>', "no anchor"),
        ('<img src="p.png">', "no alt"),
        ('<img src="p.png" alt="a picture">', None),
        ("<p>" + "x" * MAX_BYTES, "weighs"),
    ],
)
def test_the_check_finds_each_fault(extra, fault, tmp_path):
    (tmp_path / "a.html").write_text(GOOD + extra, "utf-8")
    (tmp_path / "b.html").write_text('<p id="end">b</p>', "utf-8")
    found = list(static_problems(tmp_path))
    assert len(found) == (fault is not None)
    assert fault is None or fault in found[0]


@pytest.mark.parametrize("file", sorted(ARRAYS))
def test_the_catalogue_explains_every_key(file):
    path = ROOT / "docs" / "_ext" / "generated_pages.py"
    spec = importlib.util.spec_from_file_location("generated_pages", path)
    pages = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(pages)
    sections = pages.catalogue(pages.LEXICON / f"{file}.toml").split("\n## ")[1:]
    for section, (name, array) in zip(sections, ARRAYS[file].items(), strict=True):
        assert section.startswith(f"{file}.{name}\n")
        keys = {field.alias or key for key, field in array.model.model_fields.items()} - {"source", "example"}
        assert {key for key in keys if f"\n| `{key}` | " not in section} == set()


def test_an_inventory_is_cut_to_the_names_asked_for(tmp_path):
    cut_inventory = pytest.importorskip("tools.cut_inventory", reason="needs Sphinx", exc_type=ImportError)
    chosen = [("py:class", "a.B", "a.html#a.B"), ("py:class", "a.C", "a.html#a.C"), ("py:data", "a.d", "d.html")]
    full, cut = tmp_path / "objects.inv", tmp_path / "a.inv"
    full.write_bytes(cut_inventory.pack_inventory("A", "1", chosen))
    assert cut_inventory.main(str(full), str(cut), "a.B", "a.x") == 1
    assert cut_inventory.entries(cut.read_bytes()) == {("py:class", "a.B"): "a.html#a.B"}
    full.write_bytes(cut_inventory.pack_inventory("A", "2", [("py:class", "a.B", "new.html#a.B")]))
    assert cut_inventory.main(str(full), str(cut)) == 0
    assert cut_inventory.entries(cut.read_bytes()) == {("py:class", "a.B"): "new.html#a.B"}
    assert cut_inventory.main("-", str(cut), "a.E=e") == 0
    assert cut_inventory.entries(cut.read_bytes()) == {("py:class", "a.E"): "e"}
