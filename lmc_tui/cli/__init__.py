"""The command line: arguments to calls, results to stdout, talk to stderr, and exit codes.

0 done, 1 findings or differences, 2 wrong usage, 3 a file that cannot be read or written, 70 an error of our own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from types import TracebackType

from lmc_tui.errors import LmcError

OK, USAGE, UNREADABLE, CRASHED = 0, 2, 3, 70


def run() -> None:
    """The program `lmc`: runs and ends with the exit status."""
    sys.excepthook = _tell_crash
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


def _tell_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What happens with an error of our own: a sentence instead of a traceback, and a log without anybody's words."""
    if not isinstance(error, Exception):
        sys.__excepthook__(kind, error, trace)
        return
    from lmc_tui.cli.desk import make_desk

    log = make_desk(None).note_crash(error)
    where = f" The details are in {log}." if log else ""
    say(f"lmc: lmc itself failed ({kind.__name__}), which is a bug.{where}")
    sys.stdout.flush()
    os._exit(CRASHED)  # a hook cannot give the exit status in another way


def say(words: str) -> None:
    """Talk to the person, on stderr, so that results on stdout stay clean."""
    sys.stderr.write(f"{words}\n")
