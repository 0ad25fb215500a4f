"""The Markdown shows just what people wrote, a line a note."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from lmc_tui.export.markdown import escaped, to_markdown
from tests.support.builders import a_canvas, a_filled_session, a_note, a_session

CANVAS = a_canvas()
ACTING = {"link_open", "image", "html_block", "heading_open", "hr", "code_inline", "strong_open", "em_open", "s_open"}


def leaves(tokens: list[Token]) -> list[Token]:
    """All tokens, those inside others too."""
    return [leaf for token in tokens for leaf in (token, *leaves(token.children or []))]


def shown(markdown: str) -> tuple[str, set[str]]:
    """The visible words of a Markdown text, `<br>` as a line end, and the kinds of its tokens."""
    tokens = leaves(MarkdownIt("gfm-like", {"linkify": False}).parse(markdown))
    words = ""
    for token in tokens:
        if token.type in ("text", "text_special", "code_inline"):
            words += token.content
        elif token.type == "html_inline":
            words += "\n" if token.content == "<br>" else token.content
    return words, {token.type for token in tokens}


def test_everything_is_there_one_line_a_note() -> None:
    """Notes with their words and threads, actions, parking lot, agenda, archived notes, credit."""
    text = to_markdown(a_filled_session(), CANVAS)
    lines = text.splitlines()
    assert "- Warehouse IT *(internal, IT, need)*" in lines
    assert "- Finance analytics *(for Design, Customers)* → Design: Prompts of 40 words" in lines
    assert "- [ ] Ask IT for a slot (Grace)" in lines
    assert "- [x] Travel costs" in lines
    assert "| Customers | 7:00 | 0:00 |" in lines
    assert "## Archived" in lines
    assert "- Old LMS vendor (Key Partners, to-be)" in lines
    assert "### Resources (0)" in lines
    assert "_nothing yet_" in lines
    assert text.endswith(f"{CANVAS.credit}\n")


def test_a_changed_note_changes_one_line() -> None:
    """So a diff shows what happened."""
    before = to_markdown(a_session(a_note("n1"), a_note("n2", text="b")), CANVAS).splitlines()
    after = to_markdown(a_session(a_note("n1", text="new"), a_note("n2", text="b")), CANVAS).splitlines()
    assert len(before) == len(after)
    assert sum(1 for one, other in zip(before, after, strict=True) if one != other) == 1


def test_ordinary_notes_that_look_like_markdown_stay_text() -> None:
    """Boxes, numbers, links, headings, tables, HTML: all of it is what somebody typed."""
    for text in (
        "[ ] call Ann",
        "[x] done",
        "1. first",
        "2) second",
        "# not a heading",
        "- dash",
        "+ plus",
        "a | b",
        "*stars* _lines_ ~~gone~~ `code`",
        "[text](https://x.org)",
        "<b>bold</b> &amp; &lt;",
        "> quote",
        "www.x.org and a@b.org",
        "![i](x)",
        "---",
        "===",
        "a\\",
        "line one\n# line two\n- three",
    ):
        words, kinds = shown(f"- {escaped(text)}")
        assert words == text
        assert not kinds & ACTING, (text, kinds)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=30))
def test_any_word_is_shown_as_it_is(text: str) -> None:
    """Rendered by a Markdown reader, the visible words are the note's."""
    words, kinds = shown(f"- {escaped(text)}")
    assert words == text
    assert not kinds & ACTING
