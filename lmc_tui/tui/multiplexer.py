"""What stands between this program and the terminal in front of the person, and how a sequence gets through it.

tmux and GNU screen are terminals themselves: they take what they know and drop the rest. Each has a wrapping for what
the outer terminal is to get, and shows the other's as rubbish. All of this was tried with tmux 3.3a and screen 4.9.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

ESC, BEL, ST = "\x1b", "\x07", "\x1b\\"
CHUNK = 760
"""Characters that screen (since 4.2.1) takes in one string are 768; what is longer it shows as letters."""


class Between(Enum):
    """Who gets what we write first."""

    NOBODY = "the terminal"
    TMUX = "tmux"
    SCREEN = "screen"
    EITHER = "tmux or screen"
    """At the other end of a line: both call themselves `screen`, and only the name of the terminal comes across."""


def between(environment: Mapping[str, str]) -> Between:
    """Who stands between, as far as the environment tells."""
    terminal = environment.get("TERM", "")
    if terminal.startswith("tmux"):
        return Between.TMUX
    if terminal.startswith("screen."):  # screen adds the name of the outer terminal, tmux never does
        return Between.SCREEN
    if environment.get("TMUX"):
        return Between.TMUX
    if environment.get("STY"):
        return Between.SCREEN
    return Between.EITHER if terminal.startswith("screen") else Between.NOBODY


def through(sequence: str, who: Between) -> str:
    """*sequence* so that the outer terminal gets it; empty for what cannot be handed on without doing harm.

    It must end with BEL: the other end of a string would end the wrapping of screen. tmux hands on only what is
    wrapped, and only where its `allow-passthrough` is on. Where either may stand between, one piece goes through both:
    tmux takes the sequence within for itself.
    """
    if who is Between.NOBODY:
        return sequence
    if who is Between.TMUX:
        return f"{ESC}Ptmux;{sequence.replace(ESC, ESC + ESC)}{ST}"
    if who is Between.EITHER and len(sequence) > CHUNK:
        return ""
    pieces = (sequence[start : start + CHUNK] for start in range(0, len(sequence), CHUNK))
    return "".join(f"{ESC}P{piece}{ST}" for piece in pieces)
