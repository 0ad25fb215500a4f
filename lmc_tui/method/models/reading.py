"""Which model a board looks like, and how surely."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from lmc_tui.content.models import Model, Signal, model_rules
from lmc_tui.domain.notes import Note
from lmc_tui.method.board import Board
from lmc_tui.method.models.signals import RULES


class Evidence(NamedTuple):
    """A signal that shows on the board, as it counts for one model."""

    signal: Signal
    points: int
    notes: tuple[Note, ...]


class Score(NamedTuple):
    """How much speaks for one model."""

    model: Model
    points: int
    evidence: tuple[Evidence, ...]
    """The weightiest first."""


class Confidence(StrEnum):
    """How surely a board looks like a model."""

    CLEAR = "clear"
    """Well ahead of the next."""
    NARROW = "narrow"
    """Ahead by enough, but not by much."""
    CLOSE = "close"
    """Two are too near one another."""
    THIN = "thin"
    """Not enough speaks for any."""
    NOTHING = "nothing"
    """Nothing speaks for any."""


class ModelReading(NamedTuple):
    """What a board looks like. It never says what an organisation is."""

    scores: tuple[Score, ...]
    """Of all models, best first; alike ones along the continuum."""
    confidence: Confidence

    @property
    def best(self) -> Score:
        """The score of the model for which most speaks, whether that is enough or not."""
        return self.scores[0]

    @property
    def looks_like(self) -> Model | None:
        """The model, when it has points enough and leads by enough; else None."""
        return self.best.model if self.confidence in (Confidence.CLEAR, Confidence.NARROW) else None

    @property
    def runner_up(self) -> Model | None:
        """The next best model; None when nothing speaks for it."""
        return self.scores[1].model if self.scores[1].points else None

    @property
    def lead(self) -> int:
        """By how many points the best is ahead of the next."""
        return self.best.points - self.scores[1].points

    @property
    def place(self) -> float | None:
        """Where on the continuum: 0 for passing information on, 1 for developing skills; None when nothing speaks.

        The mean of the models' places, each weighted by the square of its points. The square keeps the many small
        points, which every real board gathers for models that it is not about, from pulling each mark to the middle.
        """
        weights = [(score.points**2, score.model.place) for score in self.scores]
        total = sum(weight for weight, _ in weights)
        return sum(weight * place for weight, place in weights) / total / model_rules().farthest if total else None

    def points(self, model: Model) -> int:
        """The points of one model."""
        return next(score.points for score in self.scores if score.model.id == model.id)


def read_model(board: Board) -> ModelReading:
    """The scores of all models, with the evidence for each."""
    rules = model_rules()
    shown = [(signal, notes) for signal in rules.signals if (notes := RULES[signal.id](board, signal))]
    scores = tuple(sorted((_score(model, shown) for model in rules.models), key=lambda score: -score.points))
    return ModelReading(scores, _confidence(scores[0].points, scores[1].points))


def _score(model: Model, shown: list[tuple[Signal, tuple[Note, ...]]]) -> Score:
    evidence = [
        Evidence(signal, signal.points[model.id], notes) for signal, notes in shown if model.id in signal.points
    ]
    evidence.sort(key=lambda each: -each.points)
    return Score(model, sum(each.points for each in evidence), tuple(evidence))


def _confidence(best: int, next_best: int) -> Confidence:
    rules = model_rules()
    if not best:
        return Confidence.NOTHING
    if best < rules.least_points:
        return Confidence.THIN
    if best - next_best < rules.least_lead:
        return Confidence.CLOSE
    return Confidence.CLEAR if best - next_best >= rules.clear_lead else Confidence.NARROW
