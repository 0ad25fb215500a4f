"""The checker remembers what it found, and runs again only what read something that has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lmc_tui.domain.changes import Change, SetArchived, SetDismissed, SetFacet, SetLinks, SetText, apply
from lmc_tui.domain.session import Session
from lmc_tui.method.checks import RULES, Checker, Hit, Look, dismissal, findings
from lmc_tui.method.checks.rules import Rule
from lmc_tui.method.checks.watching import WatchedBoard
from lmc_tui.method.models import read_model
from lmc_tui.method.vocabulary import AS_IS, COST, DELIVERY, DESIGN, OUTCOMES, PARTNERS, SEGMENTS, TO_BE, VALUE
from tests.unit.method.checks.building import a_note, a_session

SESSION = a_session(
    a_note("s", SEGMENTS, "Depots", rank="primary"),
    a_note("o", OUTCOMES, "Fewer errors", "s"),
    a_note("v", VALUE, "Answers", "s", "d", side="benefit"),
    a_note("d", DESIGN, "Tips", "e", learning_type="formal"),
    a_note("e", DELIVERY, "Board", channel=("lms",), follow_up="none"),
    a_note("p", PARTNERS, "IT crew", status="need"),
    a_note("c", COST, "Licence", category="technology"),
    a_note("a", DESIGN, "Old course", board=AS_IS),
    target="performance-support",
)


class Counting:
    """The rules, counted as they run."""

    def __init__(self) -> None:
        self.runs: Counter[str] = Counter()
        self.checker = Checker({check: self._counted(check, rule) for check, rule in RULES.items()})

    def _counted(self, check: str, rule: Rule) -> Rule:
        def run(look: Look) -> Iterable[Hit]:
            self.runs[check] += 1
            return rule(look)

        return run

    def after(self, session: Session, board: str = TO_BE) -> set[str]:
        """The checks whose rules run when the board is looked at."""
        self.runs.clear()
        self.checker.findings(session, board)
        return set(self.runs)


@pytest.fixture
def counting() -> Counting:
    """A checker that has seen the to-be board of the session."""
    found = Counting()
    assert found.after(SESSION) == set(RULES)
    assert set(found.runs.values()) == {1}
    return found


def test_nothing_runs_when_nothing_changed(counting: Counting) -> None:
    """Neither for the same session, nor for one that says the same anew, nor for what no rule reads."""
    assert counting.after(SESSION) == set()
    assert counting.after(replace(SESSION, notes=tuple(replace(note) for note in SESSION.notes))) == set()
    assert counting.after(replace(SESSION, title="Other", parking=())) == set()


@pytest.mark.parametrize("section", [COST, PARTNERS, SEGMENTS, DELIVERY])
def test_a_change_in_a_section_runs_only_what_reads_it(counting: Counting, section: str) -> None:
    """Which rules read it is told by looking at what each asks for, one by one."""
    changed = next(note.id for note in SESSION.notes if note.section == section)
    readers = {check for check in RULES if section in sections_read(check)}
    assert counting.after(apply(SESSION, SetText(changed, "Other words"))) == readers
    assert 5 < len(readers) < len(RULES) - 10


def sections_read(check: str) -> set[str]:
    """The sections of the to-be board that a rule asks about; all of them when it asks about the whole board."""
    asked: set[tuple[str, str]] = set()
    checker = Checker()
    checker.findings(SESSION, TO_BE)
    boards = {name: WatchedBoard(checker.board(SESSION, name), asked.add) for name in (AS_IS, TO_BE)}
    list(RULES[check](Look(boards[TO_BE], boards[AS_IS], read_model)))
    everywhere = {note.section for note in SESSION.notes}
    return {
        each for board, section in asked if board == TO_BE for each in (everywhere if section == "*" else {section})
    }


def test_a_change_in_cost_leaves_segments_alone(counting: Counting) -> None:
    """Spelt out by hand: rules run that read costs on this board, with a needed partner and no outside one."""
    ran = counting.after(apply(SESSION, SetText("c", "Licences")))
    assert {"C01", "C73", "C80", "C81", "C82", "C93", "C96"} <= ran
    assert not {"C02", "C04", "C10", "C20", "C31", "C41", "C50", "C52", "C70", "C72", "C77"} & ran


def test_the_other_board_matters_only_to_those_that_compare(counting: Counting) -> None:
    """Words on today's board change nothing on the wanted one but how the two compare."""
    ran = counting.after(apply(SESSION, SetText("a", "Older course")))
    assert ran <= {"C22", "C61", "C91"}
    assert "C91" in ran


def test_another_target_runs_what_reads_it(counting: Counting) -> None:
    """The model that is aimed at is no note."""
    ran = counting.after(replace(SESSION, target_model="innovation"))
    assert "C77" in ran
    assert ran <= {"C22", "C77"}


def test_a_session_on_another_canvas_has_no_findings() -> None:
    """The rules know the sections of one canvas."""
    assert findings(replace(SESSION, canvas="small"), TO_BE) == ()
    assert findings(SESSION, "some-day") == ()


def test_a_board_that_nobody_has_begun_has_no_findings() -> None:
    """Not even empty sections; only beside a begun one it is told that it is empty."""
    assert findings(a_session(), AS_IS) == ()
    assert findings(a_session(), TO_BE) == ()
    only_today = a_session(a_note("a", DESIGN, board=AS_IS))
    assert [each.check for each in findings(only_today, TO_BE)] == ["C91"]
    assert findings(a_session(a_note("t", DESIGN)), AS_IS) == ()


def test_the_model_is_read_once(counting: Counting) -> None:
    """The read-out that rules use is what the checker gives, and it is kept while nothing changes."""
    reading = counting.checker.reading(SESSION, TO_BE)
    assert reading == read_model(counting.checker.board(SESSION, TO_BE))
    assert counting.checker.reading(replace(SESSION, title="Other"), TO_BE) is reading


def test_a_dismissed_finding_is_not_open_until_its_note_changes() -> None:
    """And open for good once it is dismissed no more."""
    checker = Checker()
    follow_up = next(each for each in checker.findings(SESSION, TO_BE) if each.check == "C50")
    by = dismissal(checker.board(SESSION, TO_BE), follow_up, "Huddles do that")
    put_aside = apply(SESSION, SetDismissed(by, True))
    assert follow_up in checker.findings(put_aside, TO_BE)
    assert follow_up not in checker.open(put_aside, TO_BE)
    assert checker.dismissed(put_aside, TO_BE) == ((follow_up, by),)
    assert len(checker.open(put_aside, TO_BE)) == len(checker.open(SESSION, TO_BE)) - 1
    changed = apply(put_aside, SetText("e", "Huddle board"))
    assert "C50" in [each.check for each in checker.open(changed, TO_BE)]
    assert checker.dismissed(changed, TO_BE) == ()
    assert "C50" in [each.check for each in checker.open(apply(put_aside, SetDismissed(by, False)), TO_BE)]


IDS = st.sampled_from([note.id for note in SESSION.notes])
CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(SetText, IDS, st.sampled_from(["Other", "Two words", "xAPI room", "Everyone"])),
    st.builds(SetFacet, IDS, st.just("status"), st.sampled_from(["need", None])),
    st.builds(SetFacet, IDS, st.just("confidence"), st.sampled_from(["belief", None])),
    st.builds(SetLinks, IDS, st.lists(IDS, max_size=3, unique=True).map(tuple)),
    st.builds(SetArchived, IDS, st.booleans()),
)


@settings(max_examples=60)
@given(st.lists(st.tuples(CHANGES, st.sampled_from(["", "innovation"])), max_size=6))
def test_remembering_changes_nothing(several: list[tuple[Change, str]]) -> None:
    """After any changes one checker that saw them all says what a new one says."""
    checker, session = Checker(), SESSION
    for change, target in several:
        session = replace(apply(session, change), target_model=target)
        for board in (AS_IS, TO_BE):
            assert checker.findings(session, board) == findings(session, board)
            assert checker.reading(session, board) == Checker().reading(session, board)
