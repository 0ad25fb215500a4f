"""Small canvases, notes, agendas and sessions, made by hand for tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from lmc_tui.domain.agenda import Step, StepKind
from lmc_tui.domain.canvas import BoardKind, Canvas, Facet, FacetKind, FacetValue, GridArea, Question, Section
from lmc_tui.domain.notes import NO_FACETS, FacetValueOf, Note
from lmc_tui.domain.session import Action, Dismissed, Parked, Session, Tick, by_key
from lmc_tui.domain.timer import Timer

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""When sessions of these builders begin, and `ManualClock` too."""


def after(seconds: float) -> datetime:
    """The moment so many seconds after nine o'clock."""
    return NINE + timedelta(seconds=seconds)


def a_facet(
    id: str, kind: FacetKind, *values: tuple[str, str], name: str = "", default: str | None = None, hint: str = ""
) -> Facet:
    """A facet; its name is its id with blanks unless told."""
    vocabulary = tuple(FacetValue(value_id, words) for value_id, words in values)
    return Facet(id, name or id.replace("_", " "), kind, hint, vocabulary, default)


def some_questions(code: str, count: int) -> tuple[Question, ...]:
    """So many questions, `de-1` and on."""
    return tuple(
        Question(f"{code}-{number}", f"Question {number}?", "Why it is asked.", "What somebody says.")
        for number in range(1, count + 1)
    )


WHOLE_GRID = GridArea(0, 0)


def a_section(
    id: str,
    area: GridArea = WHOLE_GRID,
    *,
    facets: tuple[Facet, ...] = (),
    questions: int = 0,
    short: str = "",
    aliases: tuple[str, ...] = (),
) -> Section:
    """A section named by its id: `key-partners` is called Key Partners, its questions `ke-1` and on."""
    name = id.replace("-", " ").title()
    return Section(
        id=id,
        name=name,
        short=short or name.split()[-1],
        code=id[:2],
        area=area,
        purpose=f"What {name} is for.",
        central_question=f"What about {name}?",
        facets=facets,
        questions=some_questions(id[:2], questions),
        aliases=aliases,
    )


PARTNER_FACETS = (
    a_facet("side", FacetKind.CHOICE, ("internal", "internal"), ("external", "external")),
    a_facet("partner_role", FacetKind.CHOICES, ("it", "IT"), ("sme", "subject expert"), ("sponsor", "sponsor")),
    a_facet("contact", FacetKind.TEXT, ("weekly", "once a week"), ("monthly", "once a month"), hint="how often"),
    a_facet("fee", FacetKind.NUMBER),
    a_facet("supports", FacetKind.SECTIONS),
)
STATUS = a_facet("status", FacetKind.CHOICE, ("have", "have"), ("need", "need"), default="have")
DESIGN_FACETS = (
    a_facet("production", FacetKind.CHOICE, ("agile", "agile"), ("ad-hoc", "ad hoc")),
    a_facet("data_owner", FacetKind.TEXT, name="data from"),
)


SECTIONS = (
    a_section("customers", GridArea(2, 0, 1, 2), questions=2),
    a_section("design", GridArea(1, 0), facets=DESIGN_FACETS, questions=3),
    a_section("resources", GridArea(1, 1)),
    a_section("key-partners", GridArea(0, 0, 1, 2), facets=PARTNER_FACETS, questions=1, aliases=("Partnerships",)),
)


def a_canvas() -> Canvas:
    """Four sections on a grid of three columns and two rows, facets of every kind, and two boards.

    ::

        +--------------+-----------+-----------+
        | key-partners | design    | customers |
        |              +-----------+           |
        |              | resources |           |
        +--------------+-----------+-----------+
    """
    return Canvas(
        id="small",
        name="Small Canvas",
        credit="Made for tests.",
        columns=3,
        rows=2,
        boards=(BoardKind("as-is", "as-is", "What is."), BoardKind("to-be", "to-be", "What should be.")),
        sections=SECTIONS,
        facets=(STATUS,),
    )


def a_note(
    id: str = "n000001",
    section: str = "key-partners",
    text: str = "Warehouse IT",
    *,
    board: str = "to-be",
    facets: Mapping[str, FacetValueOf] = NO_FACETS,
    tags: tuple[str, ...] = (),
    owner: str = "",
    links: tuple[str, ...] = (),
    question: str | None = None,
    is_archived: bool = False,
) -> Note:
    """A note on the to-be board, among the partners unless told."""
    return Note(id, board, section, text, facets, tags, owner, links, question, is_archived)


def an_agenda(*minutes: float) -> tuple[Step, ...]:
    """Steps `s01`, `s02` and on with timeboxes of so many minutes, each for the next section of `a_canvas`."""
    sections = [section.id for section in SECTIONS]
    return tuple(
        Step(f"s{place + 1:02d}", StepKind.SECTION, round(length * 60), section=sections[place % len(sections)])
        for place, length in enumerate(minutes)
    )


def a_session(
    *notes: Note,
    title: str = "Learning at Quillmarsh",
    agenda: tuple[Step, ...] = (),
    timer: Timer | None = None,
    ticks: Iterable[Tick] = (),
    parking: tuple[Parked, ...] = (),
    actions: tuple[Action, ...] = (),
    dismissed: Iterable[Dismissed] = (),
) -> Session:
    """A session on `a_canvas` with those notes, made at nine o'clock."""
    return Session(
        title=title,
        canvas="small",
        created=NINE,
        notes=notes,
        agenda=agenda,
        timer=timer,
        ticks=frozenset(ticks),
        parking=parking,
        actions=actions,
        dismissed=by_key(dismissed),
    )


def a_filled_session() -> Session:
    """A session with something of everything: two boards, facets, links, ticks, parking, actions, dismissals."""
    return a_session(
        a_note("c000001", "customers", "Depot Operations", facets={"status": "have"}, question="cu-1"),
        a_note("c000002", "customers", "Pickers on the floor", tags=("shift-a", "night"), owner="Ada"),
        a_note("d000001", "design", "Prompts of 40 words", facets={"production": "agile", "data_owner": "Finance"}),
        a_note("p000001", text="Warehouse IT", facets={"side": "internal", "partner_role": ("it",), "status": "need"}),
        a_note("p000002", text="Scanner vendor", facets={"side": "external", "fee": 12000.5, "contact": "weekly"}),
        a_note("p000003", text="Finance analytics", facets={"supports": ("design", "customers")}, links=("d000001",)),
        a_note("p000004", text="Old LMS vendor", is_archived=True, links=("d000001",)),
        a_note("a000001", "design", "Classroom day", board="as-is", owner="Head of L&D"),
        agenda=an_agenda(7, 8, 5, 6),
        ticks=(Tick("to-be", "cu-2"), Tick("as-is", "de-1")),
        parking=(Parked("k000001", "Who owns the LMS?"), Parked("k000002", "Travel costs", is_settled=True)),
        actions=(Action("t000001", "Ask IT for a slot", owner="Grace"), Action("t000002", "Cost the scanner")),
        dismissed=(
            Dismissed("C78", "p000002", reason="We meet every day", of="5f0c9a21"),
            Dismissed("C82", board="to-be", reason="No rooms of our own"),
        ),
    )
