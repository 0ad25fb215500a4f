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


def editor_command(environment: Mapping[str, str], chosen: str = "") -> list[str]:
    """The editor to start, with its options: the *chosen* one, $VISUAL, $EDITOR, else a usual one.

    Raises `EditorError`.
    """
    wanted = {"The setting editor": chosen} | {f"${name}": environment.get(name, "") for name in ("VISUAL", "EDITOR")}
    for name, said in wanted.items():
        try:
            words = shlex.split(said)
        except ValueError as error:
            raise EditorError(f"{name} cannot be understood: {error}. Mend its quotation marks.") from error
        if words:
            if shutil.which(words[0]) is None:
                raise EditorError(f"{name} names {words[0]!r}, which is not installed here.")
            return words
    for name in USUAL:
        if shutil.which(name):
            return [name]
    raise EditorError("No editor was found. Set $EDITOR to the one you like.")


def edited(text: str, chosen: str = "") -> str:
    """*text* as the person's editor, the *chosen* one if any, left it, cleaned.

    The terminal must be the editor's meanwhile.

    An editor that was killed leaves what it had written by then; one that ends with an error wants nothing changed.
    Raises `EditorError`.
    """
    import tempfile

    command = editor_command(os.environ, chosen)
    try:
        with tempfile.TemporaryDirectory(prefix="lmc-") as folder:
            path = Path(folder) / "note.md"
            path.write_text(text + "\n", encoding="utf-8")
            code = _run([*command, str(path)])
            if code > 0:
                raise EditorError(f"{command[0]} ended with {code}, so the note stays as it was.")
            return clean(path.read_text(encoding="utf-8", errors="replace")).strip()
    except OSError as error:
        raise EditorError(f"{command[0]} could not edit the note: {error.strerror}. It stays as it was.") from error


def _run(command: list[str]) -> int:
    """The exit status of a command, or minus the signal that killed it. It gets all signals back that we hold up."""
    pid = os.posix_spawnp(command[0], command, os.environ, setsigmask=())
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)
