"""Files of every version: old ones open for ever, newer ones can be looked at, and nothing in them is lost."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lmc_tui.content import canvases
from lmc_tui.domain.agenda import Step, StepKind
from lmc_tui.domain.canvas import FacetKind
from lmc_tui.domain.changes import SetText, apply
from lmc_tui.domain.notes import Note
from lmc_tui.domain.session import Action, Dismissed, Parked, Session, Tick
from lmc_tui.domain.timer import Timer
from lmc_tui.errors import NewerVersionError, Problem, SaveError, SessionFileError
from lmc_tui.storage import mending
from lmc_tui.storage.codec import decode
from lmc_tui.storage.encoding import VERSION, Table
from lmc_tui.storage.fields import Fields
from lmc_tui.storage.migrations import MIGRATIONS, migrated, newest
from lmc_tui.storage.parsing import plain_data
from lmc_tui.storage.store import TomlSessionStore
from lmc_tui.storage.strange import KNOWN, ROOT
from tests.support.builders import a_canvas

GOLDEN = Path(__file__).parents[2] / "golden"
CANVASES = canvases()
SMALL = {"small": a_canvas()}
MINUTE_TEN = datetime(2026, 3, 2, 9, 10, tzinfo=UTC)

VERSION_1 = Session(
    title="Onboarding at Quillmarsh",
    canvas="learning-model",
    created=datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
    designed_for="Quillmarsh Freight",
    designed_by="Head of L&D",
    target_model="performance-support",
    notes=(
        Note(
            "p7mq4at",
            "to-be",
            "key-partners",
            "IT warehouse systems",
            {
                "side": "internal",
                "term": "as-needed",
                "role": ("it", "analytics"),
                "contact": "every    Monday",
                "status": "need",
                "confidence": "belief",
                "supports": ("delivery", "key-resources"),
            },
            tags=("scanner", "night shift"),
            owner="Ada",
            links=("c1xk8m4",),
            question="kp-2",
        ),
        Note(
            "c1xk8m4",
            "to-be",
            "cost-structure",
            'Scanner "integration"',
            {"category": "technology", "amount": 95.5, "currency": "kEUR"},
        ),
        Note("d4er3x9", "as-is", "design", "Classroom day:\n[[notes]] on a flip chart, été", is_archived=True),
        Note("e3wq2vq", "as-is", "customer-segments", "Depot staff"),
    ),
    agenda=(
        Step(
            "s01",
            StepKind.OPENING,
            480,
            title="Welcome",
            prompt="Who is here, and why?",
            spent_seconds=501.5,
            extended_seconds=60,
            extensions=1,
            paused_seconds=12,
        ),
        Step("s02", StepKind.SECTION, 420, section="key-partners", board="to-be"),
        Step("s03", StepKind.BREAK, 600),
        Step("s04", StepKind.VOTE, 300),
        Step("s05", StepKind.CHECK, 420),
        Step("s06", StepKind.CLOSING, 120),
    ),
    timer=Timer("s02", running_since=MINUTE_TEN, seen=datetime(2026, 3, 2, 9, 12, 30, tzinfo=UTC)),
    ticks=frozenset({Tick("as-is", "cs-1"), Tick("to-be", "kp-1"), Tick("to-be", "kp-3")}),
    parking=(
        Parked("z2hg8he", "Works council view on coach premium", is_settled=True),
        Parked("x2dw8an", "Who writes scanner tips in Polish?"),
    ),
    actions=(
        Action("e8zh5s5", "Ask IT for a place on the project list", "Grace", date(2026, 3, 14), is_done=True),
        Action("k2ee5fj", "Send the baseline"),
    ),
    dismissed=(
        Dismissed("C01", board="as-is", section="cost-structure", reason="Told to nobody"),
        Dismissed("C78", note="p7mq4at", reason="We meet every day", of="5f0c9a21"),
    ),
)


def golden(version: int) -> str:
    """The golden file of that version."""
    return (GOLDEN / f"version-{version}.toml").read_text(encoding="utf-8")


# --- old ones ---------------------------------------------------------------------------------------


def test_the_golden_file_of_version_1_says_what_it_always_said() -> None:
    """Everything in it, written out here by hand; nothing is to be told about it."""
    decoded = decode(plain_data(golden(1)), CANVASES, "version-1.toml")
    assert decoded.session == VERSION_1
    assert decoded.notices == ()
    assert not decoded.is_newer
    assert decoded.is_migrated == (VERSION > 1)


def test_a_file_from_before_findings_could_be_dismissed_opens() -> None:
    """It is of version 1 too, and says all else as it always did."""
    before, _, after = golden(1).partition("# looked at, and put aside\n")
    text = before + after[after.index("# tables of our own") :]
    assert "dismissed" not in text
    assert decode(plain_data(text), CANVASES, "version-1.toml").session == replace(VERSION_1, dismissed=())


def test_the_clock_of_a_golden_file_may_be_held(tmp_path: Path) -> None:
    """The one key that does not go with the others in it."""
    text = golden(1).replace("running_since", "paused_since")
    timer = decode(plain_data(text), CANVASES, tmp_path).session.timer
    assert timer == Timer("s02", paused_since=MINUTE_TEN, seen=datetime(2026, 3, 2, 9, 12, 30, tzinfo=UTC))


def test_the_golden_file_leaves_nothing_out() -> None:
    """Every table, every key and every kind of facet that a session can have is in it, and strange ones besides."""
    data = plain_data(golden(VERSION))
    assert data.keys() > ROOT
    for name, keys in KNOWN.items():
        value = data[name]
        tables = [value] if isinstance(value, Mapping) else value
        assert isinstance(tables, list)
        said = {key for table in tables for key in table}
        assert said >= keys - {"paused_since"}, name
        assert said - keys or name == "ticked", name
    canvas = CANVASES["learning-model"]
    kinds = set()
    for note in VERSION_1.notes:
        for facet_id in note.facets:
            facet = canvas.facet(note.section, facet_id)
            assert facet is not None
            kinds.add(facet.kind)
    assert kinds == set(FacetKind)


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_change_to_a_golden_file_keeps_every_strange_key_and_comment(tmp_path: Path, version: int) -> None:
    """One note is reworded and saved: the file differs in that line only."""
    path = tmp_path / "s.toml"
    path.write_text(golden(version), encoding="utf-8")
    store = TomlSessionStore(path, CANVASES)
    store.save(apply(store.load().session, SetText("e3wq2vq", "Depot people")))
    text = path.read_text(encoding="utf-8")
    if version == VERSION:
        assert text == golden(version).replace("Depot staff", "Depot people")
    for strange in (
        "house",
        "room",
        "led_by",
        "bell",
        "priority",
        "raised_by",
        "ticket",
        "by",
        "lunch",
        "guests",
        "agreed_with",
    ):
        assert f"{strange} = " in text
    assert "[[catering.bills]]\neuros = 1_250" in text
    assert decode(plain_data(text), CANVASES, path).session == apply(VERSION_1, SetText("e3wq2vq", "Depot people"))


def test_every_version_has_a_golden_file_and_a_way_to_the_next() -> None:
    """Whoever adds a version adds both."""
    assert sorted(path.name for path in GOLDEN.glob("*.toml")) == [f"version-{n}.toml" for n in range(1, VERSION + 1)]
    assert newest() == VERSION
    assert len(MIGRATIONS) == VERSION - 1


# --- migrations -------------------------------------------------------------------------------------


def words_became_text(data: Table) -> Table:
    """A migration of an imagined format: notes said `words` for `text`."""
    notes = data.get("notes")
    if not isinstance(notes, list):
        return data
    return {**data, "notes": [_with_text(note) if isinstance(note, dict) else note for note in notes]}


def _with_text(note: Table) -> Table:
    return {("text" if key == "words" else key): value for key, value in note.items()}


def one_board(data: Table) -> Table:
    """A migration of an imagined format: there was one board, which nobody named."""
    notes = data.get("notes")
    assert isinstance(notes, list)
    return {**data, "notes": [{"board": "to-be", **note} for note in notes]}


CHAIN = (words_became_text, one_board)
HEADING = {"title": "T", "canvas": "small"}
OLDEST: Table = {
    "format": "lmc-session",
    "version": 1,
    "session": HEADING,
    "notes": [{"id": "n1", "section": "design", "words": "Ann", "mine": 1}],
    "end": {"notes": 1},
}


def test_migrations_run_one_after_the_other_from_the_files_own_version() -> None:
    """Each sees what the one before it made; what was given stays as it was."""
    before = deepcopy(OLDEST)
    assert migrated(OLDEST, 1, CHAIN)["notes"] == [
        {"board": "to-be", "id": "n1", "section": "design", "text": "Ann", "mine": 1}
    ]
    assert migrated(OLDEST, 1, CHAIN)["version"] == 3
    assert migrated(OLDEST, 2, CHAIN)["notes"] == [
        {"board": "to-be", "id": "n1", "section": "design", "words": "Ann", "mine": 1}
    ]
    assert before == OLDEST
    for version in (3, 4):
        assert migrated({"version": version}, version, CHAIN) == {"version": version}


def test_an_older_file_is_read_as_todays_and_marked() -> None:
    """So that the store backs it up, and makes its text anew instead of mixing two versions."""
    decoded = decode(OLDEST, SMALL, "old.toml", migrations=CHAIN)
    assert [note.text for note in decoded.session.notes] == ["Ann"]
    assert (decoded.is_migrated, decoded.is_newer, decoded.notices) == (True, False, ())
    todays = {**migrated(OLDEST, 1, CHAIN)}
    assert not decode(todays, SMALL, "new.toml", migrations=CHAIN).is_migrated


def test_what_a_migration_does_not_mend_is_told() -> None:
    """Its result is read as strictly as any file."""
    with pytest.raises(SessionFileError, match=r"notes\[1\]\.text: This key is missing"):
        decode({**OLDEST, "notes": [{"id": "n1", "section": "design"}]}, SMALL, "old.toml", migrations=CHAIN)


@pytest.mark.parametrize("version", [0, -1, True, 1.0, "1", None])
def test_a_version_that_is_none_is_told(version: object) -> None:
    """A whole number, one or more."""
    with pytest.raises(SessionFileError, match="version: "):
        decode({**OLDEST, "version": version}, SMALL, "odd.toml", migrations=CHAIN)


# --- newer ones -------------------------------------------------------------------------------------

NEWER = """\
format = "lmc-session"
version = 7
mood = "future"

[session]
title = "From the year after next"
canvas = "small"
created = 2028-03-02T09:00:00Z
language = "en"

[[agenda]]
id = "s01"
kind = "reflection"
title = "Think"
planned_seconds = 300

[[agenda]]
id = "s02"
kind = "section"
section = "hopes"
planned_seconds = "5 min"

[timer]
step = { id = "s01" }

[[notes]]
id = "n1"
board = "to-be"
section = "design"
text = "Understood"
production = "agile"
facets = { production = "by-robots", data_owner = "Finance", colour = "red" }
tags = ["a", { name = "b" }]

[[notes]]
id = "n2"
board = "some-day"
section = "hopes"
text = "In a section that is not known here"

[[notes]]
id = { machine = "m1" }
board = "as-is"
section = "customers"
text = { en = "In a form that is not known here" }

[[notes]]
id = "n4"
board = "as-is"
section = "customers"
text = 42

[ballots]
dots = 3

[end]
notes = 4
"""


def test_a_newer_file_is_refused_unless_it_is_only_looked_at(tmp_path: Path) -> None:
    """It is an error of its own, told with both versions, and the file is not touched."""
    path = tmp_path / "new.toml"
    path.write_text(NEWER)
    with pytest.raises(NewerVersionError, match=r"version 7; this one reads up to 1\): update lmc-tui"):
        decode(plain_data(NEWER), SMALL, path)
    with pytest.raises(NewerVersionError):
        TomlSessionStore(path, SMALL).load()
    assert path.read_text() == NEWER


def test_a_newer_file_is_read_as_far_as_it_is_understood() -> None:
    """Unknown values are left out and told; words stay, in the first section of the last board if need be."""
    decoded = decode(plain_data(NEWER), SMALL, "new.toml", is_newer_allowed=True)
    assert decoded.is_newer
    session = decoded.session
    assert session.title == "From the year after next"
    assert [(note.id, note.board, note.section, note.text) for note in session.notes] == [
        ("n1", "to-be", "design", "Understood"),
        ("n2", "to-be", "customers", "In a section that is not known here"),
        ("n4", "as-is", "customers", "42"),
    ]
    assert session.notes[0].facets == {"data_owner": "Finance"}
    assert session.notes[0].tags == ("a",)
    assert [(step.id, step.kind, step.title, step.planned_seconds) for step in session.agenda] == [
        ("s01", StepKind.CHECK, "Think", 300),
        ("s02", StepKind.CHECK, "", 0),
    ]
    assert session.timer is None
    told = "\n".join(decoded.notices)
    for words in (
        "notes[2].board: There is no board 'some-day'. There are: as-is, to-be. It was put under 'to-be'.",
        "notes[1].facets.production: There is no value of production 'by-robots'.",
        "notes[1].facets.colour",
        "notes[3].text: This must be text in quotes, and is a table. It was left out.",
        "timer.step",
        "it says 4 notes and holds 3",
    ):
        assert words in told


def test_a_newer_file_is_never_written_over(tmp_path: Path) -> None:
    """Whatever is tried: it may say more than was understood."""
    path = tmp_path / "new.toml"
    path.write_text(NEWER)
    store = TomlSessionStore(path, SMALL)
    loaded = store.load(is_newer_allowed=True)
    assert loaded.is_newer
    for force in (False, True):
        with pytest.raises(SaveError, match="newer lmc-tui"):
            store.save(apply(loaded.session, SetText("n1", "Changed")), force=force)
    assert path.read_text() == NEWER


def test_a_newer_file_without_a_heading_or_a_known_canvas_still_shows_its_notes() -> None:
    """The name of the file, and the first canvas there is."""
    for heading in ("", 'session = "elsewhere"\n', '[session]\ncanvas = "large"\ntitle = 7\n', "[[session]]\n"):
        text = f'format = "lmc-session"\nversion = 7\n{heading}'
        note = '[[notes]]\nid = "n1"\nboard = "to-be"\nsection = "design"\ntext = "x"\n'
        decoded = decode(plain_data(text + note), SMALL, "/somewhere/new.toml", is_newer_allowed=True)
        assert (decoded.session.title, decoded.session.canvas) == ("new", "small"), heading
        assert [note.text for note in decoded.session.notes] == ["x"]


def test_a_great_many_faults_of_a_newer_file_are_told_in_a_dozen_sentences() -> None:
    """And how many more there are."""
    notes = "".join(f'[[notes]]\nid = "n{n}"\nboard = "b"\nsection = "design"\ntext = "x"\n' for n in range(100))
    text = f'format = "lmc-session"\nversion = 7\n[session]\ntitle = "T"\ncanvas = "small"\n{notes}[end]\nnotes = 100\n'
    decoded = decode(plain_data(text), SMALL, "new.toml", is_newer_allowed=True)
    assert len(decoded.session.notes) == 100
    assert len(decoded.notices) == 13
    assert decoded.notices[-1] == "... and 88 more."


@pytest.mark.parametrize(
    "text",
    [
        "notes = 5",
        'notes = [1, "x"]',
        "[notes]\nid = 'n1'\nboard = 'to-be'\nsection = 'design'\ntext = 'x'",
        "[[agenda]]\nid = 1\nkind = 2\nplanned_seconds = -3\n[[agenda]]\nid = 's1'",
        "[[agenda]]\nid = 's1'\nkind = 'section'\nplanned_seconds = 1\n[[agenda]]\nid = 's1'\nkind = 'break'",
        "[[agenda]]\nid = 'step-2'\nkind = 'break'\nplanned_seconds = 1\n[[agenda]]\nid = 'step-2'\nkind = 'vote'",
        "timer = 5",
        "[timer]\nstep = 's9'\nseen = 1",
        "ticked = 5",
        "[ticked]\nto-be = [1]\nas-is = 5",
        "parking = 5\nactions = {}",
        "dismissed = 5",
        "[dismissed]\ncheck = 'C01'",
        "[[dismissed]]\nreason = 'x'\n[[dismissed]]\ncheck = 5\nnote = 5\nreason = 5\nof = []",
        "[[dismissed]]\ncheck = 'C01'\nboard = 'some-day'\n"
        "[[dismissed]]\ncheck = 'C01'\nboard = 'to-be'\nsection = 'hopes'",
        "[[dismissed]]\ncheck = 'C01'\nnote = 'n1'\n[[dismissed]]\ncheck = 'C01'\nnote = 'n1'\nboard = 'to-be'",
        "[[actions]]\nid = 'a b'\ntext = 'x'\nowner = 1\ndue = 'soon'\ndone = 3",
        "[[parking]]\nid = 'k1'\ntext = 'x'\n[[parking]]\nid = 'k1'\ntext = 'y'\nsettled = 'no'",
        "[[notes]]\ntext = ''\n[[notes]]\ntext = 1\n[[notes]]\ntext = [1]\nlinks = 5",
        "[session]\ncreated = 1\ntitle = ''\ndesigned_for = []",
        "[[parking]]\nid = 'k1'\ntext = ['not', 'known']",
        "[[notes]]\nboard = 'to-be'\nsection = 'key-partners'\ntext = 'x'\n"
        "supports = ['design', 'Design', 'nowhere']\nfacets = { fee = 'x', partner_role = ['it', 'x', 'y'] }",
        "[session]\ncreated = 0001-01-01T00:00:00Z",
    ],
)
def test_mending_comes_to_an_end_whatever_is_wrong(text: str) -> None:
    """Each table and key with each kind of wrong value: a session comes out."""
    decoded = decode(
        plain_data(f'format = "lmc-session"\nversion = 7\n{text}\n'), SMALL, "odd.toml", is_newer_allowed=True
    )
    assert decoded.is_newer
    assert decoded.notices


def test_a_newer_file_that_is_no_session_is_none() -> None:
    """The format is asked for first."""
    with pytest.raises(SessionFileError, match="This is not a session of lmc"):
        decode({"version": 7}, SMALL, "x.toml", is_newer_allowed=True)


ODD: tuple[object, ...] = (
    *("", "x", "a b", "to-be", "design", "Design", "need", "small", "s1", "n1", "it", "section", "\x1b[2J", "y" * 99),
    *(
        0,
        1,
        -1,
        2**40,
        0.5,
        float("nan"),
        True,
        False,
        date(1, 1, 1),
        datetime(1, 1, 1, tzinfo=UTC),
        MINUTE_TEN,
        [],
        {},
    ),
    *(
        ["it"],
        ["it", 5],
        ["to-be", "x"],
        [[["x"]]],
        {"x": {"x": 1}},
        {"side": "x", "fee": "x", "status": 5},
        [{}],
        [{"id": "n1"}],
    ),
)
NAMES = sorted({key for keys in KNOWN.values() for key in keys} | {"fee", "partner_role", "side", "as-is", "to-be"})
VALUES = st.sampled_from(ODD).map(deepcopy)
TABLES = st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=8)
FILES = st.dictionaries(
    st.sampled_from(sorted(ROOT - {"format", "version"})), VALUES | TABLES | st.lists(TABLES | VALUES, max_size=4)
)


@settings(max_examples=200, deadline=None)
@given(FILES)
def test_mending_comes_to_an_end_with_any_data_at_all(data: Table) -> None:
    """Known keys with any values: a session comes out, and what was given is as it was."""
    before = deepcopy(data)
    decoded = decode({"format": "lmc-session", "version": 7, **data}, SMALL, "any.toml", is_newer_allowed=True)
    assert decoded.session.canvas == "small"
    assert repr(data) == repr(before)


def test_mending_that_comes_to_no_end_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug of ours then, but a sentence for the person all the same."""
    problem = Problem("end.notes", "This never fits.", ("end", "notes"))

    def never(root: Fields, _: object) -> tuple[None, tuple[str, ...]]:
        root.problems.append(problem)
        return None, ()

    monkeypatch.setattr(mending, "read_session", never)
    with pytest.raises(SessionFileError, match=r"end\.notes: This never fits\."):
        decode({"format": "lmc-session", "version": 7, "end": {}}, SMALL, "any.toml", is_newer_allowed=True)
