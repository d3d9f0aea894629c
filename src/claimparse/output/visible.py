r"""Control characters made visible: ``\x1b`` for ESC.

Everything from a text, a file name or a lexicon passes through here before it is printed, on terminals and pipes alike.
"""

from __future__ import annotations

import regex

# C0, DEL and C1 move the cursor, rename the window or clear the screen; embeddings, overrides and isolates reorder the
# characters beside them. U+200E and U+200F, which only mark a direction, are ordinary in Arabic and Hebrew.
_CONTROLS = regex.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def escape_controls(text: str, keep: str = "") -> str:
    r"""Return a text with its control characters and bidi overrides escaped, except those to ``keep``.

    >>> escape_controls("mill\x1b[2J.txt")
    'mill\\x1b[2J.txt'
    """
    return _CONTROLS.sub(lambda m: m[0] if m[0] in keep else _escape(m[0]), text)


def escape_json_controls(text: str) -> str:
    r"""Return JSON with the same characters escaped as ``\u009b``, which JSON readers turn back into the character.

    Line breaks between tokens stay. Inside strings JSON forbids the controls below U+0020 anyway.
    """
    return _CONTROLS.sub(lambda m: m[0] if m[0] < " " else f"\\u{ord(m[0]):04x}", text)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
