"""TOML text to plain data, refusing at once what no session needs and what parsers or the program would choke on."""

from __future__ import annotations

import re
from collections.abc import Mapping

import tomli

from lmc_tui.storage.encoding import Table

MOST_KEY_PARTS = 50
DEEPEST = 100
_LARGEST_BITS = 64
_MANY_DOTS = re.compile(rf"^(?:[^.\n]*+\.){{{MOST_KEY_PARTS}}}", re.MULTILINE)
"""A line that may hold a key of too many parts; quick, for all files pass it."""
_PART = r"""(?:[\w-]++|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+')"""
_PIECE = (
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5})?'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5})?"
    r"|#[^\n]*+"
    rf"|(?P<key>{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+)"
)
"""What stands together in TOML: a long string, a comment, a key or something like one."""


class OverLimitError(ValueError):
    """The text may be TOML, but is none that a session would be."""


def plain_data(text: str) -> Table:
    """What *text* says. Raises `tomli.TOMLDecodeError` for what is not TOML, and `OverLimitError`.

    Takes time in proportion to the length of the text, whatever it is.
    """
    if _MANY_DOTS.search(text):
        _check_keys(text)
    try:
        data = tomli.loads(text)
    except tomli.TOMLDecodeError:
        raise
    except RecursionError as error:
        raise _too_deep() from error
    except ValueError as error:  # a number of thousands of digits, which the parser lets through to Python
        raise _too_large() from error
    _check_values(data)
    return data


def _check_keys(text: str) -> None:
    part = re.compile(_PART, re.DOTALL)
    for piece in re.finditer(_PIECE, text, re.DOTALL):
        key = piece["key"] or ""
        if key.count(".") >= MOST_KEY_PARTS and sum(1 for _ in part.finditer(key)) > MOST_KEY_PARTS:
            line = text.count("\n", 0, piece.start()) + 1
            raise OverLimitError(f"the key in line {line} has more than {MOST_KEY_PARTS} parts with dots between them")


def _check_values(data: Table) -> None:
    level: list[Mapping[str, object] | list[object]] = [data]
    for _ in range(DEEPEST + 1):
        if not level:
            return
        below: list[Mapping[str, object] | list[object]] = []
        for value in level:
            for each in value.values() if isinstance(value, Mapping) else value:
                if isinstance(each, str):  # as nearly all are
                    continue
                if isinstance(each, (dict, list)):
                    below.append(each)
                elif isinstance(each, int) and each.bit_length() > _LARGEST_BITS:
                    raise _too_large()
        level = below
    raise _too_deep()


def _too_deep() -> OverLimitError:
    return OverLimitError(f"it is nested too deeply, more than {DEEPEST} brackets or tables in each other")


def _too_large() -> OverLimitError:
    return OverLimitError(f"it holds a number of more than {_LARGEST_BITS} bits")
