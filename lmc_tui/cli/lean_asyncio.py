"""Loading asyncio, on which the screen runs, without OpenSSL, which it would load for connections that we never make.

OpenSSL takes four MiB of memory, a tenth of what the program needs. asyncio is made to work on a Python that has none,
so for the moment in which it is loaded this is one. Whoever imports `ssl` after that gets it as ever.
"""

from __future__ import annotations

import sys


def load_asyncio() -> None:
    """Load it, unless it or `ssl` is loaded: then nothing can be spared any more."""
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    modules: dict[str, object] = vars(sys)["modules"]
    modules["ssl"] = None  # Python's way to say that a module cannot be imported
    try:
        import asyncio  # noqa: F401 - to have it loaded
    finally:
        del modules["ssl"]
