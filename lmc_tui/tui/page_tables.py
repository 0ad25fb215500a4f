"""In which place each act works, and what it runs there. The acts with their keys: `page_acts`."""

from __future__ import annotations

from lmc_tui.tui.page_acts import act
from lmc_tui.tui.page_commands import Place, Use

FAR = 100_000


def _uses(**actions: str) -> tuple[Use, ...]:
    """Acts with what each runs; `lists__down` stands for `lists.down`."""
    return tuple(Use(act(name.replace("__", ".")), action) for name, action in actions.items())


_ENDS = _uses(lists__first=f"go(-{FAR})", lists__last=f"go({FAR})")
_GOING = _uses(lists__down="go(1)", lists__up="go(-1)")
_PAGING = _uses(lists__page_down="scroll_pages(1)", lists__page_up="scroll_pages(-1)")
_TENS = _uses(lists__page_down="go(10)", lists__page_up="go(-10)")
_PAGE = _uses(pages__leave="leave", pages__help="help")
_COPYING = _uses(pages__copy="copy")
_CHANGING = (*_uses(pages__undo="undo", pages__redo="redo", pages__board="switch_board"), *_COPYING)
_SCROLLING = _uses(
    lists__down="scroll_lines(1)",
    lists__up="scroll_lines(-1)",
    lists__page_down="scroll_pages(1)",
    lists__page_up="scroll_pages(-1)",
    lists__first=f"scroll_lines(-{FAR})",
    lists__last=f"scroll_lines({FAR})",
    reading__more="scroll_pages(1)",
)
_DIALOG = _uses(dialogs__take="keep", dialogs__leave="leave")
_LINE = _uses(
    typing__start="edit_line('home')",
    typing__end="edit_line('end')",
    typing__word_left="edit_line('cursor_left_word')",
    typing__word_right="edit_line('cursor_right_word')",
    typing__delete="edit_line('delete_right')",
    typing__delete_word="edit_line('delete_left_word')",
    typing__delete_left="edit_line('delete_left_all')",
    typing__delete_right="edit_line('delete_right_all')",
    typing__cut="edit_line('cut')",
    typing__paste="edit_line('paste')",
)
_ENTRY = _uses(
    typing__start="cursor_line_start",
    typing__end="cursor_line_end",
    typing__word_left="cursor_word_left",
    typing__word_right="cursor_word_right",
    typing__delete="delete_right",
    typing__delete_word="delete_word_left",
    typing__delete_left="delete_to_start_of_line",
    typing__delete_right="delete_to_end_of_line_or_delete_line",
    typing__cut="cut",
    typing__paste="paste",
    typing__undo="undo",
    typing__redo="redo",
)

FINDING = Place(
    "finding",
    (
        *_uses(
            finding__see="see",
            finding__put_aside="dismiss_finding",
            finding__open_again="open_again",
            finding__aside="show_dismissed",
            finding__action="act",
            finding__close="leave",
        ),
        *(*_GOING, *_PAGING, *_ENDS, *_PAGE, *_CHANGING),
    ),
    "pages.leave",
    "finding.see",
)
MODELS = Place(
    "models",
    (
        *_uses(
            models__choose="choose",
            models__next_gap="next_gap(1)",
            models__previous_gap="next_gap(-1)",
            models__target="target",
            models__add="add",
            models__action="act",
            models__close="leave",
        ),
        *(*_GOING, *_PAGING, *_ENDS, *_PAGE, *_CHANGING),
    ),
    "pages.leave",
    "models.choose",
)
PARTNERS = Place(
    "partners",
    (
        *_uses(
            partners__visit="visit",
            partners__switch="switch_part",
            partners__support="support",
            **{f"partners__section_{number}": f"support('{number}')" for number in range(1, 10)},
            partners__facets="facets",
            partners__edit="edit",
            partners__need="need",
            partners__write="write",
            partners__close="leave",
            lists__left="across(-1)",
            lists__right="across(1)",
        ),
        *(*_GOING, *_PAGING, *_ENDS, *_PAGE, *_CHANGING),
    ),
    "pages.leave",
    "partners.visit",
)
TABLE = Place(
    "table",
    (
        *_uses(
            table__change="change_cell",
            table__next_value="next_value",
            table__sort="sort",
            table__only="only",
            table__next_section="section(1)",
            table__previous_section="section(-1)",
            table__need="need",
            table__see="see",
            table__close="leave",
            lists__left="across(-1)",
            lists__right="across(1)",
            lists__next="across(1)",
            lists__previous="across(-1)",
        ),
        *(*_GOING, *_TENS, *_ENDS, *_PAGE, *_CHANGING),
    ),
    "pages.leave",
    "table.change",
)
COMPARING = Place(
    "comparing",
    (
        *_uses(
            comparing__open="open",
            comparing__next_note="note(1)",
            comparing__previous_note="note(-1)",
            **{f"comparing__section_{number}": f"section({number})" for number in range(1, 10)},
            comparing__summary="summary",
            comparing__pair="pair",
            comparing__close="leave",
            lists__left="pane('LEFT')",
            lists__right="pane('RIGHT')",
            lists__up="pane('UP')",
            lists__down="pane('DOWN')",
            lists__page_down="note(10)",
            lists__page_up="note(-10)",
            lists__first=f"note(-{FAR})",
            lists__last=f"note({FAR})",
            pages__board="switch_board",
        ),
        *(*_COPYING, *_PAGE),
    ),
    "pages.leave",
    "comparing.open",
)
WALKING = Place(
    "walking",
    (
        *_uses(
            walking__next="step(1)",
            walking__back="step(-1)",
            walking__cut="cut",
            walking__cause="cause",
            walking__close="leave",
            lists__right="step(1)",
            lists__left="step(-1)",
            lists__down="thread(1)",
            lists__up="thread(-1)",
            lists__next="thread(1)",
            lists__previous="thread(-1)",
            lists__page_down="thread(1)",
            lists__page_up="thread(-1)",
            lists__first=f"step(-{FAR})",
            lists__last=f"step({FAR})",
        ),
        *(*_COPYING, *_PAGE),
    ),
    "pages.leave",
    "walking.next",
)
DECIDING = Place(
    "deciding",
    (
        *_uses(
            **{
                f"deciding__{name}": f"decide('{name}')"
                for name in ("both", "mine", "file", "restore", "look", "discard")
            }
        ),
        *_SCROLLING,
        *_PAGE,
    ),
    "pages.leave",
)
READING = Place(
    "reading", (*_SCROLLING, *_uses(reading__close="leave", pages__leave="leave")), "pages.leave", "reading.close"
)
SESSIONS = Place(
    "sessions",
    (
        *_uses(
            sessions__open="open",
            sessions__new="new",
            sessions__example="example",
            sessions__leave="leave",
            pages__help="help",
        ),
        *(*_GOING, *_TENS, *_ENDS),
    ),
    take="sessions.open",
)
PICKING = Place(
    "picking",
    (
        *_uses(picking__down="go(1)", picking__up="go(-1)", picking__page_down="go(10)", picking__page_up="go(-10)"),
        *(*_DIALOG, *_LINE),
    ),
    "dialogs.leave",
    "dialogs.take",
    is_typed=True,
)
FORMS = Place(
    "forms",
    (
        *_uses(
            forms__next="field(1)",
            forms__previous="field(-1)",
            forms__value_right="value(1)",
            forms__value_left="value(-1)",
            forms__say="say",
        ),
        *(*_DIALOG, *_LINE),
    ),
    "dialogs.leave",
    "dialogs.take",
    is_typed=True,
)
WRITING = Place(
    "writing",
    (
        *_uses(
            writing__keep="",
            writing__end="",
            writing__complete="",
            writing__next="",
            writing__previous="",
        ),
        *_ENTRY,
    ),
    "writing.end",
    "writing.keep",
    is_typed=True,
)

LINE = Place("line", _LINE, is_typed=True)
"""What keys do in the line of a dialog: part of those places in which there is one."""

PLACES = (
    *(FINDING, MODELS, PARTNERS, TABLE, COMPARING, WALKING, DECIDING, READING),
    *(SESSIONS, PICKING, FORMS, WRITING),
)
"""All places."""
