"""A screen without Textual's command palette."""

from __future__ import annotations

import ast
import subprocess
import sys
from inspect import getsource
from types import ModuleType

import pytest
import textual.app
import textual.theme

from lmc_tui.cli.lean_textual import OF_THE_APP, OF_THEMES, PALETTE, NoPalette
from lmc_tui.tui.app import LmcApp

START = "import sys; from lmc_tui.cli.lean_textual import load_textual; load_textual()\n"
ASK_FOR_THE_PALETTE = {"search_commands", "search_themes", "action_command_palette"}


def told(probe: str) -> str:
    """What a fresh interpreter prints."""
    return subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True).stdout.strip()


def test_the_workshop_loads_no_palette_and_none_of_its_widgets() -> None:
    """Nor does anything else that is loaded until the first frame."""
    names = f"{PALETTE!r}, 'textual.types', 'textual.widgets._select', 'textual.widgets._input'"
    load = "import lmc_tui.cli.desk, lmc_tui.tui.app, textual.drivers.linux_driver, textual.pilot\n"
    assert told(f"{START}{load}print([name for name in ({names}) if name in sys.modules])") == "[]"


def test_whoever_needs_the_palette_still_can() -> None:
    """It comes whole, with what its own commands derive from."""
    probe = "from textual.system_commands import SystemCommandsProvider as S; from textual.command import Provider\n"
    assert told(f"{START}{probe}print(issubclass(S, Provider), Provider.__module__)") == f"True {PALETTE}"


@pytest.mark.parametrize("first", ["textual.app", PALETTE])
def test_what_is_loaded_stays_loaded(first: str) -> None:
    """Where it comes too late it changes nothing."""
    probe = "from textual.app import CommandPalette\nprint(CommandPalette.__module__)"
    assert told(f"import {first}\n{START}{probe}") == PALETTE


def test_nothing_can_be_made_of_what_stands_for_it() -> None:
    """Who tries reads why."""
    with pytest.raises(NotImplementedError, match="lmc has its own"):
        NoPalette("anything", at="all")


@pytest.mark.parametrize(
    ("module", "taken"), [(textual.app, OF_THE_APP), (textual.theme, OF_THEMES)], ids=["app", "theme"]
)
def test_textual_takes_of_its_palette_what_it_took(module: ModuleType, taken: tuple[str, ...]) -> None:
    """Another Textual may take more, or take it elsewhere: then this is where to begin."""
    nodes = [node for node in ast.walk(ast.parse(getsource(module))) if isinstance(node, ast.ImportFrom)]
    assert sorted(alias.name for node in nodes if node.module == PALETTE for alias in node.names) == sorted(taken)


def test_textual_asks_for_its_palette_in_methods_that_are_never_called() -> None:
    """All else that names it are annotations, which nobody evaluates; and lmc's app has the palette switched off."""
    tree = ast.parse(getsource(textual.app.App))
    asking = {
        method.name
        for method in ast.walk(tree)
        if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef)
        for statement in method.body
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and node.id in {*OF_THE_APP, "ThemeProvider"}
    }
    assert asking == ASK_FOR_THE_PALETTE
    assert not LmcApp.ENABLE_COMMAND_PALETTE
    bound = {binding.action for binding in LmcApp.BINDINGS if not isinstance(binding, tuple)}
    assert not bound & {"command_palette", "change_theme"}
