"""``python -m claimparse`` is the command line."""

import sys

from claimparse.cli import main

if __name__ == "__main__":
    sys.exit(main())
