"""A real program in a real terminal, from the outside: what a person types, and what they see.

    with Terminal([sys.executable, "-m", "lmc_tui", "open", path], terminal_environment(tmp_path)) as terminal:
        terminal.wait_for("GUIDE")
        terminal.press("a")
        terminal.send("Scanner vendor")
        terminal.press("enter", "escape", "ctrl+q")
        assert terminal.wait_exit() == 0

There is no thread: output is read only inside `read`, `settle`, the `wait_` methods, an escape key press, and a `send`
for which the program has no room. Call none of them, and the program faces a terminal that has stopped reading.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.support.emulator import CURSOR, PASTE, SYNCHRONIZED, Emulator
from tests.support.keys import NO_KITTY, key_bytes
from tests.support.program import POLL_SECONDS, Chunk, Program, now, pause
from tests.support.queries import Answerer, Answers

__all__ = ["Answers", "Chunk", "Terminal", "TerminalTimeout", "now", "terminal_environment"]

ESCAPE_SECONDS = 0.25
"""Rest after a lone escape byte: Textual waits 0.1 s for more, and looks every 0.1 s."""
FRAME_PATIENCE_SECONDS = 0.5
"""Silence after which a frame that was begun is shown though its end is missing."""


class TerminalTimeout(AssertionError):  # noqa: N818 - a test that waits in vain has failed, not erred
    """What was waited for did not come. The message ends with the screen."""


def terminal_environment(home: Path, **more: str) -> dict[str, str]:
    """Variables of a person with a modern terminal and an empty home: nothing of the caller's but `PATH`."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "XDG_STATE_HOME": str(home / ".local/state"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        **more,
    }


class Terminal:
    """A program running in a terminal of its own. Columns and rows count from 0, timeouts are in seconds."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        columns: int = 120,
        rows: int = 36,
        folder: Path | None = None,
        answers: Answers = Answers.MODERN,
        kitty_keyboard: bool = False,
    ) -> None:
        """Start *command* with exactly *environment*, in *folder* or the current one."""
        self.chunks: list[Chunk] = []
        """All output that was read so far."""
        self._emulator = Emulator(columns, rows)
        self._shown = 0
        self._answerer = Answerer(answers, kitty_keyboard)
        self._kitty_keyboard = kitty_keyboard
        self._program = Program(command, environment, columns, rows, folder)

    # -- what shows

    @property
    def emulator(self) -> Emulator:
        """The screen with everything on it that was read so far."""
        for chunk in self.chunks[self._shown :]:
            self._emulator.feed(chunk.data)
        self._shown = len(self.chunks)
        return self._emulator

    @property
    def lines(self) -> list[str]:
        """The rows, without the blanks at their ends."""
        return self.emulator.lines

    @property
    def text(self) -> str:
        """The rows, joined with line feeds."""
        return "\n".join(self.lines)

    @property
    def raw(self) -> bytes:
        """Every byte that the program wrote and that was read."""
        return b"".join(chunk.data for chunk in self.chunks)

    @property
    def alternate_screen(self) -> bool:
        """Whether the alternate screen shows."""
        return self.emulator.is_alternate

    @property
    def cursor_visible(self) -> bool:
        """Whether the cursor shows."""
        return CURSOR in self.emulator.modes

    @property
    def modes(self) -> frozenset[int]:
        """Private modes that are on, such as 1000 and 1003 (mouse), 2004 (bracketed paste), 25 (cursor)."""
        return frozenset(self.emulator.modes)

    def cell_columns(self, row: int, characters: str) -> list[int]:
        """Columns of a row in which one of *characters* stands; wide characters count as two columns."""
        return [column for column, text in self.emulator.cells(row) if text in set(characters)]

    def find(self, text: str) -> tuple[int, int]:
        """Column and row where *text* first stands, to click on it. Raises AssertionError when it is not there."""
        for row in range(self.emulator.rows):
            cells = self.emulator.cells(row)
            at = "".join(cell for _, cell in cells).find(text)
            for column, cell in cells:
                if at == 0:
                    return column, row
                at -= len(cell)
        raise AssertionError(f"{text!r} is not on the screen\n{self._report()}")

    def discard(self) -> None:
        """Forget what was read since the screen was looked at last: the program draws all of it anew."""
        self._shown = len(self.chunks)
        self._emulator.lose_rest()

    # -- reading and waiting

    def read(self, timeout: float, most: int = 65536) -> bytes:
        """The next output, one chunk of so many bytes at most; empty when none came in time or none can come any more.

        What the program asks is answered.
        """
        chunk = self._program.read(timeout, most)
        if chunk is None:
            return b""
        self.chunks.append(chunk)
        if reply := self._answerer.replies(chunk.data, lambda: self.emulator):
            with contextlib.suppress(OSError):
                self._program.write(reply, 0)
        return chunk.data

    def settle(self, quiet: float = 0.05, limit: float = 5) -> None:
        """Read until nothing came for *quiet* seconds; after *limit* seconds at the latest."""
        end = now() + limit
        while (left := end - now()) > 0 and self.read(min(quiet, left)):
            pass

    def wait_until(self, predicate: Callable[[], bool], timeout: float = 20, what: str = "what was hoped for") -> None:
        """Read until *predicate* holds. It is not asked while a synchronized frame is half drawn.

        Raises TerminalTimeout, at once when the program has ended and it still does not hold.
        """
        last_output = now()
        end = last_output + timeout
        while True:
            has_ended = self.returncode is not None and not self.read(0)
            is_whole = SYNCHRONIZED not in self.emulator.modes or now() - last_output > FRAME_PATIENCE_SECONDS
            if (is_whole or has_ended) and predicate():
                return
            if has_ended or now() >= end:
                reason = "the program has ended" if has_ended else f"{timeout:g} s have passed"
                raise TerminalTimeout(f"{what} did not come: {reason}\n{self._report()}")
            if self.read(min(POLL_SECONDS, end - now())):
                last_output = now()

    def wait_for(self, pattern: str | re.Pattern[str], timeout: float = 20) -> re.Match[str]:
        """Read until the screen shows *pattern*: these very words, or a compiled expression. Gives the match."""
        wanted = _compiled(pattern)
        self.wait_until(lambda: wanted.search(self.text) is not None, timeout, f"{_words(pattern)} on the screen")
        match = wanted.search(self.text)
        assert match is not None
        return match

    def wait_gone(self, pattern: str | re.Pattern[str], timeout: float = 20) -> None:
        """Read until the screen no longer shows *pattern*."""
        wanted = _compiled(pattern)
        self.wait_until(lambda: wanted.search(self.text) is None, timeout, f"{_words(pattern)} leaving the screen")

    # -- typing

    def send(self, text: str | bytes, timeout: float = 10) -> None:
        """Type *text* as it is. Reads meanwhile if the program takes no more before its output is read."""
        rest = text if isinstance(text, bytes) else text.encode()
        end = now() + timeout
        while rest:
            taken = self._program.write(rest, POLL_SECONDS)
            rest = rest[taken:]
            if not taken and not self.read(0) and now() >= end:
                raise TerminalTimeout(f"the program left {len(rest)} bytes untaken\n{self._report()}")

    def press(self, *keys: str) -> None:
        """Press keys one after the other: `enter`, `shift+tab`, `ctrl+q`, `f1`, `space`, or a character each.

        A lone escape byte is given time to be understood as the key, not as the start of another.
        """
        for key in keys:
            data = key_bytes(key, self.emulator.kitty if self._kitty_keyboard else NO_KITTY)
            self.send(data)
            if data == b"\x1b":
                self._let_escape_stand()

    def paste(self, text: str) -> None:
        """Paste *text*, in brackets if the program asked for them, as far as its output was read."""
        self.send(f"\x1b[200~{text}\x1b[201~" if PASTE in self.emulator.modes else text.replace("\n", "\r"))

    def click(self, column: int, row: int, button: int = 0) -> None:
        """Press and release a mouse button (0 left, 1 middle, 2 right; 64 and 65 turn the wheel)."""
        place = f"{button};{column + 1};{row + 1}"
        self.send(f"\x1b[<{place}M" + ("" if button >= 64 else f"\x1b[<{place}m"))

    def _let_escape_stand(self) -> None:
        """Wait until the program has taken the byte, and then as long as programs wait for more."""
        end = now() + 5
        while self._program.has_untaken_input() and now() < end:
            self.read(POLL_SECONDS)
        end = now() + ESCAPE_SECONDS
        while (left := end - now()) > 0 and self.returncode is None:
            self.read(left)
        self.settle()

    # -- the terminal and the process

    def resize(self, columns: int, rows: int) -> None:
        """Change the size; the program gets SIGWINCH."""
        self.emulator.resize(columns, rows)
        self._program.resize(columns, rows)

    @property
    def pid(self) -> int:
        """The program's process id, which is also its session and process group."""
        return self._program.pid

    @property
    def started(self) -> float:
        """The moment before the fork, in seconds on the clock `now`, which also stamps `chunks`."""
        return self._program.started

    @property
    def returncode(self) -> int | None:
        """How the program ended, as `wait_exit` gives it; None while it runs."""
        return self._program.returncode

    def signal(self, number: int) -> None:
        """Send a signal to the program, if it still runs."""
        self._program.signal(number)

    def close_terminal(self) -> None:
        """Close the window, or drop the line: the kernel sends SIGHUP."""
        self._program.hang_up()

    def wait_exit(self, timeout: float = 20, *, reading: bool = True) -> int:
        """The exit status, or minus the signal that killed it. Reads the output that comes before the end.

        Without *reading* the terminal stays blocked, as that of a suspended client does.
        """
        end = now() + timeout
        while (status := self.returncode) is None:
            if now() >= end:
                raise TerminalTimeout(f"no exit within {timeout:g} s\n{self._report()}")
            self.read(POLL_SECONDS) if reading else pause(POLL_SECONDS)
        while reading and self.read(0):
            pass
        return status

    def close(self) -> None:
        """Kill the program and what it started in its process group, and reap it. Can be called twice."""
        self._program.end()

    def __enter__(self) -> Self:
        """The terminal itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave nothing running."""
        self.close()

    def _report(self) -> str:
        """The screen in a frame, and how the program stands, for the message of an error."""
        edge = "─" * self.emulator.columns
        state = "runs" if self.returncode is None else f"ended with {self.returncode}"
        kind = "alternate" if self.alternate_screen else "main"
        return "\n".join([f"program {state}, {kind} screen:", edge, *self.lines, edge])


def titled(name: str, count: int) -> re.Pattern[str]:
    """A pane's title with so many notes, however much room its findings leave for the name."""
    return re.compile(rf"{re.escape(name[:3])}[\w ]*…?( ·)? {count}\b")


def _compiled(pattern: str | re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(re.escape(pattern)) if isinstance(pattern, str) else pattern


def _words(pattern: str | re.Pattern[str]) -> str:
    return repr(pattern if isinstance(pattern, str) else pattern.pattern)
