"""Agenda presets from their TOML file."""

from __future__ import annotations

from functools import cache

from lmc_tui.content.reading import Table, read
from lmc_tui.domain.agenda import Preset, Step, StepKind


@cache
def presets() -> tuple[Preset, ...]:
    """All presets, shortest use first. Raises `ContentError`."""
    root = read("presets.toml")
    found = tuple(_preset(table) for table in root.tables("presets"))
    root.done()
    return found


def preset(preset_id: str) -> Preset:
    """The preset of that id. Raises KeyError."""
    for each in presets():
        if each.id == preset_id:
            return each
    raise KeyError(preset_id)


def _preset(table: Table) -> Preset:
    steps = tuple(_step(each, number) for number, each in enumerate(table.tables("steps"), start=1))
    found = Preset(table.text("id"), table.text("name"), table.text("people"), table.text("summary"), steps)
    if table.whole("minutes") != found.minutes:
        raise table.wrong("minutes", f"the steps take {found.minutes} minutes.")
    table.done()
    return found


def _step(table: Table, number: int) -> Step:
    kind = table.text("kind")
    if kind not in set(StepKind):
        raise table.wrong("kind", f"there is no kind {kind!r}.")
    step = Step(
        id=f"s{number:02d}",
        kind=StepKind(kind),
        planned_seconds=table.whole("minutes") * 60,
        section=table.optional_text("section"),
        board=table.optional_text("board"),
        title=table.text("title", ""),
        prompt=table.text("prompt", ""),
    )
    if (step.section is None) == (step.kind is StepKind.SECTION):
        raise table.wrong("section", "a step of kind section names one, and no other does.")
    table.done()
    return step
