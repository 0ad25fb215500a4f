"""How much may be on its way to a terminal: asked and answered, never answered, answered no more."""

from __future__ import annotations

import pytest

from lmc_tui.tui.pace import (
    ANSWER,
    MOST_PATIENCE_SECONDS,
    MOST_QUESTIONS,
    PACE,
    PATIENCE_SECONDS,
    QUESTION,
    QUESTION_BYTES,
    ROOM_BYTES,
    Pace,
)
from lmc_tui.tui.pacing import animations_of, size_of
from lmc_tui.tui.pastes import END, START, PasteParser


def a_pace(*, is_answering: bool) -> Pace:
    """That of a terminal which has answered once, or never was asked."""
    pace = Pace()
    if is_answering:
        pace.ask()
        pace.heard()
    return pace


def test_there_is_room_until_too_much_is_on_its_way() -> None:
    """One byte less than the limit leaves room for a whole picture."""
    for is_answering in (True, False):
        pace = a_pace(is_answering=is_answering)
        pace.wrote(ROOM_BYTES - 1)
        assert not pace.is_full
        pace.wrote(1)
        assert pace.is_full


def test_an_answer_tells_of_what_was_written_before_the_question() -> None:
    """What was written behind it may still be on its way, and the system's word counts for nothing."""
    pace = a_pace(is_answering=True)
    pace.wrote(ROOM_BYTES)
    assert pace.ask() == QUESTION
    pace.wrote(ROOM_BYTES)
    pace.took(2 * ROOM_BYTES)
    pace.heard()
    assert pace.is_full
    pace.ask()
    pace.heard()
    assert not pace.is_full


def test_questions_are_answered_in_their_order() -> None:
    """Several may be on their way at once."""
    pace = a_pace(is_answering=True)
    for _ in range(3):
        pace.wrote(ROOM_BYTES)
        pace.ask()
    pace.heard()
    pace.heard()
    assert (pace.is_full, pace.is_asked) == (True, True)
    pace.heard()
    assert (pace.is_full, pace.is_asked) == (False, False)


def test_what_is_typed_letter_by_letter_is_seldom_asked_about() -> None:
    """A question stands behind a kilobyte, not behind each letter."""
    pace = a_pace(is_answering=True)
    times = []
    for _ in range(3 * QUESTION_BYTES):
        pace.wrote(1)
        if pace.should_ask:
            pace.ask()
            times.append(pace.is_asked)
    assert times == [True] * 3


def test_a_terminal_that_never_answers_is_judged_by_what_the_system_takes() -> None:
    """And it is soon asked no more."""
    pace = a_pace(is_answering=False)
    asked = 0
    for total in range(1, 11):
        pace.wrote(ROOM_BYTES)
        assert pace.is_full
        if pace.should_ask:
            pace.ask()
            asked += 1
        pace.took(total * ROOM_BYTES)
        assert not pace.is_full
    assert asked == MOST_QUESTIONS


def test_an_answer_that_is_lost_is_waited_for_once() -> None:
    """Then there is room again; each further time takes twice the patience, and an answer gives it back."""
    pace = a_pace(is_answering=True)
    patience = []
    for times in range(1, 8):
        pace.wrote(ROOM_BYTES)
        pace.ask()
        pace.took(times * ROOM_BYTES)
        assert pace.is_stuck
        patience.append(pace.patience_seconds)
        pace.despair()
        assert not pace.is_full
    assert patience == [PATIENCE_SECONDS * 2**times for times in range(5)] + [MOST_PATIENCE_SECONDS] * 2
    pace.ask()
    pace.heard()
    assert pace.patience_seconds == PATIENCE_SECONDS


def test_a_line_that_takes_nothing_is_no_lost_answer() -> None:
    """As long as something is still to be written there is nothing to despair of."""
    pace = a_pace(is_answering=True)
    pace.wrote(ROOM_BYTES)
    pace.ask()
    pace.took(ROOM_BYTES - 1)
    assert not pace.is_stuck


def test_an_answer_nobody_asked_for_means_nothing() -> None:
    """Somebody may type one, or an old one may come late."""
    pace = a_pace(is_answering=False)
    pace.heard()
    assert not pace.is_answering


def test_an_old_question_is_not_waited_for() -> None:
    """A terminal that has not answered by the time it is given back will hardly do so."""
    moments = iter([0.0, 100.0])
    pace = Pace(now=lambda: next(moments))
    pace.ask()
    pace.wait_for_answer()
    assert pace.is_asked


@pytest.mark.parametrize("reads", [(f"a{ANSWER}b",), ("a\x1b", "[0nb"), ("a\x1b[", "0", "nb")])
def test_an_answer_is_no_key(reads: tuple[str, ...]) -> None:
    """Whole or in pieces, between keys."""
    parser = PasteParser()
    PACE.begin()
    PACE.ask()
    keys = [getattr(each, "keys", [each]) for read in reads for each in parser.feed(read)]
    assert [key.key for group in keys for key in group] == ["a", "b"]
    assert not PACE.is_asked


def test_an_answer_within_a_paste_is_no_text() -> None:
    """Of a terminal that was asked; what else looks like one was pasted."""
    PACE.begin()
    PACE.ask()
    (paste,) = PasteParser().feed(f"{START}one{ANSWER} two{ANSWER}{END}")
    assert getattr(paste, "text", None) == f"one two{ANSWER}"
    assert not PACE.is_asked


def test_bytes_are_counted_as_the_line_carries_them() -> None:
    """A border takes three a cell."""
    assert (size_of("note"), size_of("│é"), size_of("\ud800")) == (4, 5, 1)


def test_nothing_slides_over_ssh() -> None:
    """Unless somebody wants it; in a window of one's own it may."""
    assert animations_of({"SSH_CONNECTION": "10.0.0.2 50022 10.0.0.1 22"}) == "none"
    assert animations_of({"SSH_CONNECTION": "10.0.0.2 50022 10.0.0.1 22", "TEXTUAL_ANIMATIONS": "full"}) == "full"
    assert animations_of({}) == "full"
