"""Attributions: quotation marks and words of saying, joined to their sources and contents."""
