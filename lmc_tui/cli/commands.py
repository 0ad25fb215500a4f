"""The commands of `lmc`. Each imports what it needs when it runs, so that none waits for what others need."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import click

from lmc_tui import __version__
from lmc_tui.cli import INTERRUPTED, OK, USAGE, say
from lmc_tui.cli.checking import check
from lmc_tui.cli.configuring import config, flags_from
from lmc_tui.cli.differing import diff
from lmc_tui.cli.keeping import backups, snapshot
from lmc_tui.cli.merging import merge
from lmc_tui.cli.modelling import model
from lmc_tui.cli.paging import PAGED, paged
from lmc_tui.cli.partnering import partners
from lmc_tui.cli.querying import query
from lmc_tui.cli.rescuing import rescue
from lmc_tui.cli.thread_printing import threads

LARGE = "Also a file of more than 5 MB."
EPILOG = """\b
lmc                      the list of sessions
lmc new "Onboarding"     a new session, ready to run
lmc demo                 the worked example, in a throw-away copy

In the program the help shows all keys and the method; everything is saved by itself.
"""


def invoke(arguments: list[str]) -> int:
    """Run the command line and give the exit status. Wrong usage is told on stderr; raises `LmcError` for all else."""
    try:
        result = lmc.main(args=arguments, prog_name="lmc", standalone_mode=False)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        told = StringIO()
        error.show(told)
        say(told.getvalue().rstrip("\n"))
        return USAGE
    except click.Abort as abort:  # the input ended at a question; or ctrl+c, anywhere
        return INTERRUPTED if isinstance(abort.__context__, KeyboardInterrupt) else USAGE
    return result if isinstance(result, int) else OK


@click.group(invoke_without_command=True, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--dir", "folder", metavar="FOLDER", help="Where sessions lie (else $LMC_SESSIONS, ./sessions, your data folder)."
)
@click.option(
    "--set", "sets", metavar="NAME=VALUE", multiple=True, help="A setting for this run; `lmc config show` lists them."
)
@click.option("--no-pager", is_flag=True, help="Print what is longer than the screen straight on, without a pager.")
@click.version_option(__version__, "-V", "--version", prog_name="lmc")
@click.pass_context
def lmc(context: click.Context, folder: str | None, sets: tuple[str, ...], no_pager: bool) -> int:
    """Run a Learning Model Canvas workshop in the terminal.

    Without a command: the list of your sessions.
    """
    from lmc_tui.cli.desk import make_desk

    context.obj = make_desk(flags_from(folder, sets), tells=context.invoked_subcommand != "config")
    if context.invoked_subcommand in PAGED:
        context.with_resource(paged(context.obj.config, is_wanted=not no_pager))
    if context.invoked_subcommand is not None:
        return OK
    from lmc_tui.cli.screen import show_home

    return show_home(context.obj)


lmc.add_command(backups)
lmc.add_command(snapshot)
lmc.add_command(rescue)
lmc.add_command(diff)
lmc.add_command(threads)
lmc.add_command(merge)
lmc.add_command(query)
lmc.add_command(check)
lmc.add_command(model)
lmc.add_command(partners)
lmc.add_command(config)


@lmc.command()
@click.argument("title")
@click.option("--preset", metavar="ID", help="The agenda (else the setting preset); `lmc presets` lists them.")
@click.option("--from", "source", metavar="FILE", help="Begin the to-be board from the as-is board of that session.")
@click.option("--canvas", default="learning-model", show_default=True, help="The canvas.")
@click.pass_context
def new(context: click.Context, title: str, preset: str | None, source: str | None, canvas: str) -> int:
    """Make a session and open it."""
    from lmc_tui.cli.screen import show_session
    from lmc_tui.content import presets
    from lmc_tui.text import clean_line

    desk = context.obj
    preset = preset if preset is not None else desk.config.preset
    if preset not in {each.id for each in presets()}:
        raise click.BadParameter(
            f"there is no {preset!r}; there are {', '.join(each.id for each in presets())}.", param_hint="--preset"
        )
    if canvas not in desk.canvases:
        raise click.BadParameter(
            f"there is no {canvas!r}; there are {', '.join(desk.canvases)}.", param_hint="--canvas"
        )
    if not clean_line(title):
        raise click.BadParameter("a session needs a title.", param_hint="TITLE")
    path = desk.create(clean_line(title), preset, desk.find(source) if source else None, canvas)
    return show_session(desk, path, made=True)


@lmc.command(name="open")
@click.argument("name", metavar="FILE|TITLE")
@click.option("--view", is_flag=True, help="Only look on, and see it change: for a projector.")
@click.option("--force", is_flag=True, help=LARGE)
@click.pass_context
def open_(context: click.Context, name: str, view: bool, force: bool) -> int:
    """Open a session by its file or its title."""
    from lmc_tui.cli.screen import show_session

    return show_session(context.obj, context.obj.find(name), view=view, force=force)


@lmc.command()
@click.pass_context
def demo(context: click.Context) -> int:
    """Open the worked example in a throw-away copy."""
    import tempfile

    from lmc_tui.cli.screen import show_session

    with tempfile.TemporaryDirectory(prefix="lmc-demo-") as folder:
        return show_session(context.obj, context.obj.copy_example(Path(folder)))


@lmc.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="One JSON list, for other programs.")
@click.pass_context
def list_(context: click.Context, as_json: bool) -> int:
    """List the sessions: title, board, progress, age."""
    from lmc_tui.cli.listing import list_sessions

    return list_sessions(context.obj, as_json=as_json)


@lmc.command()
@click.argument("name", metavar="FILE|TITLE")
@click.option("--force", is_flag=True, help=LARGE)
@click.pass_context
def show(context: click.Context, name: str, force: bool) -> int:
    """Print the canvas at the width of the terminal."""
    from lmc_tui.cli.screen import print_canvas

    return print_canvas(context.obj, context.obj.find(name), force=force)


@lmc.command()
def presets() -> int:
    """List the agendas that a session can begin with."""
    from lmc_tui.content import presets as all_presets

    for each in all_presets():
        click.echo(f"{each.id:<12}{each.minutes:>4} min  {len(each.steps):>2} steps  {each.people:<16}  {each.summary}")
    return OK


@lmc.command()
@click.argument("name", metavar="FILE|TITLE")
@click.option("-f", "--format", "kind", type=click.Choice(["md", "html"]), default="md", show_default=True)
@click.option("-o", "--output", "target", metavar="OUT", help="The file to write; else stdout.")
@click.option("--force", is_flag=True, help=LARGE)
@click.pass_context
def export(context: click.Context, name: str, kind: str, target: str | None, force: bool) -> int:
    """Write the canvas as Markdown, or as one HTML page that prints on A4 landscape."""
    from lmc_tui.export.html import to_html
    from lmc_tui.export.markdown import to_markdown
    from lmc_tui.storage.atomic import write_text

    session, canvas = context.obj.read(context.obj.find(name), force=force)
    text = to_markdown(session, canvas) if kind == "md" else to_html(session, canvas)
    if target is None:
        click.echo(text, nl=False)
    else:
        write_text(Path(target), text)
        say(f"Wrote {target}.")
    return OK
