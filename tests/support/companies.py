"""The invented companies, as sessions on the Learning Model Canvas."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from lmc_tui.content import canvases, example_text
from lmc_tui.domain.session import Session
from lmc_tui.storage.codec import decode

TARNBECK = Path(__file__).with_name("tarnbeck.toml")
"""A hospital group that aims at Innovation."""


@cache
def quillmarsh() -> Session:
    """The worked example: a freight company on its way from Mass Distribution to Performance Support."""
    return decode(tomllib.loads(example_text()), canvases(), "the example").session


@cache
def tarnbeck() -> Session:
    """A hospital group on its way from University to Innovation."""
    return decode(tomllib.loads(TARNBECK.read_text(encoding="utf-8")), canvases(), "Tarnbeck").session
