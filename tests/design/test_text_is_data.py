"""Text from people never takes a road on which Textual parses markup."""

from __future__ import annotations

import ast
from pathlib import Path

import lmc_tui

TUI = Path(lmc_tui.__file__).parent / "tui"
PARSING = {
    *("Static", "Label", "Button", "Checkbox", "RadioButton", "Select", "SelectionList", "Tab", "TabPane"),
    *("Collapsible", "Placeholder", "OptionList", "DataTable", "Tree", "RichLog", "Markdown", "Content", "Log"),
}
"""Widgets and functions of Textual that parse the strings they are given."""
PARSING_CALLS = {"notify", "from_markup", "visualize", "update"}
PARSED_ATTRIBUTES = {"border_title", "border_subtitle", "sub_title", "tooltip"}


def trees() -> list[tuple[Path, ast.Module]]:
    """Every source file of the screen layer, parsed."""
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(TUI.rglob("*.py"))]


def test_no_widget_that_parses_strings_is_used() -> None:
    """All that people wrote is drawn as segments, which nobody parses."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual"):
                used = {alias.name for alias in node.names} & PARSING
                assert not used, f"{path.name} imports {used}"


def test_no_call_that_parses_strings_is_made() -> None:
    """Notices go to the bottom line, not to toasts; titles are drawn, not set."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = node.func.value
                is_super = isinstance(owner, ast.Call) and isinstance(owner.func, ast.Name) and owner.func.id == "super"
                assert node.func.attr not in PARSING_CALLS or is_super, f"{path.name}:{node.lineno}"
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    assert not (isinstance(target, ast.Attribute) and target.attr in PARSED_ATTRIBUTES), path.name
