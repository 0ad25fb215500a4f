"""The second look at every text, right before it goes to the terminal.

All text was cleaned on its way in. Should some have found another way, none of its characters acts all the same.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from lmc_tui.text import MARK, clean


class Harmless(LineFilter):
    """Lines with a mark for every character on which a terminal would act."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, where nothing in them acts."""
        del background
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            segment
            if segment.text.isprintable() or segment.control
            else segment._replace(text=clean(segment.text.replace("\t", MARK)).replace("\n", MARK))
            for segment in segments
        ]


HARMLESS = Harmless()
