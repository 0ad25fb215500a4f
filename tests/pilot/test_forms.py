"""Forms and pickers: nothing said in them is lost, and what is needed to end them is always in sight."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from textual.widget import Widget

from lmc_tui.domain.notes import FacetValueOf, Note
from lmc_tui.tui.screens.form import Form
from lmc_tui.tui.screens.picker import Picker
from lmc_tui.tui.widgets.form_lines import FormLines
from tests.support.room import Room, a_room, new_session, some_notes

SIZES = [(40, 10), (50, 14), (60, 16), (80, 24), (120, 36), (200, 60)]
OPENERS = {"facets": ["8", "f"], "costs": ["9", "f"], "link": ["8", "L"], "search": ["/", "n"], "move": ["8", "m"]}
"""What is opened to the keys that open it."""
NOTES = (
    *some_notes("key-partners", *(f"note {number} of some partner or other" for number in range(40))),
    Note("c000001", "to-be", "cost-structure", "Salaries"),
)


def a_cost(**facets: FacetValueOf) -> tuple[Note, ...]:
    """A note of the cost structure that says these facets."""
    return (Note("c000001", "to-be", "cost-structure", "Salaries", facets=facets),)


def facets(room: Room) -> Mapping[str, FacetValueOf]:
    """What the first note says."""
    return dict(room.session.notes[0].facets)


def is_open(room: Room) -> bool:
    """Whether a form or a picker is in front."""
    return isinstance(room.app.screen, Form | Picker)


async def go_to_field(room: Room, name: str) -> None:
    """Take the field of that name in hand."""
    lines = room.app.screen.query_one(FormLines)
    while lines.field.name != name:
        await room.press("down")


def rows_of(widget: Widget) -> range:
    """The rows of the screen on which a widget stands."""
    return range(widget.region.y, widget.region.bottom)


# --- what is said --------------------------------------------------------------------------------


@pytest.mark.parametrize("amount", [1234567, 123456789012345, 64000.25, 0.1 + 0.2, 1e-7, -12.5, 2.0])
async def test_a_number_that_nobody_touched_stays_as_it_is(tmp_path: Path, amount: float) -> None:
    """Going through all fields and keeping the form changes nothing."""
    async with a_room(tmp_path, new_session(notes=a_cost(amount=amount, currency="  k  EUR"))) as room:
        await room.press("9", "f", *("down",) * 12, "up", "enter")
        assert not is_open(room)
        assert facets(room) == {"amount": amount, "currency": "  k  EUR"}
        assert not room.workshop.can_undo


async def test_tags_that_nobody_touched_stay_as_they_are(tmp_path: Path) -> None:
    """Even one with a blank in it, as a file may hold it."""
    notes = (Note("c000001", "to-be", "cost-structure", "Salaries", tags=("two words", "one")),)
    async with a_room(tmp_path, new_session(notes=notes)) as room:
        await room.press("9", "f", "space", "enter")
        assert facets(room) == {"category": "personnel"}
        assert room.session.notes[0].tags == ("two words", "one")


async def test_what_is_no_number_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    """The sentence names it, the form stays with all that was typed, and mended it is kept."""
    async with a_room(tmp_path, new_session(notes=a_cost(amount=64))) as room:
        await room.press("9", "f")
        await go_to_field(room, "amount")
        await room.type("abc")
        await room.press("enter")
        assert is_open(room)
        assert '"64abc" is not a number.' in room.words
        assert facets(room) == {"amount": 64}
        await go_to_field(room, "owner")
        await room.type("Ann")
        assert "64abc (not a number)" in room.words
        await room.press("enter")
        assert room.app.screen.query_one(FormLines).field.name == "amount"
        assert '"64abc" is not a number.' in room.words
        await room.press("backspace", "backspace", "backspace", "5", "enter")
        assert not is_open(room)
        assert facets(room) == {"amount": 645}
        assert room.session.notes[0].owner == "Ann"


async def test_an_empty_number_says_nothing_any_more(tmp_path: Path) -> None:
    """Taking it away is a change like any other."""
    async with a_room(tmp_path, new_session(notes=a_cost(amount=64))) as room:
        await room.press("9", "f")
        await go_to_field(room, "amount")
        await room.press("backspace", "backspace", "enter")
        assert facets(room) == {}


async def test_what_is_typed_and_typed_back_is_no_change(tmp_path: Path) -> None:
    """The value is the one it was, to the last digit."""
    async with a_room(tmp_path, new_session(notes=a_cost(amount=0.1 + 0.2))) as room:
        await room.press("9", "f")
        await go_to_field(room, "amount")
        await room.press("1", "backspace", "enter")
        assert facets(room) == {"amount": 0.1 + 0.2}


async def test_the_error_line_can_be_read(tmp_path: Path) -> None:
    """It is not drawn like what may be overlooked."""
    async with a_room(tmp_path, new_session(notes=a_cost())) as room:
        await room.press("9", "f")
        await go_to_field(room, "amount")
        await room.type("x")
        form = room.app.screen
        assert isinstance(form, Form)
        assert {span.role for span in form.told.compose_lines(60, 1)[0] if span.text.strip()} == {"notice"}


# --- what is in sight ------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("opened", OPENERS)
async def test_title_line_hint_and_keys_are_in_sight(tmp_path: Path, size: tuple[int, int], opened: str) -> None:
    """At every size, for the first field and for the last; the lines shrink, and a sign tells that there are more."""
    async with a_room(tmp_path, new_session(notes=NOTES), size=size) as room:
        await room.press(*OPENERS[opened])
        dialog = room.app.screen
        assert isinstance(dialog, Form | Picker)
        for _ in range(2):
            parts = (dialog.title_words, dialog.field_input, dialog.told, dialog.foot)
            around = [each for each in parts if each.display and each.visible]
            rows = [row for widget in (*around, dialog.body) for row in rows_of(widget)]
            assert len(rows) == len(set(rows))
            assert set(rows) <= set(range(1, size[1] - 1))
            assert all(widget.region.height for widget in (*around, dialog.body))
            assert "enter " in room.words
            assert ("↓" in dialog.body.text or "↑" in dialog.body.text) == (_wanted(dialog) > dialog.body.size.height)
            await room.press("up" if isinstance(dialog, Form) else "pagedown")


def _wanted(dialog: Form | Picker) -> int:
    """Rows that all lines of a dialog take."""
    return dialog.options.count if isinstance(dialog, Picker) else dialog.lines.rows_for(dialog.body.size.width)


@pytest.mark.parametrize("size", [(40, 10), (60, 16), (80, 24)], ids=str)
async def test_the_field_in_hand_is_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    """Each of them, all the way round, with the choice under the cursor."""
    async with a_room(tmp_path, new_session(notes=NOTES), size=size) as room:
        await room.press("8", "f")
        lines = room.app.screen.query_one(FormLines)
        for _ in lines.fields:
            assert f"▸ {lines.field.name}" in lines.text or lines.field.options
            for _ in lines.field.options:
                await room.press("right")
                words = lines.field.options[lines.cursors[lines.field.id]][1]
                assert words[:12] in lines.text
            await room.press("down")


async def test_the_picker_does_not_jump_while_it_is_narrowed_down(tmp_path: Path) -> None:
    """Its lines keep their rows; when nothing is found that is said in their place."""
    async with a_room(tmp_path, new_session(notes=NOTES), size=(80, 24)) as room:
        await room.press("8", "L")
        picker = room.app.screen
        assert isinstance(picker, Picker)
        before = picker.box.region
        await room.type("note 3")
        assert picker.box.region == before
        await room.type("zz")
        assert picker.box.region == before
        assert "Nothing found." in room.words
        assert "esc leaves" in room.words


# --- the mouse -------------------------------------------------------------------------------------


async def click_on(room: Room, words: str) -> None:
    """Click on the first place where these words stand."""
    row = next(row for row, line in enumerate(room.words.splitlines()) if words in line)
    column = room.words.splitlines()[row].index(words)
    await room.pilot.click(offset=(column + 1, row))
    await room.pilot.pause()


async def test_a_click_keeps_or_leaves_a_form(tmp_path: Path) -> None:
    """On the words at its foot."""
    async with a_room(tmp_path, new_session(notes=a_cost(amount=64))) as room:
        await room.press("9", "f")
        await click_on(room, "technology")
        await click_on(room, "esc leaves")
        assert not is_open(room)
        assert facets(room) == {"amount": 64}
        await room.press("f")
        await click_on(room, "technology")
        await click_on(room, "enter keeps")
        assert not is_open(room)
        assert facets(room) == {"amount": 64, "category": "technology"}


async def test_a_click_on_a_field_of_words_lets_one_type_in_it(tmp_path: Path) -> None:
    """On its name, on what it says, and on the blank behind; what was typed in another one stays."""
    async with a_room(tmp_path, new_session(notes=a_cost(amount=64))) as room:
        await room.press("9", "f")
        await click_on(room, "amount")
        await room.type("5")
        await click_on(room, "currency")
        await room.type("kEUR")
        await click_on(room, "kEUR   ")
        await room.type("s")
        await click_on(room, "enter keeps")
        assert facets(room) == {"amount": 645, "currency": "kEURs"}


async def test_a_click_picks_or_leaves(tmp_path: Path) -> None:
    """At the foot of a picker as on its lines."""
    async with a_room(tmp_path, new_session(notes=NOTES)) as room:
        await room.press("8", "m")
        await click_on(room, "esc leaves")
        assert not is_open(room)
        await room.press("m")
        await room.type("design to-be")
        await click_on(room, "enter picks")
        assert not is_open(room)
        assert room.texts("design") == ["note 0 of some partner or other"]
