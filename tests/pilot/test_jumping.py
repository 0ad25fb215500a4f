"""Jumping by letters: where they lead, what leaves, and that letters typed at once count."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from lmc_tui.domain.changes import RemoveNote
from lmc_tui.domain.notes import Note
from lmc_tui.tui.theming import Colours
from tests.snapshot.test_pictures import example
from tests.support.burst import burst
from tests.support.colourless import attributes_of, stretches
from tests.support.room import Room, a_room, a_room_on_file, new_session, some_notes

JUMP = events.Key("apostrophe", "'")
ASKS = "Type a letter. esc: stay"
SEGMENTS, PARTNERS, DELIVERY, COSTS = "customer-segments", "key-partners", "delivery", "cost-structure"


def spread(*places: tuple[str, str]) -> tuple[Note, ...]:
    """Notes `n1`, `n2` and so on in those sections with these words."""
    return tuple(Note(f"n{number}", "to-be", section, text) for number, (section, text) in enumerate(places, start=1))


def label_of(room: Room, target: str) -> str:
    """The label that a section or note has now."""
    return room.stage.labels.by_target[target]


async def test_a_letter_goes_to_its_pane(tmp_path: Path) -> None:
    """The first letter is the first section's in agenda order, and so on; it stands in the pane's corner."""
    async with a_room(tmp_path) as room:
        sections = [section.id for section in room.workshop.canvas.sections]
        for letter, section in zip("asdfghjkl", sections, strict=True):
            await room.press("apostrophe")
            assert ASKS in room.words
            assert f"{letter} {room.workshop.canvas.section(section).short[:5]}" in room.words
            await room.press(letter)
            assert room.place.section == section
            assert ASKS not in room.words


async def test_a_letter_goes_to_its_note(tmp_path: Path) -> None:
    """It stands before the note's words, in any pane, and takes the section in hand with the note."""
    notes = spread((PARTNERS, "IT systems"), (PARTNERS, "Scanner vendor"), (COSTS, "Coach premium"))
    async with a_room(tmp_path, new_session(notes=notes)) as room:
        await room.press("8", "ctrl+o")
        for note in notes:
            assert f"{label_of(room, f'note:{note.id}')} {note.text}" in room.words
        await room.press(label_of(room, "note:n3"))
        assert (room.place.section, room.place.note) == (COSTS, "n3")
        await room.press("ctrl+o")
        await room.press(label_of(room, "note:n2"))
        assert (room.place.section, room.place.note) == (PARTNERS, "n2")


async def test_labels_follow_the_size_of_the_window(tmp_path: Path) -> None:
    """What has come into sight has one, what has left has none, and the letters lead where they are shown."""
    notes = spread(*[(DELIVERY, f"way {number}") for number in range(12)])
    async with a_room(tmp_path, new_session(notes=notes), size=(120, 36)) as room:
        await room.press("apostrophe")
        large = dict(room.stage.labels.by_target)
        await room.pilot.resize_terminal(80, 24)
        await room.until(lambda: room.stage.labels.by_target != large, "labels for the smaller screen")
        assert ASKS in room.words
        small = dict(room.stage.labels.by_target)
        in_sight = {target for target in small if target.startswith("note:")}
        assert in_sight < {target for target in large if target.startswith("note:")}
        assert all(room.stage.canvas_view.shows(target) for target in in_sight)
        await room.pilot.resize_terminal(30, 8)
        await room.until(lambda: not room.stage.labels.by_target, "the end of the labels")
        await room.pilot.resize_terminal(120, 36)
        await room.until(lambda: "way 1" in room.words, "the canvas")
        await room.press("apostrophe")
        assert room.stage.labels.by_target == large


async def test_the_notes_of_the_section_in_hand_come_first(tmp_path: Path) -> None:
    """Behind panes, guide and step: from there on the order in which they lie."""
    notes = spread((SEGMENTS, "one"), (DELIVERY, "two"), (DELIVERY, "three"))
    async with a_room(tmp_path, new_session(notes=notes)) as room:
        room.stage.go_to_section(DELIVERY)
        await room.press("apostrophe")
        assert [label_of(room, f"note:{each}") for each in ("n2", "n3", "n1")] == ["w", "e", "r"]
        assert label_of(room, "guide") == "q"


async def test_a_second_letter_is_asked_for_and_the_others_fade(tmp_path: Path) -> None:
    """Where there are more things than letters."""
    notes = some_notes(DELIVERY, *(f"point {number}" for number in range(9))) + tuple(
        Note(f"q{number}", "to-be", COSTS, f"cost {number}") for number in range(12)
    )
    async with a_room(tmp_path, new_session(notes=notes), size=(120, 50)) as room:
        await room.press("apostrophe")
        last = label_of(room, "note:q9")
        assert (len(last), last[0]) == (2, "m")
        await room.press("m")
        assert "m and? Type the second letter. esc: stay" in room.words
        roles = {span.text: span.role for line in room.stage.canvas_view._drawn for span in line}
        assert (roles["a"], roles[last]) == ("jump-off", "jump")
        await room.press(last[1])
        assert room.place.note == "q9"


@pytest.mark.parametrize("before", [[], ["m"]], ids=["at once", "behind a first letter"])
async def test_escape_stays(tmp_path: Path, before: list[str]) -> None:
    """Nothing is gone to, and nothing is left of the labels."""
    async with a_room(tmp_path, example()) as room:
        await room.press("8")
        picture = room.words
        place = room.place
        await room.press("apostrophe", *before, "escape")
        assert room.place == place
        assert room.words == picture
        await room.press("right")
        assert room.place.section != place.section


async def test_a_letter_that_no_label_has_runs_no_command(tmp_path: Path) -> None:
    """`x` would change the note, `z` nothing; both are told."""
    async with a_room(tmp_path, new_session(notes=some_notes(PARTNERS, "one"))) as room:
        await room.press("8", "apostrophe", "x")
        assert "No label is “x”: you are where you were." in room.words
        assert room.session.notes[0].facets == {}
        assert not room.stage.labels.by_target


async def test_another_key_leaves_and_does_what_it_always_does(tmp_path: Path) -> None:
    """Tab moves, ctrl+p opens the palette; the key for labels puts them away again."""
    async with a_room(tmp_path) as room:
        await room.press("8", "apostrophe", "tab")
        assert room.place.section == COSTS
        assert ASKS not in room.words
        await room.press("apostrophe", "ctrl+p")
        assert len(room.app.screen_stack) == 2
        await room.press("escape")
        assert ASKS not in room.words
        for key in ("apostrophe", "ctrl+o"):
            await room.press("ctrl+o", key)
            assert not room.stage.labels.by_target


async def test_letters_typed_at_once_behind_it_count(tmp_path: Path) -> None:
    """All keys are there before anything is drawn: a jump, then a note, then another jump."""
    async with a_room(tmp_path, new_session(notes=some_notes(COSTS, "salaries"))) as room:
        await burst(room, JUMP, "k", "a", *"IT", "enter", "escape", JUMP, "l", JUMP, "a")
        assert room.place.section == SEGMENTS
        assert room.texts(PARTNERS) == ["IT"]


async def test_an_open_section_has_labels_for_its_notes_and_what_is_around(tmp_path: Path) -> None:
    """Its own pane has none, for one is there."""
    notes = some_notes(PARTNERS, "one", "two", "three")
    async with a_room(tmp_path, new_session(notes=notes)) as room:
        await room.press("8", "enter", "apostrophe")
        assert dict(room.stage.labels.by_target) == {
            "guide": "a",
            "note:p000001": "s",
            "note:p000002": "d",
            "note:p000003": "f",
        }
        await room.press("f")
        assert (room.place.note, room.place.is_open) == ("p000003", True)


async def test_the_guide_and_the_step_can_be_jumped_to(tmp_path: Path) -> None:
    """The whole guide opens, and the agenda."""
    async with a_room(tmp_path) as room:
        await room.press("space", "apostrophe")
        await room.press(label_of(room, "guide"))
        assert "questions answered" in room.words
        await room.press("escape", "apostrophe")
        await room.press(label_of(room, "agenda"))
        assert "Agenda" in room.words
        assert len(room.app.screen_stack) == 2


@pytest.mark.parametrize("size", [(60, 16), (50, 14), (240, 70)], ids=str)
async def test_it_works_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    """With 5,000 notes only those in sight have a label, each its own, and each leads to its note."""
    notes = tuple(
        Note(f"b{number:06d}", "to-be", (PARTNERS, DELIVERY, SEGMENTS, COSTS)[number % 4], f"note {number}")
        for number in range(5000)
    )
    async with a_room(tmp_path, new_session(notes=notes), size=size) as room:
        await room.press("8", "apostrophe")
        labels = dict(room.stage.labels.by_target)
        shown = {target for line in room.stage.canvas_view._drawn for target in {span.target for span in line}}
        assert {each for each in labels if each.startswith("note:")} == {e for e in shown if e.startswith("note:")}
        assert len(set(labels.values())) == len(labels)
        target = list(labels)[-1]
        await room.press(*labels[target])
        assert f"note:{room.place.note}" == target


async def test_a_click_leaves(tmp_path: Path) -> None:
    """And takes in hand what it hits."""
    async with a_room(tmp_path) as room:
        await room.press("apostrophe")
        await room.pilot.click(offset=(2, 2))
        assert not room.stage.labels.by_target
        assert ASKS not in room.words
        assert room.place.section == PARTNERS


async def test_a_note_that_has_gone_meanwhile_is_told(tmp_path: Path) -> None:
    """Somebody else took it away while the labels showed."""
    async with a_room(tmp_path, new_session(notes=some_notes(PARTNERS, "one"))) as room:
        await room.press("apostrophe")
        label = label_of(room, "note:p000001")
        room.workshop.do(RemoveNote("p000001"), "gone")
        await room.press(label)
        assert "That note has gone meanwhile." in room.words


async def test_labels_can_be_read_without_colour(tmp_path: Path) -> None:
    """Bold and turned round while they count, faint when they no longer do."""
    async with a_room(tmp_path, example(), colours=Colours.NONE) as room:
        await room.press("8", "apostrophe")
        double = label_of(room, list(room.stage.labels.by_target)[-1])
        assert attributes_of(room.app, double) == {"bold", "reverse"}
        corner = [each for each in stretches(room.app) if each.text == "k"]
        assert [each.attributes for each in corner] == [{"bold", "reverse"}]
        await room.press(double[0])
        assert attributes_of(room.app, double) == {"bold", "reverse"}
        assert [each.attributes for each in stretches(room.app) if each.text.strip() == "k"] == [{"dim"}]


async def test_who_only_looks_on_can_jump(tmp_path: Path) -> None:
    """Nothing is changed by it."""
    async with a_room_on_file(tmp_path, example(), view=True) as room:
        await room.press("apostrophe", "k")
        assert room.place.section == PARTNERS
