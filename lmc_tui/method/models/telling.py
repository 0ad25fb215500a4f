"""What the models say of a board, as sentences that can be read aloud. They say "looks like", never "is"."""

from __future__ import annotations

from collections.abc import Sequence

from lmc_tui.content.models import PartnerNeed, model_rules
from lmc_tui.domain.canvas import Canvas
from lmc_tui.domain.facets import value_words
from lmc_tui.domain.notes import Note
from lmc_tui.domain.phrases import counted, joined
from lmc_tui.method.models.missing import PartnerGap
from lmc_tui.method.models.moves import Gaps, Move, Way
from lmc_tui.method.models.reading import Confidence, Evidence, ModelReading
from lmc_tui.method.vocabulary import PARTNERS

MOST_NAMED = 3
"""How many notes a line of evidence names."""
WORDS = {Way.WIN: "to win", Way.GAINED: "gained", Way.CHANGED: "changed", Way.DROPPED: "dropped"}
"""What is said of partners and resources that go each way."""


def reading_told(reading: ModelReading) -> str:
    """What the board looks like and how surely, as one sentence."""
    best, next_best = reading.scores[0], reading.scores[1]
    points = counted(best.points, "point", "points")
    behind = f"{next_best.model.name} with {next_best.points}"
    match reading.confidence:
        case Confidence.CLEAR:
            return f"This looks like {best.model.name} with {points}, well ahead of {behind}."
        case Confidence.NARROW:
            return f"This looks like {best.model.name} with {points}, a little ahead of {behind}."
        case Confidence.CLOSE:
            rival = f"{next_best.model.name} {next_best.points}"
            return f"No one model stands out: {best.model.name} has {points}, and {rival}."
        case Confidence.THIN:
            least = f"it takes {model_rules().least_points} to look like one"
            return f"Too little speaks for any model yet: {best.model.name} has {points}, and {least}."
        case Confidence.NOTHING:
            return "Nothing on this board speaks for a model yet."


def evidence_told(evidence: Evidence) -> str:
    """A line of evidence: what it says, the notes that say so, and what it counts."""
    named = [_text(note) for note in evidence.notes[:MOST_NAMED]]
    more = len(evidence.notes) - len(named)
    told = [*named, *([f"{more} more"] if more else [])]
    return f"{evidence.signal.words}: {'; '.join(told)} (+{evidence.points})"


def partners_told(gap: PartnerGap, reading: ModelReading) -> tuple[str, ...]:
    """What the partners look like now, whom the target still needs, and the costs to expect."""
    model, target = reading.looks_like, gap.target
    sentences = [_looks(reading)] if model is not None and model != target else []
    start = f"To move to {target.name}" if model != target else f"For {target.name}"
    if gap.must:
        sentences.append(f"{start} you still need {named(gap.must)}.")
    else:
        sentences.append(f"All partners that {target.name} cannot do without are named.")
    if gap.good:
        sentences.append(f"It would also help to have {named(gap.good)}.")
    if gap.always:
        sentences.append(f"Whatever the model, you need {named(gap.always)}.")
    return (*sentences, f"Costs to expect: {joined(target.cost_lines)}.")


def _looks(reading: ModelReading) -> str:
    """What the board looks like, with what its partners have to do with it."""
    best = reading.best
    why = [each.signal.words for each in best.evidence if any(note.section == PARTNERS for note in each.notes)]
    reasons = f" ({'; '.join(words[0].lower() + words[1:] for words in why)})" if why else ""
    return f"What is here looks like {best.model.name}{reasons}."


def named(partners: Sequence[PartnerNeed]) -> str:
    """Partners inside a sentence, each with its usual terms."""
    return joined([f"{partner.words} ({partner.terms})" for partner in partners])


def gaps_told(gaps: Gaps, canvas: Canvas) -> tuple[str, ...]:
    """The way to the target, a sentence for each kind of move; none for what stays as it is."""
    sentences = [
        _listed(f"{what} {WORDS[way]}", [_move_told(move, canvas) for move in moves if move.way is way])
        for what, moves in (("Partners", gaps.partners), ("Resources", gaps.resources))
        for way in WORDS
    ]
    if gaps.missing.must:
        named_now = f"{named(gaps.missing.must)}, and the to-be board names nobody for it"
        sentences.append(f"{gaps.target.name} also needs {named_now}.")
    return tuple(sentence for sentence in sentences if sentence)


def _listed(start: str, told: Sequence[str]) -> str:
    return f"{start}: {'; '.join(told)}." if told else ""


def _move_told(move: Move, canvas: Canvas) -> str:
    """A partner or resource with the terms that matter: on what to win it, or what it brings."""
    if move.way is Way.CHANGED:
        return f"from {_text(move.before)} to {_text(move.after)}"
    if move.way is Way.DROPPED:
        return _text(move.note)
    words = []
    for facet_id in ("side", "term") if move.way is Way.WIN else ("role",):
        facet, value = canvas.facet(move.note.section, facet_id), move.note.facet(facet_id)
        if facet is not None and value is not None:
            words.append(value_words(canvas, facet, value))
    return f"{_text(move.note)}, {', '.join(words)}" if words else _text(move.note)


def _text(note: Note | None) -> str:
    return " ".join(note.text.split()) if note is not None else ""
