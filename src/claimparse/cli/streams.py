"""The standard streams: what is said on them, and what happens where one is closed, full or left by its reader."""

from __future__ import annotations

import errno
import os
import signal
import sys
import textwrap
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import IO, TYPE_CHECKING, NoReturn

from claimparse.output.visible import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

PIPE_WIDTH = 110
FIELD = 10
_ENDING = ("SIGTERM", "SIGHUP")


def open_streams() -> None:
    """Put a stream that refuses to be read or written in the place of each that is closed.

    It takes the number of the closed one, which a file opened later would take otherwise, and be printed into.
    """
    for name, mode, wrong in (("stdin", "r", os.O_WRONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_RDONLY)):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, wrong), mode, encoding="utf-8", errors="replace"))


def complain(message: str) -> None:
    """Say something on the standard error, if there is one."""
    try:
        print(visible(message, keep="\n"), file=sys.stderr, flush=True)
    except OSError:
        abandon(sys.stderr)


def say(message: str) -> None:
    """Print plain text on the standard output."""
    out = standard_output()
    out.write(message)
    out.flush()


def standard_output() -> IO[str]:
    """The standard output, in UTF-8 unless a terminal wants something else."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8" if not sys.stdout.isatty() else None, errors="replace")
    return sys.stdout


def abandon(stream: IO[str]) -> None:
    """Drop what a stream still holds, which Python would try to write again at its end."""
    with suppress(OSError), open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


def reason(error: OSError) -> str:
    """Why the system refused, in lower case."""
    return "is closed" if error.errno == errno.EBADF else (error.strerror or str(error)).lower()


@contextmanager
def stoppable() -> Iterator[None]:
    """Let SIGTERM and SIGHUP end a command as Ctrl-C does, so that nothing half written stays."""

    def stop(number: int, _: FrameType | None) -> NoReturn:
        raise SystemExit(128 + number)

    numbers = [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        numbers = []
    # One that is ignored (nohup), or that the caller handles, is left so.
    before = {n: signal.signal(n, stop) for n in numbers if signal.getsignal(n) == signal.SIG_DFL}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def console_for(out: IO[str]) -> Console:
    """A console as wide as its terminal; a pipe or a file has a fixed width unless COLUMNS asks for another.

    Colours are for terminals only, and never where NO_COLOR is set (https://no-color.org): rich sees to that.
    """
    from rich.console import Console

    class Quiet(Console):
        def on_broken_pipe(self) -> NoReturn:
            raise BrokenPipeError  # and not end the program, as rich does

    width = None if out.isatty() or os.environ.get("COLUMNS") else PIPE_WIDTH
    return Quiet(file=out, width=width, highlight=False, emoji=False, markup=False)


def styled(*parts: str | tuple[str, str]) -> Text:
    """A line of parts, some with a style, whose control characters are written out."""
    from rich.text import Text

    return Text.assemble(*(visible(p) if isinstance(p, str) else (visible(p[0]), p[1]) for p in parts))


def fields(pairs: Iterable[tuple[str, str]], width: int) -> Text:
    """Names with what is said of each, line by line, the second lines of one below its first."""
    from rich.text import Text

    text = Text()
    for name, words in pairs:
        shown = visible(words, keep="\n")
        lines = textwrap.wrap(shown, max(width - FIELD - 2, 20), break_on_hyphens=False) or [""]
        text.append(f"  {visible(name):<{FIELD}}", style="dim").append(f"\n{'':<{FIELD + 2}}".join(lines)).append("\n")
    text.rstrip()
    return text
