"""The partner plan: who is with us inside and outside, on what terms, and who helps with which section."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from lmc_tui.export.partner_plan import partners_to_markdown, partners_to_text
from lmc_tui.method.board import Board
from lmc_tui.method.partners import Partner, PartnerPlan, Side, partner_plan
from lmc_tui.method.vocabulary import PARTNERS as KEY_PARTNERS
from lmc_tui.tui.drawing.cells import cut, steady
from lmc_tui.tui.drawing.drawn import Drawn
from lmc_tui.tui.drawing.key_bar import KeyHint
from lmc_tui.tui.drawing.partner_cards import Hand, in_order
from lmc_tui.tui.drawing.partner_page import draw_partner_plan
from lmc_tui.tui.page_bindings import bindings_of
from lmc_tui.tui.page_tables import PARTNERS
from lmc_tui.tui.screens.copying import Copyable
from lmc_tui.tui.screens.item_page import ItemPage
from lmc_tui.tui.screens.note_commands import NoteCommands
from lmc_tui.tui.screens.plan_writing import PlanWriting
from lmc_tui.workshop.writing import setting, toggling_need

if TYPE_CHECKING:
    from lmc_tui.tui.screens.moving import Moving

SUPPORTS = "supports"
LONGEST_NAME = 40


class PartnerPlanScreen(ItemPage, inherit_bindings=False):
    """One partner is in hand, in the list or in the matrix."""

    PLACE = PARTNERS
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PARTNERS)

    def __init__(self, stage: Moving) -> None:
        super().__init__(stage)
        self.board = stage.place.board
        self._hand = Hand(stage.place.note or "")
        self._known: tuple[Session, str, PartnerPlan] | None = None

    # --- what it shows --------------------------------------------------------------------------------

    @property
    def plan(self) -> PartnerPlan:
        """The plan of the board in sight, as the session is now."""
        known = self._known
        if known is None or known[0] is not self.session or known[1] != self.board:
            plan = partner_plan(Board(self.session, self.board), self.stage.workshop.canvas)
            self._known = known = (self.session, self.board, plan)
        return known[2]

    @property
    def partner(self) -> Partner | None:
        """The partner in hand: the first one where the one in hand has gone; None where there is none."""
        partners = in_order(self.plan)
        return next((each for each in partners if each.note.id == self._hand.note), partners[0] if partners else None)

    @property
    def hand(self) -> Hand:
        """What is in hand."""
        partner = self.partner
        return self._hand._replace(note=partner.note.id) if partner is not None else Hand()

    def draw(self, columns: int) -> Drawn:
        """The page."""
        canvas = self.stage.workshop.canvas
        return draw_partner_plan(self.plan, canvas, self.session.title, self.hand, columns, self._how_to_add())

    def _how_to_add(self) -> str:
        sections, keys = self.stage.workshop.canvas.sections, self.stage.key_map
        number = next(number for number, each in enumerate(sections, start=1) if each.id == KEY_PARTNERS)
        goes = f"{keys.key(f'section_{number}')} goes to {sections[number - 1].name}"
        return f"{self.key_of('pages.leave')} leaves; then {goes}, and {keys.key('add')} adds one."

    def hints(self) -> Iterable[KeyHint]:
        """The keys of the part in hand first."""
        yield self.hint("pages.leave")
        if self.partner is not None:
            if self.hand.section is not None:
                yield self.hint("partners.support")
                yield self.hint("partners.switch", "list")
            else:
                yield self.hint("partners.switch")
            yield self.hint("partners.facets")
            yield self.hint("partners.need")
            first, last = (self.page_keys.shown(PARTNERS.id, f"partners.section_{each}") for each in (1, 9))
            yield KeyHint(f"{first}-{last}", "section", "")
            yield self.hint("partners.write")
        yield self.hint("pages.board")
        if self.partner is not None:
            yield self.hint("partners.visit")
            yield self.hint("partners.edit")
        yield self.hint("pages.undo")

    def copyable(self) -> Iterable[Copyable]:
        """The partner in hand, and the plan as it would be written."""
        in_hand, _ = super().copyable()
        yield in_hand
        canvas = self.stage.workshop.canvas
        for words, write in (("text", partners_to_text), ("Markdown", partners_to_markdown)):
            yield Copyable(
                f"The partner plan, as {words}", "all of it", partial(write, self.session, canvas, self.board)
            )

    def session_changed(self) -> None:
        """Show it, and say so where the partner in hand has gone."""
        held = self._hand.note
        had = self._known is not None and any(each.note.id == held for each in self._known[2].partners)
        super().session_changed()
        if had and all(each.note.id != held for each in self.plan.partners):
            self.tell("The partner in hand has gone from this board.")

    # --- moving ---------------------------------------------------------------------------------------

    def action_go(self, by: int) -> None:
        """Another partner."""
        ids = [each.note.id for each in in_order(self.plan)]
        if ids:
            place = ids.index(self.hand.note)
            self._hand = self.hand._replace(note=ids[max(0, min(place + by, len(ids) - 1))])
            self.show()

    def action_across(self, by: int) -> None:
        """In the list the other side; in the matrix the section beside."""
        partner, section = self.partner, self.hand.section
        if partner is None:
            return
        if section is not None:
            sections = self.plan.sections
            place = max(0, min(sections.index(section) + by, len(sections) - 1))
            self._hand = self.hand._replace(section=sections[place])
        else:
            here = [each.note.id for each in self.plan.on(partner.side)].index(partner.note.id)
            there = self.plan.on(Side.EXTERNAL if by > 0 else Side.INTERNAL)
            if not there or there[0].side is partner.side:
                return
            self._hand = self.hand._replace(note=there[min(here, len(there) - 1)].note.id)
        self.show()

    def action_switch_part(self) -> None:
        """From the list to the matrix, or back."""
        if self.partner is not None:
            section = None if self.hand.section is not None else self.plan.sections[0]
            self._hand = self.hand._replace(section=section)
            self.show()

    def action_switch_board(self) -> None:
        """The plan of the other board."""
        self.board = self.stage.workshop.canvas.other_board(self.board)
        self.show()

    def take(self, target: str, *, is_double: bool) -> None:
        """A click takes a partner or a cell in hand; a double click goes to the partner, or changes the cell."""
        kind, note_id, section = (*target.split(":"), "")[:3]
        self._hand = Hand(note_id, section if kind == "cell" else None)
        self.show()
        if is_double and kind == "cell":
            self.action_support()
        elif is_double:
            self.action_visit()

    # --- doing ----------------------------------------------------------------------------------------

    def action_support(self, number: str = "") -> None:
        """The partner in hand helps with a section, or not any more: that of the number, else that of the cell."""
        partner, sections, canvas = self.partner, self.plan.sections, self.stage.workshop.canvas
        section = sections[int(number) - 1] if number and int(number) <= len(sections) else self.hand.section
        if partner is None or section is None:
            return
        helps = section in partner.supports
        said = partner.note.facet(SUPPORTS)
        kept = [each for each in said if each != section] if isinstance(said, tuple) else []
        wanted = kept if helps else [*kept, section]
        order = [each for each in sections if each in wanted] + [each for each in wanted if each not in sections]
        words = "does not help" if helps else "helps"
        label = f"{'not ' if helps else ''}helping with {canvas.section(section).short}"
        told = f"{_name(partner.note)} {words} with {canvas.section(section).name}{' any more' if helps else ' now'}."
        self.change(setting(canvas, partner.note, SUPPORTS, tuple(order)), label, told)

    def action_need(self) -> None:
        """We have the partner, or need it."""
        if self.partner is not None:
            note, needs = self.partner.note, not self.partner.is_needed
            words = f"{_name(note)} is {'still to be won' if needs else 'with us'}."
            self.change(toggling_need(self.stage.workshop.canvas, note), "have/need", words)

    def action_facets(self) -> None:
        """The form with all facets of the partner."""
        if self.partner is not None and self.may_write():
            self.stage.go_to_note(self.partner.note)
            NoteCommands(self.stage).do_facets()

    def action_edit(self) -> None:
        """Edit the partner's note on the canvas."""
        if self.partner is not None and self.may_write():
            self.leave_to(self.partner.note.id, self.stage.do_edit)

    def action_visit(self) -> None:
        """To the partner's note on the canvas."""
        if self.partner is not None:
            self.leave_to(self.partner.note.id)

    def action_write(self) -> None:
        """Write the plan of the board in sight as a page of its own."""
        PlanWriting(self, self.board).ask()


def _name(note: Note) -> str:
    return cut(steady(" ".join(note.text.split())), LONGEST_NAME)
