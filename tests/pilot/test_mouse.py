"""The mouse on the canvas and around it: clicks, double clicks, the wheel, and notes that are dragged."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.events import MouseScrollDown
from textual.geometry import Offset, Region
from textual.screen import ModalScreen
from textual.widget import Widget

from lmc_tui.domain.changes import RemoveNote
from lmc_tui.domain.notes import Note
from lmc_tui.tui.widgets import dragging
from tests.pilot.test_drawing import turn_wheel
from tests.snapshot.test_pictures import example
from tests.support.room import Room, a_room, a_room_on_file, new_session, some_notes, with_facet

PARTNERS, DESIGN, COSTS, SEGMENTS = "key-partners", "design", "cost-structure", "customer-segments"
THREE = some_notes(PARTNERS, "alpha", "beta", "gamma")


def at(room: Room, words: str) -> Offset:
    """The cell where these words begin. Raises AssertionError when they are nowhere."""
    for row, line in enumerate(room.words.splitlines()):
        if words in line:
            return Offset(line.index(words), row)
    raise AssertionError(f"{words!r} is not there:\n{room.words}")


def pane(room: Room, section: str, *, inner: bool = True) -> Offset:
    """A cell of a section's pane: its last inner row, or its title."""
    canvas = room.stage.canvas_view
    box = canvas.boxes(canvas.size.width, canvas.size.height)[section]
    return Offset(canvas.region.x + box.x + 3, canvas.region.y + box.y + (box.height - 2 if inner else 0))


async def drag(room: Room, start: Offset, *way: Offset) -> None:
    """Press, move through those cells, and release at the last."""
    await hold(room, start, *way)
    await room.pilot.mouse_up(offset=way[-1])
    await room.pilot.pause()


async def hold(room: Room, start: Offset, *way: Offset) -> None:
    """Press and move, without a release."""
    await room.pilot.mouse_down(offset=start)
    for each in way:
        await room.pilot.hover(offset=each)
    await room.pilot.pause()


# --- clicks -----------------------------------------------------------------------------------------


async def test_the_whole_row_of_a_note_is_the_note(tmp_path: Path) -> None:
    """Sign, words, and the blanks behind them; a border and an empty row are the pane."""
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        place = at(room, "beta")
        for x in (-2, 0, 3, 8):
            await room.press("1")
            await room.pilot.click(offset=place + Offset(x, 0))
            assert (room.place.section, room.place.note) == (PARTNERS, "p000002"), x
        await room.press("1")
        await room.pilot.click(offset=pane(room, PARTNERS))
        assert (room.place.section, room.place.note) == (PARTNERS, "p000002")
        await room.pilot.click(offset=pane(room, DESIGN))
        assert (room.place.section, room.place.note) == (DESIGN, None)


async def test_a_double_click_on_a_note_edits_it(tmp_path: Path) -> None:
    """The entry opens with its words; a third click changes nothing."""
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        await room.pilot.click(offset=at(room, "beta"), times=2)
        assert room.stage.draft is not None
        assert (room.stage.draft.note, room.stage.entry.text) == ("p000002", "beta")
        await room.press("escape")
        await room.pilot.click(offset=at(room, "beta"), times=3)
        assert room.stage.draft is not None


async def test_the_second_click_means_the_note_that_the_first_one_hit(tmp_path: Path) -> None:
    """Taken in hand it shows more, and the one above less, so that another note lies there by then."""
    long = tuple(Note(f"n{number}", "to-be", PARTNERS, f"start{number} " + "word " * 40) for number in range(12))
    async with a_room(tmp_path, new_session(notes=long), size=(100, 30)) as room:
        await room.press("8")
        place = at(room, "start2")
        await room.pilot.click(offset=place)
        assert room.place.note == "n2"
        assert at(room, "start2") != place
        await room.press("{", "{")
        await room.pilot.click(offset=place, times=2)
        assert room.stage.draft is not None
        assert room.stage.draft.note == "n2"


@pytest.mark.parametrize("inner", [True, False], ids=["empty part", "title"])
async def test_a_double_click_on_a_pane_opens_it(tmp_path: Path, inner: bool) -> None:
    """On what is no note."""
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        await room.pilot.click(offset=pane(room, DESIGN, inner=inner), times=2)
        assert (room.place.section, room.place.is_open) == (DESIGN, True)


async def test_what_an_empty_pane_says_can_be_clicked(tmp_path: Path) -> None:
    """It is the pane."""
    async with a_room(tmp_path) as room:
        await room.press("8")
        await room.pilot.click(offset=at(room, "Empty. Press"), times=2)
        assert room.place.is_open


@pytest.mark.parametrize("words", ["‖ ", "08:00 left", "held", "░░░"])
async def test_a_click_on_the_clock_starts_and_holds_it(tmp_path: Path, words: str) -> None:
    """On the sign, the time, the word for its state, or the bar."""
    async with a_room(tmp_path) as room:
        await room.press("space")
        await room.pass_time(1)
        await room.press("space")
        assert room.session.timer is not None
        assert not room.session.timer.is_running
        words = words.replace("08:00", "07:59")
        await room.pilot.click(offset=at(room, words))
        assert room.session.timer is not None
        assert room.session.timer.is_running


async def test_clicks_on_the_top_line_do_what_they_name(tmp_path: Path) -> None:
    """The board's name shows the other board, the title opens the form for it, the step the agenda."""
    async with a_room(tmp_path) as room:
        await room.press("space")
        await room.pilot.click(offset=at(room, "to-be"))
        assert room.place.board == "as-is"
        for words in ("Onboarding", "Welcome"):
            await room.pilot.click(offset=at(room, words))
            assert isinstance(room.app.screen, ModalScreen)
            await room.press("escape")


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=str)
async def test_a_click_in_the_guide_asks_the_next_question(tmp_path: Path, size: tuple[int, int]) -> None:
    """On the question and its number beside the canvas, on its number below it."""
    async with a_room(tmp_path, size=size) as room:
        await room.press("8")
        first, second = room.stage.section.questions[:2]
        words = first.text[:12] if size[0] > 100 else " 1/8"
        await room.pilot.click(offset=at(room, words) + Offset(2, 0))
        assert second.text[:12] in room.words
        await room.pilot.click(offset=at(room, "question 2 of" if size[0] > 100 else " 2/8") + Offset(2, 0))
        assert room.stage.question_index == 2


# --- dragging ---------------------------------------------------------------------------------------


async def test_a_note_that_is_dragged_to_another_pane_goes_there(tmp_path: Path) -> None:
    """To its end, in one step that undo takes back; it is in hand there."""
    notes = (*THREE, *some_notes(DESIGN, *"abcd")[3:])
    async with a_room(tmp_path, new_session(notes=notes)) as room:
        await drag(room, at(room, "beta"), at(room, "gamma"), pane(room, DESIGN))
        assert (room.texts(PARTNERS), room.texts(DESIGN)) == (["alpha", "gamma"], ["d", "beta"])
        assert (room.place.section, room.place.note) == (DESIGN, "p000002")
        assert "Moved “beta” to Design. u takes it back." in room.words
        await room.press("u")
        assert (room.texts(PARTNERS), room.texts(DESIGN)) == (["alpha", "beta", "gamma"], ["d"])
        assert not room.workshop.can_undo


async def test_on_a_note_of_another_pane_it_goes_in_front_of_it(tmp_path: Path) -> None:
    """Where it was let go of."""
    notes = (*THREE, *(Note(f"d{each}", "to-be", DESIGN, each) for each in ("one", "two")))
    async with a_room(tmp_path, new_session(notes=notes)) as room:
        await drag(room, at(room, "beta"), at(room, "two"))
        assert room.texts(DESIGN) == ["one", "beta", "two"]


@pytest.mark.parametrize(
    ("words", "target", "after"),
    [
        ("alpha", "gamma", ["beta", "gamma", "alpha"]),
        ("gamma", "alpha", ["gamma", "alpha", "beta"]),
        ("alpha", "beta", ["beta", "alpha", "gamma"]),
        ("alpha", "", ["beta", "gamma", "alpha"]),
    ],
)
async def test_within_its_pane_it_takes_the_place_it_is_let_go_of_on(
    tmp_path: Path, words: str, target: str, after: list[str]
) -> None:
    """That of another note, or the last one; one step of undo."""
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        await drag(room, at(room, words), at(room, target) if target else pane(room, PARTNERS))
        assert room.texts(PARTNERS) == after
        assert "takes it back" in room.words
        await room.press("u")
        assert room.texts(PARTNERS) == ["alpha", "beta", "gamma"]


async def test_while_it_is_dragged_signs_and_a_sentence_say_where_it_would_go(tmp_path: Path) -> None:
    """Before the note, at the corner of the pane or before the note there; and nothing is moved yet."""
    notes = (*THREE, *some_notes(DESIGN, *"abcd")[3:])
    async with a_room(tmp_path, new_session(notes=notes)) as room:
        await hold(room, at(room, "beta"), pane(room, DESIGN))
        assert "« beta" in room.words
        assert "» Design · 1" in room.words
        assert "Move “beta” to Design. Release to move, esc: stay." in room.words
        await room.pilot.hover(offset=at(room, "• d") + Offset(2, 0))
        assert "» d" in room.words
        assert "Move “beta” to Design, before “d”. Release to move, esc: stay." in room.words
        await room.pilot.hover(offset=at(room, "gamma"))
        assert "Move “beta” behind “gamma”. Release to move, esc: stay." in room.words
        await room.pilot.hover(offset=at(room, "alpha"))
        assert "Move “beta” before “alpha”. Release to move, esc: stay." in room.words
        await room.pilot.hover(offset=pane(room, PARTNERS, inner=False))
        assert "“beta” stays here." in room.words
        assert "»" not in room.words
        assert not room.workshop.can_undo


async def ways_to_stay(room: Room) -> AsyncIterator[str]:
    """Everything that leaves a note where it is, done one by one."""
    start, away = at(room, "beta"), pane(room, DESIGN)
    await hold(room, start, away)
    await room.press("escape")
    await room.pilot.mouse_up(offset=away)
    yield "escape"
    await drag(room, start, away, Offset(3, room.app.size.height - 1))
    yield "released on the bottom line"
    await drag(room, start, away, Offset(room.app.size.width - 5, 10))
    yield "released on the guide"
    await drag(room, start, away, start)
    yield "released where it was"
    await drag(room, start, away, pane(room, PARTNERS, inner=False))
    yield "released on the title of its own pane"
    await drag(room, start, start + Offset(1, 0))
    yield "hardly moved"


async def test_it_stays_when_it_is_let_go_of_elsewhere_or_escape_is_pressed(tmp_path: Path) -> None:
    """Nothing is changed, no sign is left, and the next click is a click."""
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        async for way in ways_to_stay(room):
            assert not room.workshop.can_undo, way
            assert not {"«", "»"} & set(room.words), way
            assert "Release" not in room.words, way
            await room.pilot.click(offset=at(room, "gamma"))
            assert room.place.note == "p000003", way
            await room.press("1")


async def test_another_key_in_the_middle_of_a_drag_ends_it(tmp_path: Path) -> None:
    """And does what it always does."""
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        await room.press("8")
        await hold(room, at(room, "beta"), pane(room, DESIGN))
        await room.press("g")
        assert "questions answered" in room.words
        await room.press("escape")
        assert "Release" not in room.words
        await room.pilot.mouse_up(offset=pane(room, DESIGN))
        assert room.texts(DESIGN) == []


async def test_facets_that_are_not_known_there_are_told(tmp_path: Path) -> None:
    """The same words as after `m`, and undo brings them back."""
    (note,) = (with_facet(each, "side", "internal") for each in some_notes(PARTNERS, "alpha"))
    async with a_room(tmp_path, new_session(notes=(note,))) as room:
        await drag(room, at(room, "alpha"), pane(room, COSTS))
        assert "Moved without 1 facet that is not known there. u takes it back." in room.words
        await room.press("u")
        assert dict(room.session.notes[0].facets) == {"side": "internal"}


async def test_dragging_keeps_what_is_being_typed(tmp_path: Path) -> None:
    """A half-typed note is kept, as by a click elsewhere, and then the other one is moved."""
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        await room.press("1", "a")
        await room.type("half")
        await drag(room, at(room, "beta"), pane(room, DESIGN))
        assert room.texts(SEGMENTS) == ["half"]
        assert room.texts(DESIGN) == ["beta"]


async def test_who_only_looks_on_is_told_so(tmp_path: Path) -> None:
    """While dragging and at the release; nothing is marked and nothing moves."""
    session = example()
    async with a_room_on_file(tmp_path, session, view=True) as room:
        sentence = room.stage.opened.access.sentence[:50]
        await room.press("8")
        await hold(room, at(room, "Scanner vendor"), pane(room, DESIGN))
        assert sentence in room.words
        assert "»" not in room.words
        await room.press("1")
        await drag(room, at(room, "Scanner vendor"), pane(room, DESIGN))
        assert sentence in room.words
        assert room.session.notes == session.notes


async def test_a_note_that_goes_while_it_is_dragged_is_told(tmp_path: Path) -> None:
    """Somebody else removed it."""
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        await hold(room, at(room, "beta"), pane(room, DESIGN))
        room.workshop.do(RemoveNote("p000002"), "gone")
        await room.pilot.mouse_up(offset=pane(room, DESIGN))
        assert "That note has gone meanwhile." in room.words


async def test_a_note_held_over_a_border_scrolls_its_pane(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Line by line, down at the lower border and up at the title; the wheel does so as well."""
    monkeypatch.setattr(dragging, "EDGE_SECONDS", 1000.0)  # the test beats the time
    many = some_notes(PARTNERS, *(f"point {number:02}" for number in range(60)))
    async with a_room(tmp_path, new_session(notes=many)) as room:
        await room.press("1")
        bottom = pane(room, PARTNERS) + Offset(0, 1)
        await hold(room, at(room, "point 03"), bottom)
        canvas = room.stage.canvas_view
        top = canvas._tops[PARTNERS].note
        canvas.scroll_on()
        assert canvas._tops[PARTNERS].note == top + 1
        await turn_wheel(room, PARTNERS, MouseScrollDown)
        assert canvas._tops[PARTNERS].note == top + 4
        await room.pilot.hover(offset=pane(room, PARTNERS, inner=False))
        canvas.scroll_on()
        assert canvas._tops[PARTNERS].note == top + 3
        await room.press("escape")


async def test_moves_that_change_nothing_draw_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a button, and with a note held over one and the same place."""
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        drawn: list[int] = []
        canvas = room.stage.canvas_view
        await hold(room, at(room, "beta"), pane(room, DESIGN))
        await room.pilot.pause()
        refresh = canvas.refresh

        def counted(*regions: Region, **more: bool) -> Widget:
            drawn.append(len(regions))
            return refresh(*regions, **more)

        monkeypatch.setattr(canvas, "refresh", counted)
        for x in range(4):
            await room.pilot.hover(offset=pane(room, DESIGN) + Offset(x, 0))
        assert drawn == []
        await room.press("escape")
        drawn.clear()
        for x in range(0, 110, 10):
            await room.pilot.hover(offset=(x, 8))
        assert drawn == []


@pytest.mark.parametrize("size", [(60, 16), (240, 70)], ids=str)
async def test_it_works_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    """The sentence is whole at 60 columns as well."""
    long = Note("n1", "to-be", PARTNERS, "Warehouse information systems that own the scanner platform")
    async with a_room(tmp_path, new_session(notes=(long,)), size=size) as room:
        await hold(room, at(room, "• "), pane(room, COSTS))
        assert "Release to move, esc: stay." in room.words.splitlines()[-1]
        assert "to Cost" in room.words.splitlines()[-1]
        await room.pilot.mouse_up(offset=pane(room, COSTS))
        assert room.texts(COSTS) == [long.text]


async def test_in_an_open_section_notes_are_reordered(tmp_path: Path) -> None:
    """By the same way."""
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        await room.press("8", "enter")
        await drag(room, at(room, "alpha"), at(room, "gamma"))
        assert room.texts(PARTNERS) == ["beta", "gamma", "alpha"]


async def test_other_buttons_drag_nothing(tmp_path: Path) -> None:
    """Only the left one does."""
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        await room.pilot.mouse_down(offset=at(room, "beta"), button=3)
        await room.pilot.hover(offset=pane(room, DESIGN))
        assert "Release" not in room.words
        await room.pilot.mouse_up(offset=pane(room, DESIGN))
        assert room.texts(DESIGN) == []
