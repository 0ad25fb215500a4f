"""The command line: arguments to calls, results to stdout, talk to stderr, and exit codes.

0 done, 1 findings or differences, 2 wrong usage, 3 a file that cannot be read or written.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from lmc_tui.errors import LmcError

OK, USAGE, UNREADABLE = 0, 2, 3


def run() -> None:
    """The program `lmc`: runs and ends with the exit status."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run `lmc` with these arguments and give the exit status. Errors are told on stderr."""
    try:
        return _dispatch(list(arguments))
    except LmcError as error:
        say(f"lmc: {error}")
        return UNREADABLE
    except BrokenPipeError:
        return OK


def _dispatch(arguments: list[str]) -> int:
    """The two commands that a room waits for do without the parser of all the others, which takes time to load."""
    match arguments:
        case []:
            from lmc_tui.cli.desk import make_desk
            from lmc_tui.cli.screen import show_home

            return show_home(make_desk(None))
        case ["open", name] if not name.startswith("-"):
            from lmc_tui.cli.desk import make_desk
            from lmc_tui.cli.screen import show_session

            desk = make_desk(None)
            return show_session(desk, desk.find(name))
    from lmc_tui.cli.commands import invoke

    return invoke(arguments)


def say(words: str) -> None:
    """Talk to the person, on stderr, so that results on stdout stay clean."""
    sys.stderr.write(f"{words}\n")
