"""Messages of our own reach only handlers of our own."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

import lmc_tui
import lmc_tui.tui


def kinds_of(kind: type[Message]) -> Iterator[type[Message]]:
    """All kinds of message below that one."""
    for below in kind.__subclasses__():
        yield below
        yield from kinds_of(below)


def test_no_message_has_the_name_of_an_event_that_textual_handles() -> None:
    """Its handler would be called with ours, which knows nothing of a mouse: `Q` would end in a crash."""
    for module in pkgutil.walk_packages(lmc_tui.tui.__path__, "lmc_tui.tui."):
        importlib.import_module(module.name)
    ours = [kind for kind in kinds_of(Message) if kind.__module__.startswith(f"{lmc_tui.__name__}.")]
    assert ours
    for kind in ours:
        mine = {kind.handler_name, f"_{kind.handler_name}"}
        assert not [name for plain in (Widget, Screen, App) for name in mine if hasattr(plain, name)], kind
