"""The commands, each with the keys that run it for the person at this screen."""

from __future__ import annotations

from collections.abc import Sequence

from lmc_tui.tui.commands import COMMANDS, Command, key_name


class KeyMap:
    """All commands, each with the keys that it really has."""

    def __init__(self, commands: Sequence[Command] = COMMANDS) -> None:
        self.commands = tuple(commands)
        """In the order of the table."""
        self._by_id = {each.id: each for each in self.commands}

    def command(self, command_id: str) -> Command:
        """The command with that id. Raises KeyError."""
        return self._by_id[command_id]

    def shown(self, command_id: str) -> str:
        """The key to show for a command; empty for one without."""
        each = self.command(command_id)
        return key_name(each.all_keys[0]) if each.all_keys else ""

    def key(self, command_id: str) -> str:
        """The key to name in a sentence: `u`; `undo in the palette` for a command without one."""
        return self.shown(command_id) or f"“{self.command(command_id).label}” in the palette"


DEFAULT_KEYS = KeyMap()
