"""Every error that lmc-tui raises on purpose.

::

    LmcError                 something a person can read and act on
    ├── SessionFileError     a file cannot be read as a session; carries all problems
    │   └── NewerVersionError  it was made by a newer lmc-tui
    ├── SaveError            a session cannot be written; what was on disk is whole
    │   └── ConflictError    the file on disk is not the one that was read
    ├── NotFoundError        no session of that name
    ├── ContentError         a file of the package's own content is wrong
    ├── EditError            an edit names something that is not there
    ├── MergeError           two sessions cannot become one
    ├── CompareError         two sessions cannot be compared
    └── ConfigError          the file of settings cannot be changed

Each message says what happened, where, and what to do next.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

MOST_PROBLEMS = 12
"""How many problems of a file are told at once."""


class LmcError(Exception):
    """Something went wrong that a sentence can explain."""


class Problem(NamedTuple):
    """One thing wrong with a file."""

    where: str
    """The dotted key (`notes[3].section`) or the line (`line 12`); empty for the whole file."""
    sentence: str
    """What is wrong there and what to do, as a sentence."""
    keys: tuple[str | int, ...] = ()
    """The same place as keys and indexes, these counted from zero; empty for the whole file."""

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence}" if self.where else self.sentence


class SessionFileError(LmcError):
    """A file cannot be read as a session. Nothing was written to it."""

    def __init__(self, path: Path | str, problems: tuple[Problem, ...]) -> None:
        self.path = Path(path)
        self.problems = problems
        told = [f"{self.path}: {problem}" for problem in problems[:MOST_PROBLEMS]]
        if len(problems) > MOST_PROBLEMS:
            told.append(f"{self.path}: ... and {len(problems) - MOST_PROBLEMS} more.")
        super().__init__("\n".join(told))


class NewerVersionError(SessionFileError):
    """The file was made by a newer lmc-tui than this one."""


class SaveError(LmcError):
    """A session could not be written; the file on disk is as it was.

    Only when the very last step fails is it as it should be, and the message says that the disk did not confirm it.
    """

    def __init__(self, message: str, why: str = "") -> None:
        super().__init__(message)
        self.why = why
        """The reason in a few words, such as `the disk is full`; empty where only the message tells."""


class ConflictError(SaveError):
    """The file on disk was changed by somebody else since it was read."""


class NotFoundError(LmcError):
    """No session answers to that name."""


class ContentError(LmcError):
    """A content file of the package is wrong."""


class EditError(LmcError):
    """An edit names a note, section or item that is not there."""


class MergeError(LmcError):
    """Two sessions cannot become one."""


class CompareError(LmcError):
    """Two sessions cannot be compared."""


class ConfigError(LmcError):
    """The file of settings cannot be read, and so not changed, or not in the way that was asked for."""
