"""What screens with keys from the table of pages have in common: names of keys, help, how to leave."""

from __future__ import annotations

from typing import ClassVar

from textual.screen import Screen, ScreenResultType

from lmc_tui.tui.drawing.key_bar import KeyHint
from lmc_tui.tui.page_commands import Place
from lmc_tui.tui.page_keys import PageKeys
from lmc_tui.tui.quiet import page_keys_of


class Keyed(Screen[ScreenResultType]):
    """A screen that is one of the places of the table."""

    PLACE: ClassVar[Place]

    @property
    def page_keys(self) -> PageKeys:
        """The keys that the person has."""
        return page_keys_of(self.app)

    def key_of(self, act_id: str) -> str:
        """The key to name in a sentence for an act of this place."""
        return self.page_keys.named(self.PLACE.id, act_id)

    def hint(self, act_id: str, label: str = "", action: str = "") -> KeyHint:
        """What the bottom line says of an act, in other words than the table where a *label* is given."""
        use = next(use for use in self.PLACE.uses if use.act.id == act_id)
        return KeyHint(self.page_keys.shown(self.PLACE.id, act_id), label or use.act.label, action or use.action)

    def say(self, words: str) -> None:
        """Say something where this screen says things."""
        raise NotImplementedError

    def action_say_how_to_leave(self) -> None:
        """Ctrl+C out of habit: say how to leave."""
        leave = self.PLACE.leave
        here = f"{self.key_of(leave)} leaves this, " if leave else ""
        self.say(f"{here}ctrl+q leaves lmc. Everything is saved.")

    def action_help(self) -> None:
        """The keys of this place."""
        from lmc_tui.tui.drawing.help import draw_place_help
        from lmc_tui.tui.screens.reading import Reading

        keys = self.page_keys
        self.app.push_screen(Reading(lambda room: draw_place_help(room, self.PLACE.id, keys)))
