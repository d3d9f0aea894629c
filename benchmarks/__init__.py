"""Benchmarks of claimparse on public corpora."""
