"""What people type for a note, taken apart into words, facets, tags and an owner.

The vocabulary is that of `a_canvas`: partners have a side, roles, a contact, a fee and sections that they support.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lmc_tui.domain.entry import Entry, marked_words, parse
from tests.support.builders import a_canvas

CANVAS = a_canvas()


def typed(words: str, section: str = "key-partners") -> Entry:
    """What those words say for a note of a section."""
    return parse(CANVAS, section, words)


@pytest.mark.parametrize("words", ["", "   ", "Warehouse IT", "a = b", "50% of C# code", "x#need me@host f(@x) a\\b"])
def test_plain_words_stay_as_they_are(words: str) -> None:
    """Without a marked word there is nothing but text, and marks inside a word mark nothing."""
    assert typed(words) == Entry(words.strip())


@pytest.mark.parametrize("words", ["Be #1", "@9", "#", "@", "# need", "#-x", "#_x", "##need", "#@x", "@#need", "#=x"])
def test_a_mark_needs_a_letter_behind_it(words: str) -> None:
    """`#1` and other marks that no letter follows are plain words."""
    assert typed(words) == Entry(words)


def test_a_value_of_the_vocabulary_becomes_a_facet() -> None:
    """The words around it close up, wherever it stands."""
    for words in ("#internal Warehouse IT", "Warehouse #internal IT", "Warehouse IT #internal"):
        assert typed(words) == Entry("Warehouse IT", (("side", "internal"),))


@pytest.mark.parametrize(
    ("words", "facets"),
    [
        ("#need", (("status", "need"),)),
        ("#NEED", (("status", "need"),)),
        ("#it #sme", (("partner_role", ("it", "sme")),)),
        ("#sme #it #sme", (("partner_role", ("sme", "it")),)),
        ('#"Subject expert"', (("partner_role", ("sme",)),)),
        ('#"subject   expert"', (("partner_role", ("sme",)),)),
        ("#subject-expert", (("partner_role", ("sme",)),)),
        ("#weekly", (("contact", "weekly"),)),
        ("#once-a-week", (("contact", "weekly"),)),
        ("#internal #external", (("side", "external"),)),
        ("#external #it #need #sme", (("side", "external"), ("partner_role", ("it", "sme")), ("status", "need"))),
    ],
)
def test_values_go_by_id_or_name(words: str, facets: tuple[object, ...]) -> None:
    """Case does not matter; several choices gather, and of single ones the last counts."""
    assert typed(words) == Entry("", facets)  # type: ignore[arg-type]  # the table is typed as objects


def test_the_vocabulary_is_that_of_the_section() -> None:
    """`#agile` is a value in Design and a tag among the partners; what all sections share works in both."""
    assert typed("#agile #need", "design") == Entry("", (("production", "agile"), ("status", "need")))
    assert typed("#agile #need") == Entry("", (("status", "need"),), ("agile",))


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        ("#shift-a", ("shift-a",)),
        ("#Night #night", ("night",)),
        ("#b #a", ("b", "a")),
        ('#"Head office"', ("head-office",)),
        ('#" 2026 plan "', ("2026-plan",)),
        ("#Über", ("über",)),
        ("#v1.2", ("v1.2",)),
        ("#a/b", ("a/b",)),
    ],
)
def test_what_the_vocabulary_does_not_know_is_a_tag(words: str, tags: tuple[str, ...]) -> None:
    """Tags are small letters, each once, in the order typed; blanks in quotes become hyphens."""
    assert typed(words) == Entry("", tags=tags)


@pytest.mark.parametrize("end", [",", ".", ";", ":", "!", "?", "...", "?!"])
@pytest.mark.parametrize(
    ("word", "entry"),
    [
        ("#need", Entry("Ask IT", (("status", "need"),))),
        ("#soon", Entry("Ask IT", tags=("soon",))),
        ("@Ada", Entry("Ask IT", owner="Ada")),
        ('@"Head of L&D"', Entry("Ask IT", owner="Head of L&D")),
        ('#"Head office"', Entry("Ask IT", tags=("head-office",))),
        ("#side=internal", Entry("Ask IT", (("side", "internal"),))),
        ("#fee=12", Entry("Ask IT", (("fee", 12),))),
        ('#contact="by phone"', Entry("Ask IT", (("contact", "by phone"),))),
    ],
)
def test_punctuation_behind_a_marked_word_goes_with_it(word: str, entry: Entry, end: str) -> None:
    """A comma or full stop belongs to the sentence, not to the tag, value or name, and leaves no orphan."""
    assert typed(f"Ask {word}{end} IT") == entry


@pytest.mark.parametrize(
    ("words", "owner"),
    [("@Ada", "Ada"), ("@Ada-Marie", "Ada-Marie"), ('@"Head of L&D"', "Head of L&D"), ("@Ada @Grace", "Grace")],
)
def test_an_owner_is_named(words: str, owner: str) -> None:
    """One word or several in quotes; the last one named counts."""
    assert typed(f"Ask IT {words}") == Entry("Ask IT", owner=owner)


@pytest.mark.parametrize(
    "words",
    [
        '@"Head of L&D',
        '#"head office',
        '#contact="by phone',
        '@""',
        '@" "',
        '#" "',
        '@"a"b',
        '#"need"ed',
        '#side="internal"ly',
        '@"Head\nof L&D"',
        "@name=Ada",
        "#a.b=c",
    ],
)
def test_what_is_not_finished_stays_text(words: str) -> None:
    """Quotes that do not close, hold nothing, or run into a word mark nothing: not a letter is lost."""
    assert typed(words) == Entry(words)


def test_lines_are_kept_and_tidied() -> None:
    """Blanks close up line by line; a line break stays."""
    assert typed("  Two   lines #need \n  of  text ") == Entry("Two lines\nof text", (("status", "need"),))


@pytest.mark.parametrize(
    ("words", "text"),
    [("\\#need", "#need"), ("Ask \\@Ada, now", "Ask @Ada, now"), ("\\#1", "#1"), ("a\\#b", "a\\#b"), ("\\x", "\\x")],
)
def test_a_backslash_makes_a_mark_plain(words: str, text: str) -> None:
    """The backslash goes and the marked word stays; elsewhere a backslash is a character like any other."""
    assert typed(words) == Entry(text)


def test_marked_words_that_stood_in_the_text_stay_there() -> None:
    """Editing `Be #first` keeps `#first` a word, while `#need`, typed now, is a facet."""
    literal = marked_words("Be #first, says @Ada.")
    assert literal == {"#first,", "@Ada."}
    entry = parse(CANVAS, "key-partners", "Be #first always, says @Ada #need", literal)
    assert entry == Entry("Be #first always, says @Ada", (("status", "need"),))


def test_marked_words_are_those_that_parse_takes() -> None:
    """Plain words, unfinished quotes and escaped marks are none."""
    assert marked_words('a #b c#d \\#e #1 @"f g" #"h @i #side=j') == {"#b", '@"f g"', "@i", "#side=j"}


@given(st.text(st.sampled_from('#@"=\\ \n,.ab1é'), max_size=30))
def test_a_text_without_marked_words_is_kept_whole(words: str) -> None:
    """Whatever is typed, told to take its marked words literally, only blanks and escapes change."""
    entry = parse(CANVAS, "key-partners", words, marked_words(words))
    assert (entry.facets, entry.tags, entry.owner) == ((), (), None)
    assert entry.text.replace("\\", "").split() == words.replace("\\", "").split()


@given(st.text(st.sampled_from('#@"=\\ \n,.ab1é'), max_size=30))
def test_nothing_that_was_typed_disappears(words: str) -> None:
    """Every letter ends in the text, a tag or the owner, unless a later owner took the place of an earlier one."""
    entry = parse(CANVAS, "key-partners", words)
    if words.count("@") <= 1:
        kept = entry.text + "".join(entry.tags) + (entry.owner or "")
        assert set("ab1é") & set(words) <= set(kept)
