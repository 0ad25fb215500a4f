"""Pipes, devices, folders, sockets and links to nowhere as session files; links planted where files are to be made."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from lmc_tui.storage.locations import key_of
from tests.support.window import Window, notes_in, write_session

OLD = ["IT", "Finance"]


def a_socket(path: Path) -> None:
    """What a program listened at."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))


ODD: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a folder": Path.mkdir,
    "a socket": a_socket,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to": lambda path: path.symlink_to("nowhere.toml"),
    "a link that leads round in a circle": lambda path: path.symlink_to(path.name),
}


@pytest.mark.parametrize("kind", ODD)
def test_what_is_no_ordinary_file_is_refused_at_once_in_a_sentence(tmp_path: Path, kind: str) -> None:
    """Status 3, no screen, no waiting for a pipe, and nothing is made or followed."""
    path = tmp_path / "files" / "s.toml"
    path.parent.mkdir()
    ODD[kind](path)
    with Window(path, tmp_path, columns=300) as window:
        assert window.wait_exit(5) == 3
        assert f"it is {kind}" in window.text or f"This is {kind}" in window.text
        assert not window.alternate_screen
    assert [each.name for each in path.parent.iterdir()] == ["s.toml"]


@pytest.mark.parametrize("are_links", [True, False], ids=["links", "pipes"])
def test_what_is_planted_where_files_are_to_be_made_is_neither_followed_nor_waited_for(
    tmp_path: Path, are_links: bool
) -> None:
    """Lock, place, journal, backups, snapshots: the session is opened and saved all the same, and the lock is told."""
    path, state = tmp_path / "sessions" / "s.toml", tmp_path / "state"
    write_session(path, *OLD)
    victim = tmp_path / "victim"
    victim.write_text("treasure")
    key = key_of(path)
    names = [f"locks/{key}.lock", f"locks/{key}.turn", f"places/{key}.toml", "journal", f"backups/{key}", "unsaved"]
    planted = [*(state / name for name in names), path.with_name("s.snapshots")]
    for each in planted:
        each.parent.mkdir(parents=True, exist_ok=True)
        each.symlink_to(victim) if are_links else os.mkfifo(each)
    before = [each.lstat().st_ino for each in planted]
    with Window(path, tmp_path, columns=200) as window:
        window.wait_bottom("Nothing keeps a second window from writing this session: this is not an ordinary file")
        window.write("First")
        window.wait_until(lambda: notes_in(path) == [*OLD, "First"])
        window.press("S")
        window.wait_bottom("s.snapshots is no folder, but a link or a file")
        window.type()
        window.send("half typed")
        window.wait_for("> half typed")
        assert window.leave() == 0
    assert victim.read_text() == "treasure"
    assert [each.lstat().st_ino for each in planted] == before
