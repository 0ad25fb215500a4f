"""Themes of a person's own: `themes/*.toml` beside the file of settings. Loaded only when somebody asks for one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from lmc_tui.config.file import parsed, read
from lmc_tui.config.lines import lines
from lmc_tui.config.problems import ConfigProblem, meant, quoted
from lmc_tui.tui.theme_tables import COLOUR_NAMES, THEMES, Theme
from lmc_tui.tui.themes import ATTRIBUTES, LOOKS

BASE, COLOURS, ROLES = "base", "colours", "roles"
HUES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
TERMINALS = ("default", *HUES, *(f"bright_{hue}" for hue in HUES))
"""The terminal's own colours by name."""
_RGB = re.compile(r"#[0-9a-f]{6}")
_EXAMPLE = '"#e6e6e6 bold on #14161b"'


class OwnTheme(NamedTuple):
    """A theme from a file, and what was wrong there: the rest holds."""

    theme: Theme
    problems: tuple[ConfigProblem, ...] = ()


def themes_beside(settings: Path) -> Path:
    """Where themes lie that go with that file of settings."""
    return settings.parent / "themes"


def names(folder: Path) -> list[str]:
    """The themes in that folder that can be chosen, by name; none where there is no such folder."""
    return [path.stem for path in _files(folder) if path.stem not in THEMES]


def describe(folder: Path) -> list[tuple[str, str]]:
    """Every theme that can be chosen, the person's own behind the others: name, and what it is like."""
    own = [(path.stem, load(path).theme.words) for path in _files(folder) if path.stem not in THEMES]
    return [*((name, theme.words) for name, theme in THEMES.items()), *own]


def find(folder: Path, name: str) -> tuple[Theme | None, str]:
    """The theme of that name, and the first thing wrong with it in a sentence; None when there is none."""
    path = next((each for each in _files(folder) if each.stem == name), None)
    if path is None:
        known = (*THEMES, *names(folder))
        others = " There are " + ", ".join(known) + "."
        return None, f"There is no theme {quoted(name)}.{meant(name, known) or others}"
    own = load(path)
    return own.theme, own.problems[0].short if own.problems else ""


def problems(folder: Path) -> tuple[ConfigProblem, ...]:
    """All that is wrong with any file of that folder."""
    found: list[ConfigProblem] = []
    for path in _files(folder):
        if path.stem in THEMES:
            found.append(ConfigProblem(str(path), 0, f"{path.stem} comes with lmc: give this file another name."))
        found += load(path).problems
    return tuple(found)


def load(path: Path) -> OwnTheme:
    """The theme of that file; what is wrong in it is left out, and said."""
    said = read(path)
    if said.problem is not None:
        return OwnTheme(THEMES["dark"], (said.problem,))
    return theme_of(path, said.text)


def theme_of(path: Path, text: str) -> OwnTheme:
    """The theme that this text describes, as the file of that path."""
    said = parsed(path, text.encode("utf-8"))
    if said.problem is not None:
        return OwnTheme(THEMES["dark"], (said.problem,))
    return _Reading(path, text, said.data).result()


def _wrong_colour(words: str, base: Theme) -> str:
    """Why that is no colour for a theme with this base, as a sentence; empty when it is one."""
    word = words.lower()
    if _RGB.fullmatch(word) or (base.is_terminals and word in ("", "dim", *TERMINALS)):
        return ""
    others = ", or one of the terminal's own such as bright_red" if base.is_terminals else ""
    return f"{quoted(words)} is no colour: write #rrggbb{others}."


def _wrong_look(words: str) -> str:
    """Why that is no look of a role, as a sentence; empty when it is one."""
    before, sign, ground = (f" {words.lower()} ").partition(" on ")
    for place, part in enumerate((before, ground)):
        colours = 0
        for word in part.split():
            if word in ATTRIBUTES and place == 0:
                continue
            if not (_RGB.fullmatch(word) or word in COLOUR_NAMES or word in TERMINALS):
                guess = meant(word, (*ATTRIBUTES, *COLOUR_NAMES, *TERMINALS))
                return f"{quoted(word)} is neither a colour nor an attribute.{guess or f' Write it like {_EXAMPLE}.'}"
            colours += 1
        if colours > 1:
            return f"It names two colours where one can be. Write it like {_EXAMPLE}."
    return f"There is no colour behind on. Write it like {_EXAMPLE}." if sign and not ground.strip() else ""


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.toml"))
    except OSError:
        return []


class _Reading:
    """One file being understood."""

    def __init__(self, path: Path, text: str, data: Mapping[str, object]) -> None:
        self._path, self._text, self._data = path, text, data
        self._problems: list[ConfigProblem] = []

    def result(self) -> OwnTheme:
        self._unknown((), self._data, (BASE, COLOURS, ROLES), "key")
        name = self._base()
        base = THEMES[name]
        colours = self._table(COLOURS, COLOUR_NAMES, "colour", lambda words: _wrong_colour(words, base))
        roles = self._table(ROLES, LOOKS, "role", _wrong_look)
        theme = base._replace(
            words=f"your own, after {name}",
            colours={**base.colours, **colours},
            roles={**base.roles, **roles},
        )
        return OwnTheme(theme, tuple(sorted(self._problems, key=lambda each: each.line)))

    def _base(self) -> str:
        name = self._data.get(BASE, "dark")
        if isinstance(name, str) and name in THEMES:
            return name
        guess = meant(name, THEMES) if isinstance(name, str) else ""
        self._wrong((BASE,), f"base is one of {', '.join(THEMES)}.{guess}")
        return "dark"

    def _table(self, name: str, known: Iterable[str], kind: str, wrong: Callable[[str], str]) -> dict[str, str]:
        """What one table says, as far as it can be used."""
        table = self._data.get(name, {})
        if not isinstance(table, Mapping):
            self._wrong((name,), f"{name} is a table: write [{name}], and its lines below.")
            return {}
        self._unknown((name,), table, known, kind)
        taken: dict[str, str] = {}
        for key in (each for each in known if each in table):
            words = table[key]
            why = wrong(words) if isinstance(words, str) else "It must be a text in quotation marks."
            if why:
                self._wrong((name, key), f"{name}.{key}: {why}")
            else:
                taken[key] = words.lower()
        return taken

    def _unknown(self, where: tuple[str, ...], table: Mapping[str, object], known: Iterable[str], kind: str) -> None:
        known = tuple(known)
        for key in (each for each in table if each not in known):
            self._wrong((*where, str(key)), f"There is no {kind} {quoted(str(key))}.{meant(str(key), known)}")

    def _wrong(self, keys: tuple[str, ...], sentence: str) -> None:
        line = lines(self._text).get(keys, 0)
        self._problems.append(ConfigProblem(str(self._path), line, sentence))
