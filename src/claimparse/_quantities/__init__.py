"""How much: from number words to quantities with units, things counted and wholes."""
