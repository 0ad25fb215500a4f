"""Lines of a page as text to paste."""

from __future__ import annotations

from lmc_tui.tui.drawing.drawn import Drawn
from lmc_tui.tui.drawing.lines import Line, Span
from lmc_tui.tui.screens.copying import PAGE_COLUMNS, drawn_copies, drawn_text


def a_line(*words: str) -> Line:
    """A line of spans with these words."""
    return tuple(Span(each) for each in words)


def test_the_sign_of_what_is_in_hand_and_blanks_around_stay_behind() -> None:
    """Where it leads a line; in the words of a person it is theirs. What is set in stays set in."""
    lines = (a_line("  ▸ ", "! One ▸ two   "), a_line("      Ask: why?  "), ())
    assert drawn_text(lines) == "! One ▸ two\n  Ask: why?"


def test_a_page_gives_what_is_in_hand_and_all_of_it() -> None:
    """Drawn anew when it is picked, as wide on every screen."""
    asked: list[int] = []

    def draw(columns: int) -> Drawn:
        asked.append(columns)
        return Drawn((a_line("head"), a_line("▸ one"), a_line("  more"), a_line("  two")), 1, 2)

    in_hand, page = drawn_copies(draw)
    assert asked == []
    assert in_hand.text() == "one\nmore"
    assert page.text() == "head\n  one\n  more\n  two"
    assert asked == [PAGE_COLUMNS] * 2
