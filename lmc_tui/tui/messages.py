"""Messages that more than one screen sends to the app."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from lmc_tui.workshop.saving import Outcome
from lmc_tui.workshop.watch import Finding


@dataclass
class Leave(Message):
    """End the program."""


@dataclass
class GoHome(Message):
    """Let go of the session in hand and show the list of sessions."""


@dataclass
class OpenSession(Message):
    """Work on the session in that file."""

    path: Path


@dataclass
class MakeSession(Message):
    """Make a new session and work on it."""

    title: str
    preset: str


@dataclass
class OpenExample(Message):
    """Work on a throw-away copy of the example."""


@dataclass
class Saved(Message):
    """Saving went well, or did not. Sent from the saver's thread."""

    outcome: Outcome


@dataclass
class FileFound(Message):
    """The session's file stands otherwise than before. Sent from the watch's thread."""

    finding: Finding


@dataclass
class SaveAs(Message):
    """Go on in another file."""

    path: Path
