"""``claimparse completion SHELL``: a completion script, which shtab makes from the argument parsers."""

from __future__ import annotations

import argparse

from claimparse.cli import add_parse_options, commands
from claimparse.cli.reading import OK, CommandError
from claimparse.cli.streams import print_text

# The first word is a command or a path: bash falls back to paths by itself, zsh has to be told.
_PATHS_TOO = {
    "\ncomplete -o": "\ncomplete -o default -o",
    "_describe 'claimparse commands' _commands": "_describe 'claimparse commands' _commands\n  _files",
}


def run(args: argparse.Namespace) -> int:
    """Print the script; CommandError if the extra ``completion`` is not installed."""
    try:
        import shtab
    except ImportError:
        raise CommandError('completion needs shtab; install it with\n  pip install "claimparse[completion]"') from None
    cli = commands()
    add_parse_options(cli)
    script = shtab.complete(cli, shell=args.shell)
    for old, new in _PATHS_TOO.items():
        script = script.replace(old, new)
    print_text(f"{script}\n")
    return OK
