"""``claimparse explain``: the claims of a line, each with the rule that made it."""

import pytest

from claimparse.cli.streams import PIPE_WIDTH


def headings(out: str) -> list[str]:
    return [line for line in out.splitlines() if line.startswith("claim ")]


@pytest.mark.parametrize(
    ("place", "claims"),
    [
        (":3", ["claim 2, line 3"]),
        (":4", ["claim 3, line 4"]),
        (":3-4", ["claim 2, line 3", "claim 3, line 4"]),
        (":1-3", ["claim 1, line 1", "claim 2, line 3"]),
        ("", ["claim 1, line 1", "claim 2, line 3", "claim 3, line 4"]),
    ],
)
def test_a_line_is_explained(run, story, place, claims):
    code, out, err = run("explain", f"{story}{place}")
    assert (code, err) == (0, "")
    assert headings(out) == claims
    assert max(map(len, out.splitlines())) <= PIPE_WIDTH


def test_an_explanation_holds_each_answer_with_its_rule(run, story):
    _, out, _ = run("explain", f"{story}:3-4")
    flat = " ".join(out.split())
    for words in (
        "who Ada Crewe; act: denies (“denied”); stance: denied",
        "source “Mayor Ada Crewe”; speech; indirect quotation; rule ",
        "stance Denied: the author uncommitted (U)",
        "number > 40 looms: more than 40; rule ",
        "word “might” (modal): makes it a possibility, not a fact; entry ",
    ):
        assert words in flat


def test_the_claim_that_a_denial_answers_is_named(run, tmp_path):
    text = "Prosecutors accused the bank of hiding losses. The bank denied the accusations."
    _, out, _ = run("explain", "-", stdin=text.encode())
    assert "denies “the accusations”, which is claim 1, made by Prosecutors; rule" in " ".join(out.split())


@pytest.mark.parametrize(
    ("place", "code", "message"),
    [
        (":2", 1, "no claim found"),
        (":5", 2, "no line 5: the text has 4 lines"),
        (":0", 2, "no line 0: the text has 4 lines"),
        (":4-3", 2, "no line 4-3: the text has 4 lines"),
        ("x", 1, "no such file or directory"),
    ],
)
def test_a_place_without_claims(run, story, place, code, message):
    got, out, err = run("explain", f"{story}{place}")
    assert (got, out) == (code, "")
    assert err.startswith("claimparse: ")
    assert message in err


def test_a_file_whose_name_looks_like_a_place_is_a_file(run, tmp_path):
    path = tmp_path / "mill:3"
    path.write_text("Snow fell, officials said.", "utf-8")
    assert headings(run("explain", path)[1]) == ["claim 1, line 1"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_does(run, end, story):
    text = end.join(["Mill burns down", "", "Snow fell on Monday, officials said."])
    story.write_bytes(text.encode())
    code, out, _ = run("explain", f"{story}:3")
    assert code == 0
    assert headings(out)[0].endswith("line 3")
