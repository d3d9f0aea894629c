"""The entry points for spaCy: the factories of the components, ``doc._.claimparse`` and ``doc._.claimparse_date``.

Every ``Language()`` imports this module, so it stays light: everything behind it is imported when a component is made.
Annotations are evaluated on purpose: spaCy builds the validation of a component's config from them.
"""

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

if TYPE_CHECKING:
    from claimparse._component import ClaimparseComponent, break_paragraphs
    from claimparse.resolvers import Resolver
    from claimparse.types import Document

__all__ = ["ClaimparseComponent", "break_paragraphs", "document_of"]

Scope = Literal["clause", "right"]

GRAMMAR = ["token.tag", "token.lemma", "token.dep"]
ENTITIES = [*GRAMMAR, "doc.ents"]
ASSIGNS = ["doc.spans", "doc._.claimparse"]
VAGUE: dict[str, Any] = {"vague": True}
SCOPE: dict[str, Any] = {"scope": "clause"}
LEXICON: dict[str, Any] = {"lexicon": []}
ENGINE: dict[str, Any] = {"engine": None, "threads": 0}
ATTRIBUTION: dict[str, Any] = LEXICON | {"resolver": None} | ENGINE | {"events": False, "threshold": None}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module("claimparse._component"), name)


def _make(*arguments: Any, **named: Any) -> "ClaimparseComponent":
    """Make a component, whose module is imported only now: ``Language()`` imports this one."""
    from claimparse._component import ClaimparseComponent

    return ClaimparseComponent(*arguments, **named)


@Language.factory("claimparse_paragraphs", assigns=["token.is_sent_start"])
def make_paragraphs(nlp: Language, name: str) -> Any:
    """End sentences at paragraph breaks; to be added before the parser."""
    from claimparse._component import break_paragraphs

    return break_paragraphs


@Language.factory("claimparse_quantities", requires=GRAMMAR, assigns=ASSIGNS, default_config=VAGUE | LEXICON)
def make_quantities(nlp: Language, name: str, vague: bool, lexicon: list[str]) -> "ClaimparseComponent":
    """Find quantities; with ``vague``, those without a number, too."""
    return _make(nlp, ["quantities"], lexicon, {"vague": vague}, name=name)


@registry.misc("claimparse.coref_clusters.v1")  # type: ignore[untyped-decorator]  # as spaCy has it
def make_coref_clusters(prefix: str = "coref_clusters") -> "Resolver":
    """Make a resolver that reads a coreference component's clusters: :func:`claimparse.resolvers.coref_clusters`."""
    from claimparse.resolvers import coref_clusters

    return coref_clusters(prefix)


@Language.factory("claimparse_attribution", requires=ENTITIES, assigns=ASSIGNS, default_config=ATTRIBUTION)
def make_attribution(
    nlp: Language,
    name: str,
    *,
    lexicon: list[str],
    resolver: Callable[..., Any] | None,
    engine: str | None,
    threads: int,
    events: bool,
    threshold: float | None,
) -> "ClaimparseComponent":
    """Find who says what, and who the speakers are.

    ``resolver`` is a coreference component to ask. ``engine`` and ``threads`` are those of :func:`claimparse.load`,
    ``events`` and ``threshold`` are those of :class:`claimparse.types.Options`.
    """
    options = {"events": events, "threshold": threshold}
    return _make(nlp, ["attribution"], lexicon, options, resolver, engine=engine, threads=threads, name=name)


@Language.factory("claimparse_stance", requires=GRAMMAR, assigns=ASSIGNS, default_config=SCOPE | LEXICON | ENGINE)
def make_stance(
    nlp: Language, name: str, *, scope: Scope, lexicon: list[str], engine: str | None, threads: int
) -> "ClaimparseComponent":
    """Find stance cues and, where attributions were found, claims with their stances.

    ``engine`` must be the same as for the attributions.
    """
    return _make(nlp, ["stance"], lexicon, {"scope": scope}, engine=engine, threads=threads, name=name)


@Language.factory("claimparse", requires=ENTITIES, assigns=ASSIGNS, default_config=VAGUE | SCOPE | ATTRIBUTION)
def make_claimparse(
    nlp: Language,
    name: str,
    *,
    vague: bool,
    scope: Scope,
    lexicon: list[str],
    resolver: Callable[..., Any] | None,
    engine: str | None,
    threads: int,
    events: bool,
    threshold: float | None,
) -> "ClaimparseComponent":
    """Find quantities, attributions and stance, and the claims that they make up."""
    parts = ["quantities", "attribution", "stance"]
    options = {"vague": vague, "scope": scope, "events": events, "threshold": threshold}
    return _make(nlp, parts, lexicon, options, resolver, engine=engine, threads=threads, name=name)


def document_of(doc: Doc) -> "Document | None":
    """Return the Document that the components left in a Doc, as ``doc._.claimparse`` does.

    It is rebuilt from plain data on every call, so keep it rather than ask for it in a loop.

    Args:
        doc: The Doc.

    Returns:
        The Document; None if no component has run.

    Raises:
        CarriedDataError: If the data is gone, as after ``Doc.from_docs``.
        SchemaVersionError: If a later version of claimparse wrote it.

    >>> import spacy
    >>> document_of(spacy.blank("en")("It rained.")) is None
    True
    """
    from claimparse._span_groups import read

    carried = read(doc)
    return carried.document if carried else None


if not Doc.has_extension("claimparse"):
    Doc.set_extension("claimparse", getter=document_of)
    Doc.set_extension("claimparse_date", default=None)
