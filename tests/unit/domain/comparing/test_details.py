"""What a note says besides its words, told before and after."""

from __future__ import annotations

import pytest

from lmc_tui.domain.comparing import Detail, Kind, compare
from lmc_tui.domain.notes import Note
from tests.support.builders import a_canvas, a_note, a_session

CANVAS = a_canvas()


def details(before: Note, after: Note, *others: Note) -> tuple[Detail, ...]:
    """What differs in a note, beside some others that both sides have."""
    comparison = compare(CANVAS, a_session(before, *others), a_session(after, *others))
    return next(note.details for note in comparison.notes if note.before is before)


def told(before: Note, after: Note, *others: Note) -> list[str]:
    """The same in words."""
    return [detail.told for detail in details(before, after, *others)]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({"side": "internal"}, {"side": "external"}, "side: internal → external"),
        ({}, {"partner_role": ("it", "sme")}, "partner role: nothing → IT, subject expert"),
        ({"fee": 12000.5}, {"fee": 0}, "fee: 12000.5 → 0"),
        ({"contact": "weekly"}, {"contact": "on Mondays"}, "contact: once a week → on Mondays"),
        ({"supports": ("design",)}, {}, "supports: Design → nothing"),
        ({}, {"status": "need"}, "status: have → need"),
        ({"unknown_one": "x"}, {"unknown_one": ("a", "b")}, "unknown one: x → a, b"),
    ],
)
def test_facets_are_told_in_the_words_of_the_canvas(before: dict[str, str], after: dict[str, str], words: str) -> None:
    """Names instead of ids, defaults where nothing is said, ids of facets that nobody knows with blanks."""
    assert told(a_note(facets=before), a_note(facets=after)) == [words]


def test_a_detail_has_its_field_and_both_values() -> None:
    """For programs; nothing is empty."""
    (detail,) = details(a_note(), a_note(facets={"side": "internal"}))
    assert detail == Detail("facets.side", "side", "", "internal", "side: nothing → internal")


def test_what_means_the_same_is_no_detail() -> None:
    """A default that is said, values, tags and threads in another order, and an empty value."""
    before = a_note(
        facets={"status": "have", "partner_role": ("it", "sme"), "fee": 1}, tags=("a", "b"), links=("x", "y")
    )
    after = a_note(facets={"fee": 1.0, "partner_role": ("sme", "it"), "side": ""}, tags=("b", "a"), links=("y", "x"))
    assert details(before, after) == ()


def test_facets_come_in_the_order_of_the_canvas() -> None:
    """The section's own first, then those of all sections."""
    after = a_note(facets={"status": "need", "fee": 2, "side": "external"})
    assert [detail.field for detail in details(a_note(), after)] == ["facets.side", "facets.fee", "facets.status"]


def test_owner_tags_and_question() -> None:
    """Nobody is a word; a tag is told as one types it; a question by its text."""
    before = a_note(tags=("old", "both"), question="ke-1")
    after = a_note(owner="Ada", tags=("both", "new", "late"))
    assert told(before, after) == [
        "owner: nobody → Ada",
        "tagged #new, #late now, no longer tagged #old",
        "answers: “Question 1?” → nothing",
    ]


def test_threads_are_told_by_what_the_other_notes_say() -> None:
    """Only those that came and went."""
    one, two, three = (a_note(name, "design", text) for name, text in (("x", "One"), ("y", "Two"), ("z", "Three")))
    before, after = a_note(links=("x", "y")), a_note(links=("y", "z"))
    assert told(before, after, one, two, three) == ["leads to “Three” now, no longer leads to “One”"]


def test_threads_between_notes_with_other_ids_are_the_same() -> None:
    """In another file, or on the other board, the same note leads to the same note."""
    design, partner = a_note("x", "design", "Prompts", board="as-is"), a_note("p", links=("x",), board="as-is")
    there = a_note("y", "design", "Prompts"), a_note("q", links=("y",))
    comparison = compare(CANVAS, a_session(design, partner), a_session(*there), boards=("as-is", "to-be"))
    assert {note.kind for note in comparison.notes} == {Kind.KEPT}
    assert comparison.is_same


def test_a_long_text_of_another_note_is_known_by_its_beginning() -> None:
    """On one line."""
    long = a_note("x", "design", "Prompts of at most\nforty words on the handheld scanner")
    (words,) = told(a_note(), a_note(links=("x",)), long)
    assert words == "leads to “Prompts of at most forty words on the h…” now"


def test_a_thread_to_nowhere_is_told_by_its_id() -> None:
    """A hand edit may leave one."""
    assert told(a_note(), a_note(links=("gone123",))) == ["leads to “gone123” now"]
