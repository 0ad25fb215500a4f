"""The page that shows what differs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lmc_tui.domain.comparing import Kind, compare
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Action, Parked, Session, Tick
from lmc_tui.tui.drawing.comparison import draw_comparison
from lmc_tui.tui.drawing.lines import Line
from tests.support.builders import a_canvas, a_filled_session, a_note, a_session, an_agenda
from tests.unit.domain.merging.parting import PARTED, Parted
from tests.unit.tui.drawing.reading_lines import flowing, widest, words_of

CANVAS = a_canvas()
FEW = settings(max_examples=40)


def drawn(before: Session, after: Session, columns: int = 80, **options: object) -> list[Line]:
    """The page about two sessions, called `before lunch` and `now`."""
    comparison = compare(CANVAS, before, after, **options)  # type: ignore[arg-type]  # handed on as they are
    return draw_comparison(comparison, CANVAS, columns, here="before lunch", there="now")


def notes_drawn(before: tuple[Note, ...], after: tuple[Note, ...], columns: int = 80) -> list[str]:
    """The lines about two sessions with those notes, from the first section on."""
    words = words_of(drawn(a_session(*before), a_session(*after), columns))
    return words[words.index("") + 1 :]


def test_two_that_are_the_same_are_told_in_a_line() -> None:
    """With each board, and without a legend of signs that do not occur."""
    assert words_of(drawn(a_filled_session(), a_filled_session())) == [
        "before lunch → now",
        "Both say the same.",
        "",
        "The whole as-is board  1 as before",
        "The whole to-be board  6 as before",
    ]


def test_every_change_has_its_sign() -> None:
    """Added, dropped, reworded with both texts, with other details, and how many are as before."""
    before = (
        a_note("a", text="Kept"),
        a_note("b", text="Gone"),
        a_note("c", text="Warehouse IT"),
        a_note("d", text="Ann"),
    )
    after = (
        a_note("a", text="Kept"),
        a_note("c", text="Warehouse systems"),
        a_note("d", text="Ann", owner="Ben"),
        a_note("e", text="New", facets={"side": "internal"}, tags=("late",), owner="Cy"),
    )
    assert notes_drawn(before, after) == [
        "Key Partners (to-be)",
        "  1 added, 1 dropped, 1 reworded, 1 with other details, 1 as before",
        "  - Gone",
        "  ~ before lunch  Warehouse IT",
        "    now           Warehouse systems",
        "  · Ann",
        "    owner: nobody → Ben",
        "  + New",
        "    internal · #late · @Cy",
        "  = 1 as before",
        "",
        "Nothing on either side: Customers (to-be), Design (to-be), Resources (to-be).",
    ]


def test_a_moved_note_is_in_both_panes() -> None:
    """With where it came from and where it went."""
    assert notes_drawn((a_note(section="design"),), (a_note(section="resources", text="IT"),))[:7] == [
        "Design (to-be)  1 moved away",
        "  > Warehouse IT  → Resources (to-be)",
        "",
        "Resources (to-be)  1 moved here",
        "  < before lunch  Warehouse IT",
        "    now           IT  from Design (to-be)",
        "",
    ]


def test_archived_notes_are_told_by_a_word() -> None:
    """Sign and word, for what went off the board and what came back."""
    shown, gone = a_note(), a_note(is_archived=True)
    assert "  - Warehouse IT  (archived)" in notes_drawn((shown,), (gone,))
    assert "  + Warehouse IT  (brought back)" in notes_drawn((gone,), (shown,))
    assert "  + Warehouse IT  (archived)" in notes_drawn((), (gone,))


def test_how_two_were_taken_for_one_is_told() -> None:
    """By likeness with how much, by hand; an id needs no word."""
    before, after = a_session(a_note("a")), a_session(a_note("b", text="Warehouse IT systems"))
    assert "taken for the same: 75% alike" in flowing(drawn(before, after))
    assert "taken for the same by hand" in flowing(drawn(before, after, pairs=[("a", "b")]))
    assert "taken for" not in flowing(drawn(before, a_session(a_note("a", text="Other"))))


def test_long_names_of_sides_stand_above_the_texts() -> None:
    """Where beside them too little room would be left."""
    comparison = compare(CANVAS, a_session(a_note()), a_session(a_note(text="Warehouse systems")))
    lines = draw_comparison(comparison, CANVAS, 50, here="14:02, before the crash", there="in the file")
    assert words_of(lines)[-7:-2] == [
        "  ~ 14:02, before the crash:",
        "      Warehouse IT",
        "    in the file:",
        "      Warehouse systems",
        "",
    ]


def test_two_boards_are_shown_without_naming_them_in_every_pane() -> None:
    """Each section once."""
    session = a_session(a_note("a", "design", "Day", board="as-is"), a_note("b", "customers", "Pickers"))
    words = words_of(drawn(session, session, boards=("as-is", "to-be")))
    assert "Design  1 dropped" in words
    assert "Customers  1 added" in words
    assert words[-1] == "Nothing on either side: Resources, Key Partners."


def test_all_else_follows_the_notes() -> None:
    """Heading first; parking lot, actions, agenda and questions where they differ."""
    before = a_session(
        parking=(Parked("p", "Travel"),), actions=(Action("t", "Ask IT"), Action("u", "Call")), agenda=an_agenda(7, 8)
    )
    after = replace(
        before,
        title="Other",
        parking=(Parked("p", "Travel", is_settled=True),),
        actions=(before.actions[0],),
        agenda=(before.agenda[0]._replace(planned_seconds=600), before.agenda[1]),
        ticks=frozenset({Tick("to-be", "de-1")}),
    )
    assert words_of(drawn(before, after))[4:] == [
        "",
        "Heading",
        "  · the title: Learning at Quillmarsh → Other",
        "",
        "Parking lot  1 with other details",
        "  · Travel",
        "    state: open → settled",
        "",
        "Actions  1 dropped, 1 as before",
        "  - Call",
        "  = 1 as before",
        "",
        "Agenda  1 with other details, 1 as before",
        "  · Customers, 10 min",
        "    timebox: 7 min → 10 min",
        "  = 1 as before",
        "",
        "Guiding questions  1 more answered",
    ]


def test_line_ends_in_names_and_details_do_not_break_the_page() -> None:
    """A note of several lines keeps them; a detail of several is told on one."""
    step = an_agenda(7)[0]
    before, after = (
        a_session(a_note(), agenda=(step,)),
        a_session(a_note(text="One\nTwo"), agenda=(step._replace(prompt="Back\nat one"),)),
    )
    words = words_of(drawn(before, after))
    assert "    now           One" in words
    assert "                  Two" in words
    assert "    prompt: nothing → Back at one" in words


@FEW
@given(PARTED, st.integers(16, 130))
def test_no_line_is_wider_than_the_page(parted: Parted, columns: int) -> None:
    """At any width, in roles that the theme knows."""
    lines = drawn(parted.mine, parted.theirs, columns)
    assert widest(lines) <= columns
    assert lines[-1]
    assert all(one or other for one, other in pairwise(lines))


@FEW
@given(PARTED)
def test_every_change_is_on_the_page(parted: Parted) -> None:
    """The words of every note that is not as before, on both sides."""
    comparison = compare(CANVAS, parted.mine, parted.theirs)
    page = flowing(drawn(parted.mine, parted.theirs, 120))
    for note in comparison.notes:
        if note.kind is not Kind.KEPT:
            for side in (note.before, note.after):
                assert side is None or " ".join(side.text.split()) in page


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_wide_characters_fit_too(columns: int) -> None:
    """Two cells each, and emoji that terminals disagree about."""
    before, after = (
        a_note(text="倉庫のシステム担当者とその上司"),
        a_note(text="倉庫のシステム 👩‍🏭👍🏽 担当者", tags=("倉庫",)),
    )
    assert widest(drawn(a_session(before), a_session(after), columns)) <= columns
