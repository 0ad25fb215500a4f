"""What is read about a running process."""

from __future__ import annotations

import math
import os
import sys

import pytest

from tests.benchmarks.process import cpu_seconds, resident_mib, wake_ups

NOBODY = 2**22 + 1
"""No process has such a number: Linux gives none above 2**22."""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_a_running_process_has_all_of_it() -> None:
    """This one has computed, has waited, and lies in memory; what was spent only grows."""
    before = cpu_seconds(os.getpid())
    assert sum(range(1_000_000)) > 0
    assert 0 < before < cpu_seconds(os.getpid())
    assert wake_ups(os.getpid()) > 0
    assert 5 < resident_mib(os.getpid()) < 10_000


def test_of_a_process_that_is_gone_nothing_is_known() -> None:
    """It is not taken for idle."""
    assert all(math.isnan(told(NOBODY)) for told in (cpu_seconds, wake_ups, resident_mib))
