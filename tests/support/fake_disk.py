"""A file system in memory that records every call, fails or dies at one, and can lose all that was not synced.

A *plan* tells what goes wrong: `Fault` makes a call report an error, `Death` ends the process there: that call and
all later ones raise `Died`, so that no clean-up changes anything. `wrecks` gives the disks that a power cut could
leave: what was synced is there, anything else may or may not be.
"""

from __future__ import annotations

import errno
import itertools
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from lmc_tui.storage.file_ops import PRIVATE_FILE, PRIVATE_FOLDER, Status

NOT_HERS = (Path("/"), Path("/home"))
SECOND_NS = 1_000_000_000
NEED_SPACE = frozenset({"make_folder", "create", "write", "set_owner", "set_mode", "sync", "replace", "sync_folder"})
CHANGE = NEED_SPACE | {"unlink"}
STRUCK_BY = {
    errno.ENOSPC: NEED_SPACE,
    errno.EDQUOT: NEED_SPACE,
    errno.EFBIG: NEED_SPACE,
    errno.EROFS: CHANGE,
    errno.EACCES: CHANGE,
}
"""Which calls an error strikes once it lasts: a full disk can still be read and cleared. EIO strikes all."""


class Died(BaseException):
    """The process was killed."""


@dataclass(frozen=True)
class Fault:
    """A call reports an error."""

    at: int
    """The number of the call, from 1."""
    number: int
    """The error's `errno`."""
    is_lasting: bool = False
    """Whether later calls report it too."""
    is_late: bool = False
    """Whether the call does its work before it reports the error, as a network disk may."""

    def strikes(self, at: int, call: str) -> bool:
        """Whether that call fails."""
        return at == self.at or (self.is_lasting and at > self.at and call in STRUCK_BY.get(self.number, {call}))


@dataclass(frozen=True)
class Death:
    """The process is killed."""

    at: int
    """Before the call of that number, from 1; a write is half done."""


class Step(NamedTuple):
    """A change to the names of a folder that is not synced yet."""

    folder: Path
    gone: str
    """A name taken away; empty for none."""
    name: str
    """A name given; empty for none."""
    node: Node | None

    def make(self, names: dict[Path, Node]) -> None:
        """Make the change among those names."""
        if self.gone:
            names.pop(self.folder / self.gone, None)
        if self.node is not None:
            names[self.folder / self.name] = self.node


@dataclass
class Node:
    """A file or folder."""

    number: int
    mode: int
    owner: int = 1000
    group: int = 1000
    content: bytes = b""
    modified_ns: int = 0
    synced: Node | None = None
    """As the platter has it; None for never."""


@dataclass
class FakeDisk:
    """A `FileOps` in memory, of a person whose home is `/home/ann`; there are no links."""

    now_ns: int = 1_000 * SECOND_NS
    coarse_ns: int = 1
    """Time stamps are multiples of this."""
    longest_write: int = 1 << 30
    plan: Fault | Death | None = None
    on_call: Callable[[str], object] = bool
    """Told the name of each call before it is made."""
    calls: list[str] = field(default_factory=list)
    """The names of all calls since the last `watch`."""
    created: list[Path] = field(default_factory=list)
    """All files made by `create`."""
    is_dead: bool = False
    _nodes: dict[Path, Node] = field(default_factory=dict)
    _synced: dict[Path, Node] = field(default_factory=dict)
    _steps: list[Step] = field(default_factory=list)
    _open: dict[int, Node] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        """The root is always there."""
        if not self._nodes:
            self._nodes[Path("/")] = self._synced[Path("/")] = self._new_node(stat.S_IFDIR | 0o755)

    # --- what tests do and see ------------------------------------------------------------------

    def watch(self, plan: Fault | Death | None = None) -> None:
        """Forget the calls so far, and let *plan* come true from here."""
        self.calls, self.plan = [], plan

    def put(self, path: Path, content: bytes = b"", *, kind: int = stat.S_IFREG, mode: int = 0o644) -> Node:
        """Somebody else writes a file in place, or makes it with all folders; on the disk at once."""
        for folder in reversed(path.parents):
            if folder not in self._nodes:
                self._nodes[folder] = self._synced[folder] = self._new_node(stat.S_IFDIR | 0o755)
        node = self._nodes.get(path) or self._new_node(kind | mode)
        node.content, node.modified_ns = content, self._stamp()
        node.synced = replace(node, synced=None)
        self._nodes[path] = self._synced[path] = node
        return node

    @property
    def files(self) -> dict[Path, bytes]:
        """All ordinary files and what they hold."""
        return {path: node.content for path, node in self._nodes.items() if stat.S_ISREG(node.mode)}

    @property
    def open_descriptors(self) -> int:
        """How many were not closed."""
        return len(self._open)

    def wrecks(self) -> Iterator[FakeDisk]:
        """Every disk that a power cut now could leave: any of the changed names kept or lost, in their order.

        What was written but not synced is lost, half there or there, for all files alike.
        """
        for kept in itertools.product((False, True), repeat=len(self._steps)):
            names = dict(self._synced)
            for step in itertools.compress(self._steps, kept):
                step.make(names)
            for share in (0.0, 0.5, 1.0):
                wreck = FakeDisk(now_ns=self.now_ns, _numbers=self._numbers)
                for path, node in sorted(names.items()):
                    if all(parent in names for parent in path.parents):
                        found = _after_power_cut(node, share)
                        wreck._nodes[path] = wreck._synced[path] = found
                yield wreck

    # --- the calls ------------------------------------------------------------------------------

    def real_path(self, path: Path | str) -> Path:
        """As it is."""
        with self._call("real_path"):
            return Path(path)

    def status(self, path: Path) -> Status:
        """What stands there."""
        with self._call("status"):
            node = self._node(path)
            size = len(node.content)
            return Status(node.mode, node.owner, node.group, 1, node.number, size, node.modified_ns, node.modified_ns)

    def may_write(self, path: Path) -> bool:
        """Whether the owner may. The folders above `/home/ann` are not hers."""
        with self._call("may_write"):
            return bool(self._node(path).mode & 0o200) and path not in NOT_HERS

    def read(self, path: Path) -> bytes:
        """All that a file holds."""
        with self._call("read"):
            node = self._node(path)
            assert stat.S_ISREG(node.mode), "reading this could wait for ever"
            return node.content

    def names(self, folder: Path) -> list[str]:
        """The names in a folder."""
        with self._call("names"):
            self._node(folder)
            return [path.name for path in self._nodes if path.parent == folder != path]

    def make_folder(self, folder: Path) -> None:
        """Make a private folder."""
        with self._call("make_folder"):
            self._node(folder.parent)
            self._give(folder, self._new_node(stat.S_IFDIR | PRIVATE_FOLDER))

    def create(self, path: Path) -> int:
        """A descriptor to write a new file."""
        with self._call("create"):
            self._node(path.parent)
            node = self._new_node(stat.S_IFREG | PRIVATE_FILE)
            self._give(path, node)
            self.created.append(path)
        descriptor = next(self._numbers)
        self._open[descriptor] = node
        return descriptor

    def write(self, descriptor: int, content: bytes) -> int:
        """Write some of it; half of that when the call fails or dies."""
        if self.is_dead:
            raise Died
        node, part = self._open[descriptor], content[: self.longest_write]
        before = node.content
        node.content += part[: len(part) // 2]
        with self._call("write"):
            node.content = before + part
            node.modified_ns = self._stamp()
        return len(part)

    def set_owner(self, descriptor: int, owner: int, group: int) -> None:
        """Give the file away."""
        with self._call("set_owner"):
            node = self._open[descriptor]
            node.owner, node.group = node.owner if owner < 0 else owner, node.group if group < 0 else group

    def set_mode(self, descriptor: int, permissions: int) -> None:
        """Set who may do what."""
        with self._call("set_mode"):
            self._open[descriptor].mode = stat.S_IFREG | permissions

    def sync(self, descriptor: int) -> None:
        """What the file holds now outlasts a power cut."""
        with self._call("sync"):
            node = self._open[descriptor]
            node.synced = replace(node, synced=None)

    def close(self, descriptor: int) -> None:
        """Let go of it, whatever is reported."""
        if not self.is_dead:
            self._open.pop(descriptor)
        with self._call("close"):
            pass

    def replace(self, source: Path, target: Path) -> None:
        """Another name, in one step."""
        with self._call("replace"):
            node = self._node(source)
            del self._nodes[source]
            self._nodes[target] = node
            self._steps.append(Step(target.parent, source.name, target.name, node))

    def unlink(self, path: Path) -> None:
        """Take a name away."""
        with self._call("unlink"):
            self._take(path)

    def sync_folder(self, folder: Path) -> None:
        """The names of the folder outlast a power cut."""
        with self._call("sync_folder"):
            mine = [step for step in self._steps if step.folder == folder]
            self._steps = [step for step in self._steps if step.folder != folder]
            for step in mine:
                step.make(self._synced)

    # --- inside ---------------------------------------------------------------------------------

    @contextmanager
    def _call(self, name: str) -> Iterator[None]:
        """Count a call, and let it fail or die as planned."""
        if self.is_dead:
            raise Died
        self.calls.append(name)
        self.on_call(name)
        at = len(self.calls)
        if isinstance(self.plan, Death) and at == self.plan.at:
            self.is_dead = True
            raise Died
        if not (isinstance(self.plan, Fault) and self.plan.strikes(at, name)):
            yield
            return
        error = OSError(self.plan.number, os.strerror(self.plan.number))
        if self.plan.is_late:
            yield
        raise error

    def _node(self, path: Path) -> Node:
        try:
            return self._nodes[path]
        except KeyError:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)) from None

    def _new_node(self, mode: int) -> Node:
        return Node(next(self._numbers), mode, modified_ns=self._stamp())

    def _give(self, path: Path, node: Node) -> None:
        if path in self._nodes:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        self._nodes[path] = node
        self._steps.append(Step(path.parent, "", path.name, node))

    def _take(self, path: Path) -> None:
        self._node(path)
        del self._nodes[path]
        self._steps.append(Step(path.parent, path.name, "", None))

    def _stamp(self) -> int:
        self.now_ns += 1_000_000
        return self.now_ns // self.coarse_ns * self.coarse_ns


def _after_power_cut(node: Node, share: float) -> Node:
    """A file or folder as it is found again, with that share of what was written but not synced."""
    if stat.S_ISDIR(node.mode):
        return replace(node, synced=None)
    known = node.synced or replace(node, content=b"", mode=stat.S_IFREG | PRIVATE_FILE)
    content = known.content
    if node.content != content:
        content = node.content[: round(len(node.content) * share)] if share else content
    found = replace(known, content=content, synced=None)
    found.synced = replace(found)
    return found
