"""The line in which people type: it grows as it wraps, keeps a note at enter and stays open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from lmc_tui.domain.parts import LONGEST_NOTE
from lmc_tui.text import clean
from lmc_tui.tui.drawing.cells import width
from lmc_tui.tui.page_bindings import act_bindings, others
from lmc_tui.tui.page_keys import DEFAULT_PAGE_KEYS
from lmc_tui.tui.page_tables import WRITING
from lmc_tui.tui.quiet import unwatch
from lmc_tui.tui.widgets.letters import unusual_letters
from lmc_tui.tui.widgets.typed_line import TypedLine, TypedStyles, typed_strip

MOST_ROWS = 6
NEARLY_FULL = 4
"""Cells left in the last row, or a third of it, from which on the next row is made ready."""
MOST_TYPED = 4 * LONGEST_NOTE
"""Characters typed without enter in a stream of notes after which what is typed is kept all the same.

Each key wraps the whole text anew; a terminal that pastes as keys would make every one slower than the one before.
"""


class NoteEntry(TextArea, inherit_bindings=False):
    """A small editor. It tells what was typed and what key ends it; what becomes of the text others decide."""

    DEFAULT_CSS = """
    NoteEntry {
        layer: overlay;
    }

    NoteEntry, NoteEntry:focus {
        border: none;
        padding: 0;
        background: $background;
        color: $foreground;
        scrollbar-size: 0 0;

        & .text-area--cursor {
            background: $foreground;
            color: $background;
        }

        & .text-area--selection {
            background: $input-selection-background;
        }

        &:ansi {
            .text-area--cursor, .text-area--selection {
                background: ansi_default;
                color: ansi_default;
                text-style: reverse;
            }
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*others(TextArea.BINDINGS, WRITING), *act_bindings(WRITING)]

    @dataclass
    class Submitted(Message):
        """It is to be kept, or more was typed than the line is quick with."""

        entry: NoteEntry
        text: str
        """What is to be kept; more may have been typed behind it."""

    @dataclass
    class Ended(Message):
        """Nothing more is to be typed."""

        entry: NoteEntry
        text: str

    @dataclass
    class Pasted(Message):
        """More was pasted than goes into the line: several lines into a stream of notes, or more than a note holds."""

        entry: NoteEntry
        text: str
        """What was pasted, cleaned. It is not in the entry."""

    @dataclass
    class Completing(Message):
        """A key that works on the list of completions was pressed."""

        entry: NoteEntry
        act: str
        """`writing.complete`, `writing.next` or `writing.previous`."""

    _is_styled = False
    """Whether its colours are those that the style sheets said last."""
    takes_pastes = True
    """Read by `TypeAhead`: it sees itself to a paste that is very long."""

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
        self.match_cursor_bracket = False
        self.splits_lines = True
        """Whether pasting several lines makes several notes; else they all go in."""
        self.is_completing = False
        """Whether a list of completions is open, so that up and down belong to it."""
        self.acts: Mapping[str, str] = DEFAULT_PAGE_KEYS.by_key(WRITING.id)
        """What keys do here besides typing: key to the id of an act."""
        self.make_room: Callable[[], None] = lambda: None
        """Called when it takes more rows now, or fewer."""
        self.rows = 1
        """Rows that it takes, within limits: those of the text, and one more where that has been made ready."""
        self._is_full = False

    def on_unmount(self) -> None:
        """It goes, and the session with it."""
        unwatch(self)

    def notify_style_update(self) -> None:
        """Style sheets were asked again, and may have said something else."""
        super().notify_style_update()
        self._is_styled = False

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines, as Textual wants them. Plain Textual finds its colours anew at every key."""
        if self._is_styled:
            return ScrollView.render_lines(self, crop)
        self._is_styled = True
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line. Plain Textual makes each anew at every key, in a way that is meant for programs in many colours."""
        theme, columns = self._theme, self.scrollable_content_region.width
        typed = self._typed_line(y + self.scroll_offset.y)
        if theme is None or typed is None:
            return super().render_line(y)
        plain = theme.base_style or self.rich_style
        styles = TypedStyles(plain, theme.selection_style or plain, theme.cursor_style or plain)
        return typed_strip(typed, styles, columns)

    def _typed_line(self, place: int) -> TypedLine | None:
        """What stands in that line of all, counted from 0; None for nothing, or for something unusual."""
        for row, line in enumerate(self.document.lines):
            edges = (0, *self.wrapped_document.get_offsets(row), len(line))
            if place < len(edges) - 1:
                break
            place -= len(edges) - 1
        else:
            return None
        if "\t" in line:  # the only sign whose width depends on where it stands
            return None
        first, last = edges[place : place + 2]
        start, end = sorted(self.selection)
        marked = (start[1] if start[0] == row else 0, end[1] if end[0] == row else len(line))
        cursor_row, cursor = self.cursor_location
        is_here = self.has_focus and cursor_row == row and (first <= cursor < last or cursor == last == len(line))
        is_marked = start[0] <= row <= end[0] and marked[0] < last and marked[1] > first
        part = (max(marked[0], first) - first, min(marked[1], last) - first) if is_marked else (0, 0)
        return TypedLine(line[first:last], part, cursor - first if is_here else None)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is for the text. Asked of every command that has one, at every key."""
        del key
        return character is not None and character.isprintable()

    @property
    def _text_rows(self) -> int:
        """Rows that the text takes, within limits."""
        return max(1, min(MOST_ROWS, self.wrapped_document.height))

    @property
    def _is_nearly_full(self) -> bool:
        """Whether a letter or a few more take another row."""
        row = self.document.line_count - 1
        last = self.document[row][(0, *self.wrapped_document.get_offsets(row))[-1] :]
        return 0 < self.wrap_width <= width(last) + min(NEARLY_FULL, self.wrap_width // 3)

    @property
    def before_cursor(self) -> str:
        """The text of the line up to the cursor."""
        row, column = self.cursor_location
        return str(self.document[row][:column])

    @property
    def around_cursor(self) -> tuple[str, str]:
        """The text before the cursor and behind it; what is selected is in neither."""
        start, end = sorted(self.selection)
        return self.get_text_range((0, 0), start), self.get_text_range(end, self.document.end)

    def begin(self, text: str = "") -> None:
        """Start with that text, the cursor behind it."""
        self._is_full = False
        self.load_text(text)
        self.move_cursor(self.document.end)
        self.rows = self._text_rows

    def edit(self, edit: Edit) -> EditResult:
        """Change the text, and have room made at once, so that both are painted together."""
        result = super().edit(edit)
        self.measure()
        return result

    def on_resize(self) -> None:
        """Another width wraps the text otherwise; how many rows it takes is known once that is done."""
        self.call_after_refresh(self.measure)

    def replace_word(self, word: str) -> None:
        """Put *word* and a blank in place of the marked word before the cursor."""
        row, column = self.cursor_location
        begun = self.before_cursor.rpartition(" ")[2]
        self.replace(word + ("" if word.endswith("=") else " "), (row, column - len(begun)), (row, column))

    def measure(self) -> None:
        """Tell if it has grown or shrunk, and if it has become more than it is quick with.

        A letter that needs another row finds it there: to make room takes as long as the letter itself. So it is made
        behind one of those before, once that is drawn, and stays when letters are taken back.
        """
        most = self._text_rows + (self.document.end > (0, 0))
        if not self._text_rows <= self.rows <= most:
            self._take(self._text_rows)
        elif self._takes_another():
            screen = self.screen  # which is told of the letter once this is idle, and only then has it to draw
            self.call_later(screen.call_later, screen.call_after_refresh, self._make_ready)
        if self.splits_lines and not self._is_full and len(text := self.text) > MOST_TYPED:
            self._is_full = True
            blank = text.rfind(" ", LONGEST_NOTE)
            self.post_message(self.Submitted(self, text if blank < 0 else text[:blank]))

    def _takes_another(self) -> bool:
        """Whether the next row is to be made ready."""
        return self.rows == self._text_rows < MOST_ROWS and self._is_nearly_full

    def _make_ready(self) -> None:
        if self.display and self._takes_another():
            self._take(self.rows + 1)

    def _take(self, rows: int) -> None:
        self.rows = rows
        self.make_room()

    async def _on_key(self, event: events.Key) -> None:
        """Keys that mean something to a stream of notes; the rest is the editor's."""
        message = self._message_of(self.acts.get(event.key, ""))
        if message is not None:
            pass
        elif (text := unusual_letters(event)) is not None:
            self.replace(text, *self.selection)
        else:
            return
        event.stop()
        event.prevent_default()
        if message is not None:
            self.post_message(message)

    def _message_of(self, act: str) -> Message | None:
        """What to tell of an act; None for one that is the editor's own, or none at all."""
        match act:
            case "writing.keep":
                return self.Submitted(self, self.text)
            case "writing.end":
                return self.Ended(self, self.text)
            case "writing.complete":
                return self.Completing(self, act)
            case "writing.next" | "writing.previous" if self.is_completing:
                return self.Completing(self, act)
        return None

    async def _on_paste(self, event: events.Paste) -> None:
        """Put in one line; of more others decide what becomes of it."""
        event.stop()
        event.prevent_default()
        text = clean(event.text).strip("\n")
        if not text.strip():
            return
        if len(text) > LONGEST_NOTE or (self.splits_lines and "\n" in text):
            self.post_message(self.Pasted(self, text))
        else:
            self.replace(text, *self.selection)
