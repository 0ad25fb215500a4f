"""The partner plan by key and mouse: partners, matrix, what changes, and the page that is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lmc_tui.domain.changes import SetArchived
from lmc_tui.domain.notes import Note
from tests.support.companies import quillmarsh
from tests.support.room import Room, a_room, a_room_on_file

PARTNERS = "key-partners"


def partner(room: Room, words: str) -> Note:
    """The partner of the to-be board with those words in its text."""
    return next(note for note in room.session.notes_in("to-be", PARTNERS) if words in note.text)


async def test_the_plan_shows_both_sides_and_the_sections_without_help(tmp_path: Path) -> None:
    """Inside and outside beside each other, the IT question, and the matrix; esc leaves."""
    async with a_room(tmp_path, quillmarsh()) as room:
        await room.press("O")
        assert all(words in room.words for words in ("Inside · 4", "Outside · 2", "IT is still to be won"))
        assert "Nobody helps with Segments, Relationship, Value and Partners." in room.words
        await room.press("escape")
        assert "Partner plan" not in room.words


async def test_arrows_go_through_the_partners_and_across_the_sides(tmp_path: Path) -> None:
    """Down the list, to the same place of the other side, and back."""
    async with a_room(tmp_path, quillmarsh()) as room:
        await room.press("O")
        assert "▸ ○ IT warehouse" in room.words
        await room.press("down")
        assert "▸ • Finance analytics" in room.words
        await room.press("right")
        assert "▸ • LMS provider" in room.words
        await room.press("left", "end")
        assert "▸ • LMS provider" in room.words
        await room.press("home", "up")
        assert "▸ ○ IT warehouse" in room.words


async def test_a_number_says_that_the_partner_helps_with_a_section(tmp_path: Path) -> None:
    """Another press says that it does not, and undo takes one step back at a time."""
    async with a_room(tmp_path, quillmarsh()) as room:
        await room.press("O", "4")
        assert partner(room, "IT warehouse").facet("supports") == ("value-proposition", "delivery", "key-resources")
        assert "helps with Value Proposition now." in room.words
        assert "Nobody helps with Segments, Relationship and Partners." in room.words
        await room.press("6")
        assert partner(room, "IT warehouse").facet("supports") == ("value-proposition", "key-resources")
        await room.press("u", "u")
        assert room.session == quillmarsh()
        assert "Taken back: helping with Value" in room.words


async def test_space_changes_the_cell_in_hand(tmp_path: Path) -> None:
    """Tab goes to the matrix; arrows go about in it."""
    async with a_room(tmp_path, quillmarsh()) as room:
        await room.press("O", "tab", "down", "right")
        assert any(line.startswith(" ▸ Finance analytics") and "[●]" in line for line in room.words.splitlines())
        await room.press("space")
        assert partner(room, "Finance").facet("supports") is None
        await room.press("right", "space")
        assert partner(room, "Finance").facet("supports") == ("customer-relationship",)
        await room.press("tab")
        assert "[●]" not in room.words


async def test_x_and_f_change_the_partner_in_hand(tmp_path: Path) -> None:
    """Have or need at once; the form with all facets, which returns to the plan."""
    async with a_room(tmp_path, quillmarsh()) as room:
        await room.press("O", "x")
        assert partner(room, "IT warehouse").facet("status") is None
        assert "is with us." in room.words
        await room.press("down", "f")
        assert 'Partners: "Finance analytics"' in room.words
        await room.press("down", "right", "space", "enter")
        assert "Partner plan · to-be" in room.words
        assert partner(room, "Finance").facet("term") == "permanent"
        await room.press("escape")
        assert room.stage.note == partner(room, "Finance")


async def test_enter_and_e_lead_to_the_partner_on_the_canvas(tmp_path: Path) -> None:
    """In hand there, or in the editor."""
    async with a_room(tmp_path, quillmarsh()) as room:
        await room.press("O", "down", "enter")
        assert room.stage.note == partner(room, "Finance")
        await room.press("O", "e")
        await room.pilot.pause()
        assert room.stage.draft is not None
        assert room.stage.draft.note == partner(room, "Finance").id


async def test_the_other_board_has_a_plan_too(tmp_path: Path) -> None:
    """One key away, on which the same keys work."""
    async with a_room(tmp_path, quillmarsh()) as room:
        await room.press("O", "b")
        assert "Partner plan · as-is" in room.words
        assert "Nobody from IT is a partner." in room.words
        await room.press("3")
        safety = next(note for note in room.session.notes_in("as-is", PARTNERS) if note.text == "Safety experts")
        assert safety.facet("supports") == ("customer-relationship", "design")


async def test_a_click_takes_a_partner_or_a_cell_in_hand(tmp_path: Path) -> None:
    """And a double click on a cell changes it."""
    async with a_room(tmp_path, quillmarsh()) as room:
        await room.press("O")
        lines = room.words.splitlines()
        row = next(number for number, line in enumerate(lines) if "○ Scanner vendor" in line)
        await room.pilot.click(offset=(lines[row].index("Scanner"), row))
        assert "▸ ○ Scanner vendor" in room.words
        row = next(number for number, line in enumerate(lines) if line.startswith("   VP Operations"))
        await room.pilot.click(offset=(lines[row].index("●"), row), times=2)
        await room.pilot.pause()
        assert any(line.startswith(" ▸ VP Operations") and "[·]" in line for line in room.words.splitlines())
        assert partner(room, "VP Operations").facet("supports") is None


async def test_a_partner_that_goes_meanwhile_is_told(tmp_path: Path) -> None:
    """Somebody else may archive it while the plan is open; another one is in hand then."""
    async with a_room(tmp_path, quillmarsh()) as room:
        await room.press("O", "down")
        room.workshop.do(SetArchived(partner(room, "Finance").id, True), "archive")
        await room.pilot.pause()
        assert "has gone from this board" in room.words
        await room.press("x")
        assert partner(room, "IT warehouse").facet("status") is None


async def test_an_empty_plan_can_be_looked_at_and_left(tmp_path: Path) -> None:
    """No key does anything, and none fails."""
    async with a_room(tmp_path, replace(quillmarsh(), notes=())) as room:
        await room.press("O", "down", "right", "tab", "space", "1", "x", "f", "e", "enter", "b", "u")
        assert "No partner is on this board yet." in room.words
        await room.press("escape")
        assert room.session.notes == ()


async def test_who_only_looks_on_is_told_why_nothing_changes(tmp_path: Path) -> None:
    """Every key that changes says so; looking and writing a page still work."""
    async with a_room_on_file(tmp_path, quillmarsh()):
        pass
    async with a_room_on_file(tmp_path, view=True) as room:
        for key in ("4", "x", "f", "e", "u"):
            await room.press("O", key)
            assert "You only look at this session" in room.words, key
            await room.press("escape")
        assert room.session.notes == quillmarsh().notes
        await room.press("O", "w", "enter")
        await room.until_words("Written: ")


# --- the page that is written -------------------------------------------------------------------------------------


async def test_the_plan_is_written_beside_the_session(tmp_path: Path) -> None:
    """As Markdown unless another format is chosen; the bottom line tells where."""
    async with a_room_on_file(tmp_path, quillmarsh(), size=(200, 40)) as room:
        await room.press("O", "w", "enter")
        await room.until_words("Written: ")
        path = tmp_path / "sessions" / "onboarding-partners.md"
        assert f"Written: {path.name}, in {path.parent}" in room.words
        assert "# Quillmarsh L&D in eighteen months: partner plan, to-be" in path.read_text().replace("\\", "")


async def test_the_ending_of_the_name_or_the_choice_makes_the_format(tmp_path: Path) -> None:
    """A name that ends in html is a page for print; a choice gives its ending to a name without one."""
    async with a_room_on_file(tmp_path, quillmarsh()) as room:
        await room.press("O", "w", "right", "space", "enter")
        await room.until_words("Written: ")
        await room.press("down", "w", "down")
        await room.type("-plain.txt")
        await room.press("enter")
        await room.until(lambda: (tmp_path / "sessions" / "onboarding-partners-plain.txt").exists(), "plain text")
    folder = tmp_path / "sessions"
    assert (folder / "onboarding-partners.html").read_text().startswith("<!DOCTYPE html>")
    assert "Who helps with what" in (folder / "onboarding-partners-plain.txt").read_text()


async def test_no_file_is_written_over_unasked(tmp_path: Path) -> None:
    """Not now leaves it; another name is offered; only a choice writes over it."""
    path = tmp_path / "sessions" / "onboarding-partners.md"
    async with a_room_on_file(tmp_path, quillmarsh()) as room:
        path.write_text("mine")
        await room.press("O", "w", "enter")
        await room.until_words("There is already a file")
        await room.press("escape")
        assert path.read_text() == "mine"
        await room.press("w", "enter")
        await room.until_words("There is already a file")
        await room.press("enter")
        await room.until_words("onboarding-partners-2.md")
        await room.press("enter")
        await room.until(lambda: path.with_name("onboarding-partners-2.md").exists(), "the other file")
        assert path.read_text() == "mine"
        await room.until_words("Written: ")
        await room.press("w", "enter")
        await room.until_words("There is already a file")
        await room.press("down", "enter")
        await room.until(lambda: path.read_text() != "mine", "the file written over")


async def test_a_page_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """With the reason, and the plan stays open."""
    (tmp_path / "file").write_text("")
    async with a_room_on_file(tmp_path, quillmarsh()) as room:
        await room.press("O", "w", "down", "ctrl+u")
        await room.type(str(tmp_path / "file" / "plan"))
        await room.press("enter")
        await room.until_words("Not written: ")
        await room.press("w", "down", "ctrl+u", "slash", "enter")
        assert "Nothing can be written under the name /." in room.words
