"""The text that was copied last, in a file: for terminals that have no clipboard, or do not tell."""

from __future__ import annotations

from pathlib import Path

from lmc_tui.errors import SaveError
from lmc_tui.storage.atomic import reason, write_text
from lmc_tui.storage.file_ops import SYSTEM, FileOps
from lmc_tui.storage.looking import status_of

NAME = "copied.md"


def keep_copied(state: Path, text: str, ops: FileOps = SYSTEM) -> Path:
    """Put *text* in place of what was copied before, in a private file of the state folder, and give its path.

    Raises `SaveError`, also when something stands there that is no ordinary file: a planted link is not followed.
    """
    path = state / NAME
    try:
        status_of(path, ops)
    except OSError as error:
        raise SaveError(f"{path}: {reason(error)}.", reason(error)) from error
    return write_text(path, text if text.endswith("\n") else f"{text}\n", ops=ops)
