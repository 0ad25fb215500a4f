"""The command palette, from the table of commands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from lmc_tui.tui.commands import COMMANDS, Command, available, shown_key

if TYPE_CHECKING:
    from lmc_tui.tui.screens.workshop import WorkshopScreen


class CommandProvider(Provider):
    """Every command that can be run now."""

    @property
    def _workshop(self) -> WorkshopScreen:
        return cast("WorkshopScreen", self.screen)

    def _commands(self) -> list[Command]:
        works = available(self._workshop.facts())
        return [each for each in COMMANDS if each.id in works and each.id != "palette"]

    def _help(self, each: Command) -> str:
        key = shown_key(each, in_section=self._workshop.place.is_open)
        return f"{each.group.value} · {key}" if key else each.group.value

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for each in self._commands():
            yield DiscoveryHit(each.title, partial(self._workshop.run_command, each.id), help=self._help(each))

    async def search(self, query: str) -> Hits:
        """Those that fit what is typed."""
        matcher = self.matcher(query)
        for each in self._commands():
            score = max(matcher.match(each.title), matcher.match(each.label))
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(each.title),
                    partial(self._workshop.run_command, each.id),
                    help=self._help(each),
                )
