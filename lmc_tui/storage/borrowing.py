"""What a second file says beside its session: comments and keys of its own, taken over with whole blocks, or named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from lmc_tui.storage.blocks import Block, comment_in, split
from lmc_tui.storage.canonical import COMMENTS
from lmc_tui.storage.document import ARRAYS, id_in
from lmc_tui.storage.encoding import Table, item_key
from lmc_tui.storage.strange import KNOWN, ROOT

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|' + r"'''.*?'''|" + r'"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'|" + r"#(?P<comment>[^\n]*)",
    re.DOTALL,
)
_OWN = frozenset(comment.strip().removeprefix("#").strip() for comment in COMMENTS.values())
"""What the program itself remarks."""


class Written(NamedTuple):
    """A file as a text, as data as it stands there, and as the program would write it."""

    text: str
    raw: Mapping[str, object]
    data: Table


def with_blocks_of(text: str, said: Table, first: Table, second: Written) -> str:
    """*text*, which says *said*, with the blocks of *second* for what *first* has not and both say alike.

    The caller checks that the result reads back the same.
    """
    wanted = {
        (name, key)
        for name in ARRAYS
        for key, item in _items(said, name).items()
        if key not in _items(first, name) and _items(second.data, name).get(key) == item
    }
    if not wanted:
        return text
    newline = "\r\n" if "\r\n" in text else "\n"
    theirs = {_key(block): block for block in split(second.text.replace("\r\n", "\n")) if block.is_item}
    blocks = [
        _in_place_of(block, theirs[_key(block)]) if block.is_item and _key(block) in wanted & theirs.keys() else block
        for block in split(text.replace("\r\n", "\n"))
    ]
    return "".join(block.text for block in blocks).replace("\n", newline)


def lost_comments(text: str, second: str, base: str) -> tuple[str, ...]:
    """The comments of *second* that *text* does not have, in order; what the program itself writes is none.

    One that stood in *base* already was taken out by somebody, so it is not lost.
    """
    return _missing(_comments(second), Counter(_comments(text)) | Counter(_comments(base)))


def comments_left_out(text: str, damaged: str) -> tuple[str, ...]:
    """The comments of a *damaged* text, which may be no TOML, that *text* does not have, in order.

    Each line is looked at by itself, for nobody knows which long strings are open; words that look like comments stand
    in both texts.
    """
    return _missing(_by_line(damaged), Counter(_by_line(text)))


def _missing(comments: Iterator[str], there: Counter[str]) -> tuple[str, ...]:
    lost = []
    for comment in comments:
        if there[comment]:
            there[comment] -= 1
        else:
            lost.append(comment)
    return tuple(lost)


def _by_line(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        comment = comment_in(line).removeprefix("#").strip()
        if comment and comment not in _OWN:
            yield comment


def lost_keys(result: Written, second: Written) -> tuple[str, ...]:
    """The keys of *second* that nobody knows and that *result* has not, or says otherwise: `notes[k7f3q2d].colour`."""
    lost = [key for key, value in second.raw.items() if key not in ROOT and result.raw.get(key) != value]
    for name, known in KNOWN.items():
        theirs, here = second.raw.get(name), result.raw.get(name)
        if isinstance(theirs, Mapping):
            own = here if isinstance(here, Mapping) else {}
            lost += [f"{name}.{key}" for key in theirs if key not in known and own.get(key) != theirs[key]]
        elif isinstance(theirs, list):
            items = _items(result.raw, name)
            for item in theirs:
                own = items.get(item_key(name, item), {}) if isinstance(item, Mapping) else {}
                lost += [
                    f"{name}[{item_key(name, item) or '?'}].{key}"
                    for key in (item if isinstance(item, Mapping) else {})
                    if key not in known and own.get(key) != item[key]
                ]
    return tuple(lost)


def _items(data: Mapping[str, object], name: str) -> dict[str, Mapping[str, object]]:
    """The items of an array by what tells them apart; those that do not say are left out."""
    items = data.get(name)
    if not isinstance(items, list):
        return {}
    keyed = {item_key(name, item): item for item in items if isinstance(item, Mapping)}
    keyed.pop("", None)
    return keyed


def _key(block: Block) -> tuple[str, str]:
    return block.name, id_in(block) if block.name in ARRAYS else ""


def _in_place_of(old: Block, new: Block) -> Block:
    """The new block with as many blank lines below it as the old one has."""
    tail = old.text[len(old.text.rstrip("\n")) :]
    return replace(new, text=new.text.rstrip("\n") + tail)


def _comments(text: str) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        comment = match["comment"]
        if comment is not None and comment.strip() and comment.strip() not in _OWN:
            yield comment.strip()
