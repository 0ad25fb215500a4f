"""The one question to the room: the most useful, for the section and the time left, never the same twice in a row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lmc_tui.domain.findings import Finding, Severity
from lmc_tui.method.nudges import SHORT_SECONDS, Nudge, nudge


def a_finding(
    check: str = "C10",
    severity: Severity = Severity.WARNING,
    *,
    notes: tuple[str, ...] = (),
    sections: tuple[str, ...] = ("design",),
) -> Finding:
    """A finding in the section of designs."""
    return Finding(check, severity, "to-be", notes, sections, f"{check} holds.", f"What about {check}?")


ERROR = a_finding("C31", Severity.ERROR)
WARNING = a_finding("C50", notes=("n1",))
HINT = a_finding("C93", Severity.HINT, notes=("n2",))
TALK = a_finding("C40")
BOARD = a_finding("C90", Severity.HINT, sections=())
ALL = (BOARD, HINT, TALK, WARNING, ERROR)


def test_what_breaks_a_thread_comes_first() -> None:
    """Then warnings in their order, then hints; about the section before about the board."""
    asked = []
    left = list(ALL)
    while found := nudge(left, "design"):
        asked.append(found.finding)
        left.remove(found.finding)
    assert asked == [ERROR, TALK, WARNING, HINT, BOARD]


def test_it_asks_the_question_to_the_room() -> None:
    """In the words of the finding; the sentence itself where there is no question."""
    found = nudge([ERROR], "design")
    assert found is not None
    assert found.words == "What about C31?"
    assert found._replace(finding=ERROR._replace(asks="")).words == "C31 holds."


def test_only_the_section_in_hand_is_asked_about() -> None:
    """What another section lacks waits until the room is there."""
    assert nudge([ERROR, WARNING], "delivery") is None


def test_towards_the_end_nothing_is_asked_that_takes_long() -> None:
    """An error, and what is about a single note, but nothing about the whole section; nothing once the time is up."""
    late = SHORT_SECONDS - 1
    assert nudge([TALK], "design", "s1", SHORT_SECONDS) is not None
    assert nudge([TALK], "design", "s1", late) is None
    for each in (ERROR, WARNING, HINT):
        assert nudge([each], "design", "s1", late) is not None
        assert nudge([each], "design", "s1", 0) is None


def test_what_is_shown_stays_while_it_is_true() -> None:
    """Also when something weightier comes up, so that the room can finish; not in another section or step."""
    shown = Nudge(HINT, "design", "s1")
    reworded = HINT._replace(says="C93 still holds.")
    found = nudge([ERROR, reworded], "design", "s1", shown=shown, last=shown)
    assert found == shown._replace(finding=reworded)
    for step, findings in (("s2", [ERROR, HINT]), ("s1", [ERROR])):
        fresh = nudge(findings, "design", step, shown=shown, last=shown)
        assert fresh is not None
        assert fresh.finding is ERROR


FINDINGS = st.lists(st.sampled_from(ALL), unique=True)
SECTIONS = st.sampled_from(["design", "delivery"])
TIMES = st.none() | st.floats(-60, 600)


@given(st.lists(st.tuples(FINDINGS, SECTIONS, st.sampled_from(["s1", "s2"]), TIMES), max_size=20))
def test_nothing_is_asked_twice_in_a_row(moments: list[tuple[list[Finding], str, str, float | None]]) -> None:
    """Whatever happens: a question that was taken away never comes back as the very next one."""
    shown: Nudge | None = None
    last: Nudge | None = None
    for findings, section, step, left in moments:
        found = nudge(findings, section, step, left, shown=shown, last=last)
        if found is not None:
            assert found.finding in findings
            stays = shown is not None and shown.asks_about(found.finding) and shown[1:] == found[1:]
            assert stays or last is None or not last.asks_about(found.finding)
            last = found
        shown = found
