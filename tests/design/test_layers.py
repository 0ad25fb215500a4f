"""The design of the program, checked: who may know whom."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import lmc_tui

PACKAGE = Path(lmc_tui.__file__).parent
CORE = ("domain", "clock", "text", "errors", "storage", "config", "content", "method", "workshop", "export")
BELOW: dict[str, frozenset[str]] = {
    "errors": frozenset(),
    "text": frozenset(),
    "clock": frozenset(),
    "domain": frozenset({"text", "errors"}),
    "config": frozenset({"text", "errors"}),
    "content": frozenset({"domain", "errors"}),
    "storage": frozenset({"domain", "text", "errors", "clock"}),
    "method": frozenset({"domain", "text", "errors", "content"}),
    "export": frozenset({"domain", "text", "errors", "content", "method"}),
    "workshop": frozenset({"domain", "text", "errors", "clock", "config", "content", "storage", "method"}),
    "tui": frozenset(
        {"domain", "text", "errors", "clock", "config", "content", "storage", "method", "workshop", "export"}
    ),
    "cli": frozenset(
        {"domain", "text", "errors", "clock", "config", "content", "storage", "method", "workshop", "export", "tui"}
    ),
}
"""Layer to the layers that it may import."""


def modules_of(layer: str) -> list[Path]:
    """The source files of a layer."""
    folder = PACKAGE / layer
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [PACKAGE / f"{layer}.py"]


def imports_of(path: Path) -> set[str]:
    """The layers of the package that a file imports, wherever in the file."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        found |= {name.split(".")[1] for name in names if name.startswith("lmc_tui.")}
    return found


@pytest.mark.parametrize("layer", BELOW)
def test_each_layer_imports_only_what_lies_below(layer: str) -> None:
    """Arrows point down, never up."""
    for path in modules_of(layer):
        upward = imports_of(path) - BELOW[layer] - {layer}
        assert not upward, f"{path.relative_to(PACKAGE)} imports {sorted(upward)}"


def test_every_layer_is_in_the_table() -> None:
    """A new folder or module is given its place before it is used."""
    names = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert names - {"__init__", "__main__"} == set(BELOW)


@pytest.mark.parametrize("module", CORE)
def test_core_needs_no_interface(module: str) -> None:
    """Importing a core module in a fresh interpreter loads neither Textual nor Rich."""
    probe = f"import sys, lmc_tui.{module}; print([m for m in ('textual', 'rich') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_widgets_know_no_app_screen_or_workshop() -> None:
    """A widget shows one thing; what it means is decided above it."""
    for path in sorted((PACKAGE / "tui" / "widgets").glob("*.py")):
        source = path.read_text(encoding="utf-8")
        assert "self.app" not in source, path.name
        assert "lmc_tui.tui.screens" not in source, path.name
        assert "lmc_tui.storage" not in source, path.name


def test_the_domain_reads_no_clock_disk_or_chance() -> None:
    """Moments, ids and texts come in as arguments."""
    forbidden = {"time", "random", "secrets", "os", "pathlib", "io", "uuid", "tomllib", "tomlkit", "typing.Any"}
    for path in modules_of("domain") + modules_of("method"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                assert not {alias.name.split(".")[0] for alias in node.names} & forbidden, path.name
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                assert node.module.split(".")[0] not in forbidden, path.name
                assert not {alias.name for alias in node.names} & {"Any"}, path.name
            elif isinstance(node, ast.Attribute):
                assert node.attr not in {"utcnow", "today"}, path.name
