"""What files are called on the screen."""

from __future__ import annotations

from pathlib import Path


def names_apart(first: Path, second: Path) -> tuple[str, str]:
    """Names of two files with as many of their folders as tell them apart."""
    for depth in range(1, max(len(first.parts), len(second.parts)) + 1):
        names = "/".join(first.parts[-depth:]), "/".join(second.parts[-depth:])
        if names[0] != names[1]:
            return names
    return first.name, second.name
