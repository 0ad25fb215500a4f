"""What the terminal shows by now, so that nothing is sent to it twice.

Textual paints a screen two or three times before it has settled, and all of it again whenever a dialog opens or closes;
it names every colour before every stretch of cells. Here each row is remembered as it was last sent, and an update
sends the stretches that differ, with one pen. Whatever may have changed the terminal behind our back (another size,
another program) makes us forget what it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rich.color import ColorSystem
from rich.console import Console
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.drivers.linux_driver import LinuxDriver
from textual.strip import Strip

from lmc_tui.tui.pen import Script


class Sent:
    """The stretches of cells that were sent last, by row and first column."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, Strip]] = {}

    def forget(self) -> bool:
        """From now on the terminal may show anything. Tells whether anything of what it shows was known."""
        was_known = bool(self._rows)
        self._rows.clear()
        return was_known

    def is_new(self, strip: Strip, x: int, y: int) -> bool:
        """Whether the terminal shows something else there; from now on it is taken to show the strip."""
        row = self._rows.setdefault(y, {})
        if row.get(x) == strip:
            return False
        end = x + strip.cell_length
        for other in [other for other, known in row.items() if other < end and other + known.cell_length > x]:
            del row[other]
        row[x] = strip
        return True

    def script(self, stretches: Iterator[tuple[int, int, Strip]], console: Console) -> str:
        """What to write to the terminal so that it shows those stretches: row, first column, cells."""
        script = Script(console._color_system or ColorSystem.TRUECOLOR)
        for y, x, strip in stretches:
            if self.is_new(strip, x, y):
                script.write(strip, x, y)
        return script.end()


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
    SENT.forget()
    _start(driver)  # type: ignore[no-untyped-call]  # Textual leaves it untyped
