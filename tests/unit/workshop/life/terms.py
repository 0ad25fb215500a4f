"""The words in which the lives of a session are told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeAlias

from tests.support.fake_disk import Death, FakeDisk, Fault
from tests.support.plain_model import Plain, Words

DAMAGED = b"\xff not TOML"
"""What somebody makes of a file who breaks it."""
Found: TypeAlias = Plain | bytes | None
"""A session file: what it says, its bytes where it is damaged, or None where it has gone."""


class Mishap(NamedTuple):
    """What happens while something is saved."""

    plan: Fault | Death | None = None
    cut: int | None = None
    """Which of the disks that the power may leave is found after a death; None when only the program was killed."""
    call: str = ""
    """The calls that the plan counts, by their name; empty for all."""

    def happen(self, disk: FakeDisk) -> None:
        """Let it come true with the next calls."""
        disk.watch(None if self.call else self.plan)
        left = self.plan.at if self.plan is not None else 0

        def count(call: str) -> None:
            nonlocal left
            left -= call == self.call
            if left == 0 and disk.plan is None and self.plan is not None:
                disk.plan = replace(self.plan, at=len(disk.calls))

        disk.on_call = count if self.call else bool


NO_MISHAP = Mishap()


class Kept(NamedTuple):
    """What a journal holds."""

    draft: str = ""
    session: Plain | None = None
    """What could not be saved; None for nothing."""

    def told(self) -> tuple[object, ...]:
        """All that it says."""
        return self.draft, self.session and self.session.told()


class Deed(NamedTuple):
    """What the saver was asked to do with the next save."""

    is_forced: bool = False
    backup: bytes | Words | None = None
    """What has to be among the backups then."""
    discarded: Path | None = None
    """The journal that has to go then."""


class Undoable(NamedTuple):
    """What undo or redo goes to."""

    words: Words
    is_whole: bool
    """Whether it takes back a whole content, with what was planned."""
