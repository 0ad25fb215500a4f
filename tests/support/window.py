"""`lmc open` on a session file in a real terminal, as a person sees it, and what the file holds meanwhile."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from lmc_tui.content import load_canvas
from lmc_tui.domain.session import Session
from lmc_tui.storage.store import session_text
from tests.support.room import new_session, some_notes
from tests.support.terminal import Terminal, terminal_environment

NOTICED_SECONDS = 4.0
"""How long a test waits for what is looked at once a second; the rest is for machines that are busy."""
PARTNERS = "8"
"""The key of the section in which the notes lie."""


def a_session(*texts: str) -> Session:
    """A session whose partners are these; ids `p000001` and on."""
    return new_session(notes=some_notes("key-partners", *texts))


def content_of(session: Session) -> bytes:
    """A session as the bytes of a file."""
    return session_text(session, load_canvas()).encode()


def write_session(path: Path, *texts: str) -> bytes:
    """Make a session file with these partners, in a folder made if need be, and give what it holds."""
    content = content_of(a_session(*(texts or ("IT", "Finance"))))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return content


def notes_in(path: Path) -> list[str]:
    """What the notes in the file say, by an independent parser."""
    return [note["text"] for note in tomllib.loads(path.read_text(encoding="utf-8"))["notes"]]


class Window(Terminal):
    """`lmc open`, with the folders of its user in *home*: the state of everything lies in `home / "state"`."""

    def __init__(
        self,
        path: Path,
        home: Path,
        *options: str,
        before: Sequence[str] = (),
        variables: Mapping[str, str] | None = None,
        user: str = "ann",
        columns: int = 120,
    ) -> None:
        """Open *path*. What stands *before* the command may change what the program is allowed to do."""
        environment = terminal_environment(home, LMC_STATE=str(home / "state"), TZ="UTC", LOGNAME=user, USER=user)
        command = [*before, sys.executable, "-m", "lmc_tui", "open", *options, str(path)]
        super().__init__(command, {**environment, **(variables or {})}, columns=columns)
        self._locks = home / "state" / "locks"

    @property
    def top(self) -> str:
        """The top line."""
        return self.lines[0]

    @property
    def bottom(self) -> str:
        """The bottom line."""
        return self.lines[-1]

    def wait_top(self, words: str, timeout: float = 20) -> None:
        """Read until the top line holds these words."""
        self.wait_until(lambda: words in self.top, timeout, f"{words!r} in the top line")

    def wait_bottom(self, words: str, timeout: float = 20) -> None:
        """Read until the bottom line holds these words."""
        self.wait_until(lambda: words in self.bottom, timeout, f"{words!r} in the bottom line")

    def ready(self) -> None:
        """Read until the session shows, is looked after, and this window is its writer."""
        self.wait_for("space starts")
        self.wait_until(self._is_writer, what="the lock")

    def _is_writer(self) -> bool:
        ours = re.compile(rf"^process = {self.pid}$", re.MULTILINE)
        return any(ours.search(lock.read_text()) for lock in self._locks.glob("*.lock"))

    def write(self, *notes: str) -> None:
        """Add notes among the partners."""
        self.type(*notes)
        self.press("escape")
        self.wait_gone("enter keep")

    def type(self, *notes: str) -> None:
        """Add notes among the partners, and leave the line open for more."""
        self.press(PARTNERS, "a")
        self.wait_for("enter keep")
        for note in notes:
            begin = f"> {note.split()[0]}"  # a long one is broken into lines
            self.send(note)
            self.wait_for(begin)
            self.press("enter")
            self.wait_gone(begin)

    def run(self, title: str) -> None:
        """Choose a command from the palette by the beginning of its title."""
        self.press("ctrl+p")
        self.wait_for("enter does it")
        self.send(title)
        self.wait_for(f"▸ {title}")
        self.press("enter")

    def save_as(self, name: str) -> None:
        """Save under another name."""
        self.run("Save under another name")
        self.wait_for("▸ file")
        self.press(*["backspace"] * 30)
        self.send(name)
        self.wait_for(f"▸ file  {name}")
        self.press("enter")

    def leave(self) -> int:
        """Leave by ctrl+q, and give the exit status."""
        self.press("ctrl+q")
        return self.wait_exit()

    @property
    def words(self) -> str:
        """All that shows, on one line."""
        return " ".join(self.text.split())
