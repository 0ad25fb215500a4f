"""Keys outside the workshop screen as rows of a table, for the help and the README."""

from __future__ import annotations

from collections.abc import Sequence

from lmc_tui.tui.commands import KeyRow, key_name
from lmc_tui.tui.page_acts import ACTS, HEADINGS
from lmc_tui.tui.page_commands import Act
from lmc_tui.tui.page_keys import DEFAULT_PAGE_KEYS, PageKeys

DIGITS = tuple(str(number) for number in range(1, 10))
NONE = "none"


def rows_of_groups(pages: PageKeys = DEFAULT_PAGE_KEYS) -> list[tuple[str, list[KeyRow]]]:
    """Each heading with its keys, wherever they work. The keys of the nine sections share a row."""
    return [
        (heading.title, rows([act._replace(keys=pages.anywhere(act)) for act in ACTS if act.group == heading.group]))
        for heading in HEADINGS
    ]


def rows_of_place(place_id: str, pages: PageKeys = DEFAULT_PAGE_KEYS) -> tuple[str, list[KeyRow]]:
    """The name of a place, and all keys that work there."""
    title = next(heading.title for heading in HEADINGS if heading.group == place_id)
    return title, rows(pages.acts(place_id))


def rows(acts: Sequence[Act]) -> list[KeyRow]:
    """A row for each act; one for the nine that differ only in the number of a section."""
    numbered = [act for act in acts if act.id[-1].isdecimal()]
    found: list[KeyRow] = []
    for act in acts:
        if act not in numbered:
            found.append(KeyRow(", ".join(map(key_name, act.keys)) or NONE, act.title))
        elif act is numbered[0]:
            keys = tuple(key for each in numbered for key in each.keys)
            words = f"{DIGITS[0]} to {DIGITS[-1]}" if keys == DIGITS else ", ".join(map(key_name, keys)) or NONE
            found.append(KeyRow(words, act.title.replace("section 1", "that section")))
    return found


def page_table_markdown() -> str:
    """The tables as they stand in the README."""
    lines = []
    for title, found in rows_of_groups():
        lines += [f"**{title}**", "", "| key | what it does |", "| --- | --- |"]
        lines += [f"| {_code(row.keys)} | {row.title} |" for row in found]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _code(keys: str) -> str:
    if keys == NONE or " to " in keys:
        return keys
    return ", ".join(f"`{key}`" for key in keys.split(", "))
