"""The learning models by key and mouse: what the boards look like, the target, and gaps that are written down."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lmc_tui.domain.session import Session
from tests.support.companies import quillmarsh
from tests.support.room import Room, a_room, a_room_on_file, new_session

INNOVATION: Session = replace(quillmarsh(), target_model="innovation")
"""The example with a target for which its plan lacks partners."""


async def to_gap(room: Room, words: str) -> None:
    """Take the gap with those words in hand."""
    for _ in range(20):
        await room.press("tab")
        line = next((line for line in room.words.splitlines() if "▸" in line), "")
        if words in line:
            return
    raise AssertionError(f"no gap says {words!r}:\n{room.words}")


async def test_the_example_is_read_as_the_reference_says(tmp_path: Path) -> None:
    """What each board looks like, by how many points, and whom today lacks for the target."""
    async with a_room(tmp_path, quillmarsh(), size=(120, 80)) as room:
        await room.press("M")
        assert "looks like Mass Distribution with 7 points, a little ahead of University with 5." in room.words
        assert "looks like Performance Support with 11 points, well ahead of University with 6." in room.words
        assert "you still need an IT contact (internal, permanent) and the owner of the workflow" in room.words
        assert "Costs to expect: technology." in room.words
        await room.press("escape")
        assert "Learning model" not in room.words


async def test_arrows_go_through_the_models_and_their_evidence(tmp_path: Path) -> None:
    """The target is in hand first."""
    async with a_room(tmp_path, quillmarsh()) as room:
        await room.press("M")
        assert "What speaks for Performance Support" in room.words
        await room.press("down")
        assert "What speaks for Mass Distribution" in room.words
        assert "Safety experts (+2)" in room.words


async def test_enter_makes_a_model_the_target_and_undo_takes_it_back(tmp_path: Path) -> None:
    """One change, one step back, also after leaving."""
    async with a_room(tmp_path, quillmarsh(), size=(120, 60)) as room:
        await room.press("M", "end", "home", "down", "enter")
        assert room.session.target_model == "mass-distribution"
        assert "The target is Mass Distribution now." in room.words
        assert "◆ Target: Mass Distribution" in room.words
        await room.press("escape", "u")
        assert room.session == quillmarsh()


async def test_the_target_can_be_picked_from_a_list(tmp_path: Path) -> None:
    """Also none at all."""
    async with a_room(tmp_path, quillmarsh()) as room:
        await room.press("M", "t")
        assert "Which model do we want?" in room.words
        await room.type("univ")
        await room.press("enter")
        assert room.session.target_model == "university"
        await room.press("t", "end", "down", "down", "down", "down", "down", "enter")
        assert room.session.target_model == ""
        assert "There is no target model now." in room.words
        await room.press("u", "u")
        assert room.session.target_model == "performance-support"


@pytest.mark.parametrize(
    ("named", "says"), [("Mass Customization", "◆ Target: Mass Distribution"), ("wisdom", "“wisdom”")]
)
async def test_a_target_in_other_words_is_understood_or_told(tmp_path: Path, named: str, says: str) -> None:
    """Names of 2013 stand for ours; a word that is no model is shown as it is, and kept in the file."""
    async with a_room(tmp_path, replace(quillmarsh(), target_model=named), size=(120, 80)) as room:
        await room.press("M")
        assert says in room.words
        assert room.session.target_model == named


async def test_a_gap_becomes_a_note_marked_as_needed(tmp_path: Path) -> None:
    """At the end of its section on the to-be board, told below, and taken back by one key on the canvas."""
    async with a_room(tmp_path, INNOVATION) as room:
        await room.press("M", "b")
        await to_gap(room, "simulation or animation")
        await room.press("a")
        added = room.session.notes_in("to-be", "key-partners")[-1]
        assert (added.text, added.facet("status")) == ("Specialist for simulation and animation", "need")
        assert added.facet("role") == ("simulation",)
        assert "Needed in Partners, to-be: “Specialist for simulation" in room.words
        assert "▸ ○ need    A specialist for simulation or animation" in room.words
        await room.press("a")
        assert "The to-be board has “Specialist for simulation" in room.words
        await room.press("escape", "u")
        assert room.session == INNOVATION


async def test_a_gap_becomes_an_action_once(tmp_path: Path) -> None:
    """In the list of actions, without an owner yet."""
    async with a_room(tmp_path, INNOVATION) as room:
        await room.press("M", "b")
        await to_gap(room, "simulation or animation")
        await room.press("exclamation_mark")
        action = room.session.actions[-1]
        assert action.text == "Win a specialist for simulation or animation (external, as needed)"
        assert "Action: “Win a specialist for simulation" in room.words
        await room.press("exclamation_mark")
        assert "There is an action for it already" in room.words
        assert len(room.session.actions) == len(INNOVATION.actions) + 1
        await room.press("u")
        assert room.session == INNOVATION


async def test_what_the_plan_names_already_is_not_written_twice(tmp_path: Path) -> None:
    """Today lacks an IT contact; the to-be board names one, and enter leads there."""
    async with a_room(tmp_path, quillmarsh(), size=(120, 40)) as room:
        await room.press("M")
        await to_gap(room, "An IT contact")
        assert "the to-be board names it: IT warehouse systems" in room.words
        await room.press("a")
        assert "The to-be board has “IT warehouse systems" in room.words
        assert room.session == quillmarsh()
        await room.press("enter")
        assert room.place.board == "to-be"
        assert room.stage.note is not None
        assert room.stage.note.text.startswith("IT warehouse systems")


async def test_what_is_there_needs_no_note_and_no_action(tmp_path: Path) -> None:
    """Whichever board is compared."""
    async with a_room(tmp_path, quillmarsh(), size=(120, 40)) as room:
        await room.press("M", *["down"] * 6)
        assert "▸ ✓ have    Take the owner of that workflow" in room.words
        for key in ("a", "exclamation_mark"):
            await room.press(key)
            assert "The as-is board has “HR Compliance” for it" in room.words
        await room.press("b", "a")
        assert "The to-be board has “Depot Operations" in room.words
        assert room.session == quillmarsh()


async def test_what_only_the_room_can_judge_is_told(tmp_path: Path) -> None:
    """Some needs hold nothing to write; one that does is noted once, and then named."""
    async with a_room(tmp_path, quillmarsh(), size=(120, 40)) as room:
        await room.press("M", "b")
        await to_gap(room, "Hold strong ties")
        await room.press("a")
        assert "There is nothing to write for this one" in room.words
        await room.press("exclamation_mark")
        assert "nothing to do but for the room to judge" in room.words
        await room.press("enter")
        assert "No note shows it" in room.words
        await to_gap(room, "Choose people who look things up")
        await room.press("a", "a")
        assert room.texts("customer-segments")[-1] == "People who look things up all day in one workflow"
        assert "enter goes there" in room.words


async def test_keys_that_need_a_gap_say_so(tmp_path: Path) -> None:
    """While a model is in hand, or no target is chosen."""
    async with a_room(tmp_path, new_session()) as room:
        await room.press("M")
        for key in ("a", "exclamation_mark"):
            await room.press(key)
            assert "Take something in hand that the target needs" in room.words
        await room.press("tab", "b", "end", "u")
        assert room.session == new_session()
        await room.press("down", "enter")
        assert room.session.target_model == "innovation"
        await room.press("enter")
        assert "Innovation is the target already." in room.words


async def test_a_click_takes_in_hand_and_a_double_click_chooses(tmp_path: Path) -> None:
    """As down and enter do."""
    async with a_room(tmp_path, quillmarsh()) as room:
        await room.press("M")
        lines = room.words.splitlines()
        row = next(number for number, line in enumerate(lines) if line.startswith("   University"))
        await room.pilot.click(offset=(6, row))
        assert "What speaks for University" in room.words
        await room.pilot.click(offset=(6, row), times=2)
        await room.pilot.pause()
        assert room.session.target_model == "university"


async def test_the_wheel_scrolls_and_a_key_returns_to_what_is_in_hand(tmp_path: Path) -> None:
    """Nothing in hand is lost by looking around."""
    async with a_room(tmp_path, quillmarsh(), size=(80, 24)) as room:
        await room.press("M", "pagedown", "pagedown")
        assert "▸" not in room.words
        await room.press("pageup", "up")
        assert "▸ Performance Support" in room.words


async def test_who_only_looks_on_changes_nothing(tmp_path: Path) -> None:
    """Every key that would change says why it does not."""
    async with a_room_on_file(tmp_path, INNOVATION):
        pass
    async with a_room_on_file(tmp_path, view=True) as room:
        await room.press("M", "home", "enter")
        assert "You only look at this session" in room.words
        await room.press("down", "t")
        assert "You only look at this session" in room.words
        await room.press("b")
        await to_gap(room, "simulation or animation")
        for key in ("a", "exclamation_mark", "u", "U"):
            await room.press(key)
            assert "You only look at this session" in room.words, key
        assert room.session.notes == INNOVATION.notes
        assert room.session.actions == INNOVATION.actions
