"""How many findings there are, for the titles of panes, for notes and for summaries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lmc_tui.domain.findings import Finding, Severity


def by_section(findings: Iterable[Finding]) -> Counter[str]:
    """Section id to how many findings count in it: one about several sections in each, one about none in none."""
    return Counter(section for finding in findings for section in finding.sections)


def by_note(findings: Iterable[Finding]) -> Counter[str]:
    """Note id to how many findings are about it."""
    return Counter(note for finding in findings for note in finding.notes)


def by_severity(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Severity to how many findings are of it, errors first; all severities are there."""
    found = Counter(finding.severity for finding in findings)
    return {severity: found[severity] for severity in Severity}
