"""The person's own editor, for a text that outgrows a line."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path

from lmc_tui.errors import LmcError
from lmc_tui.text import clean

USUAL = ("nano", "vim", "vi")


class EditorError(LmcError):
    """No editor could be started."""


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """The editor to start, with its options: $VISUAL, $EDITOR, else a usual one. Raises `EditorError`."""
    for name in ("VISUAL", "EDITOR"):
        words = shlex.split(environment.get(name, ""))
        if words:
            if shutil.which(words[0]) is None:
                raise EditorError(f"${name} names {words[0]!r}, which is not installed here.")
            return words
    for name in USUAL:
        if shutil.which(name):
            return [name]
    raise EditorError("No editor was found. Set $EDITOR to the one you like.")


def edited(text: str) -> str:
    """*text* as the person's editor left it. The terminal must be the editor's while this runs. Raises `EditorError`.

    The child gets all signals back that this program holds up for itself.
    """
    import tempfile

    command = editor_command(os.environ)
    with tempfile.TemporaryDirectory(prefix="lmc-") as folder:
        path = Path(folder) / "note.md"
        path.write_text(text + "\n", encoding="utf-8")
        try:
            pid = os.posix_spawnp(command[0], [*command, str(path)], os.environ, setsigmask=())
        except OSError as error:
            raise EditorError(f"{command[0]} did not start: {error.strerror}.") from error
        _, status = os.waitpid(pid, 0)
        code = os.waitstatus_to_exitcode(status)
        if code != 0:
            raise EditorError(f"{command[0]} ended with {code}, so the note stays as it was.")
        return clean(path.read_text(encoding="utf-8", errors="replace")).strip()
