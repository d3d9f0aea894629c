"""The check of the site finds what it is there to find."""

import pytest
from tools.check_site import MAX_BYTES, plain_faults

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
def test_faults_are_found(extra, fault, tmp_path):
    (tmp_path / "a.html").write_text(GOOD + extra, "utf-8")
    (tmp_path / "b.html").write_text('<p id="end">b</p>', "utf-8")
    found = list(plain_faults(tmp_path))
    assert len(found) == (fault is not None)
    assert fault is None or fault in found[0]
