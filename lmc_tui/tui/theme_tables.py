"""The themes that come with the program, as tables: a few colours each, and the roles that look unlike elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, Never

NO_ROLES: Mapping[str, Never] = MappingProxyType({})


class Theme(NamedTuple):
    """Which colours the screen has."""

    words: str
    """What it is like, for the list of themes."""
    colours: Mapping[str, str]
    """Name of a colour to what it is: `#rrggbb`, one of the terminal's own by name, `dim`, or nothing for the usual."""
    roles: Mapping[str, str] = NO_ROLES
    """Role to its look, where that is not the usual one."""
    is_dark: bool = True
    """Whether letters are lighter than what they stand on."""
    is_terminals: bool = False
    """Whether its colours, and the background with them, are the terminal's own."""


_DARK = {
    "text": "#e6e6e6",
    "quiet": "#9aa4b2",
    "line": "#5c6675",
    "focus": "#7fb4ff",
    "step": "#7ddc9a",
    "notice": "#ffd166",
    "need": "#ffb86b",
    "over": "#ff7b72",
    "thread": "#b8a1ff",
    "ink": "#14161b",
    "selection": "#2b3f5c",
    "background": "#14161b",
    "surface": "#1b1e25",
    "panel": "#232833",
}
_LIGHT = {
    "text": "#1b1f24",
    "quiet": "#4a5563",
    "line": "#75808d",
    "focus": "#0a4fb0",
    "step": "#12632b",
    "notice": "#634d00",
    "need": "#8a2c00",
    "over": "#b3261e",
    "thread": "#5a1f9e",
    "ink": "#ffffff",
    "selection": "#cfe2ff",
    "background": "#fafafa",
    "surface": "#f0f0f0",
    "panel": "#e2e2e2",
}
_CONTRAST = {
    "text": "#ffffff",
    "quiet": "#d6d6d6",
    "line": "#a6a6a6",
    "focus": "#6fdcff",
    "step": "#63ff93",
    "notice": "#ffe95c",
    "need": "#ffb74d",
    "over": "#ff9c94",
    "thread": "#dcbcff",
    "ink": "#000000",
    "selection": "#003f7d",
    "background": "#000000",
    "surface": "#000000",
    "panel": "#1c1c1c",
}
_COLOUR_BLIND = {
    "text": "#e8e8e8",
    "quiet": "#a2abb8",
    "line": "#616b7a",
    "focus": "#56b4e9",
    "step": "#b5e4ff",
    "notice": "#fbf37a",
    "need": "#e69f00",
    "over": "#f26a4b",
    "thread": "#cc79a7",
    "ink": "#14161b",
    "selection": "#24466b",
    "background": "#14161b",
    "surface": "#1b1e25",
    "panel": "#232833",
}
_NONE = dict.fromkeys(_DARK, "") | {"quiet": "dim", "line": "dim"}
_WITHOUT_GROUNDS = {
    "note-selected": "bold reverse",
    "chosen": "bold reverse",
    "jump": "bold reverse",
    "why": "text",  # terminals differ in how faint `dim` is: what is read at length is not
    "example": "text italic",
    "key-label": "text",
}

THEMES: Mapping[str, Theme] = {
    "dark": Theme("the usual one: pale letters on near black", _DARK),
    "light": Theme("black letters on near white, for bright rooms", _LIGHT, is_dark=False),
    "contrast": Theme("strong colours on black, each at 7:1 or better", _CONTRAST),
    "colour-blind": Theme("blue, yellow and orange; never red against green", _COLOUR_BLIND),
    "terminal": Theme(
        "the terminal's own sixteen colours, on its own ground",
        _NONE,
        # A hue of the sixteen may be hard to read on a ground that nobody knows: words have the terminal's own colour,
        # hues are for frames, bars and signs, and what must not be missed brings its ground along.
        _WITHOUT_GROUNDS
        | {
            "border-focus": "magenta bold",
            "border-step": "green",
            "thread": "magenta bold",
            "bar": "green",
            "bar-over": "red",
            "clock-over": "white bold on red",
            "unsaved": "white bold on red",
        },
        is_terminals=True,
    ),
}
"""All of them by name, in the order of the list."""

COLOURLESS = Theme(
    "no colour at all",
    _NONE,
    _WITHOUT_GROUNDS | {"clock-over": "bold reverse", "unsaved": "bold reverse"},
    is_terminals=True,
)
"""For a terminal without colours, or a person who wants none."""

COLOUR_NAMES = tuple(_DARK)
"""What a theme has a colour for."""
