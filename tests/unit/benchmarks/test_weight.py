"""How much the packages weigh that a program requires."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from tests.benchmarks.weight import project_requirements, required_by, required_mib

MIB = 1024**2


def install(folder: Path, name: str, mib: int, *requires: str) -> None:
    """A package of that size, as pip leaves it there, that asks for others."""
    (folder / f"{name}.py").write_bytes(bytes(mib * MIB))
    about = folder / f"{name}-1.0.dist-info"
    about.mkdir()
    metadata = [f"Name: {name}", "Version: 1.0", *(f"Requires-Dist: {each}" for each in requires)]
    (about / "METADATA").write_text("\n".join(metadata))
    (about / "RECORD").write_text(f"{name}.py,,{mib * MIB}\nnot-there.py,,5\n")


def test_all_that_is_required_is_weighed_once(tmp_path: Path) -> None:
    """What is required by what is required too, even in a circle; what nobody asked for is not."""
    install(tmp_path, "top", 1, "left", "right>=1")
    install(tmp_path, "left", 2, "deep")
    install(tmp_path, "right", 4, "deep")
    install(tmp_path, "deep", 8, "left")
    install(tmp_path, "other", 16)
    assert required_mib(["top"], [str(tmp_path)]) == pytest.approx(15)
    assert required_mib(required_by("top", [str(tmp_path)]), [str(tmp_path)]) == pytest.approx(14)


def test_extras_weigh_only_for_whoever_asks_for_them(tmp_path: Path) -> None:
    """And what is meant for other systems not at all."""
    install(tmp_path, "top", 1, 'more; extra == "all"', 'never; sys_platform == "amiga"')
    install(tmp_path, "more", 2)
    assert required_mib(["top"], [str(tmp_path)]) == pytest.approx(1)
    assert required_mib(["top[all]"], [str(tmp_path)]) == pytest.approx(3)
    assert required_mib(["top", "top[all]"], [str(tmp_path)]) == pytest.approx(3)


def test_what_is_not_installed_has_no_weight(tmp_path: Path) -> None:
    """It is not taken for nothing."""
    assert math.isnan(required_mib(["absent"], [str(tmp_path)]))
    assert required_by("absent", [str(tmp_path)]) == []


def test_the_project_asks_for_textual_and_is_found_installed() -> None:
    """Its own requirements are read, and more than those of Textual alone."""
    assert any(each.startswith("textual") for each in project_requirements())
    assert required_mib(project_requirements()) > required_mib(["textual"]) > 1
