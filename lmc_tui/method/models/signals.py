"""What speaks for a model: for each signal the notes that are its evidence.

Each function is one line of the table of signals, domain reference 4.9. It gives the notes that make the signal, in
display order, or none when it does not show. Points and words of the signals are content.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from lmc_tui.content.models import Signal
from lmc_tui.domain.notes import Note
from lmc_tui.method.board import Board, says, values_of
from lmc_tui.method.models.presence import mentions, present
from lmc_tui.method.vocabulary import COST, DELIVERY, DESIGN, PARTNERS, RELATIONSHIP, RESOURCES

Notes = tuple[Note, ...]
Rule = Callable[[Board, Signal], Notes]
Kind = Callable[[Note], bool]

MANY_PARTNERS = 4
LEAST_TENTHS = 3
"""How many tenths of the cost technology and personnel each take at least."""


def saying(board: Board, section: str, facet: str, *values: str) -> Notes:
    """The notes of a section that count and say one of *values*."""
    return tuple(note for note in present(board, section) if says(note, facet, *values))


def any_saying(board: Board, _: Signal, *, section: str, facet: str, values: tuple[str, ...]) -> Notes:
    """One note that says one of *values* is enough."""
    return saying(board, section, facet, *values)


def it_partner(board: Board, _: Signal) -> Notes:
    """IT, internal and permanent."""
    partners = saying(board, PARTNERS, "role", "it")
    return tuple(note for note in partners if says(note, "side", "internal") and says(note, "term", "permanent"))


def broadcast_only(board: Board, _: Signal) -> Notes:
    """Delivery by e-mail, webinar or LMS, and no other channel; notes that name no channel do not count."""
    named = tuple(note for note in present(board, DELIVERY) if values_of(note, "channel"))
    channels = {channel for note in named for channel in values_of(note, "channel")}
    return named if channels <= {"e-mail", "webinar", "lms"} else ()


def _mostly(board: Board, facet: str, value: str, and_facet: str, and_value: str) -> Notes:
    """The notes of Design that say both, when they are more than half of those that say anything for either facet."""
    telling = [note for note in present(board, DESIGN) if values_of(note, facet) or values_of(note, and_facet)]
    found = tuple(note for note in telling if says(note, facet, value) and says(note, and_facet, and_value))
    return found if 2 * len(found) > len(telling) else ()


def formal_information(board: Board, _: Signal) -> Notes:
    """Design that is mostly formal and passes information on."""
    return _mostly(board, "learning_type", "formal", "pattern", "information")


def planned_practice(board: Board, _: Signal) -> Notes:
    """Design that mostly builds skills and has time to be planned."""
    return _mostly(board, "pattern", "skills", "urgency", "planned")


def experts_without_it(board: Board, _: Signal) -> Notes:
    """Subject experts among the partners, and IT not."""
    return () if saying(board, PARTNERS, "role", "it") else saying(board, PARTNERS, "role", "sme")


def many_partners(board: Board, _: Signal) -> Notes:
    """Four partners or more, some internal and some external."""
    partners = present(board, PARTNERS)
    sides = {side for note in partners for side in values_of(note, "side")}
    return partners if len(partners) >= MANY_PARTNERS and {"internal", "external"} <= sides else ()


def both_patterns(board: Board, _: Signal) -> Notes:
    """Design with information as well as skills."""
    return _together(present(board, DESIGN), *(_saying("pattern", each) for each in ("information", "skills")))


def campus_mix(board: Board, signal: Signal) -> Notes:
    """An LMS, or what is called a portal; delivery in person; and coaching."""
    is_lms = _saying("channel", "lms")
    return _together(
        present(board, DELIVERY),
        lambda note: is_lms(note) or mentions(note, signal.says),
        _saying("channel", "in-person"),
        _saying("channel", "coaching"),
    )


def _saying(facet: str, value: str) -> Kind:
    return lambda note: says(note, facet, value)


def _together(notes: Notes, *kinds: Kind) -> Notes:
    """The notes of any of the kinds, when there is at least one of each."""
    if not all(any(kind(note) for note in notes) for kind in kinds):
        return ()
    return tuple(note for note in notes if any(kind(note) for kind in kinds))


def own_space(board: Board, signal: Signal) -> Notes:
    """Overhead that names a room or the like, or is linked to a resource that does."""
    return tuple(
        note
        for note in saying(board, COST, "category", "overhead")
        if any(mentions(each, signal.says) for each in (note, *board.linked_in(note, RESOURCES)))
    )


def people_and_technology(board: Board, _: Signal) -> Notes:
    """Technology and personnel, each at least three tenths of all amounts.

    Amounts count as they are written, once or yearly alike. Amounts in different currencies cannot be added, so then
    there is no share; an amount without a currency is taken for one in the currency of the others.
    """
    costs = [(note, amount) for note in present(board, COST) if (amount := _amount(note)) > 0]
    total = sum(amount for _, amount in costs)
    currencies = {currency.casefold() for note, _ in costs for currency in values_of(note, "currency")}
    if not costs or len(currencies) > 1:
        return ()
    found: list[Note] = []
    for category in ("technology", "personnel"):
        lines = [(note, amount) for note, amount in costs if says(note, "category", category)]
        if 10 * sum(amount for _, amount in lines) < LEAST_TENTHS * total:
            return ()
        found += [note for note, _ in lines]
    return tuple(found)


def _amount(note: Note) -> float:
    amount = note.facet("amount")
    return amount if isinstance(amount, (int, float)) else 0.0


def _any(section: str, facet: str, *values: str) -> Rule:
    return partial(any_saying, section=section, facet=facet, values=values)


RULES: Mapping[str, Rule] = {
    "help-at-work": _any(DELIVERY, "channel", "workflow-system", "search"),
    "it-partner": it_partner,
    "self-service": _any(RELATIONSHIP, "type", "self-service"),
    "moments-of-use": _any(DELIVERY, "moment", "apply", "solve", "change"),
    "broadcast-only": broadcast_only,
    "formal-information": formal_information,
    "experts-without-it": experts_without_it,
    "vendor": _any(RELATIONSHIP, "type", "vendor"),
    "many-partners": many_partners,
    "local-suppliers": _any(PARTNERS, "role", "field-trainer", "content-provider", "integrator"),
    "broker": _any(RELATIONSHIP, "type", "broker"),
    "both-patterns": both_patterns,
    "campus-mix": campus_mix,
    "own-space": own_space,
    "simulation": _any(DELIVERY, "channel", "simulation"),
    "planned-practice": planned_practice,
    "simulation-partner": _any(PARTNERS, "role", "simulation", "game-developer"),
    "people-and-technology": people_and_technology,
}
"""Id of a signal to the rule that finds its evidence."""
