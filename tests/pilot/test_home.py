"""The list of sessions, with real keys and real files."""

from __future__ import annotations

from pathlib import Path

from textual.events import MouseScrollDown, MouseScrollUp

from lmc_tui.tui.app import LmcApp
from lmc_tui.tui.screens.home import HomeScreen
from lmc_tui.tui.screens.reading import Reading
from lmc_tui.tui.screens.workshop import WorkshopScreen
from lmc_tui.tui.widgets.option_list import OptionLines
from tests.support.room import a_desk, screen_words


async def test_sessions_are_listed_and_opened(tmp_path: Path) -> None:
    """Title, board, progress, age; enter opens; leaving saves."""
    desk = a_desk(tmp_path)
    desk.create("Onboarding", "team-90")
    app = LmcApp(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "Onboarding" in screen_words(app)
        assert "to-be 0/9 · 0 notes" in screen_words(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, WorkshopScreen)
        await pilot.press("a", *"Ann", "enter", "escape", "ctrl+q")
        await pilot.pause()
    assert 'text = "Ann"' in (desk.folder / "onboarding.toml").read_text()


async def test_n_asks_for_a_title_and_makes_a_session(tmp_path: Path) -> None:
    """A title is needed; the agenda is chosen; the new session opens."""
    desk = a_desk(tmp_path)
    app = LmcApp(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("n", "enter")
        await pilot.pause()
        assert "title is needed." in screen_words(app)
        await pilot.press(*"Sales", "down", "left", "space", "enter")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, WorkshopScreen)
        assert app.opened is not None
        assert app.opened.workshop.session.title == "Sales"
        assert sum(step.planned_seconds for step in app.opened.workshop.session.agenda) == 45 * 60
    assert (desk.folder / "sales.toml").exists()


async def test_e_opens_the_example_in_a_throw_away_copy(tmp_path: Path) -> None:
    """What is done to it is gone afterwards, and no session was made."""
    desk = a_desk(tmp_path)
    app = LmcApp(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        await pilot.pause()
        assert "Quillmarsh" in screen_words(app)
    assert not desk.folder.exists()


async def test_a_file_that_cannot_be_read_is_explained_and_left_alone(tmp_path: Path) -> None:
    """The list says that something is wrong; enter says what, and stays."""
    desk = a_desk(tmp_path)
    desk.folder.mkdir(parents=True)
    broken = desk.folder / "broken.toml"
    broken.write_text("x = [")
    app = LmcApp(desk)
    async with app.run_test(size=(140, 30)) as pilot:
        await pilot.pause()
        assert "cannot be read" in screen_words(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "broken.toml: This is not TOML" in screen_words(app)
    assert broken.read_text() == "x = ["


async def test_home_lets_go_of_a_session_and_lists_it(tmp_path: Path) -> None:
    """The palette's command saves and shows the list again."""
    desk = a_desk(tmp_path)
    app = LmcApp(desk, desk.open(desk.create("Onboarding", "team-90")))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("a", *"Ann", "enter", "escape")
        assert isinstance(app.screen, WorkshopScreen)
        app.screen.run_command("home")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "to-be 1/9 · 1 note " in screen_words(app)


async def test_leaving_with_a_file_that_cannot_be_written_keeps_a_copy(tmp_path: Path) -> None:
    """The exit status is 3 and the last words say where the copy lies."""
    desk = a_desk(tmp_path)
    path = desk.create("Onboarding", "team-90")
    app = LmcApp(desk, desk.open(path))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("a", *"Ann", "enter", "escape")
        path.write_text("# somebody else\n")
        await pilot.press("b", "a", *"Bob", "enter", "escape", "ctrl+q")
        await pilot.pause()
    assert app.return_code == 3
    assert "NOT SAVED" in app.last_words
    (copy,) = (tmp_path / "state" / "unsaved").iterdir()
    assert str(copy) in app.last_words
    assert 'text = "Bob"' in copy.read_text()
    assert path.read_text() == "# somebody else\n"


async def test_a_session_opens_where_it_was_left(tmp_path: Path) -> None:
    """Board, section, note, open section and question are those of last time."""
    desk = a_desk(tmp_path)
    path = desk.copy_example(desk.folder)
    app = LmcApp(desk, desk.open(path))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("b", "7", "]", "enter", "down", "ctrl+q")
        await pilot.pause()
    place = desk.open(path).place
    assert place is not None
    assert (place.board, place.section, place.is_open) == ("as-is", "key-resources", True)
    assert place.questions == {"key-resources": "kr-2"}
    again = LmcApp(desk, desk.open(path))
    async with again.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert isinstance(again.screen, WorkshopScreen)
        assert again.screen.place == place


async def test_why_a_file_cannot_be_read_is_told_whole(tmp_path: Path) -> None:
    """Below the list, for the line in hand, wrapped; the next line has it no more."""
    desk = a_desk(tmp_path)
    path = desk.create("Onboarding", "team-90")
    text = path.read_text().replace('section = "customer-segments"', 'section = "customers-of-ours-and-others"')
    path.write_text(text)
    (entry,) = desk.entries()
    assert len(entry.problem) > 60
    app = LmcApp(desk)
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        assert f"onboarding.toml cannot be read. {entry.problem}" in " ".join(screen_words(app).split())
        await pilot.press("down")
        await pilot.pause()
        assert "cannot be read." not in screen_words(app)
        for event in (MouseScrollUp, MouseScrollDown):
            app.post_message(event(None, 5, 5, 0, 0, 0, False, False, False, screen_x=5, screen_y=5))
            await pilot.pause()
            assert ("cannot be read." in screen_words(app)) == (event is MouseScrollUp)


async def test_opening_what_cannot_be_read_tells_every_reason(tmp_path: Path) -> None:
    """A few lines above the keys; on a page when there are more."""
    desk = a_desk(tmp_path)
    path = desk.create("Onboarding", "team-90")
    good = path.read_text()
    path.write_text(good.replace('kind = "section"', 'kind = "sektion"', 1))
    app = LmcApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        told = "".join(screen_words(app).split())
        assert "".join(str(path).split()) in told
        assert "sektion" in told
        assert isinstance(app.screen, HomeScreen)
        path.write_text(good.replace('kind = "section"', 'kind = "sektion"'))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Reading)
        assert "agenda[2].kind" in screen_words(app)
        await pilot.press("end")
        await pilot.pause()
        assert "agenda[11].kind" in screen_words(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "sektion" in screen_words(app)


async def test_sessions_of_one_title_are_told_apart_by_their_files(tmp_path: Path) -> None:
    """At the width of an ordinary terminal; others go without."""
    desk = a_desk(tmp_path)
    for title in ("Onboarding of new warehouse staff",) * 2 + ("Sales",):
        desk.create(title, "team-90")
    app = LmcApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        words = screen_words(app)
        assert "…ew-warehouse-staff.toml · to-be 0/9" in words
        assert "…-warehouse-staff-2.toml · to-be 0/9" in words
        assert "sales.toml" not in words
        await pilot.press("down", "down")
        before = app.screen.query_one(OptionLines).in_hand
        await pilot.press("question_mark", "escape")
        await pilot.pause()
        assert app.screen.query_one(OptionLines).in_hand == before
