"""Measures claimparse on public corpora."""
