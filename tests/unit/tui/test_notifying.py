"""What is written to a terminal for a notification on the desktop."""

from __future__ import annotations

import pytest

from lmc_tui.config.settings import setting
from lmc_tui.tui.notifying import notification_script, notification_sequence, notification_words

WORDS = "Key Partners: 02:00 left"


@pytest.mark.parametrize(
    ("kind", "sequence"),
    [
        ("osc9", "\x1b]9;lmc: Key Partners: 02:00 left\x07"),
        ("osc777", "\x1b]777;notify;lmc;Key Partners: 02:00 left\x07"),
        ("osc99", "\x1b]99;i=lmc-clock;lmc: Key Partners: 02:00 left\x07"),
        ("bell", ""),
        ("none", ""),
    ],
)
def test_each_kind_of_terminal_has_its_sequence(kind: str, sequence: str) -> None:
    """Title and text in the fields that it has."""
    assert notification_sequence(kind, WORDS) == sequence
    known = setting("notify")
    assert known is not None
    assert kind in known.choices


def test_a_text_ends_no_field_and_acts_on_nothing() -> None:
    """Semicolons, controls and line ends of a section's name cannot become another sequence."""
    assert notification_words("4;1;50\x07\x1b]52;c;eA==\x07\nleft") == "4,1,50]52,c,eA== left"
    assert notification_sequence("osc777", "a;b\x1b\\") == "\x1b]777;notify;lmc;a,b\\\x07"


def test_a_notification_goes_through_tmux() -> None:
    """Wrapped, for tmux itself has no notifications; nothing is wrapped where nothing is sent."""
    environment = {"TERM": "tmux-256color"}
    assert notification_script("osc9", "Key", environment) == "\x1bPtmux;\x1b\x1b]9;lmc: Key\x07\x1b\\"
    assert notification_script("none", "Key", environment) == ""
