"""Findings counted for panes, notes and summaries."""

from __future__ import annotations

from lmc_tui.domain.findings import Finding, Severity
from lmc_tui.method.checks import by_note, by_section, by_severity

FOUND = (
    Finding("C43", Severity.WARNING, "to-be", ("d",), ("design",), "."),
    Finding("C54", Severity.ERROR, "to-be", ("d", "e"), ("design", "delivery"), "."),
    Finding("C14", Severity.WARNING, "to-be", (), ("business-outcomes", "key-partners"), "."),
    Finding("C95", Severity.HINT, "to-be", (), (), "."),
)


def test_a_finding_counts_in_its_sections() -> None:
    """One about the whole board counts in none."""
    assert by_section(FOUND) == {"design": 2, "delivery": 1, "business-outcomes": 1, "key-partners": 1}


def test_a_finding_counts_at_its_notes() -> None:
    """Each of several notes has it."""
    assert by_note(FOUND) == {"d": 2, "e": 1}


def test_all_severities_are_counted() -> None:
    """Errors first, and those of which there are none."""
    assert list(by_severity(FOUND[:3]).items()) == [(Severity.ERROR, 1), (Severity.WARNING, 2), (Severity.HINT, 0)]
