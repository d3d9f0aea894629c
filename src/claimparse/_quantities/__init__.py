"""Quantities: from number words to amounts with units, things counted and wholes."""
