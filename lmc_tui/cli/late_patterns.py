"""Regular expressions that are compiled when they are first used, not when the module that has them is loaded.

Textual and what it loads compile some sixty of them, which takes as long as to load fifty modules; the first frame
needs ten. While `compiled_late` lasts, these modules get stand-ins for patterns. They only ever ask a pattern for what
it does; none asks of what kind it is, or hands one to the functions of `re`, which would want a real one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

MODULES = ("textual.", "rich.", "platformdirs.", "platform", "logging", "fractions", "textwrap", "tokenize")
"""How the names of the modules begin whose patterns wait."""


class LatePattern:
    """A pattern that is compiled when it is first used. Whatever else a compiled one has, it has, too."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._asked = (pattern, flags)

    @cached_property
    def _made(self) -> re.Pattern[str]:
        return re.compile(*self._asked)

    def match(self, *where: Any, **named: Any) -> re.Match[str] | None:  # takes what the compiled one takes
        """Match at the start. A method, so that to keep it for later compiles nothing."""
        return self._made.match(*where, **named)

    def search(self, *where: Any, **named: Any) -> re.Match[str] | None:
        """Match anywhere. A method, so that to keep it for later compiles nothing."""
        return self._made.search(*where, **named)

    def __getattr__(self, name: str) -> object:
        """What else a pattern has."""
        return getattr(self._made, name)


@contextmanager
def compiled_late() -> Iterator[None]:
    """Have patterns that those modules ask for meanwhile compiled later."""
    compile_now = re.compile

    def compile_late(pattern: Any, flags: int = 0) -> Any:
        who = str(sys._getframe(1).f_globals.get("__name__", ""))
        if isinstance(pattern, str) and who.startswith(MODULES):
            return LatePattern(pattern, flags)
        return compile_now(pattern, flags)

    vars(re)["compile"] = compile_late
    try:
        yield
    finally:
        vars(re)["compile"] = compile_now
