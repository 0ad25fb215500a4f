"""The canvas thinks along: what the checks find shows in the titles, and waits for nobody who types."""

from __future__ import annotations

from pathlib import Path

from tests.support.room import a_room, new_session, some_notes


async def test_titles_tell_how_many_findings_are_open(tmp_path: Path) -> None:
    """A partner without side, that supports nothing, whom nobody contacts, and no sponsor: four."""
    session = new_session(notes=some_notes("key-partners", "Scanner vendor"))
    async with a_room(tmp_path, session, advises=True) as room:
        await room.advised()
        assert "Partners 1 !4" in room.words
