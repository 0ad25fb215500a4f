"""The five learning models: what speaks for each of them, and what each needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from lmc_tui.content.canvases import load_canvas
from lmc_tui.content.reading import Table, read
from lmc_tui.domain.canvas import Canvas, FacetKind
from lmc_tui.domain.facets import can_say
from lmc_tui.domain.notes import FacetValueOf

PARTNERS = "key-partners"


class Basis(StrEnum):
    """What a statement rests on."""

    SOURCE = "source"
    """A source says so."""
    INFERENCE = "inference"
    """Our own conclusion, from practice."""


class Signal(NamedTuple):
    """Something on a board that speaks for one or more models. What to look for is a rule of `lmc_tui.method`."""

    id: str
    words: str
    """What it says of the organisation; begins a line of evidence."""
    points: Mapping[str, int]
    """Model id to how much it counts for that model."""
    source: str
    """The short name of the source of the fact behind it."""
    says: tuple[str, ...] = ()
    """Words by which a note's text is known, where facets do not tell enough."""


class Pattern(NamedTuple):
    """How to know a note that meets a need. All that is stated must hold; with nothing stated no note can tell."""

    facets: Mapping[str, tuple[str, ...]]
    """Facet id to values of which the note says at least one."""
    says: tuple[str, ...] = ()
    """Words of which at least one stands in the note's text, in small letters."""

    def __bool__(self) -> bool:
        return bool(self.facets or self.says)


class Need(NamedTuple):
    """What a model needs in one section."""

    section: str
    text: str
    """A sentence to read aloud."""
    shown_by: Pattern
    """How a note shows that it is met; empty where only the room can tell."""
    note: str
    """What to write on the board when it is missing; empty for nothing."""
    facets: Mapping[str, FacetValueOf]
    """What that note says."""
    basis: Basis
    source: str
    """The short name of the source; empty for common practice."""


class PartnerNeed(NamedTuple):
    """A partner that a model, or every model, needs."""

    id: str
    words: str
    """The partner inside a sentence: `an IT contact`."""
    terms: str
    """On what terms such a partner is usually with us: `internal, permanent`."""
    is_must: bool
    """Whether the model fails without; else it is good to have."""
    shown_by: Pattern
    """How a note of Key Partners shows that there is one."""
    note: str
    """What to write on the board when there is none."""
    facets: Mapping[str, FacetValueOf]
    """What that note says."""
    basis: Basis
    source: str


class Model(NamedTuple):
    """One of the learning models."""

    id: str
    name: str
    aliases: tuple[str, ...]
    """Other names under which people and files know it, those of 2013 among them."""
    place: int
    """Where on the continuum, from 0 for passing information on to 4 for developing skills."""
    pattern: str
    time_frame: str
    summary: str
    examples: tuple[str, ...]
    benefits: tuple[str, ...]
    challenges: tuple[str, ...]
    cost_lines: tuple[str, ...]
    """The categories of cost to expect, largest first."""
    sources: tuple[str, ...]
    needs: tuple[Need, ...]
    """In the order of the canvas; every section has at least one."""
    partners: tuple[PartnerNeed, ...]
    """Those it cannot do without first."""


class ModelRules(NamedTuple):
    """All that the file says."""

    least_points: int
    """Points from which a board looks like a model."""
    least_lead: int
    """How many points it must be ahead of the next."""
    clear_lead: int
    """The lead from which it is clear."""
    signals: tuple[Signal, ...]
    partners: tuple[PartnerNeed, ...]
    """What every model needs."""
    models: tuple[Model, ...]
    """Along the continuum."""

    @property
    def farthest(self) -> int:
        """The last place of the continuum."""
        return max(model.place for model in self.models)


@cache
def model_rules() -> ModelRules:
    """Models, signals and thresholds. Raises `ContentError`."""
    root = read("models.toml")
    canvas = load_canvas()
    models = tuple(_model(table, canvas) for table in root.tables("models"))
    ids = tuple(model.id for model in models)
    rules = ModelRules(
        root.whole("least_points"),
        root.whole("least_lead"),
        root.whole("clear_lead"),
        tuple(_signal(table, ids) for table in root.tables("signals")),
        tuple(_partner(table, canvas) for table in root.tables("partners")),
        models,
    )
    root.done()
    _check(root, rules)
    return rules


def models() -> dict[str, Model]:
    """All models by id, along the continuum. Raises `ContentError`."""
    return {model.id: model for model in model_rules().models}


def model_named(text: str) -> Model | None:
    """The model known by that id, name or alias, whatever its case, hyphens or blanks; None for none."""
    wanted = _plain(text)
    for model in model_rules().models:
        if wanted in {_plain(known) for known in (model.id, model.name, *model.aliases)}:
            return model
    return None


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _model(table: Table, canvas: Canvas) -> Model:
    order = [section.id for section in canvas.sections]
    needs = [_need(each, canvas) for each in table.tables("needs")]
    partners = [_partner(each, canvas) for each in table.tables("partners")]
    missing = [section for section in order if section not in {need.section for need in needs}]
    if missing:
        raise table.wrong("needs", f"nothing is said about {missing[0]}.")
    model = Model(
        id=table.text("id"),
        name=table.text("name"),
        aliases=table.texts("aliases"),
        place=table.whole("place"),
        pattern=table.text("pattern"),
        time_frame=table.text("time_frame"),
        summary=table.text("summary"),
        examples=table.texts("examples"),
        benefits=table.texts("benefits"),
        challenges=table.texts("challenges"),
        cost_lines=table.texts("cost_lines"),
        sources=table.texts("sources"),
        needs=tuple(sorted(needs, key=lambda need: order.index(need.section))),
        partners=tuple(sorted(partners, key=lambda partner: not partner.is_must)),
    )
    table.done()
    return model


def _need(table: Table, canvas: Canvas) -> Need:
    section = table.text("section")
    if not canvas.has_section(section):
        raise table.wrong("section", f"there is no section {section!r}.")
    pattern, facets = _pattern(table, "shown_by", canvas, section)
    need = Need(section, table.text("text"), pattern, table.text("note", ""), facets, *_basis(table))
    table.done()
    return need


def _partner(table: Table, canvas: Canvas) -> PartnerNeed:
    pattern, facets = _pattern(table, "wants", canvas, PARTNERS)
    partner = PartnerNeed(
        table.text("id"),
        table.text("words"),
        table.text("terms"),
        table.flag("is_must"),
        pattern,
        table.text("note"),
        facets,
        *_basis(table),
    )
    table.done()
    return partner


def _basis(table: Table) -> tuple[Basis, str]:
    basis, source = table.text("basis"), table.text("source", "")
    if basis not in set(Basis):
        raise table.wrong("basis", f"{basis!r} is neither source nor inference.")
    if basis == Basis.SOURCE and not source:
        raise table.wrong("source", "what a source says names it.")
    return Basis(basis), source


def _pattern(table: Table, key: str, canvas: Canvas, section: str) -> tuple[Pattern, dict[str, FacetValueOf]]:
    """The pattern, and what a new note says that fits it: the first value of each facet, and what `adds` adds."""
    wanted = table.choices(key)
    facets: dict[str, FacetValueOf] = {}
    for facet_id, values in (*wanted.items(), *table.choices("adds").items()):
        if not values:
            raise table.wrong(key, f"{facet_id} has no value.")
        said = [_value(canvas, section, facet_id, value) for value in values]
        if not all(can_say(canvas, section, facet_id, value) for value in said):
            raise table.wrong(key, f"a note of {section} cannot say {', '.join(values)} for {facet_id}.")
        facets[facet_id] = said[0]
    return Pattern(wanted, table.texts("says")), facets


def _value(canvas: Canvas, section: str, facet_id: str, value: str) -> FacetValueOf:
    facet = canvas.facet(section, facet_id)
    return (value,) if facet is not None and facet.kind is FacetKind.CHOICES else value


def _signal(table: Table, models: tuple[str, ...]) -> Signal:
    counts = table.table("points")
    points = {model: counts.whole(model, 0) for model in models}
    counts.done()
    signal = Signal(
        table.text("id"),
        table.text("words"),
        {model: count for model, count in points.items() if count},
        table.text("source"),
        table.texts("says"),
    )
    table.done()
    return signal


def _check(root: Table, rules: ModelRules) -> None:
    """Raises `ContentError` for ids or names that mean two things."""
    for key, ids in (
        ("models", [model.id for model in rules.models]),
        ("signals", [signal.id for signal in rules.signals]),
        ("partners", [partner.id for partner in _all_partners(rules)]),
        ("aliases", [name for model in rules.models for name in {_plain(each) for each in _names(model)}]),
    ):
        double = next((each for each in ids if ids.count(each) > 1), None)
        if double:
            raise root.wrong(key, f"{double!r} is there twice.")


def _names(model: Model) -> tuple[str, ...]:
    return (model.id, model.name, *model.aliases)


def _all_partners(rules: ModelRules) -> Iterator[PartnerNeed]:
    yield from rules.partners
    for model in rules.models:
        yield from model.partners
