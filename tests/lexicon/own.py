"""A lexicon file of a user's own, for the tests that read and check one."""

OWN = """\
[[verbs.verb]]
kind = "say"
act = "asserts"
frames = ["that", "quote"]
words = ["warble"]
source = "reading of a village paper"
"""
