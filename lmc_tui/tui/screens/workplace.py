"""What the workshop screen knows: the session, where the person is in it, and what holds now. It shows nothing."""

from __future__ import annotations

from lmc_tui.config.settings import DEFAULTS, Config
from lmc_tui.domain.canvas import Section
from lmc_tui.domain.notes import Note
from lmc_tui.domain.place import Draft, Place
from lmc_tui.domain.session import Session
from lmc_tui.tui.commands import Needs
from lmc_tui.tui.drawing.board_view import BoardView
from lmc_tui.tui.drawing.layout import Shape, shape_of
from lmc_tui.tui.job import has_shell
from lmc_tui.tui.key_map import DEFAULT_KEYS, KeyMap
from lmc_tui.tui.quiet import QuietScreen
from lmc_tui.workshop.access import Access
from lmc_tui.workshop.opening import Opened


class Workplace(QuietScreen[None], is_part=True):
    """A session in hand and the place of a person in it."""

    config: Config = DEFAULTS
    """What the person has set."""
    key_map: KeyMap = DEFAULT_KEYS
    """The keys that the person has."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self.opened = opened
        self.workshop = opened.workshop
        canvas = self.workshop.canvas
        place = opened.place or Place(canvas.boards[-1].id, canvas.sections[0].id)
        self.unfinished = place.draft
        """What was being written when the session was left; None for nothing."""
        self.place = place._replace(draft=None)
        self.came_from: str | None = None
        """The section left last, so that going back leads there."""
        self.absences = (opened.absence,) if opened.absence is not None else ()
        """Times in which nobody saw the clock of the step in hand, and that can be given back."""
        self.notice = ""
        self.asked_to_save = False
        """Whether a person waits to hear that everything is saved."""
        self.only = ""
        """What was typed to see some notes only; empty for all."""
        self.spared: frozenset[str] = frozenset()
        """Ids of notes that show all the same: written or changed since."""
        self._view = BoardView(self.session, canvas, self.place.board)
        self._view_for = (self.only, self.spared)

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.workshop.session

    @property
    def section(self) -> Section:
        """The section in hand."""
        return self.workshop.canvas.section(self.place.section)

    @property
    def view(self) -> BoardView:
        """The board in sight."""
        asked = (self.only, self.spared)
        if self._view.session is not self.session or self._view.board != self.place.board or self._view_for != asked:
            self._view = self.view_of(self.place.board)
            self._view_for = asked
        return self._view

    def view_of(self, board: str) -> BoardView:
        """A board as it is to be seen."""
        canvas = self.workshop.canvas
        if not self.only:
            return BoardView(self.session, canvas, board)
        from lmc_tui.domain.filtering import parse_filter, passes

        wanted, spared = parse_filter(self.only), self.spared
        return BoardView(self.session, canvas, board, lambda note: note.id in spared or passes(canvas, note, wanted))

    def spare(self, *note_ids: str) -> None:
        """Let notes show although they may not match what is to be seen."""
        if self.only and not self.spared.issuperset(note_ids):
            self.spared |= frozenset(note_ids)

    @property
    def note(self) -> Note | None:
        """The note in hand; None when the section has none."""
        return self.view.note(self.place.note)

    @property
    def question_index(self) -> int:
        """Which of the section's questions the guide shows."""
        wanted = self.place.questions.get(self.place.section)
        ids = [question.id for question in self.section.questions]
        return ids.index(wanted) if wanted in ids else 0

    @property
    def alert(self) -> str:
        """What is wrong with the file, in a word or two for the top line; empty for nothing."""
        access, watch = self.opened.access, self.opened.watch
        if not access.can_write:
            return access.short
        theirs = watch.last.theirs if watch is not None else None
        return theirs.short if theirs is not None else ""

    def told_access(self, access: Access | None = None) -> str:
        """Why nothing can be written, with the key that changes that where there is one; of *access* if it is given."""
        access = access if access is not None else self.opened.access
        key = self.key_map.key("take_over")
        return f"{access.sentence} {key} {access.taking_over}." if access.taking_over else access.sentence

    @property
    def told_failure(self) -> str:
        """That saving failed, with the key that helps; empty when it did not."""
        outcome = self.opened.saver.outcome
        is_held = bool(outcome.words and outcome.changes)
        return f"{outcome.words} {self.key_map.key('save')} decides." if is_held else outcome.words

    @property
    def rings(self) -> bool:
        """Whether warnings ring: as was said for this session, else as is set."""
        is_set = self.config.bell or self.config.notify == "bell"
        return is_set if self.place.bell is None else self.place.bell

    @property
    def shows_guide(self) -> bool:
        """Whether the guide stands beside the canvas where there is room."""
        return self.config.guide if self.place.guide is None else self.place.guide

    @property
    def draft(self) -> Draft | None:
        """What is being written; None when nobody writes."""
        return self.place.draft

    @property
    def shape(self) -> Shape:
        """How much there is room for."""
        return shape_of(self.size.width, self.size.height)

    def facts(self) -> frozenset[Needs]:
        """What holds now, for commands to ask."""
        holds = {
            Needs.WRITING: self.opened.access.can_write,
            Needs.TAKING_OVER: self.opened.access.can_take_over,
            Needs.NOTE: self.note is not None,
            Needs.AGENDA: bool(self.session.agenda),
            Needs.STEP: self.session.current_step is not None,
            Needs.UNDO: self.workshop.can_undo,
            Needs.REDO: self.workshop.can_redo,
            Needs.GAP: bool(self.absences),
            Needs.SHELL: has_shell(),
        }
        return frozenset(need for need, is_so in holds.items() if is_so)
