"""Panes: how notes are shortened to the room there is, and what is told of those that do not fit."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lmc_tui.domain.notes import Note
from lmc_tui.tui.drawing.board_view import BoardView
from lmc_tui.tui.drawing.column import SHORTER, NoteColumn, Top, fitted_notes
from lmc_tui.tui.drawing.lines import line_width
from lmc_tui.tui.drawing.note import ONE_LINE, WHOLE, Detail, note_height, note_lines
from lmc_tui.tui.drawing.pane import PaneState, draw_pane, scrolled_pane
from tests.support.builders import a_canvas, a_note, a_session
from tests.unit.tui.drawing.reading_lines import words_of

CANVAS = a_canvas()
PARTNERS = CANVAS.section("key-partners")
NAMED = Detail(names_links=True)
WORDS = st.lists(
    st.sampled_from(["IT", "warehouse", "漢字", "a\nb", "dissemination-of-information", "of", "x"]), max_size=9
)
Said = list[tuple[list[str], bool, int]]
"""For each note its words, whether it is needed, and how many tags it has."""
NOTES = st.lists(st.tuples(WORDS, st.booleans(), st.integers(0, 3)), max_size=12)


def a_view(*notes: Note) -> BoardView:
    """The to-be board with these notes."""
    return BoardView(a_session(*notes), CANVAS, "to-be")


def numbered(count: int, text: str = "note {}") -> tuple[Note, ...]:
    """So many partners, told apart by their numbers."""
    return tuple(a_note(f"n{number:06d}", text=text.format(number)) for number in range(count))


def drawn_notes(said: Said) -> tuple[Note, ...]:
    """Notes of those words, some needed, with so many tags."""
    return tuple(
        a_note(
            f"n{number:06d}",
            text=" ".join(words) or "-",
            facets={"status": "need"} if is_need else {},
            tags=tuple(f"tag-{each}" for each in range(tags)),
        )
        for number, (words, is_need, tags) in enumerate(said)
    )


def pane(view: BoardView, state: PaneState) -> list[str]:
    """The words of the partners' pane, line by line."""
    drawn = draw_pane(view, PARTNERS, state)
    assert len(drawn.lines) == state.rows
    assert {line_width(line) for line in drawn.lines} == {state.columns}
    return words_of(drawn.lines)


RICH = (
    a_note(
        "n000001",
        text="IT warehouse systems, owner of the scanner platform",
        facets={"side": "internal", "contact": "weekly", "partner_role": ("it", "sponsor"), "fee": 64000},
        tags=("scanner",),
        owner="Ada",
    ),
    a_note("n000002", text="Scanner vendor in Hamburg", facets={"side": "external", "status": "need"}),
)


def test_with_room_every_word_shows() -> None:
    """Facets, tags, owner and text wrap in a pane that is narrow and high."""
    words = " ".join(" ".join(pane(a_view(*RICH), PaneState(18, 24))).replace("│", " ").split())
    assert "IT warehouse systems, owner of the scanner platform" in words
    assert "internal IT, sponsor once a week fee 64000 #scanner @Ada" in words
    assert "…" not in words
    assert "↓" not in words


def test_words_give_way_before_text_and_text_line_by_line() -> None:
    """Row by row: never fewer words of the text while a word under it is left; at the last one line for each note."""
    view = a_view(*RICH)
    notes = view.notes("key-partners")
    details = [fitted_notes(view, notes, 16, rows).detail for rows in range(24, 1, -1)]
    assert details == sorted(details, key=SHORTER.index)
    assert details[0] == WHOLE
    assert pane(view, PaneState(18, 4))[1:-1] == ["│• IT warehouse… │", "│○ Scanner vendo…│"]
    for detail in SHORTER:
        assert detail.text_lines is None or detail.word_lines == 0


@settings(deadline=None)
@given(NOTES, st.integers(8, 60), st.integers(1, 30))
def test_every_note_is_in_sight_where_each_can_have_a_line(said: Said, columns: int, rows: int) -> None:
    """And of no more is told."""
    notes = drawn_notes(said)
    lines = draw_pane(a_view(*notes), PARTNERS, PaneState(columns, rows + 2)).lines
    targets = {line[1].target for line in lines[1:-1]}
    hidden = [note for note in notes if f"note:{note.id}" not in targets]
    assert len(hidden) == max(0, len(notes) - rows)
    assert ("↓" in words_of(lines)[-1]) == bool(hidden)


@settings(deadline=None)
@given(NOTES, st.integers(4, 60), st.sampled_from([*SHORTER, Detail(all_lines=2), NAMED]))
def test_a_note_is_as_high_as_its_lines(said: Said, columns: int, detail: Detail) -> None:
    """Measured without being drawn, and never wider than its pane."""
    view = a_view(*drawn_notes(said))
    for note in view.notes("key-partners"):
        lines = note_lines(view, note, columns, detail)
        assert note_height(view, note, columns, detail) == len(lines)
        assert all(line_width(line) <= columns for line in lines)
        assert detail.all_lines is None or len(lines) <= detail.all_lines


@settings(deadline=None)
@given(NOTES, st.integers(8, 40), st.integers(3, 20))
def test_taking_another_note_in_hand_shortens_no_other_below_what_fits_for_all(
    said: Said, columns: int, rows: int
) -> None:
    """The least that shows of the rest depends on the room alone; at the lower end a note may be cut off."""
    notes = drawn_notes(said)
    view = a_view(*notes)
    fit = fitted_notes(view, notes, columns - 2, rows - 2)
    for held in notes:
        state = PaneState(columns, rows, is_focused=True, selected=held.id)
        lines = draw_pane(view, PARTNERS, state).lines[1:-1]
        for note in notes:
            shown = words_of([line[1:-1] for line in lines if line[1].target == f"note:{note.id}"])
            least = words_of(note_lines(view, note, columns - 2, fit.detail))
            more = least if fit.richer is None else words_of(note_lines(view, note, columns - 2, fit.richer))
            ends = (shown == each[: len(shown)] or shown == each[len(each) - len(shown) :] for each in (least, more))
            assert note is held or any(ends)


@settings(deadline=None)
@given(NOTES, st.integers(8, 60), st.integers(3, 30), st.booleans())
def test_no_note_is_cut_where_rows_are_left_for_it(said: Said, columns: int, rows: int, is_focused: bool) -> None:
    """A text whose end is missing stands in a pane without a row to spare, whichever note is in hand."""
    notes = drawn_notes(said)
    view = a_view(*notes)
    held = notes[-1].id if notes and is_focused else None
    lines = draw_pane(view, PARTNERS, PaneState(columns, rows, is_focused=is_focused, selected=held)).lines[1:-1]
    free = sum(1 for line in lines if not line[1].target.startswith("note:"))
    for note in notes:
        shown = sum(1 for line in lines if line[1].target == f"note:{note.id}")
        whole = note_height(view, note, columns - 2, Detail(word_lines=0))
        if free:
            assert shown >= min(whole, 2), f"{free} rows are left"


def test_rows_that_are_left_go_to_the_first_notes() -> None:
    """Line by line; but no note shows its words while others hide theirs, as if they had none."""
    five = numbered(5, "note {} of several words")
    assert [line[1:-1].strip() for line in pane(a_view(*five), PaneState(20, 9))[1:-1]] == [
        "• note 0 of",
        "several words",
        "• note 1 of",
        "several words",
        "• note 2 of sever…",
        "• note 3 of sever…",
        "• note 4 of sever…",
    ]
    tagged = tuple(a_note(f"n{number:06d}", text=f"note {number}", tags=("one",)) for number in range(3))
    assert "#one" not in " ".join(pane(a_view(*tagged), PaneState(20, 7)))
    assert " ".join(pane(a_view(*tagged), PaneState(20, 8))).count("#one") == 3


def test_the_note_in_hand_takes_what_the_others_leave_and_its_text_half_the_pane() -> None:
    """Words only where there is room or a third of the pane, so that notes are not pushed out of sight for them."""
    notes = numbered(3, "note {}")
    tagged = (a_note("n000000", text="note 0", tags=("one", "two")), *notes[1:])
    assert pane(a_view(*tagged), PaneState(20, 5, is_focused=True, selected="n000000"))[1:-1] == [
        "┃▸ note 0          ┃",
        "┃• note 1          ┃",
        "┃• note 2          ┃",
    ]
    assert pane(a_view(*tagged), PaneState(20, 6, is_focused=True, selected="n000000"))[2] == "┃  #one · #two     ┃"
    long = (a_note("n000000", text="a note of so many words that it takes line upon line"), *notes[1:])
    shown = pane(a_view(*long), PaneState(20, 6, is_focused=True, selected="n000000"))
    assert shown[1:3] == ["┃▸ a note of so    ┃", "┃  many words that…┃"]
    assert "note 2" in shown[4]


def test_notes_below_are_counted_when_nothing_of_them_shows() -> None:
    """One that is cut off is not counted: it is seen, and there is more of it."""
    notes = numbered(4, "note {} of several words")
    lines = pane(a_view(*notes), PaneState(20, 7, detail=WHOLE))
    assert lines[-1].endswith(" ↓ 1 more ─┘")
    assert lines[-2] == "│• note 2 of       │"
    lines = pane(a_view(*notes), PaneState(20, 9, detail=WHOLE))
    assert lines[-1].endswith("─ ↓ more ─┘")
    assert "↓" not in pane(a_view(*notes), PaneState(20, 10, detail=WHOLE))[-1]
    assert pane(a_view(*notes), PaneState(12, 5))[-1] == "└──── ↓ 1 ─┘"


def test_it_follows_the_note_in_hand() -> None:
    """Scrolled just so far that all of it shows; the title tells that there is something above."""
    view = a_view(*numbered(30))
    lines = pane(view, PaneState(30, 12, is_focused=True, selected="n000020"))
    assert "▸ note 20" in lines[-2]
    assert "↑" in lines[0]
    lines = pane(view, PaneState(30, 12, is_focused=True, selected="n000020", top=Top(25)))
    assert "▸ note 20" in lines[1]


def test_scrolled_away_it_stays_where_it_is() -> None:
    """The wheel takes it from the first line to the last and back, never past them."""
    view = a_view(*numbered(30, "note {} of several words that wrap"))
    state = PaneState(20, 12, is_focused=True, selected="n000000", detail=WHOLE, follows=False)
    tops = [Top()]
    while (top := scrolled_pane(view, PARTNERS, state._replace(top=tops[-1]), 3)) > tops[-1]:
        tops.append(top)
    assert all(after > before for before, after in pairwise(tops))
    last = draw_pane(view, PARTNERS, state._replace(top=tops[-1]))
    assert last.top == tops[-1]
    assert "↓" not in words_of(last.lines)[-1]
    assert words_of(last.lines)[-2].startswith("┃  that wrap")
    back = tops[-1]
    for _ in tops:
        back = scrolled_pane(view, PARTNERS, state._replace(top=back), -3)
    assert back == Top()


@settings(deadline=None)
@given(NOTES, st.integers(8, 40), st.integers(0, 12), st.integers(0, 15), st.integers(0, 5), st.booleans())
def test_no_row_is_empty_that_could_be_filled(
    said: Said, columns: int, rows: int, note: int, line: int, follows: bool
) -> None:
    """Wherever it was scrolled to before notes went or the screen grew, and with the note in hand in sight."""
    notes = drawn_notes(said)
    view = a_view(*notes)
    in_hand = (note % len(notes), WHOLE) if notes else None
    column = NoteColumn(view, notes, columns, WHOLE, in_hand)
    top = column.placed(Top(note, line), rows, follows=follows)
    shown = column.in_sight(top, rows)
    total = sum(len(note_lines(view, each, columns)) for each in notes)
    assert len(shown.lines) == min(rows, total)
    if follows and in_hand is not None and rows:
        assert f"note:{notes[in_hand[0]].id}" in {each[0].target for each in shown.lines}


class CountingView(BoardView):
    """Counts how often a note's words are asked for."""

    asked = 0

    def detail_words(self, note: Note, *, names_links: bool = False) -> tuple[str, ...]:
        """The words, counted."""
        self.asked += 1
        return super().detail_words(note, names_links=names_links)


@pytest.mark.parametrize("detail", [None, WHOLE])
def test_of_thousands_of_notes_only_those_are_measured_that_can_show(detail: Detail | None) -> None:
    """At the top, in the middle and at the end."""
    view = CountingView(a_session(*numbered(5_000, "note {} of several words")), CANVAS, "to-be")
    for held in (0, 2_500, 4_999):
        view.asked = 0
        state = PaneState(30, 20, is_focused=True, selected=f"n{held:06d}", detail=detail)
        words = "\n".join(words_of(draw_pane(view, PARTNERS, state).lines))
        assert f"▸ note {held} of" in words
        assert view.asked < 200
        assert re.search(r"↓ [\d,]+ more", words) is not None or held == 4_999


def test_threads_tell_the_notes_at_their_other_end_in_an_open_section() -> None:
    """Cut, at both ends; many of one section are counted."""
    far = a_note("d000001", "design", "Prompts of forty words each, in the scanner and on the wall")
    notes = (a_note("n000001", text="IT", links=("d000001", "c000001")), far, a_note("c000001", "customers", "Depots"))
    view = a_view(*notes)
    closed = " ".join(pane(view, PaneState(33, 8)))
    assert "→ Design · → Customers" in closed
    words = " ".join(pane(view, PaneState(70, 8, detail=NAMED)))
    assert re.search("→ Design: Prompts of forty words each, in[a-z ]+…", words)
    assert "→ Customers: Depots" in words
    assert note_lines(view, far, 60, NAMED)[-1][-1].text == "← Partners: IT"
    many = tuple(a_note(f"n{number:06d}", text=f"note {number}", links=("d000001",)) for number in range(4))
    assert note_lines(a_view(*many, far), far, 60, NAMED)[-1][-1].text == "← Partners ×4"


def test_a_title_keeps_its_name_as_long_as_it_can() -> None:
    """The long name, then the short one, then without the dot, then without the blanks around it, then cut."""
    view = a_view(*numbered(6))
    wanted = {
        40: "┌ Key Partners · 6 !1 ─────",
        21: "┌ Partners · 6 !1 ──┐",
        17: "┌ Partners 6 !1 ┐",
        16: "┌Partners 6 !1─┐",
        15: "┌Partners 6 !1┐",
        12: "┌Part… 6 !1┐",
    }
    for columns, title in wanted.items():
        assert pane(view, PaneState(columns, 9, findings=1))[0].startswith(title)


def test_where_all_fits_in_a_broad_pane_threads_tell_the_notes_at_their_other_end() -> None:
    """In all notes or in none."""
    far = a_note("d000001", "design", "Prompts")
    view = a_view(
        a_note("n000001", text="IT", links=("d000001",)), a_note("n000002", text="HR", links=("d000001",)), far
    )
    assert " ".join(pane(view, PaneState(34, 6))).count("→ Design: Prompts") == 2
    assert " ".join(pane(view, PaneState(33, 6))).count("→ Design: Prompts") == 0
    assert " ".join(pane(view, PaneState(33, 6))).count("→ Design") == 2


def test_lines_are_no_longer_than_is_read_well() -> None:
    """In a pane over the whole width of a large screen; the note in hand is marked over all of it."""
    note = a_note("n000001", text="word " * 60)
    lines = note_lines(a_view(note), note, 200, is_selected=True)
    assert max(len(line.rstrip()) for line in words_of(lines)) <= 102
    assert {line_width(line) for line in lines} == {200}


def test_words_that_go_on_leave_no_separator_before_the_sign() -> None:
    """They end with a word, or with a part of one."""
    note = a_note("n000001", text="IT", tags=("one", "two", "three"))
    for columns in range(6, 30):
        line = words_of(note_lines(a_view(note), note, columns, Detail(word_lines=1)))[-1]
        assert "·…" not in line
    assert words_of(note_lines(a_view(note), note, 10, Detail(word_lines=1)))[-1] == "  #one …"


def test_a_note_in_hand_that_we_need_says_so_without_a_word_under_it() -> None:
    """The sign of the hand does not cover the sign of the need."""
    note = a_note("n000001", text="Scanner vendor").with_facet("status", "need")
    view = a_view(note)
    (short,) = note_lines(view, note, 20, ONE_LINE, is_selected=True)
    assert words_of([short])[0].startswith("▸○")
    assert words_of(note_lines(view, note, 20, is_selected=True))[0].startswith("▸ ")
