"""`lmc query`: one question to all sessions of a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from lmc_tui.cli import OK, UNREADABLE, say

if TYPE_CHECKING:
    from lmc_tui.domain.session import Session
    from lmc_tui.workshop.opening import Desk


class Found(NamedTuple):
    """A session of the folder."""

    path: Path
    session: Session


@click.command()
@click.argument("folder", metavar="[DIR]", required=False)
@click.option("--partner", metavar="TEXT", help="Which sessions rely on this partner, and for what.")
@click.option("--unmeasured", is_flag=True, help="Which outcomes have neither a number nor a date.")
@click.option("--models", is_flag=True, help="Which learning model each board looks like.")
@click.option("--findings", is_flag=True, help="How many findings are open, by severity and by check.")
@click.option("--board", metavar="BOARD", help="Only this board: as-is or to-be.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for other programs.")
@click.pass_obj
def query(
    desk: Desk,
    folder: str | None,
    partner: str | None,
    unmeasured: bool,
    models: bool,
    findings: bool,
    board: str | None,
    as_json: bool,
) -> int:
    """Ask all sessions of a folder; without a question, an overview of each board.

    DIR is the folder of sessions unless named. Files that cannot be read are named on stderr. Exit status: 0 done, 3
    none could be read.

    Each JSON object has `question` (partner, unmeasured, models, findings or overview), `path`, `title` and `board`.
    """
    from lmc_tui.cli.query_rows import QUESTIONS, rows

    asked = {"unmeasured": unmeasured, "models": models, "findings": findings}
    questions = [*(["partner"] if partner else []), *(name for name, holds in asked.items() if holds)] or ["overview"]
    if partner is not None and not partner.strip():
        raise click.BadParameter("name a partner.", param_hint="--partner")
    boards = _boards(desk, board)
    where = Path(folder).expanduser() if folder is not None else desk.folder
    paths = _files(where)
    sessions = list(_sessions(desk, paths))
    if not sessions:
        say(f"lmc: no session of {where} could be read." if paths else f"No sessions in {where}.")
        return UNREADABLE if paths else OK
    for question in questions:
        found = [row for each in sessions for row in rows(question, each, boards, partner or "")]
        if as_json:
            _print_json(question, found)
        elif not found:
            say(QUESTIONS[question].nothing)
        else:
            from lmc_tui.cli.query_printing import print_rows

            print_rows(QUESTIONS[question], found, is_titled=len(questions) > 1)
    return OK


def _boards(desk: Desk, board: str | None) -> tuple[str, ...] | None:
    """The boards to look at; None for all that are begun."""
    from lmc_tui.method.vocabulary import CANVAS

    if board is None:
        return None
    known = [each.id for each in desk.canvases[CANVAS].boards]
    if board not in known:
        raise click.BadParameter(f"there is no board {board!r}; there are {', '.join(known)}.", param_hint="--board")
    return (board,)


def _files(folder: Path) -> list[Path]:
    """The session files of a folder, by name. Raises `NotFoundError`."""
    from lmc_tui.errors import NotFoundError

    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml" and not path.name.startswith("."))
    except OSError as error:
        raise NotFoundError(f"{folder}: this is no folder that can be listed. Name a folder of sessions.") from error


def _sessions(desk: Desk, paths: list[Path]) -> Iterator[Found]:
    """All that can be read and asked; what cannot is named."""
    from lmc_tui.errors import SessionFileError
    from lmc_tui.method.vocabulary import CANVAS

    for path in paths:
        try:
            session, canvas = desk.read(path)
        except SessionFileError as error:
            say(f"lmc: {path}: {error.problems[0]}")
            continue
        if canvas.id == CANVAS:
            yield Found(path, session)
        else:
            say(f"lmc: {path}: it is on the canvas {canvas.name}, of which the method knows nothing.")


def _print_json(question: str, found: list[dict[str, object]]) -> None:
    import json  # here, for people read the other form

    for row in found:
        click.echo(json.dumps({"question": question, **row}, ensure_ascii=False))
