"""Pieces of a session, to be pasted elsewhere."""

from __future__ import annotations

from lmc_tui.domain.findings import Finding, Severity
from lmc_tui.export.outline import Outline
from lmc_tui.export.pieces import Written, board_piece, finding_piece, findings_piece, note_piece, section_piece
from tests.support.builders import a_canvas, a_filled_session, a_note, a_session

CANVAS = a_canvas()
BOARD = CANVAS.boards[-1]
PARTNERS = CANVAS.section("key-partners")


def an_outline() -> Outline:
    """Two partners, the second linked to the first."""
    first = a_note("n000001", "key-partners", "Warehouse *IT*", facets={"status": "need"})
    second = a_note("n000002", "key-partners", "Finance\nanalytics", links=("n000001",), tags=("q3",))
    return Outline(a_session(first, second), CANVAS)


def test_a_note_as_text_is_its_words_to_the_letter() -> None:
    """No sign, no facet, no line end is added."""
    outline = an_outline()
    assert note_piece(outline, outline.session.notes[0], Written.TEXT) == "Warehouse *IT*"
    assert note_piece(outline, outline.session.notes[1], Written.TEXT) == "Finance\nanalytics"


def test_a_note_as_markdown_has_facets_and_threads() -> None:
    """An entry of a list, as the export has it; what would be markup is literal."""
    outline = an_outline()
    assert note_piece(outline, outline.session.notes[0], Written.MARKDOWN) == r"- Warehouse \*IT\* *(need)*"
    assert note_piece(outline, outline.session.notes[1], Written.MARKDOWN) == (
        r"- Finance<br>analytics *(\#q3)* → Partners: Warehouse \*IT\*"
    )


def test_a_section_has_its_name_and_its_notes() -> None:
    """Further lines of a note are set in, in text; an empty section says so."""
    outline = an_outline()
    notes = outline.session.notes
    assert section_piece(outline, PARTNERS, notes, Written.TEXT) == (
        "Key Partners (2)\n- Warehouse *IT*\n- Finance\n  analytics"
    )
    assert section_piece(outline, PARTNERS, notes, Written.MARKDOWN).splitlines()[:3] == [
        "### Key Partners (2)",
        "",
        r"- Warehouse \*IT\* *(need)*",
    ]
    assert section_piece(outline, PARTNERS, (), Written.TEXT) == "Key Partners (0)\nnothing yet"
    assert section_piece(outline, PARTNERS, (), Written.MARKDOWN) == "### Key Partners (0)\n\n_nothing yet_"


def test_a_board_has_every_section_in_agenda_order() -> None:
    """Also those without notes; its first line names session and board."""
    session = a_filled_session()
    outline = Outline(session, CANVAS)
    for written in Written:
        text = board_piece(outline, BOARD, lambda section: session.notes_in(BOARD.id, section), written)
        places = [text.index(f"{section.name} (") for section in CANVAS.sections]
        assert places == sorted(places)
        first = text.splitlines()[0]
        assert first.removeprefix("## ") == f"{session.title} · {BOARD.name}"
        assert first.startswith("## ") is (written is Written.MARKDOWN)


def test_a_finding_tells_its_place_and_what_to_ask() -> None:
    """In Markdown the place stands out and the question is set off."""
    outline = an_outline()
    found = Finding("C78", Severity.HINT, BOARD.id, ("n000001",), ("key-partners",), "Nobody said so.", "Who says so?")
    bare = Finding("C01", Severity.HINT, BOARD.id, (), (), "It is * empty.")
    assert finding_piece(outline, found, Written.TEXT) == "Key Partners: Nobody said so.\nAsk: Who says so?"
    assert finding_piece(outline, found, Written.MARKDOWN) == "- **Key Partners:** Nobody said so. *Who says so?*"
    assert finding_piece(outline, bare, Written.TEXT) == "It is * empty."
    assert finding_piece(outline, bare, Written.MARKDOWN) == r"- It is \* empty."
    title = f"{outline.session.title} · {BOARD.name}: 2 to look at"
    assert findings_piece(outline, BOARD, (found, bare), Written.TEXT) == (
        f"{title}\n\nKey Partners: Nobody said so.\nAsk: Who says so?\n\nIt is * empty."
    )
    assert findings_piece(outline, BOARD, (bare,), Written.MARKDOWN).splitlines()[2:] == [r"- It is \* empty."]
