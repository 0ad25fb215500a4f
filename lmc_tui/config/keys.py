"""The table `[keys]` of the file: which keys a person wants for which command. Whether that command is, others know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lmc_tui.config.key_names import ChosenKey, is_kept, key_words, parse_key
from lmc_tui.config.problems import MOST_GUESSES, meant, quoted
from lmc_tui.config.settings import KEYS
from lmc_tui.config.values import kind_of

NONE = "none"
"""What takes all keys from a command."""


class KeyProblem(NamedTuple):
    """What is wrong with one key of the file."""

    keys: tuple[str, ...]
    """Where it stands: `("keys", "add")`."""
    sentence: str
    is_hint: bool = False


def chosen_keys(table: object) -> tuple[dict[str, tuple[ChosenKey, ...]], list[KeyProblem]]:
    """Command to keys, none for no keys; what is wrong is left out, and said."""
    if not isinstance(table, Mapping):
        wanted = f'{KEYS} is a table: write [{KEYS}], and below it lines such as add = "z".'
        return {}, [KeyProblem((KEYS,), wanted)]
    chosen: dict[str, tuple[ChosenKey, ...]] = {}
    problems: list[KeyProblem] = []
    for command_id, value in _flat(table):
        if command_id in chosen:
            problems.append(KeyProblem((KEYS, command_id), f"{command_id} is set twice; the first one counts."))
            continue
        found = _keys_of(command_id, value, problems)
        if found is not None:
            chosen[command_id] = found
    return chosen, problems


def _flat(table: Mapping[object, object]) -> Iterator[tuple[str, object]]:
    """Ids and what is said for them. `"lists.down"` in quotation marks is the same as `down` in a table `lists`."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}.{each}", said) for each, said in value.items())
        else:
            yield str(name), value


def _keys_of(command_id: str, value: object, problems: list[KeyProblem]) -> tuple[ChosenKey, ...] | None:
    """The keys of one line; None when nothing of it counts, so that the command keeps those that it has."""
    here = (KEYS, command_id)
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        what = "a list of other things" if isinstance(words, list) else kind_of(value)
        problems.append(KeyProblem(here, f'A command takes a key such as "z", or a list of keys, not {what}.'))
        return None
    if words in ([], [NONE]):
        return ()
    found: list[ChosenKey] = []
    for word in words:
        key = parse_key(word)
        if key is None:
            guess = _meant(word) if len(problems) < MOST_GUESSES else ""
            problems.append(KeyProblem(here, f"There is no key {quoted(word)}.{guess}"))
            continue
        if kept := is_kept(key.key):
            problems.append(KeyProblem(here, kept, is_hint=True))
        found.append(key)
    return tuple(dict.fromkeys(found)) if found else None


def _meant(word: str) -> str:
    *before, last = word.split("+")
    if len(last) == 1 and last.isalpha() and [each.lower().strip() for each in before] == ["shift"]:
        return f" shift with a letter is its capital: {last.upper()}."
    return meant(word, key_words())
