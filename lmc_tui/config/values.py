"""Values of settings, from the file and from words of a variable or flag."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lmc_tui.config.problems import meant, quoted
from lmc_tui.config.settings import Kind, Setting, Value
from lmc_tui.text import clean_line

ON = frozenset({"true", "on", "yes", "1"})
OFF = frozenset({"false", "off", "no", "0"})
"""What a variable or flag may say for a switch."""

Choices = Mapping[str, Sequence[str]]
"""What a setting must be one of, by its name. Those who know hand it in."""


class Wrong(NamedTuple):
    """No value, and why."""

    sentence: str


def from_file(setting: Setting, value: object, choices: Choices) -> Value | Wrong:
    """The value that a key of the file gives a setting."""
    if setting.kind is Kind.SWITCH:
        return value if isinstance(value, bool) else _wrong_type(setting, value)
    if not isinstance(value, str):
        return _wrong_type(setting, value)
    if value != clean_line(value):
        return Wrong(f"{setting.name} must be one line without control characters or blanks at its ends.")
    if setting.kind is Kind.FOLDER and value and not (value.startswith(("/", "~/")) or value == "~"):
        return Wrong(f"{setting.name} must begin with / or ~/: nobody knows from where you will start lmc.")
    return _chosen(setting, value, choices)


def from_words(setting: Setting, words: str, choices: Choices) -> Value | Wrong:
    """The value that a variable or a flag gives a setting."""
    if setting.kind is Kind.FOLDER:
        return words
    if setting.kind is Kind.TEXT:
        return _chosen(setting, clean_line(words), choices)
    word = words.strip().lower()
    if word in ON or word in OFF:
        return word in ON
    return Wrong(f"{setting.name} is on or off, not {quoted(words)}.")


def _chosen(setting: Setting, value: str, choices: Choices) -> Value | Wrong:
    known = choices.get(setting.name, setting.choices or None)
    if known is None or value in known:
        return value
    guess = meant(value, known)
    return Wrong(f"There is no {setting.name} {quoted(value)}.{guess or ' There are ' + ', '.join(known) + '.'}")


def _wrong_type(setting: Setting, value: object) -> Wrong:
    return Wrong(f"{setting.name} takes {setting.kind}, not {kind_of(value)}.")


def kind_of(value: object) -> str:
    """What a value of TOML is, in words."""
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, list):
        return "a list"
    return "a table" if isinstance(value, Mapping) else "a date or time"
