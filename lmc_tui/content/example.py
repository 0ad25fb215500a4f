"""The worked example, a session file that is shipped with the package."""

from __future__ import annotations

from importlib import resources


def example_text() -> str:
    """The Quillmarsh example as TOML."""
    return resources.files("lmc_tui.content").joinpath("quillmarsh.toml").read_text(encoding="utf-8")
