"""Two sessions compared as a whole: notes matched and told section by section, then all else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.comparing.comparison import Compared, ComparedSection, Comparison
from lmc_tui.domain.comparing.details import Threads, note_details
from lmc_tui.domain.comparing.items import (
    compared_actions,
    compared_agenda,
    compared_heading,
    compared_parking,
    in_order,
)
from lmc_tui.domain.comparing.kinds import Kind
from lmc_tui.domain.comparing.likeness import ENOUGH, ENOUGH_ELSEWHERE
from lmc_tui.domain.comparing.matching import Ids, Matched, Matcher, Pair
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from lmc_tui.errors import CompareError

Boards: TypeAlias = tuple[str, str]
Place: TypeAlias = tuple[str, str]
"""Board and section. Where two boards are compared with one another, the board is the second one for both."""
Keys: TypeAlias = Mapping[Place, Sequence[str]]
"""The keys of the notes that stand in each place, in order."""


def compare(
    canvas: Canvas,
    before: Session,
    after: Session,
    *,
    boards: Boards | None = None,
    pairs: Ids = (),
    apart: Ids = (),
) -> Comparison:
    """What differs between two states of a session, or between two sessions.

    With *boards* one board of *before* is compared with one of *after*, and nothing else; archived notes stand on no
    board then. Notes are matched by their ids, and those left by what they say: in their section first, then on their
    board. *pairs* are ids, before and after, of notes to be taken for one; *apart* of notes that are not to be. Raises
    `CompareError` for sessions on two canvases.
    """
    if before.canvas != after.canvas:
        raise CompareError(
            f"One session is on the canvas {before.canvas!r} and the other on {after.canvas!r}, "
            "so they cannot be compared; compare two that were made on the same canvas."
        )
    first, second = _notes(before, boards, 0), _notes(after, boards, 1)
    found = _matched(first, second, boards, pairs, apart)
    threads = Threads(
        {pair.before.id: pair.after.id for pair in found.pairs.values() if pair.before and pair.after},
        {note.id: note.text for note in before.notes},
        {note.id: note.text for note in after.notes},
    )
    notes = {key: _compared(canvas, pair, boards, threads) for key, pair in found.pairs.items()}
    stood = _by_place(zip(found.before, first, strict=True), boards)
    stands = _by_place(zip(found.after, second, strict=True), boards)
    sections = _sections(canvas, boards, stood, stands, notes)
    if boards is not None:
        return Comparison(sections, boards=boards)
    return Comparison(
        sections,
        heading=compared_heading(before, after),
        parking=compared_parking(before, after),
        actions=compared_actions(before, after),
        agenda=compared_agenda(canvas, before, after),
        ticked=after.ticks - before.ticks,
        unticked=before.ticks - after.ticks,
        dismissed=frozenset(after.dismissed) - frozenset(before.dismissed),
        reopened=frozenset(
            each for each in before.dismissed if each.key not in {still.key for still in after.dismissed}
        ),
    )


def _notes(session: Session, boards: Boards | None, side: int) -> tuple[Note, ...]:
    """The notes of one side that are compared."""
    if boards is None:
        return session.notes
    return tuple(note for note in session.notes if note.board == boards[side] and not note.is_archived)


def _matched(
    before: Sequence[Note], after: Sequence[Note], boards: Boards | None, pairs: Ids, apart: Ids
) -> Matched[Note]:
    matcher = Matcher(before, after, apart)
    matcher.by_hand(pairs)
    matcher.by_id()
    matcher.by_likeness(_text, lambda note: (_place(note, boards), note.is_archived), least=ENOUGH)
    matcher.by_likeness(_text, lambda note: _place(note, boards), least=ENOUGH)
    matcher.by_likeness(_text, lambda note: _place(note, boards)[0], least=ENOUGH_ELSEWHERE)
    return matcher.matched()


def _text(note: Note) -> str:
    return note.text


def _place(note: Note, boards: Boards | None) -> Place:
    return (boards[1] if boards else note.board), note.section


def _compared(canvas: Canvas, pair: Pair[Note], boards: Boards | None, threads: Threads) -> Compared[Note]:
    before, after, by, ratio = pair
    if before is None or after is None:
        return Compared((Kind.ADDED if before is None else Kind.DROPPED,), before, after)
    details = note_details(canvas, before, after, threads)
    happened = (
        (Kind.ARCHIVED, after.is_archived and not before.is_archived),
        (Kind.BROUGHT_BACK, before.is_archived and not after.is_archived),
        (Kind.MOVED, _place(before, boards) != _place(after, boards)),
        (Kind.REWORDED, before.text != after.text),
        (Kind.CHANGED, bool(details)),
    )
    kinds = tuple(kind for kind, holds in happened if holds) or (Kind.KEPT,)
    return Compared(kinds, before, after, by, ratio, details)


def _sections(
    canvas: Canvas, boards: Boards | None, stood: Keys, stands: Keys, notes: Mapping[str, Compared[Note]]
) -> tuple[ComparedSection, ...]:
    """All sections of all boards that are compared, in the order of the canvas; any that it does not know come last."""
    shown = [boards[1]] if boards else [board.id for board in canvas.boards]
    known = [(board, section.id) for board in shown for section in canvas.sections]
    places = dict.fromkeys((*known, *sorted({*stood, *stands}, key=lambda place: (canvas.rank(*place), place))))
    dropped = frozenset(key for key, note in notes.items() if note.after is None)
    sections = []
    for place in places:
        here, there = stood.get(place, []), stands.get(place, [])
        keys, reordered = in_order(here, there, dropped)
        standing = frozenset(keys)
        sections.append(
            ComparedSection(
                section=place[1],
                boards=boards or (place[0], place[0]),
                title=_title(canvas, place, boards),
                notes=tuple(notes[key] for key in keys),
                went=tuple(notes[key] for key in here if key not in standing),
                reordered=reordered,
            )
        )
    return tuple(sections)


def _by_place(notes: Iterable[tuple[str, Note]], boards: Boards | None) -> Keys:
    found: dict[Place, list[str]] = {}
    for key, note in notes:
        found.setdefault(_place(note, boards), []).append(key)
    return found


def _title(canvas: Canvas, place: Place, boards: Boards | None) -> str:
    board, section = place
    name = canvas.section(section).name if canvas.has_section(section) else section
    if boards or len(canvas.boards) == 1:
        return name
    return f"{name} ({next((each.name for each in canvas.boards if each.id == board), board)})"
