"""Signs about whose width terminals disagree, drawn as others about which they agree."""

from __future__ import annotations

import re

_JOINED = re.compile("\u200d.", re.DOTALL)
_EXTRAS = re.compile("[\u200b-\u200d\u2060\u00ad\u20e3\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ef]")
_ACCENT = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_PILED = re.compile(f"({_ACCENT}{{3}}){_ACCENT}+")
_GROWN = re.compile("[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d356\U0001d360-\U0001d376]")
"""Trigrams and their like, which took one cell before Unicode 16, and take two since."""
_FLAG_LETTER = re.compile("[\U0001f1e6-\U0001f1ff]")


def steadied(text: str) -> str:
    """*text* as `lmc_tui.tui.drawing.cells.steady` describes it."""
    text = _GROWN.sub("≡", _PILED.sub(r"\1", _EXTRAS.sub("", _JOINED.sub("", text))))
    return _FLAG_LETTER.sub(lambda match: chr(ord(match.group()) - 0x1F1E6 + ord("A")), text)
