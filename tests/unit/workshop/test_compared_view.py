"""What is compared with what, and what somebody says is the same."""

from __future__ import annotations

from lmc_tui.domain.comparing import By, Kind
from lmc_tui.domain.session import Session
from lmc_tui.workshop.compared_view import Corrections, Side, compared, could_be, is_correctable, sections_of
from tests.support.builders import a_canvas, a_note, a_session

CANVAS = a_canvas()
BEFORE = a_session(a_note("a", text="Warehouse IT"), a_note("b", text="Ann"))
AFTER = a_session(a_note("c", text="Warehouse IT"), a_note("d", text="Works council"))


def kinds(corrections: Corrections) -> dict[tuple[str, str], Kind]:
    """Ids before and after of each note of the to-be board, to what became of it."""
    found = compared(CANVAS, Side("before", lambda: BEFORE), Side("now", lambda: AFTER), corrections)
    return {
        (each.before.id if each.before else "", each.after.id if each.after else ""): each.kind for each in found.notes
    }


def test_two_notes_can_be_joined_and_parted() -> None:
    """The last word counts, whatever was said of the two before."""
    assert kinds(Corrections()) == {("a", "c"): Kind.KEPT, ("b", ""): Kind.DROPPED, ("", "d"): Kind.ADDED}
    joined = Corrections().joined("b", "d")
    assert kinds(joined) == {("a", "c"): Kind.KEPT, ("b", "d"): Kind.REWORDED}
    parted = joined.parted("b", "d")
    assert kinds(parted) == kinds(Corrections())
    assert kinds(parted.joined("b", "d")) == kinds(joined)
    assert kinds(Corrections().parted("a", "c"))["a", ""] is Kind.DROPPED


def test_only_what_no_id_tells_can_be_corrected() -> None:
    """And a note of one side only can be one of those that the other side has for itself."""
    found = compared(CANVAS, Side("before", lambda: BEFORE), Side("now", lambda: AFTER), Corrections())
    by = {each.by for each in found.notes if is_correctable(each)}
    assert by == {By.LIKENESS}
    dropped = next(each for each in found.notes if each.kind is Kind.DROPPED)
    added = next(each for each in found.notes if each.kind is Kind.ADDED)
    sections = sections_of(found, "to-be")
    assert [note.id for note in could_be(dropped, sections)] == ["d"]
    assert [note.id for note in could_be(added, sections)] == ["b"]
    same = compared(CANVAS, Side("before", lambda: BEFORE), Side("now", lambda: BEFORE), Corrections())
    assert not any(is_correctable(each) for each in same.notes)


def test_a_side_is_read_anew_each_time() -> None:
    """So that what stands there now is compared."""
    states = [AFTER, BEFORE]

    def now() -> Session:
        return states.pop(0)

    side = Side("now", now)
    assert not compared(CANVAS, Side("before", lambda: BEFORE), side, Corrections()).is_same
    assert compared(CANVAS, Side("before", lambda: BEFORE), side, Corrections()).is_same


def test_sections_are_those_of_the_board_in_sight() -> None:
    """Or of both boards, where two are compared with one another."""
    each_board = compared(CANVAS, Side("before", lambda: BEFORE), Side("now", lambda: AFTER), Corrections())
    assert {section.boards for section in sections_of(each_board, "as-is")} == {("as-is", "as-is")}
    two = compared(CANVAS, Side("as-is", lambda: AFTER, "as-is"), Side("to-be", lambda: AFTER, "to-be"), Corrections())
    assert {section.boards for section in sections_of(two, "as-is")} == {("as-is", "to-be")}
