"""How firmly: words of stance, their scopes, and what author and sources are committed to."""
