"""`lmc threads`: a sentence for each segment, with what is missing in it, and who would give what up without it."""

from __future__ import annotations

import json
import shutil
import textwrap
from typing import TYPE_CHECKING

import click

from lmc_tui.cli import OK, say
from lmc_tui.cli.checking import boards_asked

if TYPE_CHECKING:
    from lmc_tui.domain.canvas import Canvas
    from lmc_tui.method.board import Board
    from lmc_tui.method.threads import Thread
    from lmc_tui.workshop.opening import Desk

BROKEN = 1
"""The exit status when the thread of a primary segment is broken."""
WIDEST = 100


@click.command()
@click.argument("name", metavar="FILE|TITLE")
@click.option("--board", metavar="BOARD", help="Only this board: as-is or to-be.")
@click.option("--cut", "with_cut", is_flag=True, help="Also who gives what up when a thread is cut.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line and thread, for other programs.")
@click.option("--force", is_flag=True, help="Also a file of more than 5 MB.")
@click.pass_obj
def threads(desk: Desk, name: str, board: str | None, with_cut: bool, as_json: bool, force: bool) -> int:
    """Tell the Golden Thread of each segment as a sentence, and where it is broken.

    Exit status: 0 the threads of all primary segments run through, 1 one does not, 3 the file cannot be read.

    A JSON object has `board`, `segment`, `primary`, `sentence`, `gaps`, `breaks`, `notes` and `cut`.
    """
    from lmc_tui.method.board import Board
    from lmc_tui.method.threads import threads as threads_of
    from lmc_tui.method.vocabulary import CANVAS

    session, canvas = desk.read(desk.find(name), force=force)
    if canvas.id != CANVAS:
        say(f"There are no threads on the canvas {canvas.name}.")
        return OK
    status = OK
    for board_id in boards_asked(canvas, board):
        found = Board(session, board_id)
        told = threads_of(found)
        if not as_json:
            click.echo(f"{canvas.board(board_id).name}: {_count(len(told))}")
        for thread in told:
            click.echo(_as_json(found, thread) if as_json else "\n" + _as_words(canvas, found, thread, with_cut))
            if thread.is_primary and thread.gaps:
                status = BROKEN
        if not as_json:
            click.echo("")
    return status


def _count(count: int) -> str:
    return "no segment yet, and so no thread" if not count else "1 thread" if count == 1 else f"{count} threads"


def _as_words(canvas: Canvas, board: Board, thread: Thread, with_cut: bool) -> str:
    from lmc_tui.method.threads import breaks, cut_told, sentence

    lines = _wrapped(f"{'★' if thread.is_primary else '•'} ", sentence(thread))
    for each in breaks(board, thread):
        lines += _wrapped("  ✗ " if each.is_gap else "  ! ", f"{canvas.section(each.section).name}: {each.message}")
    if with_cut:
        for told in cut_told(board, thread):
            lines += _wrapped("  - ", told)
    return "\n".join(lines)


def _wrapped(lead: str, text: str) -> list[str]:
    columns = min(WIDEST, shutil.get_terminal_size().columns)
    return textwrap.wrap(text, columns, initial_indent=lead, subsequent_indent=" " * len(lead), break_on_hyphens=False)


def _as_json(board: Board, thread: Thread) -> str:
    from lmc_tui.method.threads import breaks, cut_told, sentence

    return json.dumps(
        {
            "board": board.id,
            "segment": {"id": thread.segment.id, "text": thread.segment.text},
            "primary": thread.is_primary,
            "sentence": sentence(thread),
            "gaps": list(thread.gaps),
            "breaks": [
                {"kind": each.kind, "section": each.section, "note": each.note or None, "message": each.message}
                for each in breaks(board, thread)
            ],
            "notes": {part.section: [note.id for note in part.notes] for part in thread.parts},
            "cut": list(cut_told(board, thread)),
        },
        ensure_ascii=False,
    )
