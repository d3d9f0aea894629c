"""What a parser is made of, in a form that another process can be sent: names and settings, not the models."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimparse.lexicon import Lexicon
from claimparse.resolvers import Resolver
from claimparse.types import Options

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class SavedPipeline:
    """A pipeline that was made by hand: its config, as text, and its data, both in spaCy's own form."""

    config: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Recipe:
    """The arguments of a parser; a pipeline that was loaded by name is loaded again by it."""

    pipeline: str | Path | SavedPipeline
    max_length: int
    lexicon: Lexicon | None
    options: Options
    resolver: Resolver | None
    engine: str | Path
    threads: int

    def with_one_thread(self) -> Recipe:
        """The recipe for one of several processes, which share the cores: one thread, unless a number was asked for."""
        return replace(self, threads=self.threads or 1)

    def load_pipeline(self) -> Language:
        """Load the pipeline again."""
        import spacy

        if isinstance(self.pipeline, SavedPipeline):
            config = spacy.util.load_config_from_str(self.pipeline.config)
            nlp = spacy.util.load_model_from_config(config).from_bytes(self.pipeline.data)
        else:
            nlp = spacy.load(self.pipeline)
        nlp.max_length = self.max_length
        return nlp


def saved(nlp: Language) -> SavedPipeline:
    """Save a pipeline as spaCy does."""
    return SavedPipeline(nlp.config.to_str(), nlp.to_bytes())
