"""A session as one HTML page that needs nothing else and prints each board on A4 landscape."""

from __future__ import annotations

from html import escape
from pathlib import Path

from lmc_tui.domain.canvas import BoardKind, Canvas, Section
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Session
from lmc_tui.export.outline import Outline, minutes, who_and_when

DENSITIES = ((45, "few"), (90, "many"), (150, "crowded"))
"""Characters for each cell of the grid, in the fullest pane, up to which letters have that size."""
OVERFULL = "crowded overfull"
"""What no size of letters gets on one page may take several."""
NOTE_CHARACTERS = 14
"""What a note takes beside its text: the rest of its last line."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_html(session: Session, canvas: Canvas) -> str:
    """The whole session. Every text of a person is escaped; there is no script and no address to follow."""
    outline = Outline(session, canvas)
    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    boards = "\n".join(_board(outline, board) for board in outline.boards())
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(session.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"{boards}\n{_sheet(outline)}\n</body>\n</html>\n"
    )


def _board(outline: Outline, board: BoardKind) -> str:
    sections = list(outline.sections(board.id))
    density = _density(outline, sections)
    canvas = outline.canvas
    rows = " ".join(f"{share}fr" for share in (canvas.row_shares or (1,) * canvas.rows))
    panes = "\n".join(_section(outline, section, notes) for section, notes in sections)
    grid = f"grid-template: {rows} / repeat({canvas.columns}, minmax(0, 1fr))"
    facts = " · ".join(f"{escape(name)}: {escape(value)}" for name, value in outline.facts())
    return (
        f'<section class="page board {density}">\n<header><h1 dir="auto">{escape(outline.session.title)} '
        f"<small>{escape(board.name)}</small></h1><p>{facts}</p></header>\n"
        f'<div class="canvas" style="{grid}">\n{panes}\n</div>\n'
        f"<footer>{escape(canvas.credit)}</footer>\n</section>"
    )


def _density(outline: Outline, sections: list[tuple[Section, list[Note]]]) -> str:
    """How small the letters must be for the fullest pane to stay on its page."""
    shares = outline.canvas.row_shares or (1,) * outline.canvas.rows
    fullest = 0.0
    for section, notes in sections:
        area = section.area
        cells = area.columns * sum(shares[area.row : area.bottom])
        words = sum(len(note.text) + 0.75 * len(" · ".join(outline.words(note))) + NOTE_CHARACTERS for note in notes)
        fullest = max(fullest, words / cells)
    return next((name for most, name in DENSITIES if fullest <= most), OVERFULL)


def _section(outline: Outline, section: Section, notes: list[Note]) -> str:
    area = section.area
    place = f"grid-area: {area.row + 1} / {area.column + 1} / {area.bottom + 1} / {area.right + 1}"
    shape = "section wide" if area.columns > area.rows * 2 else "section"
    items = "".join(_note(outline, note) for note in notes)
    return (
        f'<div class="{shape}" style="{place}"><h2>{escape(section.name)} <span>{len(notes)}</span></h2>'
        f"<ul>{items}</ul></div>"
    )


def _note(outline: Outline, note: Note) -> str:
    said = [_word(word) for word in outline.words(note)]
    words = f'<span class="words">{" · ".join(said)}</span>' if said else ""
    kind = ' class="need"' if note.facet("status") == "need" else ""
    return f'<li{kind}><b dir="auto">{escape(note.text)}</b> {words}</li>'


def _word(word: str) -> str:
    if word == "need":
        return "<strong>need</strong>"
    return f"<em>{word}</em>" if word == "belief" else escape(word)


def _sheet(outline: Outline) -> str:
    session = outline.session
    actions = [f"{escape(each.text)} ({escape(who_and_when(each))})" for each in session.actions]
    done = [f"☑ {text}" if each.is_done else f"☐ {text}" for each, text in zip(session.actions, actions, strict=True)]
    parking = [f"{'☑' if each.is_settled else '☐'} {escape(each.text)}" for each in session.parking]
    archived = [
        f"{escape(note.text)} ({escape(outline.canvas.section(note.section).name)}, {escape(note.board)})"
        for note in outline.archived()
    ]
    parts = [
        _list("Actions", done, "none"),
        _list("Parking lot", parking, "empty"),
        _threads(outline),
        _agenda(outline),
    ]
    parts.append(_list("Archived", archived, "") if archived else "")
    return f'<section class="page sheet">\n{"".join(parts)}</section>'


def _list(title: str, items: list[str], nothing: str) -> str:
    body = "".join(f'<li dir="auto">{item}</li>' for item in items) or f"<li>{nothing}</li>"
    return f"<h2>{title}</h2><ul>{body}</ul>\n"


def _threads(outline: Outline) -> str:
    lines = []
    for board in outline.boards():
        for section, notes in outline.sections(board.id):
            for note in notes:
                for other in outline.threads(note):
                    there = outline.canvas.section(other.section).short
                    lines.append(
                        f'<li dir="auto">{escape(board.name)} · {escape(section.short)}: {escape(note.text)} → '
                        f"{escape(there)}: {escape(other.text)}</li>"
                    )
    return f'<h2>Threads</h2><ul class="threads">{"".join(lines)}</ul>\n' if lines else ""


def _agenda(outline: Outline) -> str:
    if not outline.session.agenda:
        return ""
    rows = "".join(
        f"<tr><td>{escape(outline.step_name(step))}</td><td>{minutes(step.planned_seconds)}</td>"
        f"<td>{minutes(step.spent_seconds)}</td></tr>"
        for step in outline.session.agenda
    )
    return f"<h2>Agenda</h2><table><tr><th>step</th><th>planned</th><th>spent</th></tr>{rows}</table>\n"
