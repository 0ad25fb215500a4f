"""Two states of a session side by side: what is as before, added, dropped, reworded, moved, or said otherwise.

::

    sessions     compare(): all parts together                  Comparison
    matching     which thing is which on the other side: by hand, by id, by likeness
    likeness     how much alike two texts are, quickly for hundreds of them
    details      what a note says besides its words, before and after
    items        heading, parking lot, actions, agenda
    comparison   what came out, as data
    kinds        what can become of a thing, and its sign
    telling      ... and as sentences
    patch        the changes that make the one side say what the other says
"""

from lmc_tui.domain.comparing.comparison import Compared, ComparedList, ComparedSection, Comparison
from lmc_tui.domain.comparing.details import Detail
from lmc_tui.domain.comparing.kinds import CAME, SIGNS, WENT, By, Kind
from lmc_tui.domain.comparing.sessions import compare

__all__ = [
    "CAME",
    "SIGNS",
    "WENT",
    "By",
    "Compared",
    "ComparedList",
    "ComparedSection",
    "Comparison",
    "Detail",
    "Kind",
    "compare",
]
