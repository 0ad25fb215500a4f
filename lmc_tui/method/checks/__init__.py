"""The alignment checks: what a board is missing, where it contradicts itself, and what it needs.

::

    rules       what a rule is: board in, hits out; the table of all rules
    segments, outcomes, relationship, value, design, delivery, resources, partners, cost
                rules about one section
    boards      rules that look at both boards, or at models
    notes       rules about notes of any section
    words       words in findings, and words that rules look for
    watching    a board that tells what was read of it
    checker     Checker: runs the rules, again only those that read what changed
    dismissal   findings put aside, and back when their notes change
    counting    how many findings, by section, note and severity

The words of all of them, with severity and source, are content: `lmc_tui/content/checks.toml`.

A rule about what is missing among the notes of a section speaks only once the section has notes, for C01 tells of
empty ones; C02 and C80 are errors and speak at once. A rule that says "only" needs notes that say so; one that says
"no" fires where none says it. A finding whose answer belongs in a section where nothing stands yet is `late`.
"""

from lmc_tui.method.checks import (  # noqa: F401  # each puts its rules into the table
    boards,
    cost,
    delivery,
    design,
    notes,
    outcomes,
    partners,
    relationship,
    resources,
    segments,
    value,
)
from lmc_tui.method.checks.checker import Checker, findings
from lmc_tui.method.checks.counting import by_note, by_section, by_severity
from lmc_tui.method.checks.dismissal import dismissal, dismissed_by
from lmc_tui.method.checks.rules import RULES, Hit, Look, Rule

__all__ = [
    "RULES",
    "Checker",
    "Hit",
    "Look",
    "Rule",
    "by_note",
    "by_section",
    "by_severity",
    "dismissal",
    "dismissed_by",
    "findings",
]
