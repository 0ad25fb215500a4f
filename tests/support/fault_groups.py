"""Tests that need what not every machine gives: root, mounts, a compiler. They skip there, but must run somewhere.

    @pytest.mark.fault_group("mount")

names the group of such a test. A group of which every test was skipped is told at the end, and where the variable `CI`
is set the run fails: a promise that nobody has tried any more is none.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest

MARKER = "fault_group"


class FaultGroups:
    """What pytest asks while it runs. Under `pytest-xdist` the process that gives out the tests hears of all."""

    def __init__(self) -> None:
        self._has_run: dict[str, bool] = {}

    @property
    def untried(self) -> tuple[str, ...]:
        """The groups of which every test was skipped."""
        return tuple(sorted(group for group, has_run in self._has_run.items() if not has_run))

    def pytest_configure(self, config: pytest.Config) -> None:
        """Make the marker known."""
        config.addinivalue_line("markers", f"{MARKER}(name): the fault that a test needs; not all of a name may skip")

    def pytest_collection_modifyitems(self, items: Sequence[pytest.Item]) -> None:
        """Have the name of the group travel with the report of a test."""
        for item in items:
            item.user_properties += [(MARKER, marker.args[0]) for marker in item.iter_markers(MARKER)]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note whether it was skipped. One that is expected to fail has run, too."""
        has_run = report.when == "call" and (not report.skipped or hasattr(report, "wasxfail"))
        for key, group in report.user_properties:
            if key == MARKER:
                self._has_run[str(group)] = self._has_run.get(str(group), False) or has_run

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Fail where nobody looks at what was skipped."""
        is_worker = hasattr(session.config, "workerinput")
        if self.untried and os.environ.get("CI") and exitstatus == pytest.ExitCode.OK and not is_worker:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Tell which groups nobody has tried."""
        for group in self.untried:
            terminalreporter.write_line(f"Every test of the fault group {group!r} was skipped.", red=True)
