"""Cut the inventory of another project's documentation down to the names that our pages refer to.

python tools/cut_inventory.py objects.inv docs/inventories/python.inv NAME...

Without names, those that the old inventory has are taken again from the new one. ``objects.inv`` is a file or an
address, such as https://docs.python.org/3/objects.inv. Where a project publishes none (spaCy), ``-`` stands for it, and
``NAME=PAGE#ANCHOR`` is an entry.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterable
from pathlib import Path
from urllib.request import urlopen

from sphinx.util.inventory import InventoryFile

HEAD = """\
# Sphinx inventory version 2
# Project: {}
# Version: {}
# The remainder of this file is compressed using zlib.
"""


def entries(content: bytes) -> dict[tuple[str, str], str]:
    """Return the pages of an inventory by (kind, name), for Python objects only."""
    found = InventoryFile.loads(content, uri="").data
    return {
        (kind, name): item.uri
        for kind, items in found.items()
        if kind.startswith("py:")
        for name, item in items.items()
    }


def pack_inventory(project: str, version: str, chosen: Iterable[tuple[str, str, str]]) -> bytes:
    """Return an inventory file of (kind, name, page)."""
    lines = "".join(f"{name} {kind} 1 {page} -\n" for kind, name, page in sorted(chosen))
    return HEAD.format(project, version).encode() + zlib.compress(lines.encode(), 9)


def main(source: str, target: str, *names: str) -> int:
    """Write the cut inventory and return 1 if a name is not in the full one."""
    content = b"" if source == "-" else urlopen(source).read() if "://" in source else Path(source).read_bytes()
    full = entries(content) if content else {}
    made = dict(name.split("=", 1) for name in names if "=" in name)
    wanted = {name for name in names if "=" not in name}
    if not names:
        wanted = {name for _, name in entries(Path(target).read_bytes())}
    project, version = content.decode(errors="replace").splitlines()[1:3] if content else ("# Project: ", "# Version: ")
    chosen = [(kind, name, page) for (kind, name), page in full.items() if name in wanted]
    chosen += [("py:class", name, page) for name, page in made.items()]
    Path(target).write_bytes(pack_inventory(project[11:] or Path(target).stem, version[11:], chosen))
    missing = wanted - {name for _, name, _ in chosen}
    print(f"{target}: {len(chosen)} names", *(f"not found: {name}" for name in sorted(missing)), sep="\n")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
