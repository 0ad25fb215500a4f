"""`lmc backups` and `lmc snapshot`: what was kept of a session, to list, to look at and to restore into a new file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from lmc_tui.cli import OK, say

if TYPE_CHECKING:
    from lmc_tui.cli.keeping_lists import Kept
    from lmc_tui.workshop.opening import Desk

Command = Callable[..., int]


def _with_options(command: Command) -> Command:
    """The options that both commands have."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="One JSON list, for other programs."),
        click.option("-o", "--output", "target", metavar="OUT", help="The file to make; else one beside the session."),
        click.option("--restore", type=int, metavar="N", help="Write number N of the list into a new file."),
        click.option("--show", type=int, metavar="N", help="Print the canvas of number N of the list."),
    ):
        command = option(command)
    return command


class Asked(NamedTuple):
    """What the options say."""

    show: int | None
    restore: int | None
    target: str | None
    as_json: bool

    def check(self) -> None:
        """Refuse what does not go together, as wrong usage."""
        if (self.show is not None) + (self.restore is not None) + self.as_json > 1:
            raise click.UsageError("--show, --restore and --json are three things; choose one.")
        if self.target is not None and self.restore is None:
            raise click.UsageError("--output names the file that --restore makes; alone it does nothing.")


@click.command()
@click.argument("name", metavar="FILE|TITLE")
@_with_options
@click.pass_obj
def backups(desk: Desk, /, name: str, **options: Any) -> int:
    """List, show or restore the backups of a session.

    Also of a session that is damaged or gone: name it as it was called. Nothing is ever written over; a restored
    backup is a new file.
    """
    from lmc_tui.cli.keeping_lists import backup_listed
    from lmc_tui.cli.lost import file_meant

    asked = Asked(**options)
    asked.check()
    kept = desk.backups()
    path = file_meant(desk, name, lambda path: bool(kept.list(path)))
    found = kept.list(path)
    listed = [backup_listed(kept, each, desk.canvases) for each in found]
    if not listed:
        say(f"There are no backups of {_shown(path)}. lmc makes one before the first change of a day.")
        say("If the file was moved or renamed, give its old path.")
    return _answer(desk, path, asked, listed, lambda place: kept.read(found[place]))


@click.command()
@click.argument("name", metavar="FILE|TITLE")
@click.argument("title", metavar="[NAME]", required=False)
@_with_options
@click.pass_obj
def snapshot(desk: Desk, /, name: str, title: str | None, **options: Any) -> int:
    """Keep a session under a name, or list what was kept.

    With a NAME, such as "before lunch", the file as it is now becomes a snapshot. Without one its snapshots are listed,
    shown or restored into a new file.
    """
    from lmc_tui.cli.keeping_lists import snapshot_listed
    from lmc_tui.cli.lost import file_meant
    from lmc_tui.storage.snapshots import Snapshots

    asked = Asked(**options)
    asked.check()
    if title is not None:
        if asked != Asked(None, None, None, as_json=False):
            raise click.UsageError("NAME takes a snapshot; the options are for those that there are.")
        return _take(desk, desk.find(name), title)
    path = file_meant(desk, name, lambda path: bool(Snapshots(path, desk.canvases).list()))
    kept = Snapshots(path, desk.canvases)
    found = kept.list()
    if not found:
        say(f"There are no snapshots of {_shown(path)}. `lmc snapshot FILE NAME` takes one.")
    listed = [snapshot_listed(each) for each in found]
    return _answer(desk, path, asked, listed, lambda place: kept.text(found[place]).encode("utf-8"))


def _answer(desk: Desk, path: Path, asked: Asked, listed: Sequence[Kept], content: Callable[[int], bytes]) -> int:
    """Do what was asked with what is listed; *content* gives what to write for a place in the list, from 0."""
    if asked.show is not None:
        return _show(desk, listed[_place(listed, asked.show, "--show")])
    if asked.restore is not None:
        place = _place(listed, asked.restore, "--restore")
        return _restore(path, asked.target, listed[place], content(place))
    return _list(desk, path, listed, as_json=asked.as_json)


def _place(listed: Sequence[Kept], number: int, option: str) -> int:
    """The place in the list, from 0, of what has that number. Raises `click.BadParameter`."""
    if 1 <= number <= len(listed):
        return number - 1
    there = f"the list goes from 1, the newest, to {len(listed)}" if listed else "there are none"
    raise click.BadParameter(f"there is no number {number}; {there}.", param_hint=option)


def _list(desk: Desk, path: Path, listed: Sequence[Kept], *, as_json: bool) -> int:
    from lmc_tui.cli.keeping_lists import as_json_text, as_table

    if listed and not path.exists():
        say(f"lmc: {_shown(path)} is not there any more; this was kept of it.")
    if as_json:
        click.echo(as_json_text(listed))
    elif listed:
        click.echo(as_table(listed, desk.clock.now()))
    return OK


def _show(desk: Desk, kept: Kept) -> int:
    """Print the canvas of what was kept. Raises `SessionFileError`."""
    from lmc_tui.cli.screen import print_canvas

    say(f"lmc: here is {kept}.")
    if kept.notes is not None:
        _warn(kept)
    return print_canvas(desk, kept.path)


def _restore(session: Path, target: str | None, kept: Kept, content: bytes) -> int:
    """Write what was kept into a new file. Raises `SaveError`."""
    import shlex

    from lmc_tui.storage.new_file import dated_beside, write_new

    path = dated_beside(session, kept.when) if target is None else Path(target)
    write_new(path, content)
    _warn(kept)
    is_readable = not kept.problem or kept.notes is not None
    command, does = ("open", "opens it") if is_readable else ("rescue", "takes what can be read of it into another")
    say(f"Wrote {kept} into {_shown(path)}. `lmc {command} {shlex.quote(_shown(path))}` {does}.")
    return OK


def _warn(kept: Kept) -> None:
    if kept.problem:
        say(f"lmc: {kept} is damaged: {kept.damage}")


def _take(desk: Desk, path: Path, title: str) -> int:
    """Take a snapshot of the file as it is. Raises `SessionFileError`, `SaveError`."""
    from lmc_tui.cli.keeping_lists import snapshot_listed
    from lmc_tui.errors import SaveError
    from lmc_tui.storage.snapshots import Snapshots, snapshot_name

    try:
        name = snapshot_name(title)
    except SaveError as error:
        raise click.BadParameter(str(error), param_hint="NAME") from error
    loaded = desk.store(path).load()
    for notice in loaded.notices:
        say(f"lmc: {notice}")
    taken = Snapshots(path, desk.canvases).take(loaded.session, name, desk.clock.now())
    kept = snapshot_listed(taken)
    say(f"Took {kept} with {kept.contents}: {_shown(taken.path)}")
    return OK


def _shown(path: Path) -> str:
    """A path as it may go to a terminal."""
    from lmc_tui.text import clean_line

    return clean_line(str(path))
