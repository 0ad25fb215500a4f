"""The top line at every width: what gives way, in which order, and what never does."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmc_tui.content import load_canvas
from lmc_tui.domain.agenda import Step, StepKind
from lmc_tui.domain.session import Session
from lmc_tui.domain.timer import Timer, finished, moved_to, paused, started
from lmc_tui.errors import SaveError
from lmc_tui.tui.drawing.header import HeaderState, draw_header
from lmc_tui.tui.drawing.layout import LEAST_COLUMNS
from lmc_tui.tui.drawing.lines import line_width, plain
from lmc_tui.workshop.saving import Outcome, SaveState
from tests.support.builders import NINE, after

SAVED = Outcome(SaveState.SAVED)
FAILED = Outcome(SaveState.FAILED, "The disk is full.", SaveError("The disk is full.", "the disk is full"), changes=3)
AGENDA = (
    Step("s01", StepKind.SECTION, 480, section="customer-relationship"),
    Step("s02", StepKind.SECTION, 60, section="key-partners"),
)


def a_workshop(title: str = "Quillmarsh L&D in eighteen months") -> Session:
    """A session with two steps, of eight minutes and of one, before anything happened."""
    return Session(title, "learning-model", NINE, agenda=AGENDA)


def running(seconds: float = 60) -> tuple[Session, float]:
    """The first step, running for so long."""
    return started(a_workshop(), NINE), seconds


def header(session: Session, seconds: float, columns: int, saving: Outcome = SAVED, alert: str = "") -> str:
    """The words of the line, so long after nine."""
    state = HeaderState(session, load_canvas(), "to-be", after(seconds), saving, UTC, alert)
    line = draw_header(state, columns)
    assert line_width(line) == columns
    return plain(line)


def test_with_room_everything_is_there() -> None:
    """Title, board, step, time left, bar, position, drift, end, saved."""
    words = header(*running(), 160)
    for part in (
        "eighteen months · to-be",
        "▶ Customer Relationship  07:00 left  ▓",
        "step 1/2 · on time · ends 09:09",
    ):
        assert part in words
    assert words.endswith("saved ")


def test_things_give_way_in_the_order_that_is_stated() -> None:
    """End, bar, drift, the step's number, the title, the board's name: what went stays away when it gets narrower."""
    parts = ("ends", "▓", "on time", "1/2", "Quill", "to-be", "07:00 left", "saved")
    widths = [
        max((columns for columns in range(LEAST_COLUMNS, 161) if part not in header(*running(), columns)), default=0)
        for part in parts
    ]
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) >= 6
    assert widths[-2:] == [0, 0]


@pytest.mark.parametrize("seconds", [60, 475, 500, 700_000])
def test_how_saving_stands_and_the_time_are_there_at_every_width(seconds: int) -> None:
    """Whatever else must go: NOT SAVED or what else is wrong, the time, and whether it is left or over."""
    session, _ = running()
    for each in (session, paused(session, after(seconds))):
        for saving, alert, said in (
            (FAILED, "", "NOT SAVED"),
            (SAVED, "VIEW ONLY", "VIEW ONLY"),
            (SAVED, "READ-ONLY FILE", "READ-ONLY FILE"),
            (SAVED, "", "saved"),
            (Outcome(SaveState.SAVING), "", "saving"),
        ):
            for columns in range(LEAST_COLUMNS, 121):
                words = header(each, seconds, columns, saving, alert)
                assert said in words
                assert (" left" in words) == (seconds < 480)
                assert (" over" in words) == (seconds > 480)


def test_why_it_is_not_saved_is_told_as_long_as_there_is_room() -> None:
    """How many changes, and then the reason, go after the title and the board's name."""
    assert " NOT SAVED: the disk is full · 3 changes " in header(*running(), 140, FAILED)
    assert " NOT SAVED: the disk is full · 3 changes " in header(*running(), 80, FAILED)
    for columns in range(LEAST_COLUMNS, 141):
        words = header(*running(), columns, FAILED)
        assert "3 changes" in words or "to-be" not in words
        assert ": the disk is full" in words or "3 changes" not in words
    assert " NOT SAVED: the disk is full " in header(*running(), 62, FAILED)
    assert header(*running(), 40, FAILED).endswith(" NOT SAVED  ")


def test_a_title_is_cut_before_it_goes() -> None:
    """What is left of it ends in an ellipsis; the board's name is whole or not there."""
    for columns in range(LEAST_COLUMNS, 161):
        words = header(*running(), columns)
        assert " to" not in words or " to-be " in words
    assert re.match(r" Quillmarsh[ \w&]*… · to-be  ", header(*running(), 80))


def test_no_warning_while_the_clock_does_not_run() -> None:
    """A step of one minute that waits, or is held with half a minute left, warns of nothing."""
    waiting = moved_to(replace(a_workshop(), timer=Timer("s01")), "s02", NINE)
    words = header(waiting, 0, 120)
    assert "01:00 left waits" in words
    going = started(waiting, NINE)
    assert "00:25 left last minute" in header(going, 35, 120)
    assert "00:25 left held" in header(paused(going, after(35)), 40, 120)


def test_before_the_first_step_the_line_tells_how_to_start() -> None:
    """With the length of it all."""
    assert "2 steps, 9 min · space starts" in header(a_workshop(), 0, 120)
    assert "9 min" in header(a_workshop(), 0, 40)


def test_after_the_last_step_the_agenda_is_done() -> None:
    """Nothing is said of starting what has happened."""
    session, _ = running()
    done = finished(session, after(480))
    assert "agenda done" in header(done, 480, 120)
    for columns in range(LEAST_COLUMNS, 121):
        words = header(done, 480, columns)
        assert "agenda done" in words
        assert "starts" not in words


@pytest.mark.parametrize("saving", [SAVED, FAILED], ids=["saved", "failed"])
@pytest.mark.parametrize("seconds", [60, 400, 475, 500, 700_000])
def test_a_wider_line_lacks_nothing_that_a_narrower_one_tells(seconds: int, saving: Outcome) -> None:
    """Of every part, at every width; only the title may be cut a little more where another part comes back."""
    session, _ = running()
    drifts = ("on time", "ahead", "behind")
    parts = (
        *("ends", "Relationship  ", "▓", "1/2", "Quill", "to-be", "3 changes", "disk is full", "soon", "last minute"),
        *(" left", " over", "saved", "NOT SAVED"),
    )
    before: set[str] = set()
    for columns in range(LEAST_COLUMNS, 261):
        words = header(session, seconds, columns, saving)
        told = {part for part in parts if part in words}
        told |= {"drift"} if any(drift in words for drift in drifts) else set()
        assert before <= told, f"at {columns} columns it lacks {before - told}"
        before = told


@given(st.integers(1, 200), st.text(max_size=80), st.floats(0, 1e9), st.booleans())
def test_the_line_is_as_wide_as_it_is_told(columns: int, title: str, seconds: float, fails: bool) -> None:
    """Whatever the title is, and however late it is."""
    session = started(a_workshop(title or "x"), NINE)
    header(session, seconds, columns, FAILED if fails else SAVED)
