"""The worked example, a session file that is shipped with the package."""

from __future__ import annotations

from pathlib import Path


def example_text() -> str:
    """The Quillmarsh example as TOML."""
    return Path(__file__).with_name("quillmarsh.toml").read_text(encoding="utf-8")
