"""The learning models: what the boards look like, which model is the target, and what it still needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from lmc_tui.content.models import Model, model_named, model_rules, models
from lmc_tui.domain.changes import SetTarget
from lmc_tui.domain.notes import Note
from lmc_tui.method.models import Requirement, State
from lmc_tui.method.vocabulary import AS_IS, TO_BE
from lmc_tui.tui.drawing.drawn import Drawn
from lmc_tui.tui.drawing.key_bar import KeyHint
from lmc_tui.tui.drawing.model_bars import BOARD_SIGNS, Read
from lmc_tui.tui.drawing.model_needs import Gap
from lmc_tui.tui.drawing.model_page import Aim, ModelPage, draw_models
from lmc_tui.tui.page_bindings import bindings_of
from lmc_tui.tui.page_tables import MODELS
from lmc_tui.tui.screens.gap_writing import GapWriting
from lmc_tui.tui.screens.item_page import ItemPage
from lmc_tui.tui.screens.picker import Picker, narrowed
from lmc_tui.tui.widgets.option_list import Option
from lmc_tui.workshop.gap_writing import written_already
from lmc_tui.workshop.model_view import ModelView, first_compared, model_view, shows

if TYPE_CHECKING:
    from lmc_tui.tui.screens.moving import Moving

NO_TARGET = "none"


class ModelScreen(ItemPage, inherit_bindings=False):
    """A model is in hand, or something that the target needs."""

    PLACE = MODELS
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(MODELS)

    def __init__(self, stage: Moving) -> None:
        super().__init__(stage)
        self._compared = first_compared(stage.session)
        self._place = self._first_place()
        self._known: ModelView | None = None

    def _first_place(self) -> int:
        """The target to begin with, else the first model."""
        wanted = model_named(self.session.target_model) if self.session.target_model else None
        known = model_rules().models
        return known.index(wanted) if wanted is not None else 0

    # --- what it shows --------------------------------------------------------------------------------

    @property
    def view(self) -> ModelView:
        """The models of the session as it is now."""
        known = self._known
        if known is None or known.session is not self.session or known.compared != self._compared:
            self._known = known = model_view(self.session, self.stage.workshop.canvas, self._compared)
        return known

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """All that the target needs, section by section."""
        view = self.view
        return tuple(
            Gap(each, () if shows(each) else self._elsewhere(each, planned))
            for section in view.sections
            for each, planned in zip(section.requirements, view.planned[section.section], strict=True)
        )

    def _elsewhere(self, each: Requirement, planned: Requirement) -> tuple[Note, ...]:
        """Notes of the to-be board that stand for what the compared board does not show."""
        same = written_already(self.session, TO_BE, each)
        return planned.notes or ((same,) if same is not None else ())

    @property
    def place(self) -> int:
        """What is in hand: a model, counted along the continuum, or behind them something that the target needs."""
        return min(self._place, len(model_rules().models) + len(self.gaps) - 1)

    @property
    def model(self) -> Model | None:
        """The model in hand; None while something else is."""
        known = model_rules().models
        return known[self.place] if self.place < len(known) else None

    @property
    def gap(self) -> Gap | None:
        """What is in hand of what the target needs; None while a model is."""
        return None if self.model is not None else self.gaps[self.place - len(model_rules().models)]

    @property
    def _other_board(self) -> str:
        return TO_BE if self._compared == AS_IS else AS_IS

    def draw(self, columns: int) -> Drawn:
        """The page."""
        canvas, view = self.stage.workshop.canvas, self.view
        signs = dict(zip((AS_IS, TO_BE), BOARD_SIGNS, strict=True))
        reads = tuple(Read(canvas.board(each).name, signs[each], reading) for each, reading in view.readings.items())
        unknown = self.session.target_model if view.target is None else ""
        take, pick = self.key_of("models.choose"), self.key_of("models.target")
        how = f"Take a model in hand and press {take}, or {pick} to choose one."
        page = ModelPage(self.session.title, canvas, reads, self._aim(), unknown, how)
        return draw_models(page, self.place, columns)

    def _aim(self) -> Aim | None:
        view = self.view
        if view.target is None:
            return None
        by_section: dict[str, list[Gap]] = {section.section: [] for section in view.sections}
        for gap in self.gaps:
            by_section[gap.requirement.section].append(gap)
        compared = self.stage.workshop.canvas.board(self._compared).name
        return Aim(view.target, compared, view.sentences, view.sections, by_section)

    def hints(self) -> Iterable[KeyHint]:
        """The keys for what is in hand first."""
        yield self.hint("pages.leave")
        if self.gap is not None:
            yield self.hint("models.add")
            yield self.hint("models.action")
            if self.gap.requirement.notes or self.gap.elsewhere:
                yield self.hint("models.choose", "see it")
        elif self.model is not self.view.target:
            yield self.hint("models.choose", "make it the target")
        if self.gaps:
            yield self.hint("models.next_gap")
        yield self.hint("models.target")
        if self.gaps:
            yield self.hint("pages.board", self.stage.workshop.canvas.board(self._other_board).name)
        yield self.hint("pages.undo")

    # --- moving ---------------------------------------------------------------------------------------

    def _go_to(self, place: int) -> None:
        self._place = max(0, min(place, len(model_rules().models) + len(self.gaps) - 1))
        self.show()

    def action_go(self, by: int) -> None:
        """The next model, and behind them what the target needs."""
        self._go_to(self.place + by)

    def action_next_gap(self, by: int) -> None:
        """The next thing that nothing shows or plans, round and round; where there is none, what is not there yet."""
        gaps, before = self.gaps, len(model_rules().models)
        open_ones = [place for place, gap in enumerate(gaps, start=before) if gap.is_open] or [
            place for place, gap in enumerate(gaps, start=before) if gap.requirement.state is not State.THERE
        ]
        if open_ones:
            further = [place for place in open_ones if (place - self.place) * by > 0]
            self._go_to((further or open_ones)[0 if by > 0 else -1])
        elif gaps:
            self.tell("Nothing is missing: all that the target needs is there.")

    def action_switch_board(self) -> None:
        """Compare the other board with the target."""
        self._compared = self._other_board
        name = self.stage.workshop.canvas.board(self._compared).name
        self.show(f"The {name} board is compared with the target now." if self.view.target else "")

    def take(self, target: str, *, is_double: bool) -> None:
        """A click takes in hand; a double click does what enter does."""
        kind, _, name = target.partition(":")
        known = model_rules().models
        place = len(known) + int(name) if kind == "need" else [model.id for model in known].index(name)
        self._go_to(place)
        if is_double:
            self.action_choose()

    # --- doing ----------------------------------------------------------------------------------------

    def action_choose(self) -> None:
        """Make the model in hand the target, or go to the note that shows what is in hand."""
        gap, model = self.gap, self.model
        if model is not None:
            self._aim_at(model.id)
        elif gap is not None and (shown := gap.requirement.notes or gap.elsewhere):
            self.leave_to(shown[0].id)
        else:
            add, act = self.key_of("models.add"), self.key_of("models.action")
            self.tell(f"No note shows it: {add} writes one, {act} makes it an action.")

    def action_target(self) -> None:
        """Pick the target model."""
        if not self.may_write():
            return
        target = self.view.target
        options = [
            Option(each.id, each.name, each.pattern, "◆" if each is target else " ") for each in models().values()
        ]
        options.append(Option(NO_TARGET, "No target", "not decided yet"))
        start = target.id if target is not None else None
        picker = Picker("Which model do we want?", lambda words: narrowed(options, words), start=start)
        self.app.push_screen(picker, self._picked)

    def _picked(self, model_id: str | None) -> None:
        if model_id is not None:
            self._aim_at("" if model_id == NO_TARGET else model_id)

    def _aim_at(self, model_id: str) -> None:
        now, wanted = self.view.target, model_named(model_id) if model_id else None
        if wanted is not None and wanted is now:
            self.tell(f"{wanted.name} is the target already.")
        elif wanted is not None:
            self.change(SetTarget(model_id), f"target {wanted.name}", f"The target is {wanted.name} now.")
        else:
            self.change(SetTarget(""), "no target", "There is no target model now.")

    def action_add(self) -> None:
        """Write what is in hand on the to-be board, marked as needed."""
        GapWriting(self).add(self.gap)

    def action_act(self) -> None:
        """Make an action of what is in hand, unless it is there."""
        GapWriting(self).act(self.gap)
