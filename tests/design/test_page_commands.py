"""One table of keys outside the canvas: screens and README agree with it, and nobody else names a key."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.dom import DOMNode

from lmc_tui.tui.page_commands import Place
from lmc_tui.tui.page_rows import page_table_markdown
from lmc_tui.tui.page_tables import (
    COMPARING,
    DECIDING,
    FINDING,
    FORMS,
    MODELS,
    PARTNERS,
    PICKING,
    PLACES,
    READING,
    SESSIONS,
    TABLE,
    WALKING,
    WRITING,
)
from lmc_tui.tui.screens.choosing import Choosing
from lmc_tui.tui.screens.comparing import CompareScreen
from lmc_tui.tui.screens.facet_table import FacetTableScreen
from lmc_tui.tui.screens.findings import FindingsScreen
from lmc_tui.tui.screens.form import Form
from lmc_tui.tui.screens.home import HomeScreen
from lmc_tui.tui.screens.keyed import Keyed
from lmc_tui.tui.screens.models import ModelScreen
from lmc_tui.tui.screens.partner_plan import PartnerPlanScreen
from lmc_tui.tui.screens.picker import Picker
from lmc_tui.tui.screens.reading import Reading
from lmc_tui.tui.screens.walking import Walking
from lmc_tui.tui.widgets.note_entry import NoteEntry
from lmc_tui.tui.widgets.plain_input import PlainInput
from tests.support.swallowed import KEEPERS, PASTES, Used, all_used, is_kept_by_any, swallowed_markdown

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "lmc_tui"
README = (ROOT / "README.md").read_text(encoding="utf-8")
SCREENS: tuple[tuple[type[DOMNode], Place], ...] = (
    *((FindingsScreen, FINDING), (ModelScreen, MODELS), (PartnerPlanScreen, PARTNERS), (FacetTableScreen, TABLE)),
    *((CompareScreen, COMPARING), (Walking, WALKING), (Choosing, DECIDING), (Reading, READING)),
    *((HomeScreen, SESSIONS), (Picker, PICKING), (Form, FORMS), (NoteEntry, WRITING)),
)

TABLES = ("tui/commands.py", "tui/page_acts.py", "config/key_names.py", "config/writing.py", "config/keys.py")
"""Where keys are named, for these are the tables of them, or tell how they are written."""
ALWAYS_TRUE = (
    *("tui/rebinding.py", "tui/page_rebinding.py", "tui/app.py", "tui/page_bindings.py", "tui/page_commands.py"),
)
"""Where the keys are named that nobody can take away."""
FIXED = {
    "tui/screens/keyed.py": ("ctrl+q",),
    "tui/screens/workshop.py": ("ctrl+q", "ctrl+c", "escape"),
    "tui/screens/jump_commands.py": ("esc", "escape"),
    "tui/drawing/dragging.py": ("esc",),
}
"""Keys that hold whatever a person sets: leaving, and what ends a jump or a drag."""

NAMED = re.compile(
    r"\^[a-z?]\b(?!-)|\bctrl\+|\besc\b|\bescape\b|\benter\b|\btab\b|\bshift\+|\bpage(?:up|down)\b|\bF\d+\b"
    r"|(?<![\w'’“])[A-Za-z!?/] (?:takes|brings|gives|goes|shows|leaves|adds|edits|writes|makes|lets|puts|keeps)\b"
    r"|[Pp]ress [a-z]\b"
)
"""Words that name a key."""
OTHER_WORDS = re.compile(r"A holds|a shows")


def test_every_place_has_its_screen() -> None:
    """And each its place."""
    assert [place for _, place in SCREENS] and {place.id for _, place in SCREENS} == {place.id for place in PLACES}
    for kind, place in SCREENS:
        if issubclass(kind, Keyed):
            assert kind.PLACE is place


@pytest.mark.parametrize(("kind", "place"), SCREENS, ids=lambda each: getattr(each, "id", ""))
def test_every_act_has_what_it_runs(kind: type[DOMNode], place: Place) -> None:
    """A method of the screen, or of the line in it."""
    for use in place.uses:
        if not use.action:
            assert use.act.group == "writing"
            continue
        name, _, arguments = use.action.partition("(")
        assert callable(getattr(kind, f"action_{name}")), use.act.id
        if name == "edit_line":
            assert callable(getattr(PlainInput, f"action_{arguments.strip(chr(39) + ')')}")), use.act.id


@pytest.mark.parametrize("name", ["page-keys", "swallowed"])
def test_the_readme_has_the_tables_of_the_program(name: str) -> None:
    """Generated, and put between marks; run `python -m tests.support.readme` to renew them."""
    shown = re.search(rf"<!-- {name}:[^>]*-->\n(.*?)<!-- /{name} -->", README, re.S)
    assert shown is not None
    made = page_table_markdown() if name == "page-keys" else swallowed_markdown()
    assert shown[1].strip() == made.strip()


@pytest.mark.parametrize("used", all_used(), ids=lambda used: used.id)
def test_no_terminal_keeps_all_keys_of_anything(used: Used) -> None:
    """Something has one key at least that none of them keeps; what pastes is kept for pasting."""
    free = [key for key in used.keys if not is_kept_by_any(key)]
    assert free or used.id == "typing.paste"
    assert PASTES in swallowed_markdown()


def test_what_terminals_keep_is_written_as_the_tables_write_it() -> None:
    """Each once, with a reason and a source; the prefix of tmux is no key of the program at all."""
    for keeper in KEEPERS:
        assert len(set(keeper.keys)) == len(keeper.keys)
        assert keeper.why
        assert keeper.source
    assert not {key for used in all_used() for key in used.keys} & {"ctrl+b", "ctrl+^", "~"}


def _words(path: Path) -> Iterator[tuple[int, str]]:
    """Every text of a module that is no docstring, with its line; an f-string with `…` for what is put in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings | inner:
            yield node.lineno, node.value
        elif isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "…" for part in node.values]
            yield node.lineno, "".join(str(part) for part in parts)


def _modules() -> list[str]:
    names = sorted(str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.py"))
    return [name for name in names if name not in TABLES + ALWAYS_TRUE]


@pytest.mark.parametrize("module", _modules())
def test_no_sentence_names_a_key(module: str) -> None:
    """A person may have given it to something else: sentences ask the keys that there are."""
    allowed = FIXED.get(module, ())
    told = []
    for line, words in _words(PACKAGE / module):
        rest = OTHER_WORDS.sub("", words)
        for each in allowed:
            rest = rest.replace(each, "")
        if NAMED.search(rest):
            told.append(f"{module}:{line}: {words!r}")
    assert told == []
