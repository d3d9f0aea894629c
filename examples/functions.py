"""The four functions: everything at once, or one part of it.

python examples/functions.py
"""

import claimparse

TEXT = (
    'The dam is safe, its owner said on Monday. "We checked all 14 gates," director Ines Kolb told reporters, "and '
    'none of them leaked." Kolb denied that more than 200 families had been warned. It is unclear whether she knew of '
    "a crack."
)


def main() -> None:
    document = claimparse.parse(TEXT)
    for claim in document.claims:
        who = ", ".join(claim.speakers) or "-"
        print(f"{claim.stance.label.value:12}{who:12}{claim.text!r}")
        print(f"{'':24}{claim.stance.explain()}")

    print()
    for quantity in claimparse.extract_quantities(TEXT):
        print(f"{quantity.span.text!r} means {quantity}; could it be 250? {quantity.contains(250)}")

    print()
    for attribution in claimparse.attribute_speakers(TEXT):
        print(f"{attribution.speakers} {attribution.act.value} ({attribution.quotation.value}) {attribution.text!r}")

    print()
    for cue in claimparse.detect_stance(TEXT).cues:
        print(f"{cue.kind.value}: {cue.text!r} over {[s.text for s in cue.scope]}")


if __name__ == "__main__":
    main()
