"""The standard streams: output and messages, also where a stream is closed, full or has lost its reader."""

from __future__ import annotations

import os
import signal
import sys
import textwrap
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import IO, TYPE_CHECKING, NoReturn

from claimparse.output.visible import escape_controls

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

PIPE_WIDTH = 110
NAME_WIDTH = 10
_STOP_SIGNALS = ("SIGTERM", "SIGHUP")
_UNTIL_STOPPED_AGAIN = 0.05
"""Seconds in which a finalizer is done."""


def open_streams() -> None:
    """Replace each closed stream by one that can't be read or written.

    It takes the closed one's file descriptor, which a file opened later would take otherwise, and be printed into.
    """
    for name, mode, wrong in (("stdin", "r", os.O_WRONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_RDONLY)):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, wrong), mode, encoding="utf-8", errors="replace"))


def print_error(message: str) -> None:
    """Print a message on standard error, if there is one."""
    try:
        print(escape_controls(message, keep="\n"), file=sys.stderr, flush=True)
    except OSError:
        discard_buffer(sys.stderr)


def print_text(message: str) -> None:
    """Print plain text on standard output."""
    out = standard_output()
    out.write(message)
    out.flush()


def standard_output() -> IO[str]:
    """Return standard output, in UTF-8 unless a terminal has another encoding."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8" if not sys.stdout.isatty() else None, errors="replace")
    return sys.stdout


def discard_buffer(stream: IO[str]) -> None:
    """Discard what a stream has buffered, which Python would otherwise try to write at exit."""
    with suppress(OSError), open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


@contextmanager
def stop_on_signals() -> Iterator[None]:
    """Let SIGTERM and SIGHUP end a command as Ctrl-C does, so that no half-written file is left."""

    def stop(number: int, _: FrameType | None) -> NoReturn:
        raise SystemExit(128 + number)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [getattr(signal, name) for name in _STOP_SIGNALS if hasattr(signal, name)]
    # A signal that is ignored (nohup), or that the caller handles, is left alone.
    before = {n: signal.signal(n, stop) for n in numbers if signal.getsignal(n) == signal.SIG_DFL}
    with _stop_again_if_unraised():
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


@contextmanager
def _stop_again_if_unraised() -> Iterator[None]:
    """Stop again where Python could not raise: an exception in a finalizer is only printed, and the program goes on."""
    report, main = sys.unraisablehook, threading.get_ident()

    def stop_again(unraised: sys.UnraisableHookArgs) -> None:
        raised = unraised.exc_value
        if isinstance(raised, KeyboardInterrupt):
            number = int(signal.SIGINT)
        elif isinstance(raised, SystemExit) and isinstance(raised.code, int):
            number = raised.code - 128
        else:
            report(unraised)
            return
        if hasattr(signal, "pthread_kill"):
            threading.Timer(_UNTIL_STOPPED_AGAIN, signal.pthread_kill, (main, number)).start()

    sys.unraisablehook = stop_again
    try:
        yield
    finally:
        sys.unraisablehook = report


def console_for(out: IO[str]) -> Console:
    """Return a console as wide as its terminal; a pipe or a file has a fixed width unless COLUMNS is set.

    Colours are for terminals only, and off if NO_COLOR is set (https://no-color.org): rich sees to that.
    """
    from rich.console import Console

    class PipeConsole(Console):
        def on_broken_pipe(self) -> NoReturn:
            raise BrokenPipeError  # instead of ending the program, as rich does

    width = None if out.isatty() or os.environ.get("COLUMNS") else PIPE_WIDTH
    return PipeConsole(file=out, width=width, highlight=False, emoji=False, markup=False)


def styled_text(*parts: str | tuple[str, str]) -> Text:
    """Return a line of parts, some with a style, with visible control characters."""
    from rich.text import Text

    return Text.assemble(*(escape_controls(p) if isinstance(p, str) else (escape_controls(p[0]), p[1]) for p in parts))


def field_list(pairs: Iterable[tuple[str, str]], width: int) -> Text:
    """Return names with their values, one a line; further lines of a value are indented."""
    from rich.text import Text

    text = Text()
    for name, words in pairs:
        shown = escape_controls(words, keep="\n")
        lines = textwrap.wrap(shown, max(width - NAME_WIDTH - 2, 20), break_on_hyphens=False) or [""]
        text.append(f"  {escape_controls(name):<{NAME_WIDTH - 1}} ", style="dim").append(
            f"\n{'':<{NAME_WIDTH + 2}}".join(lines)
        ).append("\n")
    text.rstrip()
    return text
