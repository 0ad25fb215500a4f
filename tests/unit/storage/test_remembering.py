"""What was made of things is remembered for a round, by identity or by what the things say."""

from __future__ import annotations

from lmc_tui.storage.remembering import Remembered


def test_what_was_made_is_known_in_the_round_after() -> None:
    """A round ends when the next one begins; both know what was kept."""
    first: Remembered[str, int] = Remembered(by=str)
    assert first.known("three") is None
    assert first.keep("three", 3) == 3
    assert first.known("three") == 3
    assert first.next().known("three") == 3


def test_what_a_round_did_not_ask_for_is_forgotten() -> None:
    """What is asked for at every round stays; what was taken out is not held for ever."""
    first: Remembered[str, int] = Remembered(by=str)
    first.keep("stays", 1)
    first.keep("goes", 2)
    second = first.next()
    second.known("stays")
    third = second.next()
    assert (third.known("stays"), third.known("goes")) == (1, None)


def test_things_told_apart_by_identity_may_say_the_same() -> None:
    """Two equal lists are two things, and each has its own."""
    one, other = ["same"], ["same"]
    by_identity: Remembered[list[str], int] = Remembered()
    by_identity.keep(one, 1)
    assert by_identity.known(other) is None
    assert by_identity.keep(other, 2) == 2
    assert by_identity.known(one) == 1


def test_the_identity_of_what_is_gone_is_not_taken_for_its_own() -> None:
    """A thing that is remembered stays alive, so that nothing new can have its identity."""
    remembered: Remembered[list[int], int] = Remembered()
    for number in range(1000):
        thing = [number]
        assert remembered.known(thing) is None
        remembered.keep(thing, number)
        del thing
