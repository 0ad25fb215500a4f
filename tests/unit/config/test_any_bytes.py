"""Whatever a file of settings holds, it raises nothing: there are only problems."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from lmc_tui.config.file import parsed
from lmc_tui.config.loading import settled
from lmc_tui.config.settings import SETTINGS, Kind
from lmc_tui.text import clean
from lmc_tui.tui.commands import COMMANDS
from lmc_tui.tui.page_acts import ACTS
from lmc_tui.tui.page_keys import DEFAULT_PAGE_KEYS
from lmc_tui.tui.page_tables import PLACES
from lmc_tui.tui.rebinding import key_map

PATH = Path("config.toml")
NAMES = st.sampled_from([*(each.name for each in SETTINGS), "keys", "bel", '"a b"', "keys.add", "guide.x"])
IDS = st.sampled_from(
    [
        *(each.id for each in COMMANDS),
        *(f'"{each.id}"' for each in ACTS),
        *("ad", "bell", '""', "add.x", "lists.down", "sessions.new", "picking.down", '"writing.keep".x'),
    ]
)
KEYS = st.sampled_from(
    [
        "a",
        "e",
        "escape",
        "enter",
        "space",
        "j",
        "ctrl+q",
        "ctrl+c",
        "f1",
        "ctrl+p",
        "section:j",
        "canvas:l",
        "none",
        "x:y",
        "?",
        ",",
        "",
    ]
)
VALUES = st.one_of(
    st.sampled_from(
        ["true", "1", "-0.5", "inf", "[]", "{}", "1979-05-27", "[[1], {a = 1}]", "'''\nx\n'''", "9" * 5000]
    ),
    KEYS.map(lambda key: f'"{key}"'),
    st.lists(KEYS, max_size=4).map(lambda keys: "[" + ", ".join(f'"{key}"' for key in keys) + "]"),
    st.text(st.characters(codec="utf-8", exclude_characters="'\n\r"), max_size=8).map(lambda text: f"'{text}'"),
)
LINES = st.builds(lambda name, value: f"{name} = {value}", st.one_of(NAMES, IDS), VALUES)
TEXTS = st.tuples(st.lists(LINES, max_size=4), st.lists(st.builds("{} = {}".format, IDS, VALUES), max_size=8)).map(
    lambda parts: "\n".join([*parts[0], "[keys]", *parts[1]]).encode()
)


def check(raw: bytes) -> None:
    """Everything that start-up does with a file of these bytes, and `lmc config check` after it."""
    found = settled({}, {}, PATH, parsed(PATH, raw), {"preset": ("team-90",)})
    mapped = key_map(found.keys)
    for problem in found.and_keys(mapped.problems):
        assert problem.sentence.endswith((".", "?"))
        assert clean(str(problem)) == str(problem)
        assert problem.line <= raw.count(b"\n") + 1
    for each in SETTINGS:
        value = getattr(found.config, each.name)
        assert isinstance(value, bool if each.kind is Kind.SWITCH else str)
    assert "ctrl+q" in mapped.keys.command("leave").keys
    for view in ("keys_on_canvas", "keys_in_section"):
        taken = [key for each in mapped.keys.commands for key in (*each.keys, *getattr(each, view))]
        assert len(taken) == len(set(taken))
        for name in ("help", "palette"):
            assert mapped.keys.command(name).keys or getattr(mapped.keys.command(name), view)
    pages = mapped.pages or DEFAULT_PAGE_KEYS
    for place in PLACES:
        taken = [key for act in pages.acts(place.id) for key in act.keys]
        assert len(taken) == len(set(taken))
        assert not {"ctrl+q", "ctrl+c"} & set(taken)
        assert all(pages.by_key(place.id)[key] == act for key, act in place.always.items())


@given(st.one_of(st.binary(max_size=300), TEXTS))
@example(b"a." * 30_000 + b"a = 1")
@example(b"a = " + b"[" * 30_000)
@example(b"a = " + b"{a = " * 400 + b"1" + b"}" * 400)
@example(b"a = " + b"1" * 60_000)
@example(b'[keys]\n"dialogs.leave" = "none"\n"lists.down" = ["escape", "enter", "q"]\n[keys.pages]\nleave = "j"\n')
@example(b'[keys]\nhelp = "none"\nadd = "f1"\npalette = "section:x"\n')
def test_no_bytes_raise_anything(raw: bytes) -> None:
    """And whatever they say, a key means one thing in each view, and leaving, help and palette have one."""
    check(raw)
