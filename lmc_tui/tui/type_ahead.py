"""Keys typed faster than the screen changes go where the person meant them.

Plain Textual hands every key to the widget that has the focus at that moment, and each widget works its own queue:
of `a`, `I`, `T` typed at once, the last two still reach the canvas, as commands. So a key is held here until the one
before has been worked off by everybody who could care: the widget, its screen, the app, and once more the same way
round for the messages that they sent each other.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TypeVar

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

Result = TypeVar("Result")

ROUNDS = 2
"""A key becomes a message to the widget itself, which then goes to its screen."""
PATIENCE_SECONDS = 0.3
"""How long to wait for a widget that was closed with its queue unread."""
NEW_SCREEN_SECONDS = 0.01
"""How often to look whether a screen that was just opened knows where keys go."""
MOST_LOOKS = 100


class TypeAhead(App[Result], inherit_bindings=False):
    """Forwards keys and pastes one at a time, in the order in which they came."""

    def __init__(self) -> None:
        super().__init__()
        self._ahead: deque[events.Key | events.Paste] = deque()
        self._turn = 0
        self._is_under_way = False
        self._looks = 0
        self._watchdog: asyncio.TimerHandle | None = None

    async def on_event(self, event: events.Event) -> None:
        """Hold back keys while one is being worked off; everything else goes its way."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            self._ahead.append(event)
            if not self._is_under_way:
                await self._forward_next()
        else:
            await super().on_event(event)

    async def _forward_next(self) -> None:
        """Hand the next key to whoever has the focus now."""
        if not self._ahead:
            self._is_under_way = False
            return
        self._is_under_way = True
        if self.focused is None and self._looks < MOST_LOOKS:
            self._looks += 1
            asyncio.get_running_loop().call_later(NEW_SCREEN_SECONDS, self.call_later, self._forward_next)
            return
        self._looks = 0
        self._turn += 1
        turn = self._turn
        target: MessagePump = self.focused or self.screen
        await super().on_event(self._ahead.popleft())
        self._watchdog = asyncio.get_running_loop().call_later(
            PATIENCE_SECONDS, self.call_later, self._worked_off, turn
        )
        self._follow(turn, target, ROUNDS)

    def _follow(self, turn: int, target: MessagePump, rounds: int) -> None:
        """Go the way of the key: behind it through the widget's queue, the screen's and the app's."""
        screen = self.screen

        def at_screen() -> None:
            screen.call_later(at_app) or self.call_later(at_app)

        def at_app() -> None:
            if rounds > 1:
                self._follow(turn, target, rounds - 1)
            else:
                self.call_later(self._worked_off, turn)

        target.call_later(at_screen) or self.call_later(at_screen)

    async def _worked_off(self, turn: int) -> None:
        """The key of that turn is done; a turn that is over already is nothing new."""
        if turn != self._turn or not self._is_under_way:
            return
        if self._watchdog is not None:
            self._watchdog.cancel()
        await self._forward_next()
