"""The command line: ``claimparse PATH...`` and the commands ``explain``, ``lexicon``, ``doctor`` and ``completion``."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NoReturn

from claimparse import __version__
from claimparse.cli.reading import INTERRUPTED, OK, USAGE, CommandError
from claimparse.cli.streams import PIPE_WIDTH, abandon, complain, open_streams, reason, say, stoppable
from claimparse.output.formats import FORMATS, format_of
from claimparse.output.visible import visible

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

__all__ = ["PIPE_WIDTH", "main"]

ENGINES = ("auto", "rules", "model")
SHELLS = ("bash", "zsh", "tcsh")

_DESCRIPTION = "Who claims what in English news, with which numbers, and how firmly."
_EPILOG = """\
A folder stands for all its .txt files. With no PATH, or with -, the text is read from the standard input.

commands, each with a --help of its own (for a file of such a name write ./doctor):
  claimparse explain FILE:LINE     why the claims of a line are read as they are
  claimparse lexicon check FILE    what is wrong with a lexicon file of yours
  claimparse lexicon show WORD     the entries that hold a word
  claimparse doctor                what is installed, and what to do if something is missing
  claimparse completion SHELL      a script that lets the shell complete names

FILE appears when all is written; if anything fails, it stays as it was. It may be no PATH, lexicon or model.

exit code: 0 all done; 1 some input could not be read (the rest is done), or nothing was found; 2 wrong usage, no model,
or no output can be written; 129, 130 and 143 stopped by SIGHUP, Ctrl-C and SIGTERM. Colours are for terminals, and are
off where NO_COLOR is set.

examples:
  claimparse article.txt
  claimparse articles/ --format html -o build/claims.html
  claimparse articles/ --format html -o build/pages/
  claimparse article.txt --lexicon mine.toml
  curl -s https://example.org/article.txt | claimparse --format jsonl
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    open_streams()
    try:
        with stoppable():
            return _run(sys.argv[1:] if argv is None else list(argv))
    except _UsageError as error:
        return error.code
    except CommandError as error:
        complain(f"claimparse: {error}")
        return error.code
    except BrokenPipeError:
        # The reader has gone ("| head"): nothing more to say.
        abandon(sys.stdout)
        return OK
    except OSError as error:
        abandon(sys.stdout)
        complain(f"claimparse: {visible(str(error.filename or 'standard output'))}: {reason(error)}")
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as stopped:
        return int(stopped.code or OK)


def _run(argv: Sequence[str]) -> int:
    args = _arguments(argv)
    room, _, name = args.run.partition(":")
    run: Callable[[argparse.Namespace], int] = getattr(importlib.import_module(f"claimparse.cli.{room}"), name)
    code = run(args)
    sys.stdout.flush()  # here, where a full disk still gets a message
    return code


class _UsageError(Exception):
    def __init__(self, code: int) -> None:
        self.code = code


class _ArgumentParser(argparse.ArgumentParser):
    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        if file is sys.stderr:
            complain(message.rstrip())
        else:
            say(message)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        if message:
            complain(message.strip())
        raise _UsageError(status)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {visible(message)}")


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    if argv and argv[0] in COMMANDS:
        return commands().parse_args(argv)
    cli = _parser("claimparse", _DESCRIPTION, _EPILOG)
    add_reading(cli)
    args = cli.parse_args(argv)
    if not args.paths and sys.stdin.isatty():
        cli.error("give a PATH, or pipe a text in (see claimparse --help)")
    if args.output == "":
        cli.error("argument -o/--output: give the name of a file or a folder")
    if args.output == "-":
        args.output = None
    if args.format is None:
        args.format = format_of(args.output or "")
    return args


def _parser(prog: str, description: str, epilog: str) -> _ArgumentParser:
    return _ArgumentParser(
        prog=prog, description=description, epilog=epilog, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def add_reading(cli: argparse.ArgumentParser, paths: bool = True) -> None:
    """The options of ``claimparse PATH...``; without the paths for a shell's completion."""
    if paths:
        words = "a text file in UTF-8, a folder, or - for standard input"
        cli.add_argument("paths", nargs="*", metavar="PATH", help=words)
    cli.add_argument("-f", "--format", choices=tuple(FORMATS), help="default: by the ending of FILE, else table")
    words = "write there, not to the standard output (-); html to a folder is a page a text"
    cli.add_argument("-o", "--output", metavar="FILE", help=words)
    _add_parser_options(cli)
    cli.add_argument("--version", action="version", version=f"claimparse {__version__}")
    cli.set_defaults(run="parse:run")


def _add_parser_options(cli: argparse.ArgumentParser) -> None:
    cli.add_argument("-m", "--model", metavar="NAME", help="a spaCy pipeline by name or path")
    words = "what finds who says what; auto, the default, is the trained model where it is installed"
    cli.add_argument("--engine", choices=ENGINES, help=words)
    _add_lexicon(cli)


def _add_lexicon(cli: argparse.ArgumentParser) -> None:
    words = "add the words of a TOML file; may be given several times"
    cli.add_argument("-l", "--lexicon", metavar="FILE", action="append", default=[], help=words)


def commands() -> argparse.ArgumentParser:
    """The parser of the commands that are named by a word."""
    cli = _parser("claimparse", _DESCRIPTION, "")
    named = cli.add_subparsers(metavar="COMMAND", parser_class=_ArgumentParser)
    for name, (add, words) in COMMANDS.items():
        one = named.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
        add(one)
    return cli


def _add_explain(cli: argparse.ArgumentParser) -> None:
    words = "a text file, and the line or lines of it (3 or 3-5) to explain; without, all of it; - for standard input"
    cli.add_argument("place", metavar="FILE[:LINE]", help=words)
    _add_parser_options(cli)
    cli.set_defaults(run="explain:run")


def _add_words(cli: argparse.ArgumentParser) -> None:
    named = cli.add_subparsers(metavar="check|show", required=True)
    check = named.add_parser("check", help="say what is wrong with lexicon files")
    check.add_argument("files", nargs="+", metavar="FILE", help="a TOML file with entries of yours")
    check.set_defaults(run="words:check")
    show = named.add_parser("show", help="print the entries that hold a word or phrase")
    show.add_argument("word", nargs="+", metavar="WORD", help="a word, a phrase or the name of an entry")
    _add_lexicon(show)
    show.set_defaults(run="words:show")


def _add_doctor(cli: argparse.ArgumentParser) -> None:
    cli.add_argument("-m", "--model", metavar="NAME", help="the spaCy pipeline to try, by name or path")
    cli.set_defaults(run="doctor:run")


def _add_completion(cli: argparse.ArgumentParser) -> None:
    cli.add_argument("shell", choices=SHELLS, help="the shell to write a script for")
    cli.set_defaults(run="completion:run")


COMMANDS: dict[str, tuple[Callable[[argparse.ArgumentParser], None], str]] = {
    "explain": (_add_explain, "tell why the claims of a line are read as they are"),
    "lexicon": (_add_words, "check a lexicon file, or show the entries of a word"),
    "doctor": (_add_doctor, "tell what is installed and what to do if something is missing"),
    "completion": (_add_completion, "print a script that lets the shell complete names"),
}
