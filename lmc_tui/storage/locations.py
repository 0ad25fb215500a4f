"""Where sessions lie: computed here, made by the store at the first save."""

from __future__ import annotations

import os
import re
import unicodedata
import zlib
from collections.abc import Mapping
from pathlib import Path

LONGEST_SLUG = 64


def sessions_folder(option: str | None, environment: Mapping[str, str], cwd: Path, data_home: Path) -> Path:
    """The folder of sessions: `--dir`, else `$LMC_SESSIONS`, else `./sessions` if it is there, else the user's data."""
    if option:
        return Path(option).expanduser()
    if environment.get("LMC_SESSIONS"):
        return Path(environment["LMC_SESSIONS"]).expanduser()
    here = cwd / "sessions"
    return here if here.is_dir() else data_home / "sessions"


def state_folder(environment: Mapping[str, str], state_home: Path) -> Path:
    """The folder of places and backups: `$LMC_STATE`, else the user's state folder."""
    return Path(environment["LMC_STATE"]).expanduser() if environment.get("LMC_STATE") else state_home


def slug(title: str) -> str:
    """A file's name made from a title: small letters, digits and hyphens; `session` when nothing is left."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_SLUG].rstrip("-") or "session"


def key_of(session: Path) -> str:
    """A name for what is kept elsewhere about a session file: readable, and another for a file of the same name."""
    where = os.fsencode(os.path.realpath(session))
    return f"{slug(session.stem)}-{zlib.crc32(where):08x}"


def free_path(folder: Path, title: str) -> Path:
    """A path in *folder* for a session of that title at which nothing is."""
    name = slug(title)
    path, number = folder / f"{name}.toml", 2
    while path.exists() or path.is_symlink():
        path, number = folder / f"{name}-{number}.toml", number + 1
    return path
