"""What lies over the rest of the workshop: made when it is first asked for, so that the first frame waits for none."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.widget import Widget

from lmc_tui.tui.screens.advising import Advising
from lmc_tui.workshop.opening import Opened

if TYPE_CHECKING:
    from lmc_tui.tui.widgets.completion_list import CompletionList
    from lmc_tui.tui.widgets.note_entry import NoteEntry
    from lmc_tui.tui.widgets.prompt import Prompt, TooSmall

Overlay = TypeVar("Overlay", bound=Widget)

LAID_OVER = ("prompt", "entry", "completions", "too-small")
"""All of it, each over the one before."""


class Overlays(Advising, is_part=True):
    """The editor, what it needs around it, and what is said where there is no room."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._overlays: dict[str, Widget] = {}

    @property
    def entry(self) -> NoteEntry:
        """The editor."""
        from lmc_tui.tui.widgets.note_entry import NoteEntry

        return self._overlay(NoteEntry, "entry")

    @property
    def prompt(self) -> Prompt:
        """Says what is being written."""
        from lmc_tui.tui.widgets.prompt import Prompt

        return self._overlay(Prompt, "prompt")

    @property
    def completions(self) -> CompletionList:
        """Ways to end the word being typed."""
        from lmc_tui.tui.widgets.completion_list import CompletionList

        return self._overlay(CompletionList, "completions")

    @property
    def too_small(self) -> TooSmall:
        """Says which size is needed."""
        from lmc_tui.tui.widgets.prompt import TooSmall

        return self._overlay(TooSmall, "too-small")

    def _overlay(self, kind: type[Overlay], name: str) -> Overlay:
        made = self._overlays.get(name)
        if not isinstance(made, kind):
            above = next((each for each in LAID_OVER[LAID_OVER.index(name) :] if each in self._overlays), None)
            made = kind(id=name)
            made.display = False
            self.mount(made, before=self._overlays[above] if above else None)
            self._overlays[name] = made
        return made

    def has_overlay(self, name: str) -> bool:
        """Whether it was ever asked for."""
        return name in self._overlays
