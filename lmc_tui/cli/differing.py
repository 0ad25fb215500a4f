"""`lmc diff`: what differs between two sessions, or between two boards, for people and for programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from lmc_tui.cli import OK

if TYPE_CHECKING:
    from lmc_tui.domain.canvas import Canvas
    from lmc_tui.domain.session import Session
    from lmc_tui.workshop.opening import Desk

DIFFERENT = 1
"""The exit status when something differs."""


class Side(NamedTuple):
    """One of the two that are compared."""

    path: Path
    session: Session
    canvas: Canvas


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="[B]", required=False)
@click.option("--board", metavar="BOARD", help="Only this board: as-is or to-be.")
@click.option("--boards", metavar="A:B", help="One board of A with another of B, or of A: as-is:to-be.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for other programs.")
@click.option("--force", is_flag=True, help="Also files of more than 5 MB.")
@click.pass_obj
def diff(
    desk: Desk, first: str, second: str | None, board: str | None, boards: str | None, as_json: bool, force: bool
) -> int:
    """Tell what differs between two sessions, or between two boards.

    A and B are files or titles. Notes are matched by their ids, and those left by what they say. Exit status: 0 nothing
    differs, 1 something does, 3 a file cannot be read.

    The JSON object has `same`, `before`, `after`, `summary`, `counts`, `heading`, `sections` with `notes`, `parking`,
    `actions`, `agenda`, `ticked` and `unticked`; a note has `kinds`, `before`, `after`, `matched_by`, `ratio` and
    `details`.
    """
    from lmc_tui.domain.comparing import compare

    here = _side(desk, first, force=force)
    there = _side(desk, second, force=force) if second is not None else here
    both = _boards(here.canvas, board, boards)
    if second is None and (both is None or both[0] == both[1]):
        raise click.UsageError("Name two sessions, or one with --boards as-is:to-be.")
    comparison = compare(here.canvas, here.session, there.session, boards=both)
    if as_json:
        from lmc_tui.cli.difference_record import as_json_text

        click.echo(as_json_text(comparison, here, there))
    else:
        from lmc_tui.cli.difference_printing import print_comparison

        print_comparison(comparison, here, there)
    return OK if comparison.is_same else DIFFERENT


def _side(desk: Desk, name: str, *, force: bool) -> Side:
    path = desk.find(name)
    return Side(path, *desk.read(path, force=force))


def _boards(canvas: Canvas, board: str | None, boards: str | None) -> tuple[str, str] | None:
    """The two boards that the options name; None for all boards, each with itself."""
    if board is not None and boards is not None:
        raise click.UsageError("Give --board or --boards, not both.")
    if board is None and boards is None:
        return None
    option = "--boards" if board is None else "--board"
    known = [each.id for each in canvas.boards]
    names = [board, board] if board is not None else (boards or "").split(":")
    if len(names) != 2:
        raise click.BadParameter(
            f"name two boards with a colon between them, {known[0]}:{known[-1]}.", param_hint=option
        )
    for name in names:
        if name not in known:
            raise click.BadParameter(f"there is no board {name!r}; there are {', '.join(known)}.", param_hint=option)
    return names[0], names[1]
