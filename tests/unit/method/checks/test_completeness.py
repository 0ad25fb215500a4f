"""Words and rules go together: whatever one names, the other has, and the canvas knows it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import lmc_tui.method.checks
from lmc_tui.content import load_canvas
from lmc_tui.content.checks import Check, checks
from lmc_tui.domain.canvas import FacetKind
from lmc_tui.method import vocabulary
from lmc_tui.method.checks import RULES

CANVAS = load_canvas()
FOLDER = Path(lmc_tui.method.checks.__file__).parent
TREES = {path.name: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.py"))}
REFERENCE = [
    *range(1, 7),
    *range(10, 16),
    *range(20, 23),
    *range(30, 35),
    *range(40, 45),
    *range(50, 55),
    *range(60, 64),
    *range(70, 79),
    *range(80, 85),
    *range(90, 97),
]
"""The numbers of all checks of the method."""
SEVERITIES = {
    "error": {"C02", "C10", "C11", "C30", "C31", "C54", "C80"},
    "hint": {"C06", "C15", "C21", "C33", "C42", "C53", "C60", "C74", "C76", "C78", "C82", "C90", "C93", "C94", "C95"},
}
"""All others are warnings."""


def calls(*names: str) -> list[ast.Call]:
    """The calls of functions of these names in all rules."""
    nodes = [node for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [node for node in nodes if isinstance(node.func, ast.Name) and node.func.id in names]


def constants(name: str) -> list[str]:
    """The strings in a constant of that name: of a tuple or a set, and the keys of a dictionary."""
    for tree in TREES.values():
        for node in tree.body:
            if isinstance(node, ast.Assign) and any(isinstance(to, ast.Name) and to.id == name for to in node.targets):
                inside = [key for key in node.value.keys if key] if isinstance(node.value, ast.Dict) else [node.value]
                return [
                    each.value
                    for part in inside
                    for each in ast.walk(part)
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                ]
    raise AssertionError(f"there is no constant {name}")


def test_words_and_rules_are_about_the_same_checks() -> None:
    """Fifty-five, as the method numbers them, each with words and with a rule."""
    ids = [f"C{number:02d}" for number in REFERENCE]
    assert len(ids) == 55
    assert list(checks()) == ids
    assert sorted(RULES) == ids


def test_every_rule_has_its_own_test() -> None:
    """Named after its check."""
    folder = Path(__file__).parent
    tested = {
        name.upper()
        for path in folder.glob("test_*.py")
        for name in re.findall(r"^def test_(c\d\d)_", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert tested == set(RULES)


@pytest.mark.parametrize("check", checks().values(), ids=lambda check: check.id)
def test_every_check_can_be_read_aloud(check: Check) -> None:
    """A short title, a sentence, a question, and the fact with its source."""
    assert len(check.title.split()) <= 6
    for sentence, end in ((check.message, "."), (check.question, "?"), (check.why, ".")):
        assert re.match(r"[A-Z{]|xAPI", sentence)
        assert sentence.endswith(end)
        assert sentence.count(".") + sentence.count("?") == 1
        assert len(sentence) <= 130
    assert re.fullmatch(r"[a-z0-9-]+( \d{4}(-\d\d-\d\d)?)?(, [a-z0-9-]+( \d{4}(-\d\d-\d\d)?)?)*", check.source)


def test_severities_are_those_of_the_method() -> None:
    """Seven errors, fifteen hints, and the rest are warnings."""
    for severity, ids in SEVERITIES.items():
        assert {check.id for check in checks().values() if check.severity == severity} == ids
    assert {check.id for check in checks().values() if check.is_late} == {"C01", "C90", "C95", "C96"}


def test_every_section_is_one_of_the_canvas() -> None:
    """Those of the words, and those by which rules call them, in the author's order."""
    known = [section.id for section in CANVAS.sections]
    assert sorted(vocabulary.SECTIONS) == sorted(known)
    assert {section for check in checks().values() for section in check.sections} == set(known)
    assert [board.id for board in CANVAS.boards] == [vocabulary.AS_IS, vocabulary.TO_BE]


def test_every_facet_and_value_that_a_rule_asks_for_exists() -> None:
    """In some section of the canvas, as the literal words in the rules say them."""
    facets = {facet.id: facet for facet in CANVAS.facets}
    values = {(facet.id, value.id) for facet in CANVAS.facets for value in facet.values}
    for section in CANVAS.sections:
        facets |= {facet.id: facet for facet in section.facets}
        values |= {(facet.id, value.id) for facet in section.facets for value in facet.values}
    asked = calls("says", "values_of")
    assert len(asked) > 40
    for call in asked:
        facet = call.args[1]
        if isinstance(facet, ast.Constant):
            assert facet.value in facets
            if facets[str(facet.value)].kind in (FacetKind.CHOICE, FacetKind.CHOICES):
                for value in call.args[2:]:
                    told = [value.value] if isinstance(value, ast.Constant) else _named(value)
                    assert all((facet.value, each) in values for each in told), ast.unparse(call)
    assert {("metric_group", group) for group in constants("GROUPS")} <= values
    assert {("channel", channel) for channel in constants("TELLING_CHANNELS")} <= values
    assert set(constants("MEASURES")) | set(constants("PLANNED_BY")) <= facets.keys()


def _named(value: ast.expr) -> list[str]:
    """The strings behind `*NAMES`; none for a variable of a rule."""
    if isinstance(value, ast.Starred) and isinstance(value.value, ast.Name):
        return constants(value.value.id)
    if isinstance(value, ast.Name) and value.id in {"role", "kind", "category"}:
        return constants({"role": "NAMED_ROLES", "kind": "KINDS", "category": "CATEGORIES"}[value.id])
    raise AssertionError(f"what does {ast.unparse(value)} stand for?")


@pytest.mark.parametrize("check", ["C04", "C13", "C54", "C84"])
def test_words_that_are_looked_for_are_content(check: str) -> None:
    """No two of them are the same."""
    words = [word.casefold() for word in checks()[check].words]
    assert words
    assert len(set(words)) == len(words)


def test_only_those_checks_look_for_words() -> None:
    """A list that nobody reads would mislead."""
    assert {check.id for check in checks().values() if check.words} == {"C04", "C13", "C54", "C84"}
    assert {check.id for check in checks().values() if check.answers} == {"C54"}
