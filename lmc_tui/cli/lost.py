"""Which session file a name stands for when the file may be damaged or gone: that is when people look for copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from lmc_tui.errors import NotFoundError
from lmc_tui.storage.locations import slug
from lmc_tui.workshop.opening import Desk


def file_meant(desk: Desk, name: str, is_kept: Callable[[Path], bool]) -> Path:
    """The session file of that name; also one that is damaged or gone, when *is_kept* knows it by that name.

    Raises `NotFoundError`.
    """
    path, error = Path(name).expanduser(), None
    try:
        path = desk.find(name)
    except NotFoundError as missed:
        error = missed
    is_there = error is None and path.exists()
    if (is_there and path == Path(name).expanduser()) or (error is None and is_kept(path)):
        return path
    lost = next(filter(is_kept, _lost(desk, name)), None)
    if lost is not None:
        return lost
    if is_there:
        return path
    raise error or NotFoundError(f"{path}: there is no such file, and nothing was kept of one.")


def _lost(desk: Desk, name: str) -> Iterator[Path]:
    """What a mere name may have stood for: a file of the folder of sessions, or what `lmc new` makes of a title."""
    if "/" in name:
        return
    healthy = {entry.path for entry in desk.entries() if not entry.problem}
    for path in (desk.folder / name, desk.folder / f"{slug(name)}.toml"):
        if path not in healthy:
            yield path
