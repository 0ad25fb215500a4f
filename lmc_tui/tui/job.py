"""This program as a job of a shell: whether the terminal is ours, and stopping. Nothing here needs a screen."""

from __future__ import annotations

import contextlib
import os
import signal
import sys


def is_in_foreground() -> bool:
    """Whether the terminal listens to us; also when there is none any more, which another signal tells."""
    try:
        return os.tcgetpgrp(sys.__stdin__.fileno()) == os.getpgrp()  # type: ignore[union-attr]
    except (OSError, AttributeError, ValueError):
        return True


def has_shell() -> bool:
    """Whether a shell waits behind this program, so that who stops it can come back."""
    with contextlib.suppress(OSError):
        return os.getsid(os.getppid()) == os.getsid(0) and os.getpid() != os.getsid(0)
    return False


def stop_job() -> None:
    """Stop this program and all that was started with it, as ctrl+z does where it is not another key."""
    os.killpg(os.getpgrp(), signal.SIGTSTP)
