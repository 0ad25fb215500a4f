"""What is written down about a crash: enough to find the fault, and no word of anybody's notes."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import pytest

from lmc_tui import __version__
from lmc_tui.storage.crash_log import KEPT, write_crash_log
from tests.support.builders import NINE, after

SECRET = "Warehouse IT is on strike"


def deep(words: str, depth: int) -> None:
    """Fail far down, with people's words in every variable on the way."""
    if not depth:
        raise ValueError(words, {"note": words})
    deep(words, depth - 1)


def wrap(words: str) -> None:
    """Fail while dealing with a failure."""
    try:
        deep(words, 3)
    except ValueError as error:
        raise RuntimeError(words) from error


def hide(words: str) -> None:
    """Fail as if nothing had come before."""
    try:
        deep(words, 0)
    except ValueError:
        raise KeyError(words) from None


def gather(words: str) -> None:
    """Fail several times at once."""
    raise ExceptionGroup(words, [OSError(28, words, f"/home/ann/{words}.toml"), ExceptionGroup(words, [TypeError()])])


def annotate(words: str) -> None:
    """Fail with a note, which may say anything."""
    error = ValueError()
    error.add_note(words)
    raise error


def caught(fail: Callable[[str], None]) -> BaseException:
    """The error that a function raises."""
    try:
        fail(SECRET)
    except (Exception, RecursionError) as error:  # noqa: BLE001 - what a handler of crashes is given may be anything
        return error
    raise AssertionError("it did not fail")


def logged(state: Path, error: BaseException, now: datetime = NINE) -> str:
    """What was written down."""
    path = write_crash_log(state, error, now)
    assert path is not None
    return path.read_text()


@pytest.mark.parametrize("fail", [wrap, hide, gather, annotate])
def test_no_word_of_anybody_is_written_down(tmp_path: Path, fail: Callable[[str], None]) -> None:
    """Neither what the error says nor what stood in variables, in the error, its causes, its parts or its notes."""
    text = logged(tmp_path, caught(fail))
    assert "strike" not in text
    assert f" {fail.__name__}" in text


def test_the_places_that_the_error_passed_are_written_down(tmp_path: Path) -> None:
    """File, line and function, innermost last; then those of what it came of."""
    lines = logged(tmp_path, caught(wrap)).splitlines()
    assert lines[0] == f"lmc-tui {__version__}, 2026-03-02 09:00:00 UTC"
    kinds = [line for line in lines if line.startswith("builtins.")]
    assert kinds == ["builtins.RuntimeError", "builtins.ValueError"]
    first = lines[lines.index("builtins.RuntimeError") + 1 : lines.index("builtins.ValueError")]
    assert [line.rsplit(" ", 1)[1] for line in first] == ["caught", "wrap"]
    second = lines[lines.index("builtins.ValueError") + 1 :]
    assert [line.rsplit(" ", 1)[1] for line in second] == ["wrap", "deep", "deep", "deep", "deep"]
    number = deep.__code__.co_firstlineno + 3
    assert second[-1] == f"  {__file__}:{number} deep"


def test_what_an_error_hides_and_what_it_gathers_is_written_down(tmp_path: Path) -> None:
    """`from None` is for people who read the message; errors of the system tell their number."""
    assert "builtins.ValueError" in logged(tmp_path, caught(hide))
    text = logged(tmp_path, caught(gather))
    assert "builtins.OSError 28" in text
    assert "builtins.TypeError" in text


def test_errors_that_come_of_each_other_end(tmp_path: Path) -> None:
    """A circle is walked once."""
    one, two = ValueError(), TypeError()
    one.__cause__, two.__cause__ = two, one
    assert logged(tmp_path, one).count("builtins.") == 2


def test_an_error_without_a_place_is_written_down(tmp_path: Path) -> None:
    """One that was made and never raised."""
    assert logged(tmp_path, ValueError(SECRET)).splitlines()[-1] == "builtins.ValueError"


def test_a_function_that_called_itself_for_ever_fills_no_disk(tmp_path: Path) -> None:
    """Of thousands of places the first and the last are told, and how many there were."""

    def endless(words: str) -> None:
        endless(words)

    text = logged(tmp_path, caught(endless))
    assert "builtins.RecursionError" in text
    assert len(text.splitlines()) < 120
    assert " more\n" in text
    assert text.splitlines()[-1].endswith(" endless")
    assert "strike" not in text


def test_the_circumstances_are_written_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Versions, system, terminal and language; what would act in them is made visible."""
    monkeypatch.setenv("TERM", "xterm\x1b[31m")
    monkeypatch.setenv("LANG", os.fsdecode(b"de_\xff"))
    text = logged(tmp_path, ValueError())
    assert f"textual {metadata.version('textual')}" in text
    assert "TERM=xterm\N{REPLACEMENT CHARACTER}[31m LANG=de_\N{REPLACEMENT CHARACTER}" in text


def test_a_package_that_was_copied_by_hand_has_no_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That is no reason to say nothing."""

    def unknown(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", unknown)
    assert "textual of unknown version" in logged(tmp_path, ValueError())


def test_logs_are_private(tmp_path: Path) -> None:
    """File and folders, though no word of anybody stands in them."""
    path = write_crash_log(tmp_path / "state", ValueError(), NINE)
    assert path is not None
    assert path.stat().st_mode & 0o777 == 0o600
    assert {folder.stat().st_mode & 0o777 for folder in path.parents[:2]} == {0o700}


def test_the_newest_ten_are_kept(tmp_path: Path) -> None:
    """And what else lies there is left alone."""
    (tmp_path / "crashes" / "old.log").mkdir(parents=True)
    (tmp_path / "crashes" / "mine.txt").write_text("mine")
    paths = [write_crash_log(tmp_path, ValueError(), after(minute * 60)) for minute in range(13)]
    there = sorted(path for path in (tmp_path / "crashes").iterdir() if path.is_file() and path.suffix == ".log")
    assert there[-9:] == paths[-9:]
    assert len(there) <= KEPT
    assert (tmp_path / "crashes" / "old.log").is_dir()
    assert (tmp_path / "crashes" / "mine.txt").read_text() == "mine"


def test_a_calendar_that_was_ahead_does_not_cost_the_newest_log(tmp_path: Path) -> None:
    """Ten crashes dated in 2038, and one of today: today's is there to be read."""
    for minute in range(10):
        write_crash_log(tmp_path, ValueError(), datetime(2038, 1, 1, 0, minute, tzinfo=UTC))
    path = write_crash_log(tmp_path, ValueError(), NINE)
    assert path is not None
    assert path.exists()
    assert len(list((tmp_path / "crashes").iterdir())) == KEPT


def test_a_state_folder_that_cannot_be_written_gives_none(tmp_path: Path) -> None:
    """A file where the folder should be; the crash is told all the same, by whoever asked."""
    (tmp_path / "state").write_text("a file")
    assert write_crash_log(tmp_path / "state", ValueError(), NINE) is None


@pytest.mark.parametrize("plant", [lambda path: path.symlink_to(path.parent / "mine"), os.mkfifo])
def test_nothing_is_written_through_what_was_planted(tmp_path: Path, plant: Callable[[Path], None]) -> None:
    """Name and moment can be guessed: a link is not followed, a pipe not waited for."""
    folder = tmp_path / "crashes"
    folder.mkdir()
    (folder / "mine").write_text("mine")
    plant(folder / f"20260302T090000Z-{os.getpid()}.log")
    assert write_crash_log(tmp_path, ValueError(), NINE) is None
    assert (folder / "mine").read_text() == "mine"
