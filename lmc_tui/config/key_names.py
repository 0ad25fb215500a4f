"""How keys are named in the file, and which of them terminals are known to keep for themselves."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Where(StrEnum):
    """In which of the two views a key works."""

    ANYWHERE = ""
    CANVAS = "canvas"
    SECTION = "section"


class ChosenKey(NamedTuple):
    """A key that a person chose for a command."""

    key: str
    where: Where = Where.ANYWHERE

    def __str__(self) -> str:
        return f"{self.where}:{self.key}" if self.where else self.key


NAMED = (
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete", "backspace"),
    *("tab", "enter", "escape", "space"),
    *(f"f{number}" for number in range(1, 21)),
)
"""Keys that type no character."""
OTHERWISE = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "spacebar": "space",
    " ": "space",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "comma": ",",
    "plus": "+",
    "minus": "-",
    "slash": "/",
    "question_mark": "?",
}
"""Other names that people know them by."""
MODIFIERS = ("alt", "ctrl", "shift")
LETTERS = "abcdefghijklmnopqrstuvwxyz"

_KEPT = {
    "ctrl+b": "tmux keeps ctrl+b for itself unless told otherwise.",
    "ctrl+a": "screen keeps ctrl+a for itself unless told otherwise.",
    "ctrl+h": "Many terminals send backspace for ctrl+h.",
    "ctrl+i": "Terminals send tab for ctrl+i.",
    "ctrl+j": "Some terminals send ctrl+j for enter, and when they paste.",
    "ctrl+m": "Terminals send enter for ctrl+m.",
    "f10": "Some terminals open their menu with F10.",
    "f11": "Most terminals fill the screen with F11.",
}


def parse_key(word: str) -> ChosenKey | None:
    """The key that a word of the file names: `z`, `ctrl+t`, `F2`, `section:j`; None for one that there is not."""
    if len(word) > 1 and ":" in word:
        place, _, name = word.partition(":")
        try:
            where = Where(place.strip().lower())
        except ValueError:
            return None
        key = _key(name)
        return ChosenKey(key, where) if key else None
    key = _key(word)
    return ChosenKey(key) if key else None


def _key(word: str) -> str:
    """The key in the one way that the program writes it; empty for none."""
    if len(word) == 1:
        return OTHERWISE.get(word, word if word.isprintable() else "")
    if word.startswith("^") and len(word) == 2:
        word = f"ctrl+{word[1]}"
    *before, last = word.strip().split("+") if not word.endswith("++") else [*word[:-2].split("+"), "+"]
    name = last if len(last) == 1 else last.lower()
    name = OTHERWISE.get(name, name)
    modifiers = sorted({each.strip().lower() for each in before})
    if not set(modifiers) <= set(MODIFIERS) or not name:
        return ""
    if not modifiers:
        return name if name in NAMED or name in OTHERWISE.values() else ""
    if len(name) == 1:
        return _with_letter(name.lower(), modifiers)
    return "+".join((*modifiers, name)) if name in NAMED else ""


def _with_letter(letter: str, modifiers: list[str]) -> str:
    """A letter with others held down. Terminals tell its capital instead of shift, and ctrl with letters only."""
    if "shift" in modifiers or letter not in LETTERS:
        return ""
    return "+".join((*modifiers, letter))


def is_kept(key: str) -> str:
    """Why a key may never reach the program, as a sentence; empty when nothing is known to keep it."""
    if key in _KEPT:
        return _KEPT[key]
    *before, name = key.split("+")
    if "alt" in before:
        return "Some terminals keep alt for their menus, or send two keys for it."
    if before and name in ("enter", "space", "backspace", "escape", "tab") and key != "shift+tab":
        return f"Few terminals can tell {key} from {name}."
    return ""


def key_words() -> tuple[str, ...]:
    """Names to guess from when one is wrong."""
    return (*NAMED, *(f"ctrl+{letter}" for letter in LETTERS), *("shift+tab", "shift+up", "shift+down"))
