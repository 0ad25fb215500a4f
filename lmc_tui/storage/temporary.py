"""Temporary files beside a file: how they are named, and sweeping those that a crash left."""

from __future__ import annotations

import contextlib
import os
import zlib
from pathlib import Path

from lmc_tui.storage.file_ops import SYSTEM, FileOps

SUFFIX = ".tmp"
STRAY_AFTER_SECONDS = 3600
"""No save takes so long; whoever does wake up after it finds its temporary file gone, says so and saves again."""
_LONGEST_BYTES, _SHORT_CHARACTERS = 200, 40
_CHANCE_CHARACTERS, _ALPHABET = 8, frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")


def temporary_name(name: str) -> str:
    """A name by chance for a temporary file of the file of that name."""
    return f"{_prefix(name)}{os.urandom(_CHANCE_CHARACTERS // 2).hex()}{SUFFIX}"


def is_temporary(candidate: str, name: str) -> bool:
    """Whether *candidate* is named as our temporary files of the file *name* are."""
    prefix = _prefix(name)
    if not (candidate.startswith(prefix) and candidate.endswith(SUFFIX)):
        return False
    chance = candidate[len(prefix) : -len(SUFFIX)]
    return len(chance) == _CHANCE_CHARACTERS and _ALPHABET.issuperset(chance)


def _prefix(name: str) -> str:
    """What those names begin with. A name so long that no room is left is cut, with a checksum to tell it apart."""
    encoded = os.fsencode(name)
    if len(encoded) > _LONGEST_BYTES:
        name = f"{name[:_SHORT_CHARACTERS]}-{zlib.crc32(encoded):08x}"
    return f".{name}."


def sweep(path: Path, now_seconds: float, ops: FileOps = SYSTEM) -> int:
    """Remove what crashes left beside a file more than an hour before *now_seconds*, and tell how many there were.

    Only ordinary files that are named as temporary files of this very file; a folder that cannot be read is no error.
    """
    swept = 0
    with contextlib.suppress(OSError):
        target = ops.real_path(path)
        for name in ops.names(target.parent):
            if is_temporary(name, target.name):
                swept += _sweep_one(target.with_name(name), now_seconds, ops)
    return swept


def _sweep_one(stray: Path, now_seconds: float, ops: FileOps) -> bool:
    with contextlib.suppress(OSError):  # somebody else was quicker, or may and we may not
        status = ops.status(stray)
        if status.is_ordinary and now_seconds - status.modified_ns / 1e9 > STRAY_AFTER_SECONDS:
            ops.unlink(stray)
            return True
    return False
