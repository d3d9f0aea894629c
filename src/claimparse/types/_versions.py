"""The version of the stored form of documents, and the steps by which earlier versions are read.

To change the form, add a step to ``MIGRATIONS``. A step takes the plain data of a whole document and returns that of
the next version; it changes nothing in place. It ignores fields that are missing or are not plain data, since a
``Document(...)`` written in code has no version either and passes through here, too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from claimparse._version import __version__
from claimparse.errors import SchemaVersionError

Plain = Mapping[str, Any]


def _to_version_1(data: Plain) -> Plain:
    """Version 0 has no version number; otherwise it has the form of version 1."""
    return data


def _to_version_2(data: Plain) -> Plain:
    """Attributions gained ``kind``, which earlier ones do not tell: most are speech.

    Speakers gained what the text tells of them, and mentions why they mean them. Earlier speakers have a name if a
    mention is one; of the others no document tells whether they are anonymous.
    """

    def with_kind(found: Any) -> Any:
        return {"kind": "speech", **found} if isinstance(found, dict) else found

    def of_claim(claim: Any) -> Any:
        has_one = isinstance(claim, dict) and "attribution" in claim
        return {**claim, "attribution": with_kind(claim["attribution"])} if has_one else claim

    def with_facts(speaker: Any) -> Any:
        if not isinstance(speaker, dict):
            return speaker
        mentions = [with_choice(m) for m in speaker["mentions"]] if _is_list(speaker, "mentions") else []
        kinds = [mention.get("kind") for mention in mentions if isinstance(mention, dict)]
        identity = "named" if "name" in kinds or not kinds else "unnamed"
        new: Plain = {
            "identity": identity,
            "justification": [],
            "on_behalf_of": None,
            "roles": [],
            "abbreviation": None,
        }
        return {**new, **speaker} | ({"mentions": mentions} if mentions else {})

    def with_choice(mention: Any) -> Any:
        return {**mention, "probability": None, "reasons": []} if isinstance(mention, dict) else mention

    changed = {"attributions": with_kind, "claims": of_claim, "speakers": with_facts}
    lists = {name: [step(one) for one in data[name]] for name, step in changed.items() if _is_list(data, name)}
    return {**data, **lists}


def _to_version_3(data: Plain) -> Plain:
    """Claims, attributions and quantities gained ``time``, documents ``date``; of earlier ones nobody knows them."""

    def timed(found: Any) -> Any:
        return {"time": None, **found} if isinstance(found, dict) else found

    def of_claim(claim: Any) -> Any:
        if not isinstance(claim, dict):
            return claim
        said = {"attribution": timed(claim["attribution"])} if "attribution" in claim else {}
        counted = {"quantities": [timed(q) for q in claim["quantities"]]} if _is_list(claim, "quantities") else {}
        return timed({**claim, **said, **counted})

    changed = {"attributions": timed, "quantities": timed, "claims": of_claim}
    lists = {name: [step(one) for one in data[name]] for name, step in changed.items() if _is_list(data, name)}
    return {"date": None, **data, **lists}


def _to_version_4(data: Plain) -> Plain:
    """Claims gained their place in the text and a wording that can be understood alone; earlier ones have neither."""
    new = dict.fromkeys(("resolved", "sentence", "paragraph", "within"))
    if not _is_list(data, "claims"):
        return data
    return {**data, "claims": [{**new, **c} if isinstance(c, dict) else c for c in data["claims"]]}


def _to_version_5(data: Plain) -> Plain:
    """Quantities gained the parts of measures of several units; of earlier ones nobody knows them."""

    def with_parts(found: Any) -> Any:
        return {"parts": [], **found} if isinstance(found, dict) else found

    def of_claim(claim: Any) -> Any:
        has_some = isinstance(claim, dict) and _is_list(claim, "quantities")
        return {**claim, "quantities": [with_parts(q) for q in claim["quantities"]]} if has_some else claim

    changed = {"quantities": with_parts, "claims": of_claim}
    lists = {name: [step(one) for one in data[name]] for name, step in changed.items() if _is_list(data, name)}
    return {**data, **lists}


def _is_list(data: Plain, name: str) -> bool:
    return isinstance(data.get(name), list)


MIGRATIONS: dict[int, Callable[[Plain], Plain]] = {
    0: _to_version_1,
    1: _to_version_2,
    2: _to_version_3,
    3: _to_version_4,
    4: _to_version_5,
}
"""The step from each version to the next."""

SCHEMA_VERSION = len(MIGRATIONS)
"""The version of the stored form that this library writes; it reads all versions up to this one."""


def migrate(data: Plain) -> Plain:
    """Return the plain data of a document in the current form; SchemaVersionError if it was stored by a later version.

    A value that is not a version number is left to the field's own validation.
    """
    version = data.get("schema_version", 0)
    if type(version) is not int or version < 0:
        return data
    if version > SCHEMA_VERSION:
        raise SchemaVersionError(
            f"the document has schema version {version}, and claimparse {__version__} reads versions up to "
            f"{SCHEMA_VERSION}: read it with the version that wrote it, or a later one"
        )
    for step in range(version, SCHEMA_VERSION):
        data = MIGRATIONS[step](data)
    return {**data, "schema_version": SCHEMA_VERSION}
