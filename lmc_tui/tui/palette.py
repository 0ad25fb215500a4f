"""The command palette, from the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from lmc_tui.tui.commands import Command, available, shown_key
from lmc_tui.tui.screens.picker import Picker, narrowed
from lmc_tui.tui.widgets.option_list import Option

if TYPE_CHECKING:
    from lmc_tui.tui.screens.workshop import WorkshopScreen


def open_palette(screen: Screen[object]) -> None:
    """Let the person pick one of the commands that can be run now, and run it; nothing on a screen without commands."""
    from lmc_tui.tui.screens.workshop import WorkshopScreen

    if not isinstance(screen, WorkshopScreen):
        return
    options = command_options(screen)
    picker = Picker(
        "Commands",
        lambda words: narrowed(options, words),
        hint="type what you want to do · {take} does it · {leave} leaves",
        nothing="No command is called that.",
    )

    def run(command_id: str | None) -> None:
        if command_id is not None:
            screen.run_command(command_id)

    screen.app.push_screen(picker, run)


def command_options(screen: WorkshopScreen) -> list[Option]:
    """A line for every command that can be run now, with its short name and its key."""
    works = available(screen.facts())
    return [
        Option(each.id, each.title, _detail(each, in_section=screen.place.is_open))
        for each in screen.key_map.commands
        if each.id in works and each.id != "palette"
    ]


def _detail(each: Command, *, in_section: bool) -> str:
    key = shown_key(each, in_section=in_section)
    return f"{each.label} · {key}" if key else each.label
