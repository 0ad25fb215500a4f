"""The rules about a board as a whole, each with a board on which it fires and one on which it just does not."""

from __future__ import annotations

from lmc_tui.domain.notes import Note
from lmc_tui.method.vocabulary import AS_IS, DELIVERY, DESIGN, PARTNERS, SECTIONS, SEGMENTS
from tests.unit.method.checks.building import BOARD, NOTHING, a_note, all_of, found


def workflow(board: str = "to-be") -> tuple[Note, ...]:
    """Performance Support 6 points (workflow system 3, permanent IT 3), Innovation 1."""
    return (
        a_note(f"{board}-e", DELIVERY, "In the tool", board=board, channel=("workflow-system",)),
        a_note(f"{board}-p", PARTNERS, "IT crew", board=board, side="internal", term="permanent", role=("it",)),
    )


def test_c01_every_section_says_something() -> None:
    """Each empty one is told by name, and only late; one note fills a section."""
    empty = all_of("C01", a_note("s", SEGMENTS))
    assert [each.sections for each in empty] == [(section,) for section in SECTIONS if section != SEGMENTS]
    assert empty[0].message == "Business Outcomes has no note yet."
    assert all(each.late for each in empty)
    assert found("C01", *(a_note(f"n{place}", section) for place, section in enumerate(SECTIONS))) == NOTHING


def test_c90_one_model_stands_out() -> None:
    """Six points with a lead of two do; three points do not, nor does a board with nothing to tell a model by."""
    assert found("C90", *workflow()) == NOTHING
    assert found("C90", workflow()[0]) == BOARD
    assert found("C90", a_note("s", SEGMENTS)) == NOTHING


def test_c90_two_models_that_tie_do_not_stand_out() -> None:
    """Performance Support 6, and Innovation 7: simulation 3, its maker 3, permanent IT 1. A lead of one is none."""
    maker = a_note("p2", PARTNERS, "Studio", role=("simulation",))
    game = a_note("e2", DELIVERY, "Game", channel=("simulation",))
    assert found("C90", *workflow(), maker, game) == BOARD
    assert found("C90", *workflow(), maker) == NOTHING


def test_c91_the_wanted_board_is_another() -> None:
    """Capitals, blanks and full stops make no difference; a need does."""
    today, same = a_note("a", DESIGN, "Annual  course.", board=AS_IS), a_note("t", DESIGN, "annual course")
    assert [each.message for each in all_of("C91", today)] == [
        "The to-be board is still empty, so nothing would change."
    ]
    assert [each.message for each in all_of("C91", today, same)] == [
        "The to-be board says the same as the as-is board, so nothing would change."
    ]
    assert found("C91", today, a_note("t", DESIGN, "annual course", status="need")) == NOTHING
    assert found("C91", today, a_note("t", DELIVERY, "annual course")) == NOTHING
    assert found("C91", same) == NOTHING
    assert found("C91", today, same, board=AS_IS) == NOTHING


def test_c91_another_model_in_the_same_words_is_a_change() -> None:
    """Where only facets differ, and one board looks like Performance Support, the two are not the same."""
    plain = tuple(a_note(f"x-{note.id}", note.section, note.text, board=AS_IS) for note in workflow())
    assert found("C91", *workflow(), *plain) == NOTHING
    assert found("C91", *workflow(), *workflow(AS_IS)) == BOARD


def test_c92_wishes_stand_on_the_to_be_board() -> None:
    """Each needed note of the as-is board is named; on the other board needs belong."""
    need = a_note("d", DESIGN, board=AS_IS, status="need")
    assert found("C92", need, a_note("d2", DESIGN, board=AS_IS), board=AS_IS) == ["d"]
    assert found("C92", a_note("d", DESIGN, status="need")) == NOTHING


def test_c93_a_note_is_short() -> None:
    """Sixty characters are; the next is not. Blanks at line ends count once."""
    assert found("C93", a_note("d", DESIGN, "x" * 61)) == ["d"]
    assert found("C93", a_note("d", DESIGN, "x" * 60)) == NOTHING
    assert found("C93", a_note("d", DESIGN, "x" * 30 + "   \n  " + "x" * 29)) == NOTHING


def test_c94_one_word_is_too_few() -> None:
    """Two are enough, and scripts without blanks are left alone."""
    assert found("C94", a_note("d", DESIGN, " Training\n")) == ["d"]
    assert found("C94", a_note("d", DESIGN, "Safety training")) == NOTHING
    assert found("C94", a_note("d", DESIGN, "安全研修を毎年行う")) == NOTHING


def test_c95_something_is_only_believed() -> None:
    """One belief on the board is enough."""
    assert found("C95", a_note("d", DESIGN, confidence="fact")) == BOARD
    assert found("C95", a_note("d", DESIGN), a_note("s", SEGMENTS, confidence="belief")) == NOTHING


def test_c96_every_note_is_linked() -> None:
    """In or out; a partner that supports a section is. A link to the other board, or to nothing, leads nowhere."""
    design = a_note("d", DESIGN, "Tips", "e")
    assert found("C96", design, a_note("e", DELIVERY)) == NOTHING
    assert found("C96", design, a_note("e", DELIVERY, board=AS_IS)) == ["d"]
    assert found("C96", design) == ["d"]
    assert found("C96", a_note("p", PARTNERS, supports=("design",))) == NOTHING
    assert [each.late for each in all_of("C96", design)] == [True]
