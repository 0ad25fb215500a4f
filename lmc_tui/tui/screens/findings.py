"""What now? The findings of a board, one in hand: go there, ask the room, put it aside, make an action of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from lmc_tui.domain.changes import SetAction, SetDismissed
from lmc_tui.domain.phrases import counted
from lmc_tui.domain.session import Action
from lmc_tui.export.outline import Outline
from lmc_tui.export.pieces import Written, finding_piece, findings_piece
from lmc_tui.tui.drawing.drawn import Drawn
from lmc_tui.tui.drawing.findings import FindingsPage, draw_findings, place_after
from lmc_tui.tui.drawing.key_bar import KeyHint
from lmc_tui.tui.page_bindings import bindings_of
from lmc_tui.tui.page_tables import FINDING
from lmc_tui.tui.screens.copying import Copyable
from lmc_tui.tui.screens.form import Field, Form, Values
from lmc_tui.tui.screens.item_page import ItemPage
from lmc_tui.workshop.findings_view import FindingsView, Group, Listed

if TYPE_CHECKING:
    from lmc_tui.tui.screens.moving import Moving


class FindingsScreen(ItemPage, inherit_bindings=False):
    """A finding is in hand."""

    PLACE = FINDING
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(FINDING)

    def __init__(self, stage: Moving) -> None:
        super().__init__(stage)
        self._view = FindingsView()
        self._board = stage.place.board
        self._place = 0
        self._shows_dismissed = False

    @property
    def listed(self) -> tuple[Listed, ...]:
        """The findings of the session as it is now."""
        return self._view.listed(self.session, self._board, with_dismissed=self._shows_dismissed)

    @property
    def in_hand(self) -> Listed | None:
        """The finding in hand; None when there is none."""
        listed = self.listed
        return listed[place_after(listed, self._place)] if listed else None

    def draw(self, columns: int) -> Drawn:
        """The page."""
        listed = self.listed
        page = FindingsPage(
            self.session.title,
            self.stage.workshop.canvas,
            self._board,
            listed,
            self._view.count_dismissed(self.session, self._board),
            is_begun=bool(self.session.by_section(self._board)),
        )
        return draw_findings(page, place_after(listed, self._place), columns)

    def hints(self) -> Iterable[KeyHint]:
        """The keys for what is in hand first."""
        yield self.hint("pages.leave")
        here = self.in_hand
        if here is not None:
            yield self.hint("finding.see")
            if here.group is Group.DISMISSED:
                yield self.hint("finding.open_again")
            else:
                yield self.hint("finding.put_aside")
                yield self.hint("finding.action")
        if self._shows_dismissed:
            yield self.hint("finding.aside", "only open")
        elif self._view.count_dismissed(self.session, self._board):
            yield self.hint("finding.aside")
        other = self.stage.workshop.canvas.other_board(self._board)
        yield self.hint("pages.board", self.stage.workshop.canvas.board(other).name)
        yield self.hint("pages.undo")

    def copyable(self) -> Iterable[Copyable]:
        """The finding in hand, and all that show."""
        here, canvas = self.in_hand, self.stage.workshop.canvas
        outline = Outline(self.session, canvas)
        board, shown = canvas.board(self._board), [each.finding for each in self.listed]
        many = counted(len(shown), "finding")
        for written in Written:
            if here is not None:
                piece = partial(finding_piece, outline, here.finding, written)
                yield Copyable(f"This finding, as {written}", "with what to ask", piece)
        for written in Written:
            pieces = partial(findings_piece, outline, board, shown, written)
            yield Copyable(f"All that show here, as {written}", many, pieces)

    # --- moving -------------------------------------------------------------------------------------

    def action_go(self, by: int) -> None:
        """Another finding."""
        listed = self.listed
        self._place = place_after(listed, place_after(listed, self._place) + by)
        self.show()

    def action_switch_board(self) -> None:
        """The findings of the other board."""
        self._board = self.stage.workshop.canvas.other_board(self._board)
        self._place = 0
        self.show()

    def action_show_dismissed(self) -> None:
        """Also what was put aside, or only what is open."""
        self._shows_dismissed = not self._shows_dismissed
        self.show()

    def take(self, target: str, *, is_double: bool) -> None:
        """A click takes in hand; a double click goes there."""
        self._place = int(target.partition(":")[2])
        self.show()
        if is_double:
            self.action_see()

    # --- doing ----------------------------------------------------------------------------------------

    def action_see(self) -> None:
        """To the note that it is about, else to its section."""
        here = self.in_hand
        if here is None:
            return
        if here.finding.notes:
            self.leave_to(here.finding.notes[0])
        elif here.finding.sections:
            self.stage.go_to_section(here.finding.sections[0], board=self._board)
            self.dismiss(None)
        else:
            self.tell("This one is about the whole board.")

    def action_dismiss_finding(self) -> None:
        """Ask for the reason, and put it aside; what was put aside is opened again."""
        here = self.in_hand
        if here is None or not self.may_write():
            return
        if here.group is Group.DISMISSED:
            self.action_open_again()
            return
        fields = [Field("reason", "reason", "in a few words; it comes back when the note changes", is_required=True)]
        self.app.push_screen(Form("Put this finding aside", fields, {"reason": None}), self._dismissed(here))

    def _dismissed(self, here: Listed) -> Callable[[Values | None], None]:
        def put_aside(said: Values | None) -> None:
            reason = str(said["reason"] or "") if said is not None else ""
            if reason:
                dismissed = self._view.dismissal(self.session, here.finding, reason)
                words = f"Put aside. {self.undo_key} takes it back."
                self.change(SetDismissed(dismissed, True), "put a finding aside", words)

        return put_aside

    def action_open_again(self) -> None:
        """Open what was put aside again."""
        here = self.in_hand
        if here is not None and here.dismissed is not None:
            self.change(SetDismissed(here.dismissed, False), "open a finding again", "Open again.")

    def action_act(self) -> None:
        """Make an action of its question."""
        here = self.in_hand
        if here is None or here.group is Group.DISMISSED or not self.may_write():
            return
        text = here.finding.question or here.finding.message
        if any(action.text == text for action in self.session.actions):
            key = self.stage.key_map.key("open_points")
            self.tell(f"There is an action for it already: {key} shows it on the canvas.")
            return
        action = Action(self.stage.workshop.new_id(), text)
        self.change(SetAction(action), "an action for a finding", f"Action: “{text}” {self.undo_key} takes it back.")
