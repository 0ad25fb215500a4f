"""Notifications of the desktop in front of the person, sent through the terminal: what the clock warns of.

There is no common sequence. Terminals drop the ones that they do not know, a few old ones show them, so nothing is sent
unless a person chose one. OSC 9 began with iTerm2 (also WezTerm, Ghostty, Warp, kitty), OSC 777 with rxvt (also foot,
Ghostty, WezTerm, patched VTE), OSC 99 with kitty.
"""

from __future__ import annotations

from collections.abc import Mapping

from lmc_tui.text import MARK, clean_line
from lmc_tui.tui.multiplexer import BEL, ESC, between, through

OSC9, OSC777, OSC99 = "osc9", "osc777", "osc99"
NAME = "lmc"
"""Who notifies."""
ID = "lmc-clock"
"""By which kitty takes a new notification for the next state of the one before."""


def notification_sequence(kind: str, text: str) -> str:
    """What makes a terminal of that kind notify; empty for a kind that sends nothing.

    The text of OSC 9 begins with a letter: a number there means something else to ConEmu and Windows Terminal.
    """
    words = notification_words(text)
    if kind == OSC9:
        return f"{ESC}]9;{NAME}: {words}{BEL}"
    if kind == OSC777:
        return f"{ESC}]777;notify;{NAME};{words}{BEL}"
    if kind == OSC99:
        return f"{ESC}]99;i={ID};{NAME}: {words}{BEL}"
    return ""


def notification_words(text: str) -> str:
    """A text as a sequence can hold it: one line, nothing in it that acts or that ends a field."""
    return clean_line(text).replace(MARK, "").replace(";", ",")


def notification_script(kind: str, text: str, environment: Mapping[str, str]) -> str:
    """All that is written to the terminal for a notification; empty where nothing is."""
    sequence = notification_sequence(kind, text)
    return through(sequence, between(environment)) if sequence else ""
