"""When garbage is collected, so that no key has to wait for it.

Textual's messages and lines refer to themselves, so it is to be collected often, or MiBs pile up. But every look at all
that there is would come over all that was loaded as well, which stays until the end: 8 ms, in the middle of a key. What
is set aside is not looked at again.
"""

from __future__ import annotations

import gc

SOON = (400, 2, 8)
"""When garbage is looked for: as Python does it by itself, MiBs pile up."""


def collect_again() -> None:
    """Undo that collection was held while the program loaded, all of which is set aside; nothing if it was not held."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(*SOON)
        gc.enable()


def set_aside() -> None:
    """Set aside what has been loaded since `collect_again`, without the garbage; nothing if that changed nothing."""
    if gc.get_freeze_count():
        gc.collect()
        gc.freeze()


def take_back() -> None:
    """Look for garbage in what was set aside as well: some of it goes with the screen that it was made for."""
    gc.unfreeze()
