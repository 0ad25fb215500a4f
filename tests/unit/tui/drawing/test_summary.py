"""The closing summary: it tells how many findings are open, if the session was checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from lmc_tui.content import load_canvas
from lmc_tui.domain.findings import Finding, Severity
from lmc_tui.tui.drawing.lines import plain
from lmc_tui.tui.drawing.summary import draw_summary
from tests.support.companies import quillmarsh


def lines(findings: Mapping[str, Sequence[Finding]] | None) -> list[str]:
    """The summary of the worked example, line by line."""
    drawn = draw_summary(quillmarsh(), load_canvas(), datetime(2026, 3, 2, 12, tzinfo=UTC), 80, findings)
    return [plain(line) for line in drawn]


def found(severity: Severity) -> Finding:
    """A finding that is so weighty."""
    return Finding("C10", severity, "to-be", (), (), "Something is missing.")


def test_each_board_tells_what_is_open_below_its_name() -> None:
    """Errors and warnings by number; hints only in the sum."""
    findings = [*map(found, (Severity.ERROR, Severity.WARNING, Severity.WARNING, Severity.HINT))]
    told = lines({"as-is": findings[-1:], "to-be": findings})
    assert told[next(at for at, line in enumerate(told) if "Board to-be" in line) + 1] == (
        "  4 findings open, 1 error, 2 warnings"
    )
    assert told[next(at for at, line in enumerate(told) if "Board as-is" in line) + 1] == "  1 finding open"


def test_a_board_without_findings_says_so() -> None:
    """It was checked, after all."""
    assert lines({"as-is": (), "to-be": ()}).count("  no finding open") == 2


def test_without_a_check_nothing_is_claimed() -> None:
    """Neither that there are findings nor that there are none."""
    assert not [line for line in lines(None) if "finding" in line]
