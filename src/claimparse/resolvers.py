"""Coreference from elsewhere: the interface of a component that says who "she" and "the minister" are.

claimparse resolves speakers by rules and depends on no coreference library. A :class:`Resolver` is asked first, and the
rules resolve whatever it leaves open. :func:`coref_clusters` reads the clusters that coreference components for spaCy
leave in a Doc.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

__all__ = ["ClusterResolver", "Resolver", "coref_clusters", "resolver_name"]


@runtime_checkable
class Resolver(Protocol):
    """A callable that takes a Doc and some of its mentions and returns one answer for each mention, in order.

    A mention is a spaCy Span of the Doc: a third-person pronoun, a source or role without a name ("the minister"), or a
    surname that several people share. An answer is another Span of the same Doc that names the same person or body,
    anywhere in the text, or None to leave the mention to the rules. A resolver is called once for each Doc that has
    such mentions, so a model can look at the whole text.

    A function will do:

        >>> def first_name(doc, mentions):
        ...     people = [e for e in doc.ents if e.label_ == "PERSON"]
        ...     return [people[0] if people else None for _ in mentions]
        >>> isinstance(first_name, Resolver)
        True
    """

    def __call__(self, doc: Doc, mentions: Sequence[Span], /) -> Sequence[Span | None]:
        """Return one answer for each mention.

        Args:
            doc: The parsed text.
            mentions: Spans of the Doc, in text order.

        Returns:
            For each mention, another span of the Doc that names the same person or body, or None.

        >>> import spacy
        >>> nobody = lambda doc, mentions: [None for _ in mentions]
        >>> nobody(spacy.blank("en")("She spoke."), [])
        []
        """
        ...


@dataclass(frozen=True)
class ClusterResolver:
    """A resolver that reads the clusters an earlier component left in the Doc; :func:`coref_clusters` makes one.

    A mention belongs to the cluster with a span that has the same head word. The answer is the longest name in that
    cluster or, if it has none, its first mention that is not a pronoun.
    """

    prefix: str = "coref_clusters"
    """The name of the extension attribute, and the prefix of the names of the span groups."""

    def __call__(self, doc: Doc, mentions: Sequence[Span], /) -> list[Span | None]:
        """Return the span that names each mention's cluster.

        Args:
            doc: The parsed text, with the clusters.
            mentions: Spans of the Doc, in text order.

        Returns:
            For each mention, a span of its cluster; None where it is in no cluster.

        >>> from spacy.tokens import Doc
        >>> from spacy.vocab import Vocab
        >>> doc = Doc(Vocab(), words=["Ada", "spoke", ".", "She", "left", "."], pos=["PROPN", "VERB", "PUNCT"] * 2)
        >>> doc[3].pos_ = "PRON"
        >>> doc.spans["coref_clusters_1"] = [doc[0:1], doc[3:4]]
        >>> ClusterResolver()(doc, [doc[3:4]])
        [Ada]
        """
        answers: dict[int, Span] = {}
        for cluster in self._clusters(doc):
            best = _best_mention(cluster)
            if best is not None:
                answers.update((span.root.i, best) for span in cluster if span.root.i != best.root.i)
        return [answers.get(mention.root.i) for mention in mentions]

    def _clusters(self, doc: Doc) -> Iterator[list[Span]]:
        """The clusters in ``doc.spans["<prefix>_1"]`` and so on, then the pairs in ``doc._.<prefix>``."""
        for key in sorted(doc.spans):
            if key.startswith(f"{self.prefix}_"):
                yield list(doc.spans[key])
        if doc.has_extension(self.prefix):
            for cluster in doc._.get(self.prefix) or ():
                spans = (doc.char_span(start, end, alignment_mode="expand") for start, end in cluster)
                yield [span for span in spans if span is not None]


def _best_mention(cluster: Iterable[Span]) -> Span | None:
    """The longest name in a cluster, else its first mention that is not a pronoun."""
    nominal = [span for span in cluster if span.root.pos_ != "PRON"]
    names = [span for span in nominal if span.root.pos_ == "PROPN"]
    return max(names, key=len) if names else min(nominal, key=lambda span: span.start, default=None)


def coref_clusters(prefix: str = "coref_clusters") -> ClusterResolver:
    """Make a resolver that reads the clusters an earlier component of the pipeline left in each Doc.

    It knows both conventions in use: the span groups ``doc.spans["coref_clusters_1"]``, ``..._2`` (spacy-experimental)
    and lists of character offsets in ``doc._.coref_clusters`` (fastcoref). In a spaCy config it is
    ``{"@misc": "claimparse.coref_clusters.v1", "prefix": "coref_clusters"}``.

    Args:
        prefix: The name of the extension attribute, and the prefix of the names of the span groups.

    >>> coref_clusters("my_clusters")
    ClusterResolver(prefix='my_clusters')
    """
    return ClusterResolver(prefix)


def resolver_name(resolver: Resolver) -> str:
    """Return the name of a resolver in a document's signature: the module and name of a function or of a class.

    Args:
        resolver: The resolver.

    >>> resolver_name(coref_clusters())
    'claimparse.resolvers.ClusterResolver'
    """
    named = resolver if hasattr(resolver, "__qualname__") else type(resolver)
    return f"{named.__module__}.{named.__qualname__}"
