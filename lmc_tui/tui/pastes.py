"""What comes from the terminal, with every paste as the text that it is.

Plain Textual looks for keys in a paste, too: behind an escape character in it, the text becomes keys, up to `ctrl+q`,
or a new size of the screen, and pieces of it vanish. And a number too large for a character, in what looks like a key,
ends its input thread. `XTermParser` is a private part of Textual; tests tell when it moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from textual import events
from textual._time import get_time
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.keys import Keys as KeyNames
from textual.message import Message
from textual.messages import InBandWindowResize

from lmc_tui.tui.pace import ANSWER, PACE
from lmc_tui.tui.pacing import heard

START, END = BRACKETED_PASTE_START, BRACKETED_PASTE_END
LEFT_OPEN_SECONDS = 0.5
"""How long a key stays the last thing to come within a paste, until it means that the end of the paste was lost."""
_LEAVING_KEY = re.compile(r"\x1b|[\x03\x11]|\x1b\[(?:27|99;5|113;5)u")
"""Escape, ctrl+c or ctrl+q, in both ways of sending them: what a person presses when nothing happens any more."""


class Keys(events.InputEvent):
    """Keys that were read at once, in order: each as a message of its own would take longer than the screen does."""

    def __init__(self, keys: Sequence[events.Key]) -> None:
        super().__init__()
        self.keys = keys


class PasteParser(XTermParser):
    """Hands keys and reports to Textual's parser, and takes what stands between the marks of a paste as it is."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasted: list[str] | None = None
        """What came of the paste so far; None outside of one."""
        self._recent = ""
        """The last characters read, in which a mark may have begun."""
        self._last_read = ("", 0.0)
        """What was read last within a paste, and when."""
        self._sends_sizes = False
        """Whether the terminal said that it reports its size as text."""

    def feed(self, data: str) -> Iterable[Message]:
        """The messages in *data*, keys together where several follow each other. Nothing means the end of the input."""
        keys: list[events.Key] = []
        for message in self._read(data):
            if isinstance(message, events.Key):
                keys.append(message)
                continue
            yield from together(keys)
            keys = []
            yield message
        yield from together(keys)

    def _read(self, data: str) -> Iterable[Message]:
        if not data:
            yield from super().feed(data)
        while data:
            if self._pasted is None:
                keys, data = self._up_to_paste(data)
                yield from self._messages(keys)
            else:
                self._last_read = (data, get_time())
                text, data = self._up_to_end(data)
                if text is not None:
                    yield from self._paste(text)

    def tick(self) -> Iterable[Message]:
        """What has become certain because nothing followed."""
        if self._pasted is None:
            for message in super().tick():
                self._recent = ""
                yield message
        elif _LEAVING_KEY.fullmatch(key := self._last_read[0]) and get_time() - self._last_read[1] > LEFT_OPEN_SECONDS:
            yield from self._paste("".join(self._pasted)[: -len(key)])
            yield from self._messages(key)

    def _up_to_paste(self, data: str) -> tuple[str, str]:
        """What to look for keys in, up to the mark that begins a paste, and the rest."""
        seen = self._recent + data
        start = seen.find(START)
        if start < 0:
            self._recent = seen[1 - len(START) :]
            return data, ""
        end = start + len(START) - len(self._recent)
        self._pasted, self._recent = [], ""
        return data[:end], data[end:]

    def _up_to_end(self, data: str) -> tuple[str | None, str]:
        """The whole paste, once its end has come, and what follows it."""
        assert self._pasted is not None
        self._pasted.append(data)
        seen = self._recent + data
        end = end_of_paste(seen)
        if end < 0:
            self._recent = seen[1 - len(END) :]
            return None, ""
        behind = seen[end + len(END) :]
        whole = "".join(self._pasted)
        return whole[: len(whole) - len(behind) - len(END)], behind

    def _paste(self, text: str) -> Iterable[Message]:
        """The paste as one event. Textual's parser saw an empty one, whose place this takes.

        Some terminals paste a long text bit by bit, and answer in between.
        """
        self._pasted, self._recent = None, ""
        while PACE.is_asked and ANSWER in text:
            text = text.replace(ANSWER, "", 1)
            heard()
        for message in super().feed(END):
            yield events.Paste(text) if isinstance(message, events.Paste) else message

    def _messages(self, data: str) -> Iterable[Message]:
        """What Textual's parser finds, without sizes from a terminal that never said it sends them."""
        for message in super().feed(data) if data else ():
            self._sends_sizes |= isinstance(message, InBandWindowResize)
            if self._sends_sizes or not isinstance(message, events.Resize):
                yield message

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        """The keys that a sequence names. An answer to our question, which stands where keys do, is none of them."""
        if sequence == ANSWER:
            heard()
            return [events.Key(KeyNames.Ignore, None)]
        return super()._sequence_to_key_events(sequence, alt)

    def _parse_extended_key(self, sequence: str) -> list[events.Key] | None:  # type: ignore[override]  # a cache there
        """The keys that a sequence names; None when it names none, or a number that is no character."""
        try:
            return super()._parse_extended_key(sequence)
        except (ValueError, OverflowError):
            return None


def together(keys: Sequence[events.Key]) -> Iterable[Message]:
    """The keys as one message; one key as itself, and none as nothing."""
    if len(keys) > 1:
        yield Keys(keys)
    else:
        yield from keys


def end_of_paste(text: str) -> int:
    """Where in *text*, read at once, the mark stands that ends the paste; -1 for nowhere.

    A terminal should take such marks out of what it pastes. Where one did not, what follows would be taken for keys; so
    a mark does not count when another one follows before a new paste begins.
    """
    end = text.find(END)
    while end >= 0:
        following, begins = text.find(END, end + 1), text.find(START, end + 1)
        if following < 0 or 0 <= begins < following:
            break
        end = following
    return end
