"""What the terminal tells of the mouse: buttons, the wheel, and moves while a button is held, but no other move.

Plain Textual asks for every move. Nothing here looks different under the pointer, so each would be a dozen bytes up the
line and work for nothing.
"""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver

MODES = (1000, 1002, 1015, 1006)
"""Buttons, moves with one held, and the places as numbers: the better way of the two last, for it wins."""


def ask_for_drags_only() -> None:
    """From now on programs on a terminal of their own ask for those."""
    setattr(LinuxDriver, "_enable_mouse_support", _enable)  # noqa: B010 - mypy takes no method for another
    setattr(LinuxDriver, "_disable_mouse_support", _disable)  # noqa: B010


def _enable(driver: LinuxDriver) -> None:
    if driver._mouse:
        driver.write("".join(f"\x1b[?{mode}h" for mode in MODES))
        driver.flush()


def _disable(driver: LinuxDriver) -> None:
    if driver._mouse:
        driver.write("".join(f"\x1b[?{mode}l" for mode in MODES))
        driver.flush()
