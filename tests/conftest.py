"""Shared by all tests: one parser for the session."""

import pytest

import claimparse


@pytest.fixture(scope="session")
def parser():
    """The default parser; loaded once."""
    return claimparse.load()
