"""How each role looks in the theme in use. Weight, signs and words carry the meaning; colour only helps the eye."""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style
from textual.theme import Theme as TextualTheme

from lmc_tui.tui.theme_tables import THEMES, Theme

ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse")
LOOKS: dict[str, str] = {
    "text": "text",
    "dim": "quiet",
    "head": "text bold",
    "head-board": "need bold",
    "border": "line",
    "border-focus": "focus bold",
    "border-step": "step",
    "title": "text bold",
    "title-focus": "focus bold",
    "title-step": "step bold",
    "note": "text",
    "note-selected": "text bold on selection",
    "mark": "line",
    "need": "need bold",
    "thread": "thread bold",
    "finding": "notice bold",
    "belief": "notice italic",
    "clock": "step bold",
    "clock-first": "notice bold",
    "clock-last": "need bold",
    "clock-over": "ink bold on over",
    "clock-held": "notice",
    "bar": "step",
    "bar-over": "over",
    "bar-empty": "line",
    "late": "need",
    "saved": "quiet",
    "unsaved": "ink bold on over",
    "key": "focus bold",
    "key-label": "quiet",
    "notice": "notice bold",
    "guide-head": "need bold",
    "central": "text italic",
    "question": "text bold",
    "why": "quiet",
    "example": "quiet italic",
    "done": "step",
    "prompt": "focus bold",
    "chosen": "ink bold on focus",
    "match": "notice bold",
}
"""Role to its usual look: a colour of the theme by name, then attributes, then the ground after `on`."""


def styled(words: str, colours: Mapping[str, str]) -> Style:
    """The style that these words of a table describe, with these colours by name."""
    said = [part for word in words.split() for part in colours.get(word, word).split()]
    at = said.index("on") if "on" in said else len(said)
    held = set(said[:at])
    return Style(
        color=next((word for word in said[:at] if word not in ATTRIBUTES), None),
        bgcolor=next(iter(said[at + 1 :]), None),
        bold="bold" in held or None,
        dim="dim" in held or None,
        italic="italic" in held or None,
        underline="underline" in held or None,
        reverse="reverse" in held or None,
    )


class Wardrobe:
    """The theme in use, and the styles made from it so far."""

    def __init__(self) -> None:
        self.put_on(THEMES["dark"])

    def put_on(self, theme: Theme) -> None:
        """Look like that from now on."""
        self._looks = {**LOOKS, **theme.roles}
        self._colours = dict(theme.colours)
        self._made: dict[str, Style] = {}

    def style(self, role: str) -> Style:
        """How a role looks; made when it is first asked for. Raises KeyError for a role that nobody defined."""
        made = self._made.get(role)
        if made is None:
            made = self._made[role] = styled(self._looks[role], self._colours)
        return made


WARDROBE = Wardrobe()
"""What this process' screen wears."""


def style_of(role: str) -> Style:
    """How a role looks in the theme in use. Raises KeyError for a role that nobody defined."""
    return WARDROBE.style(role)


def keeps_background(role: str) -> bool:
    """Whether a role leaves the background, and so the look of a blank, as it is."""
    style = WARDROBE.style(role)
    return style.bgcolor is None and not style.reverse and not style.underline


def textual_theme(name: str, theme: Theme) -> TextualTheme:
    """The same for Textual, which draws the grounds, the fields and the cursor."""
    colours = {each: _for_textual(word) for each, word in theme.colours.items()}
    variables = {
        "border": colours["line"],
        "footer-background": colours["background"],
        "input-selection-background": colours["selection"],
        "input-selection-foreground": colours["text"],
        "text-disabled": colours["quiet"],  # what a field asks for while it is empty
    }
    if theme.is_terminals:
        grounds = {each: colours[each] for each in ("surface", "panel")}  # or they let through what is below
        variables |= grounds | {"ansi-background": "ansi_default", "ansi-foreground": "ansi_default"}
    return TextualTheme(
        name=f"lmc-{name}",
        primary=colours["focus"],
        secondary=colours["thread"],
        accent=colours["need"],
        foreground=colours["text"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
        success=colours["step"],
        warning=colours["notice"],
        error=colours["over"],
        dark=theme.is_dark,
        variables=variables,
        ansi=theme.is_terminals,
    )


def _for_textual(word: str) -> str:
    """A colour as Textual writes it; nothing, and a mere attribute, is the terminal's own."""
    return word if word.startswith("#") else f"ansi_{'default' if word in ('', *ATTRIBUTES) else word}"
