"""Real faults for a real program: a disk that fills up or fails, permissions that hold, files that may not grow.

Each is a context manager, or gives what to put before a command; each skips the test, with the reason, where this
machine cannot do it.
"""

from __future__ import annotations

import atexit
import contextlib
import errno
import functools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

SMALL_DISK_BYTES = 256 * 1024
NOBODY = 65534
"""The number of a user who owns nothing."""
_C_SOURCE = Path(__file__).with_name("faulty_disk.c")
_MOUNT = f'mount -t tmpfs -o size={SMALL_DISK_BYTES} lmc-test "$1" && echo ready && exec cat'
_WITHOUT_POWERS = ("setpriv", "--inh-caps=-all", "--bounding-set=-all", "--no-new-privs")


def is_root() -> bool:
    """Whether the tests run as root, for whom no permission holds."""
    return os.geteuid() == 0


# --- a disk of 256 kB ---------------------------------------------------------------------------


class SmallDisk(NamedTuple):
    """A disk that only programs started with `before` have. It goes with the tests, whatever becomes of them."""

    before: Sequence[str]
    """What to put before a command."""
    path: Path
    """Where those programs find it."""
    seen: Path
    """Where this process finds it."""

    def fill(self) -> None:
        """Leave no room at all."""
        with (self.seen / "ballast").open("ab", buffering=0) as file, contextlib.suppress(OSError):
            while file.write(bytes(4096)):
                pass

    def empty(self) -> None:
        """Give the room back."""
        (self.seen / "ballast").unlink()

    def set_read_only(self, is_read_only: bool = True) -> None:
        """What an administrator does, or the system when a disk goes wrong."""
        options = f"remount,bind,{'ro' if is_read_only else 'rw'}"
        subprocess.run([*self.before, "mount", "-o", options, str(self.path)], check=True)


@contextlib.contextmanager
def small_disk(place: Path) -> Iterator[SmallDisk]:
    """A disk of 256 kB at *place*, in a name space that ends with the process that holds it."""
    for tool in ("unshare", "nsenter", "mount"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed, so no disk of 256 kB can be made; it comes with util-linux")
    place.mkdir(parents=True)
    command = ["unshare", *([] if is_root() else ["-r"]), "-m", "sh", "-c", _MOUNT, "sh", str(place)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stderr is not None
            if holder.stdout.readline() != b"ready\n":
                why = holder.stderr.read().decode(errors="replace").strip()
                pytest.skip(f"this machine lets nobody mount a disk of 256 kB for a test: {why}")
            spaces = ["-m"] if is_root() else ["-U", "--preserve-credentials", "-m"]
            before = ["nsenter", "-t", str(holder.pid), *spaces]
            yield SmallDisk(before, place, Path(f"/proc/{holder.pid}/root{place}"))
        finally:
            holder.kill()


# --- a disk that fails when told to ----------------------------------------------------------------


class FaultyDisk(NamedTuple):
    """A folder in which calls of programs with `environment` fail or are slow on request."""

    environment: dict[str, str]
    """Variables for a program."""
    file: Path
    """What those programs look at."""

    def fail(self, call: str, number: int = errno.EIO) -> None:
        """From now on that call fails too: `read`, `write`, `fsync`, `fsync_folder`, `rename`, `close` or `flock`."""
        self._tell(f"{self.file.read_text()}{call} {number} 0\n")

    def slow(self, seconds: float) -> None:
        """From now on every wait for the disk takes so long."""
        self._tell("".join(f"{call} 0 {round(seconds * 1000)}\n" for call in ("fsync", "fsync_folder")))

    def heal(self) -> None:
        """From now on everything works."""
        self._tell("")

    def _tell(self, words: str) -> None:
        new = self.file.with_suffix(".new")
        new.write_text(words)
        new.replace(self.file)


def faulty_disk(folder: Path, control: Path) -> FaultyDisk:
    """The faults of what lies in *folder*; *control*, elsewhere, is a file that is made."""
    library = _library()
    if library is None:
        pytest.skip("without Linux and a C compiler (`apt-get install gcc`) no disk that fails can be feigned")
    environment = {"LD_PRELOAD": str(library), "FAULTS_FOLDER": str(folder), "FAULTS_FILE": str(control)}
    disk = FaultyDisk(environment, control)
    disk.heal()
    return disk


@functools.cache
def _library() -> Path | None:
    """What stands between a program and the system's calls, compiled once; None where that cannot be done."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if sys.platform != "linux" or compiler is None:
        return None
    folder = tempfile.mkdtemp(prefix="lmc-faults-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    library = Path(folder) / "faulty_disk.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(_C_SOURCE), "-ldl"]
    done = subprocess.run(command, capture_output=True, check=False)
    return library if done.returncode == 0 else None


# --- somebody for whom permissions hold ------------------------------------------------------------


class Person(NamedTuple):
    """Somebody without special powers, with a folder of their own."""

    before: Sequence[str]
    """What to put before a command."""
    folder: Path

    def give(self, *paths: Path) -> None:
        """Make these files and folders theirs."""
        if is_root():
            for path in paths:
                shutil.chown(path, self.folder.stat().st_uid, self.folder.stat().st_gid)


@contextlib.contextmanager
def ordinary_person() -> Iterator[Person]:
    """Whoever runs the tests; if that is root, a user who owns nothing, or root without root's powers."""
    before, user = _without_root() if is_root() else ((), os.geteuid())
    with tempfile.TemporaryDirectory(prefix="lmc-person-") as name:
        folder = Path(name)
        if is_root():
            shutil.chown(folder, user, user)
        try:
            yield Person(before, folder)
        finally:
            for path in (folder, *folder.rglob("*")):
                if path.is_dir() and not path.is_symlink():
                    path.chmod(0o700)


@functools.cache
def _without_root() -> tuple[tuple[str, ...], int]:
    """What to put before a command so that permissions hold for it, and the number of whom it runs as."""
    if shutil.which("setpriv") is None:
        pytest.skip("root is bound by no permission, and setpriv (of util-linux) is not there to become somebody else")
    somebody = (*_WITHOUT_POWERS, f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
    probe = [*somebody, sys.executable, "-c", "import lmc_tui.cli, textual"]
    if subprocess.run(probe, capture_output=True, check=False, cwd="/").returncode == 0:
        return somebody, NOBODY
    if subprocess.run([*_WITHOUT_POWERS, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("root is bound by no permission, and this machine lets it neither become somebody else nor weaker")
    return _WITHOUT_POWERS, 0  # no other user may enter the folder in which this Python lies


# --- files that may not grow ---------------------------------------------------------------------------


def with_small_files(largest_bytes: int) -> list[str]:
    """What to put before a command for which no file may become larger."""
    if shutil.which("prlimit") is None:
        pytest.skip("prlimit is not installed, so files cannot be kept small; it comes with util-linux")
    return ["prlimit", f"--fsize={largest_bytes}"]
