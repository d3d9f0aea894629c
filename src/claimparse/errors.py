"""Everything that claimparse raises on purpose; each message says what to run or change."""

from __future__ import annotations


class ClaimparseError(Exception):
    """Root of all errors of this library; catch it to catch them all."""


class ArgumentError(ClaimparseError, ValueError):
    """An argument, a setting or a variable of the environment is none of the choices; the message lists them."""


class ArgumentTypeError(ClaimparseError, TypeError):
    """An argument is of a type that can't be meant; the message says what to give instead."""


class ModelNotFoundError(ClaimparseError):
    """No spaCy model for English is installed, or the one asked for is not."""


class TrainedModelError(ClaimparseError):
    """The trained model is not installed though it was asked for, or its files are damaged."""


class MissingAnnotationError(ClaimparseError):
    """The Doc lacks an annotation (parse, tags, lemmas, entities) that a component needs."""


class ComponentOrderError(ClaimparseError):
    """A component stands at the wrong place of the pipeline."""


class TextTooLongError(ClaimparseError):
    """One paragraph is longer than the pipeline's ``max_length``, so it can't be split safely."""


class ResolverError(ClaimparseError):
    """A resolver plugged in by the caller gave something else than one span of the Doc, or None, for each mention."""


class CarriedDataError(ClaimparseError):
    """The Doc's span groups no longer hold what claimparse wrote there."""


class SchemaVersionError(ClaimparseError):
    """A stored document is of a later form than this version of claimparse reads; upgrade claimparse to read it."""


class MissingExtraError(ClaimparseError, ImportError):
    """An optional package is not installed; the message names the extra that brings it."""


class ConversionError(ClaimparseError):
    """A quantity can't be given in the unit asked for: another kind of quantity, no unit, or no fixed rate."""


class LexiconError(ClaimparseError):
    """A lexicon file is missing, is no valid TOML or breaks its schema."""


class InputError(ClaimparseError):
    """An input file or folder can't be read."""


class OutputError(ClaimparseError):
    """An output would take the place of a file that is not claimparse's."""
