"""What a terminal answers when a program asks it something."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum

from tests.support.emulator import Emulator


class Answers(Enum):
    """Which questions are answered."""

    MODERN = "what it is, where the cursor is, modes (synchronized output: yes), colours"
    PLAIN = "what it is and where the cursor is, as an old terminal does"
    NONE = "nothing"


_QUERY = re.compile(
    rb"""\x1b\[(?:\??(?P<status>[56])n | 0?(?P<identity>c) | >0?(?P<version>c) | \?(?P<mode>\d+)\$p | \?(?P<kitty>u))
       | \x1b\](?P<colour>1[01]);\?(?:\x07|\x1b\\)""",
    re.VERBOSE,
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|\][0-9;?]*\x1b?)?\Z")
_COLOURS = {b"10": b"ffff/ffff/ffff", b"11": b"0000/0000/0000"}
_SYNCHRONIZED = b"2026"


class Answerer:
    """Finds questions in the output, also where a read has cut one in two."""

    def __init__(self, answers: Answers, kitty_keyboard: bool) -> None:
        self._answers = answers
        self._kitty_keyboard = kitty_keyboard
        self._rest = b""

    def replies(self, data: bytes, screen: Callable[[], Emulator]) -> bytes:
        """What to type back. *screen* is called only when the answer depends on what shows."""
        data, self._rest = self._rest + data, b""
        if self._answers is Answers.NONE or b"\x1b" not in data:
            return b""
        if unfinished := _UNFINISHED.search(data):
            data, self._rest = data[: unfinished.start()], unfinished.group()
        return b"".join(self._reply(query, screen) for query in _QUERY.finditer(data))

    def _reply(self, query: re.Match[bytes], screen: Callable[[], Emulator]) -> bytes:
        if query["status"] == b"5":
            return b"\x1b[0n"
        if query["status"]:
            column, row = screen().cursor
            return b"\x1b[%d;%dR" % (row + 1, column + 1)
        if query["identity"]:
            return b"\x1b[?62;22c"
        if query["version"]:
            return b"\x1b[>1;10;0c"
        if query["kitty"]:
            return b"\x1b[?%du" % screen().kitty if self._kitty_keyboard else b""
        if self._answers is not Answers.MODERN:
            return b""
        if query["mode"]:  # 2: known and off, 0: not known
            return b"\x1b[?%s;%d$y" % (query["mode"], 2 if query["mode"] == _SYNCHRONIZED else 0)
        return b"\x1b]%s;rgb:%s\x1b\\" % (query["colour"], _COLOURS[query["colour"]])
