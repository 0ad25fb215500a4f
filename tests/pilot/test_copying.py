"""Copying from the canvas: what goes to the terminal, what lies in the file, and what is said."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import pytest

from lmc_tui.domain.notes import Note
from lmc_tui.export.markdown import to_markdown
from lmc_tui.tui.screens.picker import Picker
from tests.support.room import Room, a_room, new_session, some_notes

PARTNERS = some_notes("key-partners", "Warehouse IT", "Scanner vendor\nin Hamburg", "Finance")


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that takes copies, with nothing between."""
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("TMUX", "STY", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)


def watched(room: Room, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is written to the terminal from now on, besides pictures."""
    written: list[str] = []
    monkeypatch.setattr(room.app, "to_terminal", written.append)
    room.app.__dict__.pop("copies", None)
    return written


def decoded(script: str) -> str:
    """The text that a sequence puts into the clipboard."""
    assert script.startswith("\x1b]52;c;")
    assert script.endswith("\x07")
    return b64decode(script.removeprefix("\x1b]52;c;").removesuffix("\x07"), validate=True).decode()


def copied(folder: Path) -> str:
    """What lies in the file."""
    return (folder / "state" / "copied.md").read_text()


async def pick(room: Room, words: str) -> None:
    """Copy what has these words in the list."""
    await room.press("C")
    await room.type(words)
    await room.press("enter")


async def test_enter_copies_the_note_in_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its words to the letter go to the terminal, and lie in a file that is named."""
    async with a_room(tmp_path, new_session(notes=PARTNERS)) as room:
        written = watched(room, monkeypatch)
        await room.press("8", "}", "C", "enter")
        assert [decoded(each) for each in written] == ["Scanner vendor\nin Hamburg"]
        await room.until_words("If it did not arrive:")
        assert "Copied 25 bytes." in room.words
        assert copied(tmp_path) == "Scanner vendor\nin Hamburg\n"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("note markdown", "- Warehouse IT *(need)* → Partners: Scanner vendor<br>in Hamburg"),
        ("section text", "Key Partners (2)\n- Warehouse IT\n- Scanner vendor\n  in Hamburg"),
    ],
)
async def test_a_note_and_a_section_can_be_had_in_both_forms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, text: str
) -> None:
    """By typing some words of what is wanted."""
    notes = (replace(PARTNERS[0], links=("p000002",)).with_facet("status", "need"), PARTNERS[1])
    async with a_room(tmp_path, new_session(notes=notes)) as room:
        written = watched(room, monkeypatch)
        await room.press("8")
        await pick(room, words)
        assert [decoded(each) for each in written] == [text]


async def test_the_board_and_the_whole_session_can_be_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The session is what the export writes; the board has all its sections and no other board's."""
    other = Note("a000001", "as-is", "key-partners", "Classroom vendor")
    async with a_room(tmp_path, new_session(notes=(*PARTNERS, other))) as room:
        written = watched(room, monkeypatch)
        await pick(room, "whole session")
        await pick(room, "board text")
        session, board = map(decoded, written)
        assert session == to_markdown(room.session, room.workshop.canvas)
        assert all(f"{section.name} (" in board for section in room.workshop.canvas.sections)
        assert "- Finance" in board
        assert "Classroom" not in board


async def test_of_a_filtered_section_what_shows_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the list says how many of how many these are."""
    async with a_room(tmp_path, new_session(notes=PARTNERS)) as room:
        written = watched(room, monkeypatch)
        await room.press("8", "o")
        await room.type("vendor")
        await room.press("enter", "C")
        assert "1 of 3 notes, those that show" in room.words
        await room.type("section text")
        await room.press("enter")
        assert decoded(written[0]) == "Key Partners (1)\n- Scanner vendor\n  in Hamburg"


async def test_findings_can_be_had_once_there_are_some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to ask."""
    async with a_room(tmp_path, new_session(notes=PARTNERS), advises=True) as room:
        await room.advised()
        written = watched(room, monkeypatch)
        await pick(room, "missing")
        found = room.stage.advice.timely("to-be") if room.stage.advice is not None else ()
        text = decoded(written[0])
        assert len(found) > 0
        assert f"{len(found)} to look at" in text
        assert text.count("\n- ") == len(found)


async def test_esc_copies_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list closes, and that is all."""
    async with a_room(tmp_path, new_session(notes=PARTNERS)) as room:
        written = watched(room, monkeypatch)
        await room.press("8", "C")
        assert isinstance(room.app.screen, Picker)
        await room.press("escape")
        assert written == []
        assert not (tmp_path / "state" / "copied.md").exists()


async def test_a_note_that_goes_while_the_list_is_open_is_not_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else may take it away meanwhile; a sentence says so."""
    async with a_room(tmp_path, new_session(notes=PARTNERS)) as room:
        written = watched(room, monkeypatch)
        await room.press("8", "C")
        room.workshop.show(replace(room.session, notes=PARTNERS[1:]))
        await room.press("enter")
        assert written == []
        assert "not there any more" in room.words


async def test_what_is_too_large_lies_in_the_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is sent that a terminal would cut; the bottom line says where it is."""
    notes = some_notes("key-partners", *(f"{number} {'x' * 1990}" for number in range(40)))
    async with a_room(tmp_path, new_session(notes=notes)) as room:
        written = watched(room, monkeypatch)
        await room.press("8")
        await pick(room, "section text")
        await room.until_words("Too large to copy over this line (80 kB):")
        assert written == []
        assert copied(tmp_path).count("\n") == 41


async def test_the_setting_keeps_everything_off_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With `file` the text lies in the file, and nothing is sent."""
    async with a_room(tmp_path, new_session(notes=PARTNERS), config='clipboard = "file"') as room:
        written = watched(room, monkeypatch)
        await room.press("8", "C", "enter")
        await room.until_words("Kept 12 bytes in")
        assert written == []
        assert copied(tmp_path) == "Warehouse IT\n"


async def test_the_setting_keeps_everything_out_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With `osc52` nothing is written down."""
    async with a_room(tmp_path, new_session(notes=PARTNERS), config='clipboard = "osc52"') as room:
        written = watched(room, monkeypatch)
        await room.press("8", "C", "enter")
        await room.app.workers.wait_for_complete()
        assert len(written) == 1
        assert "Copied 12 bytes." in room.words
        assert not (tmp_path / "state" / "copied.md").exists()


async def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was sent is sent all the same."""
    (tmp_path / "state" / "copied.md").mkdir(parents=True)
    async with a_room(tmp_path, new_session(notes=PARTNERS)) as room:
        written = watched(room, monkeypatch)
        await room.press("8", "C", "enter")
        await room.until_words("Copied 12 bytes. The file for it could not be written:")
        assert len(written) == 1


async def test_copying_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the session nor what can be taken back."""
    async with a_room(tmp_path, new_session(notes=PARTNERS)) as room:
        written = watched(room, monkeypatch)
        before = room.session
        await room.press("8", "C", "enter")
        assert decoded(written[0]) == "Warehouse IT"
        assert room.session is before
        assert not room.workshop.can_undo


async def test_ctrl_c_in_a_line_goes_the_same_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Through tmux, too; ctrl+v puts in again what was copied last."""
    monkeypatch.setenv("TMUX", "/tmp/tmux-0/default,1,0")
    async with a_room(tmp_path) as room:
        written = watched(room, monkeypatch)
        await room.press("8", "a")
        await room.type("Hi")
        await room.press("shift+left", "shift+left", "ctrl+c")
        assert written == ["\x1b]52;c;SGk=\x07\x1bPtmux;\x1b\x1b]52;c;SGk=\x07\x1b\\"]
        await room.press("end", "ctrl+v", "enter")
        assert room.texts("key-partners") == ["HiHi"]


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("osc9", "\x1b]9;lmc: Opening: 02:00 left\x07", "\x1b]9;lmc: Opening: time is up\x07"),
        (
            "osc99",
            "\x1b]99;i=lmc-clock;lmc: Opening: 02:00 left\x07",
            "\x1b]99;i=lmc-clock;lmc: Opening: time is up\x07",
        ),
    ],
)
async def test_warnings_of_the_clock_reach_the_desktop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, first: str, last: str
) -> None:
    """The first, the last and the end of a step, by the sequence that was chosen; nobody's words are in it."""
    async with a_room(tmp_path, config=f'notify = "{kind}"\nbell = false') as room:
        written = watched(room, monkeypatch)
        await room.press("space")
        step = room.session.current_step
        assert step is not None
        await room.pass_time(step.planned_seconds + 20)
        assert [written[0], written[-1]] == [first, last]
        assert len(written) == 3


async def test_nothing_is_sent_to_the_desktop_unless_it_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Terminals that do not know a sequence might show it."""
    async with a_room(tmp_path) as room:
        written = watched(room, monkeypatch)
        await room.press("space")
        await room.pass_time(3600)
        assert written == []


@pytest.mark.parametrize(("config", "rings"), [("bell = false", 0), ('bell = false\nnotify = "bell"', 3)])
async def test_the_bell_can_be_the_notification(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, config: str, rings: int
) -> None:
    """Many terminals make one of it; it then rings at all three warnings."""
    async with a_room(tmp_path, config=config) as room:
        heard: list[str] = []
        monkeypatch.setattr(room.app, "bell", lambda: heard.append("bell"))
        await room.press("space")
        step = room.session.current_step
        assert step is not None
        await room.pass_time(step.planned_seconds + 20)
        assert len(heard) == rings


async def test_without_a_pager_the_board_is_not_paged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence says so, for none that ends at once can show anything; so does one about a pager that is not there."""
    async with a_room(tmp_path) as room:
        for pager, words in (("cat", "There is no pager that could show it"), ("nonesuch", "$PAGER names 'nonesuch'")):
            monkeypatch.setenv("PAGER", pager)
            await room.press("ctrl+p")
            await room.type("your pager")
            await room.press("enter")
            await room.until_words(words)
