"""Which theme the screen wears: the one that was set, else one that the terminal can show; and another on demand."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from rich.console import Console
from textual.app import App
from textual.constants import COLOR_SYSTEM
from textual.filter import Monochrome, NoColor

from lmc_tui.config.loading import Settled
from lmc_tui.tui.theme_tables import COLOURLESS, THEMES, Theme
from lmc_tui.tui.themes import WARDROBE, textual_theme


class Colours(Enum):
    """What a terminal can show, and the person wants to see."""

    MANY = "256 or more"
    SIXTEEN = "sixteen"
    NONE = "none"


USUAL = {Colours.MANY: "dark", Colours.SIXTEEN: "terminal", Colours.NONE: "terminal"}
"""The theme where nobody chose one."""


def colours_of(environment: Mapping[str, str]) -> Colours:
    """What these variables promise. `NO_COLOR`, unless it is empty, wins over whatever the terminal can do."""
    name = environment.get("TERM", "")
    has_none = name.startswith("vt") or name.endswith(("-m", "-mono"))  # such as vt220 and xterm-mono
    if environment.get("NO_COLOR") or (has_none and not environment.get("COLORTERM")):
        return Colours.NONE
    console = Console(
        color_system=COLOR_SYSTEM,  # type: ignore[arg-type]  # Textual, too, takes the variable's word for it
        force_terminal=True,
        legacy_windows=False,
        _environ=environment,
    )
    if console.color_system is None:
        return Colours.NONE
    return Colours.SIXTEEN if console.color_system == "standard" else Colours.MANY


class Theming:
    """The theme that an app wears."""

    def __init__(self, app: App[None], settled: Settled, colours: Colours) -> None:
        """Put on the theme that was set, or the usual one, before anything of *app* is styled.

        That needs no second look at every style.
        """
        self._app = app
        self.has_colours = colours is not Colours.NONE
        """Whether any colour is shown; a theme changes nothing where none is."""
        self.folder = settled.path.parent / "themes"
        """Where the person's own themes lie."""
        self.name = USUAL[colours]
        """The theme worn, as the person knows it."""
        self.notice = ""
        """What is to be said of the theme that was set; empty for nothing."""
        theme = THEMES[self.name]
        if settled.config.theme:
            found, self.notice = self._find(settled.config.theme)
            if found is not None:
                self.name, theme = settled.config.theme, found
        app.no_color = app.console.no_color = not self.has_colours
        app._filters = [each for each in app._filters if not isinstance(each, Monochrome | NoColor)]
        app.set_reactive(App.theme, self._put_on(theme))
        app._refresh_truecolor_filter(app.ansi_theme)
        app.stylesheet.set_variables(app.get_css_variables())

    def _find(self, name: str) -> tuple[Theme | None, str]:
        """The theme of that name, and what is to be said of it; None when there is none."""
        if name in THEMES:
            return THEMES[name], ""
        from lmc_tui.tui.own_themes import find

        return find(self.folder, name)

    def _put_on(self, theme: Theme) -> str:
        """Let all that is drawn from now on look like that, and give the name that Textual knows it by."""
        worn = theme if self.has_colours else COLOURLESS
        WARDROBE.put_on(worn)
        known = textual_theme(self.name, worn)
        self._app.register_theme(known)
        return known.name

    def wear(self, name: str) -> str:
        """Wear another theme from now on, on every screen; what is to be said of it, empty for nothing."""
        theme, said = self._find(name)
        if theme is None:
            return said
        self.name = name
        known = self._put_on(theme)
        if known == self._app.theme:  # its file has changed meanwhile
            self._app.refresh_css(animate=False)
        self._app.theme = known
        for screen in self._app.screen_stack:
            for widget in screen.walk_children(with_self=True):
                widget.refresh()
        return said
