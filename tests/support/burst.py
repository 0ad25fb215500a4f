"""Keys and pastes that come all at once, as over a line that stood still, or from somebody faster than the screen."""

from __future__ import annotations

from textual import events

from tests.support.room import Room

SLASH = events.Key("slash", "/")
"""Keys with a name of their own are sent as events."""


async def paste(room: Room, text: str) -> None:
    """Paste a text, as a terminal with bracketed paste does."""
    room.app.post_message(events.Paste(text))
    await room.pilot.pause()
    await room.pilot.pause()


async def burst(room: Room, *keys: str | events.Event) -> None:
    """Send keys (letters, or names such as `enter`) and other events at once; wait until the last one is worked off."""
    for key in keys:
        room.app.post_message(_event(key))
    await room.until(lambda: not room.app._is_under_way, "the end of the keys")
    await room.pilot.pause()


def _event(key: str | events.Event) -> events.Event:
    """A new event, for one that was on its way is marked."""
    if isinstance(key, str):
        return events.Key(key, key if len(key) == 1 else None)
    return key.copy() if isinstance(key, events.Key) else key
