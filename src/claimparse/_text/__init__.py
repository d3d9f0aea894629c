"""Text to offsets, with no spaCy: paragraphs, boilerplate, quotation marks, numerals."""
