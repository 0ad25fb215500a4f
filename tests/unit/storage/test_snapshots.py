"""Snapshots: named by people, whole files of their own, and never in the way of anything."""

from __future__ import annotations

import errno
import os
import stat
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lmc_tui.domain.changes import SetText, apply
from lmc_tui.domain.session import Session
from lmc_tui.errors import SaveError, SessionFileError
from lmc_tui.storage.library import entries
from lmc_tui.storage.reading import LARGEST_BYTES
from lmc_tui.storage.snapshots import LONGEST_NAME, Snapshot, Snapshots, snapshot_name
from lmc_tui.storage.store import TomlSessionStore, session_text
from tests.support.builders import a_filled_session, a_note, a_session
from tests.support.fake_disk import Death, Died, FakeDisk, Fault
from tests.support.session_on_disk import CANVASES, NEW_SESSION, ODD, OLD, OLD_SESSION, PATH, there

NOON = datetime(2026, 3, 2, 12, 0, 7, 654_321, tzinfo=UTC)
MANY = 80
"""More calls than any snapshot makes."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A session file in a folder of its own."""
    path = tmp_path / "sessions" / "Plan B.toml"
    TomlSessionStore(path, CANVASES).save(OLD_SESSION)
    return path


@pytest.fixture
def snapshots(path: Path) -> Snapshots:
    """Its snapshots: none yet."""
    return Snapshots(path, CANVASES)


def said(session: Session) -> str:
    """All that a session says: the order of notes of different sections is nothing."""
    return session_text(session, CANVASES["small"])


def folder_of(path: Path) -> Path:
    """Where the snapshots of a session file lie."""
    return path.with_name(f"{path.stem}.snapshots")


# --- taking -----------------------------------------------------------------------------------------


def test_a_snapshot_is_a_session_of_its_own_with_its_name_in_it(path: Path, snapshots: Snapshots) -> None:
    """Private, beside the session, readable as any other, complete to its last line."""
    taken = snapshots.take(OLD_SESSION, "Before lunch!", NOON)
    assert taken.path == path.parent / "Plan B.snapshots" / "20260302T120007Z-before-lunch.toml"
    assert taken == Snapshot(taken.path, "Before lunch!", NOON.replace(microsecond=0), 7)
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (taken.path, taken.path.parent)]
    assert modes == [0o600, 0o700]
    loaded = TomlSessionStore(taken.path, CANVASES).load()
    assert (said(loaded.session), loaded.notices) == (OLD.decode(), ())
    text = taken.path.read_text()
    assert '[snapshot]\nname = "Before lunch!"\ntaken = 2026-03-02T12:00:07Z\n\n[end]\n' in text
    assert path.read_bytes() == OLD


def test_reading_gives_the_session_as_it_was(snapshots: Snapshots) -> None:
    """Everything of it, whatever became of the session since."""
    taken = snapshots.take(a_filled_session(), "one", NOON)
    snapshots.take(apply(OLD_SESSION, SetText("c000001", "Changed")), "two", NOON)
    assert said(snapshots.read(taken)) == said(a_filled_session())


def test_notes_are_those_that_show(snapshots: Snapshots) -> None:
    """On all boards; archived ones are kept and not counted."""
    session = a_session(a_note("n1"), a_note("n2", board="as-is"), a_note("n3", is_archived=True))
    taken = snapshots.take(session, "x", NOON)
    assert taken.notes == 2
    assert snapshots.list()[0].notes == 2
    assert said(snapshots.read(taken)) == said(session)


def test_two_of_one_name_and_one_second_are_two(snapshots: Snapshots) -> None:
    """The later one comes first, up to a dozen of them."""
    taken = [snapshots.take(apply(OLD_SESSION, SetText("c000001", str(number))), "again", NOON) for number in range(12)]
    assert len({each.path for each in taken}) == 12
    assert snapshots.list() == tuple(reversed(taken))


def test_the_list_is_newest_first(snapshots: Snapshots) -> None:
    """By when they were taken, not by their names."""
    for name, minutes in (("b", 5), ("c", 1), ("a", 9)):
        snapshots.take(OLD_SESSION, name, NOON - timedelta(minutes=minutes))
    assert [each.name for each in snapshots.list()] == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  before \n lunch ", "before lunch"),
        ("\x1b]0;pwn\x07", "\ufffd]0;pwn\ufffd"),
        ("x" * LONGEST_NAME, "x" * LONGEST_NAME),
        ("../../etc/passwd", "../../etc/passwd"),
        ('"""\\', '"""\\'),
        ("昼食前 🍱", "昼食前 🍱"),
        ("\udcff", "\ufffd"),
    ],
)
def test_a_name_is_cleaned_and_kept(snapshots: Snapshots, path: Path, typed: str, name: str) -> None:
    """One line, nothing that a terminal acts on; the file's name is harmless whatever was typed."""
    taken = snapshots.take(OLD_SESSION, typed, NOON)
    assert taken.path.parent == folder_of(path)
    assert set(taken.path.name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-TZ.")
    assert [each.name for each in snapshots.list()] == [taken.name] == [name]


@pytest.mark.parametrize(("typed", "words"), [("", "needs a name"), (" \n\t", "needs a name"), ("x" * 81, "has 81")])
def test_a_name_that_is_none_is_refused(snapshots: Snapshots, path: Path, typed: str, words: str) -> None:
    """With a sentence, and nothing is made."""
    with pytest.raises(SaveError, match=words):
        snapshot_name(typed)
    with pytest.raises(SaveError, match=words):
        snapshots.take(OLD_SESSION, typed, NOON)
    assert not folder_of(path).exists()


def test_keys_that_nobody_knows_are_taken_over_from_the_file(path: Path, snapshots: Snapshots) -> None:
    """Of the root, of tables, and of the notes that are still there."""
    text = path.read_text().replace('id = "c000001"\n', 'id = "c000001"\nmood = "tired"\n', 1)
    text = text.replace("version = 1\n", "version = 1\nroom = 12\n").replace("[end]\n", "[budget]\nsum = 3\n\n[end]\n")
    path.write_text(text)
    taken = snapshots.take(apply(OLD_SESSION, SetText("c000001", "Changed")), "x", NOON)
    data = tomllib.loads(taken.path.read_text())
    note = next(note for note in data["notes"] if note["id"] == "c000001")
    assert (data["room"], data["budget"], note["mood"], note["text"]) == (12, {"sum": 3}, "tired", "Changed")
    assert list(data)[-2:] == ["snapshot", "end"]


@pytest.mark.parametrize(
    "content", [None, b"", b"x = [", b"#" * (LARGEST_BYTES + 1)], ids=["gone", "empty", "no TOML", "too large"]
)
def test_a_session_whose_file_is_damaged_or_gone_can_be_kept(
    path: Path, snapshots: Snapshots, content: bytes | None
) -> None:
    """What the room has said is in memory; the snapshot may save it."""
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    taken = snapshots.take(NEW_SESSION, "x", NOON)
    assert said(snapshots.read(taken)) == said(NEW_SESSION)


def test_behind_a_link_they_lie_beside_the_real_file(path: Path, tmp_path: Path) -> None:
    """So they are the same by whichever name the session was opened."""
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    taken = Snapshots(link, CANVASES).take(OLD_SESSION, "x", NOON)
    assert taken.path.parent == folder_of(path)
    assert Snapshots(link, CANVASES).list() == Snapshots(path, CANVASES).list() == (taken,)


def test_a_snapshot_of_a_snapshot_has_its_own_name(snapshots: Snapshots) -> None:
    """It may be opened as a session, and then has snapshots as any other."""
    first = snapshots.take(OLD_SESSION, "first", NOON)
    second = Snapshots(first.path, CANVASES).take(NEW_SESSION, "second", NOON)
    assert [each.name for each in Snapshots(first.path, CANVASES).list()] == ["second"]
    assert second.path.read_text().count("[snapshot]") == 1
    assert [each.name for each in snapshots.list()] == ["first"]


def test_a_snapshot_that_is_opened_and_changed_keeps_its_name(snapshots: Snapshots) -> None:
    """The store passes over the table and leaves it as it is, even where it has to build the text anew."""
    as_written, by_hand = (snapshots.take(OLD_SESSION, name, NOON) for name in ("as written", "by hand"))
    odd = ODD.replace(b"[session]", b'snapshot = { name = "by hand" }\n[session]')
    by_hand.path.write_bytes(odd)
    for taken in (as_written, by_hand):
        store = TomlSessionStore(taken.path, CANVASES)
        session = store.load().session
        store.save(apply(session, SetText(session.notes[0].id, "Changed")))
        assert "Changed" in taken.path.read_text()
    assert {(each.name, each.problem) for each in snapshots.list()} == {("as written", ""), ("by hand", "")}


def test_snapshots_are_no_sessions_of_the_folder(path: Path, snapshots: Snapshots) -> None:
    """The list of sessions shows the session and nothing else."""
    snapshots.take(OLD_SESSION, "x", NOON)
    assert [entry.path for entry in entries(path.parent, CANVASES)] == [path]


# --- the text of a session again ----------------------------------------------------------------------


def test_as_a_session_like_any_other_it_has_no_name(path: Path, snapshots: Snapshots) -> None:
    """What was the program's own text is that text again, byte for byte."""
    assert snapshots.text(snapshots.take(OLD_SESSION, "x", NOON)) == path.read_text()


def test_comments_of_a_snapshot_stay_in_what_is_made_of_it(snapshots: Snapshots) -> None:
    """Somebody may have written why it matters."""
    taken = snapshots.take(OLD_SESSION, "x", NOON)
    commented = taken.path.read_text().replace("[end]", "# all of it\n[end]")
    taken.path.write_text(commented)
    text = snapshots.text(taken)
    assert "# all of it\n[end]" in text
    assert "[snapshot]" not in text


@pytest.mark.parametrize("mine", [b'mine = [\n["snapshot"]\n]\n', b'mine = [["a"],\n["snapshot"],\n[]]\n'])
def test_a_layout_that_was_never_foreseen_stays_as_it_is(snapshots: Snapshots, mine: bytes) -> None:
    """A line of a list may look like the header of the table: a table too much does no harm, a word too few does."""
    taken = snapshots.take(OLD_SESSION, "x", NOON)
    odd = ODD.replace(b"notes = [", mine + b"notes = [", 1)
    taken.path.write_bytes(odd)
    assert snapshots.text(taken) == odd.decode()


# --- what may lie in the folder -------------------------------------------------------------------------


def put(path: Path, name: str, content: bytes) -> Path:
    """A file among the snapshots, last written at nine."""
    file = folder_of(path) / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    os.utime(file, (NINE.timestamp(), NINE.timestamp()))
    return file


NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a session of lmc"),
        (b"x = [", "not TOML"),
        (b"\xff", "not UTF-8"),
        (OLD.replace(b"version = 1", b"version = 99"), "newer lmc-tui"),
        (b"#" * (LARGEST_BYTES + 1), "5.0 MB"),
    ],
    ids=["empty", "no TOML", "no text", "newer", "too large"],
)
def test_one_that_cannot_be_read_is_listed_with_the_reason(
    path: Path, snapshots: Snapshots, content: bytes, words: str
) -> None:
    """Called as its file is called, and of when that says."""
    file = put(path, "20260301T080000Z-before-lunch.toml", content)
    (found,) = snapshots.list()
    assert (found.path, found.name, found.notes) == (file, "before-lunch", 0)
    assert found.taken == datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert words in found.problem
    with pytest.raises(SessionFileError, match=words):
        snapshots.read(found)
    with pytest.raises(SessionFileError, match=words):
        snapshots.text(found)


@pytest.mark.parametrize(
    ("table", "name", "taken"),
    [
        ("", "mine", NINE),
        ("snapshot = 3", "mine", NINE),
        ('snapshot = { name = 1, taken = "noon" }', "mine", NINE),
        ('snapshot = { name = " ", taken = 2026-03-01 }', "mine", NINE),
        ('snapshot = { name = "a\\u001bb\\nc" }', "a\ufffdb c", NINE),
        ('snapshot = { name = "n", taken = 0001-01-01T00:00:00+23:00 }', "n", NINE),
        ('snapshot = { name = "n", taken = 2026-03-01T10:00:00+02:00 }', "n", datetime(2026, 3, 1, 8, tzinfo=UTC)),
        (f'snapshot = {{ name = "{"x" * 200}" }}', "x" * 80, NINE),
    ],
)
def test_a_session_that_somebody_put_there_is_listed_as_well_as_may_be(
    path: Path, snapshots: Snapshots, table: str, name: str, taken: datetime
) -> None:
    """Whatever its table says or does not say; nothing in it goes raw to a terminal."""
    put(path, "mine.toml", OLD.replace(b"version = 1\n", b"version = 1\n" + table.encode() + b"\n"))
    (found,) = snapshots.list()
    assert (found.name, found.taken, found.notes, found.problem) == (name, taken, 7, "")


@pytest.mark.parametrize("name", ["20260231T080000Z-x.toml", "99999999T999999Z-x.toml", "\x1b[31m.toml"])
def test_odd_names_of_files_are_no_error(path: Path, snapshots: Snapshots, name: str) -> None:
    """A day that no calendar has, or a control character."""
    put(path, name, b"")
    (found,) = snapshots.list()
    assert found.taken == NINE
    assert "\x1b" not in found.name


def test_a_moment_beyond_all_calendars_is_no_error() -> None:
    """Some disks tell such things."""
    disk = FakeDisk()
    disk.put(PATH, OLD)
    disk.put(folder_of(PATH) / "x.toml", OLD).modified_ns = 10**27
    (found,) = Snapshots(PATH, CANVASES, ops=disk).list()
    assert found.taken.year == 1970


def test_what_is_no_snapshot_is_left_out(path: Path, snapshots: Snapshots) -> None:
    """Links, pipes, folders, temporary files and papers of other kinds."""
    taken = snapshots.take(OLD_SESSION, "x", NOON)
    folder = folder_of(path)
    (folder / "link.toml").symlink_to(path)
    os.mkfifo(folder / "pipe.toml")
    (folder / "folder.toml").mkdir()
    put(path, f".{taken.path.name}.0a1b2c3d.tmp", OLD)
    put(path, ".hidden.toml", OLD)
    put(path, "readme.md", b"x")
    assert snapshots.list() == (taken,)


@pytest.mark.parametrize("kind", ["link", "file"])
def test_something_else_in_place_of_the_folder_is_refused(path: Path, snapshots: Snapshots, kind: str) -> None:
    """Nothing is put where a planted link leads, and it is not said that there are none."""
    elsewhere = path.parent.parent / "elsewhere"
    elsewhere.mkdir()
    if kind == "link":
        folder_of(path).symlink_to(elsewhere)
    else:
        folder_of(path).write_text("precious")
    with pytest.raises(SaveError, match=r"Plan B.snapshots is no folder.*no snapshot was taken"):
        snapshots.take(OLD_SESSION, "x", NOON)
    with pytest.raises(SessionFileError, match=r"Plan B.snapshots is no folder"):
        snapshots.list()
    assert list(elsewhere.iterdir()) == []


def test_no_snapshots_and_no_answer_are_two_things(snapshots: Snapshots) -> None:
    """Without a folder there are none; of one that cannot be read nobody knows."""
    assert snapshots.list() == ()
    disk = FakeDisk()
    disk.put(PATH, OLD)
    failing = Snapshots(PATH, CANVASES, ops=disk)
    failing.take(OLD_SESSION, "x", NOON)
    disk.watch(Fault(4, errno.EIO))
    with pytest.raises(SessionFileError, match="snapshots cannot be listed: the disk reports an error"):
        failing.list()


def test_one_that_goes_while_they_are_listed_is_left_out() -> None:
    """Another window, or the person, was quicker."""
    disk = FakeDisk()
    disk.put(PATH, OLD)
    snapshots = Snapshots(PATH, CANVASES, ops=disk)
    gone, stays = (snapshots.take(OLD_SESSION, name, NOON) for name in ("a", "b"))
    names = disk.names

    def names_then_gone(folder: Path) -> list[str]:
        found = names(folder)
        disk.unlink(gone.path)
        return found

    disk.names = names_then_gone  # type: ignore[method-assign]
    assert snapshots.list() == (stays,)


# --- a disk that fails ----------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES], ids=errno.errorcode.get)
@pytest.mark.parametrize("is_lasting", [False, True], ids=["once", "for ever"])
def test_a_disk_that_fails_at_any_call_leaves_no_half_snapshot(number: int, is_lasting: bool) -> None:
    """An error of ours, the session untouched, and what is listed can be read."""
    for at in range(1, MANY):
        disk = FakeDisk()
        disk.put(PATH, OLD)
        snapshots = Snapshots(PATH, CANVASES, ops=disk)
        disk.watch(Fault(at, number, is_lasting=is_lasting))
        try:
            snapshots.take(NEW_SESSION, "x", NOON)
        except SaveError:
            is_taken = None  # it may be in place when only the last step failed
        else:
            is_taken = True
        is_struck = len(disk.calls) >= at
        disk.watch()
        assert there(disk) == OLD
        found = snapshots.list()
        assert [each.problem for each in found] in ([], [""])
        assert is_taken in (None, bool(found))
        if not is_struck:
            break
    assert at > 15
    assert not is_struck


def test_a_process_killed_at_any_call_leaves_no_half_snapshot() -> None:
    """Nor does a power cut: the session and the snapshots before are as they were."""
    for at in range(1, MANY):
        disk = FakeDisk()
        disk.put(PATH, OLD)
        Snapshots(PATH, CANVASES, ops=disk).take(OLD_SESSION, "before", NOON)
        disk.watch(Death(at))
        try:
            Snapshots(PATH, CANVASES, ops=disk).take(NEW_SESSION, "x", NOON)
        except Died:
            for wreck in disk.wrecks():
                found = Snapshots(PATH, CANVASES, ops=wreck).list()
                assert [each.problem for each in found] == [""] * len(found)
                assert "before" in [each.name for each in found]
                assert there(wreck) == OLD
        else:
            break
    assert at > 10
    assert not disk.is_dead


def test_what_would_not_read_back_is_not_written(
    path: Path, snapshots: Snapshots, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in writing TOML is found before anybody trusts the file."""
    for fault in (lambda _: "x = [", lambda _: OLD.decode().replace("Depot", "Depou"), lambda _: ""):
        monkeypatch.setattr("lmc_tui.storage.snapshots.dumps", fault)
        with pytest.raises(SaveError, match="would not read back the same"):
            snapshots.take(OLD_SESSION, "x", NOON)
    assert not folder_of(path).exists()
