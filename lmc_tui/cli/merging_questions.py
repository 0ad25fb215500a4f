"""What a merge asks on a terminal: one cluster or conflict after the other, both sides beside one another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from lmc_tui.cli import say
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.facets import facet_words
from lmc_tui.domain.merging.clusters import Choice, Cluster
from lmc_tui.domain.merging.conflict import REMOVED, TEXT, Conflict, Said, Thing
from lmc_tui.domain.merging.deciding import Dispute
from lmc_tui.domain.merging.telling import WHERE, place_words, value
from lmc_tui.domain.notes import Note
from lmc_tui.text import clean

LETTERS = {"a": Choice.MINE, "b": Choice.THEIRS, "k": Choice.BOTH}


class Row(NamedTuple):
    """What both sides say for one thing."""

    name: str
    mine: str
    theirs: str


class Questions:
    """Asks on stderr. The first of the two sides is A and the second B."""

    def __init__(self, canvas: Canvas, first: str, second: str) -> None:
        self._canvas = canvas
        self._names = (f"A · {first}", f"B · {second}")
        self._asked = 0

    def cluster(self, cluster: Cluster) -> Choice:
        """Whether two notes that read alike are to be one."""
        self._head(f"Nearly the same, in {place_words(self._canvas, cluster.mine.board, cluster.mine.section)}")
        mine, theirs = cluster.mine, cluster.theirs
        rows = [Row("", mine.text, theirs.text), Row("besides", self._besides(mine), self._besides(theirs))]
        self._show(row for row in rows if row.mine or row.theirs)
        return _answer("[k]eep both, join them in [a]'s words or in [b]'s words?")

    def dispute(self, dispute: Dispute) -> Choice:
        """Which side holds where both changed one thing differently."""
        self._head(f"Differs, in {self._place(dispute)}")
        rows = [
            Row(_name(each.field), _whole(each, each.mine), _whole(each, each.theirs)) for each in dispute.conflicts
        ]
        if dispute.is_removal:
            (conflict,) = dispute.conflicts
            words = [conflict.about if side is not None else "removed" for side in (conflict.mine, conflict.theirs)]
            rows = [Row("", *words)]
        elif TEXT not in dispute.fields and dispute.conflicts[0].about:
            rows.insert(0, Row("", dispute.conflicts[0].about, dispute.conflicts[0].about))
        self._show(rows)
        return _answer("Take [a], take [b], or [k]eep both?")

    def _head(self, words: str) -> None:
        self._asked += 1
        say(f"\n{self._asked}. {words}")

    def _place(self, dispute: Dispute) -> str:
        first = dispute.conflicts[0]
        if dispute.thing is Thing.NOTE:
            return place_words(self._canvas, first.board, first.section)
        return f"the {WHERE[dispute.thing].lower()}"

    def _besides(self, note: Note) -> str:
        """What a note says besides its words."""
        facets = facet_words(self._canvas, note) if self._canvas.has_section(note.section) else ()
        owner = [f"@{note.owner}"] if note.owner else []
        return ", ".join([*facets, *(f"#{tag}" for tag in note.tags), *owner])

    def _show(self, rows: Iterable[Row]) -> None:
        """Both sides in two columns, each as wide as half of the terminal lets it be."""
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
        for heading in ("", *self._names):
            table.add_column(Text(clean(heading)), overflow="fold", ratio=None)
        for row in rows:
            table.add_row(*(Text(clean(cell)) for cell in row))
        Console(stderr=True, highlight=False, emoji=False, markup=False).print(table)


def _name(field: str) -> str:
    return "" if field in (TEXT, REMOVED) else field.removeprefix("facets.").replace("_", " ")


def _whole(conflict: Conflict, said: Said) -> str:
    """What one side says in words; a text to its end, for it may differ only there."""
    return said if conflict.field == TEXT and isinstance(said, str) else value(conflict, said)


def _answer(question: str) -> Choice:
    """One of the letters; enter keeps both. Raises `click.Abort` at the end of the input."""
    letter = click.prompt(
        question, type=click.Choice([*LETTERS]), default="k", show_choices=False, show_default=False, err=True
    )
    return LETTERS[str(letter)]
