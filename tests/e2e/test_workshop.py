"""A real workshop in a real terminal: forty notes typed by keys, a line that drops in the middle, and the file."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

from lmc_tui.content import canvases, example_text, load_canvas
from lmc_tui.domain.canvas import FacetKind
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from lmc_tui.storage.codec import decode
from tests.support.terminal import Terminal, terminal_environment, titled

CANVAS = load_canvas()
BOARD = "to-be"
LMC = [sys.executable, "-m", "lmc_tui"]


def example() -> Session:
    """The worked example."""
    return decode(tomllib.loads(example_text()), canvases(), "example").session


def typed(note: Note) -> str:
    """What a person types for a note: its words, then facets after # and the owner after @."""
    words = [note.text.replace("#", "\\#").replace("@", "\\@")]
    for facet in CANVAS.facets_of(note.section):
        value = note.facet(facet.id)
        for each in value if isinstance(value, tuple) else () if value is None else (value,):
            if facet.kind in (FacetKind.CHOICE, FacetKind.CHOICES):
                words.append(f"#{each}")
            else:
                said = f"{each:g}" if isinstance(each, (int, float)) else each
                words.append(f'#{facet.id}="{said}"' if " " in said else f"#{facet.id}={said}")
    if note.owner:
        words.append(f'@"{note.owner}"')
    return " ".join(words)


class Facilitator:
    """Somebody at the keyboard, who looks before going on."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def write(self, notes: list[Note], count: int = 0) -> None:
        """Type notes as a stream into the section in hand, which holds *count* already."""
        self.terminal.press("a")
        self.terminal.wait_for("enter keep")
        for note in notes:
            self.terminal.send(typed(note))
            self.terminal.press("enter")
        self.terminal.press("escape")
        self.terminal.wait_for(re.compile(rf"┏[^┓]* {count + len(notes)}( ↑)?( !\d+)?[ ━]*┓"))
        self.terminal.wait_gone("enter keep")


def guide_of(section: str) -> re.Pattern[str]:
    """How the guide is headed while that section is in hand."""
    known = CANVAS.section(section)
    return re.compile(f"GUIDE ({known.name}|{known.short}) ")


def plain(note: Note) -> tuple[object, ...]:
    """What a note says, without its id."""
    return (note.section, note.text, dict(note.facets), note.owner, note.tags)


def threads(session: Session) -> set[tuple[str, str, str, str]]:
    """All threads of the board, by the words at their ends."""
    found = set()
    for note in session.notes:
        leads_to, _ = session.links_from_and_to(note.id)
        if note.board == BOARD:
            found |= {(note.section, note.text, other.section, other.text) for other in leads_to}
    return found


def read(path: Path) -> Session:
    """The session in a file."""
    return decode(tomllib.loads(path.read_text(encoding="utf-8")), canvases(), path).session


def test_a_workshop_from_the_first_note_to_the_last_with_a_lost_line(tmp_path: Path) -> None:
    """`lmc new --preset team-90`, all of the example's wanted board, timeboxes run and extended, the terminal closed
    in the middle of a note, opened again, finished: the file says what the example says."""
    wanted = example()
    environment = terminal_environment(tmp_path, LMC_SESSIONS=str(tmp_path / "sessions"), TZ="UTC")
    path = tmp_path / "sessions" / "quillmarsh.toml"
    sections = [section.id for section in CANVAS.sections]
    half = next(note for note in wanted.notes_in(BOARD, "delivery") if "huddle" in note.text)

    with Terminal([*LMC, "new", "Quillmarsh", "--preset", "team-90"], environment, columns=120, rows=36) as terminal:
        facilitator = Facilitator(terminal)
        terminal.wait_for("space starts")
        terminal.press("space")
        terminal.wait_for("step 1/13")
        for name in sections[:5]:
            terminal.press("n")
            if name == "design":
                terminal.press("n")  # the break comes between value and design
            terminal.wait_for(guide_of(name))
            terminal.press("+")
            terminal.wait_for("1 minute more")
            facilitator.write(list(wanted.notes_in(BOARD, name)))
        terminal.press("n")
        terminal.wait_for(guide_of("delivery"))
        first = [note for note in wanted.notes_in(BOARD, "delivery") if note.text != half.text]
        facilitator.write(first[:1])
        terminal.press("a")
        terminal.wait_for("enter keep")
        terminal.send(half.text[:7])
        terminal.wait_for(f"> {half.text[:7]}")
        terminal.close_terminal()
        assert terminal.wait_exit(5) == 129

    kept = read(path)
    assert len([note for note in kept.notes if note.board == BOARD]) == 22
    assert kept.agenda[1].extended_seconds == 60

    with Terminal([*LMC, "open", "Quillmarsh"], environment, columns=120, rows=36) as terminal:
        facilitator = Facilitator(terminal)
        terminal.wait_for(f"> {half.text[:7]}")
        terminal.send(typed(half)[7:])
        terminal.press("enter", "escape")
        terminal.wait_for(titled("Delivery", 2))
        facilitator.write(first[1:], count=2)
        for name in sections[6:]:
            terminal.press("n")
            terminal.wait_for(guide_of(name))
            facilitator.write(list(wanted.notes_in(BOARD, name)))
        _draw_threads(terminal, wanted, sections)
        terminal.press("p")
        terminal.send(wanted.parking[0].text)
        terminal.press("enter", "!")
        action = wanted.actions[0]
        terminal.send(f'{action.text} @"{action.owner}" by {action.due}')
        terminal.press("enter", "n", "n", "n")
        terminal.wait_for("summary")
        terminal.press("escape", "ctrl+q")
        assert terminal.wait_exit(10) == 0

    made = read(path)
    notes = [note for note in made.notes if note.board == BOARD]
    expected = [note for note in wanted.notes if note.board == BOARD]
    assert len(notes) == 40
    assert [plain(note) for note in notes] == [plain(note) for note in expected]
    assert threads(made) == threads(wanted)
    assert [parked.text for parked in made.parking] == [wanted.parking[0].text]
    assert (made.actions[0].text, made.actions[0].owner, made.actions[0].due) == (action.text, action.owner, action.due)
    assert made.timer is None
    assert all(step.spent_seconds > 0 for step in made.agenda[1:6] if step.section)


def _draw_threads(terminal: Terminal, wanted: Session, sections: list[str]) -> None:
    """Open every section, go from note to note, and link each to what it leads to in the example."""
    terminal.press("1", "enter")
    for number, name in enumerate(sections, start=1):
        terminal.press(str(number))
        terminal.wait_for(guide_of(name))
        notes = wanted.notes_in(BOARD, name)
        terminal.press(*("up",) * len(notes))
        for note in notes:
            leads_to, _ = wanted.links_from_and_to(note.id)
            for target in sorted(leads_to, key=lambda other: note.links.index(other.id)):
                terminal.press("l")
                terminal.wait_for("enter links")
                terminal.send(target.text)
                terminal.press("enter")
                terminal.wait_for("Linked to")
                terminal.press("g")
                terminal.wait_for("questions answered")
                terminal.press("q")
                terminal.wait_gone("questions answered")
            terminal.press("down")
    terminal.press("escape")
    terminal.wait_for(titled("Cost Structure", 4))
