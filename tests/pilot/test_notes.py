"""What is done to notes, with real keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.room import Room, a_room, new_session, some_notes

THREE = some_notes("key-partners", "one", "two", "three")


async def test_x_toggles_have_and_need(tmp_path: Path) -> None:
    """Need stands as a word and as a sign; have needs no saying, in the file either."""
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        await room.press("8", "x")
        assert room.session.notes[0].facet("status") == "need"
        assert "need" in room.words
        await room.press("}")
        assert "○ one" in room.words
        await room.press("{", "x")
        assert room.session.notes[0].facet("status") is None


async def test_capital_j_and_k_reorder(tmp_path: Path) -> None:
    """The note in hand goes down and up among its neighbours, and no further than the ends."""
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        await room.press("8", "J")
        assert room.texts("key-partners") == ["two", "one", "three"]
        await room.press("J", "J")
        assert room.texts("key-partners") == ["two", "three", "one"]
        await room.press("K")
        assert room.texts("key-partners") == ["two", "one", "three"]
        assert room.place.note == "p000001"


async def test_m_moves_to_another_section_and_board(tmp_path: Path) -> None:
    """The person goes along with the note; undo brings it back to its old place."""
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        await room.press("8", "}", "m")
        await room.type("design as-is")
        await room.press("enter")
        assert room.texts("design", "as-is") == ["two"]
        assert (room.place.board, room.place.section, room.place.note) == ("as-is", "design", "p000002")
        await room.press("u")
        assert room.texts("key-partners") == ["one", "two", "three"]


async def test_d_archives_and_capital_d_brings_back(tmp_path: Path) -> None:
    """Archived notes leave the board and stay in the session."""
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        await room.press("8", "d")
        assert room.texts("key-partners") == ["two", "three"]
        assert room.session.notes[0].is_archived
        assert room.place.note == "p000002"
        await room.press("D", "enter")
        assert room.texts("key-partners") == ["one", "two", "three"]


async def test_a_thousand_steps_are_taken_back_and_done_again(tmp_path: Path) -> None:
    """Undo and redo go as far as anybody will press."""
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        await room.press("8")
        for _ in range(1_000):
            room.stage.run_command("toggle_need")
        assert room.session.notes[0].facet("status") is None
        room.stage.run_command("toggle_need")
        for _ in range(1_001):
            room.stage.run_command("undo")
        assert not room.workshop.can_undo
        assert room.session.notes[0].facet("status") is None
        for _ in range(1_001):
            room.stage.run_command("redo")
        assert room.session.notes[0].facet("status") == "need"


@pytest.mark.parametrize("key", ["u", "ctrl+z"])
async def test_undo_says_what_it_took_back(tmp_path: Path, key: str) -> None:
    """The bottom line names the change; with nothing left the key does nothing."""
    async with a_room(tmp_path) as room:
        await room.write("Ann")
        await room.press(key)
        assert 'Taken back: add "Ann"' in room.words
        assert room.session.notes == ()
        await room.press(key)
        assert room.session.notes == ()
        await room.press("U")
        assert room.texts("customer-segments") == ["Ann"]


async def test_links_show_at_both_ends(tmp_path: Path) -> None:
    """L picks the other note; the thread is named under both; picking it again cuts it."""
    notes = (
        some_notes("key-partners", "IT systems")[0],
        some_notes("delivery", "unused", "Scanner prompt")[1],
    )
    async with a_room(tmp_path, new_session(notes=notes), size=(160, 45)) as room:
        await room.press("8", "L")
        await room.type("prompt")
        await room.press("enter")
        assert room.session.notes[0].links == ("p000002",)
        assert "→ Delivery" in room.words
        assert "← Partners" in room.words
        await room.press("L", "enter")
        assert not room.session.notes[0].links


async def test_l_links_in_an_open_section(tmp_path: Path) -> None:
    """There l is not needed for going right, so it links."""
    notes = (*some_notes("key-partners", "IT systems"), some_notes("delivery", "unused", "Scanner prompt")[1])
    async with a_room(tmp_path, new_session(notes=notes)) as room:
        await room.press("8", "enter", "l", "enter")
        assert room.session.notes[0].links == ("p000002",)


async def test_the_form_sets_every_kind_of_facet(tmp_path: Path) -> None:
    """One choice, several choices, words and a number, kept as one change."""
    async with a_room(tmp_path, new_session(notes=some_notes("cost-structure", "Salaries"))) as room:
        await room.press("9", "f")
        assert "personnel" in room.words
        await room.press("right", "space", "down")
        await room.type("64,5")
        await room.press("down")
        await room.type("kEUR")
        await room.press("enter")
        facets = dict(room.session.notes[0].facets)
        assert facets["category"] == "technology"
        assert facets["amount"] == 64.5
        assert facets["currency"] == "kEUR"
        await room.press("u")
        assert dict(room.session.notes[0].facets) == {}


async def test_the_form_offers_several_choices_and_sections(tmp_path: Path) -> None:
    """Roles and supported sections of a partner are lists, in the order of the vocabulary."""
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        await room.press("8", "f")
        await _go_to_field(room, "role")
        await room.press("s", "space", "right", "space")
        chosen = room.app.screen.query_one("#fields")
        assert chosen is not None
        await room.press("enter")
        roles = room.session.notes[0].facet("role")
        assert isinstance(roles, tuple)
        assert len(roles) == 2


async def test_escape_leaves_the_form_without_a_change(tmp_path: Path) -> None:
    """What was chosen in between is dropped, and nothing is in the history."""
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        await room.press("8", "f", "space", "escape")
        assert dict(room.session.notes[0].facets) == {}
        assert not room.workshop.can_undo


async def test_a_number_field_says_what_is_no_number(tmp_path: Path) -> None:
    """The sentence names the words; nothing wrong is kept."""
    async with a_room(tmp_path, new_session(notes=some_notes("cost-structure", "Salaries"))) as room:
        await room.press("9", "f", "down")
        await room.type("lots")
        assert '"lots" is not a number.' in room.words
        await room.press("enter")
        assert room.session.notes[0].facet("amount") is None


async def test_capital_e_takes_what_the_editor_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The note is handed over in a file and read back; several lines are fine."""
    monkeypatch.setattr("lmc_tui.tui.screens.note_commands.edited", lambda text, _: f"{text}\nand a second line")
    monkeypatch.setattr("textual.app.App.suspend", _nothing_suspended)
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        await room.press("8", "E")
        assert room.texts("key-partners")[0] == "one\nand a second line"


async def test_a_missing_editor_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence names the variable and the program."""
    monkeypatch.setenv("EDITOR", "no-such-editor --wait")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr("textual.app.App.suspend", _nothing_suspended)
    async with a_room(tmp_path, new_session(notes=THREE)) as room:
        await room.press("8", "E")
        assert "no-such-editor" in room.words
        assert room.texts("key-partners")[0] == "one"


async def _go_to_field(room: Room, name: str) -> None:
    from lmc_tui.tui.widgets.form_lines import FormLines

    lines = room.app.screen.query_one(FormLines)
    while lines.field.id != name:
        await room.press("down")


def _nothing_suspended(app: object) -> object:
    """In place of handing the terminal over: there is none."""
    from contextlib import nullcontext

    del app
    return nullcontext()


async def test_undo_goes_to_what_it_changed(tmp_path: Path) -> None:
    """Wherever the person is by then: nobody has to look for what was taken back."""
    async with a_room(tmp_path, new_session(notes=some_notes("key-partners", "IT", "Finance"))) as room:
        await room.press("8", "d", "1")
        await room.press("u")
        assert (room.place.section, room.place.note) == ("key-partners", "p000001")
        await room.press("1", "U")
        assert room.place.section == "key-partners"


async def test_moving_a_note_says_what_is_left_behind(tmp_path: Path) -> None:
    """Facets that the other section does not know are named by their number."""
    note = some_notes("key-partners", "IT")[0].with_facet("side", "internal")
    async with a_room(tmp_path, new_session(notes=(note,))) as room:
        await room.press("8", "m", *"cost", "enter")
        assert "Moved without 1 facet that is not known there" in room.words
        await room.press("u")
        assert room.session.notes[0].facet("side") == "internal"


async def test_page_keys_pass_ten_notes(tmp_path: Path) -> None:
    """In a long section nobody presses a key sixty times."""
    texts = [f"note {number}" for number in range(25)]
    async with a_room(tmp_path, new_session(notes=some_notes("key-partners", *texts))) as room:
        await room.press("8", "enter", "pagedown")
        assert room.place.note == "p000011"
        await room.press("end")
        assert room.place.note == "p000025"
        await room.press("pageup")
        assert room.place.note == "p000015"
        await room.press("home")
        assert room.place.note == "p000001"
