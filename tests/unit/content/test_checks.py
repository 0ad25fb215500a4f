"""The words of the checks are read key by key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lmc_tui.content import reading
from lmc_tui.content.checks import checks
from lmc_tui.domain.findings import Severity
from lmc_tui.errors import ContentError

GOOD = """\
[[checks]]
id = "C10"
severity = "error"
title = "Alone"
message = "{note} is alone."
question = "Whose is {note}?"
why = "Nobody is an island."
source = "practice"
sections = ["design"]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The content is read from here."""
    monkeypatch.setattr(reading, "FOLDER", tmp_path)
    checks.cache_clear()
    yield tmp_path
    checks.cache_clear()


def test_a_check_is_read(folder: Path) -> None:
    """What is left out is empty."""
    (folder / "checks.toml").write_text(GOOD)
    check = checks()["C10"]
    assert check.severity is Severity.ERROR
    assert (check.message, check.sections) == ("{note} is alone.", ("design",))
    assert (check.is_late, check.words, check.answers) == (False, (), ())


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (GOOD.replace('"error"', '"fatal"'), "there is no severity 'fatal'"),
        (GOOD + 'when = "later"\n', "there is no time 'later'"),
        (GOOD.replace("{note} is", "{nobody} is"), "nothing is put in the place 'nobody'"),
        (GOOD.replace("Whose is {note}", "Whose is {0}"), "nothing is put in the place '0'"),
        (GOOD.replace("why", "because"), "the key 'why' is missing"),
        (GOOD + "weight = 3\n", "nobody reads the key 'weight'"),
        (GOOD + GOOD, "there are two checks 'C10'"),
        (GOOD + "\n[more]\n", "nobody reads the key 'more'"),
    ],
)
def test_a_wrong_file_is_told(folder: Path, wrong: str, told: str) -> None:
    """With the place of the key."""
    (folder / "checks.toml").write_text(wrong)
    with pytest.raises(ContentError, match=told):
        checks()
