"""On which line a key stands."""

from __future__ import annotations

from lmc_tui.config.lines import lines

TEXT = '''# "not" [a] key = 1

bell = false  # with = and [
author = """
[keys]
add = 3
"""
'single' = 'it = ['
inline = { a = 1, b = [2] }
long = [
  "x = 1",  # ]
  "y",
]
after = 1

[keys]
add = "z"
"edit" = ["e",
  "E"]
dotted.one = 1
last = "]"

[other.deep]
x = 1
'''


def test_every_key_has_its_line() -> None:
    """Whatever strings, comments and brackets hold."""
    assert lines(TEXT) == {
        ("bell",): 3,
        ("author",): 4,
        ("single",): 8,
        ("inline",): 9,
        ("inline", "a"): 9,
        ("inline", "b"): 9,
        ("long",): 10,
        ("after",): 14,
        ("keys",): 16,
        ("keys", "add"): 17,
        ("keys", "edit"): 18,
        ("keys", "dotted"): 20,
        ("keys", "dotted", "one"): 20,
        ("keys", "last"): 21,
        ("other", "deep"): 23,
        ("other", "deep", "x"): 24,
    }


def test_line_ends_of_other_systems_count_once() -> None:
    """A carriage return is a blank."""
    assert lines("a = 1\r\n\r\nb = 2\r\n") == {("a",): 1, ("b",): 3}


def test_a_dotted_key_of_the_root_is_found() -> None:
    """As if it stood in its table."""
    assert lines('x = 1\nkeys.add = "z"')[("keys", "add")] == 2
