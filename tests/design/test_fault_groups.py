"""A group of fault tests that was skipped as a whole is told, and fails the run where nobody looks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONFTEST = """
from tests.support.fault_groups import FaultGroups

def pytest_configure(config):
    config.pluginmanager.register(FaultGroups(), "fault-groups")
"""
TESTS = """
import pytest

@pytest.mark.fault_group("mount")
def test_one():
    pytest.skip("no mounts here")

@pytest.mark.fault_group("mount")
@pytest.mark.skipif(True, reason="no mounts here")
def test_two():
    pass

@pytest.mark.fault_group("compiler")
def test_three():
    pytest.skip("not this one")

@pytest.mark.fault_group("compiler")
def test_four():
    pass
"""


def run(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Those tests, run by a pytest of their own."""
    (folder / "conftest.py").write_text(CONFTEST)
    (folder / "test_some.py").write_text(TESTS)
    environment = {key: value for key, value in os.environ.items() if key != "CI"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--strict-markers", *arguments]
    return subprocess.run(
        [*command, f"--rootdir={folder}", str(folder)],
        env={**environment, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", **more},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_group_that_was_skipped_as_a_whole_is_told(tmp_path: Path) -> None:
    """By its name; the one of which a test ran is not. Somebody's own machine fails nothing."""
    done = run(tmp_path)
    assert done.returncode == pytest.ExitCode.OK
    assert "Every test of the fault group 'mount' was skipped." in done.stdout
    assert "'compiler'" not in done.stdout


def test_where_nobody_looks_the_run_fails(tmp_path: Path) -> None:
    """With `CI` set, though the tests themselves are run by other processes."""
    assert run(tmp_path, "-p", "xdist", "-n", "1", CI="true").returncode == pytest.ExitCode.TESTS_FAILED


def test_where_some_of_every_group_ran_nothing_fails(tmp_path: Path) -> None:
    """A test that skips is no fault by itself."""
    assert run(tmp_path, "-k", "three or four", CI="true").returncode == pytest.ExitCode.OK
