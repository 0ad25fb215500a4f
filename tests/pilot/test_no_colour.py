"""Every state can be told from its absence on a screen without any colour: by a sign, a word, or an attribute."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from lmc_tui.domain.comparing import SIGNS
from lmc_tui.tui.app import LmcApp
from lmc_tui.tui.drawing import compared, findings, model_needs
from lmc_tui.tui.theming import Colours
from tests.pilot.test_saving import FULL
from tests.snapshot.test_pictures import example
from tests.support.colourless import ATTRIBUTES, attributes_of, marks, stretches
from tests.support.room import Room, a_desk, a_room, a_room_on_file

LARGE = (200, 60)


@asynccontextmanager
async def a_grey_room(folder: Path, size: tuple[int, int] = LARGE, *, advises: bool = False) -> AsyncIterator[Room]:
    """The example on a screen without colours."""
    async with a_room(folder, example(), size=size, advises=advises, colours=Colours.NONE) as room:
        if advises:
            await room.advised()
        yield room


# --- the canvas ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("without", "more", "sign"),
    [
        (["1"], ["8"], "┏ Key Partners"),
        (["8"], ["space"], "▶ Welcome"),
        (["8", "space"], ["space"], "‖ Welcome"),
        (["8", "space"], ["space"], " held"),
        (["1"], ["8"], "▸ IT warehouse"),
        (["8"], ["}"], "▸ Finance analytics"),
        (["8"], ["t"], "✓ ticked"),
        (["9"], ["x"], "need"),
    ],
    ids=["focus", "runs", "paused", "held", "note", "other note", "ticked", "need"],
)
async def test_states_of_the_canvas_have_a_sign(tmp_path: Path, without: list[str], more: list[str], sign: str) -> None:
    """It is there when the state holds, and only then."""
    async with a_grey_room(tmp_path) as room:
        await room.press(*without)
        before = room.words.count(sign)
        await room.press(*more)
        assert room.words.count(sign) == before + 1


async def test_what_is_missing_and_what_is_believed_have_a_sign_and_a_word(tmp_path: Path) -> None:
    """A ring instead of a dot, `need` in bold; `belief` in italics."""
    async with a_grey_room(tmp_path) as room:
        await room.press("1")
        assert "○ Scanner vendor" in room.words
        assert "• Senior pickers" in room.words
        assert {each.attributes for each in stretches(room.app) if each.text.strip() == "need"} == {frozenset({"bold"})}
        assert attributes_of(room.app, "belief") == {"italic"}


async def test_the_note_in_hand_is_turned_round(tmp_path: Path) -> None:
    """Besides its sign; it alone."""
    async with a_grey_room(tmp_path) as room:
        await room.press("8", "}")
        turned = [each.text.strip() for each in stretches(room.app) if "reverse" in each.attributes]
        assert turned == ["▸ Finance analytics"] or "".join(turned).replace("▸", "").split() == ["Finance", "analytics"]


async def test_borders_tell_the_pane_in_hand_and_that_of_the_step(tmp_path: Path) -> None:
    """Heavy and bold; ordinary, with a sign before the name; faint for all others."""
    async with a_grey_room(tmp_path) as room:
        await room.press("space", "n", "n", "8")
        assert "┌ ▶ Business Outcomes" in room.words
        assert "┌ Cost Structure" in room.words
        assert attributes_of(room.app, "┏") == {"bold"}
        assert {each.attributes for each in stretches(room.app) if "┌" in each.text} == {
            frozenset({"dim"}),
            frozenset(),  # the pane of the step
        }


async def test_findings_and_the_lit_thread_have_signs(tmp_path: Path) -> None:
    """`!` with their number in the titles, and a filled or an open diamond instead of dot and ring."""
    async with a_grey_room(tmp_path, advises=True) as room:
        await room.press("8")
        assert "Key Partners · 6 !1" in room.words
        assert "!" not in next(line for line in room.words.splitlines() if "Segments · 4" in line).split("Segments")[1]
        assert "◆ Depot Operations" in room.words
        assert "◇ Tip editor" in room.words
        await room.press("y")
        assert not set("◆◇") & set(room.words)
        assert "○ Tip editor" in room.words


# --- the top line -------------------------------------------------------------------------------------------------


async def test_warnings_and_an_overrun_are_words(tmp_path: Path) -> None:
    """`soon`, `last minute`, `over`; the last one turned round."""
    async with a_grey_room(tmp_path) as room:
        await room.press("space")
        seen = []
        for seconds in (0, 8 * 60 * 0.8, 8 * 60 * 0.12, 60):
            await room.pass_time(seconds)
            seen.append(room.words.splitlines()[0])
        assert [word for line in seen for word in ("soon", "last minute", "over") if word in line] == [
            "soon",
            "last minute",
            "over",
        ]
        assert attributes_of(room.app, "over") == {"bold", "reverse"}


async def test_not_saved_is_words_turned_round(tmp_path: Path) -> None:
    """Where `saved` stands else, faint."""
    async with a_grey_room(tmp_path) as room:
        assert attributes_of(room.app, "saved") == {"dim"}
        room.target.fails_with = FULL
        await room.write("one")
        await room.until(lambda: "NOT SAVED: the disk is full" in room.words.splitlines()[0])
        assert attributes_of(room.app, "NOT SAVED: the disk is full · 1 change ") == {"bold", "reverse"}


async def test_a_window_that_only_looks_on_says_so(tmp_path: Path) -> None:
    """In words, turned round."""
    async with a_room_on_file(tmp_path, example(), view=True, colours=Colours.NONE) as room:
        assert attributes_of(room.app, "VIEW ONLY") == {"bold", "reverse"}
    async with a_room_on_file(tmp_path, example(), colours=Colours.NONE) as room:
        assert "VIEW ONLY" not in room.words


# --- dialogs ------------------------------------------------------------------------------------------------------


async def test_the_option_in_hand_has_a_sign_and_is_turned_round(tmp_path: Path) -> None:
    """In every list to pick from."""
    async with a_grey_room(tmp_path) as room:
        await room.press("8", "m")
        turned = [each.text for each in stretches(room.app) if "reverse" in each.attributes and "▸ " in each.text]
        before = turned[-1]
        await room.press("down")
        turned = [each.text for each in stretches(room.app) if "reverse" in each.attributes and "▸ " in each.text]
        assert turned[-1] != before


async def test_a_form_tells_what_holds_from_what_is_in_hand(tmp_path: Path) -> None:
    """`(•)` and `[x]` hold; `▸` is the field in hand, and the choice in hand is turned round."""
    async with a_grey_room(tmp_path) as room:
        await room.press("8", "f")
        assert "▸ side" in room.words
        assert attributes_of(room.app, "(•) internal") == {"bold", "reverse"}
        assert attributes_of(room.app, "(•) permanent") == {"bold"}
        assert attributes_of(room.app, "[x] IT") == {"bold"}
        await room.press("right")
        assert "reverse" not in attributes_of(room.app, "(•) internal")
        assert "reverse" in attributes_of(room.app, "( ) external")


async def test_the_completion_in_hand_is_turned_round(tmp_path: Path) -> None:
    """And the list has edges, for it has no ground of its own."""
    async with a_grey_room(tmp_path) as room:
        await room.press("8", "a")
        await room.type("Union #int")
        assert "reverse" not in attributes_of(room.app, "#internal")
        assert "│ #internal" in room.words
        await room.press("down")
        assert attributes_of(room.app, "#internal") == {"bold", "reverse"}


async def test_the_cursor_and_a_selection_are_turned_round(tmp_path: Path) -> None:
    """In the line for notes and in the fields of dialogs."""
    async with a_grey_room(tmp_path) as room:
        for keys in (["9", "a"], ["/"]):
            await room.press(*keys)
            await room.type("wxyz")
            ends = [each for each in stretches(room.app) if "reverse" in each.attributes and not each.text.strip()]
            assert ends, keys
            await room.press("shift+left", "shift+left")
            turned = "".join(each.text for each in stretches(room.app) if "reverse" in each.attributes)
            assert "yz" in turned
            await room.press("escape")


# --- all screens --------------------------------------------------------------------------------------------------

SCREENS = {
    "canvas": (["8"], "right"),
    "open section": (["8", "enter"], "down"),
    "agenda": (["A"], "down"),
    "facets": (["8", "f"], "down"),
    "link": (["8", "L"], "down"),
    "move": (["8", "m"], "down"),
    "search": (["/", "s", "c", "a"], "down"),
    "palette": (["ctrl+p"], "down"),
    "filter": (["o"], "down"),
    "findings": (["w"], "down"),
    "walk": (["8", "Y"], "down"),
    "partners": (["O"], "down"),
    "model": (["M"], "down"),
    "facet table": (["8", "F"], "down"),
    "compare": (["c", "enter"], "down"),
}
"""Screens on which something is in hand: the keys that open each, and one that takes something else in hand."""
PAGES = {
    "canvas": [],
    "typing": ["a", "#"],
    "snapshots": ["S"],
    "guide": ["g"],
    "help": ["?"],
    "summary": ["s"],
    "if it went": ["8", "X"],
}
"""And those on which nothing is."""


@pytest.mark.parametrize("name", SCREENS)
async def test_what_is_in_hand_can_be_seen_on_every_screen(tmp_path: Path, name: str) -> None:
    """Something is marked, something else once another key was pressed, and no colour is sent."""
    keys, move = SCREENS[name]
    async with a_grey_room(tmp_path, (120, 36), advises=True) as room:
        await room.press(*keys)
        before = marks(room.app)
        await room.press(move)
        assert before and marks(room.app)
        assert marks(room.app) != before
        assert_colourless(room.app)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
async def test_every_page_is_without_colour(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    """Only attributes that every terminal shows."""
    async with a_grey_room(tmp_path, size, advises=True) as room:
        await room.press(*PAGES[name])
        assert_colourless(room.app)


async def test_the_list_of_sessions_marks_the_one_in_hand(tmp_path: Path) -> None:
    """By a sign, and turned round."""
    desk = a_desk(tmp_path)
    desk.create("Onboarding", "team-90")
    app = LmcApp(desk, colours=Colours.NONE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert_colourless(app)
        before = marks(app)
        await pilot.press("down")
        await pilot.pause()
        assert before and marks(app) and marks(app) != before


def assert_colourless(app: LmcApp) -> None:
    """Nothing on the topmost screen has a colour, or an attribute that not every terminal shows."""
    for each in stretches(app):
        assert each.colours == ("", ""), each
        assert each.attributes <= set(ATTRIBUTES.values()), each


@pytest.mark.parametrize(
    "drawn",
    [
        [(SIGNS[kind], role) for kind, role in compared.ROLES.items()],
        [(findings.SIGNS[group], role) for group, role in findings.ROLES.items()],
        [(model_needs.SIGNS[state], role) for state, role in model_needs.ROLES.items()],
    ],
    ids=["compared", "findings", "model"],
)
def test_what_differs_in_colour_differs_in_its_sign(drawn: list[tuple[str, str]]) -> None:
    """On comparisons, findings and the model's needs: nothing with one sign has two roles."""
    assert len(set(drawn)) == len({sign for sign, _ in drawn})
