"""Two states of one session, shown side by side for a person to decide: a conflict, or what a crash left.

Nothing is dropped by any decision: what is not taken goes among the backups first, and what is taken is one change
that undo takes back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from lmc_tui.domain.comparing import compare
from lmc_tui.domain.session import Session
from lmc_tui.errors import MergeError
from lmc_tui.storage.backups import Why
from lmc_tui.storage.store import Theirs, session_text
from lmc_tui.tui.drawing.cells import wrapped
from lmc_tui.tui.drawing.comparison import draw_comparison
from lmc_tui.tui.drawing.conflicts import draw_conflicts
from lmc_tui.tui.drawing.lines import Line, Span
from lmc_tui.tui.screens.choosing import Choice, Choosing
from lmc_tui.workshop.recovery import Leftover
from lmc_tui.workshop.saving import Errand

if TYPE_CHECKING:
    from lmc_tui.domain.merging import Merged
    from lmc_tui.tui.screens.moving import Moving
    from lmc_tui.workshop.session_file import SessionFile

HERE, IN_FILE = "on this screen", "in the file"
BOTH, MINE, THEIRS = "both", "mine", "theirs"
RESTORE, UNITE, DISCARD = "restore", "unite", "discard"


class Deciding:
    """Shows both states and does what is decided; *hurry* has it saved at once."""

    def __init__(self, stage: Moving, hurry: Callable[[Errand], None]) -> None:
        self._stage = stage
        self._hurry = hurry

    # --- a file changed outside, with changes here ---------------------------------------------------

    def conflict(self, theirs: Theirs) -> None:
        """Ask whose version it shall be: this screen's, the file's, or both brought together."""
        stage, file = self._stage, self._stage.opened.file
        if file is None or theirs.session is None:
            return
        known = file.store.known
        try:
            merged = stage.workshop.merged(known.session if known else stage.session, theirs.session)
        except MergeError as error:
            stage.tell(str(error))
            return
        choices = (
            Choice("both", BOTH, "both together"),
            Choice("mine", MINE, "only what is here"),
            Choice("file", THEIRS, "only what the file says"),
        )
        write = partial(self._conflict_lines, theirs.session, merged)
        stage.app.push_screen(Choosing(write, choices), partial(self._settle, theirs, merged, file))

    def _conflict_lines(self, theirs: Session, merged: Merged, columns: int) -> list[Line]:
        canvas = self._stage.workshop.canvas
        lines = [
            *_heading("The file was changed outside while there are changes here", columns),
            *_paragraph(
                "Whatever you choose, the version that is not taken is kept among the backups, and "
                f"{self._stage.key_map.key('undo')} takes the choice back. Below: what would change on this screen "
                "if you took the file.",
                columns,
            ),
        ]
        if merged.conflicts:
            lines += [*draw_conflicts(merged.conflicts, columns, HERE, IN_FILE), ()]
        comparison = compare(canvas, self._stage.session, theirs)
        return [*lines, *draw_comparison(comparison, canvas, columns, here=HERE, there=IN_FILE)]

    def _settle(self, theirs: Theirs, merged: Merged, file: SessionFile, whose: str | None) -> None:
        stage = self._stage
        if whose is None or theirs.version is None:
            return
        mine, content = stage.session, theirs.version.content
        if whose == MINE:
            self._hurry(Errand(force=True))
            return
        if whose == THEIRS:
            content = session_text(mine, stage.workshop.canvas).encode("utf-8")
        taken = merged.session if whose == BOTH else theirs.version.session
        file.store.adopt(theirs)
        stage.workshop.take_in(taken, "take both" if whose == BOTH else "take what the file says")
        self._hurry(Errand(before=lambda: file.backups().make(content, Why.CONFLICT)))
        stage.settle()

    # --- what a crash left ----------------------------------------------------------------------------

    def leftovers(self, found: tuple[Leftover, ...]) -> None:
        """Ask what to do with the newest, then with those behind it."""
        newest, rest = found[0], found[1:]
        choices = [Choice("restore", RESTORE, "restore it")] if newest.session or newest.draft else []
        if newest.session:
            choices.append(Choice("both", UNITE, "both together"))
        choices.append(Choice("discard", DISCARD, "discard it", "discards it for good"))
        screen = Choosing(partial(self._leftover_lines, newest), choices, leave="later")
        self._stage.app.push_screen(screen, partial(self._recover, newest, rest))

    def _leftover_lines(self, leftover: Leftover, columns: int) -> list[Line]:
        canvas = self._stage.workshop.canvas
        lines = [
            *_heading(f"Left unsaved: {leftover.what or 'a damaged journal'}", columns),
            *_paragraph(f"Written at {leftover.origin}. It stays until you restore or discard it.", columns),
        ]
        if leftover.problem:
            lines += _paragraph(leftover.problem, columns)
        draft = leftover.draft
        if draft is not None:
            name = canvas.section(draft.section).name if canvas.has_section(draft.section) else draft.section
            lines += [*_heading(f"Being typed in {name}", columns), *_paragraph(draft.text, columns)]
        if leftover.session is not None:
            comparison = compare(canvas, self._stage.session, leftover.session)
            lines += _heading("What would change here", columns)
            lines += draw_comparison(comparison, canvas, columns, here=HERE, there="left unsaved")
        return lines

    def _recover(self, leftover: Leftover, rest: tuple[Leftover, ...], what: str | None) -> None:
        stage, recovery = self._stage, self._stage.opened.recovery
        if what is not None and recovery is not None:
            if what != DISCARD:
                self._restore(leftover, unite=what == UNITE)
            self._hurry(Errand(after=lambda: recovery.discard(leftover)))
        if rest and what is not None and stage.draft is None:
            self.leftovers(rest)

    def _restore(self, leftover: Leftover, *, unite: bool) -> None:
        stage, draft = self._stage, leftover.draft
        if leftover.session is not None:
            session = leftover.session
            if unite:
                session = stage.workshop.united(session).session
            stage.workshop.take_in(session, "restore what was unsaved")
            stage.settle()
        if draft is not None:
            stage.resume_draft(draft)


def _heading(words: str, columns: int) -> list[Line]:
    return [(Span(line, "title-focus"),) for line in wrapped(words, columns)]


def _paragraph(words: str, columns: int) -> list[Line]:
    return [*((Span(line),) for line in wrapped(words, columns)), ()]
