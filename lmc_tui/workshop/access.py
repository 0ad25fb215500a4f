"""Whether this window may write its session, and why not."""

from __future__ import annotations

from typing import NamedTuple


class Access(NamedTuple):
    """What a window may do with a session file."""

    short: str = ""
    """Why nothing can be written, in a word or two for the top line; empty when it can."""
    sentence: str = ""
    """The same as a sentence that says what to do."""
    can_take_over: bool = False
    """Whether a person's word makes this window the writer."""
    is_abandoned: bool = False
    """Whether whoever wrote before is known to have gone."""
    taking_over: str = ""
    """What taking over does, as words that stand behind its key; empty where nobody can."""

    @property
    def can_write(self) -> bool:
        """Whether changes made here are written to the file."""
        return not self.short


FREE = Access()
"""This window is the writer."""
VIEW = Access("VIEW ONLY", "You only look at this session: it was opened with --view.")
NEWER = Access(
    "NEWER VERSION",
    "This session was made by a newer lmc-tui, so it can only be looked at: update lmc-tui to change it.",
)
PROTECTED = Access(
    "READ-ONLY FILE",
    "There is no permission to write this file, so it can only be looked at: save it under another name to change it.",
)
LETS_WRITE = "lets you write it"
ABANDONED = Access(
    "VIEW ONLY",
    "Nobody writes this session any more.",
    can_take_over=True,
    is_abandoned=True,
    taking_over=LETS_WRITE,
)


def held(holder: str, since: str = "", *, is_gone: bool = False) -> Access:
    """Somebody else writes the session; *is_gone* once that program is known to have ended."""
    if is_gone:
        return ABANDONED._replace(sentence=f"{holder} had this session open and has gone.")
    sentence = f"{holder} writes this session{since}; you see it change."
    return Access("VIEW ONLY", sentence, can_take_over=True, taking_over="takes over")
