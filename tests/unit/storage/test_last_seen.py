"""When somebody last had a session open."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lmc_tui.storage.last_seen import EVERY_SECONDS, LastSeen
from tests.support.builders import NINE, after


@pytest.fixture
def last_seen(tmp_path: Path) -> LastSeen:
    """Of a session that nobody had open."""
    return LastSeen(tmp_path / "state", tmp_path / "s.toml")


def the_file(folder: Path) -> Path:
    """Where it is kept."""
    (file,) = (folder / "state" / "seen").iterdir()
    return file


def test_a_session_that_nobody_had_open_was_never_seen(last_seen: LastSeen, tmp_path: Path) -> None:
    """Asking makes nothing."""
    assert last_seen.moment() is None
    assert list(tmp_path.iterdir()) == [tmp_path / "home"]


@pytest.mark.parametrize("moment", [NINE, after(0.123456), NINE.replace(year=1970), NINE.replace(year=2150)])
def test_what_was_noted_is_known_to_the_next_process(last_seen: LastSeen, tmp_path: Path, moment: datetime) -> None:
    """To the microsecond, on whatever calendar it was."""
    last_seen.note(moment)
    assert LastSeen(tmp_path / "state", tmp_path / "s.toml").moment() == moment
    assert the_file(tmp_path).stat().st_size == 0


def test_later_moments_take_the_place_of_earlier_ones_every_few_seconds(last_seen: LastSeen) -> None:
    """It is asked every second and costs nothing in between."""
    for second in range(EVERY_SECONDS):
        last_seen.note(after(second))
        assert last_seen.moment() == NINE
    last_seen.note(after(EVERY_SECONDS))
    assert last_seen.moment() == after(EVERY_SECONDS)


def test_a_calendar_that_went_back_is_followed(last_seen: LastSeen, tmp_path: Path) -> None:
    """What was noted on the wrong one is not kept for ever."""
    last_seen.note(after(3600))
    LastSeen(tmp_path / "state", tmp_path / "s.toml").note(NINE)
    assert last_seen.moment() == NINE
    last_seen.note(NINE - timedelta(hours=1))
    assert last_seen.moment() == NINE - timedelta(hours=1)


def test_each_session_has_its_own(last_seen: LastSeen, tmp_path: Path) -> None:
    """A file of the same name elsewhere is another; a link to it is the same."""
    last_seen.note(NINE)
    (tmp_path / "link.toml").symlink_to(tmp_path / "s.toml")
    assert LastSeen(tmp_path / "state", tmp_path / "other" / "s.toml").moment() is None
    assert LastSeen(tmp_path / "state", tmp_path / "link.toml").moment() == NINE


def test_it_is_private(last_seen: LastSeen, tmp_path: Path) -> None:
    """Who works when is nobody else's business."""
    last_seen.note(NINE)
    file = the_file(tmp_path)
    assert file.stat().st_mode & 0o777 == 0o600
    assert {folder.stat().st_mode & 0o777 for folder in file.parents[:2]} == {0o700}


def test_where_it_cannot_be_kept_nobody_minds(last_seen: LastSeen, tmp_path: Path) -> None:
    """A file where the folder should be."""
    (tmp_path / "state").write_text("a file")
    last_seen.note(NINE)
    assert last_seen.moment() is None


@pytest.mark.parametrize("plant", [lambda path: path.symlink_to(path.parent.parent / "mine"), os.mkfifo, Path.mkdir])
def test_what_was_planted_is_neither_followed_nor_believed(
    last_seen: LastSeen, tmp_path: Path, plant: Callable[[Path], None]
) -> None:
    """The time stamp of somebody's file is not touched, and no pipe is waited for."""
    last_seen.note(NINE)
    file = the_file(tmp_path)
    file.unlink()
    mine = tmp_path / "state" / "mine"
    mine.write_text("mine")
    os.utime(mine, (1000, 1000))
    plant(file)
    last_seen.note(after(60))
    assert last_seen.moment() is None
    assert mine.stat().st_mtime == 1000


def test_a_link_that_leads_nowhere_is_not_followed(last_seen: LastSeen, tmp_path: Path) -> None:
    """No file is made at its end."""
    last_seen.note(NINE)
    file = the_file(tmp_path)
    file.unlink()
    file.symlink_to(tmp_path / "made")
    last_seen.note(after(60))
    assert not (tmp_path / "made").exists()
