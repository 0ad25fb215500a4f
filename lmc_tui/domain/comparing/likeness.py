"""Which texts of two sides are alike, quickly also where each side has hundreds.

Two measures are taken together, for each alone is misled. The characters that two texts have in the same order
(`difflib`) overrate short texts of like letters, `Shift leads` and `Shift huddle board`, and underrate turned words,
`Scanner vendor` and `Vendor of the scanners`; the runs of three characters that they share do the reverse. As `difflib`
is slow, it is asked for each text only about the few that share most runs with it.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from heapq import nsmallest
from itertools import chain
from typing import NamedTuple, TypeAlias

ENOUGH = 0.55
"""From here on, two notes of one section are taken for one."""
ENOUGH_ELSEWHERE = 0.75
"""The same for notes of two sections, where short texts are often alike by chance."""

RUN = 3
LEAST_SHARED = 0.3
"""What two texts must share of their runs, lest they are not measured at all."""
TELLING_RUNS = 16
"""Runs of a text, the rarest, by which others like it are looked for."""
LIKELY = 20
"""Texts of the other side that are looked at, at most, for each text ..."""
NEAREST = 5
"""... and those that it is measured against."""
LONG_CHARACTERS = 160
"""Longer texts are measured word by word instead of character by character."""
HEAD_WORDS = 40
"""Words at the beginning of a text by which it is measured; all of them count for being the same."""

_WORDS = re.compile(r"\w+")

IsApart: TypeAlias = Callable[[int, int], bool]


class Likeness(NamedTuple):
    """Two texts that are alike."""

    before: int
    """The key of the one."""
    after: int
    ratio: float
    """How much, from 0 to 1; 1 for the same words, whatever their case and punctuation."""


class Text(NamedTuple):
    """A text ready to be measured."""

    key: int
    raw: str
    words: str
    """Its words in lower case with single blanks; where it has none, all but its blanks."""
    head: str
    """The first of its words."""
    runs: frozenset[str]
    """The runs of three characters of its head, with a blank before the first word and behind the last."""


def text_of(raw: str, key: int = 0) -> Text:
    """A text ready to be measured."""
    words = _WORDS.findall(raw.casefold()) or raw.split()
    head = " ".join(words[:HEAD_WORDS])
    padded = f" {head} "
    runs = frozenset(padded[place : place + RUN] for place in range(len(padded) - RUN + 1))
    return Text(key, raw, " ".join(words), head, runs)


def ratio(one: Text, other: Text, least: float = 0.0) -> float:
    """How much two texts are alike, from 0 to 1; 0 for less than *least*. Which comes first is all the same."""
    common = shared(one, other)
    first, second = sorted((one.head, other.head))
    if max(len(first), len(second)) > LONG_CHARACTERS:
        matcher: SequenceMatcher[str] = SequenceMatcher(None, first.split(), second.split(), autojunk=False)
    else:
        matcher = SequenceMatcher(None, first, second, autojunk=False)
    if (common + matcher.quick_ratio()) / 2 < least:
        return 0.0
    exact = (common + matcher.ratio()) / 2
    return exact if exact >= least else 0.0


def shared(one: Text, other: Text) -> float:
    """What two texts share of their runs, from 0 to 1."""
    both = len(one.runs) + len(other.runs)
    return 2 * len(one.runs & other.runs) / both if both else 1.0


def alike(
    before: Mapping[int, str], after: Mapping[int, str], least: float, is_apart: IsApart = lambda *_: False
) -> list[Likeness]:
    """Pairs of texts that are alike by at least *least*, the best first; no text is in two pairs.

    Where several are equally alike, those with lower keys go together. Two for which *is_apart* holds never do.
    """
    first, second = ([text_of(side[key], key) for key in sorted(side)] for side in (before, after))
    found = _same(first, second, is_apart)
    taken_before, taken_after = {each.before for each in found}, {each.after for each in found}
    first = [text for text in first if text.key not in taken_before]
    second = [text for text in second if text.key not in taken_after]
    for each in sorted(_similar(first, second, least), key=lambda each: (-each.ratio, each.before, each.after)):
        is_free = each.before not in taken_before and each.after not in taken_after
        if is_free and not is_apart(each.before, each.after):
            taken_before.add(each.before)
            taken_after.add(each.after)
            found.append(each)
    return found


def _same(before: list[Text], after: list[Text], is_apart: IsApart) -> list[Likeness]:
    """Texts of the same words, in order; those that are the same to the letter go together first."""
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for say in (_to_the_letter, _in_words):
        waiting: dict[str, deque[int]] = {}
        for text in after:
            if text.key not in taken:
                waiting.setdefault(say(text), deque()).append(text.key)
        for text in before:
            there = waiting.get(say(text), deque())
            key = next((key for key in there if not is_apart(text.key, key)), None)
            if text.key not in partner and key is not None:
                there.remove(key)
                partner[text.key] = key
                taken.add(key)
    return [Likeness(key, there, 1.0) for key, there in partner.items()]


def _to_the_letter(text: Text) -> str:
    return text.raw


def _in_words(text: Text) -> str:
    return text.words


def _similar(before: list[Text], after: list[Text], least: float) -> Iterator[Likeness]:
    """Pairs that are alike by at least *least*, as far as they are looked at, in no order."""
    common = Counter(chain.from_iterable(text.runs for text in chain(before, after)))
    holders: dict[str, list[int]] = {}
    for place, text in enumerate(after):
        for run in text.runs:
            holders.setdefault(run, []).append(place)
    for text in before:
        telling = nsmallest(TELLING_RUNS, text.runs & holders.keys(), key=lambda run: (common[run], run))
        met = Counter(chain.from_iterable(holders[run] for run in telling))
        likely = nsmallest(LIKELY, met, key=lambda place: (-met[place], place))
        for there in _nearest(text, [after[place] for place in likely]):
            measured = ratio(text, there, least)
            if measured:
                yield Likeness(text.key, there.key, measured)


def _nearest(text: Text, others: list[Text]) -> Iterator[Text]:
    """The few of *others* that share most runs with *text*, if they share enough."""
    for lacking, _, other in nsmallest(NEAREST, ((1 - shared(text, other), other.key, other) for other in others)):
        if 1 - lacking >= LEAST_SHARED:
            yield other
