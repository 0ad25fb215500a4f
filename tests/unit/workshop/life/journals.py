"""What lies in journals: what this program would lose, and what those before it left."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.support.plain_model import Plain
from tests.support.plain_reading import of_file, of_session
from tests.unit.workshop.life.memory import InMemory
from tests.unit.workshop.life.terms import Deed, Kept

BOTH = (True, False)


class Journals(InMemory):
    """The journals on the disk, and what the model knows of them."""

    def __init__(self) -> None:
        self.left: dict[Path, Kept] = {}
        """The journals that earlier programs left."""
        self.gone: dict[Path, Kept] = {}
        """Journals that were discarded; a power cut may bring them back."""
        self.unsure: set[Path] = set()
        """Those of `left` that a power cut may turn into what they were before, or into nothing."""
        self.ever: list[Kept] = []
        """What journals held; a power cut may bring it back."""
        self.kept = Kept()
        """What the journal of this program holds."""
        self.is_sure = True
        """Whether no fault was near when it was written."""
        self.missed = Kept()
        """What could not be written into it; that is tried again only when there is something new."""

    def begin_journal(self) -> None:
        """A new program offers all that was left, and has nothing to lose itself."""
        self.kept, self.missed, self.is_sure = Kept(), Kept(), True
        found = {each.entry.file: each for each in self.life.recovery.leftover()}
        assert found.keys() == self.left.keys()
        for path, kept in self.left.items():
            draft, session = found[path].draft, found[path].session
            plain = of_session(session, self.life.clock.now()) if session else None
            assert Kept(draft.text if draft else "", plain).told() == kept.told()

    def leave_journal(self, *, is_sure: bool) -> None:
        """The program ends, and its journal stays if it holds anything; on the platter, too, where that *is_sure*."""
        own = self._own()
        self.left |= own
        self.unsure |= set() if is_sure and self.is_sure else own.keys()
        self.ever += own.values()

    def in_journals(self) -> Iterator[Plain | None]:
        """Every session that the model knows to have been in a journal."""
        for kept in (self.kept, self.missed, *self.left.values(), *self.gone.values(), *self.ever):
            yield kept.session

    def kept_after(self, *, is_saved: bool, is_last: bool) -> Kept:
        """What the journal of this program holds after a save."""
        unsaved = None if is_saved else Plain(self.mine.words.copy(), self.mine.clock.copy())
        return Kept("" if is_last else self.draft, unsaved)

    def check_journal(self, wanted: Kept, *, is_struck: bool) -> None:
        """The journal holds what would be lost; after a fault it may be as it was."""
        own = self._own()
        assert len(own) <= 1
        told = next(iter(own.values()), Kept()).told()
        if told == wanted.told():
            is_written = told != self.kept.told()
            self.kept, self.is_sure = wanted, not is_struck if is_written else self.is_sure
        else:
            assert is_struck or (not self.is_sure and wanted.told() == self.missed.told())
            assert told == self.kept.told()
            self.missed, self.is_sure = wanted, False
        self.ever.append(self.kept)

    def discard(self, deeds: Iterable[Deed], *, is_struck: bool) -> None:
        """What a person decided about is not offered again; after a fault it may be."""
        for path in (deed.discarded for deed in deeds):
            if path in self.left and not (is_struck and path in self.life.journals):
                self.gone[path] = self.left.pop(path)
                assert path not in self.life.journals

    def find_journals(self, deeds: Iterable[Deed], *, is_cut: bool, is_saving: bool) -> None:
        """What was in a journal for sure is there, and whatever is there was in one."""
        there, discarded = self.life.journals, [deed.discarded for deed in deeds]
        if is_cut:
            self.left = {path: kept for path, kept in self.left.items() if path not in self.unsure}
        for path in [each for each in self.left if each not in there]:
            assert path in discarded
            self.gone[path] = self.left.pop(path)
        may_be = [self.kept]
        if is_cut:
            self.left |= {path: kept for path, kept in self.gone.items() if path in there}
            may_be += self.ever
        if is_saving:
            may_be += [self.kept_after(is_saved=each, is_last=last) for each in BOTH for last in BOTH]
        own = [kept.told() for kept in self._own().values()]
        assert all(kept in [each.told() for each in may_be] for kept in own)
        assert self.kept == Kept() or not self.is_sure or is_saving or self.kept.told() in own
        self.leave_journal(is_sure=not is_saving)
        if is_cut:
            self.gone, self.unsure, self.ever = {}, set(), []

    def _own(self) -> dict[Path, Kept]:
        """The journals that no earlier program left."""
        return {path: self._read(content) for path, content in self.life.journals.items() if path not in self.left}

    def _read(self, content: bytes) -> Kept:
        data = tomllib.loads(content.decode())
        whole = data.get("unsaved", {}).get("whole", "")
        session = of_file(whole.encode(), self.life.clock.now()) if whole else None
        return Kept(data.get("draft", {}).get("text", ""), session and Plain(session.words, session.clock))
