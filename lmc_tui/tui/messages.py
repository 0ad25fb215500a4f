"""Messages that more than one screen sends to the app.

They are plain classes: to make data classes of them takes milliseconds before the first frame.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from lmc_tui.workshop.saving import Outcome
from lmc_tui.workshop.watch import Finding

if TYPE_CHECKING:
    from lmc_tui.workshop.adviser import Advice


class Leave(Message, namespace="lmc"):
    """End the program. Textual has an event of this name: without one of its own, its handlers would get this."""


class GoHome(Message):
    """Let go of the session in hand and show the list of sessions."""


class OpenSession(Message):
    """Work on the session in that file."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


class MakeSession(Message):
    """Make a new session and work on it."""

    def __init__(self, title: str, preset: str) -> None:
        super().__init__()
        self.title = title
        self.preset = preset


class OpenExample(Message):
    """Work on a throw-away copy of the example."""


class Saved(Message):
    """Saving went well, or did not. Sent from the saver's thread."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


class FileFound(Message):
    """The session's file stands otherwise than before. Sent from the watch's thread."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self.finding = finding


class SaveAs(Message):
    """Go on in another file."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


class Advised(Message):
    """The session was checked. Sent from the adviser's thread."""

    def __init__(self, advice: Advice) -> None:
        super().__init__()
        self.advice = advice
