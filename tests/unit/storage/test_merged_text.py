"""The text of a merge: whole blocks of the second file come as they are written there, and all else is named."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings

from lmc_tui.domain.merging import merge
from lmc_tui.domain.session import Session
from lmc_tui.storage.borrowing import lost_comments
from lmc_tui.storage.merged_text import MergedText, merged_text
from lmc_tui.storage.store import TomlSessionStore, session_text
from lmc_tui.workshop.identity import CountedIds
from tests.support.builders import a_note, a_session
from tests.unit.domain.merging.parting import CANVAS, PARTED, Parted

CANVASES = {CANVAS.id: CANVAS}


def united(folder: Path, mine: str, theirs: str, base: str | None = None) -> MergedText:
    """What is written for three files with those texts."""
    stores = []
    for name, text in (("mine", mine), ("theirs", theirs), ("base", base)):
        if text is not None:
            path = folder / f"{name}.toml"
            path.write_bytes(text.encode())
            stores.append(TomlSessionStore(path, CANVASES))
    sessions = [store.load().session for store in stores]
    old = sessions[2] if base is not None else None
    merged = merge(old, sessions[0], sessions[1], CANVAS, CountedIds())
    return merged_text(stores[0], stores[1], stores[2] if base is not None else None, merged.session, CANVASES)


def text_of(session: Session) -> str:
    """A session as the text of a file."""
    return session_text(session, CANVAS)


ONE, TWO = a_note("p000001", text="Vendor # one"), a_note("p000002", text="Sponsor")


def test_a_new_note_comes_with_its_comments_and_keys(tmp_path: Path) -> None:
    """As its block stands in the second file; line ends are those of the first."""
    mine = text_of(a_session(ONE)).replace("\n", "\r\n")
    block = '# from the back\n[[notes]]\nid = "p000002"\ncolour = "red"  # as on the wall\n'
    theirs = text_of(a_session(ONE, TWO)).replace('[[notes]]\nid = "p000002"\n', block)
    found = united(tmp_path, mine, theirs)
    assert block.replace("\n", "\r\n") in found.text
    assert "\n" not in found.text.replace("\r\n", "")
    assert (found.has_comments, found.lost_comments, found.lost_keys) == (True, (), ())


def test_what_stands_at_a_thing_of_both_is_named(tmp_path: Path) -> None:
    """A comment, a key in a note, in a table and of the root; a sign in a text is no comment."""
    mine = text_of(a_session(ONE))
    theirs = (
        mine.replace('text = "Vendor # one"', 'text = "Vendor # one"  # who?\ncolour = "red"')
        .replace("[session]", "[session]\nroom = 7")
        .replace("version = 1", "version = 1\nmood = 9")
    )
    found = united(tmp_path, mine, theirs)
    assert found.text == mine
    assert found.lost_comments == ("who?",)
    assert found.lost_keys == ("mood", "session.room", "notes[p000001].colour")


def test_what_the_first_side_took_out_is_not_lost(tmp_path: Path) -> None:
    """It stood in the base already, so somebody did not want it; what is new on the second side is named."""
    mine = text_of(a_session(ONE))
    base = mine.replace("[session]", "# old\n[session]\nroom = 7")
    theirs = base.replace("[session]", "# new\n[session]\nseats = 12")
    found = united(tmp_path, mine, theirs, base)
    assert found.lost_comments == ("new",)
    assert found.lost_keys == ("session.seats",)


def test_only_comments_count() -> None:
    """Not what stands in a string of any kind; and each as often as it stands there."""
    second = 'a = \'# no\' # yes\nb = """\n# no\n"""\nc = \'\'\'# no\'\'\'\nd = "\\"# no" # yes\n#\n'
    assert lost_comments("", second, "") == ("yes", "yes")
    assert lost_comments("# yes\n", second, "") == ("yes",)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PARTED)
def test_a_session_with_itself_gives_its_own_bytes(tmp_path: Path, parted: Parted) -> None:
    """Whatever it holds."""
    text = text_of(parted.mine)
    assert united(tmp_path, text, text) == MergedText(text, True, (), ())
