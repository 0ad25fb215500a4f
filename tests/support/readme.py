"""Renew what the README takes from the program: the key table and the picture. `python -m tests.support.readme`."""

from __future__ import annotations

import asyncio
import re
import tempfile
from dataclasses import replace
from pathlib import Path

from lmc_tui.clock import ManualClock
from lmc_tui.config.settings import settings_markdown
from lmc_tui.content import canvases, example_text, preset
from lmc_tui.domain.session import Session
from lmc_tui.storage.codec import decode
from lmc_tui.tui.commands import key_table_markdown
from lmc_tui.tui.drawing.sizes import sizes_markdown
from lmc_tui.tui.page_rows import page_table_markdown
from tests.support.room import START, a_room
from tests.support.swallowed import swallowed_markdown

ROOT = Path(__file__).parents[2]
SIZE = (132, 38)


def tables() -> dict[str, str]:
    """What stands between the marks of that name."""
    return {
        "keys": key_table_markdown(),
        "page-keys": page_table_markdown(),
        "swallowed": swallowed_markdown(),
        "settings": settings_markdown(),
        "sizes": sizes_markdown(),
    }


def renew_tables() -> None:
    """Put the tables of the program between the README's marks."""
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    for name, table in tables().items():
        marks = rf"(<!-- {name}:[^>]*-->)\n.*?(<!-- /{name} -->)"
        text = re.sub(marks, f"\\1\n{table}\\2", text, flags=re.S)
    path.write_text(text, encoding="utf-8")


async def draw_picture(folder: Path) -> str:
    """The example in the middle of its Key Partners step, as SVG."""
    import tomllib

    session: Session = decode(tomllib.loads(example_text()), canvases(), "example").session
    session = replace(session, agenda=preset("team-90").steps)
    async with a_room(folder, session, size=SIZE, clock=ManualClock(START), advises=True) as room:
        await room.press("space")
        for step in session.agenda[:9]:
            await room.pass_time(step.planned_seconds)
            await room.press("n")
        await room.press("]")
        await room.pass_time(228)
        room.saver.save_now()
        await room.advised()
        await room.press("{")
        return room.app.export_screenshot(title="lmc")


def main() -> None:
    """Renew all of it."""
    renew_tables()
    with tempfile.TemporaryDirectory() as folder:
        picture = asyncio.run(draw_picture(Path(folder)))
    target = ROOT / ".github" / "screen.svg"
    target.parent.mkdir(exist_ok=True)
    target.write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
