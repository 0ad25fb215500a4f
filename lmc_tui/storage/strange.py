"""Keys of a file that nobody knows: they belong to somebody, so they stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Action, Parked, Session
from lmc_tui.storage.encoding import Table, item_key

_NOTE = ("id", "board", "section", "text", "status", "confidence", "owner", "tags", "facets", "supports", "links")
KNOWN: Mapping[str, frozenset[str]] = {
    "session": frozenset({"title", "canvas", "designed_for", "designed_by", "created", "target_model"}),
    "agenda": frozenset(
        {"id", "kind", "section", "board", "title", "prompt", "planned_seconds", "spent_seconds"}
        | {"extended_seconds", "extensions", "paused_seconds"}
    ),
    "timer": frozenset({"step", "running_since", "paused_since", "seen"}),
    "notes": frozenset({*_NOTE, "question", "archived"}),
    "parking": frozenset({"id", "text", "settled"}),
    "actions": frozenset({"id", "text", "owner", "due", "done"}),
    "dismissed": frozenset({"check", "note", "board", "section", "reason", "of"}),
    "end": frozenset({"notes"}),
}
"""Table to the keys in it that the program reads and writes."""
ROOT = frozenset({"format", "version", "ticked", *KNOWN})


def with_strange_keys(data: Table, old: Mapping[str, object]) -> Table:
    """*data* with the keys of *old* that nobody knows: of the root, of tables, and of items with the same key."""
    result: Table = {key: _with(key, value, old.get(key)) for key, value in data.items() if key != "end"}
    result |= {key: value for key, value in old.items() if key not in ROOT}
    return result | {"end": _with("end", data["end"], old.get("end"))}


def with_ids(data: Mapping[str, object], session: Session) -> Table:
    """*data*, from which *session* was read, with the ids that were made for items written without one.

    By these the keys that nobody knows are found again.
    """
    of_arrays: Mapping[str, Sequence[Note | Parked | Action]] = {
        "notes": session.notes,
        "parking": session.parking,
        "actions": session.actions,
    }
    found: Table = dict(data)
    for name, things in of_arrays.items():
        old = data.get(name)
        if isinstance(old, list):
            found[name] = [{**item, "id": item.get("id") or thing.id} for item, thing in zip(old, things, strict=True)]
    return found


def _with(name: str, value: object, old: object) -> object:
    if isinstance(value, Mapping) and isinstance(old, Mapping):
        return {**value, **_strange(name, old)}
    if isinstance(value, list) and isinstance(old, list):
        items = {item_key(name, each): each for each in old if isinstance(each, Mapping)}
        return [
            {**each, **_strange(name, items.get(item_key(name, each), {}))} if isinstance(each, Mapping) else each
            for each in value
        ]
    return value


def _strange(name: str, old: Mapping[str, object]) -> Table:
    known = KNOWN.get(name, frozenset(old))
    return {str(key): value for key, value in old.items() if key not in known}
