"""`lmc config set`: the text of the file with one setting changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from lmc_tui.config.file import parsed, read
from lmc_tui.config.keys import chosen_keys
from lmc_tui.config.problems import meant, quoted
from lmc_tui.config.settings import KEYS, SETTINGS, Kind, Setting, Value, setting
from lmc_tui.config.values import Choices, Wrong, from_file, from_words
from lmc_tui.config.writing import with_keys, with_setting
from lmc_tui.errors import ConfigError
from lmc_tui.tui.rebinding import all_ids


def changed(path: Path, name: str, values: Sequence[str], choices: Choices, template: Callable[[], str]) -> str:
    """What the file says with that setting, or those keys of a command, changed and all else as it was.

    Raises `click.BadParameter` for what cannot be set so, and `ConfigError` when the file cannot be read or is in the
    way.
    """
    said = read(path)
    if said.problem is not None:
        raise ConfigError(f"{said.problem} So nothing was changed.")
    text = said.text if said.is_there else template()
    before = parsed(path, text.encode("utf-8")).data
    table, _, command_id = name.partition(".")
    if table == KEYS and command_id:
        keys = _keys(command_id, values)
        if not isinstance(before.get(KEYS, {}), Mapping):
            raise ConfigError(f"{path}: {KEYS} is no table there, so no key can be set. Nothing was changed.")
        after = with_keys(text, command_id, keys)
        wanted: dict[str, object] = dict(before) | {KEYS: _with(_table(before), command_id, _single(keys))}
    else:
        known, value = _value(name, values, choices)
        after = with_setting(text, known, value)
        wanted = dict(before) | {known.name: value}
    if parsed(path, after.encode("utf-8")).data != wanted:
        raise ConfigError(f"{path}: this cannot be changed without touching something else. Change it by hand.")
    return after


def _table(data: Mapping[str, object]) -> Mapping[str, object]:
    table = data.get(KEYS)
    return table if isinstance(table, Mapping) else {}


def _with(table: Mapping[str, object], command_id: str, keys: object) -> dict[str, object]:
    """The table with these keys for a command, wherever it has some already."""
    group, _, last = command_id.partition(".")
    nested = table.get(group)
    if isinstance(nested, Mapping) and last in nested:
        return {**table, group: {**nested, last: keys}}
    return {**table, command_id: keys}


def _single(keys: Sequence[str]) -> object:
    return keys[0] if len(keys) == 1 else list(keys)


def _keys(command_id: str, words: Sequence[str]) -> list[str]:
    """Keys for a command, as they are to stand in the file."""
    ids = all_ids()
    if command_id not in ids:
        raise click.BadParameter(
            f"there is no command {quoted(command_id)}.{meant(command_id, ids)}", param_hint="NAME"
        )
    _, problems = chosen_keys({command_id: list(words)})
    for each in problems:
        if not each.is_hint:
            raise click.BadParameter(each.sentence, param_hint="VALUE")
    return list(words)


def _value(name: str, words: Sequence[str], choices: Choices) -> tuple[Setting, Value]:
    """A setting, and the value that the words give it."""
    known = setting(name)
    if known is None:
        names = [each.name for each in SETTINGS]
        guess = meant(name, (*names, KEYS)) or f" There are {', '.join(names)}, and {KEYS}.COMMAND."
        raise click.BadParameter(f"there is no setting {quoted(name)}.{guess}", param_hint="NAME")
    if len(words) > 1:
        raise click.BadParameter(f"{name} takes one value.", param_hint="VALUE")
    said = words[0]
    if known.kind is Kind.FOLDER and said and not said.startswith("~"):
        said = str(Path(said).absolute())
    value = from_words(known, said, choices)
    found = from_file(known, value, choices) if not isinstance(value, Wrong) else value
    if isinstance(found, Wrong):
        raise click.BadParameter(found.sentence, param_hint="VALUE")
    return known, found
