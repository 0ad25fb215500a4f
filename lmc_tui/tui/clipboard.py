"""The clipboard of the terminal in front of the person, at the other end of whatever line; and a file in its stead.

OSC 52 is the only road there over ssh. No terminal tells whether it took what was sent: some do not know it, some ask
first, some cut it. So what is copied also lies in a file, and the person is told where.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from pathlib import Path

from lmc_tui.text import clean
from lmc_tui.tui.multiplexer import BEL, ESC, Between, between, through

LONGEST_BYTES = 74_994
"""Bytes of UTF-8 that are sent at most: with what is around them they make a sequence of 100,000 characters.

That is the limit of hterm, and what scripts for OSC 52 keep to. xterm and kitty take more; st takes some 43,000 bytes,
Termux and older versions of kitty some 6,000.
"""
DEAF = frozenset({"", "dumb", "linux", "unknown"})
"""Kinds of terminal that have no clipboard."""
DEAF_PROGRAMS = frozenset({"Apple_Terminal"})
"""Terminals that say who they are, and are known not to take it."""
AUTO, OSC52, FILE = "auto", "osc52", "file"
"""What the setting may be: both, only the terminal, only the file."""
KILO = 1000


def clipboard_sequence(text: str) -> str:
    """What sets a terminal's clipboard to a text. It ends with BEL, which every terminal takes."""
    return f"{ESC}]52;c;{b64encode(text.encode('utf-8')).decode('ascii')}{BEL}"


def takes_copies(environment: Mapping[str, str]) -> bool:
    """Whether the terminal may have a clipboard for us."""
    return environment.get("TERM", "") not in DEAF and environment.get("TERM_PROGRAM", "") not in DEAF_PROGRAMS


def clipboard_script(text: str, environment: Mapping[str, str]) -> str:
    """All that is written to the terminal for a text to be in the clipboard; empty for a text that cannot be sent.

    tmux gets it in both forms: for itself, which takes `set-clipboard on`, and to hand on, which takes
    `allow-passthrough on`. It drops the form that it may not take.
    """
    if not takes_copies(environment) or len(text.encode("utf-8")) > LONGEST_BYTES:
        return ""
    sequence, who = clipboard_sequence(text), between(environment)
    wrapped = through(sequence, who)
    return sequence + wrapped if who is Between.TMUX else wrapped


def size_told(text: str) -> str:
    """How large a text is: `812 bytes`, `1.2 kB`, `210 kB`."""
    size = len(text.encode("utf-8", "replace"))
    if size < KILO:
        return "1 byte" if size == 1 else f"{size} bytes"
    return f"{size / KILO:.1f} kB" if size < 10 * KILO else f"{round(size / KILO)} kB"


def path_told(path: Path, home: str) -> str:
    """A path as a shell takes it, short: `~/notes.md`; whole for somebody who has no *home*."""
    return f"~/{path.relative_to(home)}" if home and path.is_relative_to(home) else str(path)


class Clipboard:
    """Copies texts as the person has set it."""

    def __init__(
        self,
        way: str,
        environment: Mapping[str, str],
        write: Callable[[str], object],
        keep: Callable[[str], Path],
    ) -> None:
        """*write* writes to the terminal, *keep* leaves a text in a file and gives its path, or raises `SaveError`."""
        self._way, self._environment, self._write, self._keep = way, environment, write, keep

    def send(self, text: str) -> bool:
        """Send a text to the terminal, cleaned, in one write; tells whether it could be sent, which is all we know."""
        script = clipboard_script(clean(text), self._environment) if self._way != FILE else ""
        if script:
            self._write(script)
        return bool(script)

    def wants_file(self, *, is_sent: bool) -> bool:
        """Whether the text goes into a file, too: also what should only be sent, and could not be."""
        return self._way != OSC52 or not is_sent

    def keep(self, text: str) -> Path:
        """Leave a text in the file, cleaned. It may take as long as the disk does. Raises `SaveError`."""
        return self._keep(clean(text))

    def told(self, text: str, where: str, *, is_sent: bool) -> str:
        """What to say when a text was copied and lies *where*; nowhere when that is empty.

        With the usual path it fits the bottom line of a screen of 80 columns.
        """
        if is_sent:
            copied = f"Copied {size_told(text)}."
            return f"{copied} If it did not arrive: {where}" if where else copied
        if self._way == FILE:
            return f"Kept {size_told(text)} in {where}"
        if not takes_copies(self._environment):
            return f"No clipboard in this terminal. It lies in {where}"
        return f"Too large to copy over this line ({size_told(text)}): {where}"
