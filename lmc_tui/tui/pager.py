"""The person's own pager, for a text that outgrows the screen."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
from collections.abc import Mapping

from lmc_tui.errors import LmcError

USUAL = "less"
NONE = ("cat",)
"""What stands for no pager, as git has it."""
NOT_STARTED = (126, 127)
"""How a shell says that it could not start what a script names."""
DEFAULTS = {"LESS": "FRX", "LV": "-c"}
"""As git starts less: a short text is only printed, colours show, and what was read stays on the screen."""


class PagerError(LmcError):
    """No pager could be started."""


def pager_command(environment: Mapping[str, str], chosen: str = "") -> list[str]:
    """The pager to start, with its options: the *chosen* one, $PAGER, else less; empty for none.

    Raises `PagerError`.
    """
    wanted = {"The setting pager": chosen} if chosen.strip() else {"$PAGER": environment.get("PAGER")}
    for name, said in wanted.items():
        if said is None:
            continue
        try:
            words = shlex.split(said)
        except ValueError as error:
            raise PagerError(f"{name} cannot be understood: {error}. Mend its quotation marks.") from error
        if not words or tuple(words) == NONE:
            return []
        if shutil.which(words[0]) is None:
            raise PagerError(f"{name} names {words[0]!r}, which is not installed here.")
        return words
    return [USUAL] if shutil.which(USUAL) else []


def read_in(command: list[str], text: str, environment: Mapping[str, str]) -> None:
    """Show a text in a pager, until that has ended. The terminal must be the pager's meanwhile.

    The pager reads a file without a name, so that leaving it early is no error and nobody waits for it to read on. It
    gets all signals back that we hold up or pass over. Raises `PagerError`.
    """
    import tempfile

    try:
        with tempfile.TemporaryFile(prefix="lmc-") as file:
            file.write(text.encode("utf-8", "replace"))
            file.seek(0)
            pid = os.posix_spawnp(
                command[0],
                command,
                environment,
                file_actions=[(os.POSIX_SPAWN_DUP2, file.fileno(), 0)],
                setsigmask=(),
                setsigdef=(signal.SIGINT, signal.SIGQUIT, signal.SIGPIPE),
            )
            _, status = os.waitpid(pid, 0)
    except OSError as error:
        raise PagerError(f"{command[0]} could not be started: {error.strerror}.") from error
    if os.waitstatus_to_exitcode(status) in NOT_STARTED:
        raise PagerError(f"{command[0]} could not be started.")


def staying(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for a pager that must stay on the screen however short the text is, and leave nothing there."""
    return {"LV": "-c", **environment, "LESS": f"{environment.get('LESS', 'R')} -+F -+X"}
