"""Keys outside the workshop screen: the table, other keys for it, who loses, and what is said of it."""

from __future__ import annotations

from collections import Counter

import pytest

from lmc_tui.config.key_names import ChosenKey, parse_key
from lmc_tui.tui.commands import COMMANDS
from lmc_tui.tui.page_acts import ACTS, HEADINGS, act
from lmc_tui.tui.page_commands import Place
from lmc_tui.tui.page_keys import DEFAULT_PAGE_KEYS, NO_KEY, PageKeys, pressed
from lmc_tui.tui.page_rebinding import PagesMapped, page_keys
from lmc_tui.tui.page_rows import rows_of_groups, rows_of_place
from lmc_tui.tui.page_tables import LINE, PLACES
from lmc_tui.tui.rebinding import key_map


def key(word: str) -> ChosenKey:
    """The key of that name."""
    found = parse_key(word)
    assert found is not None
    return found


def mapped(**chosen: str) -> PagesMapped:
    """The keys with those chosen, several with blanks between them; `lists__down` stands for `lists.down`."""
    return page_keys(
        {name.replace("__", "."): tuple(key(word) for word in words.split()) for name, words in chosen.items()}
    )


def keys(found: PagesMapped, place: str, act_id: str) -> tuple[str, ...]:
    """What an act has in a place."""
    return found.keys.keys(place, act(act_id))


def told(found: PagesMapped) -> list[str]:
    """What was said, each with its act."""
    return [f"{each.keys[1]}: {each.sentence}" for each in found.problems]


# --- the table ----------------------------------------------------------------------------------------------------


def test_ids_are_used_once_and_every_act_works_somewhere() -> None:
    """Each belongs to a heading, and has words."""
    assert [name for name, count in Counter(each.id for each in ACTS).items() if count > 1] == []
    assert {use.act.id for place in PLACES for use in place.uses} == {each.id for each in ACTS}
    assert {each.group for each in ACTS} == {heading.group for heading in HEADINGS}
    assert all(each.label and each.title and each.keys for each in ACTS)


def test_no_group_has_the_name_of_a_command() -> None:
    """Else `[keys.page]` and `page = "z"` could not stand in one file."""
    assert not {each.group for each in ACTS} & {each.id for each in COMMANDS}


@pytest.mark.parametrize("place", [*PLACES, LINE], ids=lambda place: place.id)
def test_a_key_means_one_thing_in_a_place(place: Place) -> None:
    """And those that nobody can take away are keys of the table."""
    count = Counter(each for use in place.uses for each in use.act.keys)
    assert [each for each, number in count.items() if number > 1] == []
    for each, act_id in place.always.items():
        assert each in act(act_id).keys
        assert any(use.act.id == act_id for use in place.uses)


@pytest.mark.parametrize("place", [place for place in PLACES if not place.is_typed], ids=lambda place: place.id)
def test_where_no_text_is_typed_arrows_and_letters_move(place: Place) -> None:
    """The habits of vim, of pagers and of everybody else are all complete."""
    used = {use.act.id for use in place.uses}
    assert {f"lists.{each}" for each in ("down", "up", "page_down", "page_up", "first", "last")} <= used
    assert ("lists.left" in used) == ("lists.right" in used)
    assert set(act("lists.down").keys) == {"down", "j"}
    assert set(act("lists.page_down").keys) == {"pagedown", "ctrl+d"}
    assert {"home", "g"} < set(act("lists.first").keys)
    assert {"end", "G"} < set(act("lists.last").keys)


def test_a_page_is_left_by_two_habits_and_everything_else_by_escape() -> None:
    """The list of sessions is no page: what leaves it is leaving the program."""
    assert act("pages.leave").keys == ("escape", "q")
    assert [place.id for place in PLACES if "escape" not in place.always] == ["sessions"]
    assert [place.id for place in PLACES if "enter" not in place.always] == ["deciding"]


def test_the_same_meaning_has_the_same_key_everywhere() -> None:
    """Also that of a command on the canvas."""
    same = {
        "u": {"pages.undo", "undo"},
        "U": {"pages.redo", "redo"},
        "b": {"pages.board", "switch_board"},
        "!": {"finding.action", "models.action", "action"},
        "x": {"partners.need", "table.need", "toggle_need"},
        "f": {"partners.facets", "facets"},
        "e": {"partners.edit", "edit"},
        "?": {"pages.help", "help"},
    }
    commands = {each.id: each.all_keys for each in COMMANDS}
    for each, ids in same.items():
        assert all(each in (act(name).keys if "." in name else commands[name]) for name in ids)


# --- other keys ----------------------------------------------------------------------------------------------------


def test_nothing_chosen_is_the_table() -> None:
    """The very same, so that nothing is built for it."""
    assert page_keys({}) == PagesMapped(DEFAULT_PAGE_KEYS, ())
    assert DEFAULT_PAGE_KEYS.as_keymap() == {}
    assert key_map({}).pages is None
    assert key_map({"add": (key("z"),)}).pages is None


def test_chosen_keys_replace_all_of_an_act_in_every_place() -> None:
    """Of those acts only."""
    found = mapped(lists__down="n f7")
    assert told(found) == [
        "lists.down: n is a key of walking.next too, which loses it there. Give walking.next another, or none.",
        "lists.down: n is a key of sessions.new too, which loses it there. Give sessions.new another, or none.",
    ]
    for place in ("finding", "table", "reading", "sessions", "comparing"):
        assert keys(found, place, "lists.down") == ("n", "f7")
    assert keys(found, "sessions", "sessions.new") == ()
    assert keys(found, "sessions", "lists.up") == ("up", "k")


def test_of_two_in_the_file_the_first_has_it() -> None:
    """Which is said at the second; in places where only one of them works, that one has it."""
    found = mapped(sessions__new="z", lists__down="z down")
    assert told(found) == ["lists.down: sessions.new has the key z already, and stands first."]
    assert keys(found, "sessions", "lists.down") == ("down",)
    assert keys(found, "finding", "lists.down") == ("z", "down")


def test_two_that_change_places_do_not_clash() -> None:
    """Each gives up what the other takes."""
    found = mapped(sessions__new="e", sessions__example="n")
    assert (keys(found, "sessions", "sessions.new"), keys(found, "sessions", "sessions.example")) == (("e",), ("n",))
    assert told(found) == []


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.id)
def test_escape_leaves_and_enter_takes_whatever_the_file_says(place: Place) -> None:
    """Everything set to nothing, or all of it to those two keys."""
    for words in ("", "escape enter"):
        found = page_keys({use.act.id: tuple(map(key, words.split())) for use in place.uses})
        for each, act_id in place.always.items():
            assert found.keys.by_key(place.id)[each] == act_id
            assert each in keys(found, place.id, act_id)


def test_what_always_holds_is_told_to_who_wants_it() -> None:
    """Each with its own reason."""
    found = mapped(lists__down="escape", sessions__new="ctrl+q ctrl+c enter z", finding__see="escape s")
    assert told(found) == [
        "lists.down: escape always leaves where lists.down works, so it can do nothing else there.",
        "sessions.new: ctrl+q always leaves, so it can do nothing else.",
        "sessions.new: ctrl+c always says how to leave, so it can do nothing else.",
        "sessions.new: enter always takes where sessions.new works, so it can do nothing else there.",
        "finding.see: escape always leaves where finding.see works, so it can do nothing else there.",
    ]
    assert keys(found, "sessions", "sessions.new") == ("z",)
    assert keys(found, "finding", "finding.see") == ("s", "enter")
    assert keys(found, "finding", "lists.down") == ("down", "j")


@pytest.mark.parametrize("word", ["z", "?", "space", "backspace", "left"])
def test_a_key_that_belongs_to_the_text_is_nobodys_where_text_is_typed(word: str) -> None:
    """It is said in a sentence, and the keys of the table hold."""
    found = mapped(picking__down=word)
    assert keys(found, "picking", "picking.down") == ("down", "ctrl+n")
    (problem,) = told(found)
    assert ("typed" if len(word) == 1 or word == "space" else "belongs to the text") in problem


def test_such_a_key_may_stay_where_the_table_has_it() -> None:
    """Space says a choice in a form, in which nothing is typed just then."""
    found = mapped(forms__say="space f7", forms__value_left="left f12")
    assert told(found) == []
    assert keys(found, "forms", "forms.say") == ("space", "f7")


def test_views_are_for_commands_of_the_canvas() -> None:
    """Other places have one view."""
    found = mapped(sessions__new="section:z")
    assert told(found) == [
        "sessions.new: section: is for commands of the canvas; sessions.new works in its own place only: write z."
    ]


def test_names_that_are_none_are_told_with_the_nearest_of_all() -> None:
    """Whether a dot is in it or not."""
    found = key_map({name: (key("z"),) for name in ("sessions.neww", "lists.dwn", "put_aside", "ad")})
    assert [each.sentence for each in found.problems] == [
        'There is no command "sessions.neww". Did you mean sessions.new?',
        'There is no command "lists.dwn". Did you mean lists.down?',
        'There is no command "put_aside". Did you mean finding.put_aside?',
        'There is no command "ad". Did you mean add?',
    ]


# --- what is made of it --------------------------------------------------------------------------------------------


def test_textual_is_told_of_what_differs_only() -> None:
    """A comma by its name, and an act without keys by a key that there is not."""
    found = mapped(sessions__new=", f7", sessions__example="")
    assert found.keys.as_keymap() == {
        "sessions/sessions.new": "comma,f7",
        "sessions/sessions.example": NO_KEY,
    }


def test_sentences_name_the_real_key() -> None:
    """Or the words that can be clicked."""
    found = mapped(pages__undo="ctrl+t", finding__put_aside="").keys
    assert found.named("finding", "pages.undo") == "^t"
    assert found.named("finding", "finding.put_aside") == "“put aside” below"
    assert found.shown("finding", "finding.put_aside") == ""
    assert found.anywhere(act("pages.undo")) == ("ctrl+t",)


def test_the_help_has_a_section_for_each_group_with_real_keys() -> None:
    """The nine sections share a row while they have the digits."""
    tables = dict(rows_of_groups(mapped(sessions__new="z", finding__put_aside="", partners__section_2="f7").keys))
    assert list(tables) == [heading.title for heading in HEADINGS]
    rows = {row.title: row.keys for found in tables.values() for row in found}
    assert rows["Make a new session"] == "z"
    assert rows["Put the finding aside, with a reason"] == "none"
    assert rows["The same for that section"] == "1, F7, 3, 4, 5, 6, 7, 8, 9"
    assert rows["Go to that section in agenda order"] == "1 to 9"


def test_a_place_lists_all_that_works_there() -> None:
    """Its own acts first, then what it shares with others."""
    title, rows = rows_of_place("finding")
    assert title == "Findings"
    assert rows[0].keys == "enter"
    assert ("esc, q", "Leave, back to where it was opened") in [(row.keys, row.title) for row in rows]


@pytest.mark.parametrize(
    ("name", "character", "expected"),
    [
        ("question_mark", "?", "?"),
        ("a", "a", "a"),
        ("space", " ", "space"),
        ("ctrl+t", "\x14", "ctrl+t"),
        ("f5", None, "f5"),
    ],
)
def test_a_pressed_key_is_called_as_in_the_table(name: str, character: str | None, expected: str) -> None:
    """By the sign that it types, else by its name."""
    assert pressed(name, character) == expected


def test_keys_are_looked_up_by_place() -> None:
    """The act that a key has in one place may be another elsewhere."""
    assert DEFAULT_PAGE_KEYS.by_key("finding")["d"] == "finding.put_aside"
    assert DEFAULT_PAGE_KEYS.by_key("deciding")["d"] == "deciding.discard"
    assert isinstance(DEFAULT_PAGE_KEYS, PageKeys)
