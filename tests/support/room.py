"""A workshop screen without a terminal: keys go in, the session and the words on the screen come out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot

from lmc_tui.clock import ManualClock
from lmc_tui.config.file import parsed
from lmc_tui.config.loading import settled
from lmc_tui.content import canvases, load_canvas, preset
from lmc_tui.domain.notes import Note
from lmc_tui.domain.place import Place
from lmc_tui.domain.session import Session
from lmc_tui.errors import SaveError
from lmc_tui.storage.atomic import write_text
from lmc_tui.storage.store import session_text
from lmc_tui.tui.app import LmcApp
from lmc_tui.tui.screens.workshop import WorkshopScreen
from lmc_tui.tui.sent import send_changes_only
from lmc_tui.tui.theming import Colours
from lmc_tui.workshop.adviser import Adviser
from lmc_tui.workshop.autosave import Saver
from lmc_tui.workshop.identity import CountedIds
from lmc_tui.workshop.opening import Desk, Opened
from lmc_tui.workshop.workshop import Workshop, missed

LOOK_SECONDS, MOST_LOOKS = 0.02, 500
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass
class MemoryTarget:
    """A place to save that keeps what it was given, or fails as told."""

    saved: list[Session] = field(default_factory=list)
    fails_with: SaveError | None = None

    def save(self, session: Session, *, force: bool = False) -> tuple[str, ...]:
        """Keep it, or raise."""
        if self.fails_with is not None and not force:
            raise self.fails_with
        self.saved.append(session)
        return ()


def a_desk(folder: Path, clock: ManualClock | None = None, *, config: str = "") -> Desk:
    """A desk whose files all lie in *folder*, whose clock stands still, whose ids count up and where nobody checks.

    *config* is what the file of settings says.
    """
    path = folder / "config.toml"
    return Desk(
        folder / "sessions",
        folder / "state",
        canvases(),
        clock or ManualClock(START),
        actor="ann",
        new_id=CountedIds(),
        advises=False,
        settled=settled({}, {}, path, parsed(path, config.encode("utf-8")), {}),
    )


def new_session(preset_id: str = "team-90", notes: tuple[Note, ...] = (), title: str = "Onboarding") -> Session:
    """A session with an agenda and these notes."""
    return Session(title, "learning-model", START, agenda=preset(preset_id).steps, notes=notes)


def some_notes(section: str = "key-partners", *texts: str, board: str = "to-be") -> tuple[Note, ...]:
    """Notes with these texts; ids `p000001` and so on."""
    return tuple(Note(f"p{number:06d}", board, section, text) for number, text in enumerate(texts, start=1))


@dataclass
class Room:
    """The screen in hand, with what a test asks of it."""

    pilot: Pilot[None]
    app: LmcApp
    workshop: Workshop
    saver: Saver
    target: MemoryTarget
    clock: ManualClock
    places: list[Place]

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.workshop.session

    @property
    def stage(self) -> WorkshopScreen:
        """The workshop's screen, whatever lies over it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, WorkshopScreen))

    @property
    def place(self) -> Place:
        """Where the person is."""
        return self.stage.place

    @property
    def words(self) -> str:
        """Everything that the topmost screen shows, line by line."""
        return screen_words(self.app)

    def words_unstripped(self) -> list[str]:
        """The rows of the screen with the blanks at their ends."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    def texts(self, section: str, board: str = "to-be") -> list[str]:
        """The texts of a section's notes in display order."""
        return [note.text for note in self.session.notes_in(board, section)]

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, and let the screen catch up."""
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()

    async def until(self, holds: Callable[[], bool], what: str = "what was waited for") -> None:
        """Let the screen and the threads go on until something holds; fails when it never does."""
        for _ in range(MOST_LOOKS):
            await self.pilot.pause(LOOK_SECONDS)
            if holds():
                return
        raise AssertionError(f"{what} did not come:\n{self.words}")

    async def advised(self) -> None:
        """Go on until the session has been checked as it is now, and the screen shows it."""
        await self.until(
            lambda: self.stage.advice is not None and self.stage.advice.session is self.session, "advice on the session"
        )
        await self.pilot.pause()

    async def until_words(self, words: str) -> None:
        """Go on until the screen shows these words."""
        await self.until(lambda: words in self.words, repr(words))

    async def type(self, text: str) -> None:
        """Type a text as keys."""
        await self.press(*("space" if character == " " else character for character in text))

    async def write(self, *notes: str) -> None:
        """Add notes to the section in hand as a stream."""
        await self.press("a")
        for note in notes:
            await self.type(note)
            await self.press("enter")
        await self.press("escape")

    async def pass_time(self, seconds: float) -> None:
        """Let time go by in heartbeats, as it does when the machine is awake."""
        while seconds > 0:
            self.clock.advance(min(20.0, seconds))
            seconds -= 20
            self.stage.refresh_clock()
        await self.pilot.pause()


def screen_words(app: LmcApp) -> str:
    """Everything that the topmost screen shows, line by line."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def an_opened(
    session: Session,
    clock: ManualClock,
    *,
    place: Place | None = None,
    target: MemoryTarget | None = None,
    keep_place: Callable[[Place], object] = bool,
    notices: tuple[str, ...] = (),
    advises: bool = False,
) -> Opened:
    """A session in hand that is saved in memory; it is checked, without delay, where *advises*."""
    return Opened(
        path=Path("onboarding.toml"),
        workshop=Workshop(session, load_canvas(), clock, actor="ann", new_id=CountedIds()),
        saver=Saver(target or MemoryTarget(), clock, keep_place=keep_place),
        place=place,
        notices=notices,
        absence=missed(session, clock.now()),
        make_adviser=(lambda: Adviser(quiet_seconds=0)) if advises else None,
    )


def on_file(folder: Path, session: Session) -> Path:
    """That session as a file in the folder of sessions."""
    path = folder / "sessions" / "onboarding.toml"
    write_text(path, session_text(session, load_canvas()))
    return path


@asynccontextmanager
async def a_room_on_file(
    folder: Path,
    session: Session | None = None,
    *,
    view: bool = False,
    size: tuple[int, int] = (120, 36),
    colours: Colours = Colours.MANY,
) -> AsyncIterator[Room]:
    """A workshop screen on `sessions/onboarding.toml`, made if need be, with everything that guards a file."""
    send_changes_only()
    clock = ManualClock(START)
    desk = a_desk(folder, clock)
    path = folder / "sessions" / "onboarding.toml"
    if session is not None or not path.exists():
        on_file(folder, session or new_session())
    opened = desk.open(path, view=view)
    app = LmcApp(desk, opened, colours)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Room(pilot, app, opened.workshop, opened.saver, MemoryTarget(), clock, [])
        app.save_at_once()


@asynccontextmanager
async def a_room(
    folder: Path,
    session: Session | None = None,
    *,
    size: tuple[int, int] = (120, 36),
    place: Place | None = None,
    clock: ManualClock | None = None,
    notices: tuple[str, ...] = (),
    advises: bool = False,
    config: str = "",
    colours: Colours = Colours.MANY,
) -> AsyncIterator[Room]:
    """A workshop screen of that size, opened on a session, with its keyboard free and that file of settings."""
    send_changes_only()
    clock = clock or ManualClock(START)
    target = MemoryTarget()
    places: list[Place] = []
    opened = an_opened(
        session or new_session(),
        clock,
        place=place,
        target=target,
        keep_place=places.append,
        notices=notices,
        advises=advises,
    )
    app = LmcApp(a_desk(folder, clock, config=config), opened, colours)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Room(pilot, app, opened.workshop, opened.saver, target, clock, places)


def with_facet(note: Note, facet: str, value: str) -> Note:
    """The note saying something for a facet."""
    return note.with_facet(facet, value)
