"""What worker processes do in tests: they import it by its name."""

import os
import signal
import time
from pathlib import Path


def load():
    return "loaded"


def load_nothing():
    raise ValueError("nothing to load")


def die_loading():
    os._exit(3)


def double(loaded, items):
    """Double each number. "die" ends the process, "raise" raises, and a path ends it only if there is no such file."""
    assert loaded == "loaded"
    for item in items:
        if item == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if item == "exit":
            os._exit(7)
        if item == "raise":
            raise ValueError("no such number")
        if item == "sleep":
            time.sleep(60)
        if isinstance(item, Path) and not item.exists():
            item.touch()
            os._exit(1)
    return [2 * item if isinstance(item, int) else str(item) for item in items]


def pids(loaded, items):
    return os.getpid()


def killer(doc, mentions):
    """A resolver that ends its process where a text tells it to."""
    if "guillotine" in doc.text:
        os._exit(9)
    return [None for _ in mentions]
