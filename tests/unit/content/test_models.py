"""The models' file against the tables of the domain reference (4.2, 4.9, 4.10), typed out by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lmc_tui.content import load_canvas, models
from lmc_tui.content.models import Basis, Model, Need, PartnerNeed, model_named, model_rules
from lmc_tui.domain.facets import can_say
from lmc_tui.errors import ContentError
from lmc_tui.text import clean
from tests.unit.content.conftest import Ship

MODELS = ["performance-support", "mass-distribution", "partnership", "university", "innovation"]
POINTS = {  # 4.9, in its order: PS, MD, PA, UN, IN
    "help-at-work": (3, 0, 0, 0, 0),
    "it-partner": (3, 0, 0, 0, 1),
    "self-service": (2, 1, 0, 1, 0),
    "moments-of-use": (2, 0, 0, 0, 0),
    "broadcast-only": (0, 3, 0, 0, 0),
    "formal-information": (0, 2, 0, 1, 0),
    "experts-without-it": (0, 2, 0, 1, 0),
    "vendor": (0, 2, 0, 0, 0),
    "many-partners": (0, 0, 3, 0, 1),
    "local-suppliers": (0, 0, 2, 1, 0),
    "broker": (0, 0, 3, 0, 0),
    "both-patterns": (0, 0, 1, 2, 0),
    "campus-mix": (0, 0, 0, 3, 0),
    "own-space": (0, 0, 0, 2, 0),
    "simulation": (0, 0, 0, 1, 3),
    "planned-practice": (0, 0, 0, 1, 3),
    "simulation-partner": (0, 0, 0, 0, 3),
    "people-and-technology": (1, 0, 0, 0, 2),
}
PARTNERS = {  # 4.10: what must be there, then what is good to have; S for sourced, I for inference
    "performance-support": ("ps-it S, ps-owner I", "ps-analytics I, ps-experts I, ps-builder I"),
    "mass-distribution": ("md-experts S", "md-communications I, md-vendor I, md-lms I"),
    "partnership": ("pa-trainers S, pa-content S", "pa-games S, pa-moocs S, pa-integrator S, pa-consultant I"),
    "university": ("un-experts I, un-sponsor I", "un-content I, un-lms I, un-analytics I"),
    "innovation": ("in-simulation S, in-experts I", "in-it I, in-games S, in-sponsor I"),
}
EACH = pytest.mark.parametrize("model", models.models().values(), ids=MODELS)


def texts(value: object) -> Iterator[str]:
    """All strings within a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from texts(each)


def listed(partners: tuple[PartnerNeed, ...]) -> str:
    """Ids with what each rests on."""
    return ", ".join(f"{each.id} {'S' if each.basis is Basis.SOURCE else 'I'}" for each in partners)


def test_the_five_models_stand_along_the_continuum() -> None:
    """By the names of 2015, from passing information on to developing skills."""
    found = [(model.id, model.place) for model in models.models().values()]
    assert found == [(name, place) for place, name in enumerate(MODELS)]
    assert model_rules().farthest == 4


def test_a_board_looks_like_a_model_from_six_points_and_a_lead_of_two() -> None:
    """The thresholds of the reference; a lead of four is clear."""
    rules = model_rules()
    assert (rules.least_points, rules.least_lead, rules.clear_lead) == (6, 2, 4)


def test_signals_count_as_in_the_table() -> None:
    """Eighteen, each with its points for each model."""
    found = {each.id: tuple(each.points.get(model, 0) for model in MODELS) for each in model_rules().signals}
    assert found == POINTS
    assert list(found) == list(POINTS)


@EACH
def test_partners_are_those_of_the_table(model: Model) -> None:
    """Those that a model cannot do without, then those that help, each sourced or not."""
    must = tuple(each for each in model.partners if each.is_must)
    good = tuple(each for each in model.partners if not each.is_must)
    assert (listed(must), listed(good)) == PARTNERS[model.id]
    assert model.partners == must + good


def test_every_model_needs_analytics_and_a_sponsor() -> None:
    """The last row of the table."""
    assert listed(model_rules().partners) == "any-analytics S, any-sponsor I"
    assert all(each.is_must for each in model_rules().partners)


@EACH
def test_a_model_says_something_about_every_section(model: Model) -> None:
    """In the order of the canvas."""
    order = [section.id for section in load_canvas().sections]
    sections = [need.section for need in model.needs]
    assert set(sections) == set(order)
    assert sections == sorted(sections, key=order.index)


@EACH
def test_a_model_tells_what_a_room_asks(model: Model) -> None:
    """Pattern, time frame, summary, examples, benefits, challenges, costs and sources."""
    assert all((model.pattern, model.time_frame, model.summary, model.examples))
    assert len(model.benefits) >= 2
    assert len(model.challenges) >= 2
    assert set(model.cost_lines) <= {"personnel", "technology", "overhead"}
    assert model.cost_lines
    assert model.sources


@EACH
def test_what_a_source_says_names_it(model: Model) -> None:
    """By a short name: a word and perhaps a date."""
    needs: list[Need | PartnerNeed] = [*model.needs, *model.partners]
    for each in needs:
        assert (each.basis is Basis.SOURCE) <= bool(each.source), each
        assert re.fullmatch(r"([a-z0-9-]+( \d{4}(-\d\d-\d\d)?)?)?", each.source), each.source


@EACH
def test_what_a_gap_adds_can_be_said_there(model: Model) -> None:
    """Section and facets are those of the canvas, and the added note shows what it was added for."""
    needs: list[tuple[str, Need | PartnerNeed]] = [(need.section, need) for need in model.needs]
    needs += [("key-partners", partner) for partner in (*model.partners, *model_rules().partners)]
    for section, need in needs:
        for facet, value in need.facets.items():
            assert can_say(load_canvas(), section, facet, value), need
        for facet, values in need.shown_by.facets.items():
            said = need.facets[facet]
            assert set(said if isinstance(said, tuple) else (said,)) & set(values), need
        assert len(need.note) <= 60, need.note


def test_all_texts_are_clean() -> None:
    """No text has anything that acts on a terminal, blanks at its ends, or a source's square brackets."""
    for text in texts(tuple(model_rules())):
        assert clean(text) == text == text.strip()
        assert "[" not in text


def test_sentences_end_as_sentences_do() -> None:
    """They are read aloud."""
    for model in models.models().values():
        for text in (model.summary, *(need.text for need in model.needs)):
            assert text[0].isupper(), text
            assert text.endswith("."), text


def test_words_to_look_for_are_in_small_letters() -> None:
    """As the text is when they are looked for."""
    rules = model_rules()
    patterns = [need.shown_by for model in rules.models for need in model.needs]
    patterns += [partner.shown_by for model in rules.models for partner in (*model.partners, *rules.partners)]
    for said in (*(pattern.says for pattern in patterns), *(signal.says for signal in rules.signals)):
        assert [word for word in said if not re.fullmatch("[a-z]+( [a-z]+)*", word)] == []


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("performance-support", "performance-support"),
        ("Performance Support", "performance-support"),
        ("  PERFORMANCE_SUPPORT ", "performance-support"),
        ("mass customization", "mass-distribution"),
        ("Mass-Customisation", "mass-distribution"),
        ("multi sided", "partnership"),
        ("Corporate U", "university"),
        ("innovation", "innovation"),
    ],
)
def test_a_model_is_known_by_its_names(text: str, model: str) -> None:
    """By id, name and the names of 2013, whatever the case, hyphens or blanks."""
    found = model_named(text)
    assert found is not None
    assert found.id == model


@pytest.mark.parametrize("text", ["", "   ", "performance", "mass", "innovative"])
def test_other_words_name_no_model(text: str) -> None:
    """A part of a name is not enough."""
    assert model_named(text) is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('basis = "source"', 'basis = "rumour"'), "neither source nor inference"),
        (('source = "key-partners 2015-08-25"\n\n[[partners]]', "\n\n[[partners]]"), "names it"),
        (('shown_by = { metric_group = ["process"] }', 'shown_by = { metric_group = ["magic"] }'), "cannot say magic"),
        (('shown_by = { metric_group = ["process"] }', "shown_by = { metric_group = [] }"), "has no value"),
        (('section = "business-outcomes"', 'section = "outcomes"'), "no section 'outcomes'"),
        (('id = "broker"', 'id = "vendor"'), "'vendor' is there twice"),
        (('aliases = ["Multi-Sided"]', 'aliases = ["Mass Customization"]'), "'masscustomization' is there twice"),
        (("points = { partnership = 3 }", "points = { partnerships = 3 }"), "'partnerships'"),
        (("is_must = true", 'is_must = "yes"'), "true or false"),
        (("place = 0", "place = 0\ncolour = 'red'"), "'colour'"),
    ],
)
def test_a_wrong_file_is_explained(ship: Ship, change: tuple[str, str], words: str) -> None:
    """By the key that is wrong, before anybody relies on it."""
    text = (Path(models.__file__).parent / "models.toml").read_text(encoding="utf-8")
    assert change[0] in text
    load_canvas()
    ship("models.toml", text.replace(*change))
    with pytest.raises(ContentError, match=re.escape(words)):
        model_rules.__wrapped__()


def test_a_model_must_not_forget_a_section(ship: Ship) -> None:
    """Nine, or it is no answer for the room."""
    text = (Path(models.__file__).parent / "models.toml").read_text(encoding="utf-8")
    first, _, rest = text.partition('[[models.needs]]\nsection = "cost-structure"')
    _, partners, others = rest.partition("[[models.partners]]")
    load_canvas()
    ship("models.toml", f"{first}{partners}{others}")
    with pytest.raises(ContentError, match="nothing is said about cost-structure"):
        model_rules.__wrapped__()
