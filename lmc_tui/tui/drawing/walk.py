"""The walk through the threads: which one it is, how far its sentence goes, and what breaks it."""

from __future__ import annotations

from collections.abc import Sequence

from lmc_tui.domain.canvas import Canvas
from lmc_tui.method.threads import Piece, Stop
from lmc_tui.tui.drawing.cells import cut, steady, width, wrapped
from lmc_tui.tui.drawing.lines import Line, Span, fitted

BROKEN, WEAK, GIVEN_UP = "✗", "!", "-"
PRIMARY = "★"


def draw_walk(stop: Stop, canvas: Canvas, board: str, columns: int, told: Sequence[str] = ()) -> list[Line]:
    """The lines of a stop, as many as they are, each that many columns wide.

    *told* says who gives what up when the thread is cut; it stands in place of what breaks it.
    """
    room = columns - 2
    lines = [_heading(stop, canvas, board, columns), *_sentence(stop.said, room)]
    if told:
        return lines + [line for each in told for line in _item(GIVEN_UP, "dim", each, room)]
    for each in stop.breaks:
        sign, role = (BROKEN, "late") if each.is_gap else (WEAK, "finding")
        lines += _item(sign, role, f"{canvas.section(each.section).name}: {each.message}", room)
    if stop.is_last and not stop.breaks:
        lines += _item("✓", "done", "This thread runs through.", room)
    return lines


def draw_cut(text: str, told: Sequence[str], columns: int) -> list[Line]:
    """What would go with a note, and what would stay, as a page."""
    lines = [(Span(line, "title-focus"),) for line in wrapped(f"If “{' '.join(steady(text).split())}” went", columns)]
    return [*lines, (), *(line for each in told for line in _item(GIVEN_UP, "dim", each, columns))]


def shown_walk(lines: Sequence[Line], rows: int, columns: int) -> list[Line]:
    """The heading and the end of the lines, where what was said last stands; a sign tells of what is above."""
    if len(lines) <= rows:
        return list(lines)
    if rows <= 1:
        return list(lines[:rows])
    end = lines[len(lines) - rows + 1 :]
    *head, board = lines[0]
    return [
        (*fitted(head, columns - width(board.text)), board._replace(text=board.text.strip()), Span(" ↑", "dim")),
        *end,
    ]


def _heading(stop: Stop, canvas: Canvas, board: str, columns: int) -> Line:
    left = f" THREAD {stop.number} of {stop.of} "
    right = f" {canvas.board(board).name} "
    mark = f"{PRIMARY} " if stop.thread.is_primary else ""
    room = max(0, columns - width(left) - width(right) - width(mark))
    name = cut(steady(" ".join(stop.thread.segment.text.split())), room)
    head = (Span(left, "guide-head"), Span(mark, "need"), Span(name, "head"))
    return (*fitted(head, columns - width(right)), Span(right, "head-board"))


def _sentence(said: Sequence[Piece], room: int) -> list[Line]:
    """The sentence in lines; what was said last stands out, gaps are marked."""
    pieces = [piece for piece in said if piece.text]
    last = next((place for place in range(len(pieces) - 1, -1, -1) if pieces[place].section), 0)
    text = "".join(f"{BROKEN} {piece.text}" if piece.is_gap else piece.text for piece in pieces)
    roles: list[str] = []
    for place, piece in enumerate(pieces):
        role = "late" if piece.is_gap else "question" if place == last else "text" if piece.section else "dim"
        roles += [role] * (len(piece.text) + (2 if piece.is_gap else 0))
    return [(Span(" "), *line) for line in _coloured(text, roles, room)]


def _coloured(text: str, roles: Sequence[str], room: int) -> list[Line]:
    """*text* wrapped, each character in its role. Signs that are drawn as others take the role of what is around."""
    lines: list[Line] = []
    at = 0
    for words in wrapped(text, max(8, room)):
        spans: list[Span] = []
        for word in words.split(" "):
            found = text.find(word, at) if word else -1
            start = found if found >= 0 else at
            spans += [Span(word + " ", roles[min(start, len(roles) - 1)])] if roles else []
            at = start + len(word)
        lines.append(tuple(spans))
    return lines


def _item(sign: str, role: str, words: str, room: int) -> list[Line]:
    return [
        (Span(f"   {sign if place == 0 else ' '} ", role), Span(line, "text"))
        for place, line in enumerate(wrapped(steady(words), max(8, room - 4)))
    ]
