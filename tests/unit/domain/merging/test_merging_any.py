"""What holds for every merge, tried on random work of two sides."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings

from lmc_tui.domain.changes import apply, inverse
from lmc_tui.domain.content import with_clock_of, with_content
from lmc_tui.domain.merging import Thing
from lmc_tui.domain.merging.conflict import SAME_ID
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Action, Parked, Session
from lmc_tui.storage.canonical import dumps
from lmc_tui.storage.codec import decode
from lmc_tui.storage.encoding import encode
from tests.unit.domain.changing import shown
from tests.unit.domain.merging.parting import CANVAS, PARTED, Parted, merged

FEW = settings(max_examples=40)
"""Parting takes longer than merging does; what follows was tried on thousands."""


def words_of(session: Session) -> dict[str, object]:
    """Everything that means something in a session, but for its clock."""
    without = tuple(step.with_clock_of(step._replace(spent_seconds=0, paused_seconds=0)) for step in session.agenda)
    without = tuple(step._replace(extended_seconds=0, extensions=0) for step in without)
    return shown(replace(session, agenda=without, timer=None))


def by_id(session: Session) -> Mapping[str, Note]:
    """All notes."""
    return {note.id: note for note in session.notes}


def things_of(session: Session) -> tuple[Note | Parked | Action, ...]:
    """All that shares ids."""
    return (*session.notes, *session.parking, *session.actions)


@FEW
@given(PARTED)
def test_two_sides_that_did_the_same_are_that(parted: Parted) -> None:
    """What both sides did alike is done once, and there is nothing to tell."""
    assert merged(parted.base, parted.mine, parted.mine) == (parted.mine, ())


@FEW
@given(PARTED)
def test_what_only_mine_did_is_mine(parted: Parted) -> None:
    """Where theirs did nothing, the merge is mine to the last thing, clock and all."""
    assert merged(parted.base, parted.mine, parted.base) == (parted.mine, ())


@FEW
@given(PARTED)
def test_what_only_theirs_did_is_theirs(parted: Parted) -> None:
    """Where mine did nothing, the merge is theirs; only a clock that runs here goes on."""
    session, conflicts = merged(parted.base, parted.base, parted.theirs)
    clock = parted.base.timer
    if clock is not None and clock.is_running:
        in_hand = {step.id for step in session.agenda} - {step.id for step in parted.theirs.agenda}
        assert session.timer == clock
        assert in_hand <= {clock.step}
        if in_hand:
            return
        assert words_of(session) == words_of(parted.theirs)
    else:
        assert shown(session) == shown(parted.theirs)
    assert conflicts == ()


@FEW
@given(PARTED)
def test_no_text_of_either_side_is_missing(parted: Parted) -> None:
    """Every text is in the merge, unless it is as old as the base and the other side deleted or replaced it."""
    base, mine, theirs = (by_id(side) for side in parted)
    texts = Counter(note.text for note in merged(*parted).session.notes)
    for side, other in ((mine, theirs), (theirs, mine)):
        for note_id, note in side.items():
            is_old = note_id in base and base[note_id].text == note.text
            was_replaced = note_id not in other or other[note_id].text != note.text
            assert texts[note.text] or (is_old and was_replaced), note


@FEW
@given(PARTED)
def test_no_note_is_missing_that_somebody_worked_on(parted: Parted) -> None:
    """A note goes only when one side deleted it and the other did not touch it."""
    base, mine, theirs = (by_id(side) for side in parted)
    session, conflicts = merged(*parted)
    renamed = {conflict.id for conflict in conflicts if conflict.field == SAME_ID}
    for note_id in {*mine, *theirs} - set(by_id(session)) - renamed:
        assert note_id in base
        assert base[note_id] == (mine.get(note_id) or theirs.get(note_id))


@FEW
@given(PARTED)
def test_a_change_of_one_side_is_taken(parted: Parted) -> None:
    """Field by field: what one side left alone is as the other side has it."""
    base, mine, theirs = (by_id(side) for side in parted)
    left = by_id(merged(*parted).session)
    for note_id in base.keys() & mine.keys() & theirs.keys():
        old, here, there, now = (notes[note_id] for notes in (base, mine, theirs, left))
        for field in ("board", "section", "text", "owner", "question", "is_archived"):
            values = [getattr(note, field) for note in (old, here, there, now)]
            if field not in ("board", "section") and values[1] == values[0]:
                assert values[3] == values[2], (note_id, field)
            if values[2] == values[0] or values[1] == values[2] or values[1] != values[0] != values[2]:
                assert field in ("board", "section") or values[3] == values[1], (note_id, field)


@FEW
@given(PARTED)
def test_a_merge_is_a_valid_session(parted: Parted) -> None:
    """Ids are given once, links lead to notes, the step in hand is in the agenda, and the file reads back the same."""
    session = merged(*parted).session
    ids = Counter(each.id for each in things_of(session))
    assert [each for each, count in ids.items() if count > 1] == []
    assert {link for note in session.notes for link in note.links} <= set(by_id(session))
    assert session.timer is None or session.current_step is not None
    text = dumps(encode(session, CANVAS))
    back = decode(tomllib.loads(text), {CANVAS.id: CANVAS}, "merged.toml")
    assert back.notices == ()
    assert encode(back.session, CANVAS) == encode(session, CANVAS)
    assert by_id(back.session) == by_id(session)


@FEW
@given(PARTED)
def test_every_conflict_can_be_told(parted: Parted) -> None:
    """Each has a sentence, differs on its sides, and names what is there."""
    session, conflicts = merged(*parted)
    things = {each.id for each in (*things_of(session), *session.agenda)}
    for conflict in conflicts:
        assert conflict.words.endswith(".")
        assert conflict.mine != conflict.theirs or conflict.field == "id"
        assert (conflict.id in things) == (conflict.thing is not Thing.SESSION)
        assert conflict.kept_as is None or conflict.kept_as in things


@FEW
@given(PARTED)
def test_nothing_but_the_sides_decides(parted: Parted) -> None:
    """The same three sessions give the same merge, ids and all."""
    assert merged(*parted) == merged(*parted)


@FEW
@given(PARTED)
def test_either_side_tells_the_same_conflicts(parted: Parted) -> None:
    """Whoever is called mine, the same things and fields are in conflict."""
    here = merged(parted.base, parted.mine, parted.theirs).conflicts
    there = merged(parted.base, parted.theirs, parted.mine).conflicts
    if not any(conflict.field == "id" for conflict in here):
        assert {each[:3] for each in _names(here)} == {each[:3] for each in _names(there)}


def _names(conflicts: tuple[object, ...]) -> list[tuple[object, ...]]:
    return [(each.thing, each.id, each.field) for each in conflicts]  # type: ignore[attr-defined]


@FEW
@given(PARTED)
def test_without_a_base_all_of_both_is_taken(parted: Parted) -> None:
    """Every note, point, action, step, tick, tag and thread of either side is in the merge; every text too."""
    _, mine, theirs = parted
    session = merged(None, mine, theirs).session
    assert merged(None, mine, mine) == (mine, ())
    left = by_id(session)
    for side in (mine, theirs):
        assert {note.text for note in side.notes} <= {note.text for note in session.notes}
        assert {step.id for step in side.agenda} <= {step.id for step in session.agenda}
        assert side.ids() <= session.ids()
        assert side.ticks <= session.ticks
        for note in side.notes:
            if note.id in left:
                assert set(note.tags) <= set(left[note.id].tags)


@FEW
@given(PARTED)
def test_a_merge_is_one_change_that_can_be_taken_back(parted: Parted) -> None:
    """Taking it gives its words and leaves the clock of mine; undo gives the words of mine; redo those of the merge."""
    _, mine, theirs = parted
    found = merged(*parted)
    taken = apply(mine, found.change)
    assert words_of(taken) == words_of(with_content(mine, found.session))
    assert taken.timer == mine.timer
    back = inverse(mine, found.change)
    undone = apply(taken, back)
    assert shown(undone) == shown(mine)
    assert shown(apply(undone, inverse(taken, back))) == shown(taken)
    assert with_clock_of(taken, theirs).notes == taken.notes
