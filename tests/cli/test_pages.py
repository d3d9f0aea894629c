"""``claimparse -f html``: a page for each text, and an index."""

import pytest


@pytest.mark.parametrize("there", [True, False])
def test_html_to_a_folder_is_a_page_for_each_text(run, story, there):
    folder = story.parent / "pages"
    if there:
        folder.mkdir()
    code, out, err = run(story, story, "-f", "html", "-o", folder if there else f"{folder}/")
    assert (code, out, err) == (0, "", "")
    assert sorted(p.name for p in folder.iterdir()) == ["0001-mill.html", "0002-mill.html", "index.html"]


def test_a_bad_text_leaves_the_other_pages(run, story):
    folder = story.parent / "pages"
    code, _, err = run(story.parent / "gone.txt", story, "-f", "html", "-o", f"{folder}/")
    assert code == 1
    assert "gone.txt" in err
    assert sorted(p.name for p in folder.iterdir()) == ["0001-mill.html", "index.html"]
