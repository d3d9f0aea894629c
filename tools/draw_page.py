"""Draw the picture of a page that the documentation begins with, in light and dark.

python tools/draw_page.py [docs/_static]

The article is parsed by the command, so with the trained model if it is installed. Playwright and a Chromium are needed
(CHROMIUM names it; /usr/bin/chromium by default): ``pip install --group site-check``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from claimparse import cli

ROOT = Path(__file__).parents[1]
ARTICLE = "examples/articles/trial.txt"
SIZE = {"width": 1080, "height": 846}
NAMES = {"light": "page.png", "dark": "page-dark.png"}


def main(folder: Path = ROOT / "docs" / "_static") -> None:
    """Write a picture for each scheme."""
    folder = folder.resolve()
    os.chdir(ROOT)  # the page shows the path as it is given
    with TemporaryDirectory() as made, sync_playwright() as play:
        page = Path(made) / "page.html"
        cli.main([ARTICLE, "-o", str(page)])
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        for scheme, name in NAMES.items():
            tab = browser.new_page(viewport=SIZE, color_scheme=scheme)  # type: ignore[arg-type]
            tab.goto(page.as_uri())
            tab.screenshot(path=folder / name)
        browser.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
