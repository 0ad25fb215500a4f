"""What is wrong with a setting: where it stands, and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

from lmc_tui.text import clean_line

LONGEST_QUOTE = 40
"""Characters of a person's own words that are said back."""
MOST_GUESSES = 20
"""How many problems come with a guess: a file with more of them is another kind of file."""


class ConfigProblem(NamedTuple):
    """One thing wrong with what was set."""

    where: str
    """The path of the file, `$LMC_BELL`, or a flag."""
    line: int
    """The line of the file; 0 for none."""
    sentence: str
    """What is wrong there and what to do."""
    is_hint: bool = False
    """Whether it works all the same, though perhaps not in every terminal."""

    def __str__(self) -> str:
        return f"{self.where}:{self.line}: {self.sentence}" if self.line else f"{self.where}: {self.sentence}"

    @property
    def short(self) -> str:
        """The same for the screen, with the file's name only."""
        if self.where.startswith(("$", "-")):
            return f"{self.where}: {self.sentence}"
        line = f" line {self.line}" if self.line else ""
        return f"{PurePath(self.where).name}{line}: {self.sentence}"


def quoted(words: str) -> str:
    """A person's words in quotation marks, with nothing in them that a terminal acts on, and not too many."""
    said = clean_line(words)
    return f'"{said if len(said) <= LONGEST_QUOTE else said[: LONGEST_QUOTE - 1] + "…"}"'


def meant(word: str, known: Iterable[str]) -> str:
    """The nearest of the *known* names, as a question behind a sentence; empty when none is near."""
    import difflib

    near = difflib.get_close_matches(word[:LONGEST_QUOTE].lower(), tuple(known), n=1, cutoff=0.5)
    return f" Did you mean {near[0]}?" if near else ""
