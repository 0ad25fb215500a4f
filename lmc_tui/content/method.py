"""The help's pages on the method."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from lmc_tui.content.reading import read


class Page(NamedTuple):
    """One page: plain text, paragraphs apart by an empty line, list items beginning with `- `."""

    title: str
    body: str


@cache
def method_pages() -> tuple[Page, ...]:
    """All pages, in reading order. Raises `ContentError`."""
    root = read("method.toml")
    pages = []
    for table in root.tables("pages"):
        pages.append(Page(table.text("title"), table.text("body").strip()))
        table.done()
    root.done()
    return tuple(pages)
