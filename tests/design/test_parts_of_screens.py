"""Parts of the workshop screen have nothing that Textual would have to know of them."""

from __future__ import annotations

import pytest
from textual.reactive import Reactive

from lmc_tui.tui.quiet import QuietScreen
from lmc_tui.tui.screens.workshop import WorkshopScreen

PARTS = WorkshopScreen.__mro__[1 : WorkshopScreen.__mro__.index(QuietScreen)]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_a_part_adds_nothing_that_is_gathered_of_a_screen(part: type) -> None:
    """Bindings, reactives, computed values, style sheets: they would be those of the whole screen, or of none."""
    own = vars(part)
    assert not {"BINDINGS", "DEFAULT_CSS", "CSS", "CSS_PATH", "COMPONENT_CLASSES"} & {*own}
    assert not [name for name, value in own.items() if isinstance(value, Reactive)]
    assert not [name for name in own if name.lstrip("_").startswith("compute_")]
    assert "_merged_bindings" not in own  # what Textual gathers: it was not asked to


def test_there_are_such_parts() -> None:
    """And the screen that they make up is gathered as any other."""
    assert len(PARTS) >= 8
    assert "_merged_bindings" in vars(WorkshopScreen)
    assert WorkshopScreen._css_type_name == "WorkshopScreen"
    assert "focused" in WorkshopScreen._reactives
