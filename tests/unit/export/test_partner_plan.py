"""The partner plan as text, Markdown and HTML."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from lmc_tui.content import load_canvas
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.session import Session
from lmc_tui.export.partner_plan import partners_to_markdown, partners_to_text
from lmc_tui.export.partner_plan_html import partners_to_html
from lmc_tui.export.partner_sheet import NOT_SAID, cost_words
from lmc_tui.method.vocabulary import COST, PARTNERS
from tests.support.boards import a_learning_session, placed, said
from tests.support.companies import quillmarsh, tarnbeck

Writer = Callable[[Session, Canvas, str], str]
WRITERS: tuple[Writer, ...] = (partners_to_text, partners_to_markdown, partners_to_html)
NASTY = "</td><script>alert(1)</script> | [x](http://a.b) **bold** & `code`"


class Reader(HTMLParser):
    """Gathers the tags, the cells of the tables, and what is not allowed."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.rows: list[list[str]] = []
        self._is_in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell."""
        self.tags.append(tag)
        assert not {name for name, _ in attrs} & {"href", "src", "onclick"}
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self._is_in_cell = True

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        if tag in ("td", "th"):
            self._is_in_cell = False

    def handle_data(self, data: str) -> None:
        """Words of a cell."""
        if self._is_in_cell:
            self.rows[-1][-1] += data


def read(page: str) -> Reader:
    """The page, read."""
    reader = Reader()
    reader.feed(page)
    return reader


def test_plain_text_says_all_of_a_partner() -> None:
    """A block for each, with what nobody said named as such."""
    lines = partners_to_text(tarnbeck(), load_canvas(), "to-be").split("\n")
    assert lines[0] == "Tarnbeck Hospitals learn for the emergency · to-be · partner plan"
    start = lines.index("○ Studio for patient animation")
    assert lines[start : start + 9] == [
        "○ Studio for patient animation",
        "    role        simulation specialist",
        "    term        as needed",
        "    status      need",
        "    contact     monthly, Ms Orr",
        "    seen to by  not said",
        "    fee         25 a patient",
        "    costs       Animation of six patients: 150",
        "    promise     First patient on screen, for September",
    ]
    assert lines.index("Inside · 2") < lines.index("Outside · 2") < lines.index("Inside or outside? · 1")
    assert "    promise     Repair within two days, no date" in lines


def test_plain_text_has_the_matrix_with_empty_sections_standing_out() -> None:
    """Signs first, names after them, and a line of those without a partner."""
    lines = partners_to_text(tarnbeck(), load_canvas(), "to-be").split("\n")
    start = lines.index("CS BO CR VP DE DL KR KP CO")
    assert lines[start + 1 : start + 7] == [
        " ·  ·  ·  ·  ●  ·  ·  ·  ○  Studio for patient animation",
        " ·  ·  ·  ·  ●  ●  ·  ·  ·  Emergency physicians",
        " ·  ●  ·  ·  ·  ·  ·  ·  ·  Clinical audit",
        " ·  ·  ·  ·  ·  ·  ●  ·  ○  Maker of the mannequins",
        " ·  ·  ·  ·  ·  ·  ·  ·  ·  Ambulance service",
        " !     !  !           !     no partner",
    ]


def test_markdown_has_a_table_for_each_side_and_the_matrix() -> None:
    """Gains inside, fees and promises outside."""
    lines = partners_to_markdown(quillmarsh(), load_canvas(), "to-be").split("\n")
    assert lines[0] == "# Quillmarsh L\\&D in eighteen months: partner plan, to-be"
    assert "| partner | role | term | status | contact | seen to by | gains | costs |" in lines
    assert "| partner | role | term | status | contact | seen to by | fee | costs | promise |" in lines
    assert (
        "| Scanner vendor | technical vendor | as needed | need | not said | not said | not said "
        "| Scanner integration: 95 once, 18 yearly | not said |"
    ) in lines
    assert "| Finance analytics | · | ● | · | · | · | · | ○ | · | · |" in lines
    assert "| no partner | **!** |  | **!** | **!** |  |  |  | **!** |  |" in lines
    assert "CC BY-SA 3.0" in lines[-2]


def test_html_has_the_same_tables() -> None:
    """One page that needs nothing else, on A4 landscape, with what is missing marked."""
    page = partners_to_html(tarnbeck(), load_canvas(), "to-be")
    reader = read(page)
    assert not {"script", "link", "img", "iframe", "a"} & set(reader.tags)
    assert "size: A4 landscape" in page
    assert [
        "Emergency physicians",
        "SME",
        "permanent",
        "have",
        "weekly",
        NOT_SAID,
        "Teams they can rely on at night",
        "none linked",
    ] in reader.rows
    assert ["Maker of the mannequins hire?", "·", "·", "·", "·", "·", "·", "●", "·", "○"] in reader.rows
    assert ["no partner", "!", "", "!", "!", "", "", "", "!", ""] in reader.rows
    assert page.count(f"<i>{NOT_SAID}</i>") == sum(row.count(NOT_SAID) for row in reader.rows) == 10


@pytest.mark.parametrize("write", WRITERS)
def test_text_of_people_is_only_text(write: Writer) -> None:
    """Markup in a note, a contact or a title stays words."""
    facets = {"side": "external", "contact": NASTY, "fee": NASTY, "promise": NASTY, "promised_by": NASTY}
    notes = placed("to-be", said(PARTNERS, NASTY, facets, owner=NASTY), said(COST, NASTY, links=("n1",)))
    session = a_learning_session(*notes)
    text = write(session, load_canvas(), "to-be")
    if write is partners_to_html:
        assert "script" not in read(text).tags
        assert [NASTY, NOT_SAID, NOT_SAID, "have", NASTY, NASTY, NASTY, NASTY, f"{NASTY}, for {NASTY}"] in read(
            text
        ).rows
    if write is partners_to_markdown:
        assert "<script" not in text.replace("\\<", "")
        rows = [line for line in text.split("\n") if line.startswith("|")]
        assert {row.replace("\\|", "").count("|") for row in rows} == {10, 11}
    if write is partners_to_text:
        assert text.count(NASTY) == 8  # name twice, contact, owner, fee, cost, promise, its date


@pytest.mark.parametrize(
    ("write", "row"),
    [
        (partners_to_text, f"{' '.join([' !'] * 9)}  no partner\n"),
        (partners_to_markdown, f"| no partner |{' **!** |' * 9}\n"),
        (partners_to_html, '<th scope="row">no partner</th>' + '<td class="empty">!</td>' * 9),
    ],
)
def test_an_empty_board_has_a_plan_too(write: Writer, row: str) -> None:
    """It says that nobody is there yet, and every section stands out."""
    text = write(a_learning_session(), load_canvas(), "as-is")
    assert "No partner is on this board yet." in text
    assert "nobody yet" in text or write is partners_to_text
    assert row in text


def test_a_cost_shows_its_amount_once() -> None:
    """Where the words hold it, it is not said again."""
    assert cost_words(said(COST, "Fee: 95", amount=95)) == "Fee: 95"
    assert cost_words(said(COST, "Fee", amount=95.5, currency="kEUR")) == "Fee (95.5 kEUR)"
    assert cost_words(said(COST, "Fee", amount=95)) == "Fee (95)"
    assert cost_words(said(COST, "Fee")) == "Fee"


def test_a_promise_inside_is_shown_where_there_is_one() -> None:
    """Partners inside promise things too; without a word on it the line is left out."""
    promised = said(PARTNERS, "Mo", side="internal", promised_by="May")
    text = partners_to_text(a_learning_session(*placed("to-be", promised)), load_canvas(), "to-be")
    assert "    promise     not said, for May" in text.split("\n")
    quiet = said(PARTNERS, "Mo", side="internal")
    assert "promise  " not in partners_to_text(a_learning_session(*placed("to-be", quiet)), load_canvas(), "to-be")


@pytest.mark.parametrize(("count", "size"), [(8, "few"), (9, "many"), (13, "crowded")])
def test_letters_shrink_as_partners_grow(count: int, size: str) -> None:
    """So that the plan stays on its page."""
    notes = placed("to-be", *(said(PARTNERS, f"Partner {number}", side="internal") for number in range(count)))
    assert f'class="page {size}"' in partners_to_html(a_learning_session(*notes), load_canvas(), "to-be")
