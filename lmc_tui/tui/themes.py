"""How each role looks in the theme in use. Weight, signs and words carry the meaning; colour only helps the eye."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
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
    "jump": "ink bold on notice",
    "jump-off": "quiet",
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


class Ground(NamedTuple):
    """What lines are drawn on."""

    style: Style
    background: Color
    filters: tuple[LineFilter, ...]
    """What Textual does to every style before it goes to the terminal."""


class Standing(dict[str, Style]):
    """Role to its look on a ground, as it goes to the terminal; made when it is first asked for."""

    def __init__(self, wardrobe: Wardrobe, ground: Ground) -> None:
        super().__init__()
        self._wardrobe = wardrobe
        self._ground = ground

    def __missing__(self, role: str) -> Style:
        segments = [Segment("x", self._ground.style + self._wardrobe.style(role))]
        for each in self._ground.filters:
            segments = each.apply(segments, self._ground.background)
        made = self[role] = segments[0].style or Style.null()
        return made


class Keeping(dict[str, bool]):
    """Role to whether it leaves the background, and so the look of a blank, as it is."""

    def __init__(self, wardrobe: Wardrobe) -> None:
        super().__init__()
        self._wardrobe = wardrobe

    def __missing__(self, role: str) -> bool:
        style = self._wardrobe.style(role)
        kept = self[role] = style.bgcolor is None and not style.reverse and not style.underline
        return kept


class Wardrobe:
    """The theme in use, and the styles made from it so far."""

    def __init__(self) -> None:
        self.worn = 0
        """How often another theme was put on."""
        self.put_on(THEMES["dark"])

    def put_on(self, theme: Theme) -> None:
        """Look like that from now on."""
        self.worn += 1
        self._looks = {**LOOKS, **theme.roles}
        self._colours = dict(theme.colours)
        self._made: dict[str, Style] = {}
        self._standing: dict[Ground, Standing] = {}
        self.keeps_background = Keeping(self)
        """Role to whether it leaves the background as it is."""

    def style(self, role: str) -> Style:
        """How a role looks; made when it is first asked for. Raises KeyError for a role that nobody defined."""
        made = self._made.get(role)
        if made is None:
            made = self._made[role] = styled(self._looks[role], self._colours)
        return made

    def on(self, ground: Ground) -> Standing:
        """How each role looks on a ground; the same object until another theme is put on."""
        standing = self._standing.get(ground)
        if standing is None:
            standing = self._standing[ground] = Standing(self, ground)
        return standing


WARDROBE = Wardrobe()
"""What this process' screen wears."""


def style_of(role: str) -> Style:
    """How a role looks in the theme in use. Raises KeyError for a role that nobody defined."""
    return WARDROBE.style(role)


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
