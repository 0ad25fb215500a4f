"""`lmc partners`: the partner plan of a board as one page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lmc_tui.cli import OK, say

if TYPE_CHECKING:
    from lmc_tui.domain.canvas import Canvas
    from lmc_tui.domain.session import Session
    from lmc_tui.workshop.opening import Desk


@click.command()
@click.argument("name", metavar="FILE|TITLE")
@click.option("-f", "--format", "kind", type=click.Choice(["txt", "md", "html"]), default="txt", show_default=True)
@click.option("-o", "--output", "target", metavar="OUT", help="The file to write; else stdout.")
@click.option("--board", metavar="BOARD", help="as-is or to-be; else the last one that holds a partner.")
@click.option("--force", is_flag=True, help="Also a file of more than 5 MB.")
@click.pass_obj
def partners(desk: Desk, name: str, kind: str, target: str | None, board: str | None, force: bool) -> int:
    """Write the partner plan: who is inside and outside, on what terms, and who helps with which section.

    As plain text, as Markdown, or as one HTML page that prints on A4 landscape.
    """
    from lmc_tui.storage.atomic import write_text

    session, canvas = desk.read(desk.find(name), force=force)
    text = _written(kind, session, canvas, _board(session, canvas, board))
    if target is None:
        click.echo(text, nl=False)
    else:
        write_text(Path(target), text)
        say(f"Wrote {target}.")
    return OK


def _written(kind: str, session: Session, canvas: Canvas, board: str) -> str:
    if kind == "html":
        from lmc_tui.export.partner_plan_html import partners_to_html

        return partners_to_html(session, canvas, board)
    from lmc_tui.export.partner_plan import partners_to_markdown, partners_to_text

    return (partners_to_markdown if kind == "md" else partners_to_text)(session, canvas, board)


def _board(session: Session, canvas: Canvas, board: str | None) -> str:
    """The board that was asked for, else the last one that holds a partner, else the last one."""
    from lmc_tui.method.vocabulary import PARTNERS

    known = [each.id for each in canvas.boards]
    if board is None:
        return next((each for each in reversed(known) if session.notes_in(each, PARTNERS)), known[-1])
    if board not in known:
        raise click.BadParameter(f"there is no board {board!r}; there are {', '.join(known)}.", param_hint="--board")
    return board
