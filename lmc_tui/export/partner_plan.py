"""The partner plan of one board as Markdown and as plain text."""

from __future__ import annotations

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.session import Session
from lmc_tui.export.markdown import escaped
from lmc_tui.export.partner_sheet import LEGEND, SIGNS, Row, Sheet, Table, names_and_codes, partner_sheet


def partners_to_markdown(session: Session, canvas: Canvas, board: str) -> str:
    """The plan as Markdown. Every text of a person is shown literally."""
    sheet = partner_sheet(session, canvas, board)
    lines = [f"# {escaped(sheet.title)}: partner plan, {sheet.board}", ""]
    lines += [f"- {name}: {escaped(value)}" for name, value in _facts(sheet)]
    lines += ["", *(f"- {escaped(sentence)}" for sentence in sheet.told)]
    for table in sheet.tables:
        lines += ["", f"## {table.title} ({len(table.rows)})", "", f"_{table.hint}_", "", *_table(table)]
    lines += ["", "## Who helps with what", "", *_matrix(sheet), "", LEGEND]
    return "\n".join([*lines, "", "---", "", escaped(canvas.credit), ""])


def _facts(sheet: Sheet) -> list[tuple[str, str]]:
    return [(name, value) for name, value in (("Designed for", sheet.designed_for), ("Date", sheet.date)) if value]


def _table(table: Table) -> list[str]:
    if not table.rows:
        return ["_nobody yet_"]
    names = _columns(table)
    rows = [[row.partner.note.text, *(dict(row.cells).get(name, "") for name in names)] for row in table.rows]
    head = ["partner", *names]
    return [_cells(head), _cells(["---"] * len(head)), *(_cells([escaped(cell) for cell in row]) for row in rows)]


def _columns(table: Table) -> list[str]:
    """What is said of any partner of the table, in order."""
    return list(dict.fromkeys(name for row in table.rows for name, _ in row.cells))


def _cells(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _matrix(sheet: Sheet) -> list[str]:
    head = ["partner", *(name for name, _ in names_and_codes(sheet.canvas))]
    plan = sheet.plan
    rows = [
        [escaped(partner.note.text), *(SIGNS[partner.mark(section)] for section in plan.sections)]
        for partner in plan.partners
    ]
    empty = ["no partner", *("**!**" if section in plan.empty_sections else "" for section in plan.sections)]
    return [_cells(head), _cells(["---", *([":-:"] * len(plan.sections))]), *map(_cells, rows), _cells(empty)]


def partners_to_text(session: Session, canvas: Canvas, board: str) -> str:
    """The plan as plain text for a terminal, or to read aloud from."""
    sheet = partner_sheet(session, canvas, board)
    lines = [f"{sheet.title} · {sheet.board} · partner plan", "", *sheet.told]
    for table in sheet.tables:
        lines += ["", f"{table.title} · {len(table.rows)}", table.hint]
        for row in table.rows:
            lines += _block(row)
    lines += ["", "Who helps with what", *_plain_matrix(sheet)]
    return "\n".join([*lines, ""])


def _block(row: Row) -> list[str]:
    sign = "○" if row.partner.is_needed else "•"
    return [
        f"{sign} {' '.join(row.partner.note.text.split())}",
        *(f"    {name:<10}  {' '.join(value.split())}" for name, value in row.cells),
    ]


def _plain_matrix(sheet: Sheet) -> list[str]:
    """The signs before the name, so that no name of whatever width moves them."""
    plan, sections = sheet.plan, names_and_codes(sheet.canvas)
    lines = [" ".join(code for _, code in sections)]
    for partner in plan.partners:
        signs = " ".join(f" {SIGNS[partner.mark(section)]}" for section in plan.sections)
        lines.append(f"{signs}  {' '.join(partner.note.text.split())}")
    empty = " ".join(" !" if section in plan.empty_sections else "  " for section in plan.sections)
    lines.append(f"{empty}  no partner")
    return [*lines, LEGEND, " · ".join(f"{code} {name}" for name, code in sections)]
