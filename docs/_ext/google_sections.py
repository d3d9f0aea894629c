"""Sections in Google's style (Args, Returns, Raises) in the docstrings of functions and classes.

The extension ``sphinx.ext.napoleon`` would also read the docstrings of attributes, and take words before a colon for a
type there.
"""

from __future__ import annotations

from typing import Any

from sphinx.ext.napoleon import Config, GoogleDocstring


def setup(app: Any) -> dict[str, Any]:
    app.connect("autodoc-process-docstring", read_sections)
    return {"parallel_read_safe": True}


# The signature is autodoc's own.
def read_sections(app, what, name, obj, options, lines):  # noqa: PLR0917
    if what not in ("attribute", "data", "property"):
        lines[:] = GoogleDocstring(lines, Config(), app, what, name, obj, options).lines()
