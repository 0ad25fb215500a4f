"""Ways to end the word being typed."""

from __future__ import annotations

import pytest

from lmc_tui.domain.entry import Completion, complete, parse
from lmc_tui.domain.session import Action, Session
from tests.support.builders import a_canvas, a_filled_session, a_note, a_session

CANVAS = a_canvas()


def offered(typed: str, section: str = "key-partners", session: Session | None = None) -> list[str]:
    """What is offered to insert."""
    return [option.insert for option in complete(session or a_filled_session(), CANVAS, section, typed)]


@pytest.mark.parametrize("typed", ["", "need", "a#", "me@", "#need ", '@"Head', "#ne\n", "\\#ne", "# "])
def test_nothing_is_offered_outside_a_marked_word(typed: str) -> None:
    """Plain words, a finished word, a name in quotes and an escaped mark ask for nothing."""
    assert offered(typed) == []


def test_a_bare_mark_offers_everything_in_order() -> None:
    """The section's values first, in the order of the canvas, then open facets, then tags by the alphabet."""
    assert offered("Ask #") == [
        "#internal",
        "#external",
        "#it",
        "#sme",
        "#sponsor",
        "#weekly",
        "#monthly",
        "#supports=customers",
        "#supports=design",
        "#supports=resources",
        "#supports=key-partners",
        "#have",
        "#need",
        "#contact=",
        "#fee=",
        "#night",
        "#shift-a",
    ]


def test_the_offer_is_that_of_the_section() -> None:
    """In Design the ways of production are offered, and no partner's roles."""
    assert offered("#", "design")[:3] == ["#agile", "#ad-hoc", "#have"]


def test_what_begins_so_comes_before_what_contains_it() -> None:
    """`#n` offers what begins with n, then what has an n within, each once."""
    assert offered("#n") == [
        "#need",
        "#night",
        "#internal",
        "#external",
        "#sponsor",
        "#monthly",
        "#supports=design",
        "#supports=key-partners",
        "#contact=",
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("#INT", ["#internal"]),
        ("#supports=d", ["#supports=design"]),
        ("a\nb #shi", ["#shift-a"]),
        ("#zzz", []),
        ("#1", []),
    ],
)
def test_what_was_begun_narrows_the_offer(typed: str, expected: list[str]) -> None:
    """Capitals do not matter, and only the last word of what is typed counts."""
    assert offered(typed) == expected


def test_owners_in_use_are_offered() -> None:
    """Owners of notes and of actions, by the alphabet; several words in quotes."""
    assert offered("@") == ["@Ada", "@Grace", '@"Head of L&D"']
    assert offered("Ask @he") == ['@"Head of L&D"']
    assert offered("@l&d") == ['@"Head of L&D"']


def test_each_offer_says_what_it_is() -> None:
    """The facet's name, its hint for open ones, or that it is a tag or an owner."""
    session = a_filled_session()
    hints = {option.insert: option.hint for option in complete(session, CANVAS, "key-partners", "#")}
    assert hints["#sme"] == "partner role"
    assert hints["#supports=design"] == "supports"
    assert (hints["#contact="], hints["#fee="], hints["#night"]) == ("how often", "fee", "tag")
    assert complete(session, CANVAS, "design", "@gr") == (Completion("@Grace", "owner"),)


def test_an_empty_session_offers_the_vocabulary_only() -> None:
    """Without notes there are neither tags nor owners to offer."""
    assert offered("@", session=a_session()) == []
    assert offered("#ni", session=a_session()) == []


@pytest.mark.parametrize("owner", ["Ada", "Head of L&D", "J.R.", "R2=D2", "3rd shift", "Ada,", "ß", "a@b"])
def test_an_offered_owner_is_read_back_as_that_owner(owner: str) -> None:
    """Whatever somebody is called, choosing the offer names them and nobody else."""
    session = a_session(a_note(owner=owner), actions=(Action("t1", "Do it", owner=owner),))
    (offer,) = offered("@", session=session)
    assert parse(CANVAS, "key-partners", f"Ask {offer} now").owner == owner


@pytest.mark.parametrize("tag", ["night", "2026-plan", "a=b", "v1.", "über"])
def test_an_offered_tag_is_read_back_as_that_tag(tag: str) -> None:
    """A tag that came from a file is offered so that it is read as itself."""
    offer = offered("#", session=a_session(a_note(tags=(tag,))))[-1]
    assert parse(CANVAS, "key-partners", f"Ask {offer} now").tags == (tag,)


@pytest.mark.parametrize("section", [section.id for section in CANVAS.sections])
def test_every_offered_value_is_understood(section: str) -> None:
    """Each offer becomes a facet or a tag and leaves no word behind, open ones once they have a value."""
    for offer in offered("#", section):
        entry = parse(CANVAS, section, f"{offer}7" if offer.endswith("=") else offer)
        assert entry.text == ""
        assert bool(entry.facets) != bool(entry.tags)
