"""A session as text when nobody has edited it by hand: one layout, so that the same content gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from lmc_tui.storage.remembering import Remembered

COMMENTS = {"format": "                       # safe to edit by hand"}
"""What stands behind a root key."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)} | {
    ord(character): escape for character, escape in zip('"\\\n\t\r', ('\\"', "\\\\", "\\n", "\\t", "\\r"), strict=True)
}
"""Code to what stands for it in a string of TOML."""


def dumps(data: Mapping[str, object], texts: Remembered[Mapping[str, object], str] | None = None) -> str:
    """TOML 1.0: root keys, then a block for each table and each item of an array of tables.

    Items whose *texts* are remembered are not written anew; an item is one of the same array for ever.
    """
    texts = Remembered() if texts is None else texts
    lines = [
        f"{key_text(key)} = {value_text(value)}{COMMENTS.get(key, '')}"
        for key, value in data.items()
        if not _is_table(value)
    ]
    for key, value in data.items():
        if isinstance(value, Mapping):
            lines += ["", *table_lines(key, value)]
        elif _is_table(value) and isinstance(value, list):
            for item in value:
                lines += ["", texts.known(item) or texts.keep(item, "\n".join(item_lines(key, item)))]
    return "\n".join(lines) + "\n"


def table_lines(name: str, table: Mapping[str, object]) -> list[str]:
    """A table as its header and a line for each key."""
    return [f"[{key_text(name)}]", *_pairs(table)]


def item_lines(name: str, table: Mapping[str, object]) -> list[str]:
    """An item of an array of tables as its header and a line for each key."""
    return [f"[[{key_text(name)}]]", *_pairs(table)]


def _pairs(table: Mapping[str, object]) -> list[str]:
    return [f"{key_text(key)} = {value_text(value)}" for key, value in table.items()]


def _is_table(value: object) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(each, Mapping) for each in value)
    return isinstance(value, Mapping)


def key_text(key: str) -> str:
    """A key, bare where TOML allows it."""
    return key if _BARE.fullmatch(key) else _string(key)


def value_text(value: object) -> str:
    """A value on one line; tables inside become inline tables. Raises TypeError for what TOML does not know."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _string(value)
        case int():
            return str(value)
        case float():
            return _float(value)
        case datetime():
            return _moment(value)
        case date():
            return value.isoformat()
        case list() | tuple():
            return f"[{', '.join(value_text(each) for each in value)}]"
        case Mapping():
            pairs = ", ".join(f"{key_text(str(key))} = {value_text(each)}" for key, each in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case _ if hasattr(value, "isoformat"):  # a local time, which only a person's own keys can hold
            return str(value.isoformat())
    raise TypeError(f"TOML has no {type(value).__name__}")


def _moment(value: datetime) -> str:
    if value.tzinfo is None:
        return value.isoformat()
    if value.utcoffset() == UTC.utcoffset(None):
        return value.replace(tzinfo=None).isoformat() + "Z"
    return value.isoformat()


def _float(value: float) -> str:
    text = repr(value)
    return text if any(sign in text for sign in ".einf") else f"{text}.0"


def _string(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'
