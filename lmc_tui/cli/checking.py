"""`lmc check`: the command. What it does stands in `lmc_tui.cli.check_report`, which does without a parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from lmc_tui.domain.canvas import Canvas
    from lmc_tui.workshop.opening import Desk

SEVERITIES = ("error", "warning", "hint")


@click.command()
@click.argument("name", metavar="FILE|TITLE")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line and finding, for other programs.")
@click.option(
    "--severity",
    "least",
    type=click.Choice(SEVERITIES),
    default="hint",
    help="Show only what matters so much, or more.",
)
@click.option("--board", metavar="BOARD", help="Only this board: as-is or to-be.")
@click.option("--all", "with_dismissed", is_flag=True, help="Also findings that were dismissed, with the reason.")
@click.option("--force", is_flag=True, help="Also a file of more than 5 MB.")
@click.pass_obj
def check(
    desk: Desk, name: str, as_json: bool, least: str, board: str | None, with_dismissed: bool, force: bool
) -> int:
    """Tell what is missing on the boards of a session, and what contradicts itself.

    Exit status: 0 no error is open, 1 an error is open, whatever is shown, 3 the file cannot be read.

    A JSON object has `check`, `severity`, `board`, `sections`, `note`, `notes`, `text`, `message`, `question`, `why`,
    `source` and `dismissed`, which is the reason, or null for an open finding.
    """
    from lmc_tui.cli.check_report import report

    session, canvas = desk.read(desk.find(name), force=force)
    boards = boards_asked(canvas, board)
    return report(session, canvas, boards, as_json=as_json, least=least, with_dismissed=with_dismissed)


def boards_asked(canvas: Canvas, board: str | None) -> tuple[str, ...]:
    """The board that was asked for, else all of the canvas. Raises `click.BadParameter` for one that is not there."""
    known = tuple(each.id for each in canvas.boards)
    if board is not None and board not in known:
        raise click.BadParameter(f"there is no board {board!r}; there are {', '.join(known)}.", param_hint="--board")
    return known if board is None else (board,)
