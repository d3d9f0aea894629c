"""With a language model: a JSON Schema to ask it for, and claimparse to verify what it says that a text says.

No model is called here: ANSWER stands for what one gave back.

python examples/llm_check.py
"""

import json
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

import claimparse
from claimparse.types import StanceLabel


class Quoted(BaseModel):
    """One statement that the answer reports."""

    model_config = ConfigDict(extra="forbid")

    speaker: Annotated[str, Field(description="The full name, as in the text")]
    words: Annotated[str, Field(description="The words, exactly as in the text")]
    denied: Annotated[bool, Field(description="Whether the speaker denies it")]


class Answer(BaseModel):
    """The answer that the model has to give; its JSON Schema goes into the request."""

    model_config = ConfigDict(extra="forbid")

    quoted: list[Quoted]


TEXT = (
    'The dam is safe, its owner said. "We checked all 14 gates," Ines Kolb told reporters. '
    "Kolb denied that 200 families had been warned."
)
ANSWER = """{"quoted": [
  {"speaker": "Ines Kolb", "words": "We checked all 14 gates", "denied": false},
  {"speaker": "Ines Kolb", "words": "200 families had been warned", "denied": false},
  {"speaker": "The mayor", "words": "We checked all 14 gates", "denied": false},
  {"speaker": "Ines Kolb", "words": "we checked every gate twice", "denied": false}
]}"""


def verdict(document: claimparse.Document, quoted: Quoted) -> str:
    """Say whether the text has the words, from that speaker, with that stance."""
    if quoted.words not in document.text:
        return "not in the text"
    for claim in document.claims:
        if quoted.words not in claim.text:
            continue
        if quoted.speaker not in claim.speakers:
            return f"said by {', '.join(claim.speakers) or 'nobody named'}"
        if quoted.denied != (claim.stance.label is StanceLabel.DENIED):
            return f"the stance is {claim.stance.label.value}"
        return "verified"
    return "in the text, but in no claim"


def main() -> None:
    schema = Answer.model_json_schema()
    print("ask for:", json.dumps(schema["$defs"]["Quoted"]["properties"]["words"]))
    document = claimparse.parse(TEXT)
    for quoted in Answer.model_validate_json(ANSWER).quoted:
        print(f"{verdict(document, quoted):36}{quoted.speaker}: {quoted.words!r}")


if __name__ == "__main__":
    main()
