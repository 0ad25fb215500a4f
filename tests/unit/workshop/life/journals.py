"""What lies in journals: what this program would lose, and what those before it left."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.support.plain_model import Plain
from tests.support.plain_reading import of_file, of_session
from tests.unit.workshop.life.memory import InMemory
from tests.unit.workshop.life.terms import Deed, Kept


class Journals(InMemory):
    """The journals on the disk, and what the model knows of them."""

    def __init__(self) -> None:
        self.left: dict[Path, Kept] = {}
        """The journals that earlier programs left."""
        self.gone: dict[Path, Kept] = {}
        """Journals that were discarded; a power cut may bring them back."""
        self.unsure: set[Path] = set()
        """Those of `left` and `gone` that a power cut may turn into what they were before, or into nothing."""
        self.ever: list[Kept] = []
        """What journals held; a power cut may bring it back."""
        self.kept = Kept()
        """What the journal of this program holds."""
        self.is_sure = True
        """Whether that is on the platter: no fault was near when it was written, or at the save after it."""

    def begin_journal(self) -> None:
        """A new program offers all that was left, and has nothing to lose itself."""
        self.kept, self.is_sure = Kept(), True
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
        for kept in (self.kept, *self.left.values(), *self.gone.values(), *self.ever):
            yield kept.session

    def kept_after(self, *, is_saved: bool, is_last: bool) -> Kept:
        """What the journal of this program holds after a save."""
        unsaved = None if is_saved else Plain(self.mine.words.copy(), self.mine.clock.copy())
        return Kept("" if is_last else self.draft, unsaved)

    def check_journal(self, wanted: Kept, *, is_struck: bool) -> None:
        """The journal holds what would be lost, for ever; after a fault it may be as it was, until the next save.

        Those that were left are still there, unless somebody decided about them and that was saved.
        """
        assert self.left.keys() <= self.life.journals.keys()
        own = self._own()
        assert len(own) <= 1
        told = next(iter(own.values()), Kept()).told()
        if not is_struck:
            assert told == wanted.told()
            self.kept, self.is_sure = wanted, True
        elif told == wanted.told():
            self.is_sure &= told == self.kept.told()
            self.kept = wanted
        else:
            assert told == self.kept.told()
        self.ever.append(self.kept)

    def discard(self, deeds: Iterable[Deed], *, is_struck: bool) -> None:
        """What a person decided about is not offered again; after a fault it may be."""
        for path in (deed.discarded for deed in deeds):
            if path in self.left and not (is_struck and path in self.life.journals):
                self.gone[path] = self.left.pop(path)
                assert path not in self.life.journals

    def find_journals(self, deeds: Iterable[Deed], later: Iterable[Kept], *, is_cut: bool) -> None:
        """What was in a journal for sure is there, or what the program was about to put in its place *later*."""
        there, discarded, is_saving = self.life.journals, [deed.discarded for deed in deeds], bool(later)
        if is_cut:
            self.left = {path: kept for path, kept in self.left.items() if path not in self.unsure}
        for path in [each for each in self.left if each not in there]:
            assert path in discarded
            self.gone[path] = self.left.pop(path)
        if is_cut:
            self.left |= {path: kept for path, kept in self.gone.items() if path in there and path not in self.unsure}
        self._check_own([self.kept, *later], is_cut=is_cut)
        self.leave_journal(is_sure=not is_saving)
        if is_cut:
            self.gone, self.unsure, self.ever = {}, set(), []

    def _check_own(self, promised: list[Kept], *, is_cut: bool) -> None:
        """One of those was left by this program; only a power cut brings back what was removed."""
        own = [kept.told() for kept in self._own().values()] or [Kept().told()]
        wanted = [kept.told() for kept in promised]
        if not is_cut:
            assert len(own) == 1
            assert own[0] in wanted
            return
        assert all(kept in [*wanted, Kept().told(), *(each.told() for each in self.ever)] for kept in own)
        assert not self.is_sure or Kept().told() in wanted or any(kept in wanted for kept in own)

    def _own(self) -> dict[Path, Kept]:
        """The journals that no earlier program left."""
        return {path: self._read(content) for path, content in self.life.journals.items() if path not in self.left}

    def _read(self, content: bytes) -> Kept:
        data = tomllib.loads(content.decode())
        whole = data.get("unsaved", {}).get("whole", "")
        session = of_file(whole.encode(), self.life.clock.now()) if whole else None
        return Kept(data.get("draft", {}).get("text", ""), session and Plain(session.words, session.clock))
