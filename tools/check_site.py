"""Check the built site: links and anchors, entries of the reference, page weight, and problems in a browser.

These are alt texts, labels, contrast in light and dark, pages wider than a phone, and console errors.

python tools/check_site.py build/site [--links-only]

With --links-only no browser is needed. Else it opens each page in Chromium (CHROMIUM names it; /usr/bin/chromium by
default), by Playwright and axe-core: ``pip install --group site-check``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

MAX_BYTES = 1_000_000
RULES = ["image-alt", "label", "link-name", "button-name", "color-contrast", "html-has-lang", "document-title"]
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}


class Page(HTMLParser):
    """The links of a page, the names of its anchors, and the files it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.names: set[str] = set()
        self.loads: list[str] = []
        self.without_alt: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record the links, names and loaded files of a tag."""
        found = dict(attrs)
        self.names.update(found[key] or "" for key in ("id", "name") if key in found)
        if tag == "a" and found.get("href"):
            self.links.append(found["href"] or "")
        if tag == "img" and not found.get("alt"):
            self.without_alt.append(found.get("src") or "")
        address = found.get("src") if tag in ("img", "script") else found.get("href") if tag == "link" else None
        if address and found.get("rel") not in ("index", "search", "next", "prev"):
            self.loads.append(address)


def static_problems(site: Path) -> Iterator[str]:
    """Yield broken links, images without an alt text, and pages that are too heavy."""
    pages = {path.resolve(): Page(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}
    for path, page in pages.items():
        where = path.relative_to(site.resolve())
        for link in page.links:
            url = urlsplit(link)
            if url.scheme or url.netloc:
                continue
            target = (path.parent / unquote(url.path)).resolve() if url.path else path
            if not target.exists():
                yield f"{where}: no file for {link}"
            elif url.fragment and target in pages and unquote(url.fragment) not in pages[target].names:
                yield f"{where}: no anchor for {link}"
        yield from (f"{where}: no alt text for {src}" for src in page.without_alt)
        loaded = [(path.parent / unquote(urlsplit(a).path)).resolve() for a in page.loads if not urlsplit(a).scheme]
        weight = path.stat().st_size + sum(f.stat().st_size for f in set(loaded) if f.is_file())
        if weight > MAX_BYTES:
            yield f"{where}: weighs {weight:,} bytes"


def missing_names(site: Path) -> Iterator[str]:
    """Yield public names of the results, and their public members, without an entry in the reference."""
    from claimparse import types

    listed = {name for path in site.rglob("reference/*.html") for name in Page(path.read_text("utf-8")).names}
    for name in types.__all__:
        held = getattr(getattr(types, name), "__dict__", {})  # a number has none
        members = [m for m in held if not m.startswith(("_", "model_"))]
        for entry in (name, *(f"{name}.{m}" for m in members)):
            if f"claimparse.types.{entry}" not in listed:
                yield f"reference: no entry for {entry}"


def browser_problems(site: Path) -> Iterator[str]:
    """Yield the problems in a browser: script errors, missing labels, low contrast, a page wider than its window."""
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    options = {"runOnly": {"type": "rule", "values": RULES}}
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        for scheme in ("light", "dark"):
            context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
            tab = context.new_page()
            errors: list[str] = []
            tab.on("console", lambda m, found=errors: found.append(m.text) if m.type == "error" else None)
            tab.on("pageerror", lambda error, found=errors: found.append(str(error)))
            for path in sorted(site.rglob("*.html")):
                where = f"{path.relative_to(site)} ({scheme})"
                errors.clear()
                width, height = SIZES["phone"]
                tab.set_viewport_size({"width": width, "height": height})
                tab.goto(path.resolve().as_uri())
                if tab.evaluate("document.documentElement.scrollWidth") > width:
                    yield f"{where}: wider than a phone"
                width, height = SIZES["desktop"]
                tab.set_viewport_size({"width": width, "height": height})
                for broken in Axe().run(tab, options=options).response["violations"]:
                    shown = broken["nodes"][0]
                    yield f"{where}: {broken['id']} in {len(broken['nodes'])} places, as {shown['html'][:120]}"
                yield from (f"{where}: {error}" for error in errors)
            context.close()
        browser.close()


def main(arguments: list[str]) -> int:
    """Print each problem and return 1 if there is one."""
    site = Path(arguments[0])
    problems = [*static_problems(site), *missing_names(site)]
    if "--links-only" not in arguments:
        problems += browser_problems(site)
    print("\n".join(problems) or f"no problem in {len(list(site.rglob('*.html')))} pages")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
