"""The keys that acts really have in each place, for the person at this screen."""

from __future__ import annotations

from collections.abc import Mapping

from lmc_tui.tui.commands import key_name
from lmc_tui.tui.page_commands import Act, Place
from lmc_tui.tui.page_tables import PLACES

NO_KEY = "no_key"
"""What Textual is told of an act without keys: a name that no key has."""


class PageKeys:
    """All places, each act with the keys that it has there."""

    def __init__(self, changed: Mapping[tuple[str, str], tuple[str, ...]] | None = None) -> None:
        """*changed* gives, by ids of place and act, keys that differ from those of the table."""
        self.changed = dict(changed or {})
        self._places = {place.id: place for place in PLACES}
        self._by_key: dict[str, dict[str, str]] = {}

    def place(self, place_id: str) -> Place:
        """The place with that id. Raises KeyError."""
        return self._places[place_id]

    def acts(self, place_id: str) -> tuple[Act, ...]:
        """The acts of a place with their keys there, those for that place only first."""
        return tuple(
            use.act._replace(keys=self.keys(place_id, use.act)) if self.changed else use.act
            for use in self.place(place_id).uses
        )

    def keys(self, place_id: str, act: Act) -> tuple[str, ...]:
        """All keys of an act in a place, the one to show first."""
        return self.changed.get((place_id, act.id), act.keys)

    def anywhere(self, act: Act) -> tuple[str, ...]:
        """The keys that an act has in one place at least."""
        uses = ((place.id, use.act) for place in PLACES for use in place.uses if use.act.id == act.id)
        return tuple(dict.fromkeys(key for place_id, each in uses for key in self.keys(place_id, each)))

    def by_key(self, place_id: str) -> dict[str, str]:
        """Key to the id of the act that has it in a place."""
        found = self._by_key.get(place_id)
        if found is None:
            found = self._by_key[place_id] = {key: act.id for act in self.acts(place_id) for key in act.keys}
        return found

    def shown(self, place_id: str, act_id: str) -> str:
        """The key to show for an act in a place, such as `esc`; empty for one without."""
        act = self._act(place_id, act_id)
        return key_name(act.keys[0]) if act.keys else ""

    def named(self, place_id: str, act_id: str) -> str:
        """The key to name in a sentence; the label of the act, which can be clicked, where it has none."""
        return self.shown(place_id, act_id) or f"“{self._act(place_id, act_id).label}” below"

    def as_keymap(self) -> dict[str, str]:
        """The keys that differ, as Textual wants them: the id of a binding to keys with commas between them."""
        return {
            f"{place}/{act}": ",".join(textual_key(key) for key in keys) or NO_KEY
            for (place, act), keys in self.changed.items()
        }

    def _act(self, place_id: str, act_id: str) -> Act:
        return next(act for act in self.acts(place_id) if act.id == act_id)


def pressed(key: str, character: str | None) -> str:
    """A key as the table calls it: by the sign that it types, else by Textual's name."""
    return character if character is not None and character.isprintable() and character != " " else key


def textual_key(key: str) -> str:
    """A key as Textual takes it in a list; a comma stands between keys there."""
    return "comma" if key == "," else key


DEFAULT_PAGE_KEYS = PageKeys()
"""The table."""
