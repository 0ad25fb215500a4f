"""Threads on the canvas: lit while a note is in hand, walked through key by key, mended with an action."""

from __future__ import annotations

from pathlib import Path

from lmc_tui.tui.screens.walking import Walking
from tests.snapshot.test_pictures import example
from tests.support.room import Room, a_room


def marked(room: Room, sign: str) -> int:
    """How many notes carry a sign on the screen."""
    return room.words.count(f"{sign} ")


def walking(room: Room) -> Walking:
    """The walk, which must be open."""
    assert isinstance(room.app.screen, Walking)
    return room.app.screen


async def test_the_thread_of_the_note_in_hand_is_lit(tmp_path: Path) -> None:
    """The coaches' premium serves an outcome, a promise and two segments; it pays coaches, who come from a partner."""
    async with a_room(tmp_path, example(), advises=True, size=(200, 60)) as room:
        await room.advised()
        await room.press("9", "}")
        assert room.stage.note is not None
        assert room.stage.note.text.startswith("Coach shift premium")
        assert (marked(room, "◆"), marked(room, "◇")) == (5, 1)


async def test_another_note_lights_another_thread_and_y_puts_it_out(tmp_path: Path) -> None:
    """And lights it again; each time it is said what the sign means."""
    async with a_room(tmp_path, example(), advises=True, size=(200, 60)) as room:
        await room.advised()
        await room.press("9", "end")
        assert marked(room, "◆") == 4, "the reduced licence: an outcome, a segment, a resource, a partner"
        await room.press("y")
        assert marked(room, "◆") == marked(room, "◇") == 0
        assert "No thread is lit" in room.words
        await room.press("y")
        assert "◆ marks the thread" in room.words
        assert marked(room, "◆") == 4 + 1


async def test_a_note_on_no_thread_lights_what_it_is_linked_to(tmp_path: Path) -> None:
    """An accepted drawback is no part of what is promised; its segment shows all the same."""
    async with a_room(tmp_path, example(), advises=True, size=(200, 60)) as room:
        await room.advised()
        await room.press("4", "end")
        assert marked(room, "◆") == 1
        assert "◆ Depot Operations" in room.words


async def test_the_walk_goes_part_by_part_and_thread_by_thread(tmp_path: Path) -> None:
    """Right says one part more, left takes it back, down tells the next thread whole; the canvas is the same after."""
    async with a_room(tmp_path, example()) as room:
        before = room.place
        await room.press("Y")
        assert "THREAD 1 of 4 ★ Depot Operations (VP Nordal)" in room.words
        assert "we promise" not in room.words
        await room.press("right", "right")
        assert "made by “Buddy shifts with checklist”" in " ".join(room.words.split())
        await room.press("left")
        assert "made by" not in room.words
        await room.press("down")
        assert "THREAD 2 of 4 Pickers on the floor" in room.words
        assert "This thread runs through." in room.words
        await room.press("down", "down", "down", "down")
        assert "THREAD 4 of 4" in room.words
        await room.press("escape")
        assert room.place == before
        assert "GUIDE" in room.words


async def test_the_walk_ends_at_its_ends(tmp_path: Path) -> None:
    """More keys than there are parts do no harm, and the last part is the last of the last thread."""
    async with a_room(tmp_path, example()) as room:
        await room.press("Y", *["right"] * 60)
        assert walking(room).stop.number == 4
        assert walking(room).stop.is_last
        await room.press(*["left"] * 60)
        assert walking(room).stop.number == 1
        assert len(walking(room).stop.said) == 2


async def test_cutting_a_thread_is_told_and_changes_nothing(tmp_path: Path) -> None:
    """x tells who gives what up, x again tells the thread."""
    async with a_room(tmp_path, example()) as room:
        await room.press("Y", "down", "down", "down", "x")
        assert "That frees “LMS, reduced licence: 28”." in room.words
        await room.press("x")
        assert "That frees" not in room.words
        assert room.session == example()


async def test_what_would_go_with_a_note_is_told(tmp_path: Path) -> None:
    """The scanner prompt carries one promise: its segment gives that up, and nothing is changed by asking."""
    async with a_room(tmp_path, example(), size=(200, 60)) as room:
        await room.press("6", "X")
        assert "If “Prompt on the handheld scanner” went" in room.words
        assert "Pickers on the floor" in room.words
        await room.press("escape")
        assert room.session == example()


async def test_a_group_names_the_cause_and_an_action_comes_of_it(tmp_path: Path) -> None:
    """The broken part is chosen, then the cause; one u takes the action back."""
    async with a_room(tmp_path, example()) as room:
        await room.press("b", "Y", "down", "exclamation_mark")
        assert "What is broken?" in room.words
        await room.press("down", "enter")
        await room.until_words("Is it that nobody who decides has said yes?")
        await room.type("decides")
        await room.press("enter")
        assert room.session.actions[-1].text == (
            "Win somebody who decides: No design makes the promise true (Depot staff)"
        )
        assert "Action: Win somebody who decides" in room.words
        await room.press("u")
        assert room.session.actions == example().actions


async def test_without_segments_there_is_nothing_to_walk(tmp_path: Path) -> None:
    """It is said where a thread begins."""
    async with a_room(tmp_path) as room:
        await room.press("Y")
        assert "it begins with a note in Customer Segments" in room.words


async def test_the_clock_goes_on_during_the_walk(tmp_path: Path) -> None:
    """The top line shows the time that is left."""
    async with a_room(tmp_path, example()) as room:
        await room.press("space", "Y")
        assert "08:00 left" in room.words
        room.clock.advance(61)
        walking(room).refresh_clock()
        await room.pilot.pause()
        assert "06:59 left" in room.words


async def test_the_wheel_and_the_key_bar_walk_too(tmp_path: Path) -> None:
    """A click on what a key does is the key."""
    async with a_room(tmp_path, example()) as room:
        await room.press("Y")
        bar = next(row for row, line in enumerate(room.words.splitlines()) if "next thread" in line)
        column = room.words.splitlines()[bar].index("next thread")
        await room.pilot.click(offset=(column, bar))
        await room.pilot.pause()
        assert "THREAD 2 of 4" in room.words
