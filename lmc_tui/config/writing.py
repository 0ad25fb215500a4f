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
"""


def template(commands: Iterable[tuple[str, Sequence[str], str]]) -> str:
    """A file in which nothing is set and everything is named. *commands* are ids, keys and what they do."""
    parts = [HEAD]
    for each in SETTINGS:
        others = ", ".join(filter(None, (f"${each.variable}", each.flag)))
        parts.append(
            f"# {each.help} ({others})\n# {each.name} = {as_toml(each.default or each.example or each.default)}\n"
        )
    rows = [f"# {name} = {_keys_as_toml(keys)}  # {title}" for name, keys, title in commands]
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
    if re.search(rf"^[ \t]*{command_id}[ \t]*=", below, re.MULTILINE) is None:
        below = re.sub(rf"^# {command_id} = [^#\r\n]*", f'{command_id} = "none"  ', below, count=1, flags=re.MULTILINE)
    document = tomlkit.parse(before + opener + below)
    table = document.setdefault(KEYS, tomlkit.table())
    table[command_id] = keys[0] if len(keys) == 1 else list(keys)
    return tomlkit.dumps(document)


def _keys_as_toml(keys: Sequence[str]) -> str:
    if not keys:
        return '"none"'
    return as_toml(keys[0]) if len(keys) == 1 else "[" + ", ".join(map(as_toml, keys)) + "]"
