"""A file of settings in which everything has another key, and what of the old keys a screen still names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from textual.widget import Widget

from lmc_tui.tui.app import LmcApp
from lmc_tui.tui.commands import COMMANDS, key_name
from lmc_tui.tui.page_acts import ACTS
from lmc_tui.tui.page_tables import PLACES
from lmc_tui.tui.screens.reading import Page
from lmc_tui.tui.widgets.bars import GuideView, KeyBar
from lmc_tui.tui.widgets.line_view import LineView
from lmc_tui.tui.widgets.words import Foot

LETTERS = tuple(sign for sign in map(chr, range(0x3B1, 0x587)) if sign.islower() and len(sign.upper()) == 1)
"""A letter for each command and each act where no text is typed: none is on an ordinary keyboard."""
CONTROLS = tuple(f"f{number}" for number in range(3, 21)) + tuple(
    f"{modifiers}{key}"
    for modifiers in ("ctrl+shift+", "ctrl+")
    for key in ("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete")
)
"""Keys that type nothing, for where text is typed."""
INSTEAD = ("in the palette", "none", "paste", "#", "@", "•  ○", "▸  ▸○", "▶", "‖", "→  ←", "↑  ↓", "◆  ◇")
"""What stands in the help where keys stand else."""
ALWAYS = ("esc", "enter", "^q", "^c", "#", "@")
"""What works whatever is set, or is typed as a sign."""
VERBS = (
    "takes|brings|gives|goes|shows|leaves|adds|edits|writes|makes|lets|puts|keeps|lights|decides|sums|starts|ends|parks"
)
SENTENCE = re.compile(rf"(?<![\w'’“\"@#&.(+-])([A-Za-z!?/\[\]=+-]|\^[a-z]|F\d+|tab|space|[Pp]ress .) ({VERBS})\b")
"""A key in a sentence: `u takes it back`."""


def odd_keys() -> dict[str, str]:
    """Id of every command and act to its only key."""
    typed = {use.act.id for place in PLACES if place.is_typed for use in place.uses}
    letters, controls = iter(LETTERS), iter(CONTROLS)
    ids = [*(each.id for each in COMMANDS), *(each.id for each in ACTS)]
    return {each: next(controls) if each in typed else next(letters) for each in ids}


def config_of(keys: dict[str, str]) -> str:
    """The file that says so."""
    return "[keys]\n" + "".join(f'"{name}" = "{key}"\n' for name, key in keys.items())


def old_keys(app: LmcApp, allowed: dict[str, str]) -> list[str]:
    """Keys that the topmost screen shows and that are none of those *allowed*; sentences that name one."""
    known = {key_name(key) for key in allowed.values()} | set(ALWAYS)
    shown = [
        span.text.strip()
        for view in app.screen.query(LineView)
        if _is_seen(view) and isinstance(view, (KeyBar, Foot, GuideView, Page))
        for line in view._drawn
        for span in line
        if span.role == "key"
    ]
    wrong = [key for key in shown if not set(_keys(key)) <= known]
    words = " ".join(chain.from_iterable(view.text.split() for view in app.screen.query(LineView) if _is_seen(view)))
    return [*wrong, *(found[0] for found in SENTENCE.finditer(words) if found[1] not in known)]


def _is_seen(view: Widget) -> bool:
    return bool(view.display and view.size.width)


def _keys(words: str) -> Iterator[str]:
    """The single keys of `β`, `β-γ`, `βγ`, `F3/F4`, `^↑/^↓ F5`, `β, γ`; none of what the help says instead."""
    if words in INSTEAD:
        return
    for part in words.replace("/", " ").replace(",", " ").split():
        if len(part) == 2 and not part.isascii():
            yield from part
        elif len(part) == 3 and part[1] == "-":
            yield from (part[0], part[2])
        else:
            yield part
