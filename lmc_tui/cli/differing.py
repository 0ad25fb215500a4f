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
BOTH = "*"
"""What `--boards` stands for when it names none: the first board with the last."""


class Side(NamedTuple):
    """One of the two that are compared."""

    path: Path
    session: Session
    canvas: Canvas
    label: str = ""
    """What it is called; empty for its file's name."""


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="[B]", required=False)
@click.option("--board", metavar="BOARD", help="Only this board: as-is or to-be.")
@click.option(
    "--boards",
    metavar="[A:B]",
    is_flag=False,
    flag_value=BOTH,
    help="One board of A with another of B, or of A; as-is:to-be unless named.",
)
@click.option(
    "--snapshot", "snapshots", metavar="NAME", multiple=True, help="A snapshot of A with A; give two for both."
)
@click.option(
    "--pair", "pairs", metavar="ID=ID", multiple=True, help="These two notes are the same one, whatever they say."
)
@click.option("--apart", metavar="ID=ID", multiple=True, help="These two notes are not the same one.")
@click.option("--ids", "with_ids", is_flag=True, help="Also the ids of notes, for --pair and --apart.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for other programs.")
@click.option("--force", is_flag=True, help="Also files of more than 5 MB.")
@click.pass_obj
def diff(
    desk: Desk,
    first: str,
    second: str | None,
    board: str | None,
    boards: str | None,
    snapshots: tuple[str, ...],
    pairs: tuple[str, ...],
    apart: tuple[str, ...],
    with_ids: bool,
    as_json: bool,
    force: bool,
) -> int:
    """Tell what differs between two sessions, a snapshot and now, or two boards.

    A and B are files or titles. Notes are matched by their ids, and those left by what they say; --pair and --apart put
    that right. Exit status: 0 nothing differs, 1 something does, 3 a file cannot be read.

    The JSON object has `same`, `before`, `after`, `summary`, `counts`, `heading`, `sections` with `notes`, `parking`,
    `actions`, `agenda`, `ticked`, `unticked`, `dismissed` and `reopened`; a note has `kinds`, `before`, `after`,
    `matched_by`, `ratio` and `details`.
    """
    from lmc_tui.domain.comparing import compare

    here, there = _sides(desk, first, second, snapshots, force=force)
    both = _boards(here.canvas, board, boards)
    if second is None and not snapshots and (both is None or both[0] == both[1]):
        raise click.UsageError("Name two sessions, or one with --boards as-is:to-be or --snapshot NAME.")
    comparison = compare(
        here.canvas,
        here.session,
        there.session,
        boards=both,
        pairs=[_ids(each, here, there, "--pair") for each in pairs],
        apart=[_ids(each, here, there, "--apart") for each in apart],
    )
    if as_json:
        from lmc_tui.cli.difference_record import as_json_text

        click.echo(as_json_text(comparison, here, there))
    else:
        from lmc_tui.cli.difference_printing import print_comparison, print_ids

        print_comparison(comparison, here, there)
        if with_ids:
            print_ids(comparison)
    return OK if comparison.is_same else DIFFERENT


def _sides(desk: Desk, first: str, second: str | None, snapshots: tuple[str, ...], *, force: bool) -> tuple[Side, Side]:
    """The two that are compared: of two snapshots in the order given, of one that and what the session says now."""
    if not snapshots:
        here = _side(desk, first, force=force)
        return here, _side(desk, second, force=force) if second is not None else here
    if second is not None or len(snapshots) > 2:
        raise click.UsageError("--snapshot is about one session: give it once or twice, and no B.")
    kept = [_snapshot(desk, desk.find(first), name) for name in snapshots]
    now = kept[1] if len(kept) > 1 else _side(desk, first, force=force)._replace(label="now")
    return kept[0], now


def _side(desk: Desk, name: str, *, force: bool) -> Side:
    path = desk.find(name)
    return Side(path, *desk.read(path, force=force))


def _snapshot(desk: Desk, path: Path, wanted: str) -> Side:
    """The newest snapshot of that name. Raises `NotFoundError`, `SessionFileError`."""
    from lmc_tui.errors import NotFoundError
    from lmc_tui.storage.snapshots import Snapshots
    from lmc_tui.text import clean_line

    kept = Snapshots(path, desk.canvases)
    listed = kept.list()
    found = next((each for each in listed if each.name.casefold() == clean_line(wanted).casefold()), None)
    if found is None:
        names = ", ".join(dict.fromkeys(each.name for each in listed))
        there = f"there are: {names}" if names else "there are none"
        raise NotFoundError(f"{path} has no snapshot named {wanted!r}; {there}.")
    session = kept.read(found)
    return Side(found.path, session, desk.canvases[session.canvas], f"snapshot {found.name}")


def _ids(pair: str, here: Side, there: Side, option: str) -> tuple[str, str]:
    """The ids of two notes, one of each side."""
    before, sign, after = pair.partition("=")
    if not sign:
        raise click.BadParameter(f"{pair!r} is no pair of ids; write ID=ID.", param_hint=option)
    for note_id, side, what in ((before, here, "first"), (after, there, "second")):
        if side.session.note(note_id) is None:
            raise click.BadParameter(
                f"the {what} side has no note with the id {note_id!r}; --ids shows them.", param_hint=option
            )
    return before, after


def _boards(canvas: Canvas, board: str | None, boards: str | None) -> tuple[str, str] | None:
    """The two boards that the options name; None for all boards, each with itself."""
    if board is not None and boards is not None:
        raise click.UsageError("Give --board or --boards, not both.")
    if board is None and boards is None:
        return None
    option = "--boards" if board is None else "--board"
    known = [each.id for each in canvas.boards]
    if boards == BOTH:
        return known[0], known[-1]
    names = [board, board] if board is not None else (boards or "").split(":")
    if len(names) != 2:
        raise click.BadParameter(
            f"name two boards with a colon between them, {known[0]}:{known[-1]}.", param_hint=option
        )
    for name in names:
        if name not in known:
            raise click.BadParameter(f"there is no board {name!r}; there are {', '.join(known)}.", param_hint=option)
    return names[0], names[1]
