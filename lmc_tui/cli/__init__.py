"""The command line: arguments to calls, results to stdout, talk to stderr, and exit codes.

0 done, 1 findings or differences, 2 wrong usage, 3 a file that cannot be read or written, 70 an error of our own,
130 stopped by ctrl+c.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

from lmc_tui.errors import LmcError
from lmc_tui.text import clean

OK, USAGE, UNREADABLE, CRASHED, INTERRUPTED = 0, 2, 3, 70, 130


def run() -> None:
    """The program `lmc`: runs and ends with the exit status."""
    sys.excepthook = _tell_crash
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # what takes less than UTF-8 still gets the rest
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
    except KeyboardInterrupt:
        return INTERRUPTED


def _dispatch(arguments: list[str]) -> int:
    """What a room or a commit waits for does without the parser of all the other commands, which takes time to load."""
    match arguments:
        case []:
            hold_collection()
            from lmc_tui.cli.desk import make_desk
            from lmc_tui.cli.screen import show_home

            return show_home(make_desk())
        case ["open", name] if not name.startswith("-"):
            hold_collection()
            from lmc_tui.cli.desk import make_desk
            from lmc_tui.cli.screen import show_session

            desk = make_desk()
            return show_session(desk, desk.find(name))
        case ["list"]:
            hold_collection()
            from lmc_tui.cli.desk import make_shelf
            from lmc_tui.cli.listing import list_sessions

            return list_sessions(make_shelf())
        case ["check", name] if not name.startswith("-"):
            hold_collection()
            from lmc_tui.cli.check_report import report
            from lmc_tui.cli.desk import make_shelf
            from lmc_tui.cli.paging import paged

            shelf = make_shelf()
            with paged(shelf.config):
                session, canvas = shelf.read(shelf.find(name))
                return report(session, canvas, [board.id for board in canvas.boards])
    from lmc_tui.cli.commands import invoke

    return invoke(arguments)


def hold_collection() -> None:
    """Collect no garbage while the screen loads: all that loading makes will stay. The app collects again."""
    import gc

    gc.disable()


def _tell_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What happens with an error of our own: a sentence instead of a traceback, and a log without anybody's words."""
    if isinstance(error, KeyboardInterrupt):
        os._exit(INTERRUPTED)
    if not isinstance(error, Exception):
        sys.__excepthook__(kind, error, trace)
        return
    log = _note_crash(error)
    where = f" The details are in {log}." if log else ""
    say(f"lmc: lmc itself failed ({kind.__name__}), which is a bug.{where}")
    sys.stdout.flush()
    os._exit(CRASHED)  # a hook cannot give the exit status in another way


def _note_crash(error: Exception) -> Path | None:
    """The log of a crash, or None; made without the objects that the program works with, which may be what failed."""
    import platformdirs

    from lmc_tui.storage.crash_log import write_crash_log
    from lmc_tui.storage.locations import state_folder

    state = state_folder(os.environ, Path(platformdirs.user_state_path("lmc-tui")))
    return write_crash_log(state, error, datetime.now(UTC))


def say(words: str) -> None:
    """Talk to the person, on stderr, so that results on stdout stay clean. Names of files in it act on no terminal."""
    sys.stderr.write(f"{clean(words)}\n")
