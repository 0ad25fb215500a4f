"""The partner plan and the learning models, each a page of its own."""

from __future__ import annotations

from lmc_tui.method.vocabulary import CANVAS
from lmc_tui.tui.screens.command_set import CommandSet
from lmc_tui.tui.screens.models import ModelScreen
from lmc_tui.tui.screens.partner_plan import PartnerPlanScreen


class ModelCommands(CommandSet):
    """Opens the two pages; they know one canvas only."""

    def do_partner_plan(self) -> None:
        """Who is with us, on what terms, and who helps with what."""
        if self._is_known("The partner plan is"):
            self.stage.app.push_screen(PartnerPlanScreen(self.stage))

    def do_model(self) -> None:
        """What the boards look like, and what the target still needs."""
        if self._is_known("The learning models are"):
            self.stage.app.push_screen(ModelScreen(self.stage))

    def _is_known(self, what: str) -> bool:
        """Whether the session is on the canvas that the method is about; says so where it is not."""
        canvas = self.stage.workshop.canvas
        if canvas.id != CANVAS:
            self.stage.tell(f"{what} for the Learning Model Canvas; this session is on the {canvas.name}.")
        return canvas.id == CANVAS
