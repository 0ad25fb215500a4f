"""What the terminal shows by now, so that nothing is sent to it twice.

Textual paints a screen two or three times before it has settled, and all of it again whenever a dialog opens or closes;
it names every colour before every stretch of cells. Here each row is remembered as it was last sent, and an update
sends the cells that differ. Whatever may have changed the terminal behind our back (another size, another program)
makes us forget what it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rich.color import ColorSystem
from rich.console import Console
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.drivers.linux_driver import LinuxDriver
from textual.strip import Strip

from lmc_tui.tui.pen import Cell, Script, cells_of

NEAR_CELLS = 3
"""Cells between two changed ones that are sent along: moving the cursor takes as many bytes."""


class Known(NamedTuple):
    """A stretch of cells as it was sent last."""

    strip: Strip
    cells: list[Cell]


class Sent:
    """The stretches of cells that were sent last, by row and first column."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, Known]] = {}
        self._colours: ColorSystem | None = None
        self.has_begun = False
        """Whether anything was sent since the terminal was taken."""

    def begin(self) -> None:
        """The terminal is taken, and shows nothing of ours."""
        self.forget()
        self.has_begun = False

    def forget(self) -> None:
        """From now on the terminal may show anything."""
        self._rows.clear()

    def script(self, stretches: Iterator[tuple[int, int, Strip]], console: Console) -> str:
        """What to write to the terminal so that it shows those stretches: row, first column, cells."""
        colours = None if console.no_color else console._color_system or ColorSystem.TRUECOLOR
        if colours is not self._colours:
            self.forget()
            self._colours = colours
        self.has_begun = True
        script = Script(console.size.width)
        for y, x, strip in stretches:
            self._send(script, strip, x, y, colours)
        return script.end()

    def _send(self, script: Script, strip: Strip, x: int, y: int, colours: ColorSystem | None) -> None:
        """Have written what the terminal does not show there yet."""
        row = self._rows.setdefault(y, {})
        known = row.get(x)
        if known is not None and known.strip == strip:
            return
        cells = cells_of(strip, colours)
        end = x + len(cells)
        if known is not None and len(known.cells) == len(cells):
            for first, last in changed(known.cells, cells):
                script.write(cells[first:last], x + first, y)
        else:
            script.write(cells, x, y)
        for other in [other for other, seen in row.items() if other < end and other + len(seen.cells) > x]:
            del row[other]
        row[x] = Known(strip, cells)


def changed(old: Sequence[Cell], new: Sequence[Cell]) -> list[tuple[int, int]]:
    """First cell and the one behind the last of each run in which two stretches of the same length differ.

    No run begins or ends within a wide character, old or new.
    """
    runs: list[tuple[int, int]] = []
    for place, (before, after) in enumerate(zip(old, new, strict=True)):
        if before == after:
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
    if LinuxDriver.start_application_mode is not _start_application_mode:
        setattr(LinuxDriver, "start_application_mode", _start_application_mode)  # noqa: B010 - see below


def _replace(update: type[CompositorUpdate], method: Callable[..., str]) -> None:
    setattr(update, "render_segments", method)  # noqa: B010 - mypy takes no method for another


_start = LinuxDriver.start_application_mode


def _start_application_mode(driver: LinuxDriver) -> None:
    """Take the terminal, which shows nothing of ours by then."""
    SENT.begin()
    _start(driver)  # type: ignore[no-untyped-call]  # Textual leaves it untyped
