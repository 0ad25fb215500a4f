"""What the terminal shows by now, so that nothing is sent to it twice.

Textual paints a screen two or three times before it has settled, and all of it again whenever a dialog opens or closes;
it names every colour before every stretch of cells. Here each cell is remembered as it was last sent, and an update
sends those that differ. Whatever may have changed the terminal behind our back (another size, another program)
makes us forget what it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress, count
from operator import is_not
from typing import Any

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Offset
from textual.screen import Screen
from textual.strip import Strip

from lmc_tui.tui.pen import PLAIN, Cell, Script, cells_of

NEAR_CELLS = 3
"""Cells between two changed ones that are sent along: moving the cursor takes as many bytes."""


MOST_STRIPS = 60
"""Strips whose cells are kept: one that Textual gives again, as when somebody goes back, is the same object."""

UNKNOWN: Cell = ("\0", PLAIN)
"""A cell that may show anything; none of ours is like it."""


class Sent:
    """The cells that were sent last."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Cell]] = {}
        self._colours: ColorSystem | None = None
        self._cells: dict[int, tuple[Strip, list[Cell]]] = {}
        """Identity of strips, which are kept alive, to their cells in those colours."""
        self.erases_in_colour = True
        """Whether the terminal gives what it erases the colour that is set."""
        self.cursor: Offset | None = None
        """Where the cursor was put; None where that is not known."""
        self.has_begun = False
        """Whether anything was sent since the terminal was taken."""

    def begin(self) -> None:
        """The terminal is taken, and shows nothing of ours."""
        self.forget()
        self.has_begun = False

    def forget(self) -> None:
        """From now on the terminal may show anything."""
        self._rows.clear()
        self.cursor = None

    def script(self, stretches: Iterator[tuple[int, int, Strip]], console: Console) -> str:
        """What to write to the terminal so that it shows those stretches: row, first column, cells."""
        colours = None if console.no_color else console._color_system or ColorSystem.TRUECOLOR
        if colours is not self._colours:
            self.forget()
            self._cells.clear()
            self._colours = colours
        self.has_begun = True
        columns, rows = console.size
        script = Script(columns, erases=self.erases_in_colour)
        for y, x, strip in stretches:  # those of the screen before may still come once the terminal has shrunk
            if y < rows and x < columns:
                shown = strip if x + strip.cell_length <= columns else strip.crop(0, columns - x)
                self._send(script, self._cells_of(shown), x, y)
        return script.end()

    def _cells_of(self, strip: Strip) -> list[Cell]:
        known = self._cells.get(id(strip))
        if known is None:
            if len(self._cells) >= MOST_STRIPS:
                self._cells.clear()
            known = self._cells[id(strip)] = (strip, cells_of(strip, self._colours))
        return known[1]

    def _send(self, script: Script, cells: list[Cell], x: int, y: int) -> None:
        """Have written what the terminal does not show there yet."""
        row = self._rows.setdefault(y, [])
        end = x + len(cells)
        if len(row) < end:
            row += [UNKNOWN] * (end - len(row))
        old = row[x:end]
        if old == cells:
            return
        for first, last in changed(old, cells):
            script.write(cells[first:last], x + first, y)
        if old and not old[0][0]:  # half of a wide character: the terminal takes the other half away
            row[x - 1] = UNKNOWN
        row[x:end] = cells
        if end < len(row) and not row[end][0]:
            row[end] = UNKNOWN


def changed(old: Sequence[Cell], new: Sequence[Cell]) -> list[tuple[int, int]]:
    """First cell and the one behind the last of each run in which two stretches of the same length differ.

    No run begins or ends within a wide character, old or new.
    """
    runs: list[tuple[int, int]] = []
    for place in compress(count(), map(is_not, old, new)):  # to look is quicker than to compare, and mostly enough
        if old[place] == new[place]:
            continue
        if runs and place - runs[-1][1] <= NEAR_CELLS:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return [_whole(first, last, old, new) for first, last in runs]


def _whole(first: int, last: int, old: Sequence[Cell], new: Sequence[Cell]) -> tuple[int, int]:
    while first > 0 and not (old[first][0] and new[first][0]):
        first -= 1
    while last < len(new) and not (old[last][0] and new[last][0]):
        last += 1
    return first, last


SENT = Sent()
"""What this process' terminal shows."""


def erases_in_colour(environment: Mapping[str, str]) -> bool:
    """Whether the terminal gives what it erases the colour that is set: GNU screen does not; tmux may pose as it."""
    return not environment.get("TERM", "").startswith("screen") or bool(environment.get("TMUX"))


def _of_screen(update: LayoutUpdate) -> Iterator[tuple[int, int, Strip]]:
    for y, line in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in line:
            yield y, x, strip
            x += strip.cell_length


def _of_spans(update: ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """The cells of an update that are in its spans: Textual crops them on the right only."""
    for y, x1, x2 in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            first, last = max(x, x1), min(end, x2)
            if strip is not None and first < last:
                yield y, first, strip if (first, last) == (x, end) else strip.crop(first - x, last - x)


def send_changes_only() -> None:
    """From now on updates of the screen send what changes on the terminal, and nothing else."""

    def of_screen(update: LayoutUpdate, console: Console) -> str:
        return SENT.script(_of_screen(update), console)

    def of_spans(update: ChopsUpdate, console: Console) -> str:
        return SENT.script(_of_spans(update), console)

    _replace(LayoutUpdate, of_screen)
    _replace(ChopsUpdate, of_spans)
    setattr(App, "_display", _display)  # noqa: B010 - mypy takes no method for another
    if LinuxDriver.start_application_mode is not _start_application_mode:
        setattr(LinuxDriver, "start_application_mode", _start_application_mode)  # noqa: B010 - see below


def _display(app: App[Any], screen: Screen[Any], renderable: RenderableType | None) -> None:
    """Send what an update of the screen changes in one piece; an update that changes nothing is not sent.

    Plain Textual writes the beginning, the cells and the end one by one: the thread that writes may wake at the first
    and have the others wait.
    """
    driver = app._driver
    if not isinstance(renderable, LayoutUpdate | ChopsUpdate) or not isinstance(driver, LinuxDriver):
        _display_plainly(app, screen, renderable)
    elif not app._batch_count:
        if app._running and not app._closed:
            cursor = screen.outer_size.clamp_offset(app.cursor_position)
            cells = renderable.render_segments(app.console)
            if cells or cursor != SENT.cursor:
                SENT.cursor = app._previous_cursor_position = cursor
                update = f"{cells}\x1b[{cursor.y + 1};{cursor.x + 1}H"
                driver.write(f"{SYNC_START}{update}{SYNC_END}" if app._sync_available else update)
        app.post_display_hook()


def _replace(update: type[CompositorUpdate], method: Callable[..., str]) -> None:
    setattr(update, "render_segments", method)  # noqa: B010 - mypy takes no method for another


_display_plainly = App._display
_start = LinuxDriver.start_application_mode


def _start_application_mode(driver: LinuxDriver) -> None:
    """Take the terminal, which shows nothing of ours by then."""
    SENT.begin()
    _start(driver)  # type: ignore[no-untyped-call]  # Textual leaves it untyped
