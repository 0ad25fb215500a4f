"""Programs that are `lmc` but for one place that goes wrong, each with words that must not get out."""

from __future__ import annotations

SECRET = "Warehouse IT is on strike"
IN_A_COMMAND = """
from lmc_tui.tui.screens.note_commands import NoteCommands
from lmc_tui.cli import run

def fail(self):
    words = self.stage.note.text
    raise ValueError(words)

NoteCommands.do_toggle_need = fail
run()
"""
IN_THE_SAVER = """
from lmc_tui.workshop.autosave import Saver
from lmc_tui.cli import run

keeping = Saver._keep

def fail(self):
    if self._draft is not None and "strike" in self._draft.text:
        raise ValueError(self._draft.text)
    keeping(self)

Saver._keep = fail
run()
"""
AT_ONCE = {
    "while the first screen is made": """
from lmc_tui.tui.screens.workshop import WorkshopScreen
from lmc_tui.cli import run

def fail(self):
    raise ValueError("a secret")

WorkshopScreen.compose = fail
run()
""",
    "in a worker of Textual's": """
from lmc_tui.tui.app import LmcApp
from lmc_tui.cli import run

mounted = LmcApp.on_mount

async def fail():
    raise ValueError("a secret")

def on_mount(self):
    mounted(self)
    self.run_worker(fail())

LmcApp.on_mount = on_mount
run()
""",
    "in a worker that is a thread": """
from lmc_tui.tui.app import LmcApp
from lmc_tui.cli import run

mounted = LmcApp.on_mount

def fail():
    raise ValueError("a secret")

def on_mount(self):
    mounted(self)
    self.run_worker(fail, thread=True)

LmcApp.on_mount = on_mount
run()
""",
    "in the event loop, outside of all messages": """
import asyncio
from lmc_tui.tui.app import LmcApp
from lmc_tui.cli import run

mounted = LmcApp.on_mount

def fail():
    raise ValueError("a secret")

def on_mount(self):
    mounted(self)
    asyncio.get_running_loop().call_later(0.01, fail)

LmcApp.on_mount = on_mount
run()
""",
    "in the thread that reads the keyboard": """
from textual.drivers.linux_driver import LinuxDriver
from lmc_tui.cli import run

def fail(self):
    raise ValueError("a secret")

LinuxDriver.run_input_thread = fail
run()
""",
    "in the thread that writes to the screen": """
from textual.drivers._writer_thread import WriterThread
from lmc_tui.cli import run

def fail(self):
    for _ in range(3):
        self._queue.get()
    raise ValueError("a secret")

WriterThread.run = fail
run()
""",
    "in the thread that waits for signals": """
import signal
from lmc_tui.cli import run

def fail(signals):
    raise ValueError("a secret")

signal.sigwait = fail
run()
""",
}
AFTER_A_NOTE = {
    "RecursionError": """
def fail(self):
    words = self.stage.note.text
    fail(self)
""",
    "MemoryError": """
def fail(self):
    words = self.stage.note.text
    raise MemoryError(words)
""",
    "ExceptionGroup": """
def fail(self):
    words = self.stage.note.text
    raise ExceptionGroup(words, [KeyError(words)])
""",
}
HANGS = """
import threading
from textual.drivers.linux_driver import LinuxDriver

LinuxDriver.stop_application_mode = lambda self: threading.Event().wait()

def fail(self):
    raise ValueError(self.stage.note.text)
"""
CANNOT_SAVE = """
from lmc_tui.workshop.autosave import Saver

def fail(self):
    def broken(self, session=None):
        raise KeyError(session)
    Saver.close = broken
    raise ValueError(self.stage.note.text)
"""
IN_PLACE_OF_A_COMMAND = """
from lmc_tui.tui.screens.note_commands import NoteCommands
from lmc_tui.cli import run

NoteCommands.do_toggle_need = fail
run()
"""
OUTSIDE = """
from lmc_tui.workshop.shelf import Shelf
from lmc_tui.cli import run

def fail(self):
    raise KeyError("a secret")

Shelf.entries = fail
run()
"""
OUTSIDE_AND_BEFORE = """
import lmc_tui.cli.desk
from lmc_tui.cli import run

def fail():
    raise KeyError("a secret")

lmc_tui.cli.desk.canvases = fail
run()
"""
INTERRUPTED = """
from lmc_tui.workshop.shelf import Shelf
from lmc_tui.cli import run

def fail(self, name):
    raise KeyboardInterrupt

Shelf.find = fail
run()
"""
