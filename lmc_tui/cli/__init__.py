"""The command line: arguments to calls, results to stdout, talk to stderr, and exit codes.

0 done, 1 findings or differences, 2 wrong usage, 3 a file that cannot be read or written.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def run() -> None:
    """The program `lmc`: runs and ends with the exit status."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run `lmc` with these arguments and give the exit status."""
    from lmc_tui.cli.commands import invoke

    return invoke(list(arguments))
