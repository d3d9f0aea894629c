"""A fact-check desk: numbers about the same thing that cannot all be right.

python examples/fact_check.py
"""

from collections import defaultdict
from itertools import combinations

import claimparse

ARTICLES = {
    "Monday": "Rescuers said more than 40 passengers were missing. The ferry carried 210 tonnes of grain.",
    "Tuesday": "The coast guard said 38 passengers were missing. It found about 200 tonnes of grain on the seabed.",
    "Wednesday": "The operator said that at least 45 passengers were missing.",
}


def main() -> None:
    said = defaultdict(list)  # what is counted or measured -> who says which number where
    for day, document in zip(ARTICLES, claimparse.parse_many(ARTICLES.values()), strict=True):
        for claim in document.claims:
            for quantity in claim.quantities:
                thing = quantity.item.head if quantity.item else None
                said[thing, quantity.unit and quantity.unit.name].append((day, claim, quantity))

    for (thing, unit), found in said.items():
        for (day, claim, one), (other_day, other_claim, other) in combinations(found, 2):
            if not one.compatible(other):
                print(f"{' of '.join(filter(None, (unit, thing)))}: no number fits both")
                print(f"  {day:10}{', '.join(claim.speakers) or 'the article'}: {one}")
                print(f"  {other_day:10}{', '.join(other_claim.speakers) or 'the article'}: {other}")


if __name__ == "__main__":
    main()
