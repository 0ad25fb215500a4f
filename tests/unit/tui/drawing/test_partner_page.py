"""The partner plan as it is drawn: two sides, terms, what nobody said, and the matrix."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lmc_tui.content import load_canvas
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from lmc_tui.method.board import Board
from lmc_tui.method.partners import PartnerPlan, partner_plan
from lmc_tui.method.vocabulary import COST, PARTNERS, TO_BE
from lmc_tui.tui.drawing.drawn import Drawn
from lmc_tui.tui.drawing.lines import plain
from lmc_tui.tui.drawing.partner_cards import Hand, in_order
from lmc_tui.tui.drawing.partner_page import draw_partner_plan
from tests.support.boards import a_learning_session, placed, said
from tests.support.companies import quillmarsh
from tests.unit.tui.drawing.reading_lines import flowing, widest, words_of

CANVAS = load_canvas()


def plan_of(session: Session) -> PartnerPlan:
    """The plan of the to-be board."""
    return partner_plan(Board(session, TO_BE), CANVAS)


def page(session: Session, columns: int = 117, hand: Hand = Hand()) -> Drawn:  # noqa: B008 - a frozen value
    """The page of the to-be board."""
    return draw_partner_plan(plan_of(session), CANVAS, session.title, hand, columns)


def a_plan(*notes: Note) -> Session:
    """A to-be board with those notes."""
    return a_learning_session(*placed(TO_BE, *notes))


def test_wide_the_two_sides_stand_beside_each_other() -> None:
    """On one line the first of each; the letters of the matrix are the sections' short names."""
    words = words_of(page(quillmarsh()).lines)
    assert any("Inside · 4" in line and "Outside · 2" in line for line in words)
    assert any("IT warehouse systems" in line and "Scanner vendor" in line for line in words)
    assert any("Segments  Outcomes  Relationship" in line for line in words)


def test_narrow_one_side_stands_below_the_other() -> None:
    """And the sections have their codes, which are spelled out."""
    words = words_of(page(quillmarsh(), 77).lines)
    inside = next(row for row, line in enumerate(words) if "Inside · 4" in line)
    outside = next(row for row, line in enumerate(words) if "Outside · 2" in line)
    vendor = next(row for row, line in enumerate(words) if "Scanner vendor" in line and row > outside)
    assert inside < outside < vendor
    assert any(line.split() == ["CS", "BO", "CR", "VP", "DE", "DL", "KR", "KP", "CO"] for line in words)
    assert "CS Segments · BO Outcomes" in flowing(page(quillmarsh(), 77).lines)


def test_a_partner_tells_its_terms_and_what_nobody_said() -> None:
    """Inside what it gains; outside fee, costs and promise."""
    words = flowing(page(quillmarsh(), 77).lines)
    assert "need · IT · permanent contact weekly · seen to by Head of L&D gains ? not said" in words
    assert (
        "have · technical vendor · permanent contact quarterly fee ? not said costs LMS, reduced licence: 28" in words
    )
    assert "IT is still to be won (IT warehouse systems (own the scanner platform))" in words


def test_a_promise_has_its_date_and_a_gain_its_words() -> None:
    """What was said stands where `not said` would."""
    studio = said(
        PARTNERS, "Studio", side="external", fee="12,000", promise="Beta of the app", promised_by="2026-05-01"
    )
    finance = said(PARTNERS, "Finance", side="internal", gains="Fewer questions")
    words = flowing(page(a_plan(studio, finance), 77).lines)
    assert "fee 12,000" in words
    assert "promise Beta of the app · for 2026-05-01" in words
    assert "gains Fewer questions" in words


def test_who_might_be_hired_is_marked() -> None:
    """Outside, with us for good, and paid as personnel; nobody in the example is."""
    trainer = said(PARTNERS, "Trainer", id="tr00001", side="external", term="permanent")
    pay = said(COST, "Trainer's fee", category="personnel", links=("tr00001",))
    assert "hire one day?" in flowing(page(a_plan(trainer, pay)).lines)
    assert "hire one day?" not in flowing(page(quillmarsh()).lines)


def test_sections_that_nobody_helps_with_stand_out_by_sign_and_word() -> None:
    """In the last row of the matrix, and in a sentence; worked out by hand from the example."""
    lines = words_of(page(quillmarsh()).lines)
    row = next(line for line in lines if "nobody helps" in line)
    heads = next(line for line in lines if "Segments  Outcomes" in line)
    empty = {name for name in heads.split() if row[heads.index(name) :].startswith("! none")}
    assert empty == {"Segments", "Relationship", "Value", "Partners"}
    assert "! Nobody helps with Segments, Relationship, Value and Partners." in flowing(page(quillmarsh()).lines)


def test_a_section_with_a_link_only_is_told_apart() -> None:
    """Somebody may help there, and nobody has said so."""
    partner = said(PARTNERS, "Trainer", id="tr00001", side="external", supports=("design",))
    cost = said(COST, "Fee", category="personnel", links=("tr00001",))
    words = flowing(page(a_plan(partner, cost), 77).lines)
    assert "○ Only a link leads to Cost: say who helps there." in words


def test_what_is_in_hand_has_a_sign_and_is_told_to_be_in_sight() -> None:
    """A partner in the list, or a cell in brackets."""
    vendor = next(each.note.id for each in in_order(plan_of(quillmarsh())) if each.note.text == "Scanner vendor")
    listed = page(quillmarsh(), 77, Hand(vendor))
    assert plain(listed.lines[listed.first]).startswith("▸ ○ Scanner vendor")
    cell = page(quillmarsh(), 77, Hand(vendor, "delivery"))
    (row,) = [plain(line) for line in cell.lines if "[" in plain(line)]
    assert row.startswith("▸ Scanner vendor")
    assert "[●]" in row
    assert "[●]" in plain(cell.lines[cell.first + 6])  # two rows of heads, then four partners inside


def test_partners_of_neither_side_come_first() -> None:
    """For the two are planned apart."""
    words = words_of(
        page(a_plan(said(PARTNERS, "Somebody"), said(PARTNERS, "IT", side="internal", role=("it",)))).lines
    )
    asked = next(row for row, line in enumerate(words) if "Inside or outside? · 1" in line)
    assert asked < next(row for row, line in enumerate(words) if "Inside · 1" in line)


def test_an_empty_board_says_how_to_begin() -> None:
    """One sentence, and no empty tables."""
    drawn = draw_partner_plan(plan_of(a_plan()), CANVAS, "Title", Hand(), 80, "q leaves; then 8 goes there.")
    assert "No partner is on this board yet. q leaves; then 8 goes there." in flowing(drawn.lines)


@pytest.mark.parametrize("columns", [37, 60, 77, 96, 117, 156])
@pytest.mark.parametrize("hand", [Hand(), Hand("tkp0001"), Hand("tkp0001", "delivery")], ids=str)
def test_no_line_is_wider_than_told(columns: int, hand: Hand) -> None:
    """Long names, wide letters and unbroken words included; every role has a colour."""
    text = "漢字" * 40 + " " + "x" * 120 + "\nand more"
    notes = tuple(replace(note, text=text) if note.section == PARTNERS else note for note in quillmarsh().notes)
    assert widest(page(quillmarsh(), columns, hand).lines) <= columns
    assert widest(page(replace(quillmarsh(), notes=notes), columns, hand).lines) <= columns
