"""Regular expressions that wait until somebody uses them."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from lmc_tui.cli.late_patterns import MODULES, LatePattern, compiled_late

PROBE = """
import ast, json, re, sys
from pathlib import Path
from lmc_tui.cli.late_patterns import MODULES, LatePattern
from lmc_tui.cli.lean_textual import load_textual
load_textual()
late, made, odd = [], [], []
for name, module in list(sys.modules.items()):
    if not name.startswith(MODULES) or not getattr(module, "__file__", "").endswith(".py"):
        continue
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    kept = {key: each for key, each in vars(module).items() if isinstance(each, LatePattern)}
    late += [f"{name}.{key}" for key in kept]
    made += [f"{name}.{key}" for key, each in kept.items() if "_made" in vars(each)]
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called, given = ast.unparse(node.func), [ast.unparse(each) for each in node.args]
        if called in ("isinstance", "issubclass") and "Pattern" in given[1]:
            odd.append(f"{name}: {ast.unparse(node)}")
        if re.match("_?re\\\\.", called) and given[0] in kept:
            odd.append(f"{name}: {ast.unparse(node)}")
print(json.dumps({"late": late, "made": made, "odd": odd}))
"""
"""Loads Textual as the program does, and looks at each module that has got stand-ins."""


def asked_by(name: str, pattern: object) -> object:
    """What a module of that name is given for a pattern."""
    there = {"__name__": name, "re": re, "pattern": pattern}
    with compiled_late():
        exec("made = re.compile(pattern, re.VERBOSE)", there)
    return there["made"]


def test_a_pattern_of_a_library_is_compiled_when_it_is_first_used() -> None:
    """Not when it is kept, nor when what it does is kept; then it does what any does."""
    late = asked_by("textual.css.tokenizer", "(?P<sign> \\d ) +")
    assert isinstance(late, LatePattern)
    match, search = late.match, late.search
    assert "_made" not in vars(late)
    assert search("a 23", 1) is not None
    assert "_made" in vars(late)
    found = match("45")
    assert found is not None
    assert found["sign"] == "5"
    assert match("a") is None
    now = re.compile("(?P<sign> \\d ) +", re.VERBOSE)
    for name in ("pattern", "flags", "groups", "groupindex"):
        assert getattr(late, name) == getattr(now, name)
    assert getattr(late, "sub")("-", "a1b23") == "a-b-"  # noqa: B009 - what it has beyond its own methods


@pytest.mark.parametrize(("name", "pattern"), [("lmc_tui.text", "a"), ("textualize", "a"), ("rich.text", b"a")])
def test_all_other_patterns_are_compiled_at_once(name: str, pattern: object) -> None:
    """Ours, those of other libraries, and those for bytes."""
    assert isinstance(asked_by(name, pattern), re.Pattern)


def test_afterwards_all_is_as_before() -> None:
    """Also when something could not be loaded."""
    before = re.compile
    with pytest.raises(ImportError), compiled_late():
        assert re.compile is not before
        raise ImportError
    assert re.compile is before


def test_who_gets_stand_ins_needs_no_more_than_they_can() -> None:
    """None of the modules asks of what kind a pattern is, or gives one to `re`; and few are needed to load them."""
    told = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True).stdout
    seen: dict[str, list[str]] = json.loads(told)
    assert seen["odd"] == []
    assert len(seen["late"]) > 20
    assert len(seen["made"]) < len(seen["late"]) / 3
    assert all(name.startswith(MODULES) for name in seen["late"])
