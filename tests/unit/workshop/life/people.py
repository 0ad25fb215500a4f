"""People who work on a session, as rules: each does one thing by the program's own roads, and tells the model."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from lmc_tui.domain.changes import SetAction, SetHeading, SetOwner, SetParked, SetTags, Several
from lmc_tui.domain.notes import Note
from lmc_tui.domain.place import Draft
from lmc_tui.domain.session import Action, Parked
from lmc_tui.workshop.writing import (
    action_from,
    adding,
    archiving,
    linking,
    moving,
    reordering,
    revising,
    setting,
    ticking,
    toggling_need,
)
from tests.support.plain_model import PlainAction, PlainNote, PlainPoint
from tests.support.session_life import CANVAS
from tests.unit.workshop.life.disk import Agreement

TYPED = (
    ("Warehouse IT", PlainNote("", "", "Warehouse IT")),
    ("Scanner #need", PlainNote("", "", "Scanner", facets=(("status", "need"),))),
    ("Pickers #night @Ada", PlainNote("", "", "Pickers", "Ada", ("night",))),
    ("Two\nlines  here", PlainNote("", "", "Two\nlines here")),
    ('C:\\new "quoted" \'\'\' """', PlainNote("", "", 'C:\\new "quoted" \'\'\' """')),
    ("one\n[[notes]]\n# none", PlainNote("", "", "one\n[[notes]]\n# none")),
    ("bell\x07 and\ttab e\u0301", PlainNote("", "", "bell\ufffd and tab \xe9")),
)
"""What is typed, and the note that comes of it."""
SAYINGS: dict[str, tuple[tuple[str, str | float | tuple[str, ...] | None], ...]] = {
    "key-partners": (
        ("side", "external"),
        ("side", None),
        ("fee", 12.5),
        ("fee", 0),
        ("partner_role", ("it", "sme")),
        ("contact", "weekly"),
        ("supports", ("design",)),
    ),
    "design": (("production", "agile"), ("data_owner", "Finance")),
}
"""What notes of a section can say besides their status."""
TURNS = ("toggle_clock", "next_step", "previous_step", "extend", "shorten")
"""What is done to the clock."""
PICKS = st.integers(0, 23)
SECTIONS = st.sampled_from(["key-partners", "design", "customers", "resources"])
DRAFTS = st.sampled_from(["", "IT wareh", 'half "a\nnote'])
BOARDS = st.sampled_from(["to-be", "to-be", "as-is"])


class People(RuleBasedStateMachine):
    """Everything that is done to words, and to the clock."""

    pair: Agreement
    number = 0

    def next_number(self) -> int:
        """A number that was not given before, to make words unlike all others."""
        self.number += 1
        return self.number

    def note(self, pick: int) -> Note | None:
        """One of the notes; None where there is none."""
        notes = sorted(self.pair.life.workshop.session.notes, key=lambda note: note.id)
        return notes[pick % len(notes)] if notes else None

    @rule(board=BOARDS, section=SECTIONS, several=st.lists(st.sampled_from(TYPED), min_size=1, max_size=2), pick=PICKS)
    def add(self, board: str, section: str, several: list[tuple[str, PlainNote]], pick: int) -> None:
        """New notes behind one that shows, or first, as one change."""
        words, number = self.pair.words, self.next_number()
        shown = words.shown(board, section)
        after = [None, *shown][pick % (len(shown) + 1)]
        texts = [f"{number} {typed}" for typed, _ in several]
        made = adding(CANVAS, Draft(board, section, ""), texts, after, self.pair.life.workshop.new_ids())
        for each, (_, note) in zip(made, several, strict=True):
            words.place(each.note.id, note._replace(board=board, section=section, text=f"{number} {note.text}"), after)
            after = each.note.id
        self.pair.do(Several(made), words)

    @rule(pick=PICKS, what=st.sampled_from(TYPED))
    def revise(self, pick: int, what: tuple[str, PlainNote]) -> None:
        """A note says something else; what was named besides is added."""
        note, words, number = self.note(pick), self.pair.words, self.next_number()
        if note is None:
            return
        typed, said = what
        old = words.notes[note.id]
        new = old._replace(text=f"{number} {said.text}", owner=said.owner or old.owner)
        for facet, value in said.facets:
            new = new.saying(facet, value)
        words.notes[note.id] = new._replace(tags=tuple(dict.fromkeys((*old.tags, *said.tags))))
        self.pair.do(revising(CANVAS, note, f"{number} {typed}", self.pair.life.workshop.new_ids()), words)

    @rule(pick=PICKS, board=BOARDS, section=SECTIONS)
    def move(self, pick: int, board: str, section: str) -> None:
        """A note goes to the end of a section, in another without the facets that are not known there."""
        note, words = self.note(pick), self.pair.words
        if note is None:
            return
        old = words.notes[note.id]
        shown = words.shown(board, section)
        if shown[-1:] != [note.id]:
            facets = old.facets
            if (old.board, old.section) != (board, section):
                known = {"status", *(facet for facet, _ in SAYINGS.get(section, ()))}
                facets = tuple(said for said in old.facets if said[0] in known)
            last = [None, *(each for each in shown if each != note.id)][-1]
            words.place(note.id, old._replace(board=board, section=section, facets=facets), last)
        self.pair.do(moving(self.pair.life.workshop.session, CANVAS, note, board, section), words)

    @rule(pick=PICKS, by=st.sampled_from([-2, -1, 0, 1, 2]), is_archived=st.booleans())
    def rearrange(self, pick: int, by: int, is_archived: bool) -> None:
        """A note goes up or down among those that show; or off the board, or back to it."""
        note, words = self.note(pick), self.pair.words
        if note is None:
            return
        if not by or note.is_archived:
            words.notes[note.id] = words.notes[note.id]._replace(is_archived=is_archived)
            self.pair.do(archiving([note], is_archived=is_archived), words)
            return
        shown = words.shown(note.board, note.section)
        target = shown.index(note.id) + by
        if 0 <= target < len(shown):
            shown.remove(note.id)
            words.place(note.id, words.notes[note.id], shown[target - 1] if target else None)
        self.pair.do(reordering(self.pair.life.workshop.session, note, by), words)

    @rule(pick=PICKS, other=PICKS)
    def classify(self, pick: int, other: int) -> None:
        """A note says something for a facet of its section, or goes from need to have."""
        note, words = self.note(pick), self.pair.words
        if note is None:
            return
        old, sayings = words.notes[note.id], SAYINGS.get(note.section)
        if sayings is None or other % 3 == 0:
            is_need = dict(old.facets).get("status") == "need"
            words.notes[note.id] = old.saying("status", None if is_need else "need")
            self.pair.do(toggling_need(CANVAS, note), words)
        else:
            facet, value = sayings[other % len(sayings)]
            words.notes[note.id] = old.saying(facet, value)
            self.pair.do(setting(CANVAS, note, facet, value), words)

    @rule(pick=PICKS, other=PICKS, how=st.sampled_from(["thread", "tags", "owner"]))
    def label(self, pick: int, other: int, how: str) -> None:
        """A thread from a note to another comes or goes; or it has other tags, or another owner."""
        note, end, words = self.note(pick), self.note(other), self.pair.words
        if note is None or end is None:
            return
        old = words.notes[note.id]
        if how == "thread":
            links = tuple(each for each in old.links if each != end.id)
            words.notes[note.id] = old._replace(links=links if end.id in old.links else (*links, end.id))
            self.pair.do(linking(note, end), words)
        elif how == "tags":
            tags = ("a", "b", "c")[other % 3 :]
            words.notes[note.id] = old._replace(tags=tags)
            self.pair.do(SetTags(note.id, tags), words)
        else:
            owner = ("", "Ada", "Head of L&D")[other % 3]
            words.notes[note.id] = old._replace(owner=owner)
            self.pair.do(SetOwner(note.id, owner), words)

    @rule(pick=PICKS, is_heading=st.booleans())
    def answer(self, pick: int, is_heading: bool) -> None:
        """The session is called something else, or a question is ticked, or not any more."""
        words = self.pair.words
        if is_heading:
            words.heading = (f"Session {self.next_number()}", "Ann", *words.heading[2:])
            self.pair.do(SetHeading(*words.heading[:3]), words)
            return
        board, question = ("to-be", "as-is")[pick % 2], ("cu-1", "de-2")[pick // 2 % 2]
        words.ticks ^= {(board, question)}
        self.pair.do(ticking(self.pair.life.workshop.session, board, question), words)

    @rule(pick=PICKS, is_new=st.booleans())
    def park(self, pick: int, is_new: bool) -> None:
        """A point is put off, or settled, or not any more."""
        words = self.pair.words
        if is_new or not words.parking:
            point = PlainPoint(self.pair.life.workshop.new_id(), f"Later {self.next_number()}")
            words.parking.append(point)
        else:
            place = pick % len(words.parking)
            words.parking[place] = point = words.parking[place]._replace(is_settled=not words.parking[place].is_settled)
        self.pair.do(SetParked(Parked(*point)), words)

    @rule(pick=PICKS, is_new=st.booleans())
    def agree_on(self, pick: int, is_new: bool) -> None:
        """An action is agreed on, or done, or not any more."""
        words = self.pair.words
        if is_new or not words.actions:
            action_id, number = self.pair.life.workshop.new_id(), self.next_number()
            words.actions.append(PlainAction(action_id, f"Ask {number}", "Ada", date(2026, 3, 14)))
            self.pair.do(SetAction(action_from(action_id, f"Ask {number} @Ada by 2026-03-14")), words)
        else:
            place = pick % len(words.actions)
            words.actions[place] = action = words.actions[place]._replace(is_done=not words.actions[place].is_done)
            self.pair.do(SetAction(Action(*action)), words)

    @rule(words=DRAFTS)
    def type(self, words: str) -> None:
        """Somebody is in the middle of writing, or has left it again."""
        self.pair.type(words)

    @rule(turns=st.lists(st.booleans(), min_size=1, max_size=6))
    def undo(self, turns: list[bool]) -> None:
        """Changes are taken back, and done again, some times."""
        for is_back in turns:
            (self.pair.undo if is_back else self.pair.redo)()
            self.pair.check_memory()

    @rule(turns=st.lists(st.tuples(st.sampled_from([1, 20, 90]), st.sampled_from(TURNS)), min_size=1, max_size=4))
    def turn_the_clock(self, turns: list[tuple[int, str]]) -> None:
        """The clock is started, held, given or taken a minute, or goes to another step, and time goes by."""
        for seconds, how in turns:
            self.pair.turn_clock(how)
            self.pair.wait(seconds)
