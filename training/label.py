"""Label the corpora: ``python -m training.label FOLDER OUT [NAME ...]``, FOLDER being that of the corpora.

Writes a JSON lines file for each corpus of ``sources.toml``, with an object for each text: ``attributions`` are those
of the annotators or, where there are none, of the rules; ``kinds`` are pairs of a word's first character and what it
does as a cue, by the lexicon: speech, thought, attitude, or event for a word that attributes nothing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import claimparse
from claimparse._attribution.lexicon import CueLexicon, load_cues
from claimparse._evidence import AttributionLink, Chars
from claimparse._grammar.parts_of_speech import is_common_noun
from claimparse._grammar.tree import is_verbal
from claimparse._inspect import Analysis, analyse
from claimparse.types import AttributionKind
from training.sources import corpora

if TYPE_CHECKING:
    from spacy.tokens import Token


def labelled(analysis: Analysis, record: dict[str, Any], gold: bool) -> dict[str, Any]:
    """A record with its labels."""
    by_rules = [_spans_of(analysis, link) for link in analysis.rule_attributions if link.parent is None]
    attributions = record["attributions"] if gold else by_rules
    kinds = list(_kinds(analysis, attributions, gold))
    return {"id": record["id"], "text": record["text"], "attributions": attributions, "kinds": kinds}


def _spans_of(analysis: Analysis, link: AttributionLink) -> dict[str, list[tuple[int, int]]]:
    return {
        role: [tuple(analysis.parsed.chars_of(run)) for run in getattr(link, role)]
        for role in ("source", "cue", "content")
    }


def _kinds(analysis: Analysis, attributions: list[dict[str, Any]], gold: bool) -> Iterator[tuple[int, str]]:
    """Yield the kinds of words: of the cues that the lexicon has, and event for verbs and nouns that are in no cue."""
    parsed, cues = analysis.parsed, load_cues(analysis.parsed.lexicon)
    linked = {link.cue_head: link for link in analysis.rule_attributions}
    annotated = {t for a in attributions for s, e in a["cue"] for t in range(*parsed.tokens_of(Chars(s, e)))}
    in_cues = annotated | {t for link in linked.values() for run in link.cue for t in range(*run)}
    for token in parsed.doc:
        kind = None
        if token.i in linked:
            kind = linked[token.i].kind
        elif token.i in annotated:
            kind = _listed_kind(token, cues)
        elif token.i not in in_cues and not parsed.ignored[token.i]:
            kind = AttributionKind.EVENT if _does_something(token, cues, gold) else None
        if kind is not None:
            yield token.idx, kind.value


def _listed_kind(token: Token, cues: CueLexicon) -> AttributionKind | None:
    """The kind of an annotated cue that the rules did not find, if the lexicon has its word."""
    lemma = cues.lemma(token.lemma_.lower(), token.lower_)
    if is_verbal(token) and lemma in cues.verbs:
        kinds = {e.attribution for e in cues.verbs[lemma]}
        return kinds.pop() if len(kinds) == 1 else None
    if is_common_noun(token) and lemma in cues.nouns:
        return cues.nouns[lemma].attribution
    entry = cues.adjectives.get(token.lower_)
    return entry.attribution if entry else None


def _does_something(token: Token, cues: CueLexicon, gold: bool) -> bool:
    """Return whether a word outside all cues attributes nothing; without annotation, only if no cue has its lemma."""
    if not (is_verbal(token) or is_common_noun(token)) or token.dep_ in ("aux", "auxpass"):
        return False
    lemma = cues.lemma(token.lemma_.lower(), token.lower_)
    return gold or not (lemma in cues.verbs or lemma in cues.nouns)


def main() -> None:
    """Label the corpora that are named, or all from which attributions are learnt."""
    folder, out, names = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    parser = claimparse.load(engine="rules")
    out.mkdir(parents=True, exist_ok=True)
    for corpus in corpora().values():
        if corpus.use != "attributions" or (names and corpus.name not in names):
            continue
        records = corpus.read(folder)
        with (out / f"{corpus.name}.jsonl").open("w", encoding="utf-8") as file:
            for record, doc in zip(records, parser.docs(r["text"] for r in records), strict=True):
                print(json.dumps(labelled(analyse(parser, doc), record, corpus.annotated)), file=file)


if __name__ == "__main__":
    main()
