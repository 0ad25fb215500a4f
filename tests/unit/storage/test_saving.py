"""Saving: whole or not at all, and never over what somebody else wrote."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from lmc_tui.domain.changes import SetText, apply
from lmc_tui.errors import ConflictError, SaveError
from lmc_tui.storage.atomic import write_text
from lmc_tui.storage.file_ops import SystemFileOps
from lmc_tui.storage.store import TomlSessionStore
from tests.support.builders import a_canvas, a_filled_session
from tests.support.session_on_disk import a_store_with_backups

CANVASES = {"small": a_canvas()}


def a_saved_store(tmp_path: Path) -> TomlSessionStore:
    """A store with a session in it, alone in its folder."""
    store = a_store_with_backups(tmp_path / "s" / "session.toml", tmp_path / "backups")
    store.save(a_filled_session())
    return store


def test_new_files_and_folders_are_private(tmp_path: Path) -> None:
    """Whatever the umask says: a workshop's notes are nobody else's business."""
    store = a_saved_store(tmp_path)
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700


def test_a_mode_set_by_hand_and_a_link_stay(tmp_path: Path) -> None:
    """The target of the link is written, with the mode that it had."""
    store = a_saved_store(tmp_path)
    store.path.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(store.path)
    through = TomlSessionStore(link, CANVASES)
    through.save(apply(through.load().session, SetText("c000001", "Other")))
    assert link.is_symlink()
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o640
    assert "Other" in store.path.read_text()


@pytest.mark.parametrize("call", ["fsync", "replace", "fchmod"])
@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "the disk is full"), (errno.EIO, "the disk reports an error")]
)
def test_a_failing_call_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, words: str
) -> None:
    """The reason is told in words; the next save works."""
    store = a_saved_store(tmp_path)
    old = store.path.read_bytes()
    changed = apply(a_filled_session(), SetText("c000001", "Other"))

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(SaveError, match=words):
            store.save(changed)
    assert store.path.read_bytes() == old
    assert list(store.path.parent.iterdir()) == [store.path]
    store.save(changed)
    assert "Other" in store.path.read_text()


class Forgetful(SystemFileOps):
    """A disk that gives back less than was written."""

    def read(self, path: Path) -> bytes:
        """All but the end of a file just written."""
        content = super().read(path)
        return content[:-5] if path.suffix == ".tmp" else content


def test_a_disk_that_gives_back_something_else_is_not_trusted(tmp_path: Path) -> None:
    """What was written is read back before it replaces anything."""
    path = a_saved_store(tmp_path).path
    old = path.read_bytes()
    store = TomlSessionStore(path, CANVASES, ops=Forgetful())
    with pytest.raises(SaveError, match="something else"):
        store.save(apply(store.load().session, SetText("c000001", "Other")))
    assert path.read_bytes() == old
    assert list(path.parent.iterdir()) == [path]


def test_a_foreign_change_is_never_overwritten(tmp_path: Path) -> None:
    """Same size, same time stamp, other words: noticed by content; forced, the other version is kept."""
    store = a_saved_store(tmp_path)
    times = store.path.stat()
    theirs = store.path.read_text().replace("Depot Operations", "Depot Operators!"[:16])
    store.path.write_text(theirs)
    os.utime(store.path, ns=(times.st_atime_ns, times.st_mtime_ns))
    mine = apply(a_filled_session(), SetText("c000001", "Mine"))
    with pytest.raises(ConflictError, match="somebody else changed"):
        store.save(mine)
    assert store.path.read_text() == theirs
    store.save(mine, force=True)
    assert "Mine" in store.path.read_text()
    (backup,) = (tmp_path / "backups").rglob("*.toml")
    assert backup.read_text() == theirs


def test_a_change_between_look_and_replace_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last look is right before the replacing."""
    store = a_saved_store(tmp_path)
    real = os.fsync

    def meanwhile(descriptor: int) -> None:
        real(descriptor)
        store.path.write_text("# theirs\n")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", meanwhile)
        with pytest.raises(ConflictError):
            store.save(apply(a_filled_session(), SetText("c000001", "Mine")))
    assert store.path.read_text() == "# theirs\n"


def test_a_file_that_went_away_is_asked_about(tmp_path: Path) -> None:
    """Deleted under us: not made again without a word, but made again on one."""
    store = a_saved_store(tmp_path)
    store.path.unlink()
    changed = apply(a_filled_session(), SetText("c000001", "Mine"))
    with pytest.raises(ConflictError, match="has gone"):
        store.save(changed)
    store.save(changed, force=True)
    assert "Mine" in store.path.read_text()


def test_a_folder_in_the_way_is_a_sentence(tmp_path: Path) -> None:
    """No traceback, whatever stands where the file should go."""
    (tmp_path / "session.toml").mkdir()
    with pytest.raises(SaveError):
        write_text(tmp_path / "session.toml", "x")
    (tmp_path / "file").write_text("x")
    with pytest.raises(SaveError, match="folder"):
        write_text(tmp_path / "file" / "session.toml", "x")


def test_a_file_that_looked_cut_off_is_backed_up_before_it_is_written(tmp_path: Path) -> None:
    """The first save after a warning keeps what was there."""
    store = a_saved_store(tmp_path)
    cut = store.path.read_text().replace("[end]\nnotes = 8\n", "")
    store.path.write_text(cut)
    again = a_store_with_backups(store.path, tmp_path / "backups")
    loaded = again.load()
    assert loaded.notices
    again.save(apply(loaded.session, SetText("c000001", "Mine")))
    (backup,) = (tmp_path / "backups").rglob("*.toml")
    assert backup.read_text() == cut
    assert TomlSessionStore(store.path, CANVASES).load().notices == ()
