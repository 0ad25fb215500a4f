"""Keys typed faster than the screen changes go where the person meant them.

Plain Textual hands every key to the widget that has the focus at that moment, and each widget works its own queue:
of `a`, `I`, `T` typed at once, the last two still reach the canvas, as commands. So a key is held here until the one
before has been worked off by everybody who could care: the widget, all that it stands in, the app, and once more the
same way round for the messages that they sent each other. Letters that wait for one field go there together: a terminal
that pastes as keys sends them faster than any screen follows.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from typing import TypeVar

from textual import events
from textual.message_pump import MessagePump
from textual.widget import Widget

from lmc_tui.text import LONGEST_LINE, clean, clean_line
from lmc_tui.tui.pastes import Keys
from lmc_tui.tui.quiet import QuietApp
from lmc_tui.tui.widgets.letters import unusual_letters

Result = TypeVar("Result")

ROUNDS = 2
"""A key goes up to the app, which runs what it is bound to; that may send a message, which goes up from the widget."""
DRAWN_SECONDS = 0.02
"""How long what a key brings takes to be drawn."""
PATIENCE_SECONDS = 0.3
"""How long to wait before looking whether a widget was closed with its queue unread."""
MOST_PATIENCE = 30
"""How often to look before going on all the same."""
KEYS_WAIT = "keys-wait"
"""The group of workers that end with another screen: keys wait until they have."""
NEW_SCREEN_SECONDS = 0.01
"""How often to look whether a screen that was just opened knows where keys go."""
MOST_LOOKS = 100
FLOOD = 64
"""More keys than a person has ahead: of a flood only what means something is worked off."""


class TypeAhead(QuietApp[Result], inherit_bindings=False):
    """Forwards keys and pastes one at a time, in the order in which they came, and pastes cleaned."""

    def __init__(self) -> None:
        super().__init__()
        self._ahead: deque[events.Key | events.Paste] = deque()
        self._turn = 0
        self._is_under_way = False
        self._looks = 0
        self._followed: tuple[int, MessagePump] = (0, self)
        """The turn of the key that is being worked off, and who works it off."""
        self._following: asyncio.TimerHandle | None = None
        """Follows that key; None while it is followed already."""
        self._watchdog: asyncio.TimerHandle | None = None

    async def on_event(self, event: events.Event) -> None:
        """Hold back keys while one is being worked off; everything else goes its way."""
        if isinstance(event, Keys):
            self._ahead.extend(event.keys)
        elif isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            self._ahead.append(event)
        else:
            await super().on_event(event)
            return
        if not self._is_under_way:
            await self._forward_next()
        elif self._following is not None:
            self._follow_now()

    async def _forward_next(self) -> None:
        """Hand the next key to whoever has the focus now."""
        if len(self._ahead) > 1:
            self._pass_over_noise()
        if not self._ahead:
            self._is_under_way = False
            return
        self._is_under_way = True
        if (self.focused is None or self._is_screen_awaited()) and self._looks < MOST_LOOKS:
            self._looks += 1
            asyncio.get_running_loop().call_later(NEW_SCREEN_SECONDS, self.call_later, self._forward_next)
            return
        self._looks = 0
        self._turn += 1
        turn = self._turn
        target: MessagePump = self.focused or self.screen
        await super().on_event(self._next_for(self.focused))
        self._watch(turn, target, MOST_PATIENCE)
        self._follow_soon(turn, target)

    def _pass_over_noise(self) -> None:
        """Of keys that mean nothing here leave one: it takes back a notice, as any key does, and more cannot do more.

        A broken line sends them by the hundred thousand, and each would take as long as one that means something.
        """
        is_flood = len(self._ahead) > FLOOD
        if not is_flood and not _is_odd(self._ahead[0]):
            return
        field = self.focused
        bound = {key for _, bindings in self.screen._binding_chain for key in bindings.key_to_bindings}
        last: events.Key | None = None
        while self._ahead:
            event = self._ahead[0]
            if isinstance(event, events.Paste) or event.key in bound or not (is_flood or _is_odd(event)):
                break
            if field is not None and _is_letter(event, field):
                break
            last = event
            self._ahead.popleft()
        if last is not None:
            self._ahead.appendleft(last)

    def _is_screen_awaited(self) -> bool:
        """Whether something works on another screen, to which the next key will belong."""
        return any(worker.group == KEYS_WAIT and not worker.is_finished for worker in self.workers)

    def _next_for(self, field: Widget | None) -> events.Key | events.Paste:
        """The next key or paste; all letters that wait, as one, for a field that takes letters."""
        event = self._ahead.popleft()
        if isinstance(event, events.Paste):
            takes_pastes = getattr(field, "takes_pastes", False)
            event.text = clean(event.text) if takes_pastes else clean_line(event.text)[:LONGEST_LINE]
            return event
        typed = [event.character or ""]
        while field is not None and _is_letter(event, field) and self._ahead:
            following = self._ahead[0]
            if not isinstance(following, events.Key) or not _is_letter(following, field):
                break
            typed.append(following.character or "")
            self._ahead.popleft()
        return events.Key("letters", "".join(typed)) if len(typed) > 1 else event

    def _watch(self, turn: int, target: MessagePump, patience: int) -> None:
        """Go on after a while if the widget that should work the key off is no more.

        One that is only slow is waited for: otherwise the next key would overtake the last one's consequences.
        """

        def look() -> None:
            if turn != self._turn or not self._is_under_way:
                return
            if patience > 0 and target.is_running:
                self._watch(turn, target, patience - 1)
            else:
                self.call_later(self._worked_off, turn)

        self._watchdog = asyncio.get_running_loop().call_later(PATIENCE_SECONDS, look)

    def _follow_soon(self, turn: int, target: MessagePump) -> None:
        """Follow the key, at once if another waits; else a moment later, so that what it brings is drawn first."""
        self._followed = turn, target
        self._following = asyncio.get_running_loop().call_later(DRAWN_SECONDS, self._follow_now)
        if self._ahead:
            self._follow_now()

    def _follow_now(self) -> None:
        if self._following is not None:
            self._following.cancel()
            self._following = None
        self._follow(*self._followed)

    def _follow(self, turn: int, target: MessagePump) -> None:
        """Go the way of the key, behind it: through the queues of the widget, of all that it stands in, of the app."""
        way = [target]
        while (parent := way[-1]._parent) is not None:
            way.append(parent)
        Walk(way * ROUNDS, lambda: self.call_later(self._worked_off, turn)).go_on()

    async def _worked_off(self, turn: int) -> None:
        """The key of that turn is done; a turn that is over already is nothing new."""
        if turn != self._turn or not self._is_under_way:
            return
        if self._watchdog is not None:
            self._watchdog.cancel()
        await self._forward_next()


class Walk:
    """Goes through the queues of some who work messages off, one behind the other, and tells when it is through."""

    def __init__(self, way: Sequence[MessagePump], on_end: Callable[[], object]) -> None:
        self._way = iter(way)
        self._on_end = on_end

    def go_on(self) -> None:
        """Join the next queue; who was closed meanwhile has none.

        Textual counts the parameters of what it calls back, once for a method, and each time for anything that
        `call_later` wraps.
        """
        for each in self._way:
            if each.post_message(events.Callback(callback=self.go_on)):
                return
        self._on_end()


def _is_odd(event: events.Key | events.Paste) -> bool:
    """Whether a key types what no command is likely to be: no sign of ASCII, no letter, no number."""
    sign = event.character if isinstance(event, events.Key) else None
    return bool(sign) and not " " <= sign <= "~" and not sign.isalnum()  # type: ignore[operator, union-attr]


def _is_letter(event: events.Key, field: Widget) -> bool:
    """Whether the field puts in what the key types, and does nothing else."""
    if event.is_printable:
        return field.check_consume_key(event.key, event.character)
    return getattr(field, "takes_pastes", False) and unusual_letters(event) is not None
