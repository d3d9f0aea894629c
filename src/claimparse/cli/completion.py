"""``claimparse completion SHELL``: a script for the shell, made by shtab from the parsers themselves."""

from __future__ import annotations

import argparse

from claimparse.cli import add_reading, commands
from claimparse.cli.reading import OK, CommandError
from claimparse.cli.streams import say

# The first word is a command or a path: bash completes paths itself where nothing else fits, zsh is told to.
_PATHS_TOO = {
    "\ncomplete -o": "\ncomplete -o default -o",
    "_describe 'claimparse commands' _commands": "_describe 'claimparse commands' _commands\n  _files",
}


def run(args: argparse.Namespace) -> int:
    """Print the script; CommandError without the extra ``completion``."""
    try:
        import shtab
    except ImportError:
        raise CommandError('completion needs shtab; install it with\n  pip install "claimparse[completion]"') from None
    cli = commands()
    add_reading(cli, paths=False)
    script = shtab.complete(cli, shell=args.shell)
    for old, new in _PATHS_TOO.items():
        script = script.replace(old, new)
    say(f"{script}\n")
    return OK
