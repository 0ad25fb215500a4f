"""What a program tells the terminal to do, as kinds that can be compared between two runs."""

from __future__ import annotations

import re

_SEQUENCE = re.compile(
    r"\x1b\](?P<osc>.*?)(?:\x07|\x1b\\|\Z)"
    r"|\x1b[P_^X](?P<string>.*?)(?:\x1b\\|\Z)"
    r"|\x1b\[(?P<csi>[0-?]*[ -/]*[@-~]?)"
    r"|\x1b(?P<escape>[ -/]*[0-~]?)"
    r"|(?P<control>[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f])"
    r"|(?P<direction>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff])",
    re.DOTALL,
)


def kinds(raw: bytes) -> frozenset[str]:
    """Every kind of control sequence in *raw*: places, colours and how much is erased do not count, all else does."""
    return frozenset(_kind(match) for match in _SEQUENCE.finditer(raw.decode("utf-8", "replace")))


def _kind(match: re.Match[str]) -> str:
    name, body = match.lastgroup or "", match.group(match.lastgroup or 0)
    if name == "csi" and body[-1:] == "m" and set(body[:-1]) <= set("0123456789;"):
        return "csi m"
    if name == "csi" and body[-1:] in tuple("HBCD") and set(body[:-1]) <= set("0123456789;"):
        return "csi to another cell"
    if name == "csi" and body[-1:] == "X" and body[:-1].isdigit():
        return "csi X"
    return f"{name} {body!r}"
