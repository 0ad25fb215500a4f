"""Keys that terminals, and what stands between them and the program, keep for themselves as they come.

What is listed was read in the manuals and sources named beside it, and only that. `python -m tests.support.readme` puts
it into the README.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lmc_tui.tui.commands import COMMANDS, key_name
from lmc_tui.tui.page_tables import PLACES


class Keeper(NamedTuple):
    """Something that keeps keys."""

    name: str
    keys: tuple[str, ...]
    """As the tables of the program call them."""
    why: str
    """What it does with them."""
    source: str
    """Where that stands."""


KEEPERS = (
    Keeper("tmux", ("ctrl+b",), "its prefix", "tmux(1)"),
    Keeper("GNU screen", ("ctrl+a",), "its command key", "screen(1)"),
    Keeper("mosh", ("ctrl+^",), "its escape", "mosh(1)"),
    Keeper("ssh", ("~",), "its escape, right behind `enter`", "ssh(1)"),
    Keeper(
        "Windows Terminal",
        (
            *("ctrl+,", "ctrl+tab", "ctrl+shift+tab", "ctrl++", "ctrl+-", "ctrl+0", "ctrl+v", "ctrl+insert"),
            *("shift+insert", "alt+enter", "alt+up", "alt+down", "alt+left", "alt+right", "f11"),
            *("ctrl+shift+up", "ctrl+shift+down", "ctrl+shift+home", "ctrl+shift+end"),
        ),
        "tabs, panes, settings, size of letters, clipboard",
        "microsoft/terminal: TerminalSettingsModel/defaults.json, userDefaults.json",
    ),
    Keeper(
        "macOS Terminal",
        ("pageup", "pagedown", "home", "end", "ctrl+up", "ctrl+down", "ctrl+left", "ctrl+right"),
        "its own scrolling (with `shift` they are sent), and Mission Control",
        "the profile's table of keys; Mission Control's settings",
    ),
    Keeper(
        "VS Code",
        (
            *("f1", "f5", "f6", "f10", "f11", "ctrl+p", "ctrl+e", "ctrl+q", "ctrl+f", "ctrl+j", "ctrl+k"),
            *("ctrl+v", "ctrl+tab", "ctrl+pageup", "ctrl+pagedown"),
        ),
        "its own commands, in one system or another",
        "microsoft/vscode: terminal.ts, DEFAULT_COMMANDS_TO_SKIP_SHELL; chords",
    ),
    Keeper(
        "Linux console", ("shift+pageup", "shift+pagedown"), "scrolls back", "kbd: The Linux keyboard and console HOWTO"
    ),
)

PASTES = "it pastes, too"
"""What is said of the one key that needs no other: what it is kept for is the same."""


class Used(NamedTuple):
    """A command, or an act in a place, with its keys."""

    id: str
    keys: tuple[str, ...]


def all_used() -> tuple[Used, ...]:
    """Everything that has keys."""
    acts = {use.act.id: use.act.keys for place in PLACES for use in place.uses}
    commands = [Used(each.id, each.all_keys) for each in COMMANDS if each.all_keys]
    return (*commands, *(Used(act_id, keys) for act_id, keys in acts.items()))


def is_kept_by_any(key: str) -> bool:
    """Whether one of them keeps a key."""
    return any(key in keeper.keys for keeper in KEEPERS)


def _touched(keeper: Keeper) -> Iterator[str]:
    """Each key of the program that is kept, and what does the same wherever it is used, else in some place."""
    for key in keeper.keys:
        free = [[other for other in each.keys if not is_kept_by_any(other)] for each in all_used() if key in each.keys]
        everywhere = [other for other in free[0] if all(other in each for each in free)] if free else []
        others = everywhere or list(dict.fromkeys(other for each in free for other in each))
        if free:
            yield f"`{key_name(key)}`: {', '.join(f'`{key_name(other)}`' for other in others) or PASTES}"


def swallowed_markdown() -> str:
    """The table as it stands in the README."""
    lines = ["| where | keeps | for | of ours, and what does the same |", "| --- | --- | --- | --- |"]
    for keeper in KEEPERS:
        keys = ", ".join(f"`{key_name(key)}`" for key in keeper.keys)
        lines.append(f"| {keeper.name} | {keys} | {keeper.why} | {'; '.join(_touched(keeper)) or 'none'} |")
    return "\n".join(lines) + "\n"
