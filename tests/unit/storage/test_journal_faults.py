"""Journals on disks that fail or die at any call, and journals that were damaged."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmc_tui.domain.place import Draft
from lmc_tui.errors import SaveError
from lmc_tui.storage.journal import Entry, Journal
from lmc_tui.storage.journal_entry import Origin, decoded, encoded
from lmc_tui.storage.processes import Process
from lmc_tui.text import clean
from tests.support.builders import NINE, after
from tests.support.fake_disk import Death, Died, FakeDisk, Fault
from tests.support.journals import DRAFT, EDIT, as_process, gone, left_by

STATE, SESSION = Path("/home/ann/state"), Path("/home/ann/sessions/s.toml")
NUMBERS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EDQUOT)
MANY = 40
"""More calls than writing a journal makes."""
ORIGIN = Origin("/home/ann/s.toml", NINE, Process(812, "depot", "boot/1"))
WHOLE = encoded(Entry(NINE, DRAFT, 'format = "lmc-session"\n', 3), ORIGIN)
LINES = WHOLE.splitlines(keepends=True)


def an_open_journal(*, is_written: bool) -> tuple[FakeDisk, Journal]:
    """A disk, and a journal of a process that will be gone, with an old draft in it or not yet made."""
    disk = FakeDisk()
    disk.put(Path("/home/ann/x"))
    with as_process(gone()):
        journal = Journal(STATE, SESSION, ops=disk)
    if is_written:
        journal.write(Entry(NINE, DRAFT))
    return disk, journal


def drafts(disk: FakeDisk) -> list[Draft | None]:
    """What the next start finds on that disk; damage and errors are no find."""
    disk.plan = None
    entries = Journal(STATE, SESSION, ops=disk).leftover()
    assert [entry.problem for entry in entries] == [""] * len(entries)
    return [entry.draft for entry in entries]


# --- disks ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", NUMBERS, ids=errno.errorcode.get)
@pytest.mark.parametrize("is_lasting", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("is_written", [False, True], ids=["first", "later"])
def test_a_disk_that_fails_at_any_call_keeps_the_old_or_the_new_draft(
    is_written: bool, is_lasting: bool, number: int
) -> None:
    """The error is told, nothing half written counts, and the next try works."""
    old = [DRAFT] if is_written else []
    for at in range(1, MANY):
        disk, journal = an_open_journal(is_written=is_written)
        disk.watch(Fault(at, number, is_lasting=is_lasting))
        try:
            journal.write(Entry(after(1), EDIT))
        except SaveError:
            assert drafts(disk) in (old, [EDIT])
            assert disk.open_descriptors == 0
            journal.write(Entry(after(1), EDIT))
        assert drafts(disk) == [EDIT]
        if len(disk.calls) < at:
            return
    raise AssertionError("writing a journal makes more calls than that")


@pytest.mark.parametrize("is_written", [False, True], ids=["first", "later"])
def test_death_at_any_call_leaves_the_old_or_the_new_draft(is_written: bool) -> None:
    """Killed, or with the power cut: whole, and once the write returned it is the new one."""
    old = [DRAFT] if is_written else []
    for at in range(1, MANY):
        disk, journal = an_open_journal(is_written=is_written)
        disk.watch(Death(at))
        try:
            journal.write(Entry(after(1), EDIT))
        except Died:
            disk.is_dead = False
            assert all(drafts(found) in (old, [EDIT]) for found in (disk, *disk.wrecks()))
        else:
            assert all(drafts(found) == [EDIT] for found in (disk, *disk.wrecks()))
            return
    raise AssertionError("writing a journal makes more calls than that")


def test_a_journal_that_cannot_be_cleared_says_so() -> None:
    """And is cleared when that works again."""
    disk, journal = an_open_journal(is_written=True)
    disk.watch(Fault(1, errno.EROFS, is_lasting=True))
    with pytest.raises(SaveError, match="could not be removed: the disk can only be read"):
        journal.clear()
    disk.watch()
    journal.clear()
    assert drafts(disk) == []


def test_a_journal_that_cannot_be_read_is_told() -> None:
    """What is there is no reason not to open the session."""
    disk, _ = an_open_journal(is_written=True)
    disk.on_call = lambda call: setattr(disk, "plan", Fault(len(disk.calls), errno.EIO) if call == "read" else None)
    (entry,) = Journal(STATE, SESSION, ops=disk).leftover()
    assert entry.problem == "It cannot be read: the disk reports an error."


def test_a_folder_that_cannot_be_read_holds_nothing() -> None:
    """Opening a session never fails for its journals."""
    disk, _ = an_open_journal(is_written=True)
    disk.watch(Fault(2, errno.EACCES, is_lasting=True))
    disk.on_call = lambda call: setattr(disk, "plan", Fault(len(disk.calls), errno.EACCES) if call == "names" else None)
    assert Journal(STATE, SESSION, ops=disk).leftover() == ()


def test_another_window_that_discards_first_is_no_error() -> None:
    """Between listing the folder and looking at the file it is gone."""
    disk, journal = an_open_journal(is_written=True)

    def discard(call: str) -> None:
        if call == "status":
            disk.on_call = bool
            journal.clear()

    other = Journal(STATE, SESSION, ops=disk)
    disk.on_call = discard
    assert other.leftover() == ()


# --- damage -----------------------------------------------------------------------------------------


def test_a_whole_journal_says_what_was_written() -> None:
    """The beginning of all tests of damage."""
    said, origin, is_whole = decoded(WHOLE, after(99))
    assert said == Entry(NINE, DRAFT, 'format = "lmc-session"\n', 3)
    assert (origin, is_whole) == (ORIGIN, True)


@given(st.integers(0, len(WHOLE) * 8 - 1))
def test_a_flipped_bit_is_noticed_and_costs_little(bit: int) -> None:
    """Wherever it is, the journal does not count as whole; the draft is there unless its own line was struck."""
    flipped = bytearray(WHOLE)
    flipped[bit // 8] ^= 1 << bit % 8
    said, _, is_whole = decoded(bytes(flipped), after(99))
    assert not is_whole
    struck = next(index for index in range(len(LINES)) if sum(map(len, LINES[: index + 1])) > bit // 8)
    text = next(index for index, line in enumerate(LINES) if line.startswith(b"text"))
    if struck not in (text - 1, text):
        assert said.draft is not None
        assert said.draft.text == DRAFT.text


def test_a_journal_cut_off_anywhere_gives_as_much_of_the_draft_as_there_is() -> None:
    """Down to the last letter that was written."""
    text = WHOLE.index(b'text = "') + len(b'text = "')
    end = WHOLE.index(b'"\npurpose')
    for length in range(len(WHOLE)):
        said, _, is_whole = decoded(WHOLE[:length], after(99))
        assert not is_whole
        assert (said.draft is not None) == (length >= text)
        if said.draft is not None:
            assert DRAFT.text.startswith(said.draft.text)
            assert len(said.draft.text) >= min(length, end) - text - 4, "four escapes stand in it"


def test_nuls_in_place_of_what_was_not_synced_hide_nothing_else() -> None:
    """As file systems fill after a power cut."""
    place = WHOLE.index(b"wareh")
    said, _, is_whole = decoded(WHOLE[:place] + bytes(5) + WHOLE[place + 5 :], after(99))
    assert not is_whole
    assert said.draft is not None
    assert said.draft.text == DRAFT.text.replace("wareh", "\ufffd" * 5)
    assert said.unsaved == 'format = "lmc-session"\n'


def test_other_line_ends_are_damage_that_costs_nothing() -> None:
    """Copied by a program that knows better."""
    said, origin, is_whole = decoded(WHOLE.replace(b"\n", b"\r\n"), after(99))
    assert not is_whole
    assert (said.when, said.draft, said.unsaved, said.changes) == (NINE, DRAFT, 'format = "lmc-session"\n', 3)
    assert origin == ORIGIN


@given(st.binary(max_size=300), st.booleans())
def test_whatever_stands_there_is_read_without_an_error(content: bytes, has_first_line: bool) -> None:
    """Noise is no journal, and nobody's draft is made up from it."""
    said, _, is_whole = decoded(LINES[0] + content if has_first_line else content, NINE)
    assert not is_whole
    assert said.draft is None or b'text = "' in content


@pytest.mark.parametrize(
    "content",
    [b"a = " + b"[" * 100_000, b"." * 1_000_000, b"a." * 100_000, b'text = "' + b"\\" * 100_000, b"\n" * 1_000_000],
)
def test_what_would_take_a_parser_long_takes_none(content: bytes) -> None:
    """Nesting, dotted keys, escapes: read as far as it is easy."""
    assert not decoded(content, NINE).is_whole


@given(st.text(), st.text())
def test_any_text_is_kept_as_it_is_cleaned(text: str, unsaved: str) -> None:
    """Whatever was typed, whole journals say it again, and those without their end as well."""
    content = encoded(Entry(NINE, Draft("b", "s", text), unsaved), ORIGIN)
    said = decoded(content, NINE).entry
    assert said.draft == Draft("b", "s", clean(text))
    assert said.unsaved == clean(unsaved)
    damaged = decoded(content.replace(b"# lmc", b"# xxx"), NINE).entry
    assert (damaged.draft, damaged.unsaved) == (said.draft, said.unsaved)


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", '"today"'])
def test_a_moment_that_no_calendar_has_is_none(moment: str) -> None:
    """What was written last at three o'clock is told as of three o'clock."""
    content = WHOLE.replace(b"when = 2026-03-02T09:00:00Z", f"when = {moment}".encode())
    assert content != WHOLE
    assert decoded(content, after(99)).entry.when == after(99)


def test_damage_is_told_where_it_is_found(tmp_path: Path) -> None:
    """What the person is offered says that it may be wrong, and never counts as left in order."""
    file = left_by(gone(), tmp_path, tmp_path / "s.toml", Entry(NINE, DRAFT))
    file.write_bytes(file.read_bytes().replace(b"wareh", b"warch"))
    (entry,) = Journal(tmp_path, tmp_path / "s.toml").leftover()
    assert entry.draft is not None
    assert "warch" in entry.draft.text
    assert "damaged" in entry.problem
