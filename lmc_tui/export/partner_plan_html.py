"""The partner plan of one board as an HTML page that needs nothing else and prints on A4 landscape."""

from __future__ import annotations

from html import escape
from pathlib import Path

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.session import Session
from lmc_tui.export.html import POLICY
from lmc_tui.export.partner_sheet import (
    LEGEND,
    NOT_SAID,
    SIGNS,
    Row,
    Sheet,
    Table,
    names_and_codes,
    partner_sheet,
)
from lmc_tui.method.partners import Partner

SHORT, LONG = 8, 12
"""Up to how many partners the letters are large, and up to how many they are of middling size."""


def partners_to_html(session: Session, canvas: Canvas, board: str) -> str:
    """The plan. Every text of a person is escaped; there is no script and no address to follow."""
    sheet = partner_sheet(session, canvas, board)
    style = Path(__file__).with_name("partner_plan.css").read_text(encoding="utf-8")
    told = "".join(f'<li dir="auto">{escape(sentence)}</li>' for sentence in sheet.told)
    tables = "\n".join(_table(table) for table in sheet.tables)
    facts = " · ".join(escape(value) for value in (sheet.designed_for, sheet.date) if value)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(sheet.title)}: partner plan</title>\n<style>\n{style}</style>\n</head>\n"
        f'<body>\n<main class="page {_density(sheet)}">\n<header><h1 dir="auto">{escape(sheet.title)} '
        f"<small>partner plan · {escape(sheet.board)}</small></h1><p>{facts}</p></header>\n"
        f'<ul class="told">{told}</ul>\n{tables}\n{_matrix(sheet)}\n'
        f"<footer>{escape(sheet.canvas.credit)}</footer>\n</main>\n</body>\n</html>\n"
    )


def _density(sheet: Sheet) -> str:
    count = len(sheet.plan.partners)
    return "few" if count <= SHORT else "many" if count <= LONG else "crowded"


def _table(table: Table) -> str:
    title = f"<h2>{escape(table.title)} <span>{len(table.rows)}</span> <small>{escape(table.hint)}</small></h2>"
    if not table.rows:
        return f"<section>{title}<p>nobody yet</p></section>"
    names = list(dict.fromkeys(name for row in table.rows for name, _ in row.cells))
    head = "".join(f"<th>{escape(name)}</th>" for name in ("partner", *names))
    body = "\n".join(_row(row, names) for row in table.rows)
    return f"<section>{title}<table><tr>{head}</tr>\n{body}</table></section>"


def _row(row: Row, names: list[str]) -> str:
    said = dict(row.cells)
    cells = "".join(f"<td>{_value(said.get(name, ''))}</td>" for name in names)
    return f"<tr{_class(row.partner)}>{_name(row.partner)}{cells}</tr>"


def _name(partner: Partner) -> str:
    hire = " <strong>hire?</strong>" if partner.is_candidate else ""
    return f'<th scope="row"><span dir="auto">{escape(partner.note.text)}</span>{hire}</th>'


def _class(partner: Partner) -> str:
    return ' class="need"' if partner.is_needed else ""


def _value(value: str) -> str:
    if value == NOT_SAID:
        return f"<i>{value}</i>"
    return f"<strong>{value}</strong>" if value == "need" else f'<span dir="auto">{escape(value)}</span>'


def _matrix(sheet: Sheet) -> str:
    plan = sheet.plan
    names = [name for name, _ in names_and_codes(sheet.canvas)]
    kinds = [' class="empty"' if section in plan.empty_sections else "" for section in plan.sections]
    head = "".join(f"<th{kind}>{escape(name)}</th>" for kind, name in zip(kinds, names, strict=True))
    rows = []
    for partner in plan.partners:
        cells = "".join(f"<td>{SIGNS[partner.mark(section)]}</td>" for section in plan.sections)
        rows.append(f"<tr{_class(partner)}>{_name(partner)}{cells}</tr>")
    empty = "".join(f"<td{kind}>{'!' if kind else ''}</td>" for kind in kinds)
    rows.append(f'<tr class="none"><th scope="row">no partner</th>{empty}</tr>')
    body = "\n".join(rows)
    return (
        f"<section><h2>Who helps with what <small>{escape(LEGEND)}</small></h2>"
        f'<table class="matrix"><tr><th></th>{head}</tr>\n{body}</table></section>'
    )
