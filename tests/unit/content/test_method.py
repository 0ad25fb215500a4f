"""The help's pages on the method."""

from __future__ import annotations

import pytest

from lmc_tui.content import Page, method_pages
from lmc_tui.errors import ContentError
from lmc_tui.text import clean
from tests.unit.content.conftest import Ship


def test_pages_are_plain_text() -> None:
    """Clean, with paragraphs apart by one empty line and no markup but list items."""
    for page in method_pages():
        assert page.title == page.title.strip() != ""
        assert page.body == page.body.strip() != ""
        assert clean(page.body) == page.body
        assert "\n\n\n" not in page.body
        for line in page.body.split("\n"):
            assert line == line.strip()
            assert not line.startswith(("#", "*", "-")) or line.startswith("- ")


def test_titles_are_told_apart() -> None:
    """No two pages have the same title."""
    titles = [page.title for page in method_pages()]
    assert len(titles) > 1
    assert len(titles) == len(set(titles))


def test_the_makers_are_credited() -> None:
    """The help names who made the canvas, what it builds on, and under which licence."""
    everything = "\n".join(page.body for page in method_pages())
    for name in ("John Delano", "Saltbox", "Osterwalder", "Pigneur", "Strategyzer", "CC BY-SA 3.0"):
        assert name in everything


@pytest.mark.parametrize(
    "name", ["Performance Support", "Mass Distribution", "Partnership", "University", "Innovation", "Golden Thread"]
)
def test_what_the_method_speaks_of_is_explained(name: str) -> None:
    """The five models and the Golden Thread have their place in the help."""
    assert any(name in page.body for page in method_pages())


def test_pages_are_read_in_the_order_of_the_file(ship: Ship) -> None:
    """Bodies lose the blank lines at their ends."""
    ship(
        "method.toml", '[[pages]]\ntitle = "One"\nbody = """\n\nText.\n"""\n[[pages]]\ntitle = "Two"\nbody = "More."\n'
    )
    assert method_pages.__wrapped__() == (Page("One", "Text."), Page("Two", "More."))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[pages]]\ntitle = "One"\n', r"^method\.toml\.pages\[0\]: the key 'body' is missing"),
        ('[[pages]]\ntitle = "One"\nbody = "x"\nbdy = "y"\n', r"^method\.toml\.pages\[0\]: nobody reads the key 'bdy'"),
        ('titel = "x"\n', r"^method\.toml: nobody reads the key 'titel'"),
    ],
)
def test_a_wrong_file_is_told_by_its_key(ship: Ship, text: str, message: str) -> None:
    """What is missing or spelt wrongly is named."""
    ship("method.toml", text)
    with pytest.raises(ContentError, match=message):
        method_pages.__wrapped__()
