"""Labels to jump by: which letters, in which order, and over which cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmc_tui.tui.drawing.jump_labels import (
    LETTERS,
    MOST,
    NO_LABELS,
    Labels,
    covered,
    in_reach,
    labelled,
    labels_for,
)
from lmc_tui.tui.drawing.lines import Line, Span, line_width, plain

TEXTS = st.lists(st.text("ab 漢é\u0301·", max_size=8), max_size=5)


def targets(count: int) -> list[str]:
    """So many things to go to."""
    return [f"note:{number}" for number in range(count)]


def test_letters_are_all_of_the_alphabet_the_home_row_first() -> None:
    """Lower case, plain ASCII, each once."""
    assert LETTERS.startswith("asdfghjkl")
    assert sorted(LETTERS) == [chr(code) for code in range(ord("a"), ord("z") + 1)]


@pytest.mark.parametrize(("count", "alone"), [(1, 1), (26, 26), (27, 25), (51, 25), (52, 24), (676, 0), (5000, 0)])
def test_one_letter_as_long_as_they_last_then_two(count: int, alone: int) -> None:
    """The first ones have one; every label is there once, and none begins another; 676 can have one."""
    labels = list(labels_for(targets(count)).values())
    assert len(labels) == len(set(labels)) == min(count, MOST)
    assert [len(label) for label in labels] == sorted(len(label) for label in labels)
    assert sum(len(label) == 1 for label in labels) == alone
    assert not {label[0] for label in labels if len(label) == 2} & {label for label in labels if len(label) == 1}


def test_what_is_typed_finds_leads_on_or_is_wrong() -> None:
    """Three things that can become of a letter."""
    labels = Labels({"section:x": "a", "note:1": "ma"})
    assert labels._replace(typed="a").found == "section:x"
    one = labels._replace(typed="m")
    assert (one.found, one.leads_on) == (None, True)
    assert one._replace(typed="ma").found == "note:1"
    wrong = labels._replace(typed="q")
    assert (wrong.found, wrong.leads_on) == (None, False)


def pane(name: str, *notes: str) -> list[Line]:
    """A pane with its title and these notes, each on two lines."""
    border = f"section:{name}"
    lines: list[Line] = [(Span("┌ ", "border", border), Span(name, "title", border))]
    for note in notes:
        lead = Span("│", "border", border)
        lines.append((lead, Span("• ", "mark", f"note:{note}"), Span(note, "note", f"note:{note}")))
        lines.append((lead, Span("  more", "note", f"note:{note}")))
    return lines


def test_panes_come_in_agenda_order_then_what_is_around_then_notes_of_the_section_in_hand() -> None:
    """Whatever the order in which they are drawn."""
    panes = {"c": pane("c", "c1", "c2"), "a": pane("a", "a1"), "b": pane("b", "b1", "b2")}
    assert in_reach(panes, ["a", "b", "c"], "b", ["guide"]) == [
        *("section:a", "section:b", "section:c", "guide"),
        *("note:b1", "note:b2", "note:a1", "note:c1", "note:c2"),
    ]


def test_a_pane_that_shows_alone_is_no_target() -> None:
    """One is there already."""
    assert in_reach({"b": pane("b", "b1")}, ["a", "b"], "b") == ["note:b1"]


def test_a_label_stands_in_the_corner_before_the_note_and_before_other_words() -> None:
    """One letter or two; no word is hidden, and only the first line of a note has it."""
    bar: Line = (Span("▶ ", "clock", "toggle_clock"), Span("Welcome", "head", "agenda"))
    lines = [*pane("Design", "tips", "quiz"), bar]
    one = labelled(lines, Labels({"section:Design": "a", "note:tips": "s", "agenda": "d"}))
    assert [plain(line) for line in one] == ["a Design", "│s tips", "│  more", "│• quiz", "│  more", "▶dWelcome"]
    two = labelled(lines, Labels({"note:tips": "ma", "note:quiz": "ms"}))
    assert [plain(line) for line in two[1:4]] == ["ma tips", "│  more", "ms quiz"]


def test_labels_that_no_longer_count_are_faint() -> None:
    """Once a first letter is typed."""
    lines = labelled(pane("Design", "tips"), Labels({"section:Design": "a", "note:tips": "ma"}, "m"))
    assert {span.text: span.role for line in lines for span in line if span.text in ("a", "ma")} == {
        "a": "jump-off",
        "ma": "jump",
    }


def test_without_labels_lines_stay_as_they_are() -> None:
    """The same values."""
    lines = pane("Design", "tips")
    assert labelled(lines, NO_LABELS) == lines


@given(TEXTS, st.integers(0, 12), st.sampled_from(["a", "ma"]))
def test_a_cover_changes_no_other_cell(texts: list[str], column: int, label: str) -> None:
    """The line stays as wide as it was; half of a wide character that is covered becomes a blank."""
    line = tuple(Span(text) for text in (*texts, " " * 16))
    shown = covered(line, column, Span(label, "jump"))
    assert line_width(shown) == line_width(line)
    before, after = cells(line), cells(shown)
    assert after[column : column + len(label)] == list(label)
    rest = [place for place in range(len(before)) if not column <= place < column + len(label)]
    assert all(after[place] in (before[place], " ") for place in rest)
    assert all(after[place] == before[place] for place in rest if abs(place - column) > 3)


def cells(line: Line) -> list[str]:
    """The character in each cell, that of a wide one in both; accents left out."""
    found: list[str] = []
    for character in plain(line):
        found += [character] * line_width((Span(character),))
    return found
