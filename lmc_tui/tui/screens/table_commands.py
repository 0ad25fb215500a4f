"""Looking at notes by what they say: some of them only, or a section's facets as a table."""

from __future__ import annotations

from lmc_tui.domain.filtering import in_use, parse_filter, passes
from lmc_tui.tui.drawing.cells import steady
from lmc_tui.tui.screens.command_set import CommandSet
from lmc_tui.tui.screens.facet_table import FacetTableScreen
from lmc_tui.tui.screens.picker import Picker
from lmc_tui.tui.widgets.option_list import Option

ALL = "all:"
TYPED = "typed:"


class TableCommands(CommandSet):
    """Filter and facet table."""

    def do_filter(self) -> None:
        """Show only what matches."""
        picker = Picker(
            "Show only",
            self._options,
            hint="words, #value, facet=value, #tag, @owner · {take} shows · {leave} leaves",
            nothing="Nothing to choose by.",
        )
        self.stage.app.push_screen(picker, self._chosen)

    def _options(self, typed: str) -> list[Option]:
        """What was typed, as it is; what notes can be chosen by; and all notes again."""
        stage, canvas = self.stage, self.stage.workshop.canvas
        notes = [note for section in canvas.sections for note in stage.session.notes_in(stage.place.board, section.id)]
        options = [Option(ALL, "All notes again", f"{len(notes)}", "✓")] if stage.only and not typed.strip() else []
        if wanted := parse_filter(typed):
            count = sum(passes(canvas, note, wanted) for note in notes)
            options.append(Option(TYPED + typed.strip(), steady(typed.strip()), f"{count} of {len(notes)}"))
        words = typed.casefold().split()
        for each in in_use(canvas, notes):
            if all(word.strip("#@") in f"{each.typed} {each.name}".casefold() for word in words):
                options.append(Option(TYPED + each.typed, each.typed, f"{each.name} · {each.notes} of {len(notes)}"))
        return options

    def _chosen(self, option_id: str | None) -> None:
        if option_id == ALL:
            self.stage.show_only("")
        elif option_id is not None:
            self.stage.show_only(option_id.removeprefix(TYPED))

    def do_facet_table(self) -> None:
        """The facets of the section in hand as a table."""
        self.stage.app.push_screen(FacetTableScreen(self.stage))
