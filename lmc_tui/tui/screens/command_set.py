"""What all sets of commands have in common: the screen that they work on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lmc_tui.tui.screens.moving import Moving


class CommandSet:
    """Methods `do_<id>` for some commands of the table. Made at the first command; no first frame waits for it."""

    def __init__(self, stage: Moving) -> None:
        self.stage = stage
