"""The page that shows what both sides of a merge changed differently."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from lmc_tui.domain.merging import Conflict
from lmc_tui.domain.merging.conflict import TEXT
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Parked, Session
from lmc_tui.tui.drawing.conflicts import draw_conflicts
from tests.support.builders import a_note, a_session, an_agenda
from tests.unit.domain.merging.parting import PARTED, Parted, merged
from tests.unit.tui.drawing.reading_lines import flowing, widest, words_of

FEW = settings(max_examples=40)


def drawn(base: Session, mine: Session, theirs: Session, columns: int = 70) -> list[str]:
    """The page about a merge, from the first part of the session on."""
    conflicts = merged(base, mine, theirs).conflicts
    words = words_of(draw_conflicts(conflicts, columns, "on this screen", "in the file"))
    return words[words.index("") + 1 :]


def notes_drawn(base: Note, mine: Note, theirs: Note) -> list[str]:
    """The page about one note."""
    return drawn(a_session(base), a_session(mine), a_session(theirs))


def test_without_conflicts_that_is_said() -> None:
    """In a sentence."""
    assert words_of(draw_conflicts((), 80, "here", "there")) == ["Nothing was changed differently on both sides."]


def test_the_page_says_what_its_signs_mean() -> None:
    """How many there are, and what a check mark, a plus and no sign say."""
    conflicts = merged(a_session(a_note()), a_session(a_note(owner="Ada")), a_session(a_note(owner="Ben"))).conflicts
    assert words_of(draw_conflicts(conflicts, 100, "here", "there"))[:3] == [
        "1 thing was changed on both sides, and not in the same way.",
        "✓ the merge takes this  + it keeps this too, as one of its own  without a sign: only told here",
        "",
    ]


def test_two_texts_stand_one_below_the_other() -> None:
    """What the merge takes has a check mark; the other is kept as a note of its own, and that is said."""
    mine = a_note(text="Warehouse IT, which owns the scanner platform and the data feed of Leeds")
    assert notes_drawn(a_note(), mine, a_note(text="IT")) == [
        "Key Partners (to-be)",
        "  ~ reworded on both sides; the other text is kept as a note of its",
        "    own, right behind this one",
        "    ✓ on this screen  Warehouse IT, which owns the scanner platform",
        "                      and the data feed of Leeds",
        "    + in the file     IT",
    ]


def test_other_fields_say_which_they_are() -> None:
    """In the canvas' words; what is not taken is only told here, and so has no sign."""
    assert notes_drawn(a_note(), a_note(owner="Ada"), a_note(owner="Ben")) == [
        "Key Partners (to-be)",
        "  · the owner of “Warehouse IT”",
        "    ✓ on this screen  Ada",
        "      in the file     Ben",
    ]
    base, mine, theirs = (a_note(facets={"side": "external", "fee": fee}) for fee in (1, 2, 3))
    assert "  · fee of “Warehouse IT”" in notes_drawn(base, mine, theirs)


def test_a_section_is_named_once() -> None:
    """However many conflicts there are in it."""
    words = notes_drawn(a_note(), a_note(owner="Ada", text="One"), a_note(owner="Ben", text="Two"))
    assert words.count("Key Partners (to-be)") == 1
    assert words[5:] == ["  · the owner of “One”", "    ✓ on this screen  Ada", "      in the file     Ben"]


def test_long_names_of_sides_stand_above_what_they_say() -> None:
    """Where beside them too little room would be left."""
    conflicts = merged(a_session(a_note()), a_session(a_note(owner="Ada")), a_session(a_note(owner="Ben"))).conflicts
    assert words_of(draw_conflicts(conflicts, 50, "14:02, before the crash", "in the file"))[-4:] == [
        "    ✓ 14:02, before the crash:",
        "        Ada",
        "      in the file:",
        "        Ben",
    ]


def test_places_are_told_by_their_names() -> None:
    """A note that both sides moved."""
    assert notes_drawn(a_note(), a_note(section="design"), a_note(section="resources", board="as-is")) == [
        "Design (to-be)",
        "  < where “Warehouse IT” stands",
        "    ✓ on this screen  in Design (to-be)",
        "      in the file     in Resources (as-is)",
    ]


def test_what_one_side_removed_is_kept_where_the_other_worked_on_it() -> None:
    """The check mark is at the side that has it."""
    base, worked = a_session(a_note()), a_session(a_note(text="Warehouse systems"))
    assert drawn(base, a_session(), worked) == [
        "Key Partners (to-be)",
        "  - “Warehouse systems” was removed on one side and worked on on the",
        "    other; it is kept",
        "      on this screen  removed",
        "    ✓ in the file     Warehouse systems",
    ]


def test_one_id_for_two_things_keeps_both() -> None:
    """The second under another id."""
    one, other = a_note(text="Warehouse IT"), a_note(text="Something else")
    assert drawn(a_session(), a_session(one), a_session(other))[1:] == [
        "  + two things had the same id; both are kept, the second under a new",
        "    one",
        "    ✓ on this screen  Warehouse IT",
        "    + in the file     Something else",
    ]


def test_parts_come_in_the_order_of_the_canvas() -> None:
    """The session first, sections as on the agenda, then parking lot and agenda."""
    base = a_session(
        a_note("a", "key-partners"), a_note("b", "customers"), parking=(Parked("p", "X"),), agenda=an_agenda(5)
    )

    def worked(words: str, minutes: int) -> Session:
        notes = tuple(replace(note, owner=words) for note in base.notes)
        steps = (base.agenda[0]._replace(planned_seconds=60 * minutes),)
        return replace(base, title=words, notes=notes, parking=(Parked("p", words),), agenda=steps)

    words = drawn(base, worked("Ada", 7), worked("Ben", 8))
    titles = [line for line in words if line and not line.startswith(" ")]
    assert titles == ["Session", "Customers (to-be)", "Key Partners (to-be)", "Parking lot", "Agenda"]
    assert "  ~ reworded on both sides; the other text is kept as a point of its" in words
    assert words[-2:] == ["    ✓ on this screen  7 min", "      in the file     8 min"]


@FEW
@given(PARTED, st.integers(16, 130))
def test_no_line_is_wider_than_the_page(parted: Parted, columns: int) -> None:
    """At any width, in roles that the theme knows."""
    conflicts = merged(*parted).conflicts
    assert widest(draw_conflicts(conflicts, columns, "14:02, before the crash", "in the file")) <= columns


@FEW
@given(PARTED)
def test_both_texts_of_every_conflict_are_on_the_page(parted: Parted) -> None:
    """In full, with one check mark for each conflict and a plus for each text that is kept beside the other."""
    conflicts: tuple[Conflict, ...] = merged(*parted).conflicts
    lines = draw_conflicts(conflicts, 200, "here", "there")
    page = flowing(lines)
    for conflict in conflicts:
        if conflict.field == TEXT:
            assert " ".join(str(conflict.mine).split()) in page
            assert " ".join(str(conflict.theirs).split()) in page
    marks = [line.strip()[0] for line in words_of(lines) if line.startswith(("    ✓ ", "    + "))]
    assert marks.count("✓") == len(conflicts)
    assert marks.count("+") == sum(conflict.kept_as is not None for conflict in conflicts)
