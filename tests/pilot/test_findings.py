"""What now? The findings on the screen: looked at, gone to, put aside with a reason, made actions of."""

from __future__ import annotations

from pathlib import Path

from lmc_tui.domain.changes import SetText
from lmc_tui.tui.screens.findings import FindingsScreen
from tests.snapshot.test_pictures import example
from tests.support.room import Room, a_room, a_room_on_file, new_session, some_notes


def page(room: Room) -> FindingsScreen:
    """The page of findings, which must be open."""
    assert isinstance(room.app.screen, FindingsScreen)
    return room.app.screen


def checks_of(room: Room) -> list[str]:
    """The checks whose findings are listed, in order."""
    return [each.finding.check for each in page(room).listed]


async def test_errors_stand_first_and_what_is_early_last(tmp_path: Path) -> None:
    """The sixteen of the reference for today's board; C96 waits for the check step."""
    async with a_room(tmp_path, example()) as room:
        await room.press("b", "w")
        assert checks_of(room) == [
            *("C10", "C31", "C31"),
            *("C13", "C14", "C34", "C40", "C50", "C50", "C50", "C75", "C81"),
            *("C78", "C78", "C78"),
            "C96",
        ]
        assert "3 errors, 9 warnings and 3 hints open." in room.words
        assert "Ask: Whose result is “Fewer mis-picks”?" in room.words
        assert "[business-outcomes 2015-06-10]" in room.words


async def test_at_the_check_step_nothing_is_too_early(tmp_path: Path) -> None:
    """The orphan is a warning like the others then."""
    async with a_room(tmp_path, example()) as room:
        await room.press("b", *["n"] * 12, "w")
        assert "3 errors, 10 warnings and 3 hints open." in room.words
        assert "Too early" not in room.words


async def test_enter_takes_the_note_in_hand(tmp_path: Path) -> None:
    """Its section and board come into sight."""
    async with a_room(tmp_path, example()) as room:
        await room.press("b", "w", "down", "down", "enter")
        assert room.stage.note is not None
        assert room.stage.note.text == "Depot managers"
        assert (room.place.board, room.place.section) == ("as-is", "customer-segments")


async def test_enter_on_a_finding_about_a_section_goes_there(tmp_path: Path) -> None:
    """No overhead cost: there is no note to take in hand."""
    async with a_room(tmp_path, example()) as room:
        await room.press("w", "end", "enter")
        assert room.place.section == "cost-structure"


async def test_a_finding_is_put_aside_with_a_reason_and_comes_back(tmp_path: Path) -> None:
    """By one u; by opening it again; and once its note says something else."""
    async with a_room(tmp_path, example()) as room:
        await room.press("b", "w", "d")
        await room.type("not ours")
        await room.press("enter")
        assert [(each.check, each.reason) for each in room.session.dismissed] == [("C10", "not ours")]
        assert checks_of(room)[0] == "C31"
        assert "1 was put aside" in room.words
        await room.press("u")
        assert checks_of(room)[0] == "C10"
        await room.press("U", "tab", "end")
        assert "Put aside: not ours" in room.words
        await room.press("o")
        assert room.session.dismissed == ()
        await room.press("u")
        note = next(each for each in room.session.notes if each.text == "Fewer mis-picks")
        room.stage.change(SetText(note.id, "Fewer wrong picks"), "test")
        await room.press("home")
        assert checks_of(room)[0] == "C10"


async def test_without_a_reason_nothing_is_put_aside(tmp_path: Path) -> None:
    """Escape leaves everything as it was."""
    async with a_room(tmp_path, example()) as room:
        await room.press("w", "d", "enter", "escape")
        assert room.session.dismissed == ()
        assert len(page(room).listed) == 2


async def test_a_finding_becomes_an_action_once(tmp_path: Path) -> None:
    """In the words of its question."""
    async with a_room(tmp_path, example()) as room:
        await room.press("w", "exclamation_mark")
        assert room.session.actions[-1].text.startswith("When do we next talk with “Scanner vendor”")
        count = len(room.session.actions)
        await room.press("exclamation_mark")
        assert len(room.session.actions) == count
        assert "There is an action for it already" in room.words


async def test_a_window_that_only_looks_on_puts_nothing_aside(tmp_path: Path) -> None:
    """And says why."""
    async with a_room_on_file(tmp_path, example(), view=True) as room:
        await room.press("w", "d")
        assert isinstance(room.app.screen, FindingsScreen)
        assert "look" in room.words.splitlines()[-1]
        await room.press("exclamation_mark")
        assert room.session.actions == example().actions


async def test_an_empty_board_says_so(tmp_path: Path) -> None:
    """And every key is harmless."""
    async with a_room(tmp_path) as room:
        await room.press("w", "down", "enter", "d", "o", "exclamation_mark", "tab")
        assert "There is no note on this board yet" in room.words
        await room.press("escape")
        assert "GUIDE" in room.words


async def test_the_guide_asks_about_what_was_found(tmp_path: Path) -> None:
    """In the section that it is about, and a click opens the page."""
    async with a_room(tmp_path, example(), advises=True) as room:
        await room.advised()
        assert "! " not in room.words.split("GUIDE")[1], "nothing is open about segments"
        await room.press("8")
        assert "! When do we next talk" in room.words
        lines = room.words.splitlines()
        row = next(number for number, line in enumerate(lines) if "When do we next talk" in line)
        await room.pilot.click(offset=(lines[row].index("next talk"), row))
        await room.pilot.pause()
        assert isinstance(room.app.screen, FindingsScreen)


async def test_nothing_is_asked_twice_in_a_row(tmp_path: Path) -> None:
    """Away and back: the only question of the section is not put again at once, the next one of another is."""
    async with a_room(tmp_path, example(), advises=True) as room:
        await room.advised()
        await room.press("8")
        assert "! When do we next talk" in room.words
        await room.press("1", "8")
        assert "! When do we next talk" not in room.words
        await room.press("9")
        assert "overhead" in room.stage.guide_state().nudge


async def test_what_is_asked_stays_while_somebody_types(tmp_path: Path) -> None:
    """The answer is typed, and the question goes when the typing ends."""
    session = new_session(notes=some_notes("key-partners", "Scanner vendor"))
    async with a_room(tmp_path, session, advises=True) as room:
        await room.advised()
        await room.press("8")
        asked = room.stage.guide_state().nudge
        assert asked
        await room.press("a")
        await room.type("COO #sponsor #internal #permanent #contact=weekly")
        await room.press("enter")
        await room.advised()
        assert room.stage.draft is not None
        assert room.stage.guide_state().nudge == asked


async def test_a_narrow_screen_asks_in_the_strip(tmp_path: Path) -> None:
    """Where the example would stand, if the guiding question leaves a line."""
    async with a_room(tmp_path, example(), advises=True, size=(80, 24)) as room:
        await room.advised()
        await room.press("8")
        assert "! When do we next talk with “Scanner vendor”" in room.words


async def test_an_open_section_keeps_it_in_sight(tmp_path: Path) -> None:
    """On a small screen the guide is longer than its room; the question to the room stays at the bottom of it."""
    async with a_room(tmp_path, example(), advises=True, size=(80, 24)) as room:
        await room.advised()
        await room.press("b", "2", "enter")
        lines = room.words.splitlines()
        assert "! Whose result is “Fewer" in lines[-3]
        assert "mis-picks”?" in lines[-2]
        row = len(lines) - 2
        await room.pilot.click(offset=(lines[row].index("mis-picks”?"), row))
        await room.pilot.pause()
        assert isinstance(room.app.screen, FindingsScreen)


async def test_the_hand_stays_where_it_was(tmp_path: Path) -> None:
    """Putting aside the third finding takes the next one in hand, which is the third now."""
    async with a_room(tmp_path, example()) as room:
        await room.press("b", "w", "down", "down")
        before = page(room).listed
        await room.press("d", *"no", "enter")
        assert page(room).listed == before[:2] + before[3:]
        assert page(room).in_hand == before[3]
        await room.press("end", "d", *"no", "enter")
        assert page(room).in_hand == before[-2]


async def test_d_opens_again_what_was_put_aside(tmp_path: Path) -> None:
    """The same key there and back; each is one step to undo."""
    async with a_room(tmp_path, example()) as room:
        await room.press("b", "w", "d", *"no", "enter", "D", "end", "d")
        assert list(room.session.dismissed) == []
        assert checks_of(room)[0] == "C10"
        await room.press("u")
        assert [each.reason for each in room.session.dismissed] == ["no"]


async def test_the_summary_tells_how_many_are_open(tmp_path: Path) -> None:
    """By board, in the numbers of the page."""
    async with a_room(tmp_path, example(), advises=True) as room:
        await room.advised()
        await room.press("s")
        assert "15 findings open, 3 errors, 9 warnings" in room.words
