"""Documents as pages to look at, as a fragment for notebooks, and as data for displaCy.

A page needs no network, no font and no script: its switches and filters are form controls that its style sheet reads.
Templates are in ``templates/``; everything from a text is escaped there, and a policy in the page forbids what is not
its own style sheet.
"""

from __future__ import annotations

import functools
import hashlib
from base64 import b64encode
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

import regex
from markupsafe import Markup

from claimparse.output.graph import EdgeKind
from claimparse.output.looks import ACT_LOOKS, CUE_KIND_LOOKS, LABEL_LOOKS, by_underline
from claimparse.output.marked import LAYERS, Ids
from claimparse.output.views import (
    AUTHOR_TOKEN,
    OWN_KIND,
    UNNAMED_TOKEN,
    People,
    Row,
    View,
    stances_of,
    view,
)
from claimparse.output.wording import count_words, flat
from claimparse.types import Commitment, Document, QuotationKind, Span, SpeakerKind, SpeechAct, StanceLabel

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["Html", "Style", "displacy_data", "render", "to_displacy", "to_html"]

Style = Literal["report", "inline", "ent", "span"]
MOST_LINKED = 400
"""Claims of a page beyond which pointing at one no longer lights up the other, since each costs two rules of style."""
GENERATOR = Markup('<meta name="generator" content="claimparse">')
"""Stands in each page, which is known by it."""
SHOWN_PEOPLE = 12
"""Speakers that an index shows at once; the others are folded away."""

_NAMED = {SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.PLACE, SpeakerKind.PUBLICATION}
# In a frame "#claim-1" would mean a place in the notebook; it stands before the page's policy, which forbids others.
_FRAME_BASE = '<base href="about:srcdoc">'
_WORD = regex.compile(r"\S+")


class Html(str):
    """HTML that a notebook displays: a fragment as it is, a whole page in a frame of its own."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        if not self.startswith("<!DOCTYPE"):
            return str(self)
        framed = self.replace("<head>", f"<head>{_FRAME_BASE}", 1)
        return f'<iframe sandbox srcdoc="{escape(framed)}" title="claims" width="100%" height="640"></iframe>'


# ---------------------------------------------------------------- templates


def _exact(text: str) -> Markup:
    """Text that a browser reads back character by character; a bare CR would become LF, and HTML has no NUL."""
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
    found.filters.update(exact=_exact, flat=flat)
    found.globals.update(
        generator=GENERATOR,
        looks=LABEL_LOOKS,
        count=count_words,
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
    return template.render(acts=by_underline(ACT_LOOKS.items()), cue_kinds=by_underline(CUE_KIND_LOOKS.items())) + "\n"


def _styled(
    filters: Mapping[str, Sequence[tuple[str, str]]] | None = None, views: Sequence[View] = ()
) -> dict[str, Any]:
    """The style sheet of a page and its hash, by which the page's policy knows it."""
    claims = [card.id for v in views for card in v.cards]
    rules = (
        _environment()
        .get_template("rules.css.jinja")
        .render(filters=filters or {}, claims=claims if len(claims) <= MOST_LINKED else [])
    )
    style = f":root {{ {_style('theme')} }}\n{_text_style()}{_style('page')}{rules}"
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return {"style": Markup(style), "style_hash": f"sha256-{digest}"}


# ---------------------------------------------------------------- pages


@dataclass(frozen=True, slots=True)
class TextEntry:
    """A text in the index: its title, where it stands and what was found."""

    title: str
    href: str
    claims: int
    quantities: int
    stances: tuple[tuple[StanceLabel, int], ...]


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A speaker in the index: the texts he speaks in, by number with a link, and his claims in all of them."""

    name: str
    texts: tuple[tuple[int, str], ...]
    claims: int
    stances: tuple[tuple[StanceLabel, int], ...]


class Index:
    """An index of many texts, which are added one by one, so that none need be kept."""

    def __init__(self) -> None:
        self.texts: list[TextEntry] = []
        self._places: dict[str, list[tuple[int, str]]] = {}
        self._stances: dict[str, dict[StanceLabel, int]] = {}
        self._signatures: dict[str, None] = {}

    def add(self, v: View, page: str = "") -> None:
        """Add a text that stands at ``page``, or in the index's own page."""
        claims, quantities = v.document.claims, v.document.quantities
        place = page or f"#{v.ids.part('article')}"
        self.texts.append(TextEntry(v.title, place, len(claims), len(quantities), stances_of(claims)))
        self._signatures.update(dict.fromkeys(_signature(v.document)))
        for row in v.rows:
            if row.claims and row.kind in _NAMED:
                self._count(row, f"{page}#{row.id}")

    def _count(self, row: Row, href: str) -> None:
        self._places.setdefault(row.name, []).append((len(self.texts), href))
        counts = self._stances.setdefault(row.name, {})
        for stance, number in row.stances:
            counts[stance] = counts.get(stance, 0) + number

    @property
    def people(self) -> list[PersonEntry]:
        """All persons and bodies with a name who make claims, those in most texts first."""
        found = [
            PersonEntry(
                name, tuple(places), sum(counts.values()), tuple((s, counts[s]) for s in StanceLabel if s in counts)
            )
            for name, places in self._places.items()
            for counts in [self._stances[name]]
        ]
        return sorted(found, key=lambda p: (-len(p.texts), -p.claims, p.name))

    @property
    def signatures(self) -> tuple[str, ...]:
        """The versions and models that produced the documents."""
        return tuple(self._signatures)

    @property
    def summary(self) -> str:
        """The counts in words: "5 texts, 80 claims, 41 quantities"."""
        claims, quantities = sum(t.claims for t in self.texts), sum(t.quantities for t in self.texts)
        counted = ((len(self.texts), "text"), (claims, "claim"), (quantities, "quantity"))
        return ", ".join(count_words(n, noun) for n, noun in counted)


def _signature(document: Document) -> Iterator[str]:
    if s := document.signature:
        yield f"claimparse {s.claimparse}, spaCy {s.spacy}, {s.model} {s.model_version}"


def _filters(views: Sequence[View], people: People) -> dict[str, list[tuple[str, str]]]:
    """Return the options of the filters: only those that some claim of the page has."""
    had = {
        name: {token for v in views for card in v.cards for token in card.filters[name].split()}
        for name in ("speaker", "act", "stance", "kind")
    }
    every = {
        "speaker": [
            *((str(n), flat(name)) for name, n in people.numbers.items()),
            (UNNAMED_TOKEN, "nobody named"),
            (AUTHOR_TOKEN, "the author"),
        ],
        "act": [(act.value, act.value) for act in SpeechAct],
        "stance": [(label.value, label.value) for label in StanceLabel],
        "kind": [*((kind.value, kind.value) for kind in QuotationKind), (OWN_KIND, "author’s own")],
    }
    return {name: [(v, words) for v, words in options if v in had[name]] for name, options in every.items()}


def to_html(documents: Iterable[Document], title: str = "Claims", *, up: str | None = None) -> Html:
    """One HTML page that holds everything it needs: each text with its marks, and what was found in it.

    With one text its claims are at ``#claim-1``, ``#claim-2``; with several, ``#text-2-claim-1``, below an index of
    texts and speakers.

    Args:
        documents: The documents, in the order of the page.
        title: The title of the page.
        up: The address of a page that leads here, if any.

    >>> to_html([Document(text="Snow fell.")], title="Weather")[:15]
    '<!DOCTYPE html>'
    """
    documents, people = list(documents), People()
    several = len(documents) > 1
    views = [view(d, people, Ids(f"text-{k}-" if several else ""), k) for k, d in enumerate(documents, 1)]
    return page_html(views, people, title, up)


def page_html(views: Sequence[View], people: People, title: str, up: str | None = None) -> Html:
    """The page of some texts, whose speakers are numbered by ``people``."""
    index, filters = Index(), _filters(views, people)
    for v in views:
        index.add(v)
    page = _environment().get_template("page.html.jinja")
    shown = {"texts": index.texts, "people": index.people, "summary": index.summary, "signatures": index.signatures}
    return Html(page.render(title=title, up=up, views=views, filters=filters, **shown, **_styled(filters, views)))


def index_html(index: Index, title: str) -> Html:
    """The page that leads to pages of texts."""
    page = _environment().get_template("site.html.jinja")
    return Html(page.render(title=title, texts=index.texts, people=index.people, summary=index.summary, **_styled()))


def _inline(documents: Sequence[Document]) -> Html:
    """A fragment to be put into another page: texts with their marks and a short list of claims."""
    people = People()
    views = [
        view(d, people, Ids(f"c{hashlib.sha256(d.text.encode()).hexdigest()[:8]}-{k}-"), k)
        for k, d in enumerate(documents, 1)
    ]
    style = Markup(f"{_style('theme')}{_style('inline')}{_text_style()}")
    return Html(_environment().get_template("inline.html.jinja").render(views=views, style=style))


def render(documents: Any, style: Style = "report", *, title: str = "Claims") -> Html:
    """Draw one document or several, as a string of HTML that a notebook displays by itself.

    Args:
        documents: A :class:`~claimparse.types.Document`, a spaCy Doc that claimparse's components have run on, or
            several of either.
        style: "report" for a whole page (see :func:`to_html`), "inline" for a fragment with the marked text and a list
            of its claims, "ent" or "span" for spaCy's own drawing by displaCy.
        title: The title of a whole page.

    Raises:
        ValueError: If there is no such style.

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
            from claimparse.output.displacy import draw

            return Html(draw([to_displacy(d, style) for d in found], style))
    raise ValueError(f'the style is "report", "inline", "ent" or "span", not {style!r}')


def _documents(given: Any) -> Iterator[Document]:
    if isinstance(given, Document):
        yield given
    elif hasattr(given, "has_annotation"):
        yield given._.claimparse
    else:
        for one in given:
            yield from _documents(one)


# ---------------------------------------------------------------- displaCy


def to_displacy(document: Document, style: Literal["ent", "span"] = "span") -> dict[str, Any]:
    """Data for ``spacy.displacy.render(data, style=style, manual=True)``.

    Args:
        document: The document to draw.
        style: "span" has everything, one above the other: sources, words of saying, contents, quantities and words of
            stance under SOURCE, CUE, CONTENT, QUANTITY and the kind of stance. "ent" is :func:`displacy_data`.

    Returns:
        The text, its title and its spans; those of "span" count words (``start_token``, ``end_token``, end exclusive).

    >>> to_displacy(Document(text="Snow fell."))["tokens"]
    ['Snow', 'fell.']
    """
    if style == "ent":
        return displacy_data(document)
    found = [*_labelled(document), *((s, "CONTENT") for a in document.attributions for s in a.content)]
    cuts = {place for span, _ in found for place in (span.start, span.end)}
    words = list(_words(document.text, cuts))
    starts, ends = [start for start, _ in words], [end for _, end in words]
    spans = []
    for span, label in sorted(found, key=lambda f: (f[0].start, -f[0].end, f[1])):
        first, last = bisect_left(starts, span.start), bisect_right(ends, span.end)
        if first < last:
            spans.append({"start_token": first, "end_token": last, "label": label})
    return {
        "text": document.text,
        "tokens": [document.text[start:end] for start, end in words],
        "spans": spans,
        "title": _displacy_title(document),
    }


def _words(text: str, cuts: set[int]) -> Iterator[tuple[int, int]]:
    """Runs without blanks, cut where a span begins or ends."""
    for word in _WORD.finditer(text):
        inside = sorted(cuts.intersection(range(word.start() + 1, word.end())))
        yield from pairwise([word.start(), *inside, word.end()])


def _labelled(document: Document) -> list[tuple[Span, str]]:
    found = [(s, "SOURCE") for a in document.attributions for s in a.source]
    found += [(s, "CUE") for a in document.attributions for s in a.cue]
    found += [(q.span, "QUANTITY") for q in document.quantities]
    drawn = [c for c in document.cues if CUE_KIND_LOOKS[c.kind].drawn]
    return found + [(s, c.kind.value.upper()) for c in drawn for s in c.spans]


def displacy_data(document: Document) -> dict[str, Any]:
    """Data for ``spacy.displacy.render(data, style="ent", manual=True)``.

    Sources, words of saying, quantities and words of stance, under SOURCE, CUE, QUANTITY and the kind of stance;
    where two overlap, the longer is shown, since displaCy's entities don't nest.

    Args:
        document: The document to draw.

    Returns:
        The text, its title and its spans, by characters, end exclusive.

    >>> displacy_data(Document(text="Snow fell.", name="weather"))
    {'text': 'Snow fell.', 'ents': [], 'title': 'weather'}
    """
    taken, ents = bytearray(len(document.text)), list[dict[str, Any]]()
    for span, label in sorted(_labelled(document), key=lambda f: (f[0].start - f[0].end, f[0].start, f[1])):
        if span.text and not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            ents.append({"start": span.start, "end": span.end, "label": label})
    ents.sort(key=lambda e: e["start"])
    return {"text": document.text, "ents": ents, "title": _displacy_title(document)}


def _displacy_title(document: Document) -> str | None:
    """The document's name as HTML, since displaCy escapes texts and not titles."""
    return escape(flat(document.name)) if document.name else None
