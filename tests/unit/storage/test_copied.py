"""The file that holds what was copied last."""

from __future__ import annotations

from pathlib import Path

import pytest

from lmc_tui.errors import SaveError
from lmc_tui.storage.copied import keep_copied


def test_the_file_is_private_and_holds_the_last_text(tmp_path: Path) -> None:
    """The folder is made; the text before is replaced; a last line gets its end."""
    state = tmp_path / "state"
    keep_copied(state, "first\n")
    path = keep_copied(state, "two\nlines")
    assert path == state / "copied.md"
    assert path.read_text() == "two\nlines\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert state.stat().st_mode & 0o777 == 0o700
    assert [each.name for each in state.iterdir()] == ["copied.md"], "nothing is left beside it"


def test_a_planted_link_is_not_followed(tmp_path: Path) -> None:
    """What it leads to stays as it was."""
    precious = tmp_path / "precious"
    precious.write_text("mine")
    (tmp_path / "copied.md").symlink_to(precious)
    with pytest.raises(SaveError, match="not an ordinary file"):
        keep_copied(tmp_path, "words")
    assert precious.read_text() == "mine"


def test_a_folder_that_is_none_is_explained(tmp_path: Path) -> None:
    """A file stands where the folder of states should be."""
    (tmp_path / "state").write_text("")
    with pytest.raises(SaveError, match="a part of the path is not a folder"):
        keep_copied(tmp_path / "state", "words")
