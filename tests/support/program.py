"""A program in a pseudo-terminal that it owns: bytes in, bytes out, signals, and the end.

The pseudo-terminal is the program's *controlling* terminal, as a real one is: closing it hangs up, a
resize reaches the program as SIGWINCH, and `/dev/tty` opens.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

now = time.perf_counter
"""The clock of all moments here, in seconds."""

POLL_SECONDS = 0.02
"""How long a look at something lasts that cannot be waited for."""

_FRESH_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGWINCH)


class Chunk(NamedTuple):
    """Output that arrived at once."""

    moment: float
    """When, in seconds on the clock `now`."""
    data: bytes


class Program:
    """A running program and the far end of its terminal. All timeouts are in seconds."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], columns: int, rows: int, folder: Path | None
    ) -> None:
        """Start *command* with exactly *environment*, in *folder* or the current one."""
        self.has_hung_up = False
        """Whether the terminal is closed, or nothing is left that could write to it."""
        self._master, slave = pty.openpty()
        os.set_blocking(self._master, False)
        self._slave_name = os.ttyname(slave)
        self.resize(columns, rows)
        self.started: float = now()
        """The moment before the fork, on the clock `now`."""
        try:
            self._process = subprocess.Popen(
                list(command),
                stdin=slave,
                stdout=slave,
                stderr=slave,
                cwd=folder,
                env=dict(environment),
                start_new_session=True,
                preexec_fn=_own_terminal,
            )
        except BaseException:
            os.close(self._master)
            raise
        finally:
            os.close(slave)

    def read(self, timeout: float, most: int = 65536) -> Chunk | None:
        """The next output, so many bytes at most; None when none came in time or none can come any more."""
        if self.has_hung_up:
            pause(min(timeout, POLL_SECONDS))
            return None
        if not select.select([self._master], [], [], max(timeout, 0))[0]:
            return None
        try:
            data = os.read(self._master, most)
        except BlockingIOError:
            return None
        except OSError:  # how Linux says that nobody has the other end open
            data = b""
        self.has_hung_up = not data
        return Chunk(now(), data) if data else None

    def write(self, data: bytes, timeout: float) -> int:
        """How many of the bytes the terminal took; 0 when there was no room in time, or output to read first."""
        readable, writable, _ = select.select([self._master], [self._master], [], max(timeout, 0))
        if writable:
            with contextlib.suppress(BlockingIOError):
                return os.write(self._master, data[:1024])
        if readable and writable:
            pause(POLL_SECONDS)
        return 0

    def has_untaken_input(self) -> bool:
        """Whether the program has not yet read all that was typed."""
        with contextlib.suppress(OSError):
            slave = os.open(self._slave_name, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
            try:
                return fcntl.ioctl(slave, termios.FIONREAD, bytes(4)) != bytes(4)
            finally:
                os.close(slave)
        return False

    def resize(self, columns: int, rows: int) -> None:
        """Change the terminal's size; the kernel tells the program."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def hang_up(self) -> None:
        """Close the far end: the kernel sends SIGHUP. Can be called twice."""
        if self._master >= 0:
            os.close(self._master)
        self._master, self.has_hung_up = -1, True

    @property
    def pid(self) -> int:
        """Its process id, which is also its session and process group."""
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        """Its exit status, or minus the signal that killed it; None while it runs."""
        return self._process.poll()

    def signal(self, number: int) -> None:
        """Send it a signal, if it still runs."""
        self._process.send_signal(number)

    def end(self) -> None:
        """Kill it and what it started in its process group, and reap it. Can be called twice."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        self.hang_up()
        self._process.wait()


def pause(seconds: float) -> None:
    """Let *seconds* pass."""
    select.select([], [], [], max(seconds, 0))


def _own_terminal() -> None:
    """In the child: take the terminal as controlling, and forget what the caller ignores or blocks."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for number in _FRESH_SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
