"""Picking what is copied, and copying it: from the canvas and from every page by the same key."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.app import App

from lmc_tui.errors import SaveError
from lmc_tui.tui.clipboard import path_told
from lmc_tui.tui.drawing.drawn import Drawn
from lmc_tui.tui.drawing.lines import Line, plain
from lmc_tui.tui.screens.picker import Picker, narrowed
from lmc_tui.tui.widgets.option_list import Option

if TYPE_CHECKING:
    from lmc_tui.tui.app import LmcApp

PAGE_COLUMNS = 100
"""How wide a page is that is copied, whatever the screen."""
IN_HAND = "▸"
GONE = "That is not there any more, so nothing was copied."


class Copyable(NamedTuple):
    """Something that can be copied."""

    name: str
    detail: str
    text: Callable[[], str]
    """Its text as it is by the time it is picked; empty for what has gone by then."""


def drawn_copies(draw: Callable[[int], Drawn]) -> Iterator[Copyable]:
    """What is in hand on a page, and the page, as they are drawn for a number of columns."""

    def in_hand() -> str:
        drawn = draw(PAGE_COLUMNS)
        return drawn_text(drawn.lines[drawn.first : drawn.last + 1])

    yield Copyable("What is in hand, as text", "as it stands here", in_hand)
    yield Copyable("This page, as text", "all of it", lambda: drawn_text(draw(PAGE_COLUMNS).lines))


def drawn_text(lines: Iterable[Line]) -> str:
    """The words of lines, without the sign of what is in hand and what is blank around them."""
    texts = [plain(line).rstrip() for line in lines]
    bare = [text.replace(IN_HAND, " ", 1) if text.lstrip().startswith(IN_HAND) else text for text in texts]
    return dedent("\n".join(bare)).strip("\n")


class Copying:
    """Lets a person pick one of some things, and copies it."""

    def __init__(self, app: App[object], tell: Callable[[str], object]) -> None:
        """*tell* says something in the bottom line of where the person is, also a while later."""
        self._app, self._tell = cast("LmcApp", app), tell

    def offer(self, things: Sequence[Copyable]) -> None:
        """Ask which of *things*, the first one in hand."""
        options = [Option(str(place), thing.name, thing.detail) for place, thing in enumerate(things)]
        picker = Picker("Copy", lambda words: narrowed(options, words), hint="{take} copies · {leave} leaves")
        self._app.push_screen(picker, lambda picked: self._copy(things[int(picked)]) if picked is not None else None)

    def _copy(self, thing: Copyable) -> None:
        text = thing.text()
        if not text:
            self._tell(GONE)
            return
        copies = self._app.copies
        is_sent = copies.send(text)
        if is_sent:
            self._tell(copies.told(text, "", is_sent=True))
        if copies.wants_file(is_sent=is_sent):
            self._app.run_worker(partial(self._keep, text, is_sent=is_sent), thread=True)

    def _keep(self, text: str, *, is_sent: bool) -> None:
        """In a thread of its own: a slow disk holds nobody up."""
        copies = self._app.copies
        try:
            words = copies.told(text, path_told(copies.keep(text), os.environ.get("HOME", "")), is_sent=is_sent)
        except SaveError as error:
            words = f"{copies.told(text, '', is_sent=True)} " if is_sent else ""
            words += f"The file for it could not be written: {error}"
        self._app.call_from_thread(self._tell, words)
