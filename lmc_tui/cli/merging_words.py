"""What a merge did, as sentences for stderr: what was kept, joined and decided, and what is left out of a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.facets import value_words
from lmc_tui.domain.merging.clusters import Cluster, Joined
from lmc_tui.domain.merging.conflict import FACETS, SAME_ID, Side
from lmc_tui.domain.merging.deciding import Verdict
from lmc_tui.domain.merging.sessions import Merged
from lmc_tui.domain.merging.telling import place_words, quoted
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from lmc_tui.storage.merged_text import MergedText
from lmc_tui.text import clean_line

MOST_COMMENTS = 12
"""How many comments that are left out are told in full."""


class Names(NamedTuple):
    """What the two sides are called, as the end of a sentence: `in team-a.toml`."""

    here: str
    there: str

    def of(self, side: Side) -> str:
        """The name of that side."""
        return self.here if side is Side.MINE else self.there


def renamed_words(merged: Merged, names: Names) -> Iterator[str]:
    """A sentence for each id that two things had."""
    for conflict in merged.conflicts:
        if conflict.field == SAME_ID:
            yield conflict.told(*names)


def removed_words(canvas: Canvas, session: Session, mine: Session, theirs: Session, names: Names) -> Iterator[str]:
    """A sentence for each note, point and action that one side deleted and the other left alone: it is gone."""
    left = session.ids()
    for side, by in ((mine, names.there), (theirs, names.here)):
        for note in side.notes:
            if note.id not in left:
                place = place_words(canvas, note.board, note.section)
                yield f"{place}: {quoted(note.text)} was removed {by}, so it is gone."
        for where, things in (("Parking lot", side.parking), ("Actions", side.actions)):
            for thing in things:
                if thing.id not in left:
                    yield f"{where}: {quoted(thing.text)} was removed {by}, so it is gone."


def verdict_words(verdict: Verdict, names: Names) -> Iterator[str]:
    """What differed in one thing and what became of it."""
    for conflict in verdict.dispute.conflicts:
        side = verdict.choice.side
        yield conflict.told(*names) if side is None else conflict.told_decided(*names, side)


def kept_words(canvas: Canvas, cluster: Cluster, names: Names) -> str:
    """Two notes that read alike and both stay."""
    return f"{_both(canvas, cluster, names)} are {cluster.ratio:.0%} alike; both are kept."


def joined_words(canvas: Canvas, cluster: Cluster, result: Joined, side: Side, names: Names) -> str:
    """Two notes that became one, and what only the archived one still says."""
    told = f"{_both(canvas, cluster, names)} are joined in the words {names.of(side)}; the other note is archived"
    only = [_said(canvas, result.left, field) for field in result.lost]
    return f"{told}, and only it still says {', '.join(only)}." if only else f"{told}."


def file_words(text: MergedText, mine: str, theirs: str) -> Iterator[str]:
    """What stands in the files and not in the result."""
    if not text.has_comments:
        yield f"The comments of {mine} could not be kept in the result; they are in that file."
    if text.lost_comments:
        count = len(text.lost_comments)
        yield f"{count} {'comment' if count == 1 else 'comments'} of {theirs} {_are(count)} not in the result:"
        yield from (f"  # {clean_line(comment)}" for comment in text.lost_comments[:MOST_COMMENTS])
        if count > MOST_COMMENTS:
            yield f"  ... and {count - MOST_COMMENTS} more."
    if text.lost_keys:
        keys = ", ".join(clean_line(key) for key in text.lost_keys)
        yield f"What {theirs} says under keys that lmc does not know is not in the result: {keys}."


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _both(canvas: Canvas, cluster: Cluster, names: Names) -> str:
    mine, theirs = cluster.mine, cluster.theirs
    place = place_words(canvas, mine.board, mine.section)
    return f"{place}: {quoted(mine.text)} {names.here} and {quoted(theirs.text)} {names.there}"


def _said(canvas: Canvas, note: Note, field: str) -> str:
    """What a note says for a field, `owner Ann`, `side external`."""
    if field == "owner":
        return f"owner {note.owner}"
    facet_id = field.removeprefix(FACETS)
    facet, value = canvas.facet(note.section, facet_id), note.facet(facet_id)
    if facet is None or value is None:
        return f"{facet_id} {value}"
    return f"{facet.name} {value_words(canvas, facet, value)}"
