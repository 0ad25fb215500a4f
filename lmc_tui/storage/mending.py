"""Plain data with faults in it to a session all the same: what cannot be understood is put right or left out, and told.

For files that nobody can be asked to mend first: those of a newer lmc-tui, and what is left of damaged ones. The words
of a note are never among what is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

from lmc_tui.domain.agenda import StepKind
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.session import Session
from lmc_tui.errors import MOST_PROBLEMS, Problem, SessionFileError
from lmc_tui.storage.document import ARRAYS
from lmc_tui.storage.encoding import Table
from lmc_tui.storage.fields import Fields, nearest
from lmc_tui.storage.session_reader import read_session

_MOST_ROUNDS = 8
"""What is put right may show another fault, never for long."""
_LIKENESS = 0.75
LEFT_OUT = "It was left out."


class Mended(NamedTuple):
    """A session, and what it took."""

    session: Session
    data: Table
    """What the session was read from."""
    sentences: tuple[str, ...] = ()
    """What was not understood, and what was done about it."""
    notices: tuple[str, ...] = ()
    """What the person should know about the session besides."""


def mended(data: Mapping[str, object], canvases: Mapping[str, Canvas], path: Path | str) -> Mended:
    """The session in *data*, whatever else there is. Raises `SessionFileError` when mending comes to no end."""
    fitting: Table = deepcopy(dict(data))
    told: list[str] = []
    problems: list[Problem] = []
    for _ in range(_MOST_ROUNDS):
        problems = []
        session, notices = read_session(Fields(fitting, "", problems), canvases)
        if session is not None and not problems:
            return Mended(session, fitting, first_few(told), notices)
        mender = _Mender(fitting, canvases, Path(path))
        told += [f"{problem} {mender.mend(problem)}" for problem in problems]
        mender.sweep()
    raise SessionFileError(path, tuple(problems))


def first_few(sentences: Sequence[str]) -> tuple[str, ...]:
    """The sentences, or the first of them and how many more there are."""
    if len(sentences) <= MOST_PROBLEMS:
        return tuple(sentences)
    return (*sentences[:MOST_PROBLEMS], f"... and {len(sentences) - MOST_PROBLEMS} more.")


class _Mender:
    """Puts right one fault after the other, in the data that it is given."""

    def __init__(self, data: Table, canvases: Mapping[str, Canvas], path: Path) -> None:
        self._data = data
        self._canvases = canvases
        self._path = path
        said = self._table("session").get("canvas")
        self._canvas = canvases.get(str(said)) or next(iter(canvases.values()))
        self._leaving: set[tuple[str, int]] = set()
        self._step_ids: set[str] | None = None
        """The ids that steps have; None until they are looked for."""
        self._meant: dict[tuple[str, str], str | None] = {}
        """What a value for a key was taken for."""

    def mend(self, problem: Problem) -> str:
        """Put right what *problem* names, and tell in a sentence what was done."""
        match problem.keys:
            case (str(name),):
                return self._table_again(name)
            case ("session", str(key)) if key in ("title", "canvas"):
                return self._heading(key)
            case ("timer", _):
                self._data.pop("timer", None)
                return "No step is in hand."
            case (str(name), int(place)):
                self._leaving.add((name, place))
                return LEFT_OUT
            case (str(name), int(place), str(key)):
                return self._in_item(name, place, key)
        return self._left_out(problem.keys)

    def sweep(self) -> None:
        """Take out the items that are left out."""
        for name in {name for name, _ in self._leaving}:
            items = self._items(name)
            self._data[name] = [item for place, item in enumerate(items) if (name, place) not in self._leaving]

    # --- tables ---------------------------------------------------------------------------------------

    def _table(self, name: str) -> Table:
        value = self._data.get(name)
        return value if isinstance(value, dict) else {}

    def _items(self, name: str) -> list[object]:
        value = self._data.get(name)
        return value if isinstance(value, list) else []

    def _table_again(self, name: str) -> str:
        """Make a table or an array of tables what it should be."""
        value = self._data.pop(name, None)
        if name in ARRAYS and isinstance(value, dict):
            self._data[name] = [value]
            return "It was taken as the only one."
        if name == "session":
            first = next((each for each in value if isinstance(each, dict)), {}) if isinstance(value, list) else {}
            self._data[name] = first
            return "The first one was taken." if first else "It was begun anew."
        return LEFT_OUT

    def _heading(self, key: str) -> str:
        heading = self._table("session")
        heading[key] = self._path.stem if key == "title" else self._canvas.id
        return f"{heading[key]!r} was taken."

    # --- items ----------------------------------------------------------------------------------------

    def _in_item(self, name: str, place: int, key: str) -> str:
        item = _inside(self._data, (name, place))
        match name, key:
            case "dismissed", "check" | "board" | "section":
                self._leaving.add((name, place))
                return LEFT_OUT
            case _, "text":
                return self._words(item, (name, place))
            case _, "board":
                boards = [board.id for board in self._canvas.boards]
                return self._put(item, key, boards, boards[-1] if name == "notes" else None)
            case _, "section":
                sections = [section.id for section in self._canvas.sections]
                return self._put(item, key, sections, sections[0] if name == "notes" else None)
            case "agenda", "kind":
                is_about_section = self._canvas.section_named(str(item.get("section"))) is not None
                kind = StepKind.SECTION if is_about_section else StepKind.CHECK
                return self._put(item, key, [each.value for each in StepKind], kind.value)
            case "agenda", "id":
                return self._step_id(item, place)
            case "agenda", "planned_seconds":
                item[key] = 0
                return "It was given no time."
        return self._left_out((name, place, key))

    def _words(self, item: Table, place: tuple[str, int]) -> str:
        """Make words of what stands in their place; without any, the item says nothing."""
        said = item.get("text")
        if said is None or isinstance(said, (str, dict, list)) or not str(said).strip():
            self._leaving.add(place)
            return LEFT_OUT
        item["text"] = str(said)
        return "It was taken as words."

    def _put(self, item: Table, key: str, known: Sequence[str], otherwise: str | None) -> str:
        """Put the value that is most like what stands there, or another; None for none at all."""
        said = item.get(key)
        value = self._nearest(key, said, known) if isinstance(said, str) else None
        value = otherwise if value is None else value
        if value is None:
            item.pop(key, None)
            if item.get("kind") == StepKind.SECTION:
                item["kind"] = StepKind.CHECK.value
            return LEFT_OUT
        item[key] = value
        return f"It was put under {value!r}."

    def _nearest(self, key: str, said: str, known: Sequence[str]) -> str | None:
        if (key, said) not in self._meant:
            self._meant[key, said] = nearest(said, known, _LIKENESS)
        return self._meant[key, said]

    def _step_id(self, item: Table, place: int) -> str:
        if self._step_ids is None:
            self._step_ids = {str(each.get("id")) for each in self._items("agenda") if isinstance(each, dict)}
        number = place + 1
        while f"step-{number}" in self._step_ids:
            number += 1
        item["id"] = f"step-{number}"
        self._step_ids.add(f"step-{number}")
        return f"It was given the id {item['id']}."

    def _left_out(self, keys: Sequence[str | int]) -> str:
        """Take out a value, wherever it is; of a list only what is no text."""
        target = _inside(self._data, keys[:-1])
        value = target.pop(str(keys[-1]), None)  # several values of one key may be wrong
        items = value if isinstance(value, list) else []
        texts = [each for each in items if isinstance(each, str)]
        if 0 < len(texts) < len(items):
            target[str(keys[-1])] = texts
        return LEFT_OUT


def _inside(data: Table, keys: Sequence[str | int]) -> Table:
    """The table at that place, where a problem was found."""
    value: Any = data
    for key in keys:
        value = value[key]
    table: Table = value
    return table
