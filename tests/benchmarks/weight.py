"""How much a program brings along: the size of all packages that it requires, as they lie on the disk."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Sequence
from importlib.metadata import Distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.benchmarks.cases import ROOT


def project_requirements() -> list[str]:
    """What the project asks for when it runs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [str(each) for each in project["dependencies"]]


def required_mib(requirements: Iterable[str], packages: Sequence[str] | None = None) -> float:
    """MiB of all files of what is required, and of what that requires in turn; NaN when something is not installed.

    *packages* are folders in which it is installed; None for the running Python's.
    """
    todo = [each for each in map(Requirement, requirements) if _applies(each)]
    known: set[str] = set()
    sizes: dict[str, int] = {}
    while todo:
        requirement = todo.pop()
        if str(requirement) in known:
            continue
        known.add(str(requirement))
        if (found := _installed(requirement.name, packages)) is None:
            return math.nan
        sizes[canonicalize_name(requirement.name)] = _size(found)
        todo += [each for each in map(Requirement, found.requires or ()) if _applies(each, requirement.extras)]
    return sum(sizes.values()) / 1024**2


def _applies(requirement: Requirement, extras: Iterable[str] = ()) -> bool:
    """Whether a package asks for it here, when it was itself asked for with those extras."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))


def required_by(package: str, packages: Sequence[str]) -> list[str]:
    """What a package that is installed in those folders asks for."""
    found = _installed(package, packages)
    return list(found.requires or ()) if found else []


def _installed(name: str, packages: Sequence[str] | None) -> Distribution | None:
    found = Distribution.discover(name=name) if packages is None else Distribution.discover(name=name, path=[*packages])
    return next(iter(found), None)


def _size(distribution: Distribution) -> int:
    """Bytes of its files that are there; compiled ones too, as far as the package's record names them."""
    files = (Path(str(distribution.locate_file(file))) for file in distribution.files or ())
    return sum(file.stat().st_size for file in files if file.is_file())
