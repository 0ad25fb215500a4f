"""What is left of a damaged session file: a session, and the text of a new file. The damaged one stays as it is."""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.session import Session
from lmc_tui.errors import Problem, SessionFileError
from lmc_tui.storage.borrowing import comments_left_out
from lmc_tui.storage.canonical import dumps
from lmc_tui.storage.codec import decode
from lmc_tui.storage.encoding import FORMAT, VERSION, Table, encode
from lmc_tui.storage.fields import shortened
from lmc_tui.storage.gathering import gathered
from lmc_tui.storage.mending import first_few, mended
from lmc_tui.storage.migrations import migrated
from lmc_tui.storage.salvage import Loss, salvaged
from lmc_tui.storage.strange import with_ids, with_strange_keys
from lmc_tui.text import MARK, clean_line

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
"""What TOML allows nowhere."""
_LINE_END = re.compile("\r*\n")
_WORDS_TOLD = 60


class Rescued(NamedTuple):
    """What is left of a session file."""

    session: Session
    canvas: Canvas
    text: str
    """A session file that says it, with the keys that nobody knows."""
    sentences: tuple[str, ...] = ()
    """What could not be read as it should, and where; nothing when the file opens as it is."""
    notices: tuple[str, ...] = ()
    """What the person should know about the session besides."""
    lost_comments: tuple[str, ...] = ()
    """Comments of the file, as far as they can be told from damage, that the text is without."""


def rescued(path: Path, content: bytes, canvases: Mapping[str, Canvas]) -> Rescued:
    """What is left of a session in *content*, which the file of that path holds. Nothing is written.

    Raises `SessionFileError` when nothing of a session is left.
    """
    text, told = _text(content)
    salvage = salvaged(text)
    found = gathered(salvage)
    if not found.is_anything:
        raise SessionFileError(path, (Problem("", "Nothing of a session is left in this file."),))
    data, of_version = _of_today(found.data)
    result = mended(data, canvases, path)
    if salvage.fault:
        told.append(f"The file is not TOML as it stands: {shortened(clean_line(salvage.fault), 160)}.")
    told += first_few([_told(loss) for loss in salvage.losses])
    told += (*first_few(found.sentences), *of_version, *result.sentences)
    canvas = canvases[result.session.canvas]
    new_text = _new_text(result.session, canvas, result.data, canvases)
    left_out = comments_left_out(new_text, text)
    return Rescued(result.session, canvas, new_text, tuple(told), result.notices, left_out)


# --- text ---------------------------------------------------------------------------------------------


def _text(content: bytes) -> tuple[str, list[str]]:
    """The text of a file, and sentences about what in it is none."""
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    text = _LINE_END.sub("\n", content.decode(encoding, "replace"))
    told = []
    if encoding == "utf-16":
        told.append("The file is UTF-16 text; sessions are UTF-8.")
    elif not _is_utf8(content):
        told.append(f"Bytes in {_lines_with(text, re.compile(MARK))} are not UTF-8 text and became {MARK}.")
    if _UNSEEN.search(text):
        told.append(f"Control characters in {_lines_with(text, _UNSEEN)} became {MARK}.")
    return _UNSEEN.sub(MARK, text), told


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _lines_with(text: str, what: re.Pattern[str]) -> str:
    """The lines in which there is such a character, in words."""
    numbers = [number for number, line in enumerate(text.split("\n"), start=1) if what.search(line)]
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    return f"{len(numbers)} lines from line {numbers[0]} to line {numbers[-1]}"


def _told(loss: Loss) -> str:
    where = f"Line {loss.first}" if loss.first == loss.last else f"Lines {loss.first} to {loss.last}"
    table = f" in {shortened(clean_line(loss.table))}" if loss.table else ""
    words = shortened(clean_line(loss.words), _WORDS_TOLD)
    are = "is" if loss.first == loss.last else "are"
    outcome = f"{are} damaged, and what could be made out was kept" if loss.is_kept else "could not be read"
    return f"{where}{table} {outcome}: {words}"


# --- data ---------------------------------------------------------------------------------------------


def _of_today(data: Table) -> tuple[Table, list[str]]:
    """The data as today's version says it, under the name of the format, and what is to be told about that."""
    version = data.get("version")
    told = []
    if data.get("format") != FORMAT:
        told.append(f'The line format = "{FORMAT}" was missing.')
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        told.append(f"The version was missing; {VERSION} was taken.")
        version = VERSION
    elif version > VERSION:
        told.append(f"A newer lmc-tui made the file (version {version}); what only that understands may be missing.")
    return {**migrated(data, version), "format": FORMAT, "version": VERSION}, told


def _new_text(session: Session, canvas: Canvas, data: Table, canvases: Mapping[str, Canvas]) -> str:
    """A session file with the keys that nobody knows, where they can be written so that all reads back the same."""
    plain = encode(session, canvas)
    text = dumps(with_strange_keys(plain, with_ids(data, session)))
    try:
        is_right = encode(decode(tomllib.loads(text), canvases, "").session, canvas) == plain
    except (ValueError, RecursionError, SessionFileError):
        is_right = False
    return text if is_right else dumps(plain)
