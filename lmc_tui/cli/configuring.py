"""`lmc config`: every setting with where it came from, what is wrong with the file, and changing it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lmc_tui.cli import OK, UNREADABLE, say

if TYPE_CHECKING:
    from lmc_tui.config.loading import Settled
    from lmc_tui.config.problems import ConfigProblem
    from lmc_tui.config.values import Choices
    from lmc_tui.workshop.opening import Desk

PROBLEMS = 1


def flags_from(folder: str | None, sets: Sequence[str]) -> dict[str, str]:
    """The settings that the command line says, by name: `--dir`, and each `--set NAME=VALUE`."""
    flags = dict(_flag(each) for each in sets)
    return flags if folder is None else {**flags, "dir": folder}


def _flag(said: str) -> tuple[str, str]:
    from lmc_tui.config.settings import setting
    from lmc_tui.config.values import Wrong, from_words

    name, sign, words = said.partition("=")
    known = setting(name.strip())
    if known is None or not sign:
        raise click.BadParameter(_no_setting(name.strip()), param_hint="--set")
    value = from_words(known, words, _choices() if known.name in ("preset", "theme") else {})
    if isinstance(value, Wrong):
        raise click.BadParameter(value.sentence, param_hint="--set")
    return known.name, words


def _no_setting(name: str) -> str:
    from lmc_tui.config.problems import meant, quoted
    from lmc_tui.config.settings import SETTINGS

    names = [each.name for each in SETTINGS]
    if name in names:
        return f"write {name}=VALUE."
    guess = meant(name, names) or f" There are {', '.join(names)}."
    return f"there is no setting {quoted(name)}.{guess}"


def _choices() -> Choices:
    """What some settings must be one of."""
    from lmc_tui.cli.desk import file_of_settings
    from lmc_tui.content import presets
    from lmc_tui.tui.own_themes import describe, themes_beside

    themes = describe(themes_beside(file_of_settings()))
    return {"preset": [each.id for each in presets()], "theme": [name for name, _ in themes]}


@click.group()
def config() -> None:
    """Your settings: show, check and change them.

    A flag wins over a variable, a variable over the file, the file over the default.
    """


@config.command()
@click.option("--keys", "with_keys", is_flag=True, help="Every command with its id and its keys, too.")
@click.pass_obj
def show(desk: Desk, with_keys: bool) -> int:
    """Show every setting, its value, and where that came from."""
    from lmc_tui.text import clean

    for row in _rows(desk):
        click.echo(clean(f"{row[0]:<24}{row[1]:<32}  {row[2]}"))
    if with_keys:
        for name, keys, title in _keys_and_titles(desk):
            click.echo(f"{name:<24}{keys:<32}  {title}")
    _say_where(desk.settled.path)
    return OK


def _keys_and_titles(desk: Desk) -> Iterator[tuple[str, str, str]]:
    """Id, keys and what it does: of every command, and of everything outside the workshop screen."""
    from lmc_tui.tui.commands import all_keys, key_name
    from lmc_tui.tui.page_acts import ACTS
    from lmc_tui.tui.page_keys import DEFAULT_PAGE_KEYS
    from lmc_tui.tui.rebinding import key_map

    mapped = key_map(desk.settled.keys)
    for each in mapped.keys.commands:
        yield each.id, all_keys(each), each.title
    pages = mapped.pages or DEFAULT_PAGE_KEYS
    for act in ACTS:
        yield act.id, ", ".join(map(key_name, pages.anywhere(act))) or "none", act.title


def _rows(desk: Desk) -> Iterator[tuple[str, str, str]]:
    """Name, value and where it came from; also the keys that the file gives."""
    from lmc_tui.config.loading import Origin, Source, line_of
    from lmc_tui.config.settings import KEYS, SETTINGS, as_toml

    settled = desk.settled
    for each in SETTINGS:
        value = str(desk.folder) if each.name == "dir" else getattr(settled.config, each.name)
        origin = settled.origins.get(each.name, Origin())
        where = f"line {line_of(settled.text, (each.name,))}" if origin.source is Source.FILE else origin.name
        yield each.name, "none" if value == "" else as_toml(value), f"{origin.source} {where}".strip()
    for command_id, keys in settled.keys.items():
        line = line_of(settled.text, (KEYS, command_id))
        yield f"{KEYS}.{command_id}", ", ".join(map(str, keys)) or "none", f"{Source.FILE} line {line}"


@config.command()
def check() -> int:
    """Say what is wrong with your settings, each with its file and line. Exits with 1 when anything is."""
    from lmc_tui.cli.desk import settled_here

    return _tell(settled_here(_choices()))


def _tell(settled: Settled) -> int:
    """Print all problems, and give the exit status."""
    from lmc_tui.text import clean

    problems = _problems(settled)
    for each in problems:
        click.echo(clean(f"{each} (works, but not everywhere)" if each.is_hint else str(each)))
    if not settled.is_readable:
        return UNREADABLE
    if any(not each.is_hint for each in problems):
        return PROBLEMS
    if not problems:
        say(f"Nothing is wrong with {settled.path}." if settled.path.exists() else f"There is no {settled.path}.")
    return OK


def _problems(settled: Settled) -> tuple[ConfigProblem, ...]:
    from lmc_tui.tui.own_themes import problems, themes_beside
    from lmc_tui.tui.rebinding import key_map

    return settled.and_keys(key_map(settled.keys).problems) + problems(themes_beside(settled.path))


@config.command()
@click.pass_obj
def path(desk: Desk) -> int:
    """Print where the file of settings lies."""
    from lmc_tui.text import clean

    click.echo(clean(str(desk.settled.path)))
    if not desk.settled.path.exists():
        say("It is not there yet: `lmc config edit` makes it.")
    return OK


@config.command()
@click.pass_obj
def edit(desk: Desk) -> int:
    """Open the file of settings in your editor, and check it afterwards. It is made when there is none."""
    import subprocess

    from lmc_tui.cli.desk import settled_here
    from lmc_tui.errors import ConfigError
    from lmc_tui.storage.atomic import write_text
    from lmc_tui.tui.editor import editor_command

    command = editor_command(os.environ, desk.config.editor)
    where = desk.settled.path
    if not where.exists():
        write_text(where, _template())
    code = subprocess.run([*command, str(where)], check=False).returncode
    if code != 0:
        raise ConfigError(f"{command[0]} ended with {code}; {where} is as it left it.")
    return _tell(settled_here(_choices()))


@config.command(name="set")
@click.argument("name")
@click.argument("values", metavar="VALUE...", nargs=-1, required=True)
@click.pass_obj
def set_(desk: Desk, name: str, values: tuple[str, ...]) -> int:
    """Change one setting in the file; comments stay. `keys.add z` gives the command `add` another key."""
    from lmc_tui.cli.desk import settled_here
    from lmc_tui.cli.setting import changed
    from lmc_tui.storage.atomic import write_text

    where = desk.settled.path
    write_text(where, changed(where, name, values, _choices(), _template))
    say(f"{name} is set in {where}.")
    return OK if _tell_about(settled_here(_choices()), name) else PROBLEMS


def _tell_about(settled: Settled, name: str) -> bool:
    """Say on stderr what is wrong with the setting that was changed; tell whether nothing is."""
    from lmc_tui.config.loading import line_of

    line = line_of(settled.text, tuple(name.split(".", 1)))
    about = [each for each in _problems(settled) if each.line == line]
    for each in about:
        say(f"lmc: {each}")
    return all(each.is_hint for each in about)


def _template() -> str:
    from lmc_tui.config.writing import template
    from lmc_tui.tui.commands import COMMANDS
    from lmc_tui.tui.page_acts import ACTS
    from lmc_tui.tui.rebinding import keys_of

    commands = [(each.id, [str(key) for key in keys_of(each)], each.title) for each in COMMANDS]
    return template([*commands, *((each.id, each.keys, each.title) for each in ACTS)])


def _say_where(where: Path) -> None:
    say(f"The file is {where}." if where.exists() else f"There is no file; {where} would be it.")
