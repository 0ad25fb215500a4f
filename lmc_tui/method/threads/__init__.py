"""The Golden Thread: what serves each segment, told in a sentence, and where it is broken.

::

    following  threads(): which notes belong to the thread of a segment; lit_by(): those on a thread with one note
    telling    the sentence, in pieces
    breaking   gaps, and parts that will not hold; causes and what to do
    cutting    who gives what up when a thread is cut
    dropping   the same for a single note
    walking    the walk through all threads, stop by stop

The words are content: `lmc_tui/content/threads.toml`.
"""

from lmc_tui.method.threads.breaking import Break, action_for, breaks, is_broken
from lmc_tui.method.threads.cutting import Cut, cut, cut_told
from lmc_tui.method.threads.dropping import Loss, NoteCut, if_cut, if_cut_told
from lmc_tui.method.threads.following import PARTS, Part, Thread, lit_by, threads
from lmc_tui.method.threads.telling import Piece, named, pieces, sentence
from lmc_tui.method.threads.walking import Stop, walk

__all__ = [
    "PARTS",
    "Break",
    "Cut",
    "Loss",
    "NoteCut",
    "Part",
    "Piece",
    "Stop",
    "Thread",
    "action_for",
    "breaks",
    "cut",
    "cut_told",
    "if_cut",
    "if_cut_told",
    "is_broken",
    "lit_by",
    "named",
    "pieces",
    "sentence",
    "threads",
    "walk",
]
