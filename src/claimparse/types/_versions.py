"""The version of the form in which documents are stored, and how documents of earlier versions are read.

To change the form, add a step to ``MIGRATIONS``. A step takes the plain data of a whole document and gives that of the
next version; it changes nothing in place. It leaves alone what it does not find, and what is no plain data: a
``Document(...)`` written in code has no version either, and comes through here, too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from claimparse._version import __version__
from claimparse.errors import SchemaVersionError

Plain = Mapping[str, Any]


def _number(data: Plain) -> Plain:
    """Version 0 has no number, and else the form of version 1."""
    return data


MIGRATIONS: dict[int, Callable[[Plain], Plain]] = {0: _number}
"""The step from each version to the next."""

SCHEMA_VERSION = len(MIGRATIONS)
"""The version of the form in which this library writes documents; it reads all up to this one."""


def migrated(data: Plain) -> Plain:
    """The plain data of a document in the form of this version; SchemaVersionError if it is of a later one.

    What is no version at all is left to the field's own validation.
    """
    version = data.get("schema_version", 0)
    if type(version) is not int or version < 0:
        return data
    if version > SCHEMA_VERSION:
        raise SchemaVersionError(
            f"the document has schema version {version}, and claimparse {__version__} reads versions up to "
            f"{SCHEMA_VERSION}: upgrade it with\n  pip install --upgrade claimparse"
        )
    for step in range(version, SCHEMA_VERSION):
        data = MIGRATIONS[step](data)
    return {**data, "schema_version": SCHEMA_VERSION}
