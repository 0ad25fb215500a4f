"""How well a colour can be read on another, by WCAG 2.2, and how far apart two look to people who see fewer colours."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rich.color import Color, ColorSystem

DEUTAN = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
PROTAN = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
"""What is left of red, green and blue for those who lack one kind of cone (Machado and others 2009, severity 1)."""
WHITE = (0.9505, 1.0, 1.089)
XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
Three = Sequence[float]
Matrix = Sequence[Three]


def linear(colour: str) -> list[float]:
    """Red, green and blue of `#rrggbb` as amounts of light, 0 to 1."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]


def luminance(colour: str) -> float:
    """How light it is, 0 to 1."""
    return _times(XYZ, linear(colour))[1]


def contrast(one: str, other: str) -> float:
    """The ratio of the lighter to the darker, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def with_256(colour: str) -> str:
    """The colour that a terminal with 256 of them shows instead."""
    return Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


def distance(one: str, other: str, eyes: Matrix) -> float:
    """How different the two look to such eyes (CIE 1976); below about 10 nobody is sure."""
    return math.dist(_lab(one, eyes), _lab(other, eyes))


def _lab(colour: str, eyes: Matrix) -> list[float]:
    seen = [min(1.0, max(0.0, share)) for share in _times(eyes, linear(colour))]
    x, y, z = (_curved(share / white) for share, white in zip(_times(XYZ, seen), WHITE, strict=True))
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


def _curved(share: float) -> float:
    result: float = share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116
    return result


def _times(matrix: Matrix, light: Three) -> list[float]:
    return [sum(factor * share for factor, share in zip(row, light, strict=True)) for row in matrix]
