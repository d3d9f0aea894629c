"""The command line: ``claimparse PATH...`` and the commands ``explain``, ``lexicon``, ``doctor`` and ``completion``."""

from __future__ import annotations

import argparse
import datetime
import importlib
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NoReturn

from claimparse import __version__
from claimparse._arguments import processes
from claimparse._input import reason
from claimparse.cli.reading import INTERRUPTED, OK, USAGE, CommandError
from claimparse.cli.streams import discard_buffer, open_streams, print_error, print_text, stop_on_signals
from claimparse.output.formats import FORMATS
from claimparse.output.visible import escape_controls

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

COMMANDS = ("explain", "lexicon", "doctor", "completion")

_DESCRIPTION = "Who claims what in English news, with which numbers, and how firmly."
_EPILOG = """\
A folder stands for all the .txt files in it. Without PATH, or with -, the text is read from standard input.

commands, each with its own --help (for a file with the name of a command, write ./doctor):
  claimparse explain FILE:LINE     explain how each claim on a line was analysed
  claimparse lexicon check FILE    validate a lexicon file
  claimparse lexicon show WORD     show the lexicon entries for a word
  claimparse lexicon schema        print the JSON Schema of lexicon files, for editors
  claimparse doctor                show what is installed, and what to do if something is missing
  claimparse completion SHELL      print a completion script for a shell

FILE is written as a whole: if anything fails, it stays as it was. It may not be an input, or a file of the model.

exit code: 0 success; 1 some input could not be read (the rest was), or nothing was found; 2 wrong usage, no model, or
the output could not be written; 129, 130 and 143 stopped by SIGHUP, Ctrl-C and SIGTERM. Colours are for terminals only,
and off if NO_COLOR is set.

examples:
  claimparse article.txt
  claimparse articles/ --format html -o build/claims.html
  claimparse articles/ --format html -o build/pages/
  claimparse article.txt --lexicon mine.toml
  claimparse articles/ --workers -1 -o build/claims.parquet --resume
  curl -s https://example.org/article.txt | claimparse --format jsonl
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    open_streams()
    try:
        with stop_on_signals():
            return _run(sys.argv[1:] if argv is None else list(argv))
    except _ParserExit as error:
        return error.code
    except CommandError as error:
        print_error(f"claimparse: {error}")
        return error.code
    except BrokenPipeError:
        # The reader has gone ("| head"), so there is nothing more to say.
        discard_buffer(sys.stdout)
        return OK
    except OSError as error:
        discard_buffer(sys.stdout)
        print_error(f"claimparse: {escape_controls(str(error.filename or 'standard output'))}: {reason(error)}")
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as stopped:
        return int(stopped.code or OK)


def _run(argv: Sequence[str]) -> int:
    args = _arguments(argv)
    module, _, name = args.run.partition(":")
    run: Callable[[argparse.Namespace], int] = getattr(importlib.import_module(f"claimparse.cli.{module}"), name)
    code = run(args)
    sys.stdout.flush()  # here, where a full disk still gets a message
    return code


class _ParserExit(Exception):
    """The option parser is done, after wrong usage or ``--help``; ``code`` is the exit code."""

    def __init__(self, code: int) -> None:
        self.code = code


class _ArgumentParser(argparse.ArgumentParser):
    """A parser that raises instead of ending the process, and escapes what it prints."""

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        if file is sys.stderr:
            print_error(message.rstrip())
        else:
            print_text(message)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        if message:
            print_error(message.strip())
        raise _ParserExit(status)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {escape_controls(message)}")


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    if argv and argv[0] in COMMANDS:
        return commands().parse_args(argv)
    cli = _parser("claimparse", _DESCRIPTION, _EPILOG)
    words = "a text file in UTF-8, a folder, or - for standard input"
    cli.add_argument("paths", nargs="*", type=_path, metavar="PATH", help=words)
    add_parse_options(cli)
    args = cli.parse_args(argv)
    if not args.paths and sys.stdin.isatty():
        cli.error("give a PATH, or pipe in a text (see claimparse --help)")
    return args


def _parser(prog: str, description: str, epilog: str) -> _ArgumentParser:
    return _ArgumentParser(
        prog=prog, description=description, epilog=epilog, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def _path(given: str) -> str:
    if not given:
        raise argparse.ArgumentTypeError("give the name of a file or a folder")
    return given


def _day(given: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{given!r} is no date: give one such as 2031-05-04") from None


def _workers(given: str) -> int:
    if not given.removeprefix("-").isdecimal() or not (int(given) >= 1 or int(given) == -1):
        raise argparse.ArgumentTypeError(f"{given!r} is no number of processes: give 1 or more, or -1 for one a core")
    return processes(int(given))


def add_parse_options(cli: argparse.ArgumentParser) -> None:
    """Add the options of ``claimparse PATH...``."""
    words = "the output format; default: by the suffix of FILE, else table"
    cli.add_argument("-f", "--format", choices=tuple(FORMATS), help=words)
    words = "the output file, or - for standard output; with html also a folder, for one page per text; with .parquet "
    words += "always a folder"
    cli.add_argument("-o", "--output", type=_path, metavar="FILE", help=words)
    _add_loading_options(cli)
    words = "the number of processes that share the work, or -1 for one a core; default: 1"
    cli.add_argument("--workers", type=_workers, metavar="N", default=1, help=words)
    _add_dataset_options(cli)
    cli.add_argument("--version", action="version", version=f"claimparse {__version__}")
    cli.set_defaults(run="parse:run")


def _add_dataset_options(cli: argparse.ArgumentParser) -> None:
    group = cli.add_argument_group("with -o NAME.parquet", "PATH may also be Parquet, CSV or JSON lines")
    group.add_argument("--resume", action="store_true", help="go on where an earlier run was stopped")
    group.add_argument("--text-column", metavar="NAME", default="text", help="the column of texts; default: text")
    words = "the column of ids; default: id; '' to number the rows"
    group.add_argument("--id-column", metavar="NAME", default="id", help=words)
    group.add_argument("--date-column", metavar="NAME", help="the column of days of publication")


def _add_loading_options(cli: argparse.ArgumentParser) -> None:
    cli.add_argument("-m", "--model", metavar="NAME", help="the name or path of a spaCy pipeline")
    words = 'the day of publication, as in 2031-05-04, from which "on Tuesday" is reckoned; default: that of a dateline'
    cli.add_argument("--date", type=_day, metavar="DATE", help=words)
    words = "what finds who says what; auto, the default, is the trained model if it is installed"
    cli.add_argument("--engine", choices=("auto", "rules", "model"), help=words)
    _add_lexicon_option(cli)


def _add_lexicon_option(cli: argparse.ArgumentParser) -> None:
    words = "add the entries of a TOML file; can be repeated"
    cli.add_argument("-l", "--lexicon", type=_path, metavar="FILE", action="append", default=[], help=words)


def commands() -> argparse.ArgumentParser:
    """Return the parser of the named commands."""
    cli = _parser("claimparse", _DESCRIPTION, "")
    named = cli.add_subparsers(metavar="COMMAND", parser_class=_ArgumentParser)

    def command(name: str, words: str) -> argparse.ArgumentParser:
        added = named.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
        added.set_defaults(run=f"{name}:run")
        return added

    explain = command("explain", "explain how each claim on a line was analysed")
    words = "a text file, or - for standard input, and optionally the line or lines to explain (3 or 3-5)"
    explain.add_argument("place", type=_path, metavar="FILE[:LINE]", help=words)
    _add_loading_options(explain)
    lexicon = command("lexicon", "validate a lexicon file, show entries, or print the JSON Schema of lexicon files")
    _add_lexicon_commands(lexicon.add_subparsers(metavar="check|show|schema", required=True))
    doctor = command("doctor", "show what is installed, and what to do if something is missing")
    doctor.add_argument("-m", "--model", metavar="NAME", help="the name or path of the spaCy pipeline to try")
    completion = command("completion", "print a completion script for a shell")
    completion.add_argument("shell", choices=("bash", "zsh", "tcsh"), help="the shell that the script is for")
    return cli


def _add_lexicon_commands(named: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = named.add_parser("check", help="validate lexicon files")
    check.add_argument("files", nargs="+", type=_path, metavar="FILE", help="a TOML file with your own entries")
    check.set_defaults(run="words:check")
    show = named.add_parser("show", help="show the entries for a word or phrase")
    show.add_argument("word", nargs="+", metavar="WORD", help="a word, a phrase or the name of an entry")
    _add_lexicon_option(show)
    show.set_defaults(run="words:show")
    words = "print the JSON Schema of lexicon files, by which editors complete and check them"
    schema = named.add_parser("schema", help=words, description=f"{words[0].upper()}{words[1:]}.")
    words = "a packaged file, such as cues, whose own layout is described; default: a file of your own"
    schema.add_argument("file", nargs="?", metavar="FILE", help=words)
    schema.set_defaults(run="words:schema")
