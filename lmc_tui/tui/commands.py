"""The one list of commands. Key bindings, bottom line, palette, help and the README's key table are made from it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, StrEnum
from typing import NamedTuple


class Group(StrEnum):
    """What a command is about; the help's headings, in its order."""

    MOVING = "Moving about"
    NOTES = "Notes"
    GUIDE = "Guide"
    CLOCK = "Clock and agenda"
    SESSION = "Session"


class Needs(Enum):
    """What must be there for a command to work."""

    NOTE = "a note in hand"
    WRITING = "a session that can be changed"
    AGENDA = "an agenda"
    STEP = "a step in hand"
    UNDO = "something to take back"
    REDO = "something taken back"
    GAP = "time that ran while nobody was there"
    SHELL = "a shell that waits behind the program"
    TAKING_OVER = "somebody else who writes the session"


class Command(NamedTuple):
    """Something a person can do in a workshop."""

    id: str
    """Stable, for key maps. The screen or one of its command sets has a method `do_<id>`."""
    keys: tuple[str, ...]
    """Keys that always run it, the one to show first; empty for the palette only."""
    label: str
    """A word or two for the bottom line."""
    title: str
    """What it does, for the palette and the help."""
    group: Group
    needs: frozenset[Needs] = frozenset()
    keys_in_section: tuple[str, ...] = ()
    """Further keys while a section is open large."""
    keys_on_canvas: tuple[str, ...] = ()
    """Further keys while the whole canvas shows."""
    argument: str = ""
    """Handed to the method; empty for none."""

    @property
    def method(self) -> str:
        """Name of the method that does it."""
        return f"do_{self.id.rpartition('_')[0] if self.argument else self.id}"

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Every key that can run it, the one to show first."""
        return self.keys + self.keys_on_canvas + self.keys_in_section


_EDIT = frozenset({Needs.WRITING})
_NOTE = frozenset({Needs.WRITING, Needs.NOTE})
_STEP = frozenset({Needs.WRITING, Needs.STEP})
_AGENDA = frozenset({Needs.WRITING, Needs.AGENDA})

_MOVING = (
    Command("move_left", ("left", "h"), "left", "Go to the pane on the left", Group.MOVING),
    Command("move_right", ("right",), "right", "Go to the pane on the right", Group.MOVING, keys_on_canvas=("l",)),
    Command("move_up", (), "up", "Go to the pane above", Group.MOVING, keys_on_canvas=("up", "k")),
    Command("move_down", (), "down", "Go to the pane below", Group.MOVING, keys_on_canvas=("down", "j")),
    Command("next_section", ("tab",), "next pane", "Go to the next section in agenda order", Group.MOVING),
    Command("previous_section", ("shift+tab",), "pane before", "Go to the section before", Group.MOVING),
    *(
        Command(
            f"section_{number}",
            (str(number),),
            f"section {number}",
            f"Go to section {number} in agenda order",
            Group.MOVING,
            argument=str(number),
        )
        for number in range(1, 10)
    ),
    Command("open_section", ("enter",), "open", "Open the section large", Group.MOVING),
    Command("back", ("escape",), "back", "Back to the whole canvas", Group.MOVING),
    Command(
        "next_note", ("}",), "next note", "Take the next note in hand", Group.MOVING, keys_in_section=("down", "j")
    ),
    Command(
        "previous_note",
        ("{",),
        "note before",
        "Take the note before in hand",
        Group.MOVING,
        keys_in_section=("up", "k"),
    ),
    Command("notes_down", ("pagedown", "ctrl+d"), "down", "Take the note ten further down in hand", Group.MOVING),
    Command("notes_up", ("pageup", "ctrl+u"), "up", "Take the note ten further up in hand", Group.MOVING),
    Command("first_note", ("home", "<"), "first note", "Take the section's first note in hand", Group.MOVING),
    Command("last_note", ("end", ">"), "last note", "Take the section's last note in hand", Group.MOVING),
    Command("jump", ("ctrl+o", "'"), "jump", "Jump to any pane or note by a letter", Group.MOVING),
    Command("search", ("/",), "search", "Search all notes", Group.MOVING),
    Command("compare", ("c",), "compare", "Compare the boards, a snapshot, or another session", Group.MOVING),
    Command("filter", ("o",), "only", "Show only notes with some words, facet, tag or owner", Group.MOVING),
    Command("facet_table", ("F",), "table", "See the section's facets as a table, and change them there", Group.NOTES),
    Command("switch_board", ("b",), "board", "Show the other board", Group.MOVING),
)

_NOTES = (
    Command("add", ("a",), "add", "Add notes, one after another", Group.NOTES, _EDIT),
    Command("edit", ("e",), "edit", "Edit the note in hand", Group.NOTES, _NOTE),
    Command("edit_outside", ("E",), "editor", "Edit the note in $EDITOR", Group.NOTES, _NOTE),
    Command("facets", ("f",), "facets", "Set all facets of the note", Group.NOTES, _NOTE),
    Command("toggle_need", ("x",), "have/need", "Say that we have it, or need it", Group.NOTES, _NOTE),
    Command("link", ("L",), "link", "Link the note to another", Group.NOTES, _NOTE, keys_in_section=("l",)),
    Command("move_note", ("m",), "move", "Move the note to another section or board", Group.NOTES, _NOTE),
    Command("note_down", ("J",), "down", "Move the note down in its section", Group.NOTES, _NOTE),
    Command("note_up", ("K",), "up", "Move the note up in its section", Group.NOTES, _NOTE),
    Command("archive", ("d",), "archive", "Take the note off the board; it stays in the file", Group.NOTES, _NOTE),
    Command("archived", ("D",), "archived", "Bring an archived note back", Group.NOTES, _EDIT),
    Command("undo", ("u", "ctrl+z"), "undo", "Take the last change back", Group.NOTES, _EDIT | {Needs.UNDO}),
    Command("redo", ("U", "ctrl+y"), "redo", "Do again what was taken back", Group.NOTES, _EDIT | {Needs.REDO}),
    Command("park", ("p",), "park", "Put a point on the parking lot", Group.NOTES, _EDIT),
    Command("action", ("!",), "action", "Note an action: what, @who, by when", Group.NOTES, _EDIT),
    Command("open_points", ("P",), "open points", "Tick off an action or a parked point", Group.NOTES, _EDIT),
    Command("copy", ("C",), "copy", "Copy the note, the section, the board or the findings", Group.NOTES),
)

_GUIDE = (
    Command("next_question", ("]",), "question", "Next guiding question", Group.GUIDE),
    Command("previous_question", ("[",), "question before", "Guiding question before", Group.GUIDE),
    Command("tick", ("t",), "tick", "Tick the question as answered, or not", Group.GUIDE, _EDIT),
    Command("findings", ("w",), "what now?", "See what is missing or contradicts itself, and what to ask", Group.GUIDE),
    Command("thread_light", ("y",), "thread", "Light the thread of the note in hand, or not", Group.GUIDE),
    Command(
        "thread_cut",
        ("X",),
        "if it went",
        "See what would go with the note in hand",
        Group.GUIDE,
        frozenset({Needs.NOTE}),
    ),
    Command("thread_walk", ("Y",), "walk", "Walk through the Golden Threads, part by part", Group.GUIDE),
    Command("guide", ("g",), "guide", "Show the whole guide of the section", Group.GUIDE),
    Command("partner_plan", ("O",), "partners", "Plan the partners, and see who helps with what", Group.GUIDE),
    Command("model", ("M",), "model", "See which learning model it looks like, and what the target needs", Group.GUIDE),
)

_CLOCK = (
    Command("toggle_clock", ("space",), "start/pause", "Start or hold the clock", Group.CLOCK, _AGENDA),
    Command("extend", ("+", "="), "minute", "Give the step one minute more; two once it is over", Group.CLOCK, _STEP),
    Command("shorten", ("-",), "minute less", "Take a minute from the step", Group.CLOCK, _STEP),
    Command("next_step", ("n",), "next", "Go to the next step of the agenda", Group.CLOCK, _AGENDA),
    Command("previous_step", ("N",), "step before", "Go to the step before", Group.CLOCK, _AGENDA),
    Command("agenda", ("A",), "agenda", "See the agenda and jump to a step", Group.CLOCK, frozenset({Needs.AGENDA})),
    Command(
        "give_back",
        ("R",),
        "give back",
        "Give back the time that ran while nobody was there",
        Group.CLOCK,
        frozenset({Needs.WRITING, Needs.GAP}),
    ),
    Command("summary", ("s",), "summary", "Planned against spent, parking lot and actions", Group.CLOCK),
    Command("toggle_bell", (), "bell", "Switch the warning bell on or off", Group.CLOCK),
)

_SESSION = (
    Command("save", ("ctrl+s",), "save", "Save now; when that fails, decide what to do", Group.SESSION),
    Command("save_as", (), "save as", "Save under another name, and go on there", Group.SESSION),
    Command("snapshot", ("S",), "snapshot", "Name this state, or go back to a named one", Group.SESSION),
    Command(
        "take_over",
        ("W",),
        "take over",
        "Write the session that another window has open",
        Group.SESSION,
        frozenset({Needs.TAKING_OVER}),
    ),
    Command("recover", (), "recover", "What a crash left unsaved: restore, compare, discard", Group.SESSION, _EDIT),
    Command("rename", (), "title", "Change the title and whom the session is for", Group.SESSION, _EDIT),
    Command("help", ("?", "f1"), "help", "Show all keys and the method", Group.SESSION),
    Command("palette", ("ctrl+p", ":"), "palette", "Find any command by name", Group.SESSION),
    Command("redraw", ("ctrl+l",), "redraw", "Draw the screen again, when something else wrote over it", Group.SESSION),
    Command("theme", (), "theme", "Theme: choose other colours", Group.SESSION),
    Command("page", (), "pager", "Read the whole board in your pager", Group.SESSION),
    Command("home", (), "home", "Save, and go to the list of sessions", Group.SESSION),
    Command("suspend", (), "stop", "Stop and give the shell back; fg returns", Group.SESSION, frozenset({Needs.SHELL})),
    Command("leave", ("ctrl+q", "Q"), "leave", "Leave; everything is saved", Group.SESSION),
)

COMMANDS: tuple[Command, ...] = (*_MOVING, *_NOTES, *_GUIDE, *_CLOCK, *_SESSION)
"""All commands, in the order in which the help shows them."""

_BY_ID = {command.id: command for command in COMMANDS}

ON_CANVAS = (
    *("add", "open_section", "edit", "facets", "link", "toggle_clock", "extend", "next_step", "next_question"),
    *("park", "search", "undo", "switch_board", "help", "palette", "leave", "toggle_need", "move_note", "summary"),
)
"""What the bottom line offers on the canvas, first ones first."""
IN_SECTION = (
    *("add", "back", "edit", "facets", "link", "toggle_need", "toggle_clock", "extend", "next_step", "note_down"),
    *("move_note", "archive", "next_question", "park", "undo", "help", "palette", "leave"),
)
"""What it offers while a section is open large."""
WHEN_OVER = ("next_step", "extend", "park")
"""What it offers before all else once the time is up."""

_KEY_NAMES = {
    "escape": "esc",
    "shift+tab": "⇧tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
}


def command(command_id: str) -> Command:
    """The command with that id. Raises KeyError."""
    return _BY_ID[command_id]


def key_name(key: str) -> str:
    """How a key is written on the screen: `^p` for ctrl+p."""
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    if key.startswith("ctrl+"):
        return f"^{key_name(key[5:])}"
    if key.startswith("shift+"):
        return f"⇧{key_name(key[6:])}"
    return key.upper() if key[0] == "f" and key[1:].isdecimal() else key


def types_nothing(key: str) -> bool:
    """Whether a key works while a text is typed, for it types no character."""
    return len(key) > 1 and key != "space"


def shown_key(each: Command, *, in_section: bool) -> str:
    """The key to show for a command; empty if none works there."""
    keys = (*(each.keys_in_section if in_section else each.keys_on_canvas), *each.keys)
    return key_name(keys[0]) if keys else ""


def available(facts: frozenset[Needs]) -> frozenset[str]:
    """Ids of the commands that can be run where *facts* hold."""
    return frozenset(each.id for each in COMMANDS if each.needs <= facts)


class KeyRow(NamedTuple):
    """One line of a key table."""

    keys: str
    title: str


def key_table(commands: Sequence[Command] = COMMANDS) -> dict[Group, list[KeyRow]]:
    """Groups with their keys, for the help and the README. The nine section keys share a line."""
    table: dict[Group, list[KeyRow]] = {group: [] for group in Group}
    digits = [all_keys(each) for each in commands if each.argument]
    first = "1 to 9" if digits == [str(number) for number in range(1, 10)] else ", ".join(dict.fromkeys(digits))
    for each in commands:
        if each.id == "section_1":
            table[each.group].append(KeyRow(first, "Go to that section in agenda order"))
        elif not each.argument:
            table[each.group].append(KeyRow(all_keys(each), each.title))
    return table


def all_keys(each: Command) -> str:
    """All keys of a command in words, or that only the palette has it."""
    parts = [", ".join(key_name(key) for key in each.keys)] if each.keys else []
    if each.keys_on_canvas:
        there = ", ".join(key_name(key) for key in each.keys_on_canvas)
        parts.append(f"on the canvas {there}" if each.keys else there)
    if each.keys_in_section:
        parts.append("in a section " + ", ".join(key_name(key) for key in each.keys_in_section))
    return "; ".join(parts) if parts else "in the palette"


def key_table_markdown() -> str:
    """The key table as it stands in the README."""
    lines = []
    for group, rows in key_table().items():
        lines += [f"**{group}**", "", "| key | what it does |", "| --- | --- |"]
        lines += [f"| {_code(row.keys)} | {row.title} |" for row in rows]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _code(keys: str) -> str:
    if keys == "in the palette" or keys.startswith("1 to"):
        return keys
    parts = []
    for part in keys.split("; "):
        where = next((words for words in ("on the canvas ", "in a section ") if part.startswith(words)), "")
        parts.append(where + ", ".join(f"`{key}`" for key in part.removeprefix(where).split(", ")))
    return "; ".join(parts)
