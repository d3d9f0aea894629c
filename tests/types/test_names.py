"""The names of ``claimparse.types``: each is imported from its module when it is first asked for."""

import importlib
import types as python_types

import pytest

from claimparse import types


def test_every_name_has_its_module():
    assert set(types.__all__) <= set(types._HOMES) <= set(dir(types)) | {"MAX_DIGITS"}
    for name in types._HOMES:
        assert not isinstance(getattr(types, name), python_types.ModuleType)
        assert getattr(importlib.import_module(f"claimparse.{types._HOMES[name]}"), name) is getattr(types, name)


def test_an_unknown_name():
    with pytest.raises(AttributeError, match="'Quantitty'"):
        types.Quantitty  # noqa: B018
