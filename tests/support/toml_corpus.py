"""The toml-test corpus, good and bad TOML files of all kinds, out of the source distribution of tomlkit."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

SOURCE = "tomlkit==0.15.2"
_SECONDS = 120


class CorpusUnavailableError(Exception):
    """The source distribution is not here and could not be fetched."""


def toml_corpus() -> dict[str, bytes]:
    """File name to content. The source is fetched once and kept in the system's folder for temporary files.

    Raises `CorpusUnavailableError`.
    """
    folder = Path(tempfile.gettempdir()) / f"lmc-tests-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        raise CorpusUnavailableError(f"{folder} belongs to somebody else")
    archive = next(folder.glob("tomlkit-*.tar.gz"), None) or _fetched(folder)
    with tarfile.open(archive) as source:
        members = [each for each in source if each.isfile() and "/toml-test/" in each.name]
        files = {each.name: source.extractfile(each) for each in members if each.name.endswith(".toml")}
        return {name.partition("/toml-test/")[2]: file.read() for name, file in files.items() if file is not None}


def _fetched(folder: Path) -> Path:
    with tempfile.TemporaryDirectory(dir=folder) as passing:
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", ":all:", "-d", passing, SOURCE]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
        except (OSError, subprocess.SubprocessError) as error:
            raise CorpusUnavailableError("the package index could not be reached") from error
        found = next(Path(passing).glob("tomlkit-*.tar.gz"))
        return found.replace(folder / found.name)
