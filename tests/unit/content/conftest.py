"""Content files made by hand, in place of those of the package."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lmc_tui.content import reading

Ship = Callable[[str, str | bytes], None]
"""Puts a file, by name and text, in place of the package's."""


@pytest.fixture
def ship(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ship:
    """From now on the package has only the files that are given to this."""
    monkeypatch.setattr(reading, "FOLDER", tmp_path)

    def put(name: str, text: str | bytes) -> None:
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    return put
