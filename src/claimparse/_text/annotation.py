"""The annotation that a Doc must have before it can be read, and the spaCy components that set it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimparse.errors import MissingAnnotationError

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GRAMMAR = {
    "TAG": ("part-of-speech tags", "tagger"),
    "POS": ("coarse parts of speech", "attribute_ruler"),
    "LEMMA": ("lemmas", "lemmatizer"),
    "DEP": ("dependency parse", "parser"),
}
_ENTITIES = {"ENT_IOB": ("named entities", "ner")}


def _has(doc: Doc, attribute: str) -> bool:
    if attribute != "LEMMA":
        return bool(doc.has_annotation(attribute))
    # spaCy's attribute_ruler gives some lemmas, those of pronouns and auxiliaries, where no lemmatizer has run
    lemmas: list[int] = doc.to_array("LEMMA").tolist()
    return 2 * lemmas.count(0) <= len(lemmas)


def require_annotation(doc: Doc, *, entities: bool) -> None:
    """MissingAnnotationError, with the components to add, unless the Doc is tagged, lemmatised and parsed.

    ``entities``: whether named entities are needed, too; a Doc in which none were found passes.
    """
    needed = _GRAMMAR | _ENTITIES if entities else _GRAMMAR
    missing = [names for attribute, names in needed.items() if not _has(doc, attribute)]
    if not missing:
        return
    what = ", ".join(annotation for annotation, _ in missing)
    pipes = ", ".join(f'"{pipe}"' for _, pipe in missing)
    raise MissingAnnotationError(
        f"the Doc has no {what}: the pipeline must run {pipes} before claimparse; add what is missing with "
        "nlp.add_pipe(...), or start from a full English pipeline such as en_core_web_sm"
    )
