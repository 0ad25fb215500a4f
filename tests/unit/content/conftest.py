"""Content files made by hand, in place of those of the package."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest

Ship = Callable[[str, str | bytes], None]
"""Puts a file, by name and text, in place of the package's."""


@pytest.fixture
def ship(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ship:
    """From now on the package has only the files that are given to this."""
    monkeypatch.setattr(resources, "files", lambda package: {"lmc_tui.content": tmp_path}[package])

    def put(name: str, text: str | bytes) -> None:
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    return put
