"""`lmc merge`: two sessions made one, for two groups who filled one canvas and as git's merge driver."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import click

from lmc_tui.cli import OK, say
from lmc_tui.cli.merging_files import Asked, read_base, read_side, write_result

if TYPE_CHECKING:
    from lmc_tui.cli.merging_files import File
    from lmc_tui.cli.merging_words import Names
    from lmc_tui.domain.canvas import Canvas
    from lmc_tui.domain.merging.clusters import Choice, Cluster
    from lmc_tui.domain.merging.deciding import Decided, Dispute
    from lmc_tui.domain.session import Session
    from lmc_tui.workshop.opening import Desk

LEFT = 1
"""The exit status when the room still has to settle something."""


class Answers(NamedTuple):
    """Who decides."""

    cluster: Callable[[Cluster], Choice]
    dispute: Callable[[Dispute], Choice]


@click.command()
@click.argument("files", metavar="A B", nargs=-1)
@click.option("--base", metavar="C", help="What both came from: what one side deleted is gone then.")
@click.option("-o", "--output", "target", metavar="OUT", help="The new file.")
@click.option(
    "--clusters",
    type=click.Choice(["keep", "join"]),
    help="Notes that read alike: keep both, or join them in A's words.",
)
@click.option(
    "--conflicts",
    type=click.Choice(["mine", "theirs", "both"]),
    help="Where both differ: A holds, B holds, or both stay and the exit status is 1.",
)
@click.option("--driver", is_flag=True, help="For git: base, ours and theirs; the result goes into ours.")
@click.option("--force", is_flag=True, help="Also write over OUT, and read files of more than 5 MB.")
@click.pass_obj
def merge(
    desk: Desk,
    files: tuple[str, ...],
    base: str | None,
    target: str | None,
    clusters: str | None,
    conflicts: str | None,
    driver: bool,
    force: bool,
) -> int:
    """Unite two sessions, such as the canvases of two groups.

    Notes are matched by their ids. On a terminal it asks where both differ and where two notes read alike; else both
    are kept and named on stderr, and the second text of a note is tagged #conflict. Whatever is not taken stays as an
    archived note. Comments of A stay. Exit status: 0 all is settled, 1 something was left as both, 3 a file cannot be
    read or written.
    """
    return _merge(desk, _asked(files, base, target, clusters, conflicts, driver=driver, force=force))


def _asked(
    files: tuple[str, ...],
    base: str | None,
    target: str | None,
    clusters: str | None,
    conflicts: str | None,
    *,
    driver: bool,
    force: bool,
) -> Asked:
    """What the command line says. Wrong usage is told."""
    if driver:
        if len(files) != 3 or base is not None or target is not None:
            raise click.UsageError("--driver takes three files, base, ours and theirs, as git names them: %O %A %B.")
        return Asked(files[1], files[2], files[0], None, clusters or "keep", conflicts or "both", force)
    if len(files) != 2:
        raise click.UsageError("Name two sessions.")
    if target is None:
        raise click.UsageError("Name the new file: -o OUT.")
    return Asked(files[0], files[1], base, target, clusters, conflicts, force)


def _merge(desk: Desk, asked: Asked) -> int:
    from lmc_tui.cli.file_names import names_apart
    from lmc_tui.cli.merging_words import Names, removed_words, renamed_words, verdict_words
    from lmc_tui.domain.merging import merge as merge_sessions
    from lmc_tui.domain.merging.deciding import decided
    from lmc_tui.workshop.identity import random_id

    mine, theirs = (read_side(desk, name, asked) for name in (asked.mine, asked.theirs))
    base = read_base(desk, asked)
    canvas = desk.canvases[mine.session.canvas]
    merged = merge_sessions(base.session if base else None, mine.session, theirs.session, canvas, random_id)
    files = names_apart(mine.path, theirs.path)
    names = Names("on our side", "on theirs") if asked.is_driver else Names(f"in {files[0]}", f"in {files[1]}")
    answers = _answers(asked, canvas, files)
    found = decided(merged, mine.session, theirs.session, answers.dispute, random_id)
    for words in renamed_words(merged, names):
        say(words)
    for words in removed_words(canvas, merged.session, mine.session, theirs.session, names):
        say(words)
    for verdict in found.verdicts:
        for words in verdict_words(verdict, names):
            say(words)
    session = _with_clusters(found, mine, theirs, canvas, answers, names)
    write_result(desk, asked, (mine, theirs, base), session, files)
    return _end(asked, found, session)


def _answers(asked: Asked, canvas: Canvas, files: tuple[str, str]) -> Answers:
    """Who decides: the options, the person at the terminal, or nobody, and then both are kept."""
    from lmc_tui.domain.merging.clusters import Choice

    is_asking = sys.stdin.isatty() and sys.stdout.isatty() and not (asked.clusters and asked.conflicts)
    cluster = {"keep": Choice.BOTH, "join": Choice.MINE}.get(asked.clusters or "keep", Choice.BOTH)
    dispute = Choice(asked.conflicts or "both")
    fixed = Answers(lambda _: cluster, lambda _: dispute)
    if not is_asking:
        return fixed
    from lmc_tui.cli.merging_questions import Questions

    questions = Questions(canvas, *files)
    return Answers(
        fixed.cluster if asked.clusters else questions.cluster, fixed.dispute if asked.conflicts else questions.dispute
    )


def _with_clusters(found: Decided, mine: File, theirs: File, canvas: Canvas, answers: Answers, names: Names) -> Session:
    """The session with notes that read alike joined where the answers say so; each is told."""
    from lmc_tui.cli.merging_words import joined_words, kept_words
    from lmc_tui.domain.merging.clusters import clusters, joined

    session = found.session
    for cluster in clusters(session, mine.session, theirs.session):
        side = answers.cluster(cluster).side
        if side is None:
            say(kept_words(canvas, cluster, names))
            continue
        session, result = joined(session, cluster, side)
        say(joined_words(canvas, cluster, result, side, names))
    return session


def _end(asked: Asked, found: Decided, session: Session) -> int:
    """Say what came of it, and give the exit status."""
    left = sum(verdict.is_open for verdict in found.verdicts)
    if not asked.is_driver:
        count = sum(not note.is_archived for note in session.notes)
        say(f"Wrote {asked.target}: {count} {'note' if count == 1 else 'notes'} on its boards.")
    if left:
        say(f"{left} {'conflict is' if left == 1 else 'conflicts are'} left for the room to settle.")
    return LEFT if left else OK
