"""Bringing changes into a text that people edited: comments, unknown keys and an order made by hand stay.

Only blocks whose data changed are touched. Each is parsed by itself with tomlkit, which keeps what it does not change;
blocks are matched by their ids, so that arrays of tables never pass through a parser as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import replace

from lmc_tui.storage.blocks import Block, open_quotes, split
from lmc_tui.storage.canonical import item_lines, table_lines
from lmc_tui.storage.encoding import Table, item_key
from lmc_tui.storage.remembering import Remembered

TABLES = ("session", "timer", "ticked", "end")
ARRAYS = ("agenda", "notes", "parking", "actions", "dismissed")
ORDER = ("session", "agenda", "timer", "notes", "ticked", "parking", "actions", "dismissed", "end")
"""The order of blocks in a file made by the program."""

Item = Mapping[str, object]
Items = Mapping[str, Item]
"""The items of an array, in order, by what tells them apart."""
Keys = Remembered[str, str]
"""What tells the items of blocks apart, by the texts of the blocks."""
Group = tuple[object, object]
"""What items have their order in: a section of a board; everything else is one group."""


def updated(text: str, before: Table, after: Table, keys: Keys | None = None) -> str:
    """*text*, which says *before*, saying *after*. The caller checks the result: odd layouts may come out wrong.

    Blocks whose *keys* are remembered are not parsed for them.
    """
    keys = Remembered(by=str) if keys is None else keys
    newline = "\r\n" if "\r\n" in text else "\n"
    if not text.endswith("\n"):
        text += newline
    blocks = split(text)
    for name in ARRAYS:
        blocks = _updated_array(blocks, name, _items(before, name), _items(after, name), keys)
    for name in TABLES:
        blocks = _updated_table(blocks, name, before.get(name), after.get(name), always=name == "end")
    blocks[0] = _updated_head(blocks[0], before, after)
    result = "".join(block.text for block in blocks)
    return result.replace("\r\n", "\n").replace("\n", newline) if newline == "\r\n" else result


def _items(data: Table, name: str) -> list[Item]:
    value = data.get(name, [])
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


# --- single tables ------------------------------------------------------------------------------


def _updated_head(head: Block, before: Table, after: Table) -> Block:
    roots = ("format", "version")
    changes = {key: after[key] for key in roots if after.get(key) != before.get(key)}
    return replace(head, text=_changed(head.text, (), {}, changes)) if changes else head


def _updated_table(blocks: list[Block], name: str, before: object, after: object, *, always: bool) -> list[Block]:
    """The blocks with that table saying *after*; *always* sets its keys even where nothing changed since reading."""
    if before == after and not always:
        return blocks
    place = next((index for index, block in enumerate(blocks) if block.name == name and not block.is_item), None)
    if place is None:
        if not isinstance(after, Mapping):
            return blocks
        return _inserted(
            blocks, _place_for(blocks, name), "\n".join(table_lines(name, after)) + "\n", name, is_item=False
        )
    if not isinstance(after, Mapping):
        return blocks[:place] + blocks[place + 1 :] if isinstance(before, Mapping) else blocks
    block = blocks[place]
    old = before if isinstance(before, Mapping) and not always else {}
    return [*blocks[:place], replace(block, text=_changed(block.text, (name,), old, after)), *blocks[place + 1 :]]


def _place_for(blocks: Sequence[Block], name: str) -> int:
    """Where a new block of that name goes: before the first known block that comes after it, else last."""
    rank = ORDER.index(name)
    later = [index for index, block in enumerate(blocks) if block.name in ORDER and ORDER.index(block.name) > rank]
    return later[0] if later else len(blocks)


def _inserted(blocks: list[Block], place: int, text: str, name: str, *, is_item: bool) -> list[Block]:
    """The blocks with a new one, an empty line before and after it."""
    before, after = list(blocks[:place]), blocks[place:]
    if before and before[-1].text and not before[-1].text.endswith(("\n\n", "\r\n\r\n")):
        before[-1] = replace(before[-1], text=before[-1].text + "\n")
    return [*before, Block(name, is_item, text + ("\n" if after else "")), *after]


# --- arrays of tables ---------------------------------------------------------------------------


def _updated_array(
    blocks: list[Block], name: str, old_items: list[Item], new_items: list[Item], keys: Keys
) -> list[Block]:
    if old_items == new_items:
        return blocks
    before = {item_key(name, item): item for item in old_items}
    after = {item_key(name, item): item for item in new_items}
    said = {index: _key_of(block, keys) for index, block in enumerate(blocks) if block.name == name and block.is_item}
    at = {item_id: index for index, item_id in _ids(said, before)}
    texts: dict[str, Block] = {}
    for item_id, item in after.items():
        if item_id in at:
            block, has_id, was = blocks[at[item_id]], bool(said[at[item_id]]), before.get(item_id, {})
            if not has_id or (item is not was and item != was):
                was = {key: value for key, value in was.items() if key != "id" or has_id}
                block = replace(block, text=_changed(block.text, (name,), was, item))
            texts[item_id] = block
    named = [("", block) for block in blocks]
    for item_id, index in at.items():
        named[index] = (item_id, texts.get(item_id, blocks[index]))
    if _is_reordered(before, after):
        _put_in_order(named, at, texts, before, after)
    gone = set(at) - set(texts)
    return _with_new_items([pair for pair in named if pair[0] not in gone], name, after)


def _ids(said: Mapping[int, str], before: Items) -> list[tuple[int, str]]:
    """Index and id of each block of the array. A block without an id has the one that reading gave it, by its turn."""
    explicit = set(said.values())
    given = iter([item_id for item_id in before if item_id not in explicit])
    return [(index, item_id or next(given, "")) for index, item_id in said.items()]


def _key_of(block: Block, keys: Keys) -> str:
    known = keys.known(block.text)
    return known if known is not None else keys.keep(block.text, id_in(block))


def id_in(block: Block) -> str:
    """What tells the item of a block from all others of its array; empty where the block does not say."""
    import tomllib

    try:
        data = tomllib.loads(block.text)
    except tomllib.TOMLDecodeError:
        return ""
    items = data.get(block.name)
    item = items[0] if isinstance(items, list) and items else {}
    return item_key(block.name, item) if isinstance(item, dict) else ""


def _is_reordered(before: Items, after: Items) -> bool:
    """Whether items came, went, or may have changed their places."""
    return list(before) != list(after) or any(
        item is not before[item_id] and _group(item) != _group(before[item_id]) for item_id, item in after.items()
    )


def _put_in_order(
    named: list[tuple[str, Block]], at: Mapping[str, int], texts: Mapping[str, Block], before: Items, after: Items
) -> None:
    """Put items in each other's places, only where the order of a section changed."""
    were = _by_group(before)
    for group, ids in _by_group(after).items():
        new = [item_id for item_id in ids if item_id in at]
        old = [item_id for item_id in were.get(group, ()) if item_id in texts]
        if new != old:
            slots = sorted(at[item_id] for item_id in new)
            for slot, item_id in zip(slots, new, strict=True):
                named[slot] = (item_id, texts[item_id])


def _group(item: Item) -> Group:
    return (item.get("board"), item.get("section")) if "text" in item and "board" in item else (None, None)


def _by_group(items: Items) -> dict[Group, list[str]]:
    """Groups, in the order in which they begin, to the keys of their items."""
    groups: dict[Group, list[str]] = {}
    for item_id, item in items.items():
        groups.setdefault(_group(item), []).append(item_id)
    return groups


def _with_new_items(named: list[tuple[str, Block]], name: str, after: Items) -> list[Block]:
    """The blocks with those items that had none, each behind the one before it in its section, else before the next."""
    ids = [item_id for item_id, _ in named]
    blocks = [block for _, block in named]
    placed = set(ids)
    if placed >= after.keys():
        return blocks
    groups = _by_group(after)
    last: dict[Group, str] = {}
    newest = ""
    for item_id, item in after.items():
        group = _group(item)
        if item_id not in placed:
            behind = last.get(group, "")
            ahead = next((each for each in groups[group] if each in placed), "")
            if behind or (newest and not ahead):
                where = ids.index(behind or newest) + 1
            else:
                where = ids.index(ahead) if ahead else _place_for_item(blocks, name)
            blocks = _inserted(blocks, where, "\n".join(item_lines(name, item)) + "\n", name, is_item=True)
            ids.insert(where, item_id)
        last[group] = newest = item_id
    return blocks


def _place_for_item(blocks: Sequence[Block], name: str) -> int:
    """Where the first item goes: before the others of its array, else where the array belongs."""
    mine = [index for index, block in enumerate(blocks) if block.name == name and block.is_item]
    return mine[0] if mine else _place_for(blocks, name)


# --- one block ----------------------------------------------------------------------------------


def _changed(text: str, path: tuple[str, ...], before: Item, after: Item) -> str:
    """A block's text with the keys set, or taken out, in which the two differ."""
    import tomlkit

    document = tomlkit.parse(text)
    target: object = document
    for name in path:
        target = target[name]  # type: ignore[index]
    if isinstance(target, list):
        target = target[0]
    if isinstance(target, MutableMapping):
        _merge(target, before, after)
    changed, tail = tomlkit.dumps(document), _tail(text)
    is_lost = changed.count(tail.strip()) < text.count(tail.strip()) if tail.strip() else not changed.endswith(tail)
    return changed + tail if is_lost else changed


def _tail(text: str) -> str:
    """The comments and empty lines below a block's last key, which a table inside it takes along when it goes."""
    lines = text.splitlines(keepends=True)
    end, quotes = 0, ""
    for number, line in enumerate(lines, 1):
        if quotes or line.strip()[:1] not in ("", "#"):
            end = number
        quotes = open_quotes(line, quotes)
    return "".join(lines[end:])


def _merge(target: MutableMapping[str, object], before: Item, after: Item) -> None:
    for key in before:
        if key not in after and key in target:
            del target[key]
    for key, value in after.items():
        if key in target and before.get(key) == value:
            continue
        old = target.get(key)
        if isinstance(value, Mapping) and isinstance(old, MutableMapping):
            inner = before.get(key)
            _merge(old, inner if isinstance(inner, Mapping) else {}, value)
        else:
            target[key] = _plain(value)


def _plain(value: object) -> object:
    """A value as tomlkit shall write it: tables on one line."""
    import tomlkit

    if isinstance(value, Mapping):
        table = tomlkit.inline_table()
        table.update({str(key): _plain(each) for key, each in value.items()})
        return table
    return value
