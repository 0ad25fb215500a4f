"""Plain data out of damaged TOML: the sound beginning, then blocks, then statements; and the lines that were lost."""

from __future__ import annotations

import random
import tomllib

import pytest
import tomli

from lmc_tui.content import example_text
from lmc_tui.storage import salvage
from lmc_tui.storage.encoding import Table
from lmc_tui.storage.salvage import Loss, salvaged
from tests.support.counting import calls

TEXT = """\
format = "lmc-session"
version = 1

[session]
title = "Depot"

[[notes]]
id = "n1"
board = "to-be"
text = "First"

[[notes]]
id = "n2"
board = "to-be"
text = "Second"
facets = { side = "internal", role = ["it", "sme"] }
links = ["n1", "n3"]
owner = "Ada"

[[notes]]
id = "n3"
text = "Third"
[notes.facets]
fee = 12

[end]
notes = 3
"""
SOUND = tomllib.loads(TEXT)
SECOND = 12
"""The line on which the header of the second note stands."""


def notes(data: Table) -> list[Table]:
    """The notes in plain data."""
    value = data.get("notes", [])
    assert isinstance(value, list)
    return value


def damaged(old: str, new: str) -> Table:
    """What is left of the text with the first *old* become *new*, when nothing outside the second note was lost."""
    assert old in TEXT
    result = salvaged(TEXT.replace(old, new, 1))
    assert result.fault
    assert result.losses
    assert {key: value for key, value in result.data.items() if key != "notes"} == {
        key: value for key, value in SOUND.items() if key != "notes"
    }
    first, second, third = notes(result.data)
    assert [first, third] == [notes(SOUND)[0], notes(SOUND)[2]]
    assert not result.strays
    return second


def test_a_sound_text_is_taken_as_the_parser_takes_it() -> None:
    """Nothing is lost, nothing is told."""
    result = salvaged(TEXT)
    assert result.data == SOUND
    assert (result.losses, result.strays, result.fault) == ((), (), "")


def test_a_text_that_is_cut_off_gives_all_before_the_cut_and_what_is_left_of_the_line() -> None:
    """A string that was never closed is closed; the loss is that line."""
    result = salvaged(TEXT[: TEXT.index("ond")])
    assert notes(result.data) == [notes(SOUND)[0], {"id": "n2", "board": "to-be", "text": "Sec"}]
    assert result.losses == (Loss(15, 15, "notes", 'text = "Sec', is_kept=True),)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('text = "Second', "Second"),
        ('text = Second"', 'Second"'),
        ("text = Second", "Second"),
        ('text = "Sec"ond"', 'Sec"ond'),
        ('text = "Sec\\qond"', "Sec\\qond"),
        ('text = "Sec\\u12"', "Sec\\u12"),
        ('text = "tab\\tand', "tab\tand"),
        ('text = """Second"', 'Second"'),
        ('text - "Second"', "Second"),
        ('text } "Second"', "Second"),
        ('te t = "Second"', "Second"),
        ('t\ufffdxt = "Second"', "Second"),
        ("text = 'Sec'ond'", "Sec'ond"),
        ('text =  "Second" x', 'Second" x'),
    ],
)
def test_the_words_of_a_broken_line_are_kept_as_they_stand(line: str, words: str) -> None:
    """Whatever happened to quotes, escapes, the key or the sign behind it; everything else of the note is there."""
    assert damaged('text = "Second"', line) == {**notes(SOUND)[1], "text": words}


def test_words_on_several_lines_are_kept_as_they_stand() -> None:
    """A letter of a short string that became a line end, long quotes that lost one of theirs, or their end."""
    assert damaged('"Second"', '"Sec\nond"')["text"] == "Sec\nond"
    assert damaged('"Second"', '""\nSec\n[on] it\nond"""')["text"] == "Sec\n[on] it\nond"
    assert damaged('text = "Second"', 'text 5 """\nSec\nond"""')["text"] == "Sec\nond"
    assert str(damaged('"Second"', '"""Sec\n\nond')["text"]).startswith("Sec\n\nond")


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ('board = "to-be"\ntext = "Second"', 'board = "to-be"*text = "Second"', ()),
        ('[[notes]]\nid = "n2"', '[[notes]]*id = "n2"', ()),
        ('text = "Second"\nfacets', 'text = "Second"Jfacets', ()),
        ('owner = "Ada"\n\n[[notes]]', 'owner = "Ada"\n*[[notes]]', ()),
        ('id = "n2"', "id = n2", ("id",)),
        ("links = [", "links = {", ("links",)),
        ("links = [", "links = ", ("links",)),
        ('"n1", "n3"]', '"n1", "n3', ()),
        ('side = "internal"', 'side = internal"', ()),
        ('"sme"] }', '"sme"]', ()),
    ],
)
def test_other_damage_costs_a_value_at_most(old: str, new: str, lost: tuple[str, ...]) -> None:
    """A line end that went, a bracket, a quote: the words and all other keys of the note are there."""
    if 'id = "n2"' not in old:
        second = damaged(old, new) if old.count("\n") < 2 else notes(salvaged(TEXT.replace(old, new, 1)).data)[1]
    else:
        second = damaged(old, new)
    assert {key: second.get(key) for key in ("board", "text", "owner")} == {
        "board": "to-be",
        "text": "Second",
        "owner": "Ada",
    }
    missing = notes(SOUND)[1].keys() - second.keys()
    assert missing <= set(lost)


def test_what_is_complete_in_a_broken_list_is_taken() -> None:
    """Texts of a list, pairs of an inline table."""
    assert damaged('"n1", "n3"]', '"n1", "n3')["links"] == ["n1"]
    assert damaged('role = ["it", "sme"] }', 'role = ["it", "sm')["facets"] == {"side": "internal"}
    assert damaged('role = ["it", "sme"] }', 'role = ["it", "sme"]')["facets"] == notes(SOUND)[1]["facets"]


@pytest.mark.parametrize(
    "header",
    [
        "[[notes]",
        "[notes]]",
        "[[notes}]",
        "{[notes]]",
        "Z[notes]]",
        "[[notes]Y",
        "[[no es]]",
        "[[not\ufffds]]",
        "[[note']]",
    ],
)
def test_a_damaged_header_is_still_one(header: str) -> None:
    """A bracket or a letter is gone: the note stays a note, and the note before it is not mixed with it."""
    text = TEXT.replace("[[notes]]\nid", f"{header}\nid", 2).replace(f"{header}\nid", "[[notes]]\nid", 1)
    result = salvaged(text)
    assert notes(result.data) == notes(SOUND)
    assert result.losses == (Loss(SECOND, SECOND, "notes", header, is_kept=True),)


def test_without_any_header_the_next_note_begins_with_what_the_last_one_has() -> None:
    """A key that an item has already must be the next item's, also behind a table inside it."""
    gone = TEXT.replace('[[notes]]\nid = "n2"', '#!? 5\nid = "n2"').replace(
        "[end]", '~~~\nid = "n4"\ntext = "Fourth"\n[end]'
    )
    assert notes(salvaged(gone + "x=").data) == [*notes(SOUND), {"id": "n4", "text": "Fourth"}]


def test_a_table_whose_name_is_gone_is_a_stray() -> None:
    """What it says is there, for somebody who knows what it may be."""
    result = salvaged(TEXT.replace("[session]", "[\ufffd\ufffd\ufffd]"))
    assert result.strays == ({"title": "Depot"},)
    assert "session" not in result.data


def test_headers_in_long_strings_are_words_also_between_damage() -> None:
    """The string is found whole before anybody looks for blocks in it."""
    text = "x = [\n" + TEXT.replace('"Second"', '"""\n[[notes]]\nid = "no"\n[end]\nSecond"""') + "y = ]\n"
    result = salvaged(text)
    assert [note["text"] for note in notes(result.data)] == ["First", '[[notes]]\nid = "no"\n[end]\nSecond', "Third"]
    assert [(loss.first, loss.last) for loss in result.losses] == [(1, 1), (33, 33)]


def test_a_long_string_that_never_ends_swallows_no_note() -> None:
    """The blocks behind it are read as if it had ended."""
    for quotes in ('"""', "'''"):
        assert damaged('"Second"', f"{quotes}Second")["text"] == "Second"


def test_two_files_run_together_give_both() -> None:
    """What both say the same is said once, arrays are joined, and what differs is told as lost."""
    result = salvaged(TEXT + TEXT.replace("Depot", "Other").replace("n1", "m1"))
    assert len(notes(result.data)) == 6
    assert result.data["session"] == {"title": "Depot"}
    assert [(loss.first, loss.last, loss.table, loss.is_kept) for loss in result.losses] == [(31, 32, "session", False)]
    again = salvaged(TEXT.rstrip("\n") + TEXT)
    assert len(notes(again.data)) == 6


def test_one_table_where_many_were_is_one_of_many() -> None:
    """A bracket more or less, in a header that is TOML all the same."""
    for first, second in (("[[a]]", "[a]"), ("[a]", "[[a]]")):
        result = salvaged(f"{first}\nx = 1\n{second}\nx = 2\n")
        assert result.data == {"a": [{"x": 1}, {"x": 2}]}
        assert result.fault


def test_nested_tables_and_dotted_keys_find_their_places() -> None:
    """People's own tables may be nested; blocks of them are put together again."""
    sound = "[our.own]\na.b = 1\n[[our.list]]\nc = 1\n[[our.list]]\nc = 2\n[our.own.more]\nd = [\n1,\n2]\n"
    result = salvaged(f"{sound}e = \n[[notes]]\ntext = 'x'\n")
    assert result.data == {**tomllib.loads(sound), "notes": [{"text": "x"}]}
    clash = salvaged("x = \n[[notes]]\nfacets = 1\n[notes.facets]\nfee = 2\n")
    assert clash.data == {"notes": [{"facets": 1}]}
    assert [loss.first for loss in clash.losses] == [1, 5]


def test_losses_that_lie_together_are_told_as_one() -> None:
    """By their first and last line, empty ones at the ends left out."""
    text = TEXT.replace('text = "First"\n', 'text = "First"\n\n$$ 1\n$$ 2\n\n$$ 3\n\n')
    result = salvaged(text)
    assert result.data == SOUND
    assert result.losses == (Loss(12, 13, "notes", "$$ 1"), Loss(15, 15, "notes", "$$ 3"))


def test_many_lines_joined_to_one_are_taken_up_to_a_limit() -> None:
    """The line end is put back where a key follows; beyond so many nobody looks, for that is no file any more."""
    line = 'id = "a"*board = "b"*text = "c"*'
    assert salvaged(f"{line}owner = 'd'").data == {"id": "a", "board": "b", "text": "c", "owner": "d"}
    assert salvaged("x = =*" * 30 + f"{line}owner = 'd'").data == {"id": "a", "board": "b", "text": "c", "owner": "d"}
    assert salvaged("bell = 1*" + line * 10).data["id"] == "a"


# --- as long as the text, and no longer -------------------------------------------------------------

REPEATED = {
    "noise": random.Random(1).randbytes(40_000).decode("utf-8", "replace"),
    "sound notes behind damage": 'x =\n[[notes]]\ntext = "Word"\nboard = "to-be"\n',
    "open lists": "a = [\n",
    "open headers": "[a\n",
    "broken blocks": "[[a]]\nx=\n",
    "open long strings": "[b]\ny='''\n[c]\nz=\"\"\"\n",
    "long strings in one block": 'x="""\n',
    "broken words": '[[notes]]\ntext = "\n',
    "words without quotes": 'text = ""#\nWord\n',
    "joined lines": '[[notes]]\nid = "x"*board = "to-be"\n',
    "joined without end": 'text = "x"*id=',
    "one line": 'text = "a"a"',
    "one long list": "a = [\nx,\nx,\nx,\n",
    "brackets": "[",
    "dots": "x=\na.a.a.",
    "words with brackets": "note[\n",
    "strays": "[\ufffd\ufffd]\nid = 1\n",
    "NULs": "\0",
}
"""What texts of any length are made of."""


@pytest.mark.parametrize("name", REPEATED)
def test_a_text_twice_as_long_takes_twice_the_calls(name: str) -> None:
    """Whatever it is made of: time grows with the length of the text and no faster."""
    piece = REPEATED[name]
    count = max(1, 24_000 // len(piece))
    salvaged("x =")  # what is loaded at the first time
    short = calls(lambda: salvaged(piece * count))
    assert calls(lambda: salvaged(piece * count * 2)) < 2.2 * short + 200


@pytest.mark.parametrize("name", REPEATED)
def test_no_stretch_of_a_text_is_parsed_more_than_a_few_times(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in characters that the parser is given, for one call may be given many."""
    given: list[int] = []
    real = tomli.loads

    def counted(text: str) -> dict[str, object]:
        given.append(len(text))
        return real(text)

    monkeypatch.setattr(tomli, "loads", counted)
    text = REPEATED[name] * (100_000 // len(REPEATED[name]))
    assert salvaged(text).fault
    assert sum(given) < 8 * len(text)


def test_beyond_all_hope_the_rest_is_told_as_one_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read until then stays, be the damage in many blocks or in one."""
    monkeypatch.setattr(salvage, "_MOST_FAULTS", 10)
    many = salvaged(TEXT + "[[notes]]\ntext = [\n\n" * 100)
    assert notes(many.data)[:3] == SOUND["notes"]
    assert (many.losses[-1].last, len(many.losses)) == (TEXT.count("\n") + 299, 11)
    one = salvaged(TEXT + "k = [\nl = 1\n" * 100 + "[[actions]]\ntext = 'x'\n")
    assert (one.losses[-1].last, len(one.losses)) == (TEXT.count("\n") + 202, 10)


def test_every_single_line_of_the_example_can_go() -> None:
    """One line of noise in place of each: at most what stood on that line is missing."""
    lines = example_text().split("\n")
    whole = tomllib.loads(example_text())
    for place in range(0, len(lines), 9):
        text = "\n".join([*lines[:place], '"%$ 12 [', *lines[place + 1 :]])
        data = salvaged(text).data
        assert abs(len(notes(data)) - len(notes(whole))) <= 1, lines[place]
        texts = [note.get("text") for note in notes(data)]
        missing = [note["text"] for note in notes(whole) if note["text"] not in texts]
        assert len(missing) <= ("text" in lines[place]), lines[place]
