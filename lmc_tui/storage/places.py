"""Where people were in their sessions, one small file for each session and person, beside no session file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import tomli

from lmc_tui.domain.place import Draft, Place, Purpose
from lmc_tui.errors import SaveError
from lmc_tui.storage.atomic import write_text
from lmc_tui.storage.canonical import dumps
from lmc_tui.storage.file_ops import SYSTEM
from lmc_tui.storage.locations import key_of
from lmc_tui.storage.looking import status_of
from lmc_tui.storage.temporary import sweep
from lmc_tui.text import clean


class PlaceStore:
    """Remembers places in a folder. A place is a comfort: one that cannot be read or kept is no error."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, session: Path) -> Place | None:
        """Where somebody was last in that session file; None for nowhere."""
        try:
            data = tomli.loads(SYSTEM.read(self._file(session)).decode("utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        return _place(data) if data.get("session") == _where(session) else None

    def save(self, session: Path, place: Place) -> bool:
        """Remember a place, and tell whether that worked."""
        data: dict[str, object] = {
            "session": _where(session),
            "board": place.board,
            "section": place.section,
            **_known(note=place.note),
            "is_open": place.is_open,
            "questions": dict(place.questions),
            **_known(bell=place.bell, guide=place.guide),
        }
        draft = place.draft
        if draft is not None:
            data["draft"] = {
                "board": draft.board,
                "section": draft.section,
                "text": draft.text,
                "purpose": draft.purpose.value,
                **_known(note=draft.note, question=draft.question),
            }
        file = self._file(session)
        try:
            status_of(file, SYSTEM)  # a planted link is not followed
            write_text(file, dumps(data))
        except (SaveError, OSError):
            return False
        return True

    def sweep(self, session: Path, now_seconds: float) -> int:
        """Remove the temporary files that crashes left beside a place, and tell how many there were."""
        return sweep(self._file(session), now_seconds)

    def _file(self, session: Path) -> Path:
        return self._folder / f"{key_of(session)}.toml"


def _where(session: Path) -> str:
    """Where a file really lies, as text even if its name is none."""
    return os.fsencode(os.path.realpath(session)).decode("utf-8", "backslashreplace")


def _known(**values: str | bool | None) -> dict[str, str | bool]:
    """Without what is None, for which TOML has no word."""
    return {key: value for key, value in values.items() if value is not None}


def _place(data: Mapping[str, object]) -> Place | None:
    board, section = data.get("board"), data.get("section")
    if not isinstance(board, str) or not isinstance(section, str):
        return None
    questions = data.get("questions")
    return Place(
        board=board,
        section=section,
        note=_text(data, "note"),
        is_open=data.get("is_open") is True,
        questions={str(key): str(value) for key, value in questions.items()} if isinstance(questions, dict) else {},
        draft=_draft(data.get("draft")),
        bell=_switch(data, "bell"),
        guide=_switch(data, "guide"),
    )


def _draft(data: object) -> Draft | None:
    if not isinstance(data, dict):
        return None
    board, section, text = (_text(data, key) for key in ("board", "section", "text"))
    purpose = data.get("purpose")
    if board is None or section is None or text is None or purpose not in set(Purpose):
        return None
    return Draft(board, section, clean(text), _text(data, "note"), _text(data, "question"), Purpose(purpose))


def _switch(data: Mapping[str, object], key: str) -> bool | None:
    value = data.get(key)
    return value if isinstance(value, bool) else None


def _text(data: Mapping[str, object], key: str) -> str | None:
    value = data.get(key)
    return value if isinstance(value, str) else None
