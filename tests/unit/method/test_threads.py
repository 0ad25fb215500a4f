"""The Golden Thread: what belongs to it, how it is told, where it breaks, what goes with it."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lmc_tui.content import canvases, example_text, load_canvas
from lmc_tui.content.threads import thread_words
from lmc_tui.domain.notes import Note
from lmc_tui.method.board import Board
from lmc_tui.method.threads import (
    PARTS,
    Thread,
    action_for,
    breaks,
    cut,
    cut_told,
    lit_by,
    pieces,
    sentence,
    threads,
    walk,
)
from lmc_tui.method.vocabulary import (
    COST,
    DELIVERY,
    DESIGN,
    OUTCOMES,
    PARTNERS,
    RELATIONSHIP,
    RESOURCES,
    SECTIONS,
    SEGMENTS,
    VALUE,
)
from lmc_tui.storage.codec import decode
from tests.support.boards import a_board, a_learning_session, placed, said


def example(board: str) -> Board:
    """A board of the worked example."""
    return Board(decode(tomllib.loads(example_text()), canvases(), "example").session, board)


def starts(notes: Sequence[Note]) -> list[str]:
    """The first two words of each note, which tell them apart."""
    return [" ".join(note.text.split()[:2]) for note in notes]


def whole(**segment: str) -> tuple[Note, ...]:
    """A board of one thread that runs through, one note a section."""
    return (
        said(SEGMENTS, "Sales", segment, id="seg"),
        said(VALUE, "Answers at once", id="val", links=("seg", "del")),
        said(DESIGN, "Short tips", id="des", links=("del",)),
        said(DELIVERY, "In the till", id="del"),
        said(RESOURCES, "An editor", id="res", links=("des",)),
        said(PARTNERS, "Till vendor", id="par", links=("del",)),
        said(COST, "Editor salary: 60", id="cos", links=("out",)),
        said(OUTCOMES, "Errors 9 to 5 by May", id="out", links=("seg",)),
    )


def the_thread(*notes: Note) -> tuple[Board, Thread]:
    """A board of those notes, and the thread of its one segment."""
    board = a_board(*notes)
    (thread,) = threads(board)
    return board, thread


def test_a_whole_thread_is_one_sentence() -> None:
    """Every part in the order of the canvas' own question, nothing missing."""
    board, thread = the_thread(*whole())
    assert sentence(thread) == (
        "For “Sales” we promise “Answers at once”, made by “Short tips”, reaching them through “In the till”, using "
        "“An editor”, together with “Till vendor”, costing “Editor salary: 60”, so that “Errors 9 to 5 by May”."
    )
    assert breaks(board, thread) == ()


@pytest.mark.parametrize("section", [VALUE, COST, OUTCOMES])
def test_a_part_that_is_missing_is_told_as_a_gap(section: str) -> None:
    """In the sentence, marked, and as a sentence of its own."""
    board, thread = the_thread(*(note for note in whole() if note.section != section))
    gaps = [piece.text for piece in pieces(thread) if piece.is_gap and piece.section == section]
    assert gaps == [thread_words().part(section).gap]
    assert thread_words().part(section).missing in [each.message for each in breaks(board, thread) if each.is_gap]


def test_partners_stand_in_for_resources_and_the_other_way_round() -> None:
    """Only a thread with neither has a gap there, and it is told once."""
    for absent, gaps in (((PARTNERS,), ()), ((RESOURCES,), ()), ((PARTNERS, RESOURCES), (RESOURCES,))):
        _, thread = the_thread(*(note for note in whole() if note.section not in absent))
        assert thread.gaps == gaps
        assert sum(piece.is_gap for piece in pieces(thread)) == len(gaps)


def test_a_link_counts_from_either_end() -> None:
    """The segment may name its promise as well as the promise its segment."""
    notes = list(whole())
    notes[0] = said(SEGMENTS, "Sales", id="seg", links=("val", "out"))
    notes[1] = said(VALUE, "Answers at once", id="val", links=("del",))
    notes[7] = said(OUTCOMES, "Errors 9 to 5 by May", id="out", links=())
    _, thread = the_thread(*notes)
    assert thread.gaps == ()


@pytest.mark.parametrize(
    ("origin", "is_told"), [("des", True), ("del", True), ("res", True), ("par", True), ("val", False), ("seg", False)]
)
def test_what_is_made_and_what_it_takes_costs(origin: str, is_told: bool) -> None:
    """A cost that no outcome justifies is told for what it pays; a promise or a segment is not paid for as such."""
    _, thread = the_thread(*whole()[:6], said(COST, "Rent: 9", id="cos", links=(origin,)), whole()[7])
    assert starts(thread.part(COST)) == (["Rent: 9"] if is_told else [])


def test_an_accepted_drawback_is_no_promise() -> None:
    """It is not told, and what it is linked to is not on the thread for its sake."""
    notes = [said(VALUE, "Slow to build", id="val", links=("seg", "del"), side="challenge"), *whole()]
    del notes[2]
    _, thread = the_thread(*notes)
    assert thread.part(VALUE) == ()
    assert VALUE in thread.gaps
    assert all("val" not in pair for pair in thread.links)


def test_the_worked_example_runs_through_for_all_who_are_wanted() -> None:
    """By hand, from the links in the reference: who is on the thread of the pickers; no to-be thread has a gap."""
    found = {thread.segment.text: thread for thread in threads(example("to-be"))}
    assert [thread.gaps for thread in found.values()] == [()] * 4
    pickers = found["Pickers on the floor"]
    assert starts(pickers.part(VALUE)) == ["The right"]
    assert starts(pickers.part(DESIGN)) == ["Scan-error tips,"]
    assert starts(pickers.part(DELIVERY)) == ["Prompt on"]
    assert starts(pickers.part(OUTCOMES)) == ["Mis-picks 6.2"]
    assert starts(pickers.part(COST)) == ["Content editor", "Scanner integration:"]
    assert starts(pickers.part(RESOURCES)) == ["Designer retrained", "Tip editor", "Error data"]
    assert starts(pickers.part(PARTNERS)) == ["IT warehouse", "Finance analytics", "Scanner vendor"]
    assert starts(pickers.relationship) == ["Pickers: ask"]


def test_the_worked_example_of_today_serves_one_segment_only() -> None:
    """The primary one comes first and is whole; the two others have nothing but a relationship."""
    first, *others = threads(example("as-is"))
    assert (first.segment.text, first.is_primary, first.gaps) == ("HR Compliance", True, ())
    assert [thread.segment.text for thread in others] == ["Depot staff", "Depot managers"]
    assert all(thread.gaps == (VALUE, DESIGN, DELIVERY, RESOURCES, COST, OUTCOMES) for thread in others)


def test_a_note_lights_what_the_thread_runs_through_with_it() -> None:
    """From a cost up to the segments that it serves and on to resources and partners, but to no sibling of it."""
    board = example("to-be")
    coach = next(note for note in board.notes_in(COST) if note.text.startswith("Coach"))
    lit = [board.note(each) for each in lit_by(board, coach)]
    by_section = {
        section: sorted(starts([note for note in lit if note is not None and note.section == section]))
        for section in SECTIONS
    }
    assert by_section == {
        SEGMENTS: ["Depot Operations", "Shift leads"],
        OUTCOMES: ["New-picker ramp"],
        RELATIONSHIP: [],
        VALUE: ["Pickers productive"],
        DESIGN: [],
        DELIVERY: [],
        RESOURCES: ["Six part-time"],
        PARTNERS: ["Senior pickers"],
        COST: ["Coach shift"],
    }


def test_a_note_on_no_thread_lights_what_it_is_linked_to() -> None:
    """A resource and its cost, with no segment in sight."""
    board = a_board(said(RESOURCES, id="res", links=("cos",)), said(COST, id="cos"), said(COST, id="other"))
    resource = board.notes_in(RESOURCES)[0]
    assert lit_by(board, resource) == {"res", "cos"}


def test_parts_that_will_not_hold_are_named() -> None:
    """An outcome that nobody can measure, and a link to a note that is gone."""
    notes = list(whole())
    notes[7] = said(OUTCOMES, "Fewer errors", id="out", links=("seg", "gone"))
    board, thread = the_thread(*notes)
    assert [(each.kind, each.note) for each in breaks(board, thread)] == [("unmeasured", "out"), ("dangling", "out")]
    assert breaks(board, thread)[0].message.startswith("“Fewer errors” has neither figure nor date")


@pytest.mark.parametrize(
    ("section", "help_in", "owner", "is_named"),
    [
        (RESOURCES, None, "", True),
        (RESOURCES, None, "Ana", False),
        (RESOURCES, COST, "", False),
        (RESOURCES, PARTNERS, "", False),
        (RESOURCES, DESIGN, "", True),
        (PARTNERS, None, "", True),
        (PARTNERS, None, "Ana", False),
        (PARTNERS, COST, "", False),
        (PARTNERS, PARTNERS, "", True),
    ],
)
def test_a_need_breaks_a_thread_until_somebody_sees_to_it(
    section: str, help_in: str | None, owner: str, is_named: bool
) -> None:
    """An owner does, or a cost; a partner for anything but a partner. That it is on a thread is not enough."""
    need = said(
        section, "Six coaches", id="need", links=("del", *(["help"] if help_in else [])), owner=owner, status="need"
    )
    board, thread = the_thread(*whole(), need, *([said(help_in, "Help", id="help")] if help_in else []))
    assert need.id in {note.id for note in thread.notes}
    named = [(each.kind, each.note, each.message) for each in breaks(board, thread)]
    assert named == ([("need", "need", "“Six coaches” is still needed, and nobody sees to it.")] if is_named else [])


def test_a_link_to_an_archived_note_is_named() -> None:
    """As one to nothing is."""
    gone = Note("old", "to-be", RESOURCES, "Old", is_archived=True)
    session = a_learning_session(
        *placed("to-be", *whole()[:-1], said(OUTCOMES, "Errors 9 to 5", id="out", links=("seg", "old"))), gone
    )
    board = Board(session, "to-be")
    assert [(each.kind, each.note) for each in breaks(board, threads(board)[0])] == [("dangling", "out")]


def test_the_worked_example_breaks_only_where_a_segment_has_nothing() -> None:
    """By hand: all needs of the to-be board have a cost, all outcomes a figure; two segments of today have six gaps."""
    for name, expected in (("to-be", [0, 0, 0, 0]), ("as-is", [0, 6, 6])):
        board = example(name)
        assert [len(breaks(board, thread)) for thread in threads(board)] == expected


def test_a_cause_becomes_an_action_that_says_what_and_for_whom() -> None:
    """In the words of the cause that the group chose."""
    board, thread = the_thread(*(note for note in whole() if note.section != COST))
    (gap,) = breaks(board, thread)
    backing = next(cause for cause in thread_words().causes if cause.id == "backing")
    assert action_for(backing, gap, thread) == "Win somebody who decides: No cost is put down for it (Sales)"


def test_cutting_a_thread_leaves_what_others_need() -> None:
    """HR Compliance shares nothing; the pickers share everything but their promise and what carries it."""
    board = example("to-be")
    found = {thread.segment.text: cut(board, thread) for thread in threads(board)}
    hr = found["HR Compliance"]
    assert starts(hr.customer) == ["Safety rules", "Near-miss reports"]
    assert starts(hr.team) == ["Safety module,", "LMS safety", "LMS, reduced", "LMS provider"]
    assert (starts(hr.freed), hr.shared) == (["LMS, reduced"], ())
    pickers = found["Pickers on the floor"]
    assert (starts(pickers.customer), pickers.freed) == (["The right"], ())
    assert starts(pickers.team) == ["Scan-error tips,", "Prompt on"]


def test_both_sides_are_told_what_they_give_up() -> None:
    """Also that there is nothing, and why."""
    board, thread = the_thread(said(SEGMENTS, "Sales", id="seg"))
    assert cut_told(board, thread) == (
        "“Sales” gives up nothing: what they get, others go on getting, or nobody has written it down.",
        "L&D gives up nothing, for nothing has been planned for this thread.",
    )
    board, thread = the_thread(*whole())
    assert cut_told(board, thread)[:3] == (
        "“Sales” gives up “Answers at once” and “Errors 9 to 5 by May”.",
        "L&D gives up “Short tips”, “In the till”, “An editor” and “Till vendor”.",
        "That frees “Editor salary: 60”.",
    )


def test_a_long_list_names_some_and_counts_the_rest() -> None:
    """On request only."""
    notes = [
        *whole(),
        said(DESIGN, "Posters", id="de2", links=("del",)),
        said(DESIGN, "Quizzes", id="de3", links=("del",)),
    ]
    _, thread = the_thread(*notes)
    assert "made by “Short tips”, “Posters” and “Quizzes”," in sentence(thread)
    assert "made by “Short tips” and 2 more," in sentence(thread, most=1)


def test_the_walk_goes_part_by_part_and_thread_by_thread() -> None:
    """The primary segment first; more is lit at every stop; the last one tells what breaks the thread."""
    board = a_board(said(SEGMENTS, "Others", id="oth"), *whole(rank="primary"))
    stops = walk(board)
    first = [stop for stop in stops if stop.number == 1]
    assert {stop.thread.segment.text for stop in first} == {"Sales"}
    assert [stop.section for stop in first] == [SEGMENTS, *PARTS]
    assert [len(stop.lit) for stop in first] == list(range(1, 9))
    assert [stop.is_last for stop in first] == [False] * 7 + [True]
    last = stops[-1]
    assert (last.number, last.of, len(last.breaks)) == (2, 2, 6)
    assert "".join(piece.text for piece in first[1].said) == "For “Sales” we promise “Answers at once”"


@st.composite
def boards(draw: st.DrawFn) -> Board:
    """Any notes in any sections with any links, also to nothing."""
    count = draw(st.integers(0, 12))
    ids = [f"n{number}" for number in range(count)]
    notes = [
        said(
            draw(st.sampled_from(SECTIONS)),
            draw(st.sampled_from(["Sales", "Tips 3", "x\ny"])),
            id=each,
            links=tuple(draw(st.lists(st.sampled_from([*ids, "gone"]), max_size=4, unique=True))),
            side=draw(st.sampled_from(["benefit", "challenge"])),
        )
        for each in ids
    ]
    return a_board(*notes)


@settings(deadline=None)
@given(boards())
def test_any_board_has_threads_that_hold_together(board: Board) -> None:
    """A thread for each segment; all on it is reached from its segment; lighting is mutual; the walk says all."""
    found = threads(board)
    assert len(found) == len(board.notes_in(SEGMENTS))
    for thread in found:
        assert {note.id for note in thread.notes} == thread.along(thread.segment.id)
        for note in thread.notes:
            for other in thread.along(note.id):
                assert note.id in thread.along(other)
        told = {each for piece in pieces(thread) for each in piece.notes}
        assert told | {note.id for note in thread.relationship} == {note.id for note in thread.notes}
    last = [stop for stop in walk(board) if stop.is_last]
    assert ["".join(piece.text for piece in stop.said) for stop in last] == [sentence(thread) for thread in found]


def test_the_words_cover_every_part() -> None:
    """Each section of a thread has its words, in the same order; every cause says what to do."""
    words = thread_words()
    assert tuple(part.section for part in words.parts) == PARTS
    assert all(load_canvas().has_section(part.section) for part in words.parts)
    assert [cause.id for cause in words.causes] == ["resources", "backing", "execution", "value"]
    assert a_learning_session().notes == ()
