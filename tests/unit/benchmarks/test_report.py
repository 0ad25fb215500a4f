"""The benchmark's table as it is read, and what stands beside it."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path

from tests.benchmarks.made import Made, from_kept, processor
from tests.benchmarks.programs import FEW
from tests.benchmarks.report import END, MARK, markdown_report, plain_report
from tests.benchmarks.rows import ROWS, Line, Row

MADE = Made("2027-03-04", "medians", "2 cores, Linux", "lmc 1, Textual 8", 2_000)
LINES = [
    Line(Row("keys", "ms", FEW, "seen, ms", most_times=2), 6, 4, 1.5, (math.nan, math.nan, 0.5)),
    Line(Row("growth", "mib", FEW, "{long_changes:,} changes, MiB", most=2), 3, math.nan, math.nan, (math.nan,) * 3),
]
README = Path(__file__).parents[3] / "README.md"


def test_the_readme_gets_a_table_between_its_marks() -> None:
    """With the day, the machine and the versions before it; programs that were not there have no column and no word."""
    first, about, blank, head, _, *rows = markdown_report(LINES, MADE).splitlines()
    assert (first, about, blank) == (MARK, "2027-03-04, medians. 2 cores, Linux. lmc 1, Textual 8.", "")
    assert head == "|  | lmc | bare | lmc / bare | vim | goal | met |"
    assert rows[0] == "| seen, ms | 6 | 4 | 1.50 | 0.50 | ≤ 2 × | yes |"
    assert rows[1] == "| 2,000 changes, MiB | 3 | - | - | - | ≤ 2 | **no** |"
    assert rows[-1] == END
    assert [row[:8] for row in rows if row.startswith("- ")] == ["- lmc: i", "- bare: ", "- vim: a"]


def test_a_terminal_gets_the_verdict_too() -> None:
    """How many goals are met; what is missed is not in bold there."""
    text = plain_report(LINES, MADE)
    assert text.endswith("1 of 2 goals are met.")
    assert "**" not in text
    assert "2 cores, Linux." in text


def test_what_was_kept_in_json_gives_the_same_report() -> None:
    """So that a table can be made of figures from earlier, or from elsewhere."""
    assert from_kept(json.loads(json.dumps(MADE.kept()))) == MADE


def test_the_processor_is_named_as_linux_names_it() -> None:
    """The first of them, and the architecture where there is no name."""
    assert processor("processor\t: 0\nmodel name\t: Some CPU\nmodel name\t: Other\n") == "Some CPU"
    assert re.fullmatch(r"\w+", processor("Hardware\t: none\n"))


def test_the_readme_shows_the_rows_that_are_measured() -> None:
    """A row that was added, or said in other words, is not forgotten there."""
    text = README.read_text(encoding="utf-8")
    block = text[text.index(MARK) : text.index(END)]
    titles = re.findall(r"^\| (.+?) \|", block, re.MULTILINE)[2:]
    assert titles == [row.title.format(long_changes=2_000) for row in ROWS]
