"""The page in a real Chromium: no text is altered, filters and links work, nothing is complained of, it fits a phone.

Skipped where Playwright or a Chromium is missing (CLAIMPARSE_CHROMIUM names another one). ``pytest -m "not browser"``
leaves these tests out.
"""

import html
import os
import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimparse.output.pages import write_pages
from claimparse.output.render import render, to_html
from claimparse.types import Document
from tests.output.documents import DOCUMENT, marked_texts

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = os.environ.get("CLAIMPARSE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium"),
]

STORY = """\
Mill burns down

Mayor Ada Crewe denied that she had sold more than 40 looms.

Fire chief Tom Vance accused Crewe of hiding 12 barrels of oil.

"I never saw a barrel," Crewe said.

According to Vance, the mill might be rebuilt by about 30 workers.

If the bank pays, work will start.
"""
HOSTILE = "<script>alert(1)</script> said \"><img src=x onerror=alert(2)> has 5 'eels' & </style></div>--> {{ 7*7 }}."
VISIBLE = "[...document.querySelectorAll({!r})].filter(e => e.checkVisibility()).map(e => e.id)"


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def story(parser):
    return parser.parse(STORY)


@pytest.fixture
def opened(browser, tmp_path):
    """Open HTML as a file in a new tab; at the end the console must be empty."""
    tabs, said = [], []

    def opened(page: str, width: int = 1280, place: str = "", **options):
        path = tmp_path / f"{len(tabs)}.html"
        path.write_text(page, "utf-8", newline="")
        tab = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce", **options)
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        tab.on("request", lambda request: said.extend([request.url] * (not request.url.startswith("file://"))))
        tab.goto(f"{path.as_uri()}{place}")
        tabs.append(tab)
        return tab

    yield opened
    for tab in tabs:
        tab.close()
    assert said == []


def escape_controls(tab, selector: str) -> list[str]:
    return tab.evaluate(VISIBLE.format(selector))


# ---------------------------------------------------------------- the text

CHARACTERS = st.one_of(
    st.sampled_from("ab <&\"'>\n\r\t\x00\x07\x0c\x1f\x7f\x80\x85\x9f\xa0\u2028\u202e\ufeff\ufffe\U0001f600"),
    st.characters(exclude_categories=["Cs"]),
)


@pytest.fixture(scope="module")
def texts_of(browser):
    """The text of the article as the browser has it, page by page."""
    tab = browser.new_page()

    def texts_of(page: str) -> list[str]:
        # The page as bytes, through the parser that reads files: set_content would end lines its own way.
        tab.route("http://page.test/*", lambda r: r.fulfill(body=page.encode(), content_type="text/html"), times=1)
        tab.goto("http://page.test/")
        return tab.evaluate("[...document.querySelectorAll('.text')].map(e => e.textContent)")

    yield texts_of
    tab.close()


texts = st.text(CHARACTERS, max_size=80).map(lambda text: Document(text=text))


@given(st.lists(st.one_of(texts, marked_texts()), min_size=1, max_size=12))
@settings(max_examples=12)
def test_the_browser_reads_each_text_as_it_was(texts_of, documents):
    shown = [document.text.replace("\0", "\ufffd") for document in documents]
    assert texts_of(to_html(documents)) == shown
    assert texts_of(f"<!DOCTYPE html><meta charset=utf-8>{render(documents, 'inline')}") == shown


def test_nul_is_shown_as_its_replacement():
    page = to_html([Document(text="a\0b\0c")])
    assert "HTML cannot hold the character NUL; 2 of the text are shown as U+FFFD." in page
    assert "NUL" not in to_html([Document(text="abc")])


def test_a_parsed_text_is_unaltered_under_its_marks(texts_of, story, parser):
    assert texts_of(to_html([story, parser.parse(STORY.replace("\n", "\r\n"))])) == [
        STORY,
        STORY.replace("\n", "\r\n"),
    ]


# ---------------------------------------------------------------- filters and links


def fitting(document: Document, fits) -> list[str]:
    return [f"claim-{k}" for k, claim in enumerate(document.claims, 1) if fits(claim)]


@pytest.mark.parametrize(
    ("name", "choice", "fits"),
    [
        ("speaker", "Ada Crewe", lambda c: "Ada Crewe" in c.speakers),
        ("speaker", "the author", lambda c: c.attribution is None),
        ("act", "denies", lambda c: c.attribution and c.attribution.act == "denies"),
        ("stance", "hedged", lambda c: c.stance.label == "hedged"),
        ("kind", "direct", lambda c: c.attribution and c.attribution.quotation == "direct"),
    ],
)
def test_a_filter_shows_the_claims_that_fit(opened, story, name, choice, fits):
    tab = opened(to_html([story]))
    wanted = fitting(story, fits)
    assert 0 < len(wanted) < len(story.claims)
    tab.select_option(f"#by-{name}", label=choice)
    assert escape_controls(tab, ".claim") == wanted
    shown = tab.evaluate("getComputedStyle(document.querySelector('.shown'), '::before').content")
    assert shown == f'counter(shown) " of {len(story.claims)} claims shown"'
    tab.click("button[type=reset]")
    assert len(escape_controls(tab, ".claim")) == len(story.claims)


def test_filters_combine_and_dim_the_text(opened, story):
    tab = opened(to_html([story]))
    tinted = """[...document.querySelectorAll('.text .cnt')].filter(
        e => getComputedStyle(e).backgroundColor != 'rgba(0, 0, 0, 0)').length"""
    before = tab.evaluate(tinted)
    tab.select_option("#by-speaker", label="Ada Crewe")
    tab.select_option("#by-kind", label="direct")
    claims = fitting(story, lambda c: "Ada Crewe" in c.speakers and c.attribution.quotation == "direct")
    assert escape_controls(tab, ".claim") == claims
    assert 0 < tab.evaluate(tinted) < before
    assert escape_controls(tab, ".speaker") == [f"speaker-{1 + [s.name for s in story.speakers].index('Ada Crewe')}"]
    ink = "getComputedStyle([...document.querySelectorAll('.text .cue')].find(e => e.textContent == {!r})).color"
    assert tab.evaluate(ink.format("denied")) != tab.evaluate(ink.format("said"))
    tab.select_option("#by-act", label="denies")
    assert escape_controls(tab, ".claim") == []


def test_switches_hide_layers(opened, story):
    tab = opened(to_html([story]))
    colour = "getComputedStyle(document.querySelector('.text .qty')).backgroundColor"
    before = tab.evaluate(colour)
    tab.uncheck("#show-qty")
    tab.uncheck("#show-cnt")
    assert before != tab.evaluate(colour) == "rgba(0, 0, 0, 0)"
    tab.uncheck("#show-own")
    assert escape_controls(tab, ".claim") == fitting(story, lambda c: c.attribution)


def test_every_link_lands_on_something_visible(opened, story):
    tab = opened(to_html([story, DOCUMENT]))
    lost = """[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href')).filter(
        href => !document.querySelector(href)?.checkVisibility())"""
    assert tab.evaluate(lost) == []


def test_a_permalink_opens_at_its_claim(opened, story):
    tab = opened(to_html([story]), place="#claim-3")
    assert tab.evaluate("document.querySelector(':target').id") == "claim-3"
    box = tab.locator("#claim-3").bounding_box()
    tools = tab.locator(".tools").bounding_box()
    assert tools["y"] + tools["height"] <= box["y"] < 800
    lit = tab.evaluate("getComputedStyle(document.querySelector('.text [data-claims~=claim-3]')).boxShadow")
    assert lit != "none"


def test_pointer_and_keyboard_get_the_same_explanation(opened, story):
    tab = opened(to_html([story]))
    note = "getComputedStyle(document.querySelector({!r}), '::after').content"
    cue = ".text .act-denies"
    assert tab.evaluate(note.format(cue)) == "none"
    tab.hover(cue)
    hovered = tab.evaluate(note.format(cue))
    assert "Ada Crewe; act: denies" in hovered
    tab.mouse.move(0, 0)
    tab.keyboard.press("Tab")
    for _ in range(80):
        if tab.evaluate(f"document.activeElement.matches({cue!r})"):
            break
        tab.keyboard.press("Tab")
    assert tab.evaluate(note.format(cue)) == hovered
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash").startswith("#claim-")


def test_each_mark_is_one_stop_of_the_keyboard(opened, story):
    tab = opened(to_html([story]))
    stops = "[...document.querySelectorAll('.text a.seg')].filter(a => a.tabIndex >= 0).length"
    marks = {s for a in story.attributions for s in (*a.source, *a.cue)} | {q.span for q in story.quantities}
    cues = {s for c in story.cues if not c.inert and c.kind != "report" for s in c.spans}
    assert tab.evaluate(stops) <= len(marks | cues)


# ---------------------------------------------------------------- hostile texts


def test_no_script_of_a_text_runs(opened, parser):
    document = parser.parse(f"{HOSTILE}\n\nMayor {HOSTILE}").model_copy(update={"name": HOSTILE})
    for page in (to_html([document], HOSTILE), to_html([document, document]), str(render(document, "inline"))):
        tab = opened(page)
        assert tab.evaluate("document.querySelectorAll('script, img, iframe').length") == 0
        assert tab.evaluate("document.querySelector('.text').textContent") == document.text


def test_the_content_policy_stops_foreign_scripts(browser, story):
    """Even if something slipped through, it could not run: a script is put into the page by hand."""
    tab, said = browser.new_page(), []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("dialog", lambda dialog: (said.append("it ran"), dialog.dismiss()))
    tab.set_content(to_html([story]).replace("<main>", "<main><script>alert(1)</script><p style='color:red'>x</p>"))
    assert "it ran" not in said
    assert len([s for s in said if "Content Security Policy" in s or "Content-Security-Policy" in s]) >= 2
    tab.close()


# ---------------------------------------------------------------- sizes and readers


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_the_page_fits_its_window(opened, story, width):
    tab = opened(to_html([story, DOCUMENT]), width)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.hover(".text .qty")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_axe_finds_no_fault(opened, story, width, scheme):
    """Contrast, names, roles, labels and landmarks, by the rules of WCAG 2.2 AA and axe's best practices."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab = opened(to_html([story, DOCUMENT]), width, color_scheme=scheme)
    assert [(v["id"], v["nodes"][0]["html"]) for v in axe.run(tab).response["violations"]] == []


def test_forced_colours_keep_the_marks_distinct(opened, story):
    """The reader's own colours replace the page's tints, and a line stands for each tint."""
    tab = opened(to_html([story]), forced_colors="active")
    line = "getComputedStyle(document.querySelector('.text .cnt')).borderTopStyle"
    assert tab.evaluate(line) == "dotted"
    tab.uncheck("#show-cnt")
    assert tab.evaluate(line) == "none"


def test_print_shows_all_of_the_text_and_no_controls(opened, story):
    tab = opened(to_html([story]), color_scheme="dark")
    tab.emulate_media(media="print")
    assert escape_controls(tab, ".tools, .tools select") == []
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.evaluate("getComputedStyle(document.querySelector('.original')).maxHeight") == "none"


def test_notebooks_show_a_fragment_or_a_frame(opened, story):
    assert story._repr_html_() == render(story, "inline")
    frame = render(story)._repr_html_()
    tab = opened(f"<!DOCTYPE html><title>n</title>{story._repr_html_()}{frame}")
    framed = tab.frame_locator("iframe")
    assert framed.locator("h1").text_content() == "Claims"
    framed.locator(".num").first.click()
    assert framed.locator("#claim-1:target").count() == 1
    assert html.escape(STORY[:15]) in frame


def test_two_fragments_share_a_page(opened, story):
    tab = opened(f"<!DOCTYPE html><title>n</title>{render(story, 'inline')}{render(DOCUMENT, 'inline')}")
    ids = tab.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_a_folder_of_pages_leads_to_each_claim(browser, story, tmp_path):
    write_pages([story, DOCUMENT, story], tmp_path / "site")
    tab = browser.new_page()
    tab.goto((tmp_path / "site" / "index.html").as_uri())
    addresses = tab.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href)")
    assert len(addresses) > 3
    for address in dict.fromkeys(addresses):
        tab.goto(address)
        assert "#" not in address or tab.evaluate("document.querySelector(':target').checkVisibility()")
    tab.click("text=All texts")
    assert tab.url.endswith("/index.html")
    tab.close()
