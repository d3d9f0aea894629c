"""Claims: propositions with their holders, and the claims that denials answer."""
