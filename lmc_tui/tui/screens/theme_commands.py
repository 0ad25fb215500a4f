"""What is done with the colours."""

from __future__ import annotations

from lmc_tui.tui.app import LmcApp
from lmc_tui.tui.own_themes import describe
from lmc_tui.tui.screens.command_set import CommandSet
from lmc_tui.tui.screens.picker import Picker, narrowed
from lmc_tui.tui.widgets.option_list import Option


class ThemeCommands(CommandSet):
    """Wears another theme."""

    def do_theme(self) -> None:
        """Choose one of the themes; it is worn at once, until the program ends."""
        app = self.stage.app
        if not isinstance(app, LmcApp):
            return
        if not app.theming.has_colours:
            self.stage.tell("No colours are shown here: NO_COLOR is set, or this terminal has none.")
            return
        options = [
            Option(name, f"Theme: {name}", words, "✓" if name == app.theming.name else " ")
            for name, words in describe(app.theming.folder)
        ]
        picker = Picker(
            "Theme",
            lambda words: narrowed(options, words),
            hint="{take} puts it on · {leave} leaves",
            start=app.theming.name,
            nothing="No theme is called that.",
        )
        app.push_screen(picker, self._wear)

    def _wear(self, name: str | None) -> None:
        app = self.stage.app
        if name is not None and isinstance(app, LmcApp):
            said = app.theming.wear(name)
            self.stage.tell(said or f"Theme {name}, until you leave. To keep it: lmc config set theme {name}")
