"""The program and the plain model side by side: what both do, what either may do, and that they agree.

The model knows what is in memory, what the file says, what a power cut may make of it, and what must be among the
backups. Where a disk failed, the model allows the old and the new state and nothing else.
"""

from __future__ import annotations

import tomllib

import pytest

from lmc_tui.errors import ConflictError, SessionFileError
from lmc_tui.workshop.saving import Outcome, SaveState
from tests.support.fake_disk import Death, Died, Fault
from tests.support.plain_model import Plain, Words
from tests.support.plain_reading import of_file, said_count, words_of
from tests.support.session_life import SessionLife
from tests.support.session_on_disk import backups
from tests.unit.workshop.life.journals import Journals
from tests.unit.workshop.life.terms import DAMAGED, NO_MISHAP, Deed, Found, Mishap


class Agreement(Journals):
    """A session, in the hands of the program and of the model."""

    def __init__(self, content: bytes) -> None:
        self.life = SessionLife(content)
        self.mine = self.known = self.read(content)
        """What is in memory, and what the file said when it was read or written last."""
        self.on_disk: Found = self.known
        """What the file is now."""
        self.maybe: list[Found] = [self.known]
        """What may be found after a power cut."""
        self.versions = [content]
        """All contents of the file that were sessions, newest last."""
        self.backed: list[bytes | Words] = []
        """What must be among the backups, for ever."""
        super().__init__()
        self.open()

    def open(self) -> None:
        """A new program takes the file in hand; what is no session is put right by somebody first."""
        self.wait(1)
        if not isinstance(self.on_disk, Plain):
            with pytest.raises(SessionFileError):
                self.life.a_store().load()
            self.written_outside(self.versions[-1])
        self.life.open()
        assert self.life.sweep() == 0
        assert isinstance(self.on_disk, Plain)
        self.known = self.on_disk
        self.ours = {self.life.file}
        """The contents of the file that the program takes for its own."""
        self.deeds: list[Deed] = []
        """What the saver was asked to do with the next save."""
        self.begin(self.known)
        self.begin_journal()

    def wait(self, seconds: int) -> None:
        """Time goes by, for all that there is."""
        self.life.clock.advance(seconds)
        every = (self.mine, self.known, self.on_disk, *self.maybe, *self.in_journals())
        for clock in {id(each.clock): each.clock for each in every if isinstance(each, Plain)}.values():
            clock.tick(seconds)

    # --- somebody else ----------------------------------------------------------------------------

    @property
    def is_foreign(self) -> bool:
        """Whether somebody else wrote the file, or took it away."""
        return self.life.file not in self.ours

    def written_outside(self, content: bytes | None) -> None:
        """Somebody else puts that in place of the file; None takes it away."""
        self.life.write(content)
        self.found()

    def found(self) -> None:
        """The file says what it says now, also after a power cut."""
        content = self.on_disk = self.life.file
        if content not in (None, DAMAGED):
            self.on_disk = self.read(content)
            self.versions.append(content)
        self.maybe = [self.on_disk]

    def adopted(self) -> None:
        """The program goes on from what the file says."""
        assert isinstance(self.on_disk, Plain)
        self.known, self.ours = self.on_disk, {self.life.file}

    # --- saving -----------------------------------------------------------------------------------

    def save(self, mishap: Mishap = NO_MISHAP, *, is_last: bool = False) -> bool:
        """It is the saver's turn; the last one where *is_last*. Tells whether the program still lives."""
        saved, before = self._as_saved(), self.life.file
        is_due = self.is_unsaved or bool(self.deeds) or (is_last and bool(self.mine.clock.step))
        is_refused = is_due and self.is_foreign and not any(deed.is_forced for deed in self.deeds)
        try:
            outcome, is_struck = self._let_saver(mishap, is_last=is_last)
        except Died:
            self._die(mishap.cut, saved if is_due and not is_refused else None, before, is_last=is_last)
            return False
        is_saved = outcome.state is SaveState.SAVED
        assert is_struck or (is_saved != is_refused and outcome.notices == ()), outcome
        if is_refused:
            assert not is_saved
            assert is_struck or isinstance(outcome.error, ConflictError)
            assert self.life.file == before
        elif is_due and is_saved:
            self._acknowledged(saved, before, is_struck=is_struck)
        elif is_due:
            self._failed(saved, before)
        self.is_unsaved = not is_saved
        self.check_journal(self.kept_after(is_saved=is_saved, is_last=is_last), is_struck=is_struck)
        if isinstance(mishap.plan, Death):
            self._die(mishap.cut)
            return False
        return True

    def _let_saver(self, mishap: Mishap, *, is_last: bool) -> tuple[Outcome, bool]:
        """How the saver's turn went, and whether a fault struck in it. Raises `Died`."""
        saver, disk = self.life.saver, self.life.disk
        mishap.happen(disk)
        outcome = saver.close(self.life.workshop.session) if is_last else saver.save_now()
        is_struck = isinstance(disk.plan, Fault) and len(disk.calls) >= disk.plan.at
        NO_MISHAP.happen(disk)
        return outcome, is_struck

    def _as_saved(self) -> Plain:
        """What the file says once this is saved. Comments and keys of things that are no more went with them."""
        saved = self.mine.copy()
        saved.seen = self.life.clock.now() if saved.clock.step else None
        blocks = {"", "session", "end", *saved.words.blocks, *self.known.strange}
        blocks |= {key for key, is_there in (("timer", saved.clock.step), ("ticked", saved.words.ticks)) if is_there}
        saved.remarks = {remark: block for remark, block in self.known.remarks.items() if block in blocks}
        saved.strange = {key: block for key, block in self.known.strange.items() if block in blocks}
        return saved

    def _acknowledged(self, saved: Plain, before: bytes | None, *, is_struck: bool) -> None:
        """What was told to be saved is in the file, for ever, and everything that was asked for is done."""
        content = self.life.file
        assert content is not None
        assert self.says(content, saved)
        assert content == before or said_count(content) == len(saved.words.notes)
        self._replaced(before)
        self.found()
        self.adopted()
        self.discard(self.deeds, is_struck=is_struck)
        self.deeds = []

    def _failed(self, saved: Plain, before: bytes | None) -> None:
        """What was told not to be saved is in the file all the same, or the file is as it was."""
        content = self.life.file
        self.maybe.append(saved)
        if content != before:
            assert content is not None
            assert self.says(content, saved)
            self._replaced(before)
            self.known = self.on_disk = saved
            self.ours.add(content)
            self.versions.append(content)

    def _replaced(self, before: bytes | None) -> None:
        """What was replaced, and was not ours, has to be among the backups, and what else was asked for."""
        if before is not None and before not in self.ours:
            self.backed.append(before)
        self.backed += [deed.backup for deed in self.deeds if deed.backup is not None]

    # --- the end of a program ---------------------------------------------------------------------

    def close(self, mishap: Mishap = NO_MISHAP) -> None:
        """Leave in an orderly way and come back."""
        if self.save(mishap, is_last=True):
            draft = self.life.places[-1].draft if self.draft else None
            assert (draft.text if draft else "") == self.draft
            self.leave_journal(is_sure=True)
            self.open()

    def kill(self, cut: int | None) -> None:
        """The program is killed while nothing is being saved."""
        self._die(cut)

    def _die(
        self, cut: int | None, saved: Plain | None = None, before: bytes | None = None, *, is_last: bool = False
    ) -> None:
        """The program has died, perhaps while it *saved* that over what stood there *before*; another one begins."""
        is_saving = self.life.disk.is_dead
        self.life.crash(cut)
        content, may_be = self.life.file, [self.on_disk] if cut is None else self.maybe
        if not any(self.says(content, each) for each in may_be):
            assert saved is not None
            assert self.says(content, saved), "neither what was there nor what was being saved"
            self._replaced(before)
        is_done = self.says(content, saved) if saved is not None else not self.is_unsaved
        ends = (False, True)[: 1 + is_done] if is_saving else ()
        kept_later = [self.kept_after(is_saved=each, is_last=is_last) for each in ends]
        later = [*self.maybe, saved or self.on_disk] if cut is None else []
        self.found()
        self.maybe += later
        self.find_journals(self.deeds if is_done else [], kept_later, is_cut=cut is not None)
        self.check_backups()
        self.open()

    # --- what always holds ------------------------------------------------------------------------

    def check(self) -> None:
        """Memory, file and backups are what the model says, and nothing was left open."""
        self.check_memory()
        assert self.says(self.life.file, self.on_disk)
        assert self.life.disk.open_descriptors == self.life.descriptors_of_the_dead
        self.check_backups()

    def says(self, content: bytes | None, expected: Found) -> bool:
        """Whether a file says that, with the comments and strange keys at least."""
        if content is None or not isinstance(expected, Plain):
            return content == expected
        try:
            found = self.read(content)
        except (tomllib.TOMLDecodeError, KeyError, UnicodeDecodeError):
            return False
        is_kept = expected.remarks.keys() <= found.remarks.keys() and expected.strange.items() <= found.strange.items()
        return found.told() == expected.told() and is_kept

    def read(self, content: bytes) -> Plain:
        """What a file says now."""
        return of_file(content, self.life.clock.now())

    def check_backups(self) -> None:
        """Whatever was to be backed up is there."""
        there = frozenset(backups(self.life.disk))
        sessions = [words_of(each) for each in there if each != DAMAGED]
        for each in self.backed:
            assert each in (there if isinstance(each, bytes) else sessions)

    def texts_in_file(self) -> set[str]:
        """Every text in the file; none where it is no session."""
        return self.on_disk.words.texts if isinstance(self.on_disk, Plain) else set()

    def texts_in_backups(self) -> set[str]:
        """Every text among the backups."""
        return {text for each in backups(self.life.disk) if each != DAMAGED for text in words_of(each).texts}
