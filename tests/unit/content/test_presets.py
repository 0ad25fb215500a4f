"""The shipped agendas against the table of the domain reference (5.6), typed out by hand; and wrong files."""

from __future__ import annotations

from collections import Counter

import pytest

from lmc_tui.content import load_canvas, preset, presets
from lmc_tui.domain.agenda import Preset, StepKind
from lmc_tui.errors import ContentError
from tests.unit.content.conftest import Ship

ORDER = (
    "customer-segments",
    "business-outcomes",
    "customer-relationship",
    "value-proposition",
    "design",
    "delivery",
    "key-resources",
    "key-partners",
    "cost-structure",
)
NINE = {  # minutes of the nine sections, in the order above
    "sprint-20": (2, 2, 2, 2, 2, 2, 2, 2, 2),
    "solo-45": (4, 5, 3, 4, 4, 3, 4, 5, 4),
    "team-90": (7, 8, 5, 7, 6, 5, 6, 8, 6),
    "half-day as-is": (4, 5, 3, 4, 4, 4, 4, 5, 3),
    "half-day to-be": (8, 12, 8, 12, 9, 8, 9, 12, 10),
    "exec-60": (5, 10, 5, 8, 2, 2, 1, 2, 12),
}
STEPS = {  # every step by kind and minutes; a bare number is the next section
    "sprint-20": "opening 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, check 1",
    "solo-45": "opening 3, 4, 5, 3, 4, 4, 3, 4, 5, 4, check 4, closing 2",
    "team-90": "opening 8, 7, 8, 5, 7, break 10, 6, 5, 6, 8, 6, check 7, closing 7",
    "half-day": "opening 12, 4, 5, 3, 4, 4, 4, 4, 5, 3, check 12, break 15, "
    "8, 12, 8, 12, break 20, 9, 8, 9, 12, 10, break 10, check 19, vote 10, closing 18",
    "exec-60": "opening 5, 5, 10, 5, 8, 2, 2, 1, 2, 12, closing 8",
}
TOTALS = {"sprint-20": 20, "solo-45": 45, "team-90": 90, "half-day": 240, "exec-60": 60}


def told(agenda: Preset) -> str:
    """Every step by kind and minutes; a section by its minutes alone."""
    words = []
    for step in agenda.steps:
        minutes = f"{step.planned_seconds / 60:g}"
        words.append(minutes if step.kind is StepKind.SECTION else f"{step.kind} {minutes}")
    return ", ".join(words)


def section_minutes(agenda: Preset, board: str | None = None) -> dict[str, float]:
    """Minutes for each section, of one board where there are two."""
    return {
        step.section: step.planned_seconds / 60 for step in agenda.steps if step.section and step.board in (None, board)
    }


def test_the_five_presets_are_there() -> None:
    """Those of the reference and no others, each found by its id."""
    assert {each.id for each in presets()} == set(STEPS)
    for name in STEPS:
        assert preset(name).id == name


@pytest.mark.parametrize("name", STEPS)
def test_steps_and_minutes_are_those_of_the_reference(name: str) -> None:
    """Step by step, in order."""
    assert told(preset(name)) == STEPS[name]
    assert preset(name).minutes == TOTALS[name]


@pytest.mark.parametrize("name", NINE)
def test_each_section_has_the_minutes_of_the_reference(name: str) -> None:
    """The nine sections come in agenda order, each with its own minutes."""
    preset_id, _, board = name.partition(" ")
    found = section_minutes(preset(preset_id), board or None)
    assert found == dict(zip(ORDER, NINE[name], strict=True))
    assert tuple(found) == ORDER


def test_the_half_day_goes_through_both_boards() -> None:
    """75 minutes of what is, 165 of what should be, and every step says which."""
    minutes = Counter[str | None]()
    for step in preset("half-day").steps:
        minutes[step.board] += step.planned_seconds // 60
    assert minutes == {"as-is": 75, "to-be": 165}


@pytest.mark.parametrize("name", STEPS)
def test_a_preset_fits_the_canvas(name: str) -> None:
    """Sections and boards that it names exist, ids are not used twice, and what is no section has title and prompt."""
    canvas, each = load_canvas(), preset(name)
    assert {step.section for step in each.steps if step.section} == {section.id for section in canvas.sections}
    assert {step.board for step in each.steps} <= {None, *(board.id for board in canvas.boards)}
    assert len({step.id for step in each.steps}) == len(each.steps)
    for step in each.steps:
        assert (step.kind is StepKind.SECTION) == (step.section is not None)
        assert step.kind is StepKind.SECTION or (step.title and step.prompt)
    assert each.name
    assert each.people
    assert each.summary


@pytest.mark.parametrize("name", STEPS)
def test_a_new_agenda_has_spent_nothing(name: str) -> None:
    """No step of a preset carries time from elsewhere."""
    assert {(step.spent_seconds, step.extended_seconds, step.paused_seconds) for step in preset(name).steps} == {
        (0, 0, 0)
    }


def test_an_unknown_preset_is_a_key_error() -> None:
    """A name that no preset has finds none."""
    with pytest.raises(KeyError, match="team-91"):
        preset("team-91")


SMALL = """
[[presets]]
id = "short"
name = "Short"
minutes = 3
people = "two"
summary = "A short one."

[[presets.steps]]
kind = "opening"
title = "Hello"
minutes = 1

[[presets.steps]]
kind = "section"
section = "design"
board = "as-is"
minutes = 2
"""


def loaded(ship: Ship, text: str) -> tuple[Preset, ...]:
    """The presets of that text, read past the cache."""
    ship("presets.toml", text)
    return presets.__wrapped__()


def test_steps_are_numbered(ship: Ship) -> None:
    """The file gives no ids; steps are `s01`, `s02` and on."""
    (short,) = loaded(ship, SMALL)
    assert [(step.id, step.kind, step.planned_seconds) for step in short.steps] == [
        ("s01", StepKind.OPENING, 60),
        ("s02", StepKind.SECTION, 120),
    ]


@pytest.mark.parametrize(
    ("message", "old", "new"),
    [
        (r"presets\[0\]\.minutes: the steps take 3 minutes", "minutes = 3", "minutes = 4"),
        (r"steps\[0\]\.kind: there is no kind 'lunch'", '"opening"', '"lunch"'),
        (r"steps\[1\]\.section: a step of kind section names one", 'section = "design"\n', ""),
        (r"steps\[0\]\.section: .*no other does", 'title = "Hello"', 'section = "design"'),
        (r"steps\[0\]: nobody reads the key 'titel'", "title =", "titel ="),
        (r"presets\[0\]: nobody reads the key 'who'", "people =", 'who = "x"\npeople ='),
        (r"presets\[0\]: the key 'summary' is missing", 'summary = "A short one."\n', ""),
        (r"presets\.toml: nobody reads the key 'extra'", "\n[[presets]]", "extra = 1\n[[presets]]"),
    ],
)
def test_a_wrong_file_is_told_by_its_key(ship: Ship, message: str, old: str, new: str) -> None:
    """One thing is spoilt, and the error names the file and the key."""
    assert SMALL.count(old) == 1
    with pytest.raises(ContentError, match=rf"^presets\.toml.*{message}|^{message}"):
        loaded(ship, SMALL.replace(old, new))


def test_presets_are_read_once() -> None:
    """Asking again gives the very same agendas."""
    assert presets() is presets()
