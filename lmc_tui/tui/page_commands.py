"""What keys do outside the workshop screen: places, and the acts of each. The tables: `page_acts` and `page_tables`.

A place is a dialog, a page, the list of sessions, or a line being typed. Bindings, bottom lines, help, `[keys]` of the
config file and the README are made from the table. None of it is loaded before the first frame of a workshop.
"""

from __future__ import annotations

from typing import NamedTuple


class Act(NamedTuple):
    """Something that a key does in one or more places."""

    id: str
    """Stable, for `[keys]`: group and name, such as `lists.down`."""
    keys: tuple[str, ...]
    """Its keys, the one to show first."""
    label: str
    """A word or two for the bottom line."""
    title: str
    """What it does, for the help."""

    @property
    def group(self) -> str:
        """The part before the dot."""
        return self.id.partition(".")[0]


class Use(NamedTuple):
    """An act in one place."""

    act: Act
    action: str = ""
    """What Textual runs there; empty where the place looks at the key itself."""


class Place(NamedTuple):
    """Where acts work together, so that none may have the key of another."""

    id: str
    uses: tuple[Use, ...]
    leave: str = ""
    """The act that `escape` does here whatever a person set; empty for none."""
    take: str = ""
    """The act that `enter` does here whatever a person set; empty for none."""
    is_typed: bool = False
    """Whether letters are text here."""

    @property
    def always(self) -> dict[str, str]:
        """Keys that nobody can take away here, and their acts."""
        return {key: act for key, act in (("escape", self.leave), ("enter", self.take)) if act}


class Heading(NamedTuple):
    """A group of acts, as the help shows it."""

    group: str
    title: str
