"""A lexicon file of a user's own, for the tests that read and check one."""

OWN = """\
[[cues.verb]]
kind = "say"
act = "asserts"
frames = ["that", "quotation"]
words = ["warble"]
source = "reading of a village paper"
"""
