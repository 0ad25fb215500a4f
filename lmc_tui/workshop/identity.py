"""Ids of notes, parked points and actions; and who is at the keyboard."""

from __future__ import annotations

import string
from collections.abc import Callable, Container

from lmc_tui.text import clean_line

LENGTH = 7
_FIRST = string.ascii_lowercase
_REST = string.ascii_lowercase + string.digits

NewId = Callable[[Container[str]], str]
"""Gives an id that is not among those taken."""


def random_id(taken: Container[str]) -> str:
    """Seven letters and digits, a letter first, not among *taken*."""
    from random import SystemRandom  # what `secrets` chooses with, which loads OpenSSL, too: three MiB

    choice = SystemRandom().choice
    while True:
        made = choice(_FIRST) + "".join(choice(_REST) for _ in range(LENGTH - 1))
        if made not in taken:
            return made


class CountedIds:
    """Ids that count up, `n000001` first: the same run gives the same ids. For tests."""

    def __init__(self) -> None:
        self._last = 0

    def __call__(self, taken: Container[str]) -> str:
        """The next id that is not among *taken*."""
        while True:
            self._last += 1
            made = f"n{self._last:06d}"
            if made not in taken:
                return made


def user_name() -> str:
    """The name under which the person is logged in; `somebody` where the system knows none."""
    import getpass

    try:
        return clean_line(getpass.getuser()) or "somebody"  # it may come from a variable
    except (KeyError, OSError, ImportError):
        return "somebody"
