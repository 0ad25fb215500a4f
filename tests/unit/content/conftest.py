"""Content files made by hand, in place of those of the package."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lmc_tui.content import reading

Ship = Callable[[str, str], None]
"""Puts a file, by name and text, in place of the package's."""


@pytest.fixture
def ship(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ship:
    """From now on the package has only the files that are given to this."""
    monkeypatch.setattr(reading.resources, "files", lambda package: {"lmc_tui.content": tmp_path}[package])

    def put(name: str, text: str) -> None:
        (tmp_path / name).write_text(text, encoding="utf-8")

    return put
