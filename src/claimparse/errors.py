"""The errors of claimparse; each message says what to run or change."""

from __future__ import annotations


class ClaimparseError(Exception):
    """Root of all errors of this library; catch it to catch them all."""


class ArgumentError(ClaimparseError, ValueError):
    """An argument, a setting or an environment variable is not one of the choices; the message lists them."""


class ArgumentTypeError(ClaimparseError, TypeError):
    """An argument has the wrong type; the message says what to give instead."""


class ModelNotFoundError(ClaimparseError):
    """No spaCy pipeline for English is installed, or the one asked for is not."""


class TrainedModelError(ClaimparseError):
    """The trained model was asked for and is not installed, or its files are damaged."""


class MissingAnnotationError(ClaimparseError):
    """The Doc lacks an annotation (parse, tags, lemmas, entities) that a component needs."""


class ComponentOrderError(ClaimparseError):
    """A component is in the wrong place in the pipeline."""


class TextTooLongError(ClaimparseError):
    """One paragraph is longer than the pipeline's ``max_length``, so it can't be split safely."""


class ResolverError(ClaimparseError):
    """A resolver did not return exactly one span of the Doc, or None, for each mention."""


class CarriedDataError(ClaimparseError):
    """The results in a Doc's span groups are damaged, or come from a different lexicon, model or version."""


class SchemaVersionError(ClaimparseError):
    """A stored document was written by a later version of claimparse; upgrade claimparse to read it."""


class AmbiguousSpeakerError(ClaimparseError, LookupError):
    """A name means several speakers of a document; the message lists them."""


class MissingExtraError(ClaimparseError, ImportError):
    """An optional package is not installed; the message names the extra that installs it."""


class ConversionError(ClaimparseError):
    """A quantity can't be converted: the units measure different things, one has no fixed rate, or there is none."""


class LexiconError(ClaimparseError):
    """A lexicon file is missing, is not valid TOML or breaks its schema."""


class InputError(ClaimparseError):
    """An input file or folder can't be read."""


class WorkerError(ClaimparseError):
    """The worker processes of ``parse_many`` can't start, or can't be sent the parser."""


class OutputError(ClaimparseError):
    """An output would replace a file that claimparse did not write."""
