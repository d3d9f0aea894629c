"""What is claimed: propositions with their holders, and what a denial answers."""
