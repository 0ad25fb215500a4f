"""The file of settings: where it lies, and what it says."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from lmc_tui.config.problems import ConfigProblem

NAME = "config.toml"
VARIABLE = "LMC_CONFIG"
LARGEST_BYTES = 64 * 1024


def config_path(environment: Mapping[str, str], config_home: Path) -> Path:
    """Where the file lies: `$LMC_CONFIG`, which may name it or its folder, else in the user's config folder."""
    named = environment.get(VARIABLE)
    if not named:
        return config_home / NAME
    path = Path(os.path.expanduser(named))  # noqa: PTH111  # leaves the name of an unknown user as it is
    return path / NAME if path.is_dir() else path


class FileSaid(NamedTuple):
    """What a file of settings says."""

    text: str = ""
    data: Mapping[str, object] = {}
    problem: ConfigProblem | None = None
    """Why nothing of it counts; None when it does."""
    is_there: bool = False
    is_readable: bool = True


def read(path: Path) -> FileSaid:
    """What the file says; nothing for none. One that cannot be read, or is no TOML, says nothing and why."""
    try:
        raw = _bytes(path)
    except FileNotFoundError:
        return FileSaid()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is none that a file can have"
        return _unreadable(path, f"It cannot be read: {reason}.")
    if raw is None:
        return _unreadable(path, "It is no ordinary file.")
    if len(raw) > LARGEST_BYTES:
        return _unreadable(path, f"It is larger than {LARGEST_BYTES // 1024} kB, which no file of settings is.")
    return parsed(path, raw)


def parsed(path: Path, raw: bytes) -> FileSaid:
    """What these bytes say, as the file of that path."""
    import tomli

    def wrong(line: int, sentence: str, text: str = "") -> FileSaid:
        whole = f"{sentence} Nothing in this file counts until that is mended."
        return FileSaid(text, {}, ConfigProblem(str(path), line, whole), is_there=True)

    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return wrong(raw.count(b"\n", 0, error.start) + 1, "There is a byte that is no UTF-8.")
    try:
        return FileSaid(text, tomli.loads(text), is_there=True)
    except tomli.TOMLDecodeError as error:
        return wrong(error.lineno, f"This is no TOML: {error.msg}.", text)
    except RecursionError:
        return wrong(0, "It is nested too deeply.", text)
    except ValueError:  # a number of thousands of digits
        return wrong(0, "It holds a number that is too large.", text)


def _bytes(path: Path) -> bytes | None:
    """All that the file holds, or a little more than is allowed; None for a pipe or folder, at which nobody waits."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        mode = os.fstat(descriptor).st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISCHR(mode)):  # /dev/null is a way to say: no file
            return None
        parts = []
        left = LARGEST_BYTES + 1
        while left > 0 and (part := os.read(descriptor, left)):
            parts.append(part)
            left -= len(part)
        return b"".join(parts)
    finally:
        os.close(descriptor)


def _unreadable(path: Path, why: str) -> FileSaid:
    return FileSaid(problem=ConfigProblem(str(path), 0, why), is_there=True, is_readable=False)
