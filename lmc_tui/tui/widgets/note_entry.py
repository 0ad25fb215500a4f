"""The line in which people type: it grows as it wraps, keeps a note at enter and stays open."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import TextArea

from lmc_tui.text import clean

MOST_ROWS = 6


class NoteEntry(TextArea):
    """A small editor. It tells what was typed and what key ends it; what becomes of the text others decide."""

    @dataclass
    class Submitted(Message):
        """Enter was pressed."""

        entry: NoteEntry
        text: str

    @dataclass
    class Ended(Message):
        """Escape was pressed."""

        entry: NoteEntry
        text: str

    @dataclass
    class Pasted(Message):
        """Several lines were pasted into a stream of notes."""

        entry: NoteEntry
        lines: tuple[str, ...]
        """All of them, cleaned, without empty ones; the first begins with what was typed before."""

    @dataclass
    class Grown(Message):
        """It needs more rows now, or fewer."""

        entry: NoteEntry

    @dataclass
    class Completing(Message):
        """A key that works on the list of completions was pressed."""

        entry: NoteEntry
        key: str
        """`tab`, `up` or `down`."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            id=id,
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            compact=True,
            max_checkpoints=500,
        )
        self.cursor_blink = False
        self.splits_lines = True
        """Whether pasting several lines makes several notes; else they all go in."""
        self.is_completing = False
        """Whether a list of completions is open, so that up and down belong to it."""
        self._rows = 1

    @property
    def rows(self) -> int:
        """Rows that the text takes, within limits."""
        return max(1, min(MOST_ROWS, self.wrapped_document.height))

    @property
    def before_cursor(self) -> str:
        """The text of the line up to the cursor."""
        row, column = self.cursor_location
        return str(self.document[row][:column])

    def begin(self, text: str = "") -> None:
        """Start with that text, the cursor behind it."""
        self.load_text(text)
        self.move_cursor(self.document.end)
        self._rows = self.rows

    def replace_word(self, word: str) -> None:
        """Put *word* and a blank in place of the marked word before the cursor."""
        row, column = self.cursor_location
        begun = self.before_cursor.rpartition(" ")[2]
        self.replace(word + ("" if word.endswith("=") else " "), (row, column - len(begun)), (row, column))

    def measure(self) -> None:
        """Tell if it has grown or shrunk."""
        if self.rows != self._rows:
            self._rows = self.rows
            self.post_message(self.Grown(self))

    async def _on_key(self, event: events.Key) -> None:
        """Keys that mean something to a stream of notes; the rest is the editor's."""
        message: Message | None = None
        if event.key == "enter":
            message = self.Submitted(self, self.text)
        elif event.key == "escape":
            message = self.Ended(self, self.text)
        elif event.key == "tab" or (self.is_completing and event.key in ("up", "down")):
            message = self.Completing(self, event.key)
        if message is not None:
            event.stop()
            event.prevent_default()
            self.post_message(message)

    async def _on_paste(self, event: events.Paste) -> None:
        """Clean what comes in, and split it where lines are notes."""
        event.stop()
        event.prevent_default()
        lines = [line.strip() for line in clean(event.text).split("\n")]
        lines = [line for line in lines if line]
        if not lines:
            return
        if self.splits_lines and len(lines) > 1:
            typed = self.text.strip()
            lines[0] = f"{typed} {lines[0]}".strip()
            self.post_message(self.Pasted(self, tuple(lines)))
            return
        self.replace("\n".join(lines) if not self.splits_lines else lines[0], *self.selection)
