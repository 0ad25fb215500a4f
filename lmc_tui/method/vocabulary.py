"""The sections of the Learning Model Canvas by the names that the method's rules use.

Only this layer knows them: the rest of the program takes whatever sections the canvas file holds. A test compares
them with that file.
"""

from __future__ import annotations

from typing import Final

CANVAS: Final = "learning-model"
"""The canvas that the rules are about."""
AS_IS: Final = "as-is"
TO_BE: Final = "to-be"

SEGMENTS: Final = "customer-segments"
OUTCOMES: Final = "business-outcomes"
RELATIONSHIP: Final = "customer-relationship"
VALUE: Final = "value-proposition"
DESIGN: Final = "design"
DELIVERY: Final = "delivery"
RESOURCES: Final = "key-resources"
PARTNERS: Final = "key-partners"
COST: Final = "cost-structure"

SECTIONS: Final = (SEGMENTS, OUTCOMES, RELATIONSHIP, VALUE, DESIGN, DELIVERY, RESOURCES, PARTNERS, COST)
"""All of them, in the author's order."""
