"""What the terminal of the end-to-end tests shows of bytes, and which bytes its keys send: no program needed."""

from __future__ import annotations

import re

import pytest

from tests.support.emulator import Emulator
from tests.support.keys import Kitty, key_bytes

TEXTUAL_ASKS = Kitty.DISAMBIGUATE | Kitty.ALL_KEYS | Kitty.TEXT


def screen_of(text: str) -> Emulator:
    """A screen of 40 by 5 that was given *text*."""
    emulator = Emulator(40, 5)
    emulator.feed(text.encode())
    return emulator


@pytest.mark.parametrize(
    ("key", "sent"),
    [
        ("a", b"a"),
        ("é", "é".encode()),
        ("+", b"+"),
        ("space", b" "),
        ("enter", b"\r"),
        ("escape", b"\x1b"),
        ("tab", b"\t"),
        ("shift+tab", b"\x1b[Z"),
        ("backspace", b"\x7f"),
        ("up", b"\x1b[A"),
        ("shift+right", b"\x1b[1;2C"),
        ("ctrl+q", b"\x11"),
        ("ctrl+space", b"\x00"),
        ("alt+x", b"\x1bx"),
        ("f1", b"\x1bOP"),
        ("f5", b"\x1b[15~"),
        ("pagedown", b"\x1b[6~"),
        ("ctrl+delete", b"\x1b[3;5~"),
    ],
)
def test_keys_send_what_xterm_sends(key: str, sent: bytes) -> None:
    """Each name gives the bytes that every terminal knows."""
    assert key_bytes(key) == sent


@pytest.mark.parametrize(
    ("key", "sent"),
    [
        ("a", b"\x1b[97;;97u"),
        ("A", b"\x1b[97;2;65u"),
        ("escape", b"\x1b[27u"),
        ("enter", b"\x1b[13u"),
        ("space", b"\x1b[32;;32u"),
        ("ctrl+enter", b"\x1b[13;5u"),
        ("up", b"\x1b[A"),
    ],
)
def test_the_kitty_protocol_names_every_key(key: str, sent: bytes) -> None:
    """With the flags that Textual asks for, each key is a sequence of its own."""
    assert key_bytes(key, TEXTUAL_ASKS) == sent


def test_the_kitty_protocol_can_be_asked_for_in_part() -> None:
    """Told only to disambiguate, it leaves text and the common keys as they were."""
    assert key_bytes("a", Kitty.DISAMBIGUATE) == b"a"
    assert key_bytes("enter", Kitty.DISAMBIGUATE) == b"\r"
    assert key_bytes("escape", Kitty.DISAMBIGUATE) == b"\x1b[27u"
    assert key_bytes("ctrl+q", Kitty.DISAMBIGUATE) == b"\x1b[113;5u"


@pytest.mark.parametrize("key", ["entr", "super+a", "ctrl+enter", "ctrl+1"])
def test_an_unknown_key_is_refused(key: str) -> None:
    """A slip in a test's key name, or a key that no terminal sends, types no nonsense."""
    with pytest.raises(ValueError, match=re.escape(key)):
        key_bytes(key)


def test_what_is_not_known_leaves_no_trace() -> None:
    """Queries, titles, device strings and colon colours neither print nor fail."""
    emulator = screen_of(
        "a\x1b[?4mb\x1b[?2026$pc\x1b[>4;2md\x1b[<ue\x1b]2;title\x07f\x1b_G1;\x1b\\g\x1bP+q\x1b\\h\x1b[4:3mi"
        "\x1b[1;2;3;4Hj\x1b[ qk\x1b[!pl\x1b[?1;2cm"
    )
    assert emulator.lines[0] == "abcdefghijklm"


def test_sequences_and_characters_may_come_in_pieces() -> None:
    """Byte by byte gives the same picture as all at once."""
    text = "\x1b[1;31m┃日本┃\x1b[0m\x1b[?25l\x1b]0;title\x1b\\\x1b[3;4Hé\x1b[?2026$p\x1b_x\x1b\\!"
    slow = Emulator(40, 5)
    for byte in text.encode():
        slow.feed(bytes([byte]))
    assert slow.picture() == screen_of(text).picture()
    assert slow.lines == ["┃日本┃", "", "   é!", "", ""]


def test_broken_output_does_not_hide_what_follows() -> None:
    """Invalid UTF-8 becomes U+FFFD; controls without a meaning and sequences broken off are passed over."""
    emulator = Emulator(40, 5)
    emulator.feed(b"a\xffb\x01c\x1b[\x01d")
    assert emulator.lines[0] == "a\N{REPLACEMENT CHARACTER}bc[d"


def test_output_that_is_not_shown_hides_nothing_that_follows() -> None:
    """A title that was begun is no title when its end was left out."""
    emulator = screen_of("a\x1b]0;tit")
    emulator.lose_rest()
    emulator.feed(b"b")
    assert emulator.lines[0] == "ab"


def test_pictures_tell_what_can_be_seen_apart() -> None:
    """A colour or the cursor's place makes a difference; drawing the same again makes none."""
    one = screen_of("abc\x1b[H")
    before = one.picture()
    one.feed(b"abc\x1b[H")
    assert one.picture() == before
    one.feed(b"\x1b[31ma\x1b[0m\x1b[H")
    assert one.picture() != before
    assert screen_of("abc").picture() != before
    assert screen_of("abc\x1b[H\x1b[?25l").picture() != before


def test_half_of_a_wide_character_is_nothing() -> None:
    """Writing over either half of a wide character leaves a blank for the other."""
    assert screen_of("日本x\x1b[1;2Hy\x1b[1;3Hz").lines[0] == " yz x"


def test_text_after_a_joiner_is_not_lost() -> None:
    """Joiners and accents hang on the character before; what follows stays where it belongs."""
    text = "a\u200db|日\u0301|\u2764\ufe0f|\U0001f468\u200d\U0001f469|e\u0301|"
    emulator = screen_of(text)
    assert emulator.lines[0] == text
    assert [column for column, cell in emulator.cells(0) if cell == "|"] == [2, 5, 7, 12, 14]


def test_bells_are_counted() -> None:
    """Two rings are two; the end of a title is none."""
    assert screen_of("\a\x1b]0;title\a\a").bells == 2


def test_the_kitty_flags_are_a_stack() -> None:
    """Each program pushes what it wants and pops it when it leaves."""
    emulator = screen_of("\x1b[>1u\x1b[>25u")
    assert emulator.kitty == TEXTUAL_ASKS
    emulator.feed(b"\x1b[<u")
    assert emulator.kitty == Kitty.DISAMBIGUATE
    emulator.feed(b"\x1b[<9u\x1b[<u")
    assert emulator.kitty == Kitty(0)


def test_a_smaller_screen_keeps_working() -> None:
    """After a resize both screens have the new size."""
    emulator = screen_of("main\x1b[?1049hother")
    emulator.resize(10, 3)
    emulator.feed(b"\x1b[3;8Hend")
    assert emulator.lines == ["other", "", "       end"]
    emulator.feed(b"\x1b[?1049l")
    assert len(emulator.lines) == 3
