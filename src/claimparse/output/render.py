"""Documents as HTML pages, and as a fragment for notebooks.

A page needs no network, no font and no script: its switches and filters are form controls that its style sheet reads.
Templates are in ``templates/``; everything from a text is escaped there, and the page's content security policy allows
nothing but its own style sheet.
"""

from __future__ import annotations

import functools
import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup

from claimparse.output import wording
from claimparse.output.displacy import displacy_data, to_displacy
from claimparse.output.graph import EdgeKind
from claimparse.output.index import Index
from claimparse.output.looks import ACT_LOOKS, CUE_KIND_LOOKS, LABEL_LOOKS, group_by_underline
from claimparse.output.marked import LAYERS, Ids
from claimparse.output.views import AUTHOR_TOKEN, FILTERS, OWN_KIND, UNNAMED_TOKEN, People, View, view
from claimparse.types import Commitment, Document, QuotationKind, SpeechAct, StanceLabel

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["Html", "Style", "displacy_data", "render", "to_displacy", "to_html"]

Style = Literal["report", "inline", "ent", "span"]
MAX_LINKED_CLAIMS = 400
"""The most claims of a page for which hovering highlights a claim in the text: each needs two CSS rules."""
GENERATOR = Markup('<meta name="generator" content="claimparse">')
"""The tag by which a page of ours is recognised."""
SHOWN_PEOPLE = 12
"""The number of speakers that an index shows at once; the others are folded away."""

# In a frame "#claim-1" would otherwise mean the notebook; it comes before the page's policy, which forbids others.
_FRAME_BASE = '<base href="about:srcdoc">'


class Html(str):
    """HTML that a notebook displays: a fragment as it is, a whole page in a frame."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        if not self.startswith("<!DOCTYPE"):
            return str(self)
        framed = self.replace("<head>", f"<head>{_FRAME_BASE}", 1)
        return f'<iframe sandbox srcdoc="{escape(framed)}" title="claims" width="100%" height="640"></iframe>'


# ---------------------------------------------------------------- templates


def _escape_exactly(text: str) -> Markup:
    """Escape text so that a browser keeps every character; a bare CR would become LF, and HTML has no NUL."""
    return Markup(escape(text).replace("\r", "&#13;").replace("\0", "\ufffd"))


@functools.cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("claimparse", "output/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(exact=_escape_exactly, one_line=wording.one_line)
    found.globals.update(
        generator=GENERATOR,
        looks=LABEL_LOOKS,
        count=wording.count_words,
        unnamed=wording.UNNAMED,
        act_words=wording.act_words,
        alone_words=wording.alone_words,
        outer_words=wording.outer_words,
        numbers=wording.number_list,
        quantity_words=wording.quantity_words,
        time_words=wording.time_words,
        quantity_reading=wording.quantity_reading,
        commitments=tuple(Commitment),
        edge_kinds=tuple(EdgeKind),
        layers=LAYERS,
        shown_people=SHOWN_PEOPLE,
    )
    return found


@functools.cache
def _style(name: str) -> str:
    return resources.files("claimparse.output").joinpath("templates", f"{name}.css").read_text("utf-8")


@functools.cache
def _text_style() -> str:
    template = _environment().get_template("text.css.jinja")
    return (
        template.render(
            acts=group_by_underline(ACT_LOOKS.items()), cue_kinds=group_by_underline(CUE_KIND_LOOKS.items())
        )
        + "\n"
    )


def _style_and_hash(
    filters: Mapping[str, Sequence[tuple[str, str]]] | None = None, views: Sequence[View] = ()
) -> dict[str, Any]:
    """Return the style sheet of a page and its hash, for the page's policy."""
    claims = [v.ids.claim(card.index) for v in views for card in v.cards]
    rules = (
        _environment()
        .get_template("rules.css.jinja")
        .render(filters=filters or {}, claims=claims if len(claims) <= MAX_LINKED_CLAIMS else [])
    )
    style = f":root {{ {_style('theme')} }}\n{_text_style()}{_style('page')}{rules}"
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return {"style": Markup(style), "style_hash": f"sha256-{digest}"}


# ---------------------------------------------------------------- pages


def _filters(views: Sequence[View], people: People) -> dict[str, list[tuple[str, str]]]:
    """Return the options of the filters, without those that no claim of the page has."""
    had = {name: {token for v in views for card in v.cards for token in card.filters[name].split()} for name in FILTERS}
    every = {
        "speaker": [
            *((str(n), wording.one_line(name)) for name, n in people.numbers.items()),
            (UNNAMED_TOKEN, "nobody named"),
            (AUTHOR_TOKEN, "the author"),
        ],
        "act": [(act.value, act.value) for act in SpeechAct],
        "stance": [(label.value, label.value) for label in StanceLabel],
        "kind": [*((kind.value, kind.value) for kind in QuotationKind), (OWN_KIND, "author’s own")],
    }
    return {name: [(v, words) for v, words in options if v in had[name]] for name, options in every.items()}


def to_html(documents: Iterable[Document], title: str = "Claims", *, up: str | None = None) -> Html:
    """Return an HTML page that needs nothing else: each text with its marks, and what was found in it.

    Claims of a single text are at ``#claim-1``, ``#claim-2``; with several texts they are at ``#text-2-claim-1``, and
    the page begins with an index of texts and speakers.

    Args:
        documents: The documents, in the order of the page.
        title: The title of the page.
        up: The address of a page to link back to, if any.

    >>> to_html([Document(text="Snow fell.")], title="Weather")[:15]
    '<!DOCTYPE html>'
    """
    documents, people = list(documents), People()
    several = len(documents) > 1
    views = [view(d, people, Ids(f"text-{k}-" if several else ""), k) for k, d in enumerate(documents, 1)]
    return page_html(views, people, title, up)


def page_html(views: Sequence[View], people: People, title: str, up: str | None = None) -> Html:
    """Return the page of some texts, whose speakers are numbered by ``people``."""
    index, filters = Index(), _filters(views, people)
    for v in views:
        index.add(v)
    page = _environment().get_template("page.html.jinja")
    shown = {"texts": index.texts, "people": index.people, "summary": index.summary, "signatures": index.signatures}
    return Html(
        page.render(title=title, up=up, views=views, filters=filters, **shown, **_style_and_hash(filters, views))
    )


def index_html(index: Index, title: str) -> Html:
    """Return the page that links to the pages of texts."""
    page = _environment().get_template("site.html.jinja")
    return Html(
        page.render(title=title, texts=index.texts, people=index.people, summary=index.summary, **_style_and_hash())
    )


def _inline(documents: Sequence[Document]) -> Html:
    """Return a fragment to put into another page: texts with their marks and a short list of claims."""
    people = People()
    views = [
        view(d, people, Ids(f"c{hashlib.sha256(d.text.encode()).hexdigest()[:8]}-{k}-"), k)
        for k, d in enumerate(documents, 1)
    ]
    style = Markup(f"{_style('theme')}{_style('inline')}{_text_style()}")
    return Html(_environment().get_template("inline.html.jinja").render(views=views, style=style))


def render(documents: Any, style: Style = "report", *, title: str = "Claims") -> Html:
    """Render one or several documents as HTML that a notebook displays by itself.

    Args:
        documents: A :class:`~claimparse.types.Document`, a spaCy Doc that claimparse's components have run on, or
            several of these.
        style: "report" for a whole page (see :func:`to_html`), "inline" for a fragment with the marked text and a list
            of its claims, "ent" or "span" for spaCy's own drawing by displaCy.
        title: The title of a whole page.

    Raises:
        ValueError: If the style is unknown.

    >>> render(Document(text="Snow fell."), style="inline").count("Snow fell.")
    1
    """
    found = list(_documents(documents))
    match style:
        case "report":
            return to_html(found, title)
        case "inline":
            return _inline(found)
        case "ent" | "span":
            from claimparse.output.displacy_renderer import draw

            return Html(draw([to_displacy(d, style) for d in found], style))
    raise ValueError(f'unknown style {style!r}: give "report", "inline", "ent" or "span"')


def _documents(given: Any) -> Iterator[Document]:
    if isinstance(given, Document):
        yield given
    elif hasattr(given, "has_annotation"):
        yield given._.claimparse
    else:
        for one in given:
            yield from _documents(one)
