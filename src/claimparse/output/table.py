"""A document as a table for the terminal: one row for each claim, in text order."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from claimparse.output.looks import LABEL_LOOKS
from claimparse.output.wording import (
    accuser_words,
    act_words,
    count_words,
    number_lists,
    one_line,
    outer_words,
    source_words,
)
from claimparse.types import Claim, Document

_MAX_SOURCE_LENGTH = 60


def document_table(document: Document) -> RenderableType:
    """Return the claims of a document under its name, for a rich ``Console`` to print."""
    summary = f"{count_words(len(document.claims), 'claim')}, {count_words(len(document.speakers), 'speaker')}, "
    summary += count_words(len(document.quantities), "quantity")
    parts: list[RenderableType] = [Text(one_line(document.name), style="bold")] if document.name else []
    parts.append(Text(summary, style="dim"))
    if document.claims:
        parts.append(_claims(document))
    parts += [Text(f"note: {one_line(w.message)}", style="dim") for w in document.warnings]
    return Group(*parts, Text(""))


def _claims(document: Document) -> Table:
    table = Table(box=box.HORIZONTALS, show_lines=False, leading=1, pad_edge=False, expand=True, header_style="bold")
    table.add_column("Speaker", ratio=5, overflow="fold")
    table.add_column("Act", min_width=9, max_width=14, overflow="fold")
    table.add_column("Stance", min_width=11)
    table.add_column("Claim", ratio=13, overflow="fold")
    table.add_column("Numbers", ratio=5, overflow="fold")
    for claim, numbers in zip(document.claims, number_lists(document.claims), strict=True):
        label = claim.stance.label
        table.add_row(
            _speaker(claim),
            _act(claim),
            Text(label.value, style=LABEL_LOOKS[label].terminal),
            _words(claim),
            Text("\n".join(numbers)),
        )
    return table


def _words(claim: Claim) -> Text:
    """The words of a claim; below them the days when it is so, if they are known."""
    text = Text(one_line(claim.text))
    if claim.time and claim.time.interval:
        text.append(f"\nwhen: {claim.time.interval}", style="dim")
    return text


def _speaker(claim: Claim) -> Text:
    style = "dim" if claim.attribution is None else "bold" if claim.speakers else ""
    text = Text(_short(source_words(claim)), style=style)
    if outer := outer_words(claim):
        text.append(f"\nvia {_short(outer)}", style="dim not bold")
    return text


def _act(claim: Claim) -> Text:
    act, cue = act_words(claim)
    text = Text(act)
    if cue:
        text.append(f"\n{cue}", style="dim italic")
    if whose := accuser_words(claim):
        text.append(f"\nanswers {_short(whose)}", style="dim")
    return text


def _short(words: str) -> str:
    """Shorten words to a few lines of a narrow column; a source can be as long as a sentence."""
    return words if len(words) <= _MAX_SOURCE_LENGTH else f"{words[:_MAX_SOURCE_LENGTH].rsplit(' ', 1)[0]} …"
