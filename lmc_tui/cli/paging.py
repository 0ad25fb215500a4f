"""What is longer than the screen goes through a pager, as with git; everywhere else it is printed as ever."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import TextIOBase
from typing import NamedTuple, TextIO

from lmc_tui.cli import say
from lmc_tui.config.settings import Config

PAGED = frozenset({"show", "export", "check", "threads", "diff", "model", "partners", "query"})
"""Commands whose results people read. Others ask something, open the screen, or say a line or two."""
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class Piece(NamedTuple):
    """Something that was printed, and where to."""

    stream: TextIO
    text: str


class Held(TextIOBase):
    """Looks like a terminal, and keeps what is written to it."""

    def __init__(self, stream: TextIO, pieces: list[Piece]) -> None:
        """*stream* is the terminal that it stands for; all that is held goes to *pieces*, in order."""
        super().__init__()
        self._stream, self._pieces = stream, pieces

    def write(self, text: str) -> int:
        """Keep it. Raises `TypeError` for bytes, by which click learns that this takes text."""
        if not isinstance(text, str):
            raise TypeError(f"a terminal of text takes str, not {type(text).__name__}")
        self._pieces.append(Piece(self._stream, text))
        return len(text)

    def isatty(self) -> bool:
        """It will be one."""
        return True

    def writable(self) -> bool:
        """It can be written to."""
        return True

    def fileno(self) -> int:
        """That of the terminal, for whoever asks for its size."""
        return self._stream.fileno()

    @property
    def encoding(self) -> str:  # type: ignore[override]  # of the base class a plain attribute
        """That of the terminal."""
        return self._stream.encoding


@contextmanager
def paged(config: Config, *, is_wanted: bool = True) -> Iterator[None]:
    """Hold back what is printed meanwhile, and show it in a pager if the screen has no room for it.

    What is said on stderr goes with it where that is the screen, too: it belongs between what is printed.
    """
    if not (is_wanted and sys.stdout.isatty() and os.environ.get("TERM", "dumb") not in ("", "dumb")):
        yield
        return
    out, err, pieces = sys.stdout, sys.stderr, list[Piece]()
    sys.stdout = Held(out, pieces)
    if err.isatty():
        sys.stderr = Held(err, pieces)
    is_whole = False
    try:
        yield
        is_whole = True
    finally:
        sys.stdout, sys.stderr = out, err
        if pieces:
            _show(pieces, config.pager if is_whole else "cat")


def _show(pieces: Sequence[Piece], chosen: str) -> None:
    """In a pager if it is long; a pager that cannot be started is told, and done without."""
    import shutil

    from lmc_tui.tui.pager import DEFAULTS, PagerError, pager_command, read_in

    text, problem = "".join(piece.text for piece in pieces), ""
    if is_longer(text, shutil.get_terminal_size()):
        try:
            command = pager_command(os.environ, chosen)
            if command:
                with _deaf_to_ctrl_c():
                    read_in(command, text, {**DEFAULTS, **os.environ})
                return
        except PagerError as error:
            problem = f"lmc: {error} So it was printed without."
    for piece in pieces:
        piece.stream.write(piece.text)
        piece.stream.flush()
    if problem:
        say(problem)  # behind it, where it is still in sight


def is_longer(text: str, size: os.terminal_size) -> bool:
    """Whether a text takes more rows than the screen has above the next prompt."""
    columns, rows = max(1, size.columns), 0
    for line in text.splitlines():
        rows += max(1, -(-_cells(line) // columns))
        if rows > size.lines - 1:
            return True
    return False


def _cells(line: str) -> int:
    plain = _COLOURS.sub("", line)
    if plain.isascii():
        return len(plain)
    from lmc_tui.tui.drawing.cells import width

    return width(plain)


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """While the pager runs ctrl+c is the pager's."""
    import signal

    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
