"""The tests, in folders named as the parts of the package that they test."""
