"""Somebody who edits a session file by hand: text in, text out, without knowing more of TOML than a person does.

Every way gives the whole new text, and leaves it as it was where there is nothing to do. *pick* chooses among what is
there; *number* makes what is written unlike all else.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Mapping

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_TEXT = re.compile(r"^text = (?:'''.*?'''|\"(?:[^\"\\]|\\.)*\")", re.MULTILINE | re.DOTALL)
_LINKS = re.compile(r"^links = (\[.*\]).*\n", re.MULTILINE)
_COUNT = re.compile(r"^(\[end\].*\n)notes = \d+", re.MULTILINE)


class Parts:
    """A text cut at its headers: the head, then a part for each table, with what stands below its header."""

    def __init__(self, text: str) -> None:
        self._all = re.split(r"(?m)^(?=\[)", text if text.endswith("\n") else f"{text}\n")

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self._all)

    def named(self, *headers: str) -> list[int]:
        """The places of the parts with these headers."""
        return [place for place, part in enumerate(self._all) if part.startswith(headers)]

    def __getitem__(self, place: int) -> str:
        return self._all[place]

    def __setitem__(self, place: int, part: str) -> None:
        self._all[place] = part

    def has_facets(self, place: int) -> bool:
        """Whether a note says more than other sections may know."""
        following = self._all[place + 1] if place + 1 < len(self._all) else ""
        return "\nfacets =" in self[place] or "\nsupports =" in self[place] or following.startswith("[notes.")

    def cut(self, place: int) -> str:
        """Take a part out, with the tables that belong to it."""
        taken = self._all.pop(place)
        while place < len(self._all) and self._all[place].startswith("[notes."):
            taken += self._all.pop(place)
        return taken

    def put(self, part: str, *before: str) -> None:
        """Put a part before the first with one of these headers; at the end where there is none."""
        places = self.named(*before)
        if places:
            self._all.insert(places[0], part)
        else:
            self._all[-1] = self._all[-1].rstrip("\n") + "\n\n"
            self._all.append(part)


def _counted(parts: Parts) -> str:
    """The text with the right number of notes at its end."""
    return _COUNT.sub(rf"\g<1>notes = {len(parts.named('[[notes]]'))}", parts.text)


def _on_note(text: str, pick: int, change: Callable[[str], str]) -> str:
    parts = Parts(text)
    notes = parts.named("[[notes]]")
    if notes:
        place = notes[pick % len(notes)]
        parts[place] = change(parts[place])
    return parts.text


def _keyed(text: str, pick: int, key: str, line: str) -> str:
    """The text with a line below a note's header, unless it has that key."""
    return _on_note(text, pick, lambda part: part if f"\n{key} =" in part else part.replace("]]\n", f"]]\n{line}\n", 1))


def rewrites(text: str, pick: int, number: int) -> str:
    """A note says something else."""
    return _on_note(text, pick, lambda part: _TEXT.sub(f'text = "by hand {number}"', part, count=1))


def writes_long(text: str, pick: int, number: int) -> str:
    """A note says something on several lines, one of which looks like a comment and one like a key."""
    long = f"text = '''by hand {number}\n # no comment\nid = \"none\"\n'''"
    return _on_note(text, pick, lambda part: _TEXT.sub(lambda _: long, part, count=1))


def adds(text: str, pick: int, number: int) -> str:
    """A new note, first or last, that is counted or not; its id may be the one that a program would give next."""
    note_id = f"o{number:06d}"
    if pick % 4 < 2:
        note_id = next(each for each in map("n{:06d}".format, itertools.count(1)) if f'"{each}"' not in text)
    section = ("customers", "design", "key-partners")[pick % 3]
    lines = (f'id = "{note_id}"', 'board = "to-be"', f'section = "{section}"', f'text = "added by hand {number}"')
    parts = Parts(text)
    first = ("[[notes]]", "[ticked", "[[parking", "[end")
    parts.put("\n".join(("[[notes]]", *lines, "", "")), *(first if pick % 2 else ("[end",)))
    return parts.text if pick % 4 == 0 else _counted(parts)


def deletes(text: str, pick: int, _: int) -> str:
    """A note's block goes, and every thread to it."""
    parts = Parts(text)
    notes = parts.named("[[notes]]")
    if not notes:
        return text
    gone = re.findall(r'^id = "(.*)"', parts.cut(notes[pick % len(notes)]), re.MULTILINE)[0]

    def without(links: re.Match[str]) -> str:
        left = [link for link in json.loads(links[1]) if link != gone]
        return f"links = {json.dumps(left)}\n" if left else ""

    for place in parts.named("[[notes]]"):
        parts[place] = _LINKS.sub(without, parts[place])
    return parts.text if pick % 4 == 0 else _counted(parts)


def swaps(text: str, pick: int, _: int) -> str:
    """A note's block goes to the front."""
    parts = Parts(text)
    notes = parts.named("[[notes]]")
    if notes:
        parts.put(parts.cut(notes[pick % len(notes)]), "[[notes]]")
    return parts.text


def moves(text: str, pick: int, _: int) -> str:
    """A note without facets goes to another section, its block stays."""
    section = ("resources", "customers")[pick % 2]

    parts = Parts(text)
    notes = [place for place in parts.named("[[notes]]") if not parts.has_facets(place)]
    if notes:
        place = notes[pick % len(notes)]
        parts[place] = re.sub(r'^section = ".*?"', f'section = "{section}"', parts[place], flags=re.MULTILINE)
    return parts.text


def remarks(text: str, pick: int, number: int) -> str:
    """A comment: on top, above a block, behind a text, below the last line."""
    remark = f"# remark {number}"
    if pick % 4 == 0:
        return f"{remark}\n{text}"
    if pick % 4 == 1:
        return f"{Parts(text).text}{remark}\n"
    if pick % 4 == 2:
        return _on_note(text, pick, lambda part: _TEXT.sub(lambda match: f"{match[0]}  {remark} ", part, count=1))
    parts = Parts(text)
    headers = parts.named("[")
    above = headers[pick % len(headers)] - 1
    parts[above] += f"{remark}\n"
    return parts.text


def invents(text: str, pick: int, number: int) -> str:
    """A key or a table that nobody knows: of a note, of the session, of the file."""
    key = f"ours{number}"
    if pick % 4 == 0:
        return _keyed(text, pick, key, f"{key} = [1, 2]")
    if pick % 4 == 1:
        return re.sub(r"^\[session\].*\n", rf'\g<0>{key} = "x"' + "\n", text, count=1, flags=re.MULTILINE)
    if pick % 4 == 2:
        return re.sub(r"^version = 1.*\n", rf"\g<0>{key} = true" + "\n", text, count=1, flags=re.MULTILINE)
    parts = Parts(text)
    parts.put(f"[{key}]\nx = {number}\n\n", *(("[[notes]]",) if pick % 8 == 3 else ("[end",)))
    return parts.text


def classifies(text: str, pick: int, number: int) -> str:
    """A partner gets a facet, in a table of its own."""
    parts = Parts(text)
    notes = [place for place in parts.named("[[notes]]") if '\nsection = "key-partners"' in parts[place]]
    place = notes[pick % len(notes)] if notes else -1
    if notes and not parts.has_facets(place):
        parts[place] = f"{parts[place].rstrip()}\n[notes.facets]\nfee = {number}\n\n"
    return parts.text


def says_more(text: str, pick: int, number: int) -> str:
    """A note gets an owner, a tag, or leaves the board; the session a title; somebody parks a point, or agrees."""
    if pick % 6 == 0:
        return _keyed(text, pick, "owner", f'owner = "Hand {number}"')
    if pick % 6 == 1:
        return _keyed(text, pick, "tags", f'tags = ["hand-{number}"]')
    if pick % 6 == 2:
        return _keyed(text, pick, "archived", "archived = true")
    if pick % 6 == 3:
        return re.sub(r'^title = ".*?"', f'title = "Title {number}"', text, count=1, flags=re.MULTILINE)
    name = ("parking", "actions")[pick % 2]
    parts = Parts(text)
    parts.put(f'[[{name}]]\nid = "h{number:06d}"\ntext = "{name} by hand {number}"\n\n', "[end")
    return parts.text


def ticks(text: str, pick: int, _: int) -> str:
    """A question is ticked, or no question any more."""
    parts = Parts(text)
    tables = parts.named("[ticked]")
    if tables:
        parts.cut(tables[0])
    if not tables or pick % 2:
        parts.put(f'[ticked]\nto-be = ["cu-{1 + pick % 2}"]\n\n', "[[parking", "[[actions", "[end")
    return parts.text


def plans(text: str, pick: int, number: int) -> str:
    """A step is planned otherwise, or there is one more, or somebody corrects the time that was spent."""
    parts = Parts(text)
    steps = parts.named("[[agenda]]")
    if steps and pick % 3:
        key = ("", "planned_seconds", "spent_seconds")[pick % 3]
        without = re.sub(rf"^{key} = .*\n", "", parts[steps[0]], flags=re.MULTILINE)
        parts[steps[0]] = without.replace("]]\n", f"]]\n{key} = {60 * number}\n", 1)
    else:
        block = f'[[agenda]]\nid = "h{number}"\nkind = "break"\nplanned_seconds = 60\n\n'
        parts.put(block, "[timer", "[[notes", "[ticked", "[[parking", "[[actions", "[end")
    return parts.text


def drops_the_end(text: str, *_: int) -> str:
    """The last table goes."""
    parts = Parts(text)
    for place in parts.named("[end"):
        parts.cut(place)
    return parts.text


def turns_lines(text: str, *_: int) -> str:
    """The editor is one for Windows."""
    return text.replace("\n", "\r\n")


def marks(text: str, *_: int) -> str:
    """The editor puts a byte order mark in front."""
    return BOM + text


def ends_short(text: str, *_: int) -> str:
    """The editor leaves no line end behind the last line."""
    return text.rstrip("\n")


WAYS: Mapping[str, Callable[[str, int, int], str]] = {
    way.__name__: way
    for way in (
        rewrites,
        writes_long,
        adds,
        deletes,
        swaps,
        moves,
        remarks,
        invents,
        classifies,
        says_more,
        ticks,
        plans,
        drops_the_end,
        turns_lines,
        marks,
        ends_short,
    )
}
"""All that can be done by hand."""
