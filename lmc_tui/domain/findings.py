"""A finding: a check that fired, in words that a facilitator can read aloud."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from lmc_tui.domain.phrases import joined, quoted


class Severity(StrEnum):
    """How much a finding matters. The more it matters, the further in front it sorts."""

    ERROR = "error"
    """A thread is broken."""
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for what matters most."""
        return _RANKS[self]

    def __lt__(self, other: str) -> bool:
        return self.rank < Severity(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= Severity(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > Severity(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= Severity(other).rank


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Finding(NamedTuple):
    """Something that a check found on one board."""

    check: str
    """Id of the check, `C10`."""
    severity: Severity
    board: str
    """Id of the board."""
    notes: tuple[str, ...]
    """Ids of the notes that it is about; none where it is about the board as a whole."""
    sections: tuple[str, ...]
    """Ids of the sections in which it counts: those of its notes, else those of the check; none for no one section."""
    says: str
    """What was found, as a sentence that names in braces what it is about: `{note}` or `{notes}`, `{section}`,
    `{model}` and `{what}`. A large session has thousands of findings, of which few are ever read."""
    asks: str = ""
    """The same as a question to the room."""
    late: bool = False
    """Whether it says little before the check step: the room may simply not have come that far."""
    what: str = ""
    """What tells it from other findings of the same check about the same notes, such as the kind of cost missing."""
    texts: tuple[str, ...] = ()
    """What its notes say."""
    place: str = ""
    """The name of a section that it is about."""
    model: str = ""
    """The words for a model that it is about."""

    @property
    def message(self) -> str:
        """What was found, as a sentence."""
        return self._filled(self.says)

    @property
    def question(self) -> str:
        """The same as a question to the room; empty for none."""
        return self._filled(self.asks)

    def _filled(self, words: str) -> str:
        if "{" not in words:
            return words
        notes = [quoted(text) for text in self.texts]
        return words.format(
            note=notes[0] if notes else "",
            notes=joined(notes),
            section=self.place,
            model=self.model,
            what=self.what,
        )

    @property
    def note(self) -> str:
        """Id of the note that it is about; empty where it is about several, or about none."""
        return self.notes[0] if len(self.notes) == 1 else ""

    @property
    def section(self) -> str:
        """Id of the one section that it is about as a whole; empty where it is about notes, or about more than one."""
        return self.sections[0] if not self.notes and len(self.sections) == 1 else ""
