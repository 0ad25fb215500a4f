"""What is set for a run: the flag, else the variable, else the file, else the default, and what was wrong with any."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Never

from lmc_tui.config.file import NAME, FileSaid, read
from lmc_tui.config.problems import MOST_GUESSES, ConfigProblem, meant, quoted
from lmc_tui.config.settings import DEFAULTS, KEYS, SETTINGS, Config, Setting, Value
from lmc_tui.config.values import Choices, Wrong, from_file, from_words

if TYPE_CHECKING:
    from lmc_tui.config.key_names import ChosenKey
    from lmc_tui.config.keys import KeyProblem

SET_FLAG = "--set"
NOTHING: Mapping[str, Never] = MappingProxyType({})


class Source(StrEnum):
    """Where a value came from; what stands later wins."""

    DEFAULT = "default"
    FILE = "file"
    VARIABLE = "variable"
    FLAG = "flag"


class Origin(NamedTuple):
    """Where the value of one setting came from."""

    source: Source = Source.DEFAULT
    name: str = ""
    """Which variable or flag."""


class Settled(NamedTuple):
    """What holds for a run."""

    config: Config = DEFAULTS
    keys: Mapping[str, tuple[ChosenKey, ...]] = NOTHING
    """Command to the keys that the file gives it."""
    origins: Mapping[str, Origin] = NOTHING
    """Setting to where its value came from; absent for the default."""
    problems: tuple[ConfigProblem, ...] = ()
    """All that was wrong, in the order of the lines; which commands there are, is not known here."""
    path: Path = Path(NAME)
    """Where the file lies, or would lie."""
    text: str = ""
    """What it holds."""
    is_readable: bool = True
    """Whether the file, if there is one, can be read at all."""

    def problem(self, keys: tuple[str, ...], sentence: str, *, is_hint: bool = False) -> ConfigProblem:
        """Something wrong with what the file says under these keys."""
        return ConfigProblem(str(self.path), line_of(self.text, keys), sentence, is_hint)

    def and_keys(self, found: tuple[KeyProblem, ...]) -> tuple[ConfigProblem, ...]:
        """All problems, with those that were *found* once the commands were known."""
        more = [self.problem(each.keys, each.sentence, is_hint=each.is_hint) for each in found]
        return tuple(sorted((*self.problems, *more), key=lambda each: each.line))


def line_of(text: str, keys: tuple[str, ...]) -> int:
    """The line on which these keys are set; 0 for none."""
    from lmc_tui.config.lines import lines

    found = lines(text)
    as_tables = tuple(part for key in keys for part in key.split(".", 1))
    return found.get(keys) or found.get(as_tables, 0)


def settle(
    flags: Mapping[str, str], environment: Mapping[str, str], path: Path, choices: Choices | None = None
) -> Settled:
    """What holds for a run, with the file at *path*; *flags* are settings by name, as words. Raises nothing."""
    return settled(flags, environment, path, read(path), choices or {})


def settled(
    flags: Mapping[str, str], environment: Mapping[str, str], path: Path, said: FileSaid, choices: Choices
) -> Settled:
    """The same with what the file said."""
    start = Settled(path=path, text=said.text, is_readable=said.is_readable)
    problems = [said.problem] if said.problem is not None else []
    values: dict[str, Value] = {}
    origins: dict[str, Origin] = {}
    for setting in SETTINGS:
        for origin, found in _found(setting, flags, environment, said.data, choices):
            if not isinstance(found, Wrong):
                values[setting.name], origins[setting.name] = found, origin
            elif origin.source is Source.FILE:
                problems.append(start.problem((setting.name,), found.sentence))
            else:
                problems.append(ConfigProblem(origin.name, 0, found.sentence))
    problems += _unknown(start, said.data)
    keys: Mapping[str, tuple[ChosenKey, ...]] = {}
    if KEYS in said.data:
        from lmc_tui.config.keys import chosen_keys

        keys, wrong = chosen_keys(said.data[KEYS])
        problems += [start.problem(each.keys, each.sentence, is_hint=each.is_hint) for each in wrong]
    return start._replace(
        config=DEFAULTS._replace(**values),  # type: ignore[arg-type]  # checked by their kind
        keys=keys,
        origins=origins,
        problems=tuple(sorted(problems, key=lambda each: each.line)),
    )


def _found(
    setting: Setting,
    flags: Mapping[str, str],
    environment: Mapping[str, str],
    data: Mapping[str, object],
    choices: Choices,
) -> list[tuple[Origin, Value | Wrong]]:
    """What is said for a setting, what wins last. An empty variable says nothing."""
    found: list[tuple[Origin, Value | Wrong]] = []
    if setting.name in data:
        found.append((Origin(Source.FILE), from_file(setting, data[setting.name], choices)))
    if words := environment.get(setting.variable):
        found.append((Origin(Source.VARIABLE, f"${setting.variable}"), from_words(setting, words, choices)))
    if setting.name in flags:
        name = setting.flag or SET_FLAG
        found.append((Origin(Source.FLAG, name), from_words(setting, flags[setting.name], choices)))
    return found


def _unknown(start: Settled, data: Mapping[str, object]) -> list[ConfigProblem]:
    """What the file sets and nobody knows."""
    names = [setting.name for setting in SETTINGS]
    unknown = [key for key in data if key not in names and key != KEYS]
    guesses = [meant(key, (*names, KEYS)) if place < MOST_GUESSES else "" for place, key in enumerate(unknown)]
    return [
        start.problem((key,), f"There is no setting {quoted(key)}.{guess}")
        for key, guess in zip(unknown, guesses, strict=True)
    ]
