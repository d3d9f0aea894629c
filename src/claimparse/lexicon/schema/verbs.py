"""The arrays of verbs.toml: verbs with their complements, their act of speech, and what they commit somebody to."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from claimparse.lexicon.schema.base import Array, Entry
from claimparse.lexicon.schema.conditions import WHERE, Where
from claimparse.lexicon.schema.frames import Frame, frames_field
from claimparse.lexicon.schema.stance import Signature
from claimparse.types import AttributionKind, SpeechAct

__all__ = ["ARRAYS", "VerbClass", "VerbEntry", "attribution_kind"]

VerbClass = Literal[
    "say", "admit", "tell", "reply", "complain", "announce", "warn", "predict", "deny", "plead", "reject", "withhold",
    "omit", "promise", "intend", "demand", "ask", "doubt", "accuse", "suspect", "court", "judge", "label", "support",
    "offer", "think", "know", "regard", "want", "fear", "show", "relay",
]  # fmt: skip
"""The class of a verb of attribution."""

THOUGHT: frozenset[VerbClass] = frozenset({"think", "know", "regard", "doubt", "suspect"})
CHARGING: frozenset[VerbClass] = frozenset({"accuse", "suspect"})
"""The classes of verbs whose object has done what "of" says: charged aloud, or in somebody's mind."""
ATTITUDE: frozenset[VerbClass] = frozenset({"want", "fear", "intend", "support"})


def attribution_kind(verb: VerbClass) -> AttributionKind:
    """What the subject of a verb of a class does: every class that is not for thoughts or attitudes is for speech."""
    if verb in THOUGHT:
        return AttributionKind.THOUGHT
    return AttributionKind.ATTITUDE if verb in ATTITUDE else AttributionKind.SPEECH


class VerbEntry(Entry):
    """Verbs that take the same complements in the same sense."""

    kind: VerbClass | None = Field(
        None, description="The class of a verb that attributes its complement to its subject; others have none."
    )
    act: SpeechAct | None = Field(None, description="The speech act that such a verb performs.")
    frames: frozenset[Frame] = frames_field()
    signature: str = Field(
        "", description="What the verb commits somebody to, whatever its complement: the name of a [[signature]]."
    )
    signatures: Mapping[Frame, str] = Field(
        {}, description="The same for each of some complements. The others commit nobody to anything."
    )
    where: Where | None = WHERE
    words: tuple[str, ...] = Field(
        min_length=1,
        description="Lemmas of verbs, or phrases that begin with one; other words follow it. A form that differs in "
        'meaning may stand by itself ("understood").',
    )

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        if (self.kind is None) != (self.act is None):
            raise ValueError("'kind' and 'act' go together: give both or none")
        if self.signature and self.signatures:
            raise ValueError("give 'signature' for all complements, or 'signatures' for each, not both")
        if strange := sorted(self.signatures.keys() - self.frames):
            raise ValueError(f"'signatures' has {strange[0]!r}, which is not in 'frames'")
        return self

    @property
    def signature_of(self) -> Mapping[Frame, str]:
        """The name of the signature of each complement that has one."""
        return dict.fromkeys(sorted(self.frames), self.signature) if self.signature else self.signatures


ARRAYS = {
    "verb": Array(VerbEntry, "Verbs: what they take, the act of speech that they perform, and their signatures."),
    "signature": Array(Signature, "What verbs commit somebody to."),
}
