"""Other keys for commands: what they get, who loses, and what is said of it."""

from __future__ import annotations

from lmc_tui.config.key_names import ChosenKey, parse_key
from lmc_tui.tui.commands import COMMANDS, key_name, key_table
from lmc_tui.tui.key_map import DEFAULT_KEYS, KeyMap
from lmc_tui.tui.rebinding import Mapped, key_map


def mapped(**chosen: str) -> Mapped:
    """The keys with those chosen, several with blanks between them."""
    return key_map({name: tuple(key(word) for word in words.split()) for name, words in chosen.items()})


def key(word: str) -> ChosenKey:
    """The key of that name."""
    found = parse_key(word)
    assert found is not None
    return found


def told(found: Mapped) -> list[str]:
    """What was said, each with its command."""
    return [f"{each.keys[1]}: {each.sentence}" for each in found.problems]


def test_nothing_chosen_is_the_table() -> None:
    """The very same, so that nothing is built for it."""
    assert key_map({}) == Mapped(DEFAULT_KEYS, ())
    assert DEFAULT_KEYS.commands == COMMANDS


def test_chosen_keys_replace_all_of_a_command() -> None:
    """Those of the views too; every other command keeps its own."""
    found = mapped(link="z f5")
    link = found.keys.command("link")
    assert (link.keys, link.keys_in_section, link.keys_on_canvas) == (("z", "f5"), (), ())
    assert [each for each in found.keys.commands if each.id != "link"] == [
        each for each in COMMANDS if each.id != "link"
    ]
    assert told(found) == []


def test_a_key_for_one_view_holds_in_that_view_only() -> None:
    """So that two commands may share it, as in the table."""
    found = mapped(park="canvas:z", archive="section:z")
    assert found.keys.command("park").keys_on_canvas == ("z",)
    assert found.keys.command("archive").keys_in_section == ("z",)
    assert told(found) == []


def test_the_file_wins_over_a_default() -> None:
    """In the view that it wants; the other view stays."""
    found = mapped(add="e", park="canvas:f")
    assert found.keys.command("add").keys == ("e",)
    assert found.keys.command("edit").all_keys == ()
    assert found.keys.command("facets").keys == ()
    assert found.keys.command("facets").keys_in_section == ("f",)
    assert told(found) == [
        "add: e is a key of edit too, which loses it. Give edit another, or none.",
        "park: f is a key of facets too, which loses it. Give facets another, or none.",
    ]


def test_two_that_change_places_do_not_clash() -> None:
    """Each gives up what the other takes."""
    found = mapped(add="e", edit="a")
    assert (found.keys.command("add").keys, found.keys.command("edit").keys) == (("e",), ("a",))
    assert told(found) == []


def test_of_two_in_the_file_the_first_has_it() -> None:
    """Which is said at the second."""
    found = mapped(park="z", add="z f6")
    assert (found.keys.command("park").keys, found.keys.command("add").keys) == (("z",), ("f6",))
    assert told(found) == ["add: park has the key z already, and stands first."]


def test_leaving_is_always_possible() -> None:
    """With ctrl+q, which nobody can take, whatever else leaves."""
    assert mapped(leave="z").keys.command("leave").keys == ("z", "ctrl+q")
    assert mapped(leave="").keys.command("leave").keys == ("ctrl+q",)
    found = mapped(add="ctrl+q", edit="ctrl+c z")
    assert found.keys.command("leave").keys == ("ctrl+q", "Q")
    assert found.keys.command("add").keys == ("a",)
    assert found.keys.command("edit").keys == ("z",)
    assert told(found) == [
        "add: ctrl+q always leaves, so it can do nothing else.",
        "edit: ctrl+c always says how to leave, so it can do nothing else.",
    ]


def test_help_and_palette_keep_a_key() -> None:
    """Their own, others if they get some, and the last resort when they would have none in a view."""
    assert mapped(help="z", palette="y").keys.command("help").keys == ("z",)
    assert mapped(add="f1").keys.command("help").keys == ("?",)
    found = mapped(help="", add="f1", palette="section:z")
    assert found.keys.command("help").keys == ("f1",)
    assert found.keys.command("add").keys == ()
    palette = found.keys.command("palette")
    assert (palette.keys, palette.keys_in_section) == (("ctrl+p",), ("z",))
    assert told(found)[-2:] == [
        "help: help must have a key everywhere, so it keeps f1.",
        "palette: palette must have a key everywhere, so it keeps ctrl+p.",
    ]


def test_what_is_no_command_is_told_with_the_nearest() -> None:
    """A setting below the keys is said to be one."""
    found = mapped(next_stp="z", bell="y", qqqq="x")
    assert told(found) == [
        'next_stp: There is no command "next_stp". Did you mean next_step?',
        'bell: There is no command "bell". bell is a setting: it belongs above [keys].',
        'qqqq: There is no command "qqqq".',
    ]
    assert found.keys.commands == COMMANDS


def test_sentences_name_the_real_key() -> None:
    """Or where else the command is."""
    found = mapped(undo="ctrl+t", archive="").keys
    assert (found.key("undo"), found.key("archive"), found.key("add")) == ("^t", "“archive” in the palette", "a")


def test_the_help_shows_real_keys() -> None:
    """The nine sections share a line only while they have the nine digits."""
    rows = {
        row.title: row.keys
        for group in key_table(mapped(add="z", section_2="f2").keys.commands).values()
        for row in group
    }
    assert rows["Add notes, one after another"] == "z"
    assert rows["Go to that section in agenda order"] == "1, F2, 3, 4, 5, 6, 7, 8, 9"
    assert isinstance(DEFAULT_KEYS, KeyMap)


def test_keys_are_written_short() -> None:
    """As people know them from other programs."""
    names = {"ctrl+p": "^p", "f12": "F12", "f": "f", "shift+up": "⇧↑", "ctrl+pageup": "^PgUp", "escape": "esc"}
    assert {key: key_name(key) for key in names} == names
