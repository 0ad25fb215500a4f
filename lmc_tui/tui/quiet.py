"""What plain Textual repaints, or trips over, without need; each remedy has a test that tells when it is void.

`Screen.focused` and `App.app_focus` repaint the whole screen whenever they change, which is up to 50 kB a key press;
nothing that we draw depends on them. And one byte that is not UTF-8 on stdin (a Latin-1 terminal, an old mouse report)
ends a plain Textual program with its input thread.
"""

from __future__ import annotations

import codecs
import functools

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
