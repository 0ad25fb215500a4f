"""Loading Textual without its command palette: ours has another.

Textual's app takes four names of the module `textual.command`, and its themes one to derive from; with that come
buttons, inputs, lists, trees and menus, a sixth of all the time that Textual takes to load. What asks for the palette
(three methods of the app and the themes' provider) is never called here. So for the moment in which the app is loaded
that module is an empty one. Whoever imports it after that gets it as ever. And its regular expressions wait.
"""

from __future__ import annotations

import sys
from types import ModuleType

from lmc_tui.cli.late_patterns import compiled_late

PALETTE = "textual.command"
OF_THE_APP = ("CommandListItem", "CommandPalette", "Provider", "SimpleProvider")
"""What `textual.app` takes of it."""
OF_THEMES = ("DiscoveryHit", "Hit", "Hits", "Provider")
"""What `textual.theme` takes of it."""


class NoPalette:
    """What stands for each thing of the palette. Nothing can be made of it."""

    def __new__(cls, *_: object, **__: object) -> NoPalette:
        """Raises `NotImplementedError`."""
        raise NotImplementedError("Textual's command palette is not loaded; lmc has its own")


def load_textual() -> None:
    """Load it, unless Textual's app or palette is loaded: then nothing can be spared any more."""
    if "textual.app" in sys.modules or PALETTE in sys.modules:
        return
    modules: dict[str, object] = vars(sys)["modules"]
    empty = ModuleType(PALETTE)
    for name in (*OF_THE_APP, *OF_THEMES):
        setattr(empty, name, NoPalette)
    modules[PALETTE] = empty
    try:
        with compiled_late():
            import textual.app  # noqa: F401 - to have it loaded
    finally:
        del modules[PALETTE]
