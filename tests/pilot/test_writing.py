"""Typing notes, with real keys."""

from __future__ import annotations

from pathlib import Path

from textual import events

from lmc_tui.domain.place import Draft, Place
from tests.support.room import Room, a_room, new_session, some_notes


async def paste(room: Room, text: str) -> None:
    """Paste a text, as a terminal with bracketed paste does."""
    room.app.post_message(events.Paste(text))
    await room.pilot.pause()
    await room.pilot.pause()


async def test_enter_keeps_a_note_and_stays_open(tmp_path: Path) -> None:
    """Three notes in a stream, in the order typed."""
    async with a_room(tmp_path) as room:
        await room.press("8", "a")
        for text in ("IT systems", "Finance", "Vendor"):
            await room.type(text)
            await room.press("enter")
        assert room.texts("key-partners") == ["IT systems", "Finance", "Vendor"]
        assert room.stage.entry.has_focus
        await room.press("escape")
        assert not room.stage.entry.display
        assert "Partners · 3" in room.words


async def test_letters_that_are_commands_are_text_while_typing(tmp_path: Path) -> None:
    """Every key of the canvas is a letter in the entry."""
    async with a_room(tmp_path) as room:
        await room.write("dux n+b?/JK[]{}=-! 123")
        assert room.texts("customer-segments") == ["dux n+b?/JK[]{}=-! 123"]
        assert room.session.timer is None
        assert room.place.board == "to-be"


async def test_escape_keeps_what_is_typed(tmp_path: Path) -> None:
    """Losing words is worse than taking a note back, so escape keeps them and says so."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        await room.type("half a thought")
        await room.press("escape")
        assert room.texts("customer-segments") == ["half a thought"]
        assert "u takes it back" in room.words
        await room.press("u")
        assert room.texts("customer-segments") == []


async def test_enter_with_nothing_typed_stays_open(tmp_path: Path) -> None:
    """A second enter must not hand the next letters to the canvas as commands."""
    async with a_room(tmp_path) as room:
        await room.press("a", "enter")
        assert room.stage.entry.has_focus
        assert "Nothing typed yet" in room.words
        assert room.session.notes == ()


async def test_several_pasted_lines_are_several_notes_and_one_step_back(tmp_path: Path) -> None:
    """Empty lines are left out; what was typed before begins the first note."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        await room.type("First:")
        await paste(room, "alpha\r\n\r\nbeta\n  gamma  \n")
        assert room.texts("customer-segments") == ["First: alpha", "beta", "gamma"]
        assert "3 notes from 3 lines" in room.words
        await room.press("escape", "u")
        assert room.texts("customer-segments") == []


async def test_one_pasted_line_goes_into_the_note(tmp_path: Path) -> None:
    """A paste in the middle of typing is part of it, whole and cleaned."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        await room.type("see ")
        await paste(room, "the \x1b[31mred\x07 book\n")
        await room.press("enter")
        assert room.texts("customer-segments") == ["see the \ufffd[31mred\ufffd book"]


async def test_facets_tags_and_owner_are_read_while_typing(tmp_path: Path) -> None:
    """What is known is a facet, what is not is a tag; short words stand under the note."""
    async with a_room(tmp_path) as room:
        await room.press("8")
        await room.write('IT systems #internal #permanent #need #it #scanner @"Head of L&D"')
        (note,) = room.session.notes
        assert note.text == "IT systems"
        assert dict(note.facets) == {"side": "internal", "term": "permanent", "role": ("it",), "status": "need"}
        assert note.tags == ("scanner",)
        assert note.owner == "Head of L&D"
        await room.press("enter")
        for word in ("need", "internal", "permanent", "#scanner", "@Head of L&D"):
            assert word in room.words


async def test_tab_completes_from_the_vocabulary_of_the_section(tmp_path: Path) -> None:
    """#ext + tab is #external in Key Partners."""
    async with a_room(tmp_path) as room:
        await room.press("8", "a")
        await room.type("Studio #ext")
        assert "#external" in room.words
        await room.press("tab", "enter", "escape")
        (note,) = room.session.notes
        assert (note.text, note.facet("side")) == ("Studio", "external")


async def test_completions_can_be_chosen_with_the_arrows(tmp_path: Path) -> None:
    """Down chooses, enter takes what was chosen instead of keeping the note."""
    async with a_room(tmp_path) as room:
        await room.press("8", "a")
        await room.type("Studio #")
        first, second = room.stage.completions.options[:2]
        await room.press("down", "down", "enter")
        assert room.stage.entry.text == f"Studio {second.insert} "
        assert first.insert != second.insert
        assert room.session.notes == ()


async def test_tags_and_owners_in_use_are_offered(tmp_path: Path) -> None:
    """What was typed once is completed from then on."""
    async with a_room(tmp_path) as room:
        await room.write("one #pilotgroup @Annette")
        await room.press("a")
        await room.type("two #pil")
        await room.press("tab")
        await room.type("@Ann")
        await room.press("tab", "enter", "escape")
        note = room.session.notes[-1]
        assert (note.tags, note.owner) == (("pilotgroup",), "Annette")


async def test_a_note_is_written_under_the_question_in_sight(tmp_path: Path) -> None:
    """The question counts as answered from then on."""
    async with a_room(tmp_path) as room:
        await room.press("8", "]")
        await room.write("Finance analytics")
        assert room.session.notes[0].question == "kp-2"
        assert "1/8" in room.words


async def test_e_edits_the_note_in_hand(tmp_path: Path) -> None:
    """The text is there to be changed; enter ends; one step takes it back."""
    async with a_room(tmp_path, new_session(notes=some_notes("key-partners", "Scaner vendor"))) as room:
        await room.press("8", "e")
        assert room.stage.entry.text == "Scaner vendor"
        await room.press("home", *("right",) * 4, "n", "enter")
        assert room.texts("key-partners") == ["Scanner vendor"]
        assert not room.stage.entry.display
        await room.press("u")
        assert room.texts("key-partners") == ["Scaner vendor"]


async def test_words_that_look_marked_stay_when_they_stood_there_before(tmp_path: Path) -> None:
    """A note from a file that says `see #foo` is not torn apart by an edit elsewhere in it."""
    async with a_room(tmp_path, new_session(notes=some_notes("key-partners", "see #foo"))) as room:
        await room.press("8", "e")
        await room.type(" now #need")
        await room.press("enter")
        (note,) = room.session.notes
        assert (note.text, note.tags, note.facet("status")) == ("see #foo now", (), "need")


async def test_resizing_keeps_what_is_being_typed(tmp_path: Path) -> None:
    """From wide to narrow to too small and back: the same words, the cursor still in them."""
    async with a_room(tmp_path) as room:
        await room.press("a")
        await room.type("in the middle of")
        for size in ((80, 24), (50, 14), (20, 5), (200, 60), (120, 36)):
            await room.pilot.resize_terminal(*size)
            await room.pilot.pause()
            assert room.stage.entry.text == "in the middle of"
        await room.type(" it")
        await room.press("enter")
        assert room.texts("customer-segments") == ["in the middle of it"]


async def test_p_parks_a_point_and_bang_writes_an_action(tmp_path: Path) -> None:
    """Both are in the session and in the summary."""
    async with a_room(tmp_path) as room:
        await room.press("p")
        await room.type("Works council view")
        await room.press("enter", "!")
        await room.type('Ask IT for a slot @"Head of L&D" by 2026-03-14')
        await room.press("enter")
        assert [parked.text for parked in room.session.parking] == ["Works council view"]
        (action,) = room.session.actions
        assert (action.text, action.owner, str(action.due)) == ("Ask IT for a slot", "Head of L&D", "2026-03-14")
        await room.press("s", "end")
        assert "Ask IT for a slot (@Head of L&D, by 2026-03-14)" in room.words
        assert "Works council view" in room.words


async def test_open_points_are_ticked_off(tmp_path: Path) -> None:
    """P lists actions and parked points; enter ticks one off."""
    async with a_room(tmp_path) as room:
        await room.press("!")
        await room.type("Call Ann")
        await room.press("enter", "P", "enter")
        assert room.session.actions[0].is_done


async def test_opening_again_goes_on_in_the_middle_of_a_note(tmp_path: Path) -> None:
    """Place and half-typed words are there again; enter keeps the note where it belongs."""
    place = Place("to-be", "key-partners", draft=Draft("to-be", "key-partners", "Scanner ven", question="kp-3"))
    async with a_room(tmp_path, place=place) as room:
        assert room.stage.entry.text == "Scanner ven"
        assert "in the middle of this" in room.words
        await room.type("dor")
        await room.press("enter", "escape")
        assert room.texts("key-partners") == ["Scanner vendor"]
        assert room.session.notes[0].question == "kp-3"


async def test_a_draft_of_an_edit_whose_note_has_gone_becomes_a_new_note(tmp_path: Path) -> None:
    """The words are kept even when the note they belonged to is not there any more."""
    place = Place("to-be", "key-partners", draft=Draft("to-be", "key-partners", "better words", note="gone123"))
    async with a_room(tmp_path, place=place) as room:
        await room.press("enter", "escape")
        assert room.texts("key-partners") == ["better words"]


async def test_a_long_text_shows_all_its_rows_when_it_is_opened(tmp_path: Path) -> None:
    """Not only from the first letter on, and after a resize too."""
    text = "a text that is much longer than one line of a narrow pane holds"
    async with a_room(tmp_path, new_session(notes=some_notes("design", text))) as room:
        await room.press("5", "e")
        await room.until(lambda: room.stage.entry.size.height == room.stage.entry.rows > 2)
        await room.pilot.resize_terminal(200, 60)
        await room.until(lambda: room.stage.entry.size.height == room.stage.entry.rows < 4)
        await room.pilot.resize_terminal(80, 24)
        await room.until(lambda: room.stage.entry.size.height == room.stage.entry.rows)
        assert room.stage.entry.text == text


async def test_the_question_stays_in_sight_while_somebody_writes(tmp_path: Path) -> None:
    """On a small screen the line stands above the guide's strip."""
    async with a_room(tmp_path, size=(80, 24)) as room:
        question = room.stage.section.questions[0].text[:40]
        assert question in room.words
        await room.press("a")
        assert question in room.words


async def test_points_and_actions_are_answered(tmp_path: Path) -> None:
    """Neither shows on the canvas, so the bottom line says that it is there."""
    async with a_room(tmp_path) as room:
        await room.press("p", *"Later", "enter")
        assert "Parked: 1 open" in room.words
        await room.press("!", *"Ask IT @Ann by 2026-03-14", "enter")
        assert "Action noted for Ann by 2026-03-14" in room.words
        await room.press("t")
        assert "Ticked as answered" in room.words
