"""A line as slow as wanted between two ends on this machine: the kernel's own where it can make one, else a relay."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import NamedTuple

BITS = 56_000
DELAY_SECONDS = 0.15
"""Each way."""
SSH_PORT = 2222
PIECE_BYTES = 512


class Line(NamedTuple):
    """Where its ends are."""

    made_by: str
    server: str
    """The address at which a server is to listen."""
    server_port: int
    client_sees: str
    """The address at which a client reaches it over the line."""
    client_port: int
    at_server: tuple[str, ...] = ()
    """What to put before a command that is to run at the server's end."""
    at_client: tuple[str, ...] = ()
    """What to put before one at the client's end."""


@contextmanager
def a_line(*, by_relay: bool) -> Iterator[Line]:
    """A line for the time being."""
    if by_relay:
        with a_relay() as line:
            yield line
        return
    try:
        line = _by_kernel()
    except subprocess.CalledProcessError:
        _take_down()
        with a_relay() as line:
            yield line
        return
    try:
        yield line
    finally:
        _take_down()


def _by_kernel() -> Line:
    """Two namespaces, a cable between them, and netem at both ends. Raises CalledProcessError where that is not had."""
    ends = (("lmc-server", "lmc-s", "10.77.0.1"), ("lmc-client", "lmc-c", "10.77.0.2"))
    for name, _, _ in ends:
        _run("ip", "netns", "add", name)
    _run("ip", "link", "add", "lmc-s", "netns", "lmc-server", "type", "veth", "peer", "lmc-c", "netns", "lmc-client")
    for name, device, address in ends:
        inside = ("ip", "netns", "exec", name)
        _run(*inside, "ip", "address", "add", f"{address}/24", "dev", device)
        _run(*inside, "ip", "link", "set", device, "up")
        shape = ("delay", f"{DELAY_SECONDS * 1000:g}ms", "rate", f"{BITS}bit")
        _run(*inside, "tc", "qdisc", "add", "dev", device, "root", "netem", *shape)
    inside_server, inside_client = (("ip", "netns", "exec", name) for name, _, _ in ends)
    return Line("netem", "10.77.0.1", SSH_PORT, "10.77.0.1", SSH_PORT, inside_server, inside_client)


def _take_down() -> None:
    for name in ("lmc-server", "lmc-client"):
        subprocess.run(["ip", "netns", "delete", name], check=False, capture_output=True)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


@contextmanager
def a_relay() -> Iterator[Line]:
    """A relay on the loopback, in a thread of its own."""
    server_port, client_port = _free_port(), _free_port()
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(lambda *_: None)  # connections that are open when the line is taken down
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def listen() -> None:
        await asyncio.start_server(partial(_relay, server_port), "127.0.0.1", client_port)

    asyncio.run_coroutine_threadsafe(listen(), loop).result()
    try:
        yield Line("a relay on the loopback", "127.0.0.1", server_port, "127.0.0.1", client_port)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


async def _relay(port: int, near: asyncio.StreamReader, to_near: asyncio.StreamWriter) -> None:
    far, to_far = await asyncio.open_connection("127.0.0.1", port)
    await asyncio.gather(_carry(near, to_far), _carry(far, to_near))


async def _carry(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    """Hand bytes on, no more than the line carries, each after the delay; what waits stays with the sender."""
    loop = asyncio.get_running_loop()
    free_at = loop.time()
    with suppress(ConnectionError):
        while piece := await source.read(PIECE_BYTES):
            free_at = max(free_at, loop.time()) + 8 * len(piece) / BITS
            await asyncio.sleep(free_at - loop.time())
            loop.call_later(DELAY_SECONDS, target.write, piece)
        await asyncio.sleep(DELAY_SECONDS)
    target.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
