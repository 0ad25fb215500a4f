"""Colours, by role. Weight, signs and words carry the meaning; colour only helps the eye."""

from __future__ import annotations

from rich.style import Style
from textual.theme import Theme

DARK = Theme(
    name="lmc-dark",
    primary="#7fb4ff",
    secondary="#b8a1ff",
    accent="#ffb86b",
    foreground="#e6e6e6",
    background="#14161b",
    surface="#1b1e25",
    panel="#232833",
    success="#7ddc9a",
    warning="#ffd166",
    error="#ff7b72",
    dark=True,
    variables={"border": "#5c6675", "footer-background": "#14161b"},
)

_TEXT = "#e6e6e6"
_DIM = "#9aa4b2"
_LINE = "#5c6675"
_BLUE = "#7fb4ff"
_GREEN = "#7ddc9a"
_AMBER = "#ffd166"
_ORANGE = "#ffb86b"
_RED = "#ff7b72"
_VIOLET = "#b8a1ff"
_INK = "#14161b"

ROLES: dict[str, Style] = {
    "text": Style(color=_TEXT),
    "dim": Style(color=_DIM),
    "head": Style(color=_TEXT, bold=True),
    "head-board": Style(color=_ORANGE, bold=True),
    "border": Style(color=_LINE),
    "border-focus": Style(color=_BLUE, bold=True),
    "border-step": Style(color=_GREEN),
    "title": Style(color=_TEXT, bold=True),
    "title-focus": Style(color=_BLUE, bold=True),
    "title-step": Style(color=_GREEN, bold=True),
    "note": Style(color=_TEXT),
    "note-selected": Style(color=_TEXT, bgcolor="#2b3f5c", bold=True),
    "mark": Style(color=_LINE),
    "need": Style(color=_ORANGE, bold=True),
    "thread": Style(color=_VIOLET, bold=True),
    "finding": Style(color=_AMBER, bold=True),
    "belief": Style(color=_AMBER, italic=True),
    "clock": Style(color=_GREEN, bold=True),
    "clock-first": Style(color=_AMBER, bold=True),
    "clock-last": Style(color=_ORANGE, bold=True),
    "clock-over": Style(color=_INK, bgcolor=_RED, bold=True),
    "clock-held": Style(color=_AMBER),
    "bar": Style(color=_GREEN),
    "bar-over": Style(color=_RED),
    "bar-empty": Style(color=_LINE),
    "late": Style(color=_ORANGE),
    "saved": Style(color=_DIM),
    "unsaved": Style(color=_INK, bgcolor=_RED, bold=True),
    "key": Style(color=_BLUE, bold=True),
    "key-label": Style(color=_DIM),
    "notice": Style(color=_AMBER, bold=True),
    "guide-head": Style(color=_ORANGE, bold=True),
    "central": Style(color=_TEXT, italic=True),
    "question": Style(color=_TEXT, bold=True),
    "why": Style(color=_DIM),
    "example": Style(color=_DIM, italic=True),
    "done": Style(color=_GREEN),
    "prompt": Style(color=_BLUE, bold=True),
    "chosen": Style(color=_INK, bgcolor=_BLUE, bold=True),
    "match": Style(color=_AMBER, bold=True),
}
"""Role to how it looks on the theme's own background."""


def style_of(role: str) -> Style:
    """How a role looks. Raises KeyError for a role that nobody defined."""
    return ROLES[role]


def keeps_background(role: str) -> bool:
    """Whether a role leaves the background, and so the look of a blank, as it is."""
    style = ROLES[role]
    return style.bgcolor is None and not style.reverse and not style.underline
