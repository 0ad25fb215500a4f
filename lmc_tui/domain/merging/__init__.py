"""Two sessions that grew from one, made one again: nothing that anyone wrote is dropped without a word.

::

    sessions     merge(): all parts together                 Merged
    things       things with ids, matched; kept, deleted, both changed
    unions       one note, point, action or step: field by field
    clashes      one id for two different things
    dismissals   findings put aside
    clocks       the timer, and the time spent in steps
    conflict     what both sides changed differently, as data
    telling      ... and as a sentence
    deciding     a person's word on conflicts: one side holds, or both stay
    saying       things as one side has them
    clusters     what both sides wrote by themselves and nearly alike, joined on somebody's word
"""

from lmc_tui.domain.merging.conflict import Conflict, Said, Side, Thing
from lmc_tui.domain.merging.sessions import Merged, merge

__all__ = ["Conflict", "Merged", "Said", "Side", "Thing", "merge"]
