"""Whatever happens to a session, in whatever order, the program agrees with a plain model and loses no note.

`LMC_EXAMPLES=2000` tries 2,000 lives, other ones each time, instead of always the same few.
"""

from __future__ import annotations

import errno
import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule, run_state_machine_as_test

from lmc_tui.domain.changes import AddNote, MoveNote, SetArchived, SetText, apply
from lmc_tui.storage.store import session_text
from tests.support.builders import a_filled_session, a_note, a_session, an_agenda
from tests.support.fake_disk import Death, Fault
from tests.support.outside_editor import BOM, WAYS
from tests.support.plain_model import Plain
from tests.support.plain_reading import of_session, text_of
from tests.support.session_life import CANVAS
from tests.unit.workshop.life import decisions
from tests.unit.workshop.life.disk import Agreement
from tests.unit.workshop.life.people import DRAFTS, PICKS, TYPED, People
from tests.unit.workshop.life.terms import DAMAGED, NO_MISHAP, Mishap

EXAMPLES = int(os.environ.get("LMC_EXAMPLES", "0"))  # read here, for the tests' own environment is empty
FEW, STEPS = 200, 40
HAND_MADE = """\
# Ann's file # remark 0
format = "lmc-session"
version = 1
ours0 = "green"   # a key of ours

[session]
title = "Depot"    # working title
canvas = "small"
created = 2026-03-02T09:00:00Z

[[agenda]]
id = "s1"
kind = "break"
planned_seconds = 60

# the partner that matters most
[[notes]]
text = "Warehouse IT"       # own the scanner
id = "p1"
section = "key-partners"
board = "to-be"
ours1 = 1
facets = { side = "internal" }

[[notes]]
id = "c1"
board = "to-be"
section = "customers"
text = '''Depot
 [[notes]]
Operations'''

# ask them again in May

[[notes]]
id = "p2"
board = "to-be"
section = "key-partners"
text = "Vendor"
[notes.facets]
side = "external"           # paid
"""
BEGINNINGS = {
    "filled": session_text(a_filled_session(), CANVAS),
    "by hand": HAND_MADE,
    "bare": session_text(a_session(agenda=an_agenda(1, 2)), CANVAS),
}
WHAT = st.sampled_from([decisions.RESTORE, decisions.UNITE, decisions.DISCARD])
WHOSE = st.sampled_from([decisions.BOTH, decisions.THEIRS, decisions.MINE])
BY_HAND = st.lists(st.tuples(st.sampled_from([*sorted(WAYS), "adds", "rewrites"]), PICKS), min_size=1, max_size=3)
CUTS = st.none() | st.integers(0, 40)
NUMBERS = st.sampled_from([errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])
CALLS = st.sampled_from(["sync_folder", "replace", "sync", "write", "unlink"])
ANY, FEW_OF_A_NAME = st.integers(1, 45), st.sampled_from([1, 1, 2])


def faults(at: st.SearchStrategy[int]) -> st.SearchStrategy[Fault]:
    """A call reports an error."""
    return st.builds(Fault, at, NUMBERS, is_lasting=st.booleans(), is_late=st.booleans())


FAULTS = st.builds(Mishap, faults(FEW_OF_A_NAME), st.none(), CALLS) | st.builds(
    Mishap, faults(ANY), st.none(), st.just("")
)
DEATHS = st.builds(Mishap, st.builds(Death, FEW_OF_A_NAME), CUTS, CALLS) | st.builds(
    Mishap, st.builds(Death, ANY), CUTS, st.just("")
)
UNCONFIRMED = st.builds(
    Mishap, st.builds(Fault, st.integers(1, 9), st.just(errno.EIO)), st.none(), st.just("sync_folder")
)
"""The disk does not confirm the name of a file or folder: of the session, a backup, a journal, or what they lie in."""
LOSES_MOST = 0
"""The cut that loses everything that was not confirmed."""
FAILS_AT_ONCE = Mishap(Fault(1, errno.EIO))
MISHAPS = st.one_of(st.just(NO_MISHAP), FAULTS, DEATHS)


class LifeOfASession(People):
    """People at work on a session, other people, and the machine under them."""

    @initialize(beginning=st.sampled_from(list(BEGINNINGS)))
    def begin(self, beginning: str) -> None:
        """The file is there, and opened."""
        self.pair = Agreement(BEGINNINGS[beginning].encode())

    @invariant()
    def agree(self) -> None:
        """The program and the model agree."""
        self.pair.check()

    # --- saving, and the end ----------------------------------------------------------------------

    @rule(mishap=MISHAPS)
    def save(self, mishap: Mishap) -> None:
        """It is the saver's turn."""
        self.pair.save(mishap)

    @rule(mishap=MISHAPS)
    def close(self, mishap: Mishap) -> None:
        """Leave, and come back."""
        self.pair.close(mishap)

    @rule(cut=CUTS)
    def kill(self, cut: int | None) -> None:
        """The program dies without warning; another one begins."""
        self.pair.kill(cut)

    @precondition(lambda self: self.pair.left)
    @rule(what=WHAT, mishap=MISHAPS)
    def recover(self, what: str, mishap: Mishap) -> None:
        """What a crash left is restored, brought together with what is there, or discarded."""
        decisions.recover(self.pair, what)
        self.pair.check()
        self.pair.save(mishap)

    @rule(pick=PICKS, cut=CUTS, what=WHAT)
    def lose_and_recover(self, pick: int, cut: int | None, what: str) -> None:
        """A note is revised, cannot be saved, and the program dies; it is revised again, and what was left is found."""
        self.revise(pick, TYPED[0])
        self.pair.save(FAILS_AT_ONCE)
        self.pair.kill(cut)
        self.revise(pick, TYPED[1])
        if self.pair.left:
            self.recover(what, NO_MISHAP)

    @rule(mishap=UNCONFIRMED, what=WHAT, cut=st.just(LOSES_MOST) | CUTS)
    def inherit_unconfirmed(self, mishap: Mishap, what: str, cut: int | None) -> None:
        """A save is not confirmed and its program is killed; another one finds both, saves, and then the power goes."""
        self.park(0, is_new=True)
        self.pair.save(mishap)
        self.pair.kill(None)
        if self.pair.left:
            self.recover(what, NO_MISHAP)
            self.pair.check()
        self.pair.kill(cut)

    # --- somebody else ----------------------------------------------------------------------------

    @rule(ways=BY_HAND)
    def edit_by_hand(self, ways: list[tuple[str, int]]) -> None:
        """Somebody else changes the text of the file, and leaves its line ends and its mark."""
        content = self.pair.life.file
        if content is None or not isinstance(self.pair.on_disk, Plain):
            return
        text = text_of(content)
        for way, pick in ways:
            text = WAYS[way](text.removeprefix(BOM).replace("\r\n", "\n"), pick, self.next_number())
        if b"\r\n" in content:
            text = text.replace("\r\n", "\n").replace("\n", "\r\n")
        if content.startswith(BOM.encode()):
            text = BOM + text.removeprefix(BOM)
        self.pair.written_outside(text.encode())

    @precondition(lambda self: isinstance(self.pair.on_disk, Plain))
    @rule(how=st.sampled_from(["text", "add", "move", "archive"]), pick=PICKS)
    def edit_elsewhere(self, how: str, pick: int) -> None:
        """Another window of the program loads, changes and saves the file."""
        store, before = self.pair.life.a_store(), self.pair.on_disk
        session, number = store.load().session, self.next_number()
        note = session.notes[pick % len(session.notes)] if session.notes else None
        if note is None or how == "add":
            session = apply(session, AddNote(a_note(f"e{number:06d}", "design", f"elsewhere {number}"), None))
        elif how == "text":
            session = apply(session, SetText(note.id, f"elsewhere {number}"))
        elif how == "move":
            session = apply(session, MoveNote(note.id, "as-is", note.section, None))
        else:
            session = apply(session, SetArchived(note.id, not note.is_archived))
        assert store.save(session) == ()
        self.pair.written_outside(self.pair.life.file)
        after = self.pair.on_disk
        assert isinstance(before, Plain)
        assert isinstance(after, Plain)
        assert after.words == of_session(session, self.pair.life.clock.now()).words
        assert before.remarks.keys() <= after.remarks.keys()
        assert before.strange.items() <= after.strange.items()

    @rule(how=st.sampled_from(["older", "older", "gone", "damaged"]), pick=PICKS)
    def spoil(self, how: str, pick: int) -> None:
        """Somebody puts an older version in place of the file, deletes it, or breaks it."""
        if how != "older":
            self.pair.written_outside(None if how == "gone" else DAMAGED)
        elif len(self.pair.maybe) == 1:
            self.pair.written_outside(self.pair.versions[pick % len(self.pair.versions)])

    @rule(whose=WHOSE, mishap=MISHAPS)
    def meet(self, whose: str, mishap: Mishap) -> None:
        """The program looks for what others did, and goes along; with changes here a person decides."""
        theirs = decisions.look(self.pair)
        if theirs is None:
            return
        if theirs.session is not None and not self.pair.is_unsaved:
            decisions.follow(self.pair, theirs)
            return
        here, there = self.pair.mine.words.texts - self.pair.known.words.texts, self.pair.texts_in_file()
        decisions.decide(self.pair, theirs, whose)
        self.pair.check()
        is_alive = self.pair.save(mishap)
        kept = self.pair.texts_in_file() | self.pair.texts_in_backups()
        assert there <= kept
        assert here <= kept or not is_alive or self.pair.is_unsaved

    @rule(ways=BY_HAND, whose=WHOSE, is_idle=st.booleans())
    def part_and_meet(self, ways: list[tuple[str, int]], whose: str, is_idle: bool) -> None:
        """Others work, and people here too unless they are idle; then they meet."""
        if is_idle:
            self.pair.save()
        else:
            self.park(0, is_new=True)
        self.edit_by_hand(ways)
        self.pair.check()
        self.meet(whose, NO_MISHAP)

    @rule(
        drafts=st.tuples(DRAFTS, DRAFTS),
        ways=st.just([]) | BY_HAND,
        whose=WHOSE,
        mishap=UNCONFIRMED | FAULTS,
        cut=st.just(LOSES_MOST) | CUTS,
    )
    def fail_and_retry(
        self, drafts: tuple[str, str], ways: list[tuple[str, int]], whose: str, mishap: Mishap, cut: int | None
    ) -> None:
        """People write, here and perhaps elsewhere; that is saved badly, then saved well; and then the program dies."""
        self.park(0, is_new=True)
        self.edit_by_hand(ways)
        self.pair.type(drafts[0])
        if self.pair.is_foreign:
            self.meet(whose, mishap)
        else:
            self.pair.save(mishap)
        self.pair.check()
        self.pair.type(drafts[1])
        self.pair.save()
        self.pair.check()
        self.pair.kill(cut)

    @rule(ways=BY_HAND, whose=WHOSE, mishap=UNCONFIRMED)
    def meet_unconfirmed(self, ways: list[tuple[str, int]], whose: str, mishap: Mishap) -> None:
        """Somebody decides whose version it shall be; that is not all confirmed at first, and then the power goes."""
        self.fail_and_retry(("", ""), ways, whose, mishap, LOSES_MOST)


def test_the_program_agrees_with_a_plain_model_and_loses_no_note() -> None:
    """Edits, undo, saves that fail, crashes, outside edits, merges and openings in any order."""
    chosen = settings(
        max_examples=EXAMPLES or FEW,
        stateful_step_count=STEPS,
        derandomize=not EXAMPLES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(LifeOfASession, settings=chosen)
