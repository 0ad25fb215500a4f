"""The method's texts: canvases, agenda presets and help pages, kept as TOML in the package.

Everything that a facilitator reads aloud stands there, never in code. Each file is read once, checked key by
key, and given out as domain values; a wrong file raises `ContentError` naming the key.
"""

from __future__ import annotations

from lmc_tui.content.canvases import DEFAULT_CANVAS, canvases, load_canvas
from lmc_tui.content.example import example_text
from lmc_tui.content.method import Page, method_pages
from lmc_tui.content.presets import preset, presets

__all__ = ["DEFAULT_CANVAS", "Page", "canvases", "example_text", "load_canvas", "method_pages", "preset", "presets"]
