"""The help: all keys, from the table of commands, then the method."""

from __future__ import annotations

from collections.abc import Sequence

from lmc_tui import __version__
from lmc_tui.content import method_pages
from lmc_tui.tui.commands import COMMANDS, Command, key_table
from lmc_tui.tui.drawing.cells import padded, wrapped
from lmc_tui.tui.drawing.lines import Line, Span

KEY_CELLS = 26
WRITING_KEYS = (
    ("enter", "Keep the note and go on with the next"),
    ("esc", "Keep what is typed, if anything, and end"),
    ("#", "A facet's value or a tag: #need #internal #amount=64"),
    ("@", 'Who sees to it: @Ann or @"Head of L&D"'),
    ("tab", "Complete the word after # or @; up and down choose"),
    ("paste", "Several lines become several notes"),
)
SIGNS = (
    ("•  ○", "a note we have; one we need"),
    ("▸  ▸○", "the note in hand; one in hand that we need"),
    ("▶", "the section of the step in hand, or a running clock"),
    ("‖", "the clock is held"),
    ("→  ←", "threads that lead from a note, and to it"),
    ("↑  ↓", "there is more above or below"),
)


def draw_help(room: int, commands: Sequence[Command] = COMMANDS) -> list[Line]:
    """All lines of the help, each at most *room* cells wide, with the keys that those *commands* have."""
    lines: list[Line] = [(Span(f"lmc {__version__}", "head"), Span("  keys, signs and the method", "dim")), ()]
    for group, rows in key_table(commands).items():
        lines += _table(group.value, [(row.keys, row.title) for row in rows], room)
    lines += _table("While typing", list(WRITING_KEYS), room)
    lines += _table("Signs", list(SIGNS), room)
    for page in method_pages():
        lines += [(Span(page.title, "title-focus"),), *_body(page.body, room), ()]
    return lines


def _table(title: str, rows: list[tuple[str, str]], room: int) -> list[Line]:
    lines: list[Line] = [(Span(title, "title-focus"),)]
    keys_room = min(KEY_CELLS, room // 3)
    for keys, words in rows:
        left = wrapped(keys, keys_room - 1)
        right = wrapped(words, room - keys_room - 2)
        for place in range(max(len(left), len(right))):
            key = left[place] if place < len(left) else ""
            word = right[place] if place < len(right) else ""
            lines.append((Span(f"  {padded(key, keys_room)}", "key"), Span(word, "text")))
    return [*lines, ()]


def _body(text: str, room: int) -> list[Line]:
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        indent = "  " if paragraph.startswith("- ") else ""
        for place, line in enumerate(wrapped(paragraph, room - len(indent))):
            lines.append((Span(line if place == 0 else indent + line, "text"),))
    return lines
