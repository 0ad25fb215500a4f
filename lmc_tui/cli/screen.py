"""Opening the screen, or printing instead where there is none."""

from __future__ import annotations

import codecs
import os
import sys
from pathlib import Path

from lmc_tui.cli import hold_collection, say
from lmc_tui.workshop.opening import Desk, Opened

KEY_WAITS_SECONDS = 0.0005
"""How long a key may wait for the thread that saves to let go of the interpreter; Python's own 5 ms can be felt."""


def has_terminal() -> bool:
    """Whether a screen can be opened."""
    return not why_no_screen()


def why_no_screen() -> str:
    """Why there is no screen, as the end of a sentence; empty when there is one.

    All three streams must be a terminal that can place a cursor and draw more than English letters.
    """
    if any(stream is None or not stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return "this is not a terminal"
    if os.environ.get("TERM", "") in ("", "dumb"):
        return f"a terminal of the kind {os.environ.get('TERM') or 'unknown'!r} cannot show it"
    if codecs.lookup(sys.stderr.encoding).name != "utf-8":
        return f"this terminal is said to take {sys.stderr.encoding} only; if it takes UTF-8, set LANG=C.UTF-8"
    return ""


def show_home(desk: Desk) -> int:
    """The list of sessions on the screen, or printed."""
    if has_terminal():
        return run_screen(desk, None)
    from lmc_tui.cli.listing import as_table

    say(f"lmc: no screen, for {why_no_screen()}; here is the list instead.")
    entries = desk.entries()
    if entries:
        sys.stdout.write(as_table(entries, desk.clock.now()) + "\n")
    return 0


def show_session(desk: Desk, path: Path, *, made: bool = False, view: bool = False, force: bool = False) -> int:
    """A session on the screen, only to look at with *view*, or its canvas printed. Raises `SessionFileError`."""
    if has_terminal():
        return run_screen(desk, desk.open(path, view=view, force=force))
    if made:
        say(f"lmc: made {path}.")
    say(f"lmc: no screen, for {why_no_screen()}; here is the canvas instead.")
    return print_canvas(desk, path, force=force)


def print_canvas(desk: Desk, path: Path, *, force: bool = False) -> int:
    """The canvas on stdout at the width of the terminal; with *force* of a file of any size.

    Raises `SessionFileError`.
    """
    from rich.console import Console

    from lmc_tui.cli.printing import print_session

    session, canvas = desk.read(path, force=force)
    print_session(Console(highlight=False, emoji=False, markup=False), session, canvas)
    return 0


def run_screen(desk: Desk, opened: Opened | None) -> int:
    """The screen until somebody leaves; gives the exit status.

    Signals are held up before Textual starts its threads, so that one thread of ours gets them all.
    """
    from lmc_tui.cli.lean_asyncio import load_asyncio
    from lmc_tui.cli.lean_textual import load_textual
    from lmc_tui.tui.leaving import SignalWatch

    hold_collection()
    sys.setswitchinterval(KEY_WAITS_SECONDS)

    watch = SignalWatch()
    watch.block()
    load_asyncio()
    load_textual()
    from lmc_tui.tui.app import LmcApp
    from lmc_tui.tui.mouse import ask_for_drags_only
    from lmc_tui.tui.pacing import animations_of, draw_at_the_pace_of_the_terminal
    from lmc_tui.tui.quiet import lenient_input
    from lmc_tui.tui.sent import SENT, erases_in_colour, send_changes_only
    from lmc_tui.tui.theming import colours_of
    from lmc_tui.tui.waiting import wait_for_input

    lenient_input()
    send_changes_only()
    SENT.erases_in_colour = erases_in_colour(os.environ)
    ask_for_drags_only()
    draw_at_the_pace_of_the_terminal()
    wait_for_input()
    app = LmcApp(desk, opened, colours_of(os.environ))
    app.animation_level = animations_of(os.environ)
    app.watch_threads()
    watch.start(app)
    app.run(mouse=desk.config.mouse)
    watch.stop()
    if app.last_words:
        say(f"lmc: {app.last_words}")
    return watch.exit_status or app.return_code or 0
