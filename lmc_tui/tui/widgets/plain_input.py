"""A line to type in, in dialogs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from lmc_tui.text import LONGEST_LINE, clean_line
from lmc_tui.tui.page_bindings import others
from lmc_tui.tui.page_tables import LINE
from lmc_tui.tui.widgets.letters import unusual_letters


class PlainInput(Input, inherit_bindings=False):
    """An input that keeps still: no blinking, no tall border; several pasted lines become one.

    What keys do in it, other than type and move by a letter, the dialog knows in which it stands.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*others(Input.BINDINGS, LINE)]

    @dataclass
    class Cut(Message):
        """More was pasted than a line takes. Sent behind the change."""

        field: PlainInput
        taken: int
        """Characters that went in."""
        pasted: int
        """Characters that there were."""

        @property
        def sentence(self) -> str:
            """What to say about it."""
            return f"Cut: this line took the first {self.taken:,} of {self.pasted:,} characters that were pasted."

    takes_pastes = True
    """Read by `TypeAhead`: it sees itself to a paste that is very long."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    async def _on_key(self, event: events.Key) -> None:
        """Put in what plain Textual takes for no letter; the rest is its own."""
        text = unusual_letters(event)
        if text is not None:
            event.stop()
            event.prevent_default()
            self.replace(text, *self.selection)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        line = clean_line(event.text)
        taken = line[: max(0, LONGEST_LINE - len(self.value))]
        self.replace(taken, *self.selection)
        if taken != line:
            self.post_message(self.Cut(self, len(taken), len(line)))
