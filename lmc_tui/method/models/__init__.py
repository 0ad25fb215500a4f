"""The learning models on a board: which one it looks like, and what another would still need.

::

    presence   which notes count as there, and what they mention
    signals    what speaks for a model
    reading    read_model(): scores, what it looks like, how surely, the place on the continuum
    missing    missing_partners(): whom a model lacks
    needing    needs(): what a model needs in each section, and whether it is there
    moves      gaps(): what is won, gained, changed and dropped from as-is to to-be
    adding     as_note(), as_action(): what one key adds for a gap
    telling    all of it as sentences
"""

from lmc_tui.method.models.adding import Addition, as_action, as_note
from lmc_tui.method.models.missing import PartnerGap, missing_partners
from lmc_tui.method.models.moves import Gaps, Move, Way, gaps
from lmc_tui.method.models.needing import Requirement, SectionNeeds, State, needs
from lmc_tui.method.models.reading import Confidence, Evidence, ModelReading, Score, read_model
from lmc_tui.method.models.telling import evidence_told, gaps_told, partners_told, reading_told

__all__ = [
    "Addition",
    "Confidence",
    "Evidence",
    "Gaps",
    "ModelReading",
    "Move",
    "PartnerGap",
    "Requirement",
    "Score",
    "SectionNeeds",
    "State",
    "Way",
    "as_action",
    "as_note",
    "evidence_told",
    "gaps",
    "gaps_told",
    "missing_partners",
    "needs",
    "partners_told",
    "read_model",
    "reading_told",
]
