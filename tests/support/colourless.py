"""What is left of a screen without its colours: signs, words, and the attributes that every terminal shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.color import ColorSystem
from rich.style import Style
from textual.app import App

from lmc_tui.tui.pen import pen_of

ATTRIBUTES = {"1": "bold", "2": "dim", "3": "italic", "4": "underline", "7": "reverse"}
"""Code to the word for it."""


class Stretch(NamedTuple):
    """Cells beside one another that look alike."""

    row: int
    text: str
    attributes: frozenset[str]
    """The words for them; a code that is none of the known ones stands for itself."""
    colours: tuple[str, str]
    """Codes of letters and ground; empty where none is sent."""


def stretches(app: App[None]) -> Iterator[Stretch]:
    """Everything on the topmost screen, row by row."""
    for row, strip in enumerate(app.screen._compositor.render_strips()):
        for segment in strip:
            yield _stretch(row, segment.text, segment.style)


def _stretch(row: int, text: str, style: Style | None) -> Stretch:
    pen = pen_of(style, ColorSystem.TRUECOLOR)
    attributes = frozenset(ATTRIBUTES.get(code, code) for code in pen.attributes)
    return Stretch(row, text, attributes, (pen.foreground, pen.background))


def attributes_of(app: App[None], words: str) -> frozenset[str]:
    """How the stretch with these words is drawn. Raises AssertionError when there is none, or more than one way."""
    found = {each.attributes for each in stretches(app) if words in each.text}
    assert len(found) == 1, f"{words!r} is drawn in {len(found)} ways: {found}"
    return found.pop()


def marks(app: App[None], signs: str = "▸┏┗") -> frozenset[tuple[int, str]]:
    """Row and words of each stretch that has one of those signs, or is turned round."""
    return frozenset(
        (each.row, each.text)
        for each in stretches(app)
        if "reverse" in each.attributes or any(sign in each.text for sign in signs)
    )
