"""The spaCy components."""

from __future__ import annotations

from typing import Any

from spacy.language import Language


def _make(nlp: Language, name: str) -> Any:
    return lambda doc: doc


make_claimparse = Language.factory("claimparse", func=_make)
make_paragraphs = Language.factory("claimparse_paragraphs", func=_make)
make_quantities = Language.factory("claimparse_quantities", func=_make)
make_attribution = Language.factory("claimparse_attribution", func=_make)
make_stance = Language.factory("claimparse_stance", func=_make)
