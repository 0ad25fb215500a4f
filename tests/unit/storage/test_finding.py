"""Where sessions lie, how they are found, and where people were in them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lmc_tui.domain.place import Draft, Place, Purpose
from lmc_tui.errors import NotFoundError
from lmc_tui.storage.library import entries, resolve
from lmc_tui.storage.locations import free_path, sessions_folder, slug, state_folder
from lmc_tui.storage.places import PlaceStore
from lmc_tui.storage.store import TomlSessionStore
from tests.support.builders import a_canvas, a_filled_session, a_note, a_session

CANVASES = {"small": a_canvas()}


def test_the_folder_is_option_then_variable_then_here_then_data(tmp_path: Path) -> None:
    """The nearest word wins."""
    data = tmp_path / "data"
    assert sessions_folder("x", {"LMC_SESSIONS": "y"}, tmp_path, data) == Path("x")
    assert sessions_folder(None, {"LMC_SESSIONS": "y"}, tmp_path, data) == Path("y")
    assert sessions_folder(None, {}, tmp_path, data) == data / "sessions"
    (tmp_path / "sessions").mkdir()
    assert sessions_folder(None, {}, tmp_path, data) == tmp_path / "sessions"
    assert state_folder({"LMC_STATE": "z"}, data) == Path("z")
    assert state_folder({}, data) == data


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Onboarding 2027", "onboarding-2027"),
        ("  Führung & Lernen  ", "fuhrung-lernen"),
        ("../../etc/passwd", "etc-passwd"),
        ("研修", "session"),
        ("x" * 200, "x" * 64),
    ],
)
def test_a_slug_is_a_harmless_name(title: str, name: str) -> None:
    """Small letters, digits, hyphens; never a path."""
    assert slug(title) == name


def test_a_free_path_overwrites_nothing(tmp_path: Path) -> None:
    """The second session of a title gets a number."""
    assert free_path(tmp_path, "A b").name == "a-b.toml"
    (tmp_path / "a-b.toml").touch()
    (tmp_path / "a-b-2.toml").symlink_to("nowhere")
    assert free_path(tmp_path, "A b").name == "a-b-3.toml"


def a_folder(tmp_path: Path) -> Path:
    """Two sessions, one broken file and things that are none."""
    tmp_path = tmp_path / "listed"
    tmp_path.mkdir()
    for name, session, age in (
        ("old", a_session(a_note(), title="Old one"), 100),
        ("new", a_filled_session(), 50),
    ):
        TomlSessionStore(tmp_path / f"{name}.toml", CANVASES).save(session)
        os.utime(tmp_path / f"{name}.toml", (1_700_000_000 - age, 1_700_000_000 - age))
    (tmp_path / "broken.toml").write_text("format = 'lmc-session'\nversion = 1\n[session]\ncanvas='small'\n")
    os.utime(tmp_path / "broken.toml", (1, 1))
    (tmp_path / "readme.md").write_text("x")
    (tmp_path / "folder.toml").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / ".new.toml.x.tmp").write_text("x")
    return tmp_path


def test_a_folder_lists_newest_first_and_explains_what_it_cannot_read(tmp_path: Path) -> None:
    """Title, board with most notes, sections filled, notes; one fault in a sentence."""
    listed = entries(a_folder(tmp_path), CANVASES)
    assert [entry.path.stem for entry in listed] == ["new", "old", "broken"]
    assert (listed[0].board, str(listed[0].progress), listed[0].notes) == ("to-be", "3/4", 6)
    assert "title" in listed[2].problem
    assert entries(tmp_path / "nowhere", CANVASES) == []


def test_a_session_is_found_by_path_title_name_and_beginning(tmp_path: Path) -> None:
    """Whatever a person is likely to type."""
    folder = a_folder(tmp_path)
    for name in (str(folder / "old.toml"), "old.toml", "Old one", "OLD ONE", "old", "Old o"):
        assert resolve(name, folder, CANVASES).name == "old.toml"
    with pytest.raises(NotFoundError, match="Did you mean 'Old one'"):
        resolve("Old onf", folder, CANVASES)
    TomlSessionStore(folder / "other.toml", CANVASES).save(a_session(title="Old two"))
    with pytest.raises(NotFoundError, match="fits several"):
        resolve("Old ", folder, CANVASES)


def test_a_place_is_remembered_with_its_draft(tmp_path: Path) -> None:
    """Everything comes back, and the file is private."""
    store = PlaceStore(tmp_path / "places")
    place = Place(
        "to-be",
        "design",
        note="n1",
        is_open=True,
        questions={"design": "de-2"},
        draft=Draft("to-be", "design", "half \ufffd a", question="de-2", purpose=Purpose.ACTION),
        bell=False,
    )
    assert store.save(tmp_path / "s.toml", place)
    assert store.load(tmp_path / "s.toml") == place
    assert store.load(tmp_path / "other.toml") is None


@pytest.mark.parametrize(
    "content",
    [
        "",
        "=",
        "\x00",
        "session = 1",
        "session = '{path}'",
        "session = '{path}'\nboard = 1",
        "session = '{path}'\nboard = 'a'\nsection = 'b'\ndraft = 1",
    ],
)
def test_a_damaged_place_is_no_error(tmp_path: Path, content: str) -> None:
    """A comfort that is lost is not worth a word."""
    store = PlaceStore(tmp_path)
    store.save(tmp_path / "s.toml", Place("to-be", "design"))
    (file,) = tmp_path.glob("*.toml")
    file.write_text(content.format(path=tmp_path / "s.toml"))
    loaded = store.load(tmp_path / "s.toml")
    assert loaded is None or loaded.draft is None


def test_a_place_that_cannot_be_kept_is_no_error(tmp_path: Path) -> None:
    """It says so, and that is all."""
    (tmp_path / "file").write_text("x")
    assert not PlaceStore(tmp_path / "file").save(tmp_path / "s.toml", Place("to-be", "design"))


@pytest.mark.parametrize("is_link", [True, False], ids=["link", "pipe"])
def test_what_is_planted_under_the_name_of_a_place_is_neither_followed_nor_waited_for(
    tmp_path: Path, is_link: bool
) -> None:
    """No place is remembered, and what a link leads to stays as it is."""
    store, victim = PlaceStore(tmp_path), tmp_path / "victim"
    store.save(tmp_path / "s.toml", Place("to-be", "design"))
    (file,) = tmp_path.glob("*.toml")
    file.rename(victim)
    before = victim.read_bytes()
    file.symlink_to(victim) if is_link else os.mkfifo(file)
    assert store.load(tmp_path / "s.toml") is None
    assert not store.save(tmp_path / "s.toml", Place("to-be", "customers"))
    assert victim.read_bytes() == before
