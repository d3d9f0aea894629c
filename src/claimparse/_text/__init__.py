"""A parsed text with its paragraphs."""
