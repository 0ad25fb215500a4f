"""A screen without OpenSSL."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROBE = """
import sys
from lmc_tui.cli.lean_asyncio import load_asyncio
load_asyncio()
import lmc_tui.tui.app, textual.drivers.linux_driver, lmc_tui.workshop.adviser, lmc_tui.storage.lock
from lmc_tui.workshop.identity import random_id
random_id(())
print([name for name in ("ssl", "_ssl", "_hashlib") if name in sys.modules])
import ssl, hashlib
print(ssl.create_default_context().__class__.__name__, hashlib.sha256(b"").hexdigest()[:4])
"""


def told(probe: str) -> list[str]:
    """What a fresh interpreter prints."""
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    return run.stdout.splitlines()


def test_the_screen_loads_no_openssl_and_whoever_needs_it_still_can() -> None:
    """Neither for its loop, nor for the id of a new note."""
    assert told(PROBE) == ["[]", "SSLContext e3b0"]


@pytest.mark.parametrize("first", ["asyncio", "ssl"])
def test_what_is_loaded_stays_loaded(first: str) -> None:
    """Where it comes too late it changes nothing."""
    probe = f"import sys, {first}; from lmc_tui.cli.lean_asyncio import load_asyncio; load_asyncio()\n"
    assert told(f"{probe}print('ssl' in sys.modules, sys.modules['ssl'] is not None)") == ["True True"]
