"""What differs besides notes, and the sentences about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lmc_tui.domain.agenda import Step, StepKind
from lmc_tui.domain.comparing import By, Comparison, Kind, compare
from lmc_tui.domain.session import Action, Dismissed, Parked, Session, Tick
from tests.support.builders import a_canvas, a_filled_session, a_session, an_agenda

CANVAS = a_canvas()


def between(before: Session, after: Session) -> Comparison:
    """The comparison of two sessions."""
    return compare(CANVAS, before, after)


def test_the_heading_is_told_field_by_field() -> None:
    """Title, for whom, by whom and target model; not when it was made."""
    before = a_session(title="Learning")
    after = replace(before, title="Learning 2027", designed_for="Quillmarsh", created=before.created.replace(year=2020))
    assert [detail.told for detail in between(before, after).heading] == [
        "the title: Learning → Learning 2027",
        "whom it is for: nothing → Quillmarsh",
    ]
    assert between(before, after).summaries == ("Heading: the title and whom it is for.",)


def test_parked_points_are_matched_by_id_and_by_words() -> None:
    """Added, dropped, reworded and settled."""
    before = (Parked("a", "Who owns the LMS?"), Parked("b", "Travel costs"), Parked("c", "Polish tips"))
    after = (
        Parked("a", "Who owns the LMS?", is_settled=True),
        Parked("x", "Travel cost"),
        Parked("d", "Works council"),
    )
    parking = between(a_session(parking=before), a_session(parking=after)).parking
    assert [(each.kind, each.by) for each in parking.things] == [
        (Kind.CHANGED, By.ID),
        (Kind.REWORDED, By.LIKENESS),
        (Kind.DROPPED, None),
        (Kind.ADDED, None),
    ]
    assert [detail.told for detail in parking.things[0].details] == ["state: open → settled"]
    assert parking.summary == "Parking lot: 1 added, 1 dropped, 1 reworded, 1 with other details."


def test_actions_are_told_with_who_and_when() -> None:
    """Owner, day and whether it is done."""
    before, after = Action("t", "Ask IT"), Action("t", "Ask IT", "Grace", date(2026, 4, 1), is_done=True)
    (action,) = between(a_session(actions=(before,)), a_session(actions=(after,))).actions.things
    assert action.kinds == (Kind.CHANGED,)
    assert [detail.told for detail in action.details] == [
        "owner: nobody → Grace",
        "due: nothing → 2026-04-01",
        "state: to do → done",
    ]


def test_the_agenda_tells_minutes_and_steps() -> None:
    """Another timebox, a new step, one that is gone; what the clock made of them does not count."""
    before = an_agenda(7, 8, 5)
    changed = before[0]._replace(planned_seconds=600, spent_seconds=100.0, extended_seconds=60)
    new = Step("s09", StepKind.BREAK, 300, title="Break")
    agenda = between(a_session(agenda=before), a_session(agenda=(changed, new, before[2]))).agenda
    assert [each.kind for each in agenda.things] == [Kind.CHANGED, Kind.DROPPED, Kind.ADDED, Kind.KEPT]
    assert [detail.told for detail in agenda.things[0].details] == ["timebox: 7 min → 10 min"]
    assert between(
        a_session(agenda=before), a_session(agenda=(before[0]._replace(spent_seconds=9.0), *before[1:]))
    ).is_same


def test_one_id_for_two_different_steps_is_two_steps() -> None:
    """Two presets count their steps alike; a step is known by what it is about."""
    opening, vote = Step("s01", StepKind.OPENING, 300, title="Welcome"), Step("s01", StepKind.VOTE, 300)
    moved = opening._replace(id="s02", planned_seconds=120)
    agenda = between(a_session(agenda=(opening,)), a_session(agenda=(vote, moved))).agenda
    assert [(each.kind, each.by) for each in agenda.things] == [(Kind.ADDED, None), (Kind.CHANGED, By.LIKENESS)]


def test_a_renamed_step_is_the_same_step() -> None:
    """Title, prompt and board are details of it."""
    before = Step("s01", StepKind.BREAK, 300, title="Break", board="as-is")
    after = before._replace(title="Lunch", prompt="Back at one", board=None)
    (step,) = between(a_session(agenda=(before,)), a_session(agenda=(after,))).agenda.things
    assert [detail.told for detail in step.details] == [
        "title: Break → Lunch",
        "board: as-is → nothing",
        "prompt: nothing → Back at one",
    ]


def test_order_is_counted_in_every_list() -> None:
    """An agenda in another order is not the same agenda."""
    steps = an_agenda(7, 8, 5)
    comparison = between(a_session(agenda=steps), a_session(agenda=(steps[1], steps[0], steps[2])))
    assert comparison.agenda.reordered == 1
    assert comparison.summary.endswith("Besides the notes: the order of the steps of the agenda.")


def test_ticks_are_counted() -> None:
    """Questions answered since, and those open again."""
    before, after = (
        a_session(ticks=[Tick("to-be", "de-1")]),
        a_session(ticks=[Tick("to-be", "cu-1"), Tick("as-is", "de-1")]),
    )
    comparison = between(before, after)
    assert comparison.ticked == {Tick("to-be", "cu-1"), Tick("as-is", "de-1")}
    assert comparison.unticked == {Tick("to-be", "de-1")}
    assert comparison.summaries == ("Questions: 2 more answered, 1 open again.",)


def test_dismissed_findings_are_counted() -> None:
    """Those put aside since or for another reason, and those open again."""
    kept, old, new = Dismissed("C01", board="to-be"), Dismissed("C78", "p1"), Dismissed("C82", board="to-be")
    comparison = between(a_session(dismissed=[kept, old]), a_session(dismissed=[kept, new]))
    assert comparison.dismissed == {new}
    assert comparison.reopened == {old}
    assert not comparison.is_same
    assert comparison.summaries == ("Findings: 1 more dismissed, 1 open again.",)
    assert comparison.summary.endswith("Besides the notes: 2 dismissed findings.")
    reworded = between(a_session(dismissed=[old]), a_session(dismissed=[Dismissed("C78", "p1", reason="x")]))
    assert (len(reworded.dismissed), len(reworded.reopened)) == (1, 0)


def test_all_of_it_is_one_summary() -> None:
    """Notes first, then all else, as sentences to be read aloud."""
    before = a_filled_session()
    after = replace(
        before,
        title="Other",
        notes=tuple(replace(note, text="Pickers") if note.id == "c000002" else note for note in before.notes[:-1]),
        parking=before.parking[:1],
        actions=(*before.actions, Action("t9", "Call Ann")),
        ticks=frozenset(),
    )
    assert between(before, after).summary == (
        "In all: 1 dropped, 1 reworded, 5 as before. "
        "Besides the notes: the title, 1 parked point, 1 action and 2 ticks."
    )
    assert between(before, after).summaries == (
        "Heading: the title.",
        "Design (as-is): 1 dropped.",
        "Customers (to-be): 1 reworded, 1 as before.",
        "Design (to-be): 1 as before.",
        "Key Partners (to-be): 3 as before.",
        "Parking lot: 1 dropped, 1 as before.",
        "Actions: 1 added, 2 as before.",
        "Agenda: 4 as before.",
        "Questions: 2 open again.",
    )
