"""Findings, and how much they matter."""

from __future__ import annotations

import pytest

from lmc_tui.domain.findings import Finding, Severity


def test_what_matters_most_sorts_first() -> None:
    """Errors, warnings, hints: not by the alphabet."""
    assert sorted([Severity.HINT, Severity.ERROR, Severity.WARNING]) == ["error", "warning", "hint"]
    assert [severity.rank for severity in Severity] == [0, 1, 2]
    assert Severity.ERROR < Severity.WARNING <= Severity.WARNING
    assert Severity.HINT > Severity.WARNING >= Severity.WARNING
    assert not Severity.HINT <= Severity.ERROR
    assert not Severity.ERROR >= "warning"


@pytest.mark.parametrize(
    ("notes", "sections", "note", "section"),
    [
        (("n1",), ("design",), "n1", ""),
        (("n1", "n2"), ("design",), "", ""),
        ((), ("design",), "", "design"),
        ((), ("design", "delivery"), "", ""),
        ((), (), "", ""),
    ],
)
def test_a_finding_is_about_one_note_one_section_or_more(
    notes: tuple[str, ...], sections: tuple[str, ...], note: str, section: str
) -> None:
    """Only the one that it is about is named."""
    finding = Finding("C01", Severity.WARNING, "to-be", notes, sections, "Said.")
    assert (finding.note, finding.section) == (note, section)


def test_its_words_name_what_it_is_about() -> None:
    """The note, all notes, the section, the model and what tells it apart; a long note by its beginning."""
    finding = Finding(
        "C01",
        Severity.WARNING,
        "to-be",
        ("n1", "n2"),
        ("design",),
        "{note} is one of {notes}.",
        "Who in {section} does {what} as {model}?",
        what="coaching",
        texts=("one  {two}", "x" * 61),
        place="Design",
        model="a partner",
    )
    assert finding.message == f"“one {{two}}” is one of “one {{two}}” and “{'x' * 59}…”."
    assert finding.question == "Who in Design does coaching as a partner?"


def test_words_that_name_nothing_are_the_words_themselves() -> None:
    """Thousands of findings share them."""
    finding = Finding("C01", Severity.WARNING, "to-be", (), (), "Nothing is said.")
    assert finding.message is finding.says
    assert finding.question == ""
