"""``claimparse PATH... -o NAME.parquet``: a dataset of texts to one of documents, with resumption."""

from __future__ import annotations

import argparse
import os

from claimparse._input import reason
from claimparse.cli.reading import OK, SOME_FAILED, STDIN, CommandError, load_parser
from claimparse.cli.streams import print_error
from claimparse.errors import ClaimparseError


def run(args: argparse.Namespace) -> int:
    """Parse the dataset and return the exit code."""
    try:
        from claimparse.arrow import parse_dataset

        if STDIN in (args.paths or [STDIN]):
            raise CommandError(f"{args.output}: give files or folders; standard input can't be resumed")
        done = parse_dataset(
            args.paths,
            args.output,
            text=args.text_column,
            id=args.id_column or None,
            date=args.date_column,
            day=args.date,
            parser=load_parser(args),
            workers=args.workers,
            resume=args.resume,
        )
    except ClaimparseError as error:
        raise CommandError(str(error)) from None
    except OSError as error:
        raise CommandError(f"{os.fspath(error.filename or args.output)}: {reason(error)}") from None
    before = f", {done.resumed:,} of them by earlier runs" if done.resumed else ""
    print_error(f"claimparse: {done.rows:,} texts in {done.parts:,} files{before}; {done.errors:,} could not be read")
    return SOME_FAILED if done.errors else OK
