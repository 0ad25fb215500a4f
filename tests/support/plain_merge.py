"""What a merge of two sessions must keep of both, said of plain models."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from tests.support.plain_model import PlainNote, Words

Value = TypeVar("Value")


def assert_kept(base: Words, mine: Words, theirs: Words, merged: Words) -> None:
    """Nothing that either side added, wrote or changed since *base* is missing in *merged*, and nothing is invented."""
    for side, other in ((mine, theirs), (theirs, mine)):
        replaced = (side.texts & base.texts) - other.texts
        assert side.texts - replaced <= merged.texts
    assert merged.texts <= mine.texts | theirs.texts
    clashes = _clashes(base, mine, theirs)
    _assert_notes(base, mine, theirs, merged, clashes)
    _assert_order(base, mine, theirs, merged, clashes)
    for mark in base.ticks | mine.ticks | theirs.ticks | merged.ticks:
        assert (mark in merged.ticks) == _one(mark in base.ticks, mark in mine.ticks, mark in theirs.ticks)
    assert merged.heading == tuple(map(_one, base.heading, mine.heading, theirs.heading))
    for step in {*mine.plan, *theirs.plan} - {*merged.plan}:
        assert (mine.plan.get(step) or theirs.plan.get(step)) == base.plan[step], "somebody took it out"


def _clashes(base: Words, mine: Words, theirs: Words) -> set[str]:
    """The ids that both sides gave to different things; theirs get new ones."""
    old, here, there = (side.kinds for side in (base, mine, theirs))
    both = here.keys() & there.keys()
    return {each for each in both if here[each] != there[each] and (here[each][0] != there[each][0] or each not in old)}


def _assert_notes(base: Words, mine: Words, theirs: Words, merged: Words, clashes: Collection[str]) -> None:
    threads = _new_threads(base, mine) | _new_threads(base, theirs)
    for note_id in {*mine.notes, *theirs.notes}.difference(clashes):
        old, here, there = (side.notes.get(note_id) for side in (base, mine, theirs))
        is_gone = (here is None or there is None) and (here or there) == old and note_id not in threads
        assert (note_id in merged.notes) != is_gone, note_id
        if old and here and there:
            _assert_note(old, here, there, merged.notes[note_id])
            links = _united(old.links, here.links, there.links) & merged.notes.keys()
            assert links.difference(clashes) <= set(merged.notes[note_id].links)


def _assert_note(old: PlainNote, here: PlainNote, there: PlainNote, note: PlainNote) -> None:
    for field in ("text", "owner", "question", "is_archived"):
        assert getattr(note, field) == _one(*(getattr(each, field) for each in (old, here, there))), field
    assert note[:2] == _one(old[:2], here[:2], there[:2]), "board and section belong together"
    assert set(note.tags) == _united(old.tags, here.tags, there.tags)
    if old.section == here.section == there.section:
        before, one, other, both = (dict(each.facets) for each in (old, here, there, note))
        for key in {*before, *one, *other}:
            if not isinstance(one.get(key), tuple) or not isinstance(other.get(key), tuple):
                assert both.get(key) == _one(before.get(key), one.get(key), other.get(key)), key


def _assert_order(base: Words, mine: Words, theirs: Words, merged: Words, clashes: Collection[str]) -> None:
    """Where one side left a section alone, it stands as the other side has it."""
    for place, ids in merged.order.items():
        before, here, there = (side.order.get(place, []) for side in (base, mine, theirs))
        wanted = there if here == before else here if there == before else []
        both = (set(wanted) & set(ids)).difference(clashes)
        assert [each for each in ids if each in both] == [each for each in wanted if each in both]


def _united(base: Iterable[str], mine: Iterable[str], theirs: Iterable[str]) -> set[str]:
    """What either side added, and what neither took away."""
    old, here, there = set(base), set(mine), set(theirs)
    return (here & there) | (here - old) | (there - old)


def _one(base: Value, mine: Value, theirs: Value) -> Value:
    """What holds for one value; mine where both sides changed it."""
    return theirs if mine == base else mine


def _new_threads(base: Words, side: Words) -> set[str]:
    """The notes to which somebody drew a thread."""
    before = {(note_id, link) for note_id, note in base.notes.items() for link in note.links}
    now = {(note_id, link) for note_id, note in side.notes.items() for link in note.links}
    return {link for _, link in now - before}
