"""What people decide about somebody else's version and about what a crash left, done by the program and the model."""

from __future__ import annotations

from functools import partial

from lmc_tui.domain.session import Session
from lmc_tui.storage.backups import Why
from lmc_tui.storage.store import Theirs, session_text
from lmc_tui.workshop.saving import Errand
from tests.support.plain_merge import assert_kept
from tests.support.plain_model import Plain
from tests.support.plain_reading import of_session
from tests.support.session_life import CANVAS
from tests.unit.workshop.life.disk import Agreement
from tests.unit.workshop.life.terms import Deed

MINE, THEIRS, BOTH = "mine", "theirs", "both"
RESTORE, UNITE, DISCARD = "restore", "unite", "discard"


def look(pair: Agreement) -> Theirs | None:
    """What the program finds that somebody else made of the file."""
    theirs = pair.life.store.outside()
    assert (theirs is not None) == pair.is_foreign
    assert theirs is None or (theirs.session is not None) == isinstance(pair.on_disk, Plain)
    return theirs


def follow(pair: Agreement, theirs: Theirs) -> None:
    """Nothing is unsaved here, so the program goes on with what the file says."""
    assert theirs.session is not None
    merged, now = _merged(pair, theirs.session), pair.life.clock.now()
    plain, there = of_session(merged, now), of_session(theirs.session, now)
    assert plain.words == there.words
    assert pair.mine.clock.state == "running" or plain.told() == there.told()
    pair.life.store.adopt(theirs)
    pair.adopted()
    pair.take_in(partial(pair.life.workshop.take_in, merged, "theirs"), plain.words, plain.clock)
    session = pair.life.workshop.session
    is_said = pair.life.store.says(session)
    if not pair.mine.clock.step:  # else the file also tells when it was seen
        assert is_said == (pair.mine.told()[:2] == pair.known.told()[:2])
    if is_said:
        pair.life.saver.is_on_disk(session)
        pair.is_unsaved = False


def _merged(pair: Agreement, theirs: Session) -> Session:
    """Both versions as one, from which nothing is missing."""
    known, now = pair.life.store.known, pair.life.clock.now()
    assert known is not None
    merged = pair.life.workshop.merged(known.session, theirs).session
    base, there, both = (of_session(each, now) for each in (known.session, theirs, merged))
    assert_kept(base.words, pair.mine.words, there.words, both.words)
    steps = base.words.plan
    if there.clock.told(steps) == base.clock.told(steps) or pair.mine.clock.state == "running":
        assert (both.clock.step, both.clock.state) == (pair.mine.clock.step, pair.mine.clock.state)
    if there.clock.told(steps) == base.clock.told(steps):
        assert both.clock.told(pair.mine.words.plan) == pair.mine.clock.told(pair.mine.words.plan)
    return merged


def decide(pair: Agreement, theirs: Theirs, whose: str) -> None:
    """A person says whose version it shall be; the saver is asked to make it so."""
    workshop, saver = pair.life.workshop, pair.life.saver
    pair.is_unsaved = True
    if whose == MINE or theirs.version is None:
        pair.deeds.append(Deed(is_forced=True))
        saver.hurry(workshop.session, Errand(force=True))
        return
    content, mine = theirs.version.content, workshop.session
    taken = theirs.version.session if whose == THEIRS else _merged(pair, theirs.version.session)
    backup = Deed(backup=pair.mine.words if whose == THEIRS else content)
    if whose == THEIRS:
        content = session_text(mine, CANVAS).encode()
    plain = of_session(taken, pair.life.clock.now())
    pair.life.store.adopt(theirs)
    pair.adopted()
    pair.take_in(partial(workshop.take_in, taken, whose), plain.words, plain.clock)
    pair.deeds.append(backup)
    saver.hurry(workshop.session, Errand(before=partial(pair.life.backups.make, content, Why.CONFLICT)))


def recover(pair: Agreement, what: str) -> None:
    """A person decides about the newest of what was left, and the saver is asked to make it so."""
    recovery, workshop, saver = pair.life.recovery, pair.life.workshop, pair.life.saver
    leftover = recovery.leftover()[0]
    path = leftover.entry.file
    assert path is not None
    kept = pair.left[path]
    if what != DISCARD and leftover.session is not None:
        session = leftover.session
        if what == UNITE:
            session = workshop.united(session).session
        plain = of_session(session, pair.life.clock.now())
        assert kept.session is not None
        if what == UNITE:
            assert kept.session.words.texts | pair.mine.words.texts <= plain.words.texts
        else:
            assert plain.words == kept.session.words
        pair.take_in(partial(workshop.take_in, session, what), plain.words, plain.clock)
    if what != DISCARD and kept.draft:
        pair.type(kept.draft)
    pair.is_unsaved = True
    pair.deeds.append(Deed(discarded=path))
    saver.hurry(workshop.session, Errand(after=partial(recovery.discard, leftover)))
