"""What holds for every value of the domain."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import is_dataclass

import pytest

import lmc_tui.domain

MODULES = [f"lmc_tui.domain.{module.name}" for module in pkgutil.iter_modules(lmc_tui.domain.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_values_are_frozen_and_have_slots(name: str) -> None:
    """No value can be changed in place, nor be given an attribute that it has not."""
    for value in vars(importlib.import_module(name)).values():
        if isinstance(value, type) and is_dataclass(value):
            assert value.__dataclass_params__.frozen, value  # type: ignore[attr-defined]  # typeshed leaves it out
            assert "__slots__" in vars(value), value


def test_there_are_modules_to_look_at() -> None:
    """The walk above finds the domain."""
    assert {"lmc_tui.domain.changes", "lmc_tui.domain.canvas"} <= set(MODULES)
