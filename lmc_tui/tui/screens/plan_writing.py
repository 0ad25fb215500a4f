"""Writing the partner plan to a file beside the session: as what, under which name, and never over another unasked."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lmc_tui.errors import LmcError
from lmc_tui.export.partner_plan import partners_to_markdown, partners_to_text
from lmc_tui.export.partner_plan_html import partners_to_html
from lmc_tui.storage.atomic import write_text
from lmc_tui.tui.screens.form import Field, Form, Values
from lmc_tui.tui.screens.picker import Picker, narrowed
from lmc_tui.tui.widgets.option_list import Option

if TYPE_CHECKING:
    from lmc_tui.tui.screens.item_page import ItemPage

KINDS = (("md", "Markdown"), ("html", "HTML, for print"), ("txt", "plain text"))
WRITERS = {"md": partners_to_markdown, "html": partners_to_html, "txt": partners_to_text}
OVER, OTHER, NOT_NOW = "over", "other", ""


class PlanWriting:
    """Asks what the file shall be called, and writes it. The session itself is not changed."""

    def __init__(self, page: ItemPage, board: str) -> None:
        self._page, self._board = page, board

    def ask(self, kind: str = "md", name: str = "") -> None:
        """Ask for format and name; the folder is that of the session unless a path is given."""
        fields = [
            Field("kind", "as", options=KINDS, is_required=True),
            Field("name", "file", "beside the session, or a path", is_required=True),
        ]
        values: Values = {"kind": kind, "name": name or f"{self._page.stage.opened.path.stem}-partners"}
        self._page.stage.app.push_screen(Form("Write the partner plan", fields, values), self._asked)

    def _asked(self, said: Values | None) -> None:
        if said is None:
            return
        kind, path = str(said["kind"]), self._path(str(said["name"]).strip())
        if path is None:
            self._page.tell(f"Nothing can be written under the name {said['name']}.")
            return
        if path.suffix.removeprefix(".") in WRITERS:
            kind = path.suffix.removeprefix(".")
        else:
            path = path.with_name(f"{path.name}.{kind}")
        self._page.stage.run_worker(partial(self._write, path, kind), thread=True)

    def _path(self, name: str) -> Path | None:
        """Where that name lies; None for what is no name of a file."""
        try:
            path = self._page.stage.opened.path.parent / Path(name).expanduser()
        except RuntimeError:  # the home of somebody who has none
            return None
        return path if path.name else None

    def _write(self, path: Path, kind: str, *, is_over: bool = False) -> None:
        """In a thread of its own: a slow disk holds nobody up."""
        page, stage = self._page, self._page.stage
        if not is_over and os.path.lexists(path):
            stage.app.call_from_thread(self._ask_over, path, kind)
            return
        try:
            written = write_text(path, WRITERS[kind](stage.session, stage.workshop.canvas, self._board))
        except LmcError as error:
            words = f"Not written: {error}"
        else:
            words = f"Written: {written.name}, in {written.parent}"
        stage.app.call_from_thread(page.tell_later, words)

    def _ask_over(self, path: Path, kind: str) -> None:
        options = [
            Option(OTHER, "Take another name", "that file stays as it is"),
            Option(OVER, "Write over it", "what it holds is gone then"),
            Option(NOT_NOW, "Not now", "nothing is written"),
        ]
        picker = Picker(f"There is already a file {path.name}", lambda words: narrowed(options, words))
        self._page.stage.app.push_screen(picker, partial(self._decided, path, kind))

    def _decided(self, path: Path, kind: str, what: str | None) -> None:
        if what == OVER:
            self._page.stage.run_worker(partial(self._write, path, kind, is_over=True), thread=True)
        elif what == OTHER:
            free = _next_name(path)
            is_beside = free.parent == self._page.stage.opened.path.parent
            self.ask(kind, free.name if is_beside else str(free))


def _next_name(path: Path) -> Path:
    """The same name with the next number that is free: `plan-2`."""
    number = 2
    while os.path.lexists(free := path.with_name(f"{path.stem}-{number}{path.suffix}")):
        number += 1
    return free
