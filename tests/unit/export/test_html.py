"""The HTML page shows just what people wrote, where the canvas says."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from lmc_tui.content import load_canvas
from lmc_tui.export.html import to_html
from tests.support.builders import a_canvas, a_filled_session, a_note, a_session
from tests.support.room import new_session

CANVAS = a_canvas()
HOSTILE = ["<script>alert(1)</script>", "[/b]", "a & b < c", '" onclick="x', "</style><b>", "https://x.org", "]]>"]


class Reader(HTMLParser):
    """Takes a page apart: bold texts, which are the notes', tags, and attributes that could act."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self._in_note = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is there."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "b":
            self._in_note = True
            self.notes.append("")

    def handle_endtag(self, tag: str) -> None:
        """A note ends."""
        if tag == "b":
            self._in_note = False

    def handle_data(self, data: str) -> None:
        """Text of a note."""
        if self._in_note:
            self.notes[-1] += data


def read(page: str) -> Reader:
    """The page, taken apart."""
    reader = Reader()
    reader.feed(page)
    return reader


def test_every_note_that_shows_is_on_the_page_once_and_archived_ones_apart() -> None:
    """Both boards, all sections; what was archived is named as such."""
    session = a_filled_session()
    page = to_html(session, CANVAS)
    assert sorted(read(page).notes) == sorted(note.text for note in session.notes if not note.is_archived)
    assert page.index("<h2>Archived</h2>") < page.index("Old LMS vendor")
    for words in ("Ask IT for a slot (Grace)", "Who owns the LMS?", "☑ Travel costs", CANVAS.credit):
        assert words in page


def test_panes_stand_where_the_canvas_says() -> None:
    """Nine sections of the shipped canvas on their grid, from data."""
    canvas = load_canvas()
    page = to_html(new_session(), canvas)
    for section in canvas.sections:
        area = section.area
        place = f"grid-area: {area.row + 1} / {area.column + 1} / {area.bottom + 1} / {area.right + 1}"
        assert f'style="{place}"><h2>{section.name} <span>0' in page


def test_nothing_in_the_page_acts() -> None:
    """No script, no link, no handler, and a policy that would forbid them."""
    notes = [a_note(f"n{number:06d}", text=text, owner=text) for number, text in enumerate(HOSTILE)]
    page = to_html(a_session(*notes, title=HOSTILE[0]), CANVAS)
    reader = read(page)
    assert reader.notes == HOSTILE
    assert not reader.tags & {"script", "a", "img", "iframe", "link", "form", "object"}
    assert not {name for name in reader.attributes if name.startswith("on")} | (reader.attributes & {"href", "src"})
    assert "default-src 'none'" in page


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40), max_size=5))
def test_any_text_is_shown_as_it_is(texts: list[str]) -> None:
    """Read back by a parser, the page's notes are the session's."""
    notes = [a_note(f"n{number:06d}", text=text) for number, text in enumerate(texts)]
    assert read(to_html(a_session(*notes), CANVAS)).notes == texts


def test_letters_shrink_before_notes_are_lost() -> None:
    """More notes, smaller letters; more than a page holds may take two."""

    def density(count: int) -> str:
        notes = [a_note(f"n{number:06d}", text="x" * 60) for number in range(count)]
        page = to_html(a_session(*notes), CANVAS)
        return next(line for line in page.splitlines() if 'class="page board' in line).split('"')[1]

    assert density(1) == "page board few"
    assert density(200) == "page board crowded overfull"
