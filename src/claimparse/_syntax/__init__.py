"""Everything that names dependency labels and part-of-speech tags: the only room that knows the parser's scheme."""
