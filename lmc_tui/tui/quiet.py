"""What plain Textual repaints, or trips over, without need; each remedy has a test that tells when it is void.

`Screen.focused` and `App.app_focus` repaint the whole screen whenever they change, which is up to 50 kB a key press;
nothing that we draw depends on them. A change of a few cells far right in a widget sends all of the widget's line up to
there: `ChopsUpdate` crops on the right only. And one byte that is not UTF-8 on stdin (a Latin-1 terminal, an old mouse
report) ends a plain Textual program with its input thread.
"""

from __future__ import annotations

import codecs
import functools

from rich.console import Console
from textual._compositor import ChopsUpdate
from textual.drivers import linux_driver
from textual.reactive import Reactive
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widget import Widget


class QuietScreen(Screen[ScreenResultType]):
    """A screen that does not repaint itself when the focus moves."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)


class QuietModal(ModalScreen[ScreenResultType]):
    """A dialog that does not repaint itself when the focus moves."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)


def lenient_input() -> None:
    """From now on bytes on stdin that are no UTF-8 become U+FFFD instead of ending the program."""

    def getter(encoding: str) -> functools.partial[codecs.IncrementalDecoder]:
        return functools.partial(codecs.getincrementaldecoder(encoding), errors="replace")

    vars(linux_driver)["getincrementaldecoder"] = getter


def crop_updates() -> None:
    """From now on an update of some cells sends those cells, without what stands left of them in the same widget."""
    setattr(ChopsUpdate, "render_segments", _render_cropped)  # noqa: B010 - mypy takes no method for another


def _render_cropped(update: ChopsUpdate, console: Console) -> str:
    """What to write to the terminal for an update, each run cropped on both sides."""
    written: list[str] = []
    for y, x1, x2 in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            first, last = max(x, x1), min(end, x2)
            if strip is None or first >= last:
                continue
            written.append(f"\x1b[{y + 1};{first + 1}H")
            written.append(strip.crop(first - x, last - x).render(console))
    return "".join(written)
