"""What becomes of notes between two states of a session: one example of each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lmc_tui.domain.comparing import SIGNS, By, Compared, ComparedSection, Comparison, Kind, compare
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from lmc_tui.errors import CompareError
from tests.support.builders import a_canvas, a_filled_session, a_note, a_session

CANVAS = a_canvas()


def between(before: tuple[Note, ...], after: tuple[Note, ...]) -> Comparison:
    """The comparison of two sessions with those notes."""
    return compare(CANVAS, a_session(*before), a_session(*after))


def section(comparison: Comparison, name: str, board: str = "to-be") -> ComparedSection:
    """One section of one board."""
    return next(each for each in comparison.sections if (each.section, each.boards[1]) == (name, board))


def only(comparison: Comparison) -> Compared[Note]:
    """The only note of a comparison."""
    (note,) = comparison.notes
    return note


def test_the_same_session_twice_is_the_same() -> None:
    """Every note is kept, by its id; both say the same."""
    comparison = compare(CANVAS, a_filled_session(), a_filled_session())
    assert comparison.is_same
    assert {(note.kinds, note.by) for note in comparison.notes} == {((Kind.KEPT,), By.ID)}
    assert comparison.summary == "Both say the same."


def test_sections_come_in_agenda_order_board_by_board() -> None:
    """All of them, also the empty ones."""
    places = [(each.boards[0], each.section) for each in between((), ()).sections]
    order = ["customers", "design", "resources", "key-partners"]
    assert places == [(board, name) for board in ("as-is", "to-be") for name in order]


def test_a_new_note_is_added_and_a_deleted_one_dropped() -> None:
    """Each has one side; the dropped one is told where it stood."""
    old, new = a_note("a", "design", "Classroom day"), a_note("b", "design", "Scanner prompts")
    first, last = a_note("f", "design", "First"), a_note("l", "design", "Last")
    design = section(between((first, old, last), (first, last, new)), "design")
    assert [(note.kind, note.before, note.after) for note in design.notes] == [
        (Kind.KEPT, first, first),
        (Kind.DROPPED, old, None),
        (Kind.KEPT, last, last),
        (Kind.ADDED, None, new),
    ]
    assert design.summary == "Design (to-be): 1 added, 1 dropped, 2 as before."


def test_other_words_under_one_id_are_reworded() -> None:
    """However little they have in common; both texts are there."""
    note = only(between((a_note(text="Warehouse IT"),), (a_note(text="Something else"),)))
    assert (note.kinds, note.by, note.ratio) == ((Kind.REWORDED,), By.ID, None)
    assert note.before is not None
    assert note.after is not None
    assert (note.before.text, note.after.text) == ("Warehouse IT", "Something else")


def test_like_words_in_one_section_are_taken_for_one_note() -> None:
    """With the ratio, so that a person can judge."""
    note = only(between((a_note("a", text="Scanner vendor"),), (a_note("b", text="Scanner vendors"),)))
    assert (note.kinds, note.by) == ((Kind.REWORDED,), By.LIKENESS)
    assert note.ratio is not None
    assert 0.8 < note.ratio < 1


def test_equal_words_under_another_id_are_kept() -> None:
    """Nobody reads ids."""
    comparison = between((a_note("a"),), (a_note("b"),))
    assert comparison.is_same
    assert (only(comparison).by, only(comparison).ratio) == (By.LIKENESS, 1.0)


def test_a_moved_note_is_told_in_both_panes() -> None:
    """It stands where it is now and is named where it stood; elsewhere it counts once."""
    comparison = between((a_note(section="design"),), (a_note(section="resources"),))
    design, resources = section(comparison, "design"), section(comparison, "resources")
    assert design.went == resources.notes == (only(comparison),)
    assert design.notes == resources.went == ()
    assert design.summary == "Design (to-be): 1 moved away."
    assert resources.summary == "Resources (to-be): 1 moved here."
    assert comparison.summary == "In all: 1 moved."
    assert not design.is_same


def test_another_board_is_another_place() -> None:
    """Also in the same section."""
    comparison = between((a_note(board="as-is"),), (a_note(board="to-be"),))
    assert only(comparison).kinds == (Kind.MOVED,)
    assert section(comparison, "key-partners", "as-is").went == comparison.notes


def test_the_same_words_on_two_boards_are_two_notes() -> None:
    """A copy on the other board is no move."""
    here, there = a_note("a", board="as-is"), a_note("b", board="to-be")
    assert [note.kind for note in between((here,), (there,)).notes] == [Kind.DROPPED, Kind.ADDED]


def test_elsewhere_on_the_board_only_very_like_words_are_one_note() -> None:
    """`Pickers` and `Six pickers` stay two notes in two sections, and are one in one section."""
    few, more = "Pickers on the floor", "Pickers on the first floor of Leeds"
    apart = between((a_note("a", "design", few),), (a_note("b", "customers", more),))
    assert {note.kind for note in apart.notes} == {Kind.ADDED, Kind.DROPPED}
    assert only(between((a_note("a", "design", few),), (a_note("b", "design", more),))).kind is Kind.REWORDED
    assert only(between((a_note("a", "design", few),), (a_note("b", "customers", few),))).kind is Kind.MOVED


def test_a_note_of_the_section_is_preferred_to_a_better_one_elsewhere() -> None:
    """First within the section, then on the board."""
    old = a_note("a", "design", "Scanner prompts")
    near, same = a_note("b", "design", "Scanner prompt"), a_note("c", "customers", "Scanner prompts")
    comparison = between((old,), (near, same))
    assert [note.after for note in comparison.notes if note.before is old] == [near]


def test_taking_off_the_board_and_bringing_back() -> None:
    """Archived notes stay in the file; one that is archived as before is not counted."""
    shown, gone = a_note(), a_note(is_archived=True)
    assert only(between((shown,), (gone,))).kind is Kind.ARCHIVED
    assert only(between((gone,), (shown,))).kind is Kind.BROUGHT_BACK
    as_before = between((gone,), (gone,))
    assert as_before.is_same
    assert as_before.notes
    assert as_before.counts == {}
    assert section(between((shown,), (gone,)), "key-partners").summary == "Key Partners (to-be): 1 archived."


def test_the_most_telling_comes_first() -> None:
    """A note that was moved, reworded and given an owner is all of it, and counts as moved."""
    before, after = a_note(), a_note(section="design", text="Warehouse systems", owner="Ada")
    note = only(between((before,), (after,)))
    assert note.kinds == (Kind.MOVED, Kind.REWORDED, Kind.CHANGED)
    assert between((before,), (after,)).counts == {Kind.MOVED: 1}


def test_another_order_is_only_counted() -> None:
    """As few notes as explain it; everything else is as before."""
    notes = tuple(a_note(name, text=words) for name, words in (("a", "One"), ("b", "Two"), ("c", "Three")))
    comparison = between(notes, (notes[2], notes[0], notes[1]))
    assert section(comparison, "key-partners").reordered == 1
    assert section(comparison, "key-partners").summary == "Key Partners (to-be): 3 as before; the order of 1 changed."
    assert not comparison.is_same
    assert {note.kind for note in comparison.notes} == {Kind.KEPT}


def test_two_boards_are_compared_with_one_another() -> None:
    """By section and whatever the board; archived notes stand on no board, and nothing else is compared."""
    session = replace(
        a_session(
            a_note("a", "design", "Classroom day", board="as-is"),
            a_note("b", "design", "Bulletin", board="as-is", is_archived=True),
            a_note("c", "design", "Classroom days", board="to-be"),
            a_note("d", "resources", "Coach", board="to-be"),
        ),
        title="Another",
    )
    comparison = compare(CANVAS, a_session(*session.notes), session, boards=("as-is", "to-be"))
    assert [(each.section, each.boards, each.title) for each in comparison.sections][:2] == [
        ("customers", ("as-is", "to-be"), "Customers"),
        ("design", ("as-is", "to-be"), "Design"),
    ]
    assert [note.kind for note in comparison.notes] == [Kind.REWORDED, Kind.ADDED]
    assert comparison.heading == ()
    assert comparison.boards == ("as-is", "to-be")


def test_a_person_can_take_two_for_one() -> None:
    """Also where neither id nor words would."""
    before, after = (a_note("a", text="Old LMS"),), (a_note("b", "design", "Something else"),)
    comparison = compare(CANVAS, a_session(*before), a_session(*after), pairs=[("a", "b"), ("a", "b"), ("x", "y")])
    assert (only(comparison).by, only(comparison).kinds) == (By.HAND, (Kind.MOVED, Kind.REWORDED))


def test_a_person_can_tell_two_apart() -> None:
    """Neither by id nor by likeness are they taken for one then."""
    note, like = a_note("a", text="Scanner vendor"), a_note("b", text="Scanner vendors")
    for other in (note, like):
        comparison = compare(CANVAS, a_session(note), a_session(other), apart=[("a", other.id)])
        assert [each.kind for each in comparison.notes] == [Kind.DROPPED, Kind.ADDED]


def test_two_canvases_cannot_be_compared() -> None:
    """It is said which, and what to do."""
    with pytest.raises(CompareError, match=r"'small'.*'other'.*same canvas"):
        compare(CANVAS, a_session(), replace(a_session(), canvas="other"))


def test_a_note_of_an_unknown_section_is_told_too() -> None:
    """A canvas that lost a section loses no note; its section comes last, under its id."""
    strange = a_note("a", "no-such", "Word", board="no-board")
    comparison = between((strange,), ())
    assert comparison.sections[-1].title == "no-such (no-board)"
    assert only(comparison).kind is Kind.DROPPED


def test_every_kind_has_a_sign() -> None:
    """One character each."""
    assert set(SIGNS) == set(Kind)
    assert {len(sign) for sign in SIGNS.values()} == {1}


def test_comparing_changes_neither_side() -> None:
    """The notes in a comparison are the notes of the two sessions."""
    before: Session = a_filled_session()
    after = replace(before, notes=tuple(reversed(before.notes)))
    for note in compare(CANVAS, before, after).notes:
        assert any(note.before is each for each in before.notes)
        assert any(note.after is each for each in after.notes)
