"""What every test stands on: coroutine tests, a clock that stands still, and nothing of the developer's own."""

from __future__ import annotations

import asyncio
import inspect
import os
import time
from pathlib import Path

import pytest

from lmc_tui.clock import ManualClock
from tests.support.fault_groups import FaultGroups

FOLDERS = {"CONFIG": ".config", "DATA": ".local/share", "STATE": ".local/state", "CACHE": ".cache"}
"""Where a home keeps what, as the variables `XDG_*_HOME` tell."""


def pytest_configure(config: pytest.Config) -> None:
    """Watch over the tests that skip where a machine cannot do what they need."""
    config.pluginmanager.register(FaultGroups(), "fault-groups")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run coroutine tests on a fresh event loop."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = {name: pyfuncitem.funcargs[name] for name in inspect.signature(pyfuncitem.obj).parameters}
    asyncio.run(pyfuncitem.obj(**wanted))
    return True


@pytest.fixture(autouse=True)
def isolation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own, no `LMC_` or other `XDG_` variables, and the time zone of Greenwich."""
    home = tmp_path / "home"
    home.mkdir()
    for name in [name for name in os.environ if name.startswith(("LMC_", "XDG_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    for name, folder in FOLDERS.items():
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / folder))
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    return home


@pytest.fixture
def clock() -> ManualClock:
    """A clock at nine o'clock on the second of March 2026, UTC, that goes on only when told to."""
    return ManualClock()
