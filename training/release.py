"""Describe a trained model's files: ``python -m training.release MODEL THRESHOLD VERSION`` writes model.json.

It also prints the hash that claimparse asks of an installed model: add it to ``KNOWN`` in
``claimparse/_model/trained.py``.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from claimparse._model.trained import DESCRIPTION, FILES, FORMAT


def describe(folder: Path, threshold: float, version: str) -> None:
    """Write model.json with the hash of each file, and print its own hash."""
    files = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    about = {"format": FORMAT, "name": "claimparse_en", "version": version, "threshold": threshold, "files": files}
    path = folder / DESCRIPTION
    path.write_text(json.dumps(about, indent=2) + "\n", "utf-8")
    print(hashlib.sha256(path.read_bytes()).hexdigest())


if __name__ == "__main__":
    describe(Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3])
