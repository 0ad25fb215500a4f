"""The words of the Golden Thread, from their TOML file. What a thread is stands in `lmc_tui.method.threads`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from lmc_tui.content.reading import Table, read


class PartWords(NamedTuple):
    """How one part of a thread is told."""

    section: str
    lead: str
    """What leads to it in the sentence."""
    gap: str
    """What stands in the sentence where it is missing; empty where that is no gap."""
    missing: str
    """What is missing then, as a sentence; empty where that is no gap."""
    without: str
    """What a thread is left with that has lost it; empty where that is no gap."""


class Cause(NamedTuple):
    """Why a thread breaks."""

    id: str
    name: str
    question: str
    """To the room."""
    action: str
    """What to do about it, with places for `{what}` is missing and the `{segment}`."""


class CutWords(NamedTuple):
    """How it is told what goes with a thread; sentences with places for `{segment}` and `{what}`."""

    customer: str
    customer_nothing: str
    team: str
    team_nothing: str
    team_empty: str
    freed: str
    shared: str


class DropWords(NamedTuple):
    """How it is told what goes with a single note; sentences with places for `{segment}`, `{note}` and `{what}`."""

    left: str
    """What a thread is left with."""
    nobody: str
    """No customer gives anything up."""
    team_nothing: str
    unthreaded: str


class ThreadWords(NamedTuple):
    """All words of threads."""

    parts: tuple[PartWords, ...]
    """In the order of the sentence."""
    breaks: Mapping[str, str]
    """What else breaks a thread: id to a sentence with a place for `{note}`."""
    causes: tuple[Cause, ...]
    cut: CutWords
    drop: DropWords

    def part(self, section: str) -> PartWords:
        """The words of that section's part. Raises KeyError."""
        for part in self.parts:
            if part.section == section:
                return part
        raise KeyError(section)


@cache
def thread_words() -> ThreadWords:
    """The words. Raises `ContentError`."""
    root = read("threads.toml")
    parts = tuple(_part(table) for table in root.tables("parts"))
    breaks: dict[str, str] = {}
    for table in root.tables("breaks"):
        breaks[table.text("id")] = table.text("message")
        table.done()
    causes = tuple(_cause(table) for table in root.tables("causes"))
    cut, drop = root.table("cut"), root.table("drop")
    cut_words = CutWords(*(cut.text(field) for field in CutWords._fields))
    drop_words = DropWords(*(drop.text(field) for field in DropWords._fields))
    for table in (cut, drop, root):
        table.done()
    return ThreadWords(parts, breaks, causes, cut_words, drop_words)


def _part(table: Table) -> PartWords:
    gap = (table.text(field, "") for field in ("gap", "missing", "without"))
    part = PartWords(table.text("section"), table.text("lead"), *gap)
    table.done()
    return part


def _cause(table: Table) -> Cause:
    cause = Cause(table.text("id"), table.text("name"), table.text("question"), table.text("action"))
    table.done()
    return cause
