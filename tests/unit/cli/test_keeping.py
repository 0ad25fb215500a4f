"""`lmc backups` and `lmc snapshot`: what was kept, for people whose session may be damaged or gone."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lmc_tui.cli import main
from lmc_tui.cli.commands import lmc
from lmc_tui.cli.keeping_lists import WORDS, Kept, as_table, local
from lmc_tui.content import canvases, example_text
from lmc_tui.storage.backups import Backup, Backups, Why
from lmc_tui.storage.reading import LARGEST_BYTES
from lmc_tui.storage.snapshots import Snapshots
from lmc_tui.storage.store import TomlSessionStore

Captured = pytest.CaptureFixture[str]
EXAMPLE = example_text().encode()
TITLE = "Quillmarsh L&D in eighteen months"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example in a folder of sessions; nothing is a terminal."""
    folder = tmp_path / "sessions"
    folder.mkdir()
    path = folder / "quillmarsh.toml"
    path.write_bytes(EXAMPLE)
    monkeypatch.setenv("LMC_SESSIONS", str(folder))
    monkeypatch.setenv("LMC_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(tmp_path)
    return path


@pytest.fixture
def backups(session: Path, tmp_path: Path) -> list[Backup]:
    """Three backups of it, newest first: another's version, the day's, and one of a file that was cut off."""
    kept = Backups(tmp_path / "state" / "backups")
    return [
        kept.make(session, EXAMPLE.replace(b"eighteen", b"nineteen"), Why.CONFLICT, NOON),
        kept.make(session, EXAMPLE, Why.DAY, NOON - timedelta(hours=3)),
        kept.make(session, EXAMPLE[:3000], Why.REPAIR, NOON - timedelta(days=40)),
    ]


def outcome(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    """Exit status, stdout and stderr of `lmc` with those arguments."""
    status = main(list(arguments))
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return status, captured.out, captured.err


def test_help_names_both_in_one_line_each(capsys: Captured) -> None:
    """Whole sentences that fit beside the name."""
    _, out, _ = outcome(capsys, "--help")
    assert "  backups   List, show or restore the backups of a session.\n" in out
    assert "  snapshot  Keep a session under a name, or list what was kept.\n" in out
    assert {"backups", "snapshot"} <= set(lmc.commands)


# --- backups ------------------------------------------------------------------------------------------


def test_backups_are_listed_newest_first(session: Path, backups: list[Backup], capsys: Captured) -> None:
    """Number, when, how long ago, why, how large, and what is in it."""
    assert session.exists()
    assert len(backups) == 3
    status, out, err = outcome(capsys, "backups", "quillmarsh")
    first, second, third = out.splitlines()
    assert (status, err) == (0, "")
    assert first.startswith("1  2026-03-02 12:00  ")
    assert second.startswith("2  2026-03-02 09:00  ")
    assert third.startswith("3  2026-01-21 12:00  ")
    assert "before another version was replaced  17 kB  68 notes" in first
    assert "before the first change of a day     17 kB  68 notes" in second
    assert "before a file was mended              3 kB  damaged: " in third


def test_when_is_told_in_the_time_of_the_place(
    session: Path, backups: list[Backup], capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Noon in Greenwich is nine in the evening in Tokyo; programs are told UTC."""
    assert session.exists()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    assert outcome(capsys, "backups", "quillmarsh")[1].startswith("1  2026-03-02 21:00  ")
    records = json.loads(outcome(capsys, "backups", "quillmarsh", "--json")[1])
    assert [record["when"] for record in records] == [backup.when.isoformat() for backup in backups]
    assert records[0]["when"] == "2026-03-02T12:00:00+00:00"


def test_programs_are_told_all_of_it(session: Path, backups: list[Backup], capsys: Captured) -> None:
    """One JSON list."""
    status, out, err = outcome(capsys, "backups", str(session), "--json")
    records = json.loads(out)
    assert (status, err) == (0, "")
    assert records[0] == {
        "number": 1,
        "path": str(backups[0].path),
        "when": "2026-03-02T12:00:00+00:00",
        "why": "conflict",
        "size_bytes": len(EXAMPLE),
        "is_whole": True,
        "notes": 68,
        "problem": None,
    }
    assert [record["why"] for record in records] == ["conflict", "day", "repair"]
    assert (records[2]["is_whole"], records[2]["notes"]) == (True, None)
    assert records[2]["problem"]


def test_a_damaged_copy_is_told_wherever_it_is_used(session: Path, backups: list[Backup], capsys: Captured) -> None:
    """In the list, when it is shown, when it is restored: it can be read, and one word in it is wrong."""
    backups[0].path.write_bytes(EXAMPLE.replace(b"Depot", b"Depou", 1))
    words = "It does not hold what was written any more."
    _, out, _ = outcome(capsys, "backups", "quillmarsh")
    assert out.splitlines()[0].endswith(f"damaged: {words}")
    assert json.loads(outcome(capsys, "backups", "quillmarsh", "--json")[1])[0]["is_whole"] is False
    for arguments in (("--show", "1"), ("--restore", "1")):
        status, _, err = outcome(capsys, "backups", str(session), *arguments)
        assert status == 0
        assert f"lmc: the backup of 2026-03-02 12:00 is damaged: {words}" in err


def test_a_session_without_backups_says_so(session: Path, capsys: Captured) -> None:
    """A sentence for people, an empty list for programs; that is no error."""
    status, out, err = outcome(capsys, "backups", TITLE)
    assert (status, out) == (0, "")
    assert f"There are no backups of {session}." in err
    status, out, _ = outcome(capsys, "backups", TITLE, "--json")
    assert (status, json.loads(out)) == (0, [])


def test_show_prints_the_canvas_of_one(session: Path, backups: list[Backup], capsys: Captured) -> None:
    """As `lmc show` does, and it says which one that is."""
    assert len(backups) == 3
    status, out, err = outcome(capsys, "backups", "quillmarsh", "--show", "2")
    assert (status, err) == (0, "lmc: here is the backup of 2026-03-02 09:00.\n")
    assert out == outcome(capsys, "show", str(session))[1]
    assert "nineteen months" in outcome(capsys, "backups", "quillmarsh", "--show", "1")[1]


def test_showing_one_that_cannot_be_read_says_why(session: Path, backups: list[Backup], capsys: Captured) -> None:
    """Once, with its path, and exit status 3."""
    assert session.exists()
    status, out, err = outcome(capsys, "backups", "quillmarsh", "--show", "3")
    assert (status, out) == (3, "")
    assert err.count(f"lmc: {backups[2].path}: ") == 1
    assert "is damaged" not in err


@pytest.mark.parametrize(
    ("number", "name"), [(1, "20260302T120000Z"), (2, "20260302T090000Z"), (3, "20260121T120000Z")]
)
def test_restore_makes_a_new_file_byte_for_byte(
    session: Path, backups: list[Backup], capsys: Captured, number: int, name: str
) -> None:
    """Beside the session, private; the session and the backup stay as they are; twice makes two."""
    session.write_bytes(b"in hand")
    before = backups[number - 1].path.read_bytes()
    for suffix in ("", "-2"):
        made = session.with_name(f"quillmarsh-{name}{suffix}.toml")
        status, out, err = outcome(capsys, "backups", "quillmarsh.toml", "--restore", str(number))
        assert (status, out) == (0, "")
        assert f"into {made}. " in err
        assert made.read_bytes() == before == backups[number - 1].path.read_bytes()
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert session.read_bytes() == b"in hand"
    assert ("`lmc rescue " if number == 3 else "`lmc open ") in err


def test_restore_writes_where_it_is_told(session: Path, backups: list[Backup], capsys: Captured) -> None:
    """With the folders that are missing; how to open it is said so that a shell takes it."""
    assert session.exists()
    status, _, err = outcome(capsys, "backups", "quillmarsh", "--restore", "2", "-o", "new folder/it's.toml")
    assert status == 0
    assert Path("new folder/it's.toml").read_bytes() == backups[1].path.read_bytes()
    assert """`lmc open 'new folder/it'"'"'s.toml'`""" in err


def test_restore_writes_over_nothing(session: Path, backups: list[Backup], capsys: Captured, tmp_path: Path) -> None:
    """Not over the session, a folder, or where a link leads."""
    assert len(backups) == 3
    link = tmp_path / "link.toml"
    link.symlink_to(tmp_path / "nowhere")
    session.write_bytes(b"in hand")
    for target in (session, tmp_path, link):
        status, out, err = outcome(capsys, "backups", "quillmarsh.toml", "--restore", "1", "-o", str(target))
        assert (status, out) == (3, "")
        assert "nothing is written over" in err
    assert session.read_bytes() == b"in hand"
    assert not (tmp_path / "nowhere").exists()
    assert main(["backups", "quillmarsh.toml", "--restore", "1", "-o", str(session / "below.toml")]) == 3


@pytest.mark.parametrize("state", ["gone", "empty", "no TOML", "cut off", "a folder"])
@pytest.mark.parametrize("name", ["quillmarsh", "quillmarsh.toml", "sessions/quillmarsh.toml", "Quillmarsh!"])
def test_backups_are_found_when_the_session_is_damaged_or_gone(
    session: Path, backups: list[Backup], capsys: Captured, state: str, name: str
) -> None:
    """By its path, its file's name, or a title that `lmc new` would have made that name of."""
    assert len(backups) == 3
    session.unlink()
    if state == "a folder":
        session.mkdir()
    elif state != "gone":
        session.write_bytes({"empty": b"", "no TOML": b"x = [", "cut off": EXAMPLE[:500]}[state])
    status, out, err = outcome(capsys, "backups", name)
    assert (status, len(out.splitlines())) == (0, 3)
    assert ("is not there any more; this was kept of it" in err) == (state == "gone")
    status, _, _ = outcome(capsys, "backups", name, "--restore", "2")
    assert (status, session.with_name("quillmarsh-20260302T090000Z.toml").read_bytes()) == (0, EXAMPLE)


def test_a_restored_copy_does_not_hide_the_session_that_has_gone(
    session: Path, backups: list[Backup], capsys: Captured
) -> None:
    """It has the same title and no backups of its own."""
    assert len(backups) == 3
    session.unlink()
    assert main(["backups", "quillmarsh", "--restore", "2"]) == 0
    capsys.readouterr()
    assert len(outcome(capsys, "backups", "quillmarsh")[1].splitlines()) == 3


def test_a_session_is_never_taken_for_another(session: Path, backups: list[Backup], capsys: Captured) -> None:
    """A title that fits a healthy session is that session, whatever lies in the file of that name."""
    assert len(backups) == 3
    other = session.with_name("other.toml")
    other.write_text(example_text().replace(TITLE, "Quillmarsh"))
    status, out, err = outcome(capsys, "backups", "Quillmarsh")
    assert (status, out) == (0, "")
    assert f"no backups of {other}" in err
    Path("quillmarsh.toml").write_bytes(EXAMPLE)
    session.unlink()
    assert "no backups of quillmarsh.toml" in outcome(capsys, "backups", "quillmarsh.toml")[2]
    for path in ("elsewhere/quillmarsh.toml", "../quillmarsh", "./quillmarsh"):
        assert main(["backups", path]) == 3


@pytest.mark.parametrize("name", ["nowhere", "nowhere.toml", "no/where.toml", "", ".", "\x1b]0;pwn\x07", "x" * 80])
def test_what_never_was_is_an_error(session: Path, capsys: Captured, name: str) -> None:
    """With exit status 3, unless it is there, as a folder is; no name goes raw to the terminal."""
    assert session.exists()
    for command in ("backups", "snapshot"):
        status, out, err = outcome(capsys, command, name)
        assert (status, out) == (0 if name in ("", ".") else 3, "")
        assert not {"\x1b", "\x07"} & set(err)
        assert err


def test_a_list_that_cannot_be_read_is_no_empty_list(session: Path, backups: list[Backup], capsys: Captured) -> None:
    """Somebody who looks for a copy must not be told that there is none."""
    assert session.exists()
    folder = backups[0].path.parent
    for backup in backups:
        backup.path.unlink()
    folder.rmdir()
    folder.symlink_to(folder)
    status, out, err = outcome(capsys, "backups", "quillmarsh")
    assert (status, out) == (3, "")
    assert "cannot be listed" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--show", "4"], "there is no number 4; the list goes from 1, the newest, to 3"),
        (["--restore", "0"], "there is no number 0"),
        (["--restore", "-1"], "there is no number -1"),
        (["--show", "one"], "'one' is not a valid integer"),
        (["--show", "1", "--restore", "1"], "choose one"),
        (["--show", "1", "--json"], "choose one"),
        (["-o", "out.toml"], "--restore"),
        (["--show", "1", "-o", "out.toml"], "--restore"),
    ],
)
def test_wrong_usage_is_a_sentence(
    session: Path, backups: list[Backup], capsys: Captured, arguments: list[str], words: str
) -> None:
    """Exit status 2, nothing on stdout, nothing written."""
    assert len(backups) == 3
    status, out, err = outcome(capsys, "backups", "quillmarsh", *arguments)
    assert (status, out) == (2, "")
    assert words in err
    assert [path.name for path in session.parent.iterdir()] == ["quillmarsh.toml"]


def test_a_number_where_there_are_none_is_wrong_usage(session: Path, capsys: Captured) -> None:
    """Both commands say that there are none."""
    assert session.exists()
    for command in ("backups", "snapshot"):
        for option in ("--show", "--restore"):
            status, _, err = outcome(capsys, command, "quillmarsh", option, "1")
            assert status == 2
            assert "there are none" in err


# --- snapshots ------------------------------------------------------------------------------------------


def test_a_snapshot_is_taken_of_the_file_as_it_is(session: Path, capsys: Captured) -> None:
    """It is said where it lies; the session stays as it is."""
    status, out, err = outcome(capsys, "snapshot", "quillmarsh", "before lunch")
    assert (status, out) == (0, "")
    (taken,) = (session.parent / "quillmarsh.snapshots").iterdir()
    assert taken.name.endswith("-before-lunch.toml")
    assert err.startswith("Took the snapshot “before lunch” of 2")
    assert err.endswith(f"with 68 notes: {taken}\n")
    assert session.read_bytes() == EXAMPLE
    assert main(["show", str(taken)]) == 0


def test_snapshots_are_listed_newest_first(session: Path, capsys: Captured) -> None:
    """Number, when, how long ago, name, notes; the same for programs."""
    then = datetime(2020, 3, 2, 12, tzinfo=UTC)
    snapshots = Snapshots(session, canvases())
    older = snapshots.take(TomlSessionStore(session, canvases()).load().session, "first", then)
    assert main(["snapshot", str(session), "as agreed with Sales 昼食"]) == 0
    capsys.readouterr()
    status, out, err = outcome(capsys, "snapshot", "quillmarsh")
    first, second = out.splitlines()
    assert (status, err) == (0, "")
    assert "  just now" in first
    assert first.endswith("  as agreed with Sales 昼食  68 notes")
    assert second == "2  2020-03-02 12:00  2020-03-02  first                      68 notes"
    records = json.loads(outcome(capsys, "snapshot", "quillmarsh", "--json")[1])
    assert records[0]["name"] == "as agreed with Sales 昼食"
    assert records[1] == {
        "number": 2,
        "path": str(older.path),
        "when": "2020-03-02T12:00:00+00:00",
        "name": "first",
        "notes": 68,
        "problem": None,
    }


def test_a_session_without_snapshots_says_how_to_take_one(session: Path, capsys: Captured) -> None:
    """On stderr; that is no error."""
    status, out, err = outcome(capsys, "snapshot", str(session))
    assert (status, out) == (0, "")
    assert "`lmc snapshot FILE NAME` takes one" in err
    assert json.loads(outcome(capsys, "snapshot", str(session), "--json")[1]) == []


def test_a_snapshot_can_be_shown_and_restored(session: Path, capsys: Captured) -> None:
    """After the session changed, was damaged, or went: as it was, without the name, in a new file."""
    shown = outcome(capsys, "show", str(session))[1]
    assert main(["snapshot", str(session), "then"]) == 0
    capsys.readouterr()
    session.write_bytes(b"x = [")
    status, out, err = outcome(capsys, "snapshot", "quillmarsh", "--show", "1")
    assert (status, out) == (0, shown)
    assert "here is the snapshot “then” of 2" in err
    session.unlink()
    status, out, err = outcome(capsys, "snapshot", "quillmarsh", "--restore", "1", "-o", "again.toml")
    assert (status, out) == (0, "")
    assert Path("again.toml").read_bytes() == EXAMPLE
    status, _, err = outcome(capsys, "snapshot", "quillmarsh", "--restore", "1")
    (made,) = session.parent.glob("*.toml")
    assert made.name.startswith("quillmarsh-2")
    assert made.read_bytes() == EXAMPLE
    assert f"into {made}. `lmc open {made}` opens it." in err


def test_snapshots_do_not_show_among_the_sessions(session: Path, capsys: Captured) -> None:
    """Their folder is no session, and no title fits twice because of them."""
    assert main(["snapshot", str(session), "x"]) == 0
    capsys.readouterr()
    assert len(outcome(capsys, "list")[1].splitlines()) == 1
    assert outcome(capsys, "show", TITLE)[0] == 0


def test_what_is_wrong_with_the_file_is_said_when_it_is_taken(session: Path, capsys: Captured) -> None:
    """A file that may be cut off can be kept; one that cannot be read cannot."""
    session.write_bytes(EXAMPLE[: EXAMPLE.rindex(b"[end]")])
    status, _, err = outcome(capsys, "snapshot", "quillmarsh", "x")
    assert status == 0
    assert "may be cut off" in err
    session.write_bytes(b"x = [")
    status, _, err = outcome(capsys, "snapshot", "quillmarsh", "y")
    assert status == 3
    assert "not TOML" in err
    assert len(list((session.parent / "quillmarsh.snapshots").iterdir())) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([" "], "A snapshot needs a name"),
        ([""], "A snapshot needs a name"),
        (["x" * 81], "at most 80 characters"),
        (["x", "--show", "1"], "NAME takes a snapshot"),
        (["x", "--restore", "1"], "NAME takes a snapshot"),
        (["x", "--json"], "NAME takes a snapshot"),
        (["x", "y"], "unexpected extra argument"),
    ],
)
def test_a_wrong_name_is_wrong_usage(session: Path, capsys: Captured, arguments: list[str], words: str) -> None:
    """Exit status 2, and nothing is made."""
    status, out, err = outcome(capsys, "snapshot", "quillmarsh", *arguments)
    assert (status, out) == (2, "")
    assert words in err
    assert [path.name for path in session.parent.iterdir()] == ["quillmarsh.toml"]


def test_a_snapshot_that_cannot_be_read_is_listed_and_not_restored(session: Path, capsys: Captured) -> None:
    """The reason stands in the list; exit status 3 for the rest."""
    folder = session.with_name("quillmarsh.snapshots")
    folder.mkdir()
    (folder / "20260302T120000Z-x.toml").write_bytes(b"x = [")
    _, out, _ = outcome(capsys, "snapshot", "quillmarsh")
    assert "x  damaged: This is not TOML" in out
    assert "lmc rescue" not in out, "what to do with a session is not what to do with a copy"
    for option in ("--show", "--restore"):
        status, _, err = outcome(capsys, "snapshot", "quillmarsh", option, "1")
        assert status == 3
        assert "not TOML" in err


# --- text is data ------------------------------------------------------------------------------------------


def test_nothing_that_people_wrote_acts_on_the_terminal(session: Path, capsys: Captured, tmp_path: Path) -> None:
    """Names, titles, file names and what a file claims, in every command."""
    evil = "\x1b]0;pwn\x07\x9b31m\u202e[b]"
    path = session.with_name(f"{evil}.toml")
    path.write_text(example_text().replace(TITLE, "\\u001b]0;pwn\\u0007"))
    Backups(tmp_path / "state" / "backups").make(path, path.read_bytes(), Why.DAY, NOON)
    assert main(["snapshot", str(path), evil]) == 0
    folder = path.with_name(f"{evil}.snapshots")
    (folder / f"{evil}.toml").write_text('format = "lmc-session"\nversion = 1\n[session]\n"\\u001b[31m" = 1\n')
    os.utime(folder / f"{evil}.toml", (0, 0))  # it tells no time of its own; the newest is the one that can be read
    for arguments in (["backups"], ["snapshot"]):
        for further in ([], ["--json"], ["--show", "1"], ["--restore", "1"]):
            assert main([*arguments, str(path), *further]) == 0
    assert main(["snapshot", str(path), "--restore", "1", "-o", str(tmp_path / f"{evil}")]) == 0
    path.unlink()
    assert main(["backups", str(path)]) == 0
    captured = capsys.readouterr()
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & {*captured.out, *captured.err}
    assert "\ufffd]0;pwn\ufffd\ufffd31m\ufffd[b]" in captured.out


@pytest.mark.parametrize("command", ["backups", "snapshot"])
def test_names_that_are_no_text_do_no_harm(session: Path, capsys: Captured, tmp_path: Path, command: str) -> None:
    """A file system takes any bytes as a name."""
    path = Path(os.fsdecode(os.fsencode(session.parent) + b"/\xff.toml"))
    path.write_bytes(EXAMPLE)
    Backups(tmp_path / "state" / "backups").make(path, EXAMPLE, Why.DAY, NOON)
    session_there = TomlSessionStore(path, canvases()).load().session
    Snapshots(path, canvases()).take(session_there, "x", NOON)
    for further in ([], ["--json"], ["--show", "1"], ["--restore", "1"]):
        assert main([command, str(path), *further]) == 0
    assert "\ufffd-20260302T120000Z.toml" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["backups", "snapshot"])
def test_commands_that_open_no_screen_load_no_textual(session: Path, command: str) -> None:
    """They start quickly because of it."""
    probe = (
        "import sys; from lmc_tui.cli import main; code = main(sys.argv[1:]);"
        "sys.exit(code or any(name.split('.')[0] == 'textual' for name in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", probe, command, str(session)], capture_output=True, check=False)
    assert run.returncode == 0, run.stderr


# --- the table -----------------------------------------------------------------------------------------------


def test_every_reason_for_a_backup_has_its_words() -> None:
    """Those of earlier versions, which told none, too."""
    assert set(WORDS) == {*Why, None}
    assert len(set(WORDS.values())) == len(WORDS)


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    """Wide characters count twice, long names are cut, sizes have units, and numbers stand to the right."""

    def kept(label: str, notes: int | None, size: int | None) -> Kept:
        return Kept(Path("x"), "the backup", label, NOON, notes, size=size)

    listed = [kept("昼食前", 1, 999), kept("x" * 60, None, 1_000), *[kept("a", 2, 1_234_567)] * 8]
    lines = as_table(listed, NOON + timedelta(hours=2)).splitlines()
    assert lines[0] == " 1  2026-03-02 12:00  2 h ago  昼食前" + " " * 38 + "   999 B  1 note"
    assert lines[1] == f" 2  2026-03-02 12:00  2 h ago  {'x' * 43}…    1 kB  too large to be looked into"
    assert lines[9] == "10  2026-03-02 12:00  2 h ago  a" + " " * 43 + "  1.2 MB  2 notes"


def test_a_backup_that_is_too_large_is_not_looked_into(session: Path, tmp_path: Path, capsys: Captured) -> None:
    """It is there, whole, and can be restored."""
    content = b"#" * (LARGEST_BYTES + 1)
    Backups(tmp_path / "state" / "backups").make(session, content, Why.CONFLICT, NOON)
    assert "5.0 MB  too large to be looked into" in outcome(capsys, "backups", str(session))[1]
    assert main(["backups", str(session), "--restore", "1", "-o", "large"]) == 0
    assert Path("large").read_bytes() == content


def test_the_first_and_last_day_of_the_calendar_are_shown_somehow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name may claim them, and no zone may have them."""
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    assert local(datetime(2026, 3, 2, 12, tzinfo=UTC)) == "2026-03-02 07:00"
    assert local(datetime(1, 1, 1, tzinfo=UTC)).endswith("01-01 00:00 UTC")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    assert local(datetime(9999, 12, 31, 23, tzinfo=UTC)) == "9999-12-31 23:00 UTC"
