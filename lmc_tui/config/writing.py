"""The text of a file of settings: a commented one to begin with, and one value changed with every comment kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lmc_tui.config.settings import KEYS, SETTINGS, Setting, Value, as_toml

HEAD = """\
# Settings of lmc. Take away the # before a line to set it; `lmc config check` says what is wrong.
# A flag wins over a variable, a variable over this file, this file over the default.
"""
KEYS_HEAD = f"""\
[{KEYS}]
# Other keys for a command: "z", "ctrl+t" or "f5", a list of keys, or "none". What stands here replaces all
# that it has. "section:z" works only while a section is open large, "canvas:z" only on the whole canvas.
# What has a dot in its name works in dialogs, on pages, in the list of sessions or while a note is written.
"""


def template(commands: Iterable[tuple[str, Sequence[str], str]]) -> str:
    """A file in which nothing is set and everything is named. *commands* are ids, keys and what they do."""
    parts = [HEAD]
    for each in SETTINGS:
        others = ", ".join(filter(None, (f"${each.variable}", each.flag)))
        parts.append(
            f"# {each.help} ({others})\n# {each.name} = {as_toml(each.default or each.example or each.default)}\n"
        )
    rows = [f"# {_name_as_toml(name)} = {_keys_as_toml(keys)}  # {title}" for name, keys, title in commands]
    return "\n".join(parts) + "\n" + KEYS_HEAD + "\n".join(rows) + "\n"


def with_setting(text: str, setting: Setting, value: Value) -> str:
    """The text with that value. A line of the template that waits for it is used. *text* must be TOML."""
    import tomlkit

    root, opener, tables = text.partition("\n[")
    if not text.startswith("[") and re.search(rf"^[ \t]*{setting.name}[ \t]*=", root, re.MULTILINE) is None:
        line = f"{setting.name} = {as_toml(value)}"
        root = re.sub(rf"^# {setting.name} = [^\r\n]*", lambda _: line, root, count=1, flags=re.MULTILINE)
    document = tomlkit.parse(root + opener + tables)
    document[setting.name] = value
    return tomlkit.dumps(document)


def with_keys(text: str, command_id: str, keys: Sequence[str]) -> str:
    """The text with these keys for a command; none takes all away. *text* must be TOML."""
    import tomlkit

    before, opener, below = text.partition(f"\n[{KEYS}]")
    name = re.escape(_name_as_toml(command_id))
    if re.search(rf"^[ \t]*{name}[ \t]*=", below, re.MULTILINE) is None and not _is_nested(text, command_id):
        line = f'{_name_as_toml(command_id)} = "none"  '
        below = re.sub(rf"^# {name} = [^#\r\n]*", line, below, count=1, flags=re.MULTILINE)
    document = tomlkit.parse(before + opener + below)
    table = document.setdefault(KEYS, tomlkit.table())
    value = keys[0] if len(keys) == 1 else list(keys)
    if _is_nested(text, command_id):
        group, _, last = command_id.partition(".")
        table[group][last] = value
    else:
        table[command_id] = value
    return tomlkit.dumps(document)


def _is_nested(text: str, command_id: str) -> bool:
    """Whether the text sets the keys of `lists.down` as `down` in a table `lists`."""
    import tomli

    group, _, last = command_id.partition(".")
    table = tomli.loads(text).get(KEYS, {}).get(group)
    return isinstance(table, dict) and last in table


def _name_as_toml(name: str) -> str:
    """An id as it stands before the equals sign: in quotation marks where there is a dot in it."""
    return as_toml(name) if "." in name else name


def _keys_as_toml(keys: Sequence[str]) -> str:
    if not keys:
        return '"none"'
    return as_toml(keys[0]) if len(keys) == 1 else "[" + ", ".join(map(as_toml, keys)) + "]"
