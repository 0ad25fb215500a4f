"""A day over a bad line: `lmc` within an ssh session on 56 kbit/s with 300 ms there and back.

    sudo .venv/bin/python -m tests.benchmarks.slow_line --minutes 10

Starts an sshd of its own, with keys and settings that it throws away, and looks at what comes out of `ssh` as a person
would. The line is made by the kernel (netem, between two network namespaces) where it can; where it cannot, or with
`--proxy`, by a relay on the loopback that holds each byte back as long as such a line would. To be run as root.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.shaped_line import BITS, DELAY_SECONDS, Line, a_line
from tests.support.program import pause
from tests.support.terminal import Terminal, now, terminal_environment

QUIET_SECONDS = 1.0
"""Silence after which a screen counts as settled."""
END_OF_UPDATE = b"\x1b[?2026l"
LETTERS = "scanner vendor pays"
HELD_SECONDS, HELD_KEYS = 10, 30
_CLOCK = re.compile(r"(\+?)(\d+):(\d\d) (?:left|over)")


class Answer(NamedTuple):
    """What came of one thing typed."""

    seconds: float
    """Until the last of it was there."""
    size: int
    """Bytes of it, within the ssh session."""
    first_seconds: float
    """Until the first update of the screen was there, whole."""
    first_size: int
    """Bytes up to then."""


class Row(NamedTuple):
    """A line of the table."""

    what: str
    seconds: float
    goal: float | None
    """Seconds it should take at the most; None for no goal."""
    size: int


@contextmanager
def an_sshd(folder: Path, line: Line, *, compressed: bool) -> Iterator[list[str]]:
    """A server for the time being; gives the command that opens a session on it, over the line."""
    for name in ("host", "mine"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    (folder / "mine.pub").rename(folder / "known")
    Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # where it locks itself up before somebody has logged in
    settings = {
        "HostKey": folder / "host",
        "AuthorizedKeysFile": folder / "known",
        "PidFile": "none",
        "ListenAddress": f"{line.server}:{line.server_port}",
        "UsePAM": "no",
        "StrictModes": "no",
        "PermitRootLogin": "yes",
        "PasswordAuthentication": "no",
    }
    options = [f"-o{name}={value}" for name, value in settings.items()]
    command = [*line.at_server, "/usr/sbin/sshd", "-D", "-e", "-f", "/dev/null", *options]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        pause(1)
        yield [
            *line.at_client,
            *("ssh", "-tt", "-q", "-F", "/dev/null", "-i", str(folder / "mine"), "-p", str(line.client_port)),
            *(("-C",) if compressed else ()),
            *("-oStrictHostKeyChecking=no", "-oUserKnownHostsFile=/dev/null", f"root@{line.client_sees}"),
        ]
    finally:
        server.terminate()
        server.wait()


def answer_to(terminal: Terminal, keys: str) -> Answer:
    """Type, and wait until nothing comes any more."""
    before, begun = len(terminal.chunks), now()
    terminal.send(keys)
    terminal.settle(QUIET_SECONDS, 60)
    moment, first, first_size, data = begun, 0.0, 0, b""
    for chunk in terminal.chunks[before:]:
        moment, data = chunk.moment, data + chunk.data
        if not first and END_OF_UPDATE in data:
            first, first_size = moment - begun, data.index(END_OF_UPDATE) + len(END_OF_UPDATE)
    return Answer(moment - begun, len(data), first, first_size)


def typical(answers: list[Answer]) -> Answer:
    """The median of each."""
    seconds, size, first_seconds, first_size = (statistics.median(each) for each in zip(*answers, strict=True))
    return Answer(seconds, int(size), first_seconds, int(first_size))


def first_frame(terminal: Terminal) -> Row:
    """From when ssh is up until the canvas can be read."""
    terminal.wait_for("LINE IS UP", 60)
    begun = now()
    terminal.wait_for("space starts", 60)
    seconds = now() - begun
    terminal.settle(QUIET_SECONDS, 30)
    return Row("first frame, once ssh is up", seconds, 2.0, len(terminal.raw))


def held_down(terminal: Terminal) -> Row:
    """Pane changes thirty times a second; how long until the last one shows."""
    for _ in range(HELD_SECONDS * HELD_KEYS):
        terminal.send("\t")
        end = now() + 1 / HELD_KEYS
        while (left := end - now()) > 0:
            terminal.read(left)
    last = answer_to(terminal, "1")
    return Row(f"after {HELD_SECONDS * HELD_KEYS} pane changes in {HELD_SECONDS} s", last.seconds, 2.0, last.size)


def keys(terminal: Terminal) -> Iterator[Row]:
    """Moving and typing."""
    pane = typical([answer_to(terminal, "\t") for _ in range(9)])
    yield Row("pane change, one is there", pane.first_seconds, 0.5, pane.first_size)
    yield Row("... and the guide, too", pane.seconds, 0.5, pane.size)
    opened = answer_to(terminal, "a")
    yield Row("line for notes", opened.seconds, None, opened.size)
    letter = typical([answer_to(terminal, each) for each in LETTERS])
    yield Row("typed letter", letter.seconds, 0.4, letter.size)
    kept = answer_to(terminal, "\r")
    yield Row("note kept", kept.seconds, None, kept.size)
    answer_to(terminal, "\x1b[27u")
    help_page = answer_to(terminal, "?")
    yield Row("help", help_page.seconds, None, help_page.size)
    answer_to(terminal, "\x1b[27u")
    yield held_down(terminal)


def ticks(terminal: Terminal, minutes: float) -> str:
    """A section that runs: by how much the clock shown lags behind the true one, at first and at last."""
    answer_to(terminal, " ")
    end, size = now() + 60 * minutes, len(terminal.raw)
    shown, ends = "", []
    while now() < end:
        chunk = terminal.read(1)
        found = _CLOCK.search(terminal.lines[0]) if chunk else None
        if found and found.group() != shown:
            shown = found.group()
            left = 60 * int(found[2]) + int(found[3])
            ends.append(terminal.chunks[-1].moment + (-left if found[1] else left))
    size = (len(terminal.raw) - size) // max(len(ends), 1)
    best = min(ends)
    lag = [each - best for each in ends]
    parts = [statistics.median(part) for part in (lag[:30], lag[-30:])]
    return (
        f"{len(ends)} ticks in {minutes:g} min, {size} bytes each; behind the quickest one: at first"
        f" {parts[0]:.2f} s, at last {parts[1]:.2f} s, at most {max(lag):.2f} s"
    )


def measure(ssh: list[str], folder: Path, minutes: float) -> None:
    """Print the table."""
    here = terminal_environment(folder, LMC_SESSIONS=str(folder / "sessions"), TZ="UTC")
    there = " ".join(f"{name}={value}" for name, value in here.items() if name not in ("TERM", "COLORTERM"))
    remote = f"cd {Path.cwd()}; stty -echo; echo LINE IS UP; exec env {there} {sys.executable} -m lmc_tui demo"
    with Terminal([*ssh, remote], {**here, "TERM": "xterm-256color"}) as terminal:
        for row in (first_frame(terminal), *keys(terminal)):
            goal = "" if row.goal is None else f"goal {row.goal:g} s {'met' if row.seconds <= row.goal else 'MISSED'}"
            print(f"{row.what:<36}{row.seconds:6.2f} s {row.size:>7} bytes  {goal}", flush=True)
        if minutes:
            print(ticks(terminal, minutes), flush=True)
            answer_to(terminal, " ")  # a clock that runs never settles
        print(f"pane change behind all that: {answer_to(terminal, chr(9)).seconds:.2f} s")
        terminal.send("\x11")


def main() -> int:
    """Measure and print; 2 when it cannot be done here."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10, help="how long a section runs")
    parser.add_argument("--proxy", action="store_true", help="a relay instead of the kernel's own line")
    parser.add_argument("--compress", action="store_true", help="ssh -C")
    chosen = parser.parse_args()
    if os.geteuid() != 0 or not Path("/usr/sbin/sshd").exists():
        print("This needs root, and OpenSSH's server.", file=sys.stderr)
        return 2
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        line = stack.enter_context(a_line(by_relay=chosen.proxy))
        print(f"{BITS // 1000} kbit/s, {2000 * DELAY_SECONDS:g} ms there and back, made by {line.made_by}", flush=True)
        ssh = stack.enter_context(an_sshd(folder, line, compressed=chosen.compress))
        measure(ssh, folder, chosen.minutes)
    return 0


if __name__ == "__main__":
    sys.exit(main())
