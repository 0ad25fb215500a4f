"""`lmc model`: which learning model each board looks like, and what the wanted one still needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lmc_tui.cli import OK, say

if TYPE_CHECKING:
    from lmc_tui.content.models import Model
    from lmc_tui.domain.canvas import Canvas
    from lmc_tui.domain.session import Session
    from lmc_tui.workshop.opening import Desk


@click.command()
@click.argument("name", metavar="FILE|TITLE")
@click.option("--board", metavar="BOARD", help="Only this board: as-is or to-be.")
@click.option("--target", metavar="MODEL", help="The model that is wanted; else the one that the session names.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for other programs.")
@click.option("--force", is_flag=True, help="Also a file of more than 5 MB.")
@click.pass_obj
def model(desk: Desk, name: str, board: str | None, target: str | None, as_json: bool, force: bool) -> int:
    """Tell which learning model each board looks like, what speaks for it, and what the target still needs.

    MODEL is performance-support, mass-distribution, partnership, university or innovation; names of 2013 are known too.

    The JSON object has `path`, `title`, `target`, `boards` with `looks_like`, `runner_up`, `confidence`, `place`,
    `told`, `scores`, `partners` and `needs`, and `way`, from as-is to to-be.
    """
    session, canvas = desk.read(path := desk.find(name), force=force)
    wanted = _target(session, target)
    boards = _boards(session, canvas, board)
    if as_json:
        from lmc_tui.cli.model_record import as_json_text

        click.echo(as_json_text(path, session, canvas, boards, wanted))
    else:
        from lmc_tui.cli.model_printing import print_models

        print_models(session, canvas, boards, wanted)
    return OK


def _target(session: Session, asked: str | None) -> Model | None:
    """The model that was asked for, else that of the session; None, and a word on it, for none."""
    from lmc_tui.content.models import model_named, models

    known = ", ".join(models())
    if asked is not None:
        found = model_named(asked)
        if found is None:
            raise click.BadParameter(f"there is no model {asked!r}; there are {known}.", param_hint="--target")
        return found
    found = model_named(session.target_model)
    if found is None:
        aims = session.target_model
        said = f"The session aims at {aims!r}, which is no model" if aims else "The session names no target model"
        say(f"{said}: name one with --target, of {known}.")
    return found


def _boards(session: Session, canvas: Canvas, board: str | None) -> list[str]:
    """The board that was asked for, else all that hold notes; the last one when none does."""
    known = [each.id for each in canvas.boards]
    if board is None:
        return [each for each in known if session.by_section(each)] or known[-1:]
    if board not in known:
        raise click.BadParameter(f"there is no board {board!r}; there are {', '.join(known)}.", param_hint="--board")
    return [board]
