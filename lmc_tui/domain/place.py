"""Where a person is in a session: what is kept so that opening it again lands there.

This is not part of the session: it belongs to one person at one machine, and moving about changes no file that
people share.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

NO_QUESTIONS: Mapping[str, str] = MappingProxyType({})


class Purpose(StrEnum):
    """What is being written."""

    NOTE = "note"
    PARKED = "parked"
    ACTION = "action"


class Draft(NamedTuple):
    """Text in an editor that has not become a note yet."""

    board: str
    section: str
    text: str
    note: str | None = None
    """The note being edited; None for a new one."""
    question: str | None = None
    """The question under which a new note is being written."""
    purpose: Purpose = Purpose.NOTE
    """What it will become."""


class Place(NamedTuple):
    """Where a person is."""

    board: str
    section: str
    note: str | None = None
    """The note in hand; None for none."""
    is_open: bool = False
    """Whether the section is open large."""
    questions: Mapping[str, str] = NO_QUESTIONS
    """Section id to the id of the question that the guide shows there; absent for the first."""
    draft: Draft | None = None
    bell: bool | None = None
    """Whether warnings ring the terminal's bell; None where nobody said so for this session."""
    guide: bool | None = None
    """Whether the guide stands beside the canvas where there is room; None where nobody said so."""
