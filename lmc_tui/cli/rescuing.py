"""`lmc rescue`: what is left of a damaged session file, written into a new one."""

from __future__ import annotations

from pathlib import Path

import click

from lmc_tui.cli import OK, say


@click.command()
@click.argument("name", metavar="FILE")
@click.option("-o", "--output", "target", metavar="OUT", help="The new file; else FILE-rescued.toml beside it.")
@click.option("--force", is_flag=True, help="Also a file of more than 5 MB.")
@click.pass_context
def rescue(context: click.Context, name: str, target: str | None, force: bool) -> int:
    """Write all that can still be read of a damaged session into a new file.

    The damaged file stays as it is, and no other file is overwritten. Comments are not taken over.
    """
    from lmc_tui.storage.new_file import free_name, write_new
    from lmc_tui.storage.reading import read_bytes
    from lmc_tui.storage.rescue import rescued

    path = context.obj.find(name)
    found = rescued(path, read_bytes(path, is_large_allowed=force), context.obj.canvases)
    for sentence in (*found.sentences, *found.notices):
        say(sentence)
    if not found.sentences and target is None:
        say(f"{path} can be read as it is, so there is nothing to rescue and nothing was written.")
        return OK
    wanted = Path(target) if target else free_name(path.parent, f"{path.stem}-rescued")
    written = write_new(wanted, found.text.encode("utf-8"))
    count = len(found.session.notes)
    outcome = "Rescued what is left" if found.sentences else "Everything could be read"
    say(f"{outcome}: {count} {'note' if count == 1 else 'notes'}, written to {written}.")
    lost = len(found.lost_comments)
    if lost:
        say(f"{lost} {'comment was' if lost == 1 else 'comments were'} not taken over: see {path}.")
    return OK
