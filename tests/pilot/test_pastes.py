"""Pastes on their way in: from bytes to events, and from events to the right field."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

from lmc_tui.tui import pastes
from lmc_tui.tui.pastes import END, START, Keys, PasteParser
from tests.support.hostile import HOSTILE

PIECES = st.sampled_from(["a", "\r", "\x1b", "[", "201~", "200~", "\x1b[20", "[A", "\x1b[A", "\x11", "漢", "\x00"])


def read(*reads: str) -> list[str]:
    """What comes of those reads: keys by name, pastes with their text in front of it, other messages by kind."""
    parser = PasteParser()
    return [word for each in reads for word in shown(parser.feed(each))]


def shown(messages: Iterable[Message]) -> list[str]:
    """Messages in a word each; of keys that come together each by itself."""
    words: list[str] = []
    for message in messages:
        match message:
            case Keys():
                words += shown(message.keys)
            case events.Key():
                words.append(message.key)
            case events.Paste():
                words.append(f"paste:{message.text}")
            case _:
                words.append(type(message).__name__)
    return words


def pasted(text: str) -> str:
    """A paste as a terminal sends it."""
    return f"{START}{text}{END}"


@pytest.mark.parametrize("text", [text for text in HOSTILE if END not in text] + ["\x1b[48;3;3;3;3t", "\x1b[I\x1b[O"])
def test_a_paste_is_text_whatever_it_looks_like(text: str) -> None:
    """No key, no size and no click comes of it, and not one of its characters is missing."""
    assert read(f"a{pasted(text)}b") == ["a", f"paste:{text}", "b"]


def test_keys_that_are_read_at_once_come_together() -> None:
    """One message for all of them, so that a flood of keys is no flood of messages; a paste stays where it was."""
    kinds = [type(message) for message in PasteParser().feed(f"abc{pasted('one')}d")]
    assert kinds == [Keys, events.Paste, events.Key]


def test_plain_textual_makes_keys_of_a_paste() -> None:
    """When this fails, `PasteParser` can go."""
    assert "ctrl+q" in shown(XTermParser().feed(pasted("a\x1b\x1bd\x11")))


@given(st.lists(PIECES, max_size=12), st.lists(PIECES, max_size=12), st.integers(0, 60), st.integers(0, 60))
def test_it_does_not_matter_how_it_is_cut_into_reads(text: list[str], keys: list[str], one: int, other: int) -> None:
    """Marks may come in pieces; the same keys and the same paste come out."""
    whole = f"{''.join(keys).replace(START, '').replace(END, '')}{pasted(''.join(text).replace(END, ''))}z"
    first, second = sorted((min(one, len(whole)), min(other, len(whole))))
    assert read(*(part for part in (whole[:first], whole[first:second], whole[second:]) if part)) == read(whole)


def test_each_character_may_come_by_itself() -> None:
    """As over a slow line."""
    assert read(*f"x{pasted('one two')}y") == ["x", "paste:one two", "y"]


def test_an_end_within_a_paste_does_not_make_keys_of_the_rest() -> None:
    """A terminal should take the mark out; where it did not, the last one counts that came before another paste."""
    assert read(f"{START}one{END}d\x11{END}x") == [f"paste:one{END}d\x11", "x"]
    assert read(f"{pasted('one')}{pasted('two')}") == ["paste:one", "paste:two"]


@pytest.mark.parametrize(
    ("key", "name"), [("\x11", "ctrl+q"), ("\x03", "ctrl+c"), ("\x1b[27u", "escape"), ("\x1b[113;5u", "ctrl+q")]
)
def test_a_paste_whose_end_was_lost_ends_with_the_key_that_people_press_then(
    monkeypatch: pytest.MonkeyPatch, key: str, name: str
) -> None:
    """Alone, and nothing behind it for a while: what came before is the paste, and the key is a key."""
    time = 0.0
    monkeypatch.setattr(pastes, "get_time", lambda: time)
    parser = PasteParser()

    assert shown(parser.feed(f"{START}one")) == []
    assert shown(parser.feed(key)) == []
    time = 0.4
    assert shown(parser.tick()) == []
    time = 0.6
    assert shown(parser.tick()) == ["paste:one", name]
    assert shown(parser.feed("x")) == ["x"]


def test_the_marks_of_an_end_may_come_late() -> None:
    """An escape character that begins the end is no key."""
    assert read(f"{START}one\x1b", "[201~x") == ["paste:one", "x"]


@pytest.mark.parametrize(
    "sequence", ["\x1b[99999999999;;99999999999u", "\x1b[55296;;55296u", "\x1b[9;9;1114112u", "\x1b[48;9;9;9;9t"]
)
def test_what_looks_like_a_key_and_is_none_does_no_harm(sequence: str) -> None:
    """The next key is read as ever, and no size is believed that the terminal never said it would send."""
    assert "Resize" not in (found := read(f"{sequence}{'x' * 40}"))
    assert found[-1] == "x"


def test_sizes_are_believed_from_a_terminal_that_sends_them() -> None:
    """It was asked, and said so."""
    assert read("\x1b[?2048;1$y", "\x1b[48;9;9;9;9t")[-1] == "Resize"
