"""More text than a note, a line or a session holds: never cut without a word, never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from lmc_tui.domain.parts import LONGEST_NOTE
from lmc_tui.text import LONGEST_LINE, MARK
from lmc_tui.tui.screens import note_commands
from tests.support.burst import SLASH, burst, paste
from tests.support.room import Room, a_room, new_session, some_notes

SEGMENTS = "customer-segments"
WORDS = "word " * 900
"""4,500 characters: three notes."""
MUCH = "\n".join(f"line {number:04d} {'x' * 80}" for number in range(1_000))
"""91 kB: more than is taken without asking."""


def words(room: Room, section: str = SEGMENTS) -> list[str]:
    """All words of a section's notes, in order."""
    return " ".join(room.texts(section)).split()


async def test_enter_on_a_text_longer_than_a_note_makes_several(tmp_path: Path) -> None:
    """It says so, goes on, and one step takes them all back."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        for _ in range(3):
            await paste(room, "word " * 300)
        await room.press("enter")
        assert words(room) == ["word"] * 900
        assert max(map(len, room.texts(SEGMENTS))) <= LONGEST_NOTE
        assert "3 notes made: a note holds 2,000 characters. u takes them back." in room.words
        assert room.stage.entry.has_focus
        await room.press("escape", "u")
        assert room.session.notes == ()


async def test_escape_on_a_text_longer_than_a_note_keeps_all_of_it(tmp_path: Path) -> None:
    """As enter does, and the line closes."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        for _ in range(3):
            await paste(room, "word " * 300)
        await room.press("escape")
        assert words(room) == ["word"] * 900
        assert "3 notes made" in room.words
        assert not room.stage.entry.display


async def test_the_prompt_counts_when_a_text_comes_near_to_what_a_note_holds(tmp_path: Path) -> None:
    """And says how many notes it will be from there on; before that it is quiet."""
    async with a_room(tmp_path) as room:
        await room.press("p")
        await paste(room, "x" * 1_799)
        assert "of 2,000" not in room.words
        await paste(room, "x")
        assert "1,800 of 2,000" in room.words
        await paste(room, "x" * 201)
        assert "2,001 of 2,000, 2 notes" in room.words


async def test_a_long_line_pasted_is_split_at_once(tmp_path: Path) -> None:
    """The line stays quick; what was typed before and behind goes along, and one step takes it back."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        await room.type("ab")
        await room.press("left")
        await paste(room, f"{WORDS}\x1b[31mend")
        assert words(room) == ["a", *["word"] * 900, f"{MARK}[31mend", "b"]
        assert "3 notes made" in room.words
        assert (room.stage.entry.text, room.stage.entry.has_focus) == ("", True)
        await room.press("escape", "u")
        assert room.session.notes == ()


async def test_lines_longer_than_a_note_are_split_in_a_paste_of_many(tmp_path: Path) -> None:
    """In the order in which they stood."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        await paste(room, f"one\n{WORDS}\ntwo")
        assert words(room) == ["one", *["word"] * 900, "two"]
        assert "5 notes from 3 lines: a note holds 2,000 characters." in room.words


async def test_an_edit_longer_than_a_note_goes_on_in_notes_behind_it(tmp_path: Path) -> None:
    """The note keeps its id and its first part; one step takes all of it back."""
    async with a_room(tmp_path, new_session(notes=some_notes(SEGMENTS, "first", "last"))) as room:
        before = room.session
        await room.press("e", "home")
        await paste(room, WORDS)
        assert words(room) == [*["word"] * 900, "first", "last"]
        assert [note.id for note in room.session.notes][:1] == ["p000001"]
        assert [note.id for note in room.session.notes][-1:] == ["p000002"]
        assert "3 notes made of this one" in room.words
        assert not room.stage.entry.display
        await room.press("u")
        assert room.session == before


async def test_a_long_note_from_a_file_is_shown_and_left_as_it_is(tmp_path: Path) -> None:
    """Looking at it in the line and leaving changes nothing; one that the line would be slow with says so."""
    session = new_session(notes=some_notes(SEGMENTS, WORDS, "x" * 30_000))
    async with a_room(tmp_path, session) as room:
        await room.press("e", "escape")
        assert room.session == session
        await room.press("}", "e")
        assert not room.stage.entry.display
        assert "30,000 characters, too many for a line: E edits it" in room.words
        assert not room.workshop.can_undo


async def test_the_editor_may_give_back_more_than_a_note_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It becomes several; of very much the person says how much is to be kept."""
    async with a_room(tmp_path, new_session(notes=some_notes(SEGMENTS, "first"))) as room:
        monkeypatch.setattr(note_commands, "edited", lambda text, _: f"{text} {WORDS}".strip())
        monkeypatch.setattr(room.app, "suspend", room.app.batch_update)
        await room.press("E")
        assert words(room) == ["first", *["word"] * 900]
        await room.press("u")
        monkeypatch.setattr(note_commands, "edited", lambda text, _: f"{text} {MUCH}")
        await room.press("E")
        assert "This is 91 kB of text" in room.words
        await room.press("escape")
        assert room.texts(SEGMENTS) == ["first"]
        await room.press("E", "enter")
        assert words(room) == ["first", *MUCH.split()]
        assert room.texts(SEGMENTS)[0].startswith("first line 0000 xxx")


async def test_a_very_large_paste_is_asked_about_and_nothing_is_taken_before(tmp_path: Path) -> None:
    """Escape, and saying so, leave what was typed before as it was."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        await room.type("typed")
        for way_out in (["escape"], ["down", "down", "enter"]):
            await paste(room, MUCH)
            assert "This is 91 kB of text. How much of it is to be kept?" in room.words
            assert "Keep all of it as 1,000 notes" in room.words
            assert "Keep the first 64 kB as" in room.words
            await room.press(*way_out)
            assert room.session.notes == ()
            assert (room.stage.entry.text, room.stage.entry.has_focus) == ("typed", True)


async def test_a_very_large_paste_can_be_kept_whole(tmp_path: Path) -> None:
    """Every line, behind what was typed before, and one step takes it back."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        await room.type("typed")
        await paste(room, MUCH)
        await room.press("enter")
        assert words(room) == ["typed", *MUCH.split()]
        assert len(room.session.notes) == 1_000
        assert "1000 notes from 1000 lines. u takes them back." in room.words
        await room.press("escape", "u")
        assert room.session.notes == ()


async def test_of_a_very_large_paste_the_beginning_can_be_kept(tmp_path: Path) -> None:
    """Whole lines of it, as many as the 64 kB hold that it says."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        await paste(room, MUCH)
        await room.press("down", "enter")
        kept = len(room.session.notes)
        assert room.texts(SEGMENTS) == MUCH.split("\n")[:kept]
        assert sum(len(text) + 1 for text in MUCH.split("\n")[: kept + 1]) > 64_000 > kept * 91


async def test_what_no_session_holds_is_not_offered(tmp_path: Path) -> None:
    """A file of more than 5 MB could not be opened again."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        await paste(room, "x" * 5_000_000)
        assert "This is 5.0 MB of text, more than a session holds." in room.words
        assert "Keep all" not in room.words
        await room.press("enter")
        assert sum(map(len, room.texts(SEGMENTS))) == 64_000


@pytest.mark.parametrize(("key", "things"), [("p", "points"), ("!", "actions")])
async def test_lines_pasted_as_points_are_one_step(tmp_path: Path, key: str, things: str) -> None:
    """Each line is a point or an action; all of them are taken back together."""
    async with a_room(tmp_path) as room:
        await room.press(key)
        await paste(room, f"one\ntwo\n{WORDS}")
        session = room.session
        made = [each.text for each in session.parking] + [each.text for each in session.actions]
        assert made[:2] == ["one", "two"]
        assert " ".join(made[2:]).split() == ["word"] * 900
        assert f"5 {things} from 3 lines" in room.words
        await room.press("u")
        assert (room.session.parking, room.session.actions) == ((), ())


@pytest.mark.parametrize("dialog", ["/", "L", "m"])
async def test_a_field_of_one_line_says_what_it_did_not_take(tmp_path: Path, dialog: str) -> None:
    """Of a long paste the beginning goes in, on one line and clean, and the foot tells how much that is."""
    async with a_room(tmp_path, new_session(notes=some_notes(SEGMENTS, "one", "two"))) as room:
        await room.press(dialog)
        await paste(room, f"\x1b[31ma\nb {'word ' * 1_000}")
        field = room.app.focused
        assert field is not None
        value = str(getattr(field, "value", ""))
        assert value.startswith(f"{MARK}[31ma b word word")
        assert len(value) <= LONGEST_LINE
        assert "Cut: this line took the first 2,000 of 5,008 characters that were pasted." in room.words


async def test_a_title_takes_one_line_of_a_paste(tmp_path: Path) -> None:
    """As the forms do for every field of words; what was taken is what is kept."""
    async with a_room(tmp_path) as room:
        room.stage.run_command("rename")
        await room.pilot.pause()
        await room.press("ctrl+u")
        await paste(room, f"\x1b]0;owned\x07\n{'x' * 70_000}")
        assert "this line took the first 2,000 of 70,011 characters" in room.words
        await room.press("enter")
        assert room.session.title == f"{MARK}]0;owned{MARK} " + "x" * 1_989


async def test_the_palette_takes_one_clean_line(tmp_path: Path) -> None:
    """As every other dialog does."""
    async with a_room(tmp_path) as room:
        await room.press("ctrl+p")
        await paste(room, f"\x1b[31m\nundo{'x' * 5_000}")
        field = room.app.focused
        assert field is not None
        value = str(getattr(field, "value", ""))
        assert (value[:10], len(value)) == (f"{MARK}[31m undo", LONGEST_LINE)
        await room.press("ctrl+u", *"bell", "enter")
        assert "The bell is off." in room.words


async def test_a_paste_with_no_line_open_says_where_to_paste(tmp_path: Path) -> None:
    """It goes nowhere, and no letter of it is a command."""
    async with a_room(tmp_path, new_session(notes=some_notes(SEGMENTS, "one"))) as room:
        await paste(room, "dddd")
        assert room.texts(SEGMENTS) == ["one"]
        assert "Nothing was pasted. a opens a line" in room.words


async def test_what_is_typed_without_end_is_kept_before_it_makes_the_line_slow(tmp_path: Path) -> None:
    """Several notes by then, and the word being typed goes on."""
    async with a_room(tmp_path) as room:
        await burst(room, "a", *("word " * 1_700), *"end")
        assert len(words(room)) + len(room.stage.entry.text.split()) == 1_701
        assert len(room.session.notes) == 5
        assert "5 notes made" in room.words
        await burst(room, "enter", "escape")
        assert words(room) == [*["word"] * 1_700, "end"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\u00a0b", "a\u00a0b"),
        ("👩\u200d🏫", "👩\u200d🏫"),
        ("\ue000", "\ue000"),
        ("a\u202eb", f"a{MARK}b"),
        ("a\x0fb", "ab"),
    ],
)
async def test_no_letter_vanishes_because_it_cannot_be_seen(tmp_path: Path, typed: str, shown: str) -> None:
    """A no-break space and a joiner are letters; what would act shows as a mark; a control key types nothing."""
    async with a_room(tmp_path) as room:
        await burst(room, "a", *(events.Key(each, each) for each in typed))
        assert room.stage.entry.text == shown
        await burst(room, "escape", SLASH, *(events.Key(each, each) for each in typed))
        assert str(getattr(room.app.focused, "value", "")) == shown
