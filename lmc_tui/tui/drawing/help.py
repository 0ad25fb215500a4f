"""The help: all keys, from the table of commands, then the method."""

from __future__ import annotations

from collections.abc import Sequence

from lmc_tui import __version__
from lmc_tui.content import method_pages
from lmc_tui.tui.commands import COMMANDS, Command, key_table
from lmc_tui.tui.drawing.cells import padded, wrapped
from lmc_tui.tui.drawing.lines import Line, Span
from lmc_tui.tui.page_acts import HEADINGS
from lmc_tui.tui.page_keys import DEFAULT_PAGE_KEYS, PageKeys
from lmc_tui.tui.page_rows import rows_of_groups, rows_of_place

KEY_CELLS = 26
WRITING = "writing"
TYPED = (
    ("#", "A facet's value or a tag: #need #internal #amount=64"),
    ("@", 'Who sees to it: @Ann or @"Head of L&D"'),
    ("paste", "Several lines become several notes"),
)
"""What is typed into a note besides its words."""
SIGNS = (
    ("•  ○", "a note we have; one we need"),
    ("▸  ▸○", "the note in hand; one in hand that we need"),
    ("▶", "the section of the step in hand, or a running clock"),
    ("‖", "the clock is held"),
    ("→  ←", "threads that lead from a note, and to it"),
    ("↑  ↓", "there is more above or below"),
)


def draw_help(room: int, commands: Sequence[Command] = COMMANDS, pages: PageKeys = DEFAULT_PAGE_KEYS) -> list[Line]:
    """All lines of the help, each at most *room* cells wide, with the keys that commands and pages have."""
    lines: list[Line] = [(Span(f"lmc {__version__}", "head"), Span("  keys, signs and the method", "dim")), ()]
    for group, rows in key_table(commands).items():
        lines += _table(group.value, [(row.keys, row.title) for row in rows], room)
    lines += _writing(pages, room)
    lines += _table("Signs", list(SIGNS), room)
    for title, rows in rows_of_groups(pages):
        if title != _title(WRITING):
            lines += _table(title, [(row.keys, row.title) for row in rows], room)
    for page in method_pages():
        lines += [(Span(page.title, "title-focus"),), *_body(page.body, room), ()]
    return lines


def draw_place_help(room: int, place_id: str, pages: PageKeys) -> list[Line]:
    """All keys of one place."""
    title, rows = rows_of_place(place_id, pages)
    lines: list[Line] = [(Span(title, "head"), Span("  keys", "dim")), ()]
    return [*lines, *_table("", [(row.keys, row.title) for row in rows], room)[1:]]


def _writing(pages: PageKeys, room: int) -> list[Line]:
    """The keys of the line for notes, and the signs that mean something in it."""
    rows = next(rows for title, rows in rows_of_groups(pages) if title == _title(WRITING))
    return _table(_title(WRITING), [*((row.keys, row.title) for row in rows), *TYPED], room)


def _title(group: str) -> str:
    return next(heading.title for heading in HEADINGS if heading.group == group)


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
