"""Hostile text in every field and on every screen: none of it reaches the terminal as anything but visible signs.

The same walk is taken twice, with hostile texts and with harmless ones of the same shape. What the program sends is
then sorted into kinds of control sequences, and the first walk may hold none that the second does not hold.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lmc_tui.cli import main
from lmc_tui.content import load_canvas, preset
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Action, Parked, Session
from lmc_tui.storage.canonical import dumps
from lmc_tui.storage.encoding import encode
from tests.support.control_sequences import kinds
from tests.support.hostile import CONTROL, DIRECTION, HOSTILE, TERMINAL, harmless
from tests.support.terminal import Terminal, now, terminal_environment

CANVAS = load_canvas()
LMC = [sys.executable, "-m", "lmc_tui"]
IN_A_FILE = [text for text in HOSTILE if text.encode("utf-8", "replace").decode() == text]
"""Without lone surrogates, which no TOML file can hold."""
IN_A_PASTE = [text for text in IN_A_FILE if "\x1b[201~" not in text]
"""Without what ends a paste: every terminal takes that out, for what follows would be keys."""
ESCAPE = "\x1b[27u"
"""The key as newer terminals send it: a lone escape byte needs a rest behind it. Older ones: `test_leaving`."""
SHOWN_IN_FIELDS = len(TERMINAL + CONTROL + DIRECTION)
"""How many texts are looked at in a field of one line, of which only the end shows."""
CLEAR, UP, DOWN, PAGE_DOWN = "\x15", "\x1b[A", "\x1b[B", "\x1b[6~"
"""ctrl+u, which empties a line, and keys to move about."""
FRAME_SECONDS = 0.03
"""Silence after which a frame has been drawn: there are sixty a second. What is sent too early waits for its turn."""
Shape = Callable[[str], str]


def a_session(shape: Shape) -> Session:
    """Every text in a note, and in whatever else of a session is text."""
    texts = [shape(text) for text in IN_A_FILE if text.strip()]
    places = [(board.id, section.id) for board in CANVAS.boards for section in CANVAS.sections]
    notes = tuple(
        Note(
            f"n{number:06d}",
            *places[number % len(places)],
            text,
            owner=text,
            tags=(texts[number - 1],),
            facets={"confidence": "belief"},
            links=(f"n{max(0, number - len(places)):06d}",) if number >= len(places) else (),
            is_archived=number % 20 == 19,
        )
        for number, text in enumerate(texts)
    )
    agenda = tuple(
        step._replace(title=texts[place % len(texts)], prompt=texts[-place - 1])
        for place, step in enumerate(preset("team-90").steps)
    )
    return Session(
        shape("\x1b]0;the title\x07[/b] 漢字"),
        CANVAS.id,
        datetime(2026, 3, 2, 9, tzinfo=UTC),
        designed_for=texts[0],
        designed_by=texts[1],
        notes=notes,
        agenda=agenda,
        parking=tuple(Parked(f"p{number:06d}", text) for number, text in enumerate(texts[::6])),
        actions=tuple(Action(f"a{number:06d}", text, owner=text) for number, text in enumerate(texts[::6])),
    )


def file_name(text: str, number: int) -> str:
    """The name of a file with as much of *text* in it as a name takes, and another for every number."""
    name = text.replace("/", "-").replace("\x00", "").encode("utf-8", "surrogateescape")[:80]
    return f"{number:03} {name.decode('utf-8', 'ignore')}.toml"


def in_lines(texts: Sequence[str], most: int) -> Iterator[str]:
    """Texts side by side, in pieces of about that many characters."""
    piece = ""
    for text in texts:
        piece = f"{piece} {text}".replace("\n", " ").replace("\r", " ")
        if len(piece) > most:
            yield piece
            piece = ""
    yield piece


def paste(terminal: Terminal, text: str) -> None:
    """Paste a text, and wait until it was drawn."""
    terminal.send(f"\x1b[200~{text}\x1b[201~")
    terminal.settle(FRAME_SECONDS)


def read_until(terminal: Terminal, what: str, holds: Callable[[bytes], bool]) -> None:
    """Read until *holds* of what was read meanwhile. Nothing is drawn of it, which would take long."""
    end, seen = now() + 20, b""
    while not holds(seen):
        assert now() < end, f"{what} did not come\n{terminal.text}"
        seen += terminal.read(0.05)


class Walk:
    """One walk through the program, with texts of one shape."""

    def __init__(self, folder: Path, shape: Shape) -> None:
        self.folder = folder
        self.sessions = folder / "sessions"
        self.sessions.mkdir(parents=True)
        self.path = self.sessions / f"{shape('s [b] ☎')}.toml"
        self.path.write_text(dumps(encode(a_session(shape), CANVAS)), encoding="utf-8")
        self.texts = [shape(text) for text in IN_A_PASTE]
        self._add_broken_files(shape)
        (folder / "editor.txt").write_text("\n".join(in_lines(self.texts, 1_500)), encoding="utf-8")
        editor = f'sh -c \'cp "{folder}/editor.txt" "$1"\' editor'
        self.environment = terminal_environment(folder, LMC_SESSIONS=str(self.sessions), TZ="UTC", EDITOR=editor)
        self.raw = b""

    def _add_broken_files(self, shape: Shape) -> None:
        """Files that are no sessions, under names that people can give to files."""
        names = {file_name(shape(text), number) for number, text in enumerate(IN_A_FILE[:75:2])}
        for name in (*names, os.fsdecode(b"999 \xff\x9b31m.toml" if shape is str else b"999 xxxx.toml")):
            (self.sessions / name).write_text(f"{shape('[/b]')} = 1\n", encoding="utf-8")

    def a_terminal(self, *arguments: str) -> Terminal:
        """The program in a terminal."""
        return Terminal([*LMC, *arguments], self.environment, columns=120, rows=36)

    def keep_output(self, terminal: Terminal, *, status: int = 0) -> None:
        """Wait for the end, and keep what was written."""
        assert terminal.wait_exit(20) == status, terminal.text
        self.raw += terminal.raw

    def look_at_everything(self) -> None:
        """Every section of both boards opened and walked through, every screen and dialog opened."""
        with self.a_terminal("open", str(self.path)) as terminal:
            terminal.wait_for("GUIDE")
            for section in "123456789b123456789":
                terminal.send(section)
                if section != "b":
                    terminal.send("\r")
                    terminal.settle(FRAME_SECONDS)
                    terminal.send("}" * 7)
                    terminal.settle(FRAME_SECONDS)
                    terminal.send(ESCAPE)
            for dialog in "fLmDAPsgS/?\x10":
                terminal.send(f"5{dialog}")
                terminal.settle(FRAME_SECONDS)
                terminal.send(f"{DOWN}{DOWN}{PAGE_DOWN}")
                terminal.settle(FRAME_SECONDS)
                terminal.send(f"{ESCAPE}{ESCAPE}")
            terminal.send(" nn")
            terminal.settle(FRAME_SECONDS)
            terminal.press("ctrl+q")
            self.keep_output(terminal)

    def type_everywhere(self) -> None:
        """Every text as a note; all of them in every other field; then the program is killed in the middle of one."""
        with self.a_terminal("open", str(self.path)) as terminal:
            terminal.wait_for("GUIDE")
            self._type_notes(terminal)
            self._type_in_dialogs(terminal)
            self._type_titles(terminal)
            terminal.send("6a")
            paste(terminal, next(in_lines(self.texts, 900)))
            terminal.send("the middle")
            read_until(terminal, "what is being typed", lambda _: self._remembers("the middle"))
            terminal.signal(signal.SIGKILL)
            self.keep_output(terminal, status=-signal.SIGKILL)

    def _remembers(self, words: str) -> bool:
        """Whether they are written down somewhere outside of the session's file."""
        return any(words.encode() in file.read_bytes() for file in self.folder.rglob("state/**/*.toml"))

    def _type_notes(self, terminal: Terminal) -> None:
        """Pasted into an open section, where all of a line shows; as keys; from the editor; into an edited note."""
        terminal.send("b4\ra")
        for piece in in_lines(self.texts, 480):
            paste(terminal, piece)
            terminal.send("\r")
        paste(terminal, "\n".join(self.texts))
        keys = ("".join(each for each in text if each.isprintable() or each >= "\xa0") for text in self.texts)
        terminal.send(f"{' '.join(keys)}\r{ESCAPE}{ESCAPE}")
        terminal.settle(FRAME_SECONDS)
        terminal.send("5E")
        read_until(terminal, "the way back from the editor", lambda seen: b"\x1b[?1049h" in seen)
        terminal.settle(FRAME_SECONDS)
        terminal.send("e")
        paste(terminal, "\n".join(self.texts[:60]))
        terminal.send("\r")

    def _type_in_dialogs(self, terminal: Terminal) -> None:
        """Into the lines of the pickers and the palette, and as parked points and actions."""
        for opening in "/LmADPS\x10":
            terminal.send(f"5{opening}")
            for piece in in_lines(self.texts[:SHOWN_IN_FIELDS], 70) if opening == "/" else in_lines(self.texts, 1_900):
                paste(terminal, piece)
                terminal.send(CLEAR)
            terminal.send(f"{ESCAPE}{ESCAPE}")
            terminal.settle(FRAME_SECONDS)
        for opening in "p!":
            for piece in in_lines(self.texts, 680):
                terminal.send(opening)
                paste(terminal, piece)
                terminal.send("\r")

    def _type_titles(self, terminal: Terminal) -> None:
        """Into the fields of the forms: owner and tags, the title and whom it is for, the name of another file."""
        for opening, fields, end in (("5f", 2, "\r"), ("\x10title\r", 3, "\r"), ("\x10save as\r", 1, ESCAPE * 2)):
            for piece in in_lines(self.texts, 1_900):
                terminal.send(opening)
                for _ in range(fields):
                    terminal.send(f"{UP}{CLEAR}")
                    paste(terminal, piece)
                terminal.send(end)
                terminal.settle(FRAME_SECONDS)

    def come_back(self) -> None:
        """What the killed program left is looked at; the list of sessions shows, and a file there cannot be opened."""
        with self.a_terminal("open", str(self.path)) as terminal:
            terminal.wait_for("the middle")
            terminal.send(f"{DOWN}{PAGE_DOWN}")
            terminal.settle(FRAME_SECONDS)
            terminal.send(ESCAPE * 2)
            terminal.press("ctrl+q")
            self.keep_output(terminal)
        with self.a_terminal() as terminal:
            terminal.wait_for("Sessions in")
            for keys in (DOWN, DOWN, "\r", PAGE_DOWN, "\r", PAGE_DOWN, PAGE_DOWN, PAGE_DOWN, PAGE_DOWN, "n"):
                terminal.send(keys)
                terminal.settle(FRAME_SECONDS)
            paste(terminal, next(in_lines(self.texts, 900)))
            terminal.send(ESCAPE)
            terminal.press("ctrl+q")
            self.keep_output(terminal)


def a_walk(folder: Path, shape: Shape) -> Walk:
    """Everything that the program writes while all of it is looked at, typed, killed, left and opened again."""
    walk = Walk(folder, shape)
    walk.look_at_everything()
    walk.type_everywhere()
    walk.come_back()
    return walk


def test_no_text_acts_on_the_terminal(tmp_path: Path) -> None:
    """The program sends no kind of control sequence that it does not send for harmless text of the same shape."""
    hostile, expected = a_walk(tmp_path / "hostile", str), a_walk(tmp_path / "harmless", harmless)
    assert kinds(hostile.raw) - kinds(expected.raw) == frozenset()
    before = {note.id for note in a_session(str).notes}
    notes = tomllib.loads(hostile.path.read_text(encoding="utf-8"))["notes"]
    typed = [note["text"] for note in notes if note["id"] not in before]
    assert len(typed) > len(IN_A_PASTE)
    assert kinds("\n".join(typed).encode()) == frozenset()
    assert "[@click=app.quit]leave[/]" in typed


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["list", "--json"],
        ["show"],
        ["export"],
        ["export", "-f", "html"],
        ["diff", "--json"],
        ["backups"],
        ["snapshot"],
        ["rescue"],
    ],
    ids=" ".join,
)
def test_no_text_acts_through_what_is_printed(tmp_path: Path, arguments: list[str]) -> None:
    """Results and talk hold no control character, whatever stands in the session and in the names of files."""
    walk = Walk(tmp_path / "hostile", str)
    path = walk.path.rename(walk.sessions / file_name("\x1b]0;owned\x07 \x9b31m \u202e", 500))
    files = {"list": 0, "diff": 2}.get(arguments[0], 1)
    environment = {**walk.environment, "LC_ALL": "C"}
    command = [*LMC, *arguments, *[str(path)] * files]
    run = subprocess.run(command, capture_output=True, env=environment, stdin=subprocess.DEVNULL, check=False)
    told = run.stdout + run.stderr
    assert run.returncode in (0, 1, 3), told
    assert b"Traceback" not in told
    assert kinds(told) == frozenset()
    assert b"\r" not in told
    if "--json" in arguments:
        assert json.loads(run.stdout)
    if arguments == ["list", "--json"]:
        assert {Path(each["path"]) for each in json.loads(run.stdout)} == set(walk.sessions.iterdir())


@pytest.mark.parametrize("command", ["open", "show", "export", "diff", "backups", "snapshot", "rescue", "new", "--dir"])
def test_no_argument_acts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """What a person typed behind a command, or pasted there, is only ever shown."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LMC_SESSIONS", str(tmp_path / "none"))
    for text in HOSTILE:
        argument = os.fsdecode(text.replace("\x00", "").encode("utf-8", "surrogatepass"))  # as a shell hands it over
        status = main([command, argument, "--preset", argument] if command == "new" else [command, argument])
        told = "".join(capsys.readouterr())
        assert status in (0, 2, 3), text
        assert kinds(told.encode("utf-8", "backslashreplace")) == frozenset(), text
        assert "\r" not in told


def test_the_comparison_would_notice() -> None:
    """What the corpus brings along is of kinds that the program never sends."""
    loud = [text for text in IN_A_FILE if kinds(text.encode())]
    assert len(HOSTILE) >= 150
    assert len(loud) > 80
    assert kinds(b"\x1b[1;3Hx\x1b[31m") == {"csi to another cell", "csi m"}
    assert kinds("\x9b31m".encode()) == {"control '\\x9b'"}
