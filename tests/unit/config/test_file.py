"""Where the file lies, and a file that cannot be read."""

from __future__ import annotations

import os
import time
from pathlib import Path

from lmc_tui.config.file import LARGEST_BYTES, FileSaid, config_path, read
from lmc_tui.config.loading import settle
from lmc_tui.config.settings import DEFAULTS, Config


def test_the_file_lies_where_the_variable_says_else_in_the_config_folder(tmp_path: Path) -> None:
    """The variable names the file, or its folder; an empty one says nothing."""
    home = tmp_path / "home"
    assert config_path({}, home) == home / "config.toml"
    assert config_path({"LMC_CONFIG": ""}, home) == home / "config.toml"
    assert config_path({"LMC_CONFIG": str(tmp_path)}, home) == tmp_path / "config.toml"
    assert config_path({"LMC_CONFIG": str(tmp_path / "my.toml")}, home) == tmp_path / "my.toml"
    assert config_path({"LMC_CONFIG": "~nobody-of-that-name/x"}, home) == Path("~nobody-of-that-name/x")


def test_no_file_says_nothing(tmp_path: Path) -> None:
    """And is no problem."""
    assert read(tmp_path / "none.toml") == FileSaid()
    assert read(Path("/dev/null")).problem is None


def test_a_file_says_what_holds(tmp_path: Path) -> None:
    """With a byte order mark too."""
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xef\xbb\xbfbell = false\n")
    assert settle({}, {}, path).config == Config(bell=False)


def test_what_cannot_be_read_is_told_and_all_defaults_hold(tmp_path: Path) -> None:
    """A folder, a pipe at which nobody waits, a file much too large, a name that none can have."""
    pipe, large = tmp_path / "pipe", tmp_path / "large"
    os.mkfifo(pipe)
    large.write_bytes(b"#" * (LARGEST_BYTES + 1))
    for path, word in ((tmp_path, "ordinary"), (pipe, "ordinary"), (large, "larger"), (Path("a\0b"), "cannot be read")):
        found = settle({}, {}, path)
        assert found.config == DEFAULTS
        assert not found.is_readable
        assert word in found.problems[0].sentence


def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path: Path) -> None:
    """Counted from one."""
    path = tmp_path / "config.toml"
    path.write_bytes(b"bell = false\n# caf\xe9\n")
    found = settle({}, {}, path)
    assert found.config == DEFAULTS
    assert str(found.problems[0]).startswith(f"{path}:2: There is a byte that is no UTF-8.")


def test_a_file_of_nothing_but_mistakes_holds_nobody_up(tmp_path: Path) -> None:
    """Thousands of settings that are none take a moment, not minutes: far less than a second each thousand."""
    path = tmp_path / "config.toml"
    path.write_text("".join(f"x{number} = 1\n" for number in range(5000)))
    start = time.perf_counter()
    found = settle({}, {}, path)
    assert len(found.problems) == 5000
    assert found.problems[-1].line == 5000
    assert time.perf_counter() - start < 10
