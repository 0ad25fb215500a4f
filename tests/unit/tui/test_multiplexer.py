"""Who stands between this program and the terminal, and how a sequence gets through."""

from __future__ import annotations

import pytest

from lmc_tui.tui.multiplexer import Between, between, through

SEQUENCE = "\x1b]9;hi\x07"


@pytest.mark.parametrize(
    ("environment", "who"),
    [
        ({}, Between.NOBODY),
        ({"TERM": "xterm-256color"}, Between.NOBODY),
        ({"TERM": "tmux-256color"}, Between.TMUX),
        ({"TERM": "screen", "TMUX": "/tmp/tmux-0/default,1,0"}, Between.TMUX),
        ({"TERM": "screen", "STY": "1.pts-0"}, Between.SCREEN),
        ({"TERM": "screen.xterm-256color"}, Between.SCREEN),
        ({"TERM": "screen-256color"}, Between.EITHER),
        ({"TERM": "xterm", "TMUX": ""}, Between.NOBODY),
        ({"TERM": "screen.xterm", "STY": "1.pts-0", "TMUX": "/tmp/tmux-0/default,1,0"}, Between.SCREEN),
        ({"TERM": "tmux-256color", "STY": "1.pts-0", "TMUX": "/tmp/tmux-0/default,1,0"}, Between.TMUX),
    ],
)
def test_the_environment_tells_who_it_is(environment: dict[str, str], who: Between) -> None:
    """The name of the terminal wins, for of two within one another it is the inner one's."""
    assert between(environment) is who


@pytest.mark.parametrize(
    ("who", "wrapped"),
    [
        (Between.NOBODY, "\x1b]9;hi\x07"),
        (Between.TMUX, "\x1bPtmux;\x1b\x1b]9;hi\x07\x1b\\"),
        (Between.SCREEN, "\x1bP\x1b]9;hi\x07\x1b\\"),
        (Between.EITHER, "\x1bP\x1b]9;hi\x07\x1b\\"),
    ],
)
def test_each_has_its_wrapping(who: Between, wrapped: str) -> None:
    """tmux wants its name and every escape doubled, screen the bare string."""
    assert through(SEQUENCE, who) == wrapped


def test_what_is_too_long_for_one_string_is_not_sent_to_either() -> None:
    """Screen gets it in two, 760 and 8 characters."""
    long = f"\x1b]9;{'x' * 763}\x07"
    assert through(long, Between.EITHER) == ""
    assert through(long, Between.SCREEN) == f"\x1bP{long[:760]}\x1b\\\x1bP{long[760:]}\x1b\\"
