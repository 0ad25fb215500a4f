"""Backups: what they are called, which stay, which are damaged, and a disk that fails while they are made."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmc_tui.errors import SaveError, SessionFileError
from lmc_tui.storage.backups import DAYS, NEWEST, Backup, Backups, SessionBackups, Why, kept
from lmc_tui.storage.locations import key_of
from lmc_tui.storage.reading import LARGEST_BYTES
from tests.support.fake_disk import Death, Died, FakeDisk, Fault
from tests.support.session_on_disk import BACKUPS, NEW, OLD, PATH, THEIRS

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
FOLDER = BACKUPS / key_of(PATH)
MANY = 60
"""More calls than any backup makes."""


def ago(**amount: float) -> datetime:
    """That long before noon."""
    return NOON - timedelta(**amount)


def a_disk() -> FakeDisk:
    """A disk with the session on it, and no backups."""
    disk = FakeDisk()
    disk.put(PATH, OLD)
    return disk


def copies(disk: FakeDisk) -> list[bytes]:
    """What lies in the folder of backups, however it is named."""
    return [content for path, content in disk.files.items() if path.parent == FOLDER]


# --- making and listing ---------------------------------------------------------------------------


def test_a_backup_tells_when_why_and_what_it_holds(tmp_path: Path) -> None:
    """Byte for byte, private, with its checksum in the name; listing tells the same."""
    session = tmp_path / "Plan B.toml"
    backups = Backups(tmp_path / "state" / "backups")
    made = backups.make(session, b"\xff\x00 any bytes\r\n", Why.CONFLICT, NOON)
    assert made.path.parent == tmp_path / "state" / "backups" / key_of(session)
    assert made.path.name == f"20260302T120000000000Z-conflict-{zlib.crc32(made.path.read_bytes()):08x}.toml"
    assert made.path.read_bytes() == b"\xff\x00 any bytes\r\n"
    assert (stat.S_IMODE(made.path.stat().st_mode), stat.S_IMODE(made.path.parent.stat().st_mode)) == (0o600, 0o700)
    assert (made.when, made.why, made.size) == (NOON, Why.CONFLICT, 14)
    assert backups.list(session) == (made,)
    assert backups.read(made) == b"\xff\x00 any bytes\r\n"
    assert made.is_whole(backups.read(made))


def test_the_stamp_is_in_utc_whatever_the_zone_of_the_moment() -> None:
    """Names sort by when they were made, wherever."""
    tokyo = NOON.astimezone(timezone(timedelta(hours=9)))
    made = Backups(BACKUPS, ops=a_disk()).make(PATH, OLD, Why.DAY, tokyo)
    assert made.path.name.startswith("20260302T120000000000Z-day-")
    assert made.when == NOON


def test_the_list_is_newest_first_and_of_one_session() -> None:
    """Another session's backups lie elsewhere."""
    disk = a_disk()
    backups = Backups(BACKUPS, ops=disk)
    older, newer = (backups.make(PATH, OLD, Why.DAY, ago(hours=hours)) for hours in (2, 1))
    backups.make(PATH.with_name("t.toml"), NEW, Why.DAY, NOON)
    assert backups.list(PATH) == (newer, older)


def test_names_of_earlier_versions_are_known() -> None:
    """They begin with the session's name and tell neither why nor a checksum: nobody knows whether they are whole."""
    disk = a_disk()
    backups = Backups(BACKUPS, ops=disk)
    disk.put(FOLDER / "s-20260302T110000000000Z.toml", OLD)
    disk.put(FOLDER / "my-plan\n-20260302T100000Z.toml", b"")
    newer, older = backups.list(PATH)
    assert (newer.when, newer.why, newer.checksum) == (ago(hours=1), None, "")
    assert (older.when, older.size) == (ago(hours=2), 0)
    assert newer.is_whole(OLD) is None


@pytest.mark.parametrize(
    "name",
    [
        "20260302T120000Z-whim-00000000.toml",
        "20260302T120000Z-day-00000000.toml.bak",
        "20260302T120000Z-day-0000000.toml",
        "20260302T120000Z-day-0000000G.toml",
        "20260231T120000Z-day-00000000.toml",
        "20260302T250000Z-day-00000000.toml",
        "00000101T000000Z-day-00000000.toml",
        "٢٠٢٦٠٣٠٢T120000Z-day-00000000.toml",
        "readme.toml",
    ],
)
def test_other_names_are_no_backups(name: str) -> None:
    """Days that no calendar has, reasons that there are none, a person's own."""
    disk = a_disk()
    disk.put(FOLDER / name, OLD)
    backups = Backups(BACKUPS, ops=disk)
    assert backups.list(PATH) == ()
    backups.prune(PATH, NOON + timedelta(days=99))
    assert FOLDER / name in disk.files


@pytest.mark.parametrize("kind", [stat.S_IFIFO, stat.S_IFCHR, stat.S_IFDIR, stat.S_IFLNK])
def test_what_is_no_ordinary_file_is_no_backup(kind: int) -> None:
    """A pipe of a fitting name is neither read nor removed."""
    disk = a_disk()
    planted = FOLDER / "20260101T120000Z-day-00000000.toml"
    disk.put(planted, kind=kind)
    backups = Backups(BACKUPS, ops=disk)
    for hour in range(NEWEST + 1):
        backups.make(PATH, OLD, Why.CONFLICT, ago(hours=hour))
    assert len(backups.list(PATH)) == NEWEST + 1
    backups.prune(PATH, NOON)
    assert disk.status(planted).mode == kind | 0o644


def test_a_session_behind_a_link_has_the_backups_of_the_file(tmp_path: Path) -> None:
    """Whatever it is called by."""
    real, link = tmp_path / "real.toml", tmp_path / "link.toml"
    real.write_bytes(OLD)
    link.symlink_to(real)
    backups = Backups(tmp_path / "backups")
    made = backups.make(link, OLD, Why.DAY, NOON)
    assert backups.list(real) == backups.list(link) == (made,)


def test_a_planted_link_is_not_followed(tmp_path: Path) -> None:
    """What it leads to stays as it is, and no backup is claimed."""
    session, victim = tmp_path / "s.toml", tmp_path / "victim"
    victim.write_text("precious")
    backups = Backups(tmp_path / "backups")
    path = backups.make(session, OLD, Why.DAY, NOON).path
    path.unlink()
    path.symlink_to(victim)
    with pytest.raises(SaveError, match="not an ordinary file"):
        backups.make(session, OLD, Why.DAY, NOON)
    assert (victim.read_text(), path.is_symlink()) == ("precious", True)
    assert backups.list(session) == ()


def test_a_pipe_put_in_its_place_holds_nobody_up(tmp_path: Path) -> None:
    """Between listing and reading, somebody may do that."""
    backups = Backups(tmp_path / "backups")
    made = backups.make(tmp_path / "s.toml", OLD, Why.DAY, NOON)
    made.path.unlink()
    os.mkfifo(made.path)
    assert not made.is_whole(backups.read(made))
    made.path.unlink()
    with pytest.raises(SessionFileError, match=r"(?s)day.*cannot be read"):
        backups.read(made)


def test_a_damaged_copy_is_told() -> None:
    """One bit is enough; the name says what the checksum was."""
    disk = a_disk()
    backups = Backups(BACKUPS, ops=disk)
    made = backups.make(PATH, OLD, Why.DAY, NOON)
    disk.put(made.path, OLD.replace(b"Depot", b"Depou"))
    (found,) = backups.list(PATH)
    assert found.is_whole(backups.read(found)) is False
    assert found.is_whole(OLD) is True


def test_no_backups_and_no_answer_are_two_things() -> None:
    """A folder that is not there has none; of one that cannot be read nobody knows."""
    disk = a_disk()
    backups = Backups(BACKUPS, ops=disk)
    assert backups.list(PATH) == ()
    for number, words in ((errno.EIO, "the disk reports an error"), (errno.EACCES, "no permission to read")):
        disk.watch(Fault(2, number))
        with pytest.raises(SessionFileError, match=rf"backups of s\.toml cannot be listed: .*{words}"):
            backups.list(PATH)


# --- a disk that fails ----------------------------------------------------------------------------


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES], ids=errno.errorcode.get)
@pytest.mark.parametrize("is_lasting", [False, True], ids=["once", "for ever"])
def test_a_backup_that_fails_says_so_and_leaves_nothing_half_done(number: int, is_lasting: bool) -> None:
    """At whichever call: an error of ours, and every copy that is listed is whole."""
    failed = 0
    for at in range(1, MANY):
        disk = a_disk()
        backups = Backups(BACKUPS, ops=disk)
        disk.watch(Fault(at, number, is_lasting=is_lasting))
        try:
            backups.make(PATH, NEW, Why.CONFLICT, NOON)
        except SaveError:
            failed += 1
        struck = len(disk.calls) >= at
        disk.watch()
        assert all(each.is_whole(backups.read(each)) for each in backups.list(PATH))
        if not struck:
            assert copies(disk) == [NEW]
            break
    assert failed > 10


def test_a_process_killed_at_any_call_leaves_no_half_backup_among_the_others() -> None:
    """Nor does a power cut at that moment: what is listed is whole, and what was there before stays."""
    for at in range(1, MANY):
        disk = a_disk()
        Backups(BACKUPS, ops=disk).make(PATH, OLD, Why.DAY, ago(days=1))
        disk.watch(Death(at))
        try:
            Backups(BACKUPS, ops=disk).make(PATH, NEW, Why.CONFLICT, NOON)
        except Died:
            for wreck in disk.wrecks():
                backups = Backups(BACKUPS, ops=wreck)
                found = backups.list(PATH)
                assert all(each.is_whole(backups.read(each)) for each in found)
                assert found[-1].when == ago(days=1)
        else:
            break
    assert at > 10
    assert not disk.is_dead


@pytest.mark.parametrize("is_of_the_day", [False, True], ids=["conflict", "day"])
@pytest.mark.parametrize("plan", [Fault, Death])
def test_a_copy_that_was_made_outlasts_a_power_cut_whatever_went_wrong_before(
    plan: type[Fault | Death], is_of_the_day: bool
) -> None:
    """A try fails or dies at any call, the next one is content: then there is one copy, and it is on the platter."""
    for at in range(1, MANY):
        room = Room()
        room.disk.watch(Fault(at, errno.EIO) if plan is Fault else Death(at))
        with contextlib.suppress(SaveError, Died):
            room.make(is_of_the_day=is_of_the_day)
        is_struck = len(room.disk.calls) >= at
        room.disk.is_dead = False
        room.disk.watch()
        room.now += timedelta(seconds=5)
        room.make(is_of_the_day=is_of_the_day)
        assert [content for _, content in room.made()] == [OLD]
        for wreck in room.disk.wrecks():
            assert OLD in copies(wreck)
        if not is_struck:
            break
    assert at > 15


@pytest.mark.parametrize("is_of_the_day", [False, True], ids=["conflict", "day"])
def test_a_copy_counts_as_made_only_once_the_disk_confirms_its_name(is_of_the_day: bool) -> None:
    """As often as the disk does not, there is no backup, and what it was to keep must not be replaced."""
    room = Room()
    room.make(is_of_the_day=is_of_the_day)
    room.disk.on_call = room.break_sync_of_folders
    for _ in range(3):
        room.now += timedelta(seconds=5)
        with pytest.raises(SaveError, match=r"did not confirm that it stays: the disk reports an error"):
            room.make(is_of_the_day=is_of_the_day)
    room.disk.on_call = bool
    room.disk.watch()
    room.make(is_of_the_day=is_of_the_day)
    assert [content for _, content in room.made()] == [OLD]


def test_a_disk_that_gives_back_something_else_makes_no_backup() -> None:
    """It is read back before it gets its name."""
    disk = a_disk()
    disk.on_call = lambda name: [
        disk.put(path, b"rot") for path in disk.created if name == "read" and path in disk.files
    ]
    with pytest.raises(SaveError, match="so there is no backup"):
        Backups(BACKUPS, ops=disk).make(PATH, OLD, Why.DAY, NOON)
    assert copies(disk) == []


# --- which stay -------------------------------------------------------------------------------------


def test_ten_newest_and_one_a_day_for_thirty_days_stay() -> None:
    """Twelve of today, and two of each of the forty days before."""
    today = [ago(minutes=number) for number in range(12)]
    before = [ago(days=days, hours=hours) for days in range(1, 41) for hours in (0, 3)]
    staying = sorted(kept([*today, *before], NOON), reverse=True)
    assert staying[:NEWEST] == today[:NEWEST]
    assert staying[NEWEST:] == [ago(days=days) for days in range(1, DAYS)]


def test_the_ten_newest_stay_however_old() -> None:
    """Who comes back after a year finds them."""
    old = [ago(days=365 + days) for days in range(12)]
    assert kept(old, NOON) == frozenset(old[:NEWEST])


def test_a_day_is_one_of_utc() -> None:
    """Midnight in Greenwich parts them, wherever the workshop is."""
    zone = timezone(timedelta(hours=9))
    late = datetime(2026, 3, 2, 8, 59, tzinfo=zone)
    early = datetime(2026, 3, 2, 9, 0, tzinfo=zone)
    filler = [NOON + timedelta(minutes=number) for number in range(NEWEST)]
    assert kept([late, early, *filler], NOON + timedelta(hours=1)) == frozenset([late, *filler])


def test_a_clock_that_was_ahead_pushes_nothing_out() -> None:
    """A dozen stamped next year stay, and so does all that would stay without them."""
    ahead = [NOON + timedelta(days=365, minutes=number) for number in range(12)]
    made = [ago(minutes=number) for number in range(12)]
    assert kept([*ahead, *made], NOON) == frozenset(ahead) | kept(made, NOON)


moments = st.datetimes(datetime(2025, 12, 1), datetime(2026, 3, 9), timezones=st.just(UTC))  # noqa: DTZ001 - the zone follows


@given(st.lists(moments, max_size=60))
def test_what_stays_is_what_the_rule_says_of_each(made: list[datetime]) -> None:
    """One by one: among the newest ten, or none of its day is newer and the day is one of thirty."""
    staying = kept(made, NOON)
    past = sorted((moment for moment in made if moment <= NOON), reverse=True)
    today = date(2026, 3, 2)
    for moment in made:
        newer = [other for other in past if other > moment]
        is_newest_of_day = not any(other.date() == moment.date() for other in newer)
        is_young = (today - moment.date()).days < 30
        wanted = moment > NOON or past.index(moment) < 10 or (is_newest_of_day and is_young)
        assert (moment in staying) == wanted
    assert staying <= set(made)
    assert kept(staying, NOON) == staying


# --- removing ---------------------------------------------------------------------------------------


def with_old_ones(disk: FakeDisk, content: bytes = OLD) -> tuple[Backups, list[Backup]]:
    """Twelve backups of a day two months ago, newest first: the last two are to go."""
    backups = Backups(BACKUPS, ops=disk)
    made = [backups.make(PATH, content, Why.CONFLICT, ago(days=60, minutes=number)) for number in range(12)]
    disk.watch()
    return backups, made


def test_pruning_removes_what_is_not_kept_and_tells() -> None:
    """The oldest two of twelve."""
    disk = a_disk()
    backups, made = with_old_ones(disk)
    assert backups.prune(PATH, NOON) == tuple(each.path for each in made[NEWEST:])
    assert backups.list(PATH) == tuple(made[:NEWEST])
    assert backups.prune(PATH, NOON) == ()


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"x = [",
        OLD.replace(b"Depot", b"Depou"),
        b'format = "other"\n',
        b"\xff" + OLD,
        b"#" * (LARGEST_BYTES + 1),
    ],
    ids=["empty", "no TOML", "a bit", "no session", "no text", "too large"],
)
def test_the_only_readable_copy_is_never_removed(damage: bytes) -> None:
    """All that would stay were damaged since: the newest of the others that can be read stays as well."""
    disk = a_disk()
    backups, made = with_old_ones(disk)
    for each in made[:NEWEST]:
        disk.put(each.path, damage)
    assert backups.prune(PATH, NOON) == (made[11].path,)
    assert disk.files[made[10].path] == OLD
    disk.put(made[9].path, OLD)
    assert backups.prune(PATH, NOON) == (made[10].path,), "another one can be read again"


def test_a_copy_of_a_damaged_file_is_no_readable_one() -> None:
    """It holds what was written, and that was no session: the session before it stays."""
    disk = a_disk()
    backups = Backups(BACKUPS, ops=disk)
    only = backups.make(PATH, OLD, Why.DAY, ago(days=70))
    for number in range(12):
        backups.make(PATH, OLD[:100] + b"[", Why.REPAIR, ago(days=60, minutes=number))
    backups.prune(PATH, NOON)
    assert backups.list(PATH)[-1] == only
    assert len(backups.list(PATH)) == NEWEST + 1


def test_copies_of_earlier_versions_count_when_they_can_be_read() -> None:
    """They tell no checksum, and TOML that says it is a session is believed."""
    disk = a_disk()
    backups, made = with_old_ones(disk)
    for each in made:
        disk.put(each.path, b"")
    for name in ("s-20251231T110000Z.toml", "s-20251231T100000Z.toml"):
        disk.put(FOLDER / name, OLD)
    removed = backups.prune(PATH, NOON)
    assert removed == (made[10].path, made[11].path, FOLDER / "s-20251231T100000Z.toml")


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES, errno.ENOENT], ids=errno.errorcode.get)
def test_what_cannot_be_removed_is_no_error(number: int) -> None:
    """Whichever call fails: nothing that should stay is gone, and another day removes the rest."""
    for at in range(1, MANY):
        disk = a_disk()
        backups, made = with_old_ones(disk)
        disk.watch(Fault(at, number))
        removed = backups.prune(PATH, NOON)
        is_struck = len(disk.calls) >= at
        disk.watch()
        assert set(removed) <= {each.path for each in made[NEWEST:]}
        assert backups.list(PATH)[:NEWEST] == tuple(made[:NEWEST])
        backups.prune(PATH, NOON)
        assert len(backups.list(PATH)) == NEWEST
        if not is_struck:
            break
    assert at > 15


def test_what_crashes_left_goes_after_an_hour() -> None:
    """Temporary files of backups, not those of anything else."""
    disk = a_disk()
    backups, made = with_old_ones(disk)
    stray = FOLDER / f".{made[0].path.name}.0a1b2c3d.tmp"
    other = FOLDER / ".notes.toml.0a1b2c3d.tmp"
    for path in (stray, other):
        disk.put(path, b"half")
    written = datetime.fromtimestamp(disk.now_ns / 1e9, UTC)
    backups.prune(PATH, written + timedelta(minutes=59))
    assert stray in disk.files
    backups.prune(PATH, written + timedelta(minutes=61))
    assert stray not in disk.files
    assert other in disk.files


# --- the backups of one session --------------------------------------------------------------------


class Room:
    """A session in hand, and its clock."""

    def __init__(self) -> None:
        self.disk = a_disk()
        self.now = NOON
        self.all = Backups(BACKUPS, ops=self.disk)
        self.backups = SessionBackups(self.all, PATH, lambda: self.now)

    def make(self, *, is_of_the_day: bool) -> None:
        """See to it that there is a copy, before a conflict is decided or of the day. Raises `SaveError`."""
        if is_of_the_day:
            self.backups.make_of_the_day(OLD)
        else:
            self.backups.make(OLD, Why.CONFLICT)

    def break_sync_of_folders(self, call: str) -> None:
        """Told of each call, let that one fail."""
        self.disk.plan = Fault(len(self.disk.calls), errno.EIO) if call == "sync_folder" else None

    def made(self) -> list[tuple[Why | None, bytes]]:
        """What was made for what, newest first."""
        return [(each.why, self.all.read(each)) for each in self.all.list(PATH)]


def test_the_day_has_one_copy() -> None:
    """Made before its first change, by whichever window comes first; the next day has its own."""
    room = Room()
    room.backups.make_of_the_day(OLD)
    room.now += timedelta(hours=11)
    room.backups.make_of_the_day(NEW)
    SessionBackups(room.all, PATH, lambda: room.now).make_of_the_day(NEW)
    assert room.made() == [(Why.DAY, OLD)]
    room.now += timedelta(hours=2)
    room.backups.make_of_the_day(NEW)
    assert room.made() == [(Why.DAY, NEW), (Why.DAY, OLD)]


def test_the_day_has_its_copy_even_of_what_was_copied_just_before() -> None:
    """Otherwise the copy of that day would be made later, of its second change."""
    room = Room()
    room.backups.make(OLD, Why.CONFLICT)
    for content in (OLD, NEW):
        room.now += timedelta(hours=1)
        room.backups.make_of_the_day(content)
    assert room.made() == [(Why.DAY, OLD), (Why.CONFLICT, OLD)]


def test_the_same_content_is_not_copied_twice_in_a_row() -> None:
    """A save that is tried again and again makes one copy; what comes back later is copied anew."""
    room = Room()
    for content in (OLD, OLD, NEW, NEW, OLD):
        room.now += timedelta(seconds=5)
        room.backups.make(content, Why.CONFLICT)
    assert [content for _, content in room.made()] == [OLD, NEW, OLD]


def test_a_copy_that_was_damaged_or_removed_since_is_made_again() -> None:
    """What counts is what lies there, not what was done."""
    room = Room()
    room.backups.make(OLD, Why.CONFLICT)
    (first,) = room.all.list(PATH)
    room.disk.put(first.path, THEIRS)
    assert len(THEIRS) == len(OLD)
    room.now += timedelta(seconds=5)
    room.backups.make(OLD, Why.CONFLICT)
    assert [content for _, content in room.made()] == [OLD, THEIRS]
    for each in room.all.list(PATH):
        room.disk.unlink(each.path)
    room.backups.make(OLD, Why.CONFLICT)
    assert [content for _, content in room.made()] == [OLD]


def test_a_stamp_from_a_clock_that_was_ahead_makes_no_flood_of_copies() -> None:
    """The newest one made by now is the one to compare with."""
    room = Room()
    room.all.make(PATH, NEW, Why.DAY, NOON + timedelta(days=365))
    for _ in range(3):
        room.now += timedelta(seconds=5)
        room.backups.make(OLD, Why.CONFLICT)
    assert [content for _, content in room.made()] == [NEW, OLD]


def test_the_copy_of_the_day_makes_old_ones_go_even_where_it_finds_no_room() -> None:
    """They may be what fills the disk."""
    for fault in (None, Fault(4, errno.ENOSPC, is_lasting=True)):
        room = Room()
        _, made = with_old_ones(room.disk)
        room.disk.watch(fault)
        if fault is None:
            room.backups.make_of_the_day(NEW)
        else:
            with pytest.raises(SaveError, match="disk is full"):
                room.backups.make_of_the_day(NEW)
        room.disk.watch()
        left = {each.path for each in room.all.list(PATH)}
        assert made[11].path not in left
        assert made[0].path in left


def test_a_list_that_cannot_be_read_stops_no_backup() -> None:
    """One copy too many is no harm."""
    room = Room()
    room.backups.make(OLD, Why.DAY)
    ways: tuple[Callable[[], None], ...] = (
        lambda: room.backups.make(OLD, Why.REPAIR),
        lambda: room.backups.make_of_the_day(OLD),
    )
    for make in ways:
        room.now += timedelta(seconds=5)
        room.disk.watch(Fault(2, errno.EACCES))
        make()
    assert [why for why, _ in room.made()] == [Why.DAY, Why.REPAIR, Why.DAY]
