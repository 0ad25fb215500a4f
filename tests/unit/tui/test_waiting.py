"""How the thread that reads keys waits for them."""

from __future__ import annotations

import inspect
import os
import selectors
from collections.abc import Iterator

import pytest
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from lmc_tui.tui.waiting import ALERT_SECONDS, BELL, LONGEST_SECONDS, PatientSelector, wait_for_input


class Waits:
    """What the selector of the standard library is asked, and answers at once."""

    def __init__(self) -> None:
        self.seconds: list[float | None] = []
        self.now = 0.0


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> Waits:
    """Notes how long is waited, and waits for nothing."""
    waits = Waits()
    select = selectors.SelectSelector.select

    def at_once(
        selector: selectors.SelectSelector, timeout: float | None = None
    ) -> list[tuple[selectors.SelectorKey, int]]:
        waits.seconds.append(timeout)
        return select(selector, 0)

    monkeypatch.setattr(selectors.SelectSelector, "select", at_once)
    return waits


@pytest.fixture
def keys() -> Iterator[tuple[int, int]]:
    """Where keys are read, and where they are pressed."""
    reads, writes = os.pipe()
    yield reads, writes
    os.close(reads)
    os.close(writes)


def test_while_keys_come_it_looks_as_often_as_it_is_told(waits: Waits, keys: tuple[int, int]) -> None:
    """A lone escape counts as a key a tenth of a second later, and only whoever looks then can tell."""
    selector = PatientSelector(lambda: waits.now)
    selector.register(keys[0], selectors.EVENT_READ)
    assert selector.select(0.1) == []
    waits.now = ALERT_SECONDS + 100
    selector.select(0.1)
    os.write(keys[1], b"\x1b")
    assert [key.fd for key, _ in selector.select(0.1)] == [keys[0]]
    os.read(keys[0], 1)
    for passed in (0.1, ALERT_SECONDS - 0.2):
        waits.now += passed
        assert selector.select(0.1) == []
    waits.now += 0.2
    selector.select(0.1)
    assert waits.seconds == [0.1, LONGEST_SECONDS, LONGEST_SECONDS, 0.1, 0.1, LONGEST_SECONDS]
    selector.close()


def test_the_end_of_the_input_wakes_it_for_good(waits: Waits, keys: tuple[int, int]) -> None:
    """The bell is no key; and it is not lost on one who goes to wait only after it rang."""
    selector = PatientSelector(lambda: waits.now)
    selector.register(keys[0], selectors.EVENT_READ)
    waits.now = ALERT_SECONDS + 1
    BELL.ring()
    assert selector.select(0.1) == []
    waits.now += 1000
    assert selector.select(0.1) == []
    assert waits.seconds == [LONGEST_SECONDS, 0.1]
    selector.close()
    BELL.ring()  # for nobody: that is no error


def test_textual_waits_with_what_we_put_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the driver come to wait in another way, ours is void, and it wakes ten times a second again."""
    source = inspect.getsource(LinuxDriver.run_input_thread)
    assert source.count("selectors.") == source.count("selectors.SelectSelector()") + source.count(
        "selectors.EVENT_READ"
    ) + source.count("selectors.SelectorKey")
    assert "selectors.SelectSelector()" in source
    monkeypatch.setattr(linux_driver, "selectors", selectors)
    monkeypatch.setattr(LinuxDriver, "disable_input", LinuxDriver.disable_input)
    wait_for_input()
    assert vars(linux_driver)["selectors"].SelectSelector is PatientSelector
