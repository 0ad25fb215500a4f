"""Findings that two sides put aside."""

from __future__ import annotations

import pytest

from lmc_tui.domain.merging.conflict import SAME_ID
from lmc_tui.domain.session import Dismissed
from tests.support.builders import a_note, a_session
from tests.unit.domain.merging.parting import merged

OLD = Dismissed("C78", "p1", reason="Ad hoc is fine", of="aaaa0000")
OTHER = Dismissed("C82", board="to-be", reason="No rooms")


def united(base: list[Dismissed] | None, mine: list[Dismissed], theirs: list[Dismissed]) -> list[Dismissed]:
    """What is put aside after a merge, which never is a conflict."""
    note = a_note("p1")
    old = None if base is None else a_session(note, dismissed=base)
    found = merged(old, a_session(note, dismissed=mine), a_session(note, dismissed=theirs))
    assert found.conflicts == ()
    return list(found.session.dismissed)


def test_what_either_side_put_aside_is_put_aside() -> None:
    """In the order of the checks, whoever is first."""
    assert united([], [OLD], [OTHER]) == [OLD, OTHER]
    assert united([], [OTHER], [OLD]) == [OLD, OTHER]
    assert united(None, [OTHER], [OLD]) == [OLD, OTHER]


def test_what_one_side_opened_again_is_open() -> None:
    """Unless the other side gave another reason since."""
    assert united([OLD], [], [OLD]) == []
    assert united([OLD], [OLD], []) == []
    again = Dismissed("C78", "p1", reason="Weekly is too much", of="aaaa0000")
    assert united([OLD], [], [again]) == [again]
    assert united([OLD], [again], []) == [again]


def test_a_change_of_one_side_is_taken() -> None:
    """Reason and digest, each by itself."""
    anew = Dismissed("C78", "p1", reason="Ad hoc is fine", of="bbbb1111")
    reworded = Dismissed("C78", "p1", reason="Because", of="aaaa0000")
    assert united([OLD], [OLD], [anew]) == [anew]
    assert united([OLD], [anew], [OLD]) == [anew]
    assert united([OLD], [anew], [reworded]) == [Dismissed("C78", "p1", reason="Because", of="bbbb1111")]


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("Too dear", "Too late", "Too dear; Too late"),
        ("Too dear", "Too dear", "Too dear"),
        ("Too dear; Too late", "Too late", "Too dear; Too late"),
        ("Too late", "Too dear; Too late", "Too dear; Too late"),
        ("", "Too late", "Too late"),
    ],
)
def test_both_reasons_are_kept(mine: str, theirs: str, both: str) -> None:
    """Each once."""
    here, there = (Dismissed("C78", "p1", reason=reason) for reason in (mine, theirs))
    assert [each.reason for each in united([OLD], [here], [there])] == [both]
    assert [each.reason for each in united(None, [here], [there])] == [both]


def test_a_dismissal_follows_its_note_to_a_new_id() -> None:
    """Two notes were given one id: theirs gets another, and what theirs put aside is about theirs."""
    mine = a_session(a_note("n000009", text="Ours"))
    theirs = a_session(a_note("n000009", text="Other"), dismissed=[Dismissed("C78", "n000009", reason="No")])
    found = merged(a_session(), mine, theirs)
    (conflict,) = found.conflicts
    assert conflict.field == SAME_ID
    assert conflict.kept_as is not None
    assert [each.note for each in found.session.dismissed] == [conflict.kept_as]
    note = found.session.note(conflict.kept_as)
    assert note is not None
    assert note.text == "Other"
