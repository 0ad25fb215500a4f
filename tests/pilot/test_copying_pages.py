"""Copying from pages: the same key, what is in hand first."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

import pytest

from lmc_tui.content import canvases, example_text
from lmc_tui.domain.session import Session
from lmc_tui.export.partner_plan import partners_to_text
from lmc_tui.storage.codec import decode
from tests.support.room import Room, a_room


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that takes copies, with nothing between."""
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("TMUX", "STY", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)


def the_example() -> Session:
    """The worked example."""
    import tomllib

    session: Session = decode(tomllib.loads(example_text()), canvases(), "example").session
    return session


async def copied(room: Room, monkeypatch: pytest.MonkeyPatch, page: str, *picks: str) -> list[str]:
    """What goes into the clipboard from that page, by its key and the words of each pick; empty for the first."""
    written: list[str] = []
    monkeypatch.setattr(room.app, "to_terminal", written.append)
    await room.press(page)
    for words in picks:
        await room.press("C")
        await room.type(words)
        await room.press("enter")
    return [b64decode(each.removeprefix("\x1b]52;c;").removesuffix("\x07")).decode() for each in written]


async def test_a_finding_and_all_of_them_can_be_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one in hand with its question; all as a list."""
    async with a_room(tmp_path, the_example(), advises=True) as room:
        await room.advised()
        one, every = await copied(room, monkeypatch, "w", "", "all markdown")
        assert room.stage.advice is not None
        found = room.stage.advice.timely("to-be")
        assert one.endswith(f"{found[0].message}\nAsk: {found[0].question}")
        assert every.count("\n- ") == len(found)
        assert "Copied" in room.words, "the page says so itself"


async def test_a_partner_and_the_plan_can_be_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The partner as the page shows it, the plan as it would be written."""
    async with a_room(tmp_path, the_example()) as room:
        one, plan = await copied(room, monkeypatch, "O", "", "plan text")
        assert one.splitlines()[0].startswith("○ IT warehouse systems")
        assert plan == partners_to_text(room.session, room.workshop.canvas, "to-be")


async def test_the_models_can_be_copied_as_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in hand, and the page around it, without the signs of the screen."""
    async with a_room(tmp_path, the_example()) as room:
        one, page = await copied(room, monkeypatch, "M", "", "page")
        assert "Performance Support" in one
        assert one in page or one.split("\n")[0].strip() in page
        assert "▸" not in one + page
        assert "Mass Distribution" in page


async def test_the_facet_table_gives_notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The row in hand, and the section."""
    async with a_room(tmp_path, the_example()) as room:
        await room.press("8")
        note = room.stage.note
        assert note is not None
        one, section = await copied(room, monkeypatch, "F", "", "all text")
        assert one == note.text
        assert section.splitlines()[0] == f"Key Partners ({len(room.texts('key-partners'))})"


async def test_a_thread_and_all_threads_can_be_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As sentences, whole, however far the walk has come."""
    async with a_room(tmp_path, the_example(), advises=True) as room:
        await room.advised()
        one, every = await copied(room, monkeypatch, "Y", "", "all")
        assert one.startswith("For “Depot Operations")
        assert one.endswith(".")
        segments = len(room.texts("customer-segments"))
        assert every.count("For “") == segments
        assert every.startswith(one)


async def test_what_differs_can_be_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The section in hand, and everything."""
    async with a_room(tmp_path, the_example()) as room:
        await room.press("c")
        await room.until_words("as-is")
        await room.press("enter")
        await room.until_words("Compare")
        section, everything = await copied(room, monkeypatch, "home", "", "what differs")
        assert section.splitlines()[0].startswith("Customer Segments")
        assert everything.startswith("In short\n")
        assert "Key Partners" in everything
