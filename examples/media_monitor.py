"""A media monitor: who denies what over time, and whose claim it answers.

python examples/media_monitor.py
"""

from datetime import date

import claimparse

ARTICLES = [
    (date(2031, 3, 3), "Prosecutors accused Halden Bank of hiding losses. Halden Bank denied the accusations."),
    (
        date(2031, 3, 9),
        "Halden Bank declined to comment on the accusations. Ilse Roth denied that she knew of them.",
    ),
    (
        date(2031, 4, 2),
        "Ilse Roth admitted that Halden Bank hid losses. She denied that she gained from it.",
    ),
]


def main() -> None:
    documents = claimparse.parse_many(text for _, text in ARTICLES)
    for (day, _), document in zip(ARTICLES, documents, strict=True):
        for claim in document.claims:
            act = claim.attribution.act.value if claim.attribution else ""
            if act not in ("denies", "withholds"):
                continue
            answered = ""
            if claim.answers and claim.answers.claim is not None:
                accusers = ", ".join(span.text for span in claim.answers.accuser) or "somebody"
                answered = f" <- {accusers}: {document.claims[claim.answers.claim].text!r}"
            print(f"{day} {', '.join(claim.speakers) or '?':12}{act:10}{claim.text!r}{answered}")


if __name__ == "__main__":
    main()
