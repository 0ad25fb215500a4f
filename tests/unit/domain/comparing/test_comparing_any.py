"""What holds for every comparison, tried on random work of two sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from lmc_tui.domain.comparing import By, Compared, Comparison, Kind, compare
from lmc_tui.domain.content import with_content
from lmc_tui.domain.merging.clocks import unclocked
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from tests.unit.domain.changing import shown
from tests.unit.domain.comparing.applying import applied
from tests.unit.domain.merging.parting import CANVAS, NOTES, PARTED, Parted

FEW = settings(max_examples=40)
"""Parting takes longer than comparing does; what follows was tried on thousands."""
BOTH_WAYS = st.sampled_from([("as-is", "to-be"), ("to-be", "as-is"), ("to-be", "to-be")])


def meant(session: Session) -> object:
    """All that two sessions must have in common to say the same; order in a set means nothing, nor does a default."""
    ordered = sorted(session.notes, key=lambda note: CANVAS.rank(note.board, note.section))
    notes = [replace(note, facets={}, tags=(), links=()) for note in ordered]
    sets = [(facets_of(note), frozenset(note.tags), frozenset(note.links)) for note in ordered]
    heading = (session.title, session.designed_for, session.designed_by, session.target_model)
    lists = (session.parking, session.actions, unclocked(session.agenda))
    return notes, sets, heading, lists, session.ticks, session.dismissed


def facets_of(note: Note) -> dict[str, object]:
    """What a note says for its facets, without the default of status."""
    sets = {key: frozenset(value) if isinstance(value, tuple) else value for key, value in note.facets.items()}
    return {key: value for key, value in sets.items() if (key, value) != ("status", "have")}


def by_place(notes: Iterable[Note]) -> dict[tuple[str, str], list[tuple[object, ...]]]:
    """What stands in every section, in order, whatever the ids."""
    found: dict[tuple[str, str], list[tuple[object, ...]]] = {}
    for note in notes:
        said = (note.text, note.owner, note.is_archived, facets_of(note), frozenset(note.tags))
        found.setdefault((note.board, note.section), []).append(said)
    return found


def once(notes: Iterable[Note | None], all_of: Iterable[Note]) -> bool:
    """Whether every one of those notes is there just once, and no other."""
    return Counter(note.id for note in notes if note is not None) == Counter(note.id for note in all_of)


@FEW
@given(PARTED)
def test_a_session_is_the_same_as_itself(parted: Parted) -> None:
    """Nothing is told of it."""
    comparison = compare(CANVAS, parted.mine, parted.mine)
    assert comparison.is_same
    assert {note.kind for note in comparison.notes} <= {Kind.KEPT}


@FEW
@given(PARTED)
def test_every_note_of_both_sides_is_there_once(parted: Parted) -> None:
    """As one before and one after; a note that was moved away is named where it stood as well."""
    comparison = compare(CANVAS, parted.mine, parted.theirs)
    assert once((note.before for note in comparison.notes), parted.mine.notes)
    assert once((note.after for note in comparison.notes), parted.theirs.notes)
    went = [note for section in comparison.sections for note in section.went]
    assert went == [note for section in comparison.sections for note in section.went if Kind.MOVED in note.kinds]
    assert len(went) == sum(Kind.MOVED in note.kinds for note in comparison.notes)


@FEW
@given(PARTED)
def test_a_comparison_applied_to_the_first_side_gives_the_second(parted: Parted) -> None:
    """All that the second says is in the comparison; the clock is the first one's."""
    comparison = compare(CANVAS, parted.mine, parted.theirs)
    assert shown(applied(parted.mine, comparison)) == shown(with_content(parted.mine, parted.theirs))


@FEW
@given(PARTED)
def test_what_means_the_same_is_the_same(parted: Parted) -> None:
    """And what is told to be the same stands alike in every section; either side may come first."""
    comparison = compare(CANVAS, parted.mine, parted.theirs)
    if meant(parted.mine) == meant(parted.theirs):
        assert comparison.is_same
    if comparison.is_same:
        assert by_place(parted.mine.notes) == by_place(parted.theirs.notes)
    assert comparison.is_same == compare(CANVAS, parted.theirs, parted.mine).is_same


@FEW
@given(PARTED)
def test_kinds_say_what_the_two_notes_say(parted: Parted) -> None:
    """Each kind is told exactly when it holds, and the ratio exactly where likeness decided."""
    for note in compare(CANVAS, parted.mine, parted.theirs).notes:
        assert set(note.kinds) == kinds_of(note)
        assert (note.by is None) == (note.before is None or note.after is None)
        assert (note.ratio is not None) == (note.by is By.LIKENESS)


def kinds_of(note: Compared[Note]) -> set[Kind]:
    """What became of a note, found anew."""
    before, after = note.before, note.after
    if before is None or after is None:
        return {Kind.ADDED if before is None else Kind.DROPPED}
    found = {
        Kind.MOVED: (before.board, before.section) != (after.board, after.section),
        Kind.REWORDED: before.text != after.text,
        Kind.ARCHIVED: after.is_archived and not before.is_archived,
        Kind.BROUGHT_BACK: before.is_archived and not after.is_archived,
        Kind.CHANGED: bool(note.details),
    }
    return {kind for kind, holds in found.items() if holds} or {Kind.KEPT}


@FEW
@given(PARTED)
def test_counts_add_up_and_sentences_end(parted: Parted) -> None:
    """Every note that shows on either side is counted once, in the whole and in its section."""
    comparison = compare(CANVAS, parted.mine, parted.theirs)
    counted = [note for note in comparison.notes if not is_hidden(note)]
    assert sum(comparison.counts.values()) == len(counted)
    assert sum(sum(section.counts.values()) for section in comparison.sections) == len(counted)
    for sentence in (comparison.summary, *comparison.summaries, *(each.summary for each in comparison.sections)):
        assert sentence.endswith(".")
        assert "  " not in sentence


def is_hidden(note: Compared[Note]) -> bool:
    """Whether a note was archived before and is just the same."""
    return note.kind is Kind.KEPT and note.after is not None and note.after.is_archived


@FEW
@given(PARTED, BOTH_WAYS)
def test_two_boards_hold_every_note_that_stands_on_them(parted: Parted, boards: tuple[str, str]) -> None:
    """Once each, and no other; only sections make a place then."""
    comparison = compare(CANVAS, parted.mine, parted.theirs, boards=boards)
    sides = zip((parted.mine, parted.theirs), boards, strict=True)
    first, second = (
        [note for note in side.notes if note.board == board and not note.is_archived] for side, board in sides
    )
    assert once((note.before for note in comparison.notes), first)
    assert once((note.after for note in comparison.notes), second)
    for note in comparison.notes:
        if note.before and note.after:
            assert (Kind.MOVED in note.kinds) == (note.before.section != note.after.section)


@FEW
@given(PARTED, NOTES, NOTES)
def test_a_person_has_the_last_word(parted: Parted, before_id: str, after_id: str) -> None:
    """Two that are to be one are one, two that are not to be are not; every note is still there once."""
    before, after = parted.mine.note(before_id), parted.theirs.note(after_id)
    given_pair = [(before_id, after_id)]
    together = compare(CANVAS, parted.mine, parted.theirs, pairs=given_pair)
    parted_again = compare(CANVAS, parted.mine, parted.theirs, apart=given_pair)
    if before is not None and after is not None:
        assert (before_id, after_id, By.HAND) in ids_of(together)
    assert (before_id, after_id) not in {pair[:2] for pair in ids_of(parted_again)}
    for comparison in (together, parted_again):
        assert once((note.before for note in comparison.notes), parted.mine.notes)
        assert once((note.after for note in comparison.notes), parted.theirs.notes)


def ids_of(comparison: Comparison) -> set[tuple[str, str, By | None]]:
    """Ids before and after of all that was taken for one, and how."""
    return {(note.before.id, note.after.id, note.by) for note in comparison.notes if note.before and note.after}


@FEW
@given(PARTED)
def test_nothing_but_the_sides_decides(parted: Parted) -> None:
    """The same two sessions give the same comparison."""
    assert compare(CANVAS, parted.mine, parted.theirs) == compare(CANVAS, parted.mine, parted.theirs)
