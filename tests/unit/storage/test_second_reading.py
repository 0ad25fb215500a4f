"""The second reader reads every text as the parser does that it asks, whatever it read before."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lmc_tui.storage.second_reading import SecondReader
from tests.unit.storage.test_hand_edits import EDITED

Said = tuple[str, object]


def said_by(loads: Callable[[str], object], text: str) -> Said:
    """What a reader gives, written out with the order of keys inside the root's; or the kind of its error."""
    try:
        data = loads(text)
    except (ValueError, RecursionError) as error:
        return type(error).__name__, str(error)
    assert isinstance(data, dict)
    return "data", {key: repr(value) for key, value in data.items()}


def agrees(reader: SecondReader, text: str) -> Said:
    """What the reader gives for a text, which must be what `tomllib.loads` gives."""
    said = said_by(reader.loads, text)
    assert said == said_by(tomllib.loads, text), text
    return said


HEAD = 'format = "lmc-session"\n'
ITEM = '[[notes]]\nid = "a"\n'
TRICKY = {
    "nothing": "",
    "no head": ITEM,
    "only a head": HEAD,
    "no end of the last line": HEAD + ITEM + 'text = "x"',
    "Windows line ends": (HEAD + ITEM + "[end]\nnotes = 1\n").replace("\n", "\r\n"),
    "a long string cut in two by an item and closed behind it": f'x = """\n{ITEM}[end]\n"""\n',
    "a long string of one item with a whole item in it": f"[[notes]]\ntext = '''\n{ITEM}'''\n{ITEM}",
    "two long strings that close each other": 'x = """\n[[notes]]\ny = """\n[end]\nz = """\n',
    "an item with a key that the head has": f"notes = 1\n{ITEM}",
    "an item of an array that the head has on one line": f'notes = [{{ id = "b" }}]\n{ITEM}',
    "a head that is all on one line": 'notes = [{ id = "b" }]\n',
    "a table with the name of an array": f"{ITEM}[notes]\nx = 1\n",
    "a table with the name of an array, before it": f"[notes]\nx = 1\n{ITEM}",
    "a table twice": f"[end]\nx = 1\n{ITEM}[end]\ny = 1\n",
    "a table inside a table, apart from it": f"[our]\nx = 1\n{ITEM}[our.own]\ny = 1\n",
    "a table inside a table, before it": f"[our.own]\ny = 1\n{ITEM}[our]\nx = 1\n",
    "a table inside an item": f'{ITEM}[notes.facets]\nside = "internal"\n{ITEM}',
    "a table inside an item, behind another table": f"{ITEM}[end]\nnotes = 1\n[notes.facets]\nx = 1\n{ITEM}",
    "the same table inside an item twice": f"{ITEM}[notes.facets]\nx = 1\n[notes.facets]\ny = 1\n",
    "items inside an item": f"{ITEM}[[notes.own]]\nx = 1\n[[notes.own]]\nx = 2\n{ITEM}",
    "items inside an item, behind another table": f"{ITEM}[end]\n[[notes.own]]\nx = 1\n",
    "items inside a table": f"[[our.own]]\nx = 1\n{ITEM}[[our.own]]\nx = 2\n",
    "a dotted key of the head with the name of an array": f"notes.x = 1\n{ITEM}",
    "a table behind an item, its header in quotes": f'{ITEM}["end"]\nnotes = 1\n{ITEM}',
    "a header in quotes": f'{ITEM}[["notes"]]\nid = "b"\n{ITEM}',
    "a header with blanks": f'{ITEM}  [[ notes ]]  # ours\nid = "b"\n{ITEM}',
    "a header with blanks between its brackets": f"{ITEM}[ [notes]]\n",
    "a header that does not end": f"{ITEM}[[notes]\n{ITEM}",
    "an array over lines that look like headers": f"{ITEM}tags = [\n[1],\n[[2]],\n[x]\n]\n{ITEM}",
    "an array over lines with items that are headers": f"x = [\n[1]\n,\n[1]\n]\n{ITEM}",
    "items in turn with others": f"{ITEM}[[parking]]\nx = 1\n{ITEM}[[parking]]\nx = 2\n[end]\n",
    "the same item twice": ITEM * 3,
    "items of one array behind headers of many kinds": f'{ITEM}[["notes"]]\n[[notes . own]]\n[ [notes]]\n{ITEM}',
    "an empty item": "[[notes]]\n[[notes]]\n",
    "a bare carriage return": f"{HEAD}# x\r[[notes]]\n{ITEM}",
    "a number that no Python takes": f"{ITEM}x = {'9' * 5000}\n{ITEM}",
    "such a number behind a fault": f"{ITEM}[end]\n[end]\n[[notes]]\nx = {'9' * 5000}\n",
    "more brackets than Python takes": f"{ITEM}x = {'[' * 2000}{']' * 2000}\n",
}


@pytest.mark.parametrize("name", TRICKY)
def test_tricky_texts_are_read_as_wholes(name: str) -> None:
    """By a reader that knows nothing, by one that just read it, and by one that knows all other texts' pieces."""
    text = TRICKY[name]
    fresh, full = SecondReader(), SecondReader()
    agrees(fresh, text)
    agrees(fresh, text)
    for other in TRICKY.values():
        said_by(full.loads, other)
        agrees(full, text)


PIECES = (
    *(HEAD, ITEM, '[[notes]]\nid = "b"\ntext = "two"\n', "[end]\nnotes = 2\n", "[session]\n", "[[parking]]\nx = 1\n"),
    *("[notes.facets]\nx = 1\n", "[notes]\n", "[our.own]\n", "[[notes.own]]\n", '[["notes"]]\n', "notes = 3\n"),
    *(
        'x = """\n',
        "'''\n",
        '"""\n',
        "# a comment\n",
        "\n",
        "y = [\n",
        "[1],\n",
        "[[2]],\n",
        "]\n",
        "\r\n",
        " ",
        '"',
        "[",
    ),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), min_size=1, max_size=6))
def test_any_texts_one_after_the_other_are_read_as_wholes(texts: list[str]) -> None:
    """Headers, items, quotes and brackets in any order: mostly no TOML, now and then some."""
    reader = SecondReader()
    for text in texts:
        agrees(reader, text)


def a_long_text(chance: random.Random) -> str:
    """A session's text with a dozen more items, some of which are alike."""
    items = "".join(f'[[notes]]\nid = "x{chance.randrange(9)}"\ntext = "{chance.randrange(99)}"\n\n' for _ in range(12))
    return EDITED.replace("[our.own]", f"{items}[our.own]")


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_text_that_is_damaged_again_and_again_is_read_as_a_whole(chance: random.Random) -> None:
    """Lines and characters go, come twice or change places in a text of which the reader knows all the pieces."""
    reader = SecondReader()
    text = a_long_text(chance)
    assert agrees(reader, text)[0] == "data"
    for _ in range(8):
        agrees(reader, _damaged(text, chance))
        agrees(reader, text)


def _damaged(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    place = chance.randrange(len(text))
    match chance.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            return text[:place] + chance.choice("\"'[]#\n\\.=") + text[place:]
        case _:
            return text[:place] + text[place + 1 :]
    return "".join(lines)


def test_every_cut_and_every_character_left_out_is_read_as_a_whole() -> None:
    """At each place of a text whose pieces are all known."""
    reader = SecondReader()
    agrees(reader, EDITED)
    for place in range(len(EDITED)):
        agrees(reader, EDITED[:place])
        agrees(reader, EDITED)
        agrees(reader, EDITED[:place] + EDITED[place + 1 :])


def test_only_what_was_not_read_before_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a thousand items with one changed, the parser gets that one, whatever tables of people's own there are."""
    own = '[notes.own]\nx = 1\n\n[their.own]\nx = 2\n\n[[ notes ]]\nid = "last"\n'
    items = [f'[[notes]]\nid = "n{number}"\n\n' for number in range(1000)]
    reader, parsed = SecondReader(), list[str]()
    agrees(reader, HEAD + "".join(items) + own)
    real = tomllib.loads
    items[500] = '[[notes]]\nid = "changed"\n\n'
    text = HEAD + "".join(items) + own

    def loads(text: str) -> dict[str, object]:
        parsed.append(text)
        return real(text)

    with monkeypatch.context() as patch:
        patch.setattr(tomllib, "loads", loads)
        data = reader.loads(text)
    assert parsed == [items[500]]
    assert data == real(text)
