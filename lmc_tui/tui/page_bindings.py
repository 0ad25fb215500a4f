"""The table of pages as Textual wants it: bindings, each with an id by which a person's own keys replace those here."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from lmc_tui.tui.page_commands import Place
from lmc_tui.tui.page_keys import textual_key


def act_bindings(place: Place) -> list[Binding]:
    """A binding for each act of a place that runs something."""
    return [
        Binding(
            ",".join(textual_key(key) for key in use.act.keys), use.action, show=False, id=f"{place.id}/{use.act.id}"
        )
        for use in place.uses
        if use.action
    ]


def bindings_of(place: Place) -> list[BindingType]:
    """The same for a screen, where ctrl+c says how to leave."""
    return [*act_bindings(place), Binding("ctrl+c", "say_how_to_leave", show=False)]


def others(bindings: list[BindingType], place: Place) -> list[Binding]:
    """Those *bindings* of a Textual widget whose keys are not keys of the place: arrows, selecting and the like."""
    ours = {key for use in place.uses for key in use.act.keys}
    return [each for each in Binding.make_bindings(bindings) if each.key not in ours]
