"""Two branches of a real git repository come together by `lmc`, as the README's three lines set it up."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from lmc_tui.content import canvases, example_text
from lmc_tui.storage.store import TomlSessionStore

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")

README = Path(__file__).parents[2] / "README.md"
NOTE = """[[notes]]
id = "{id}"
board = "to-be"
section = "{section}"
text = "{text}"

"""
Change = Callable[[str], str]


class Repository:
    """A repository with the example in it, and the driver of the README."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(folder),
            "GIT_CONFIG_NOSYSTEM": "1",
            "LC_ALL": "C.UTF-8",
        }
        self.session = folder / "sessions" / "quillmarsh.toml"
        self.session.parent.mkdir()
        self.session.write_text(example_text())
        attributes, *configuration = readme_lines()
        (folder / ".gitattributes").write_text(f"{attributes}\n")
        self.git("init", "--quiet", "--initial-branch", "main")
        self.git("config", "user.name", "Ann")
        self.git("config", "user.email", "ann@example.org")
        for line in configuration:
            words = shlex.split(line)
            self.git(*(re.sub(r"^lmc ", f"{sys.executable} -m lmc_tui ", word) for word in words[1:]))
        self.commit("The session")

    def git(self, *arguments: str, status: int = 0) -> str:
        """What git says, on both streams; it has to end with that status."""
        run = subprocess.run(
            ["git", *arguments], cwd=self._folder, env=self._environment, capture_output=True, text=True, timeout=60
        )
        said = run.stdout + run.stderr
        assert run.returncode == status, said
        return said

    def commit(self, words: str) -> None:
        """Commit everything."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", words)

    def part(self, ours: Change, theirs: Change) -> None:
        """Two branches that each change the session; `main` is in hand, `theirs` is the other."""
        self.git("checkout", "--quiet", "-b", "theirs")
        self.session.write_text(theirs(self.session.read_text()))
        self.commit("Theirs")
        self.git("checkout", "--quiet", "main")
        self.session.write_text(ours(self.session.read_text()))
        self.commit("Ours")

    def notes(self) -> dict[str, str]:
        """Id to text, of a session that can be read without a complaint."""
        loaded = TomlSessionStore(self.session, canvases()).load()
        assert loaded.notices == ()
        return {note.id: note.text for note in loaded.session.notes}


def readme_lines() -> list[str]:
    """The line for .gitattributes and the two for the configuration, as the README shows them."""
    text = README.read_text(encoding="utf-8")
    attributes = re.search(r"^echo '(.+ merge=lmc)' >> \.gitattributes$", text, re.MULTILINE)
    configuration = re.findall(r"^git config merge\.lmc\..+$", text, re.MULTILINE)
    assert attributes is not None
    assert len(configuration) == 2
    return [attributes[1], *configuration]


def adding(note_id: str, section: str, text: str) -> Change:
    """Adds a note in front of all others and counts it."""
    block = NOTE.format(id=note_id, section=section, text=text)

    def change(session: str) -> str:
        assert session.count("[end]\nnotes = 68\n") == 1
        return session.replace("[end]\nnotes = 68\n", "[end]\nnotes = 69\n").replace(
            "[[notes]]", f"{block}[[notes]]", 1
        )

    return change


def rewording(text: str) -> Change:
    """Says something else in the note about the vendor."""
    return lambda session: session.replace('"Scanner vendor"', f'"{text}"')


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository of its own."""
    return Repository(tmp_path)


def test_notes_that_two_branches_add_come_together(repository: Repository) -> None:
    """In the same place of the file and with the same line of the count, where git by itself sees a conflict."""
    repository.part(
        adding("aaaaaaa", "key-partners", "Works council"), adding("bbbbbbb", "key-partners", "Night shift lead")
    )
    repository.git("merge", "--no-edit", "theirs")
    notes = repository.notes()
    assert (notes["aaaaaaa"], notes["bbbbbbb"], len(notes)) == ("Works council", "Night shift lead", 70)
    assert tomllib.loads(repository.session.read_text())["end"] == {"notes": 70}
    assert repository.git("status", "--porcelain") == ""


def test_git_by_itself_cannot_do_that(repository: Repository) -> None:
    """Without the driver the same two branches are in conflict, so that the test above shows what the driver does."""
    repository.part(
        adding("aaaaaaa", "key-partners", "Works council"), adding("bbbbbbb", "key-partners", "Night shift lead")
    )
    repository.git("config", "merge.lmc.driver", "git merge-file %A %O %B")
    assert "CONFLICT" in repository.git("merge", "--no-edit", "theirs", status=1)


def test_one_note_changed_on_both_branches_is_a_conflict_that_can_be_read(repository: Repository) -> None:
    """Git stops; the file is a session still, with both texts, and once it is added the merge can be committed."""
    repository.part(rewording("Scanner vendors of Leeds"), rewording("Scanner vendor, yearly"))
    said = repository.git("merge", "--no-edit", "theirs", status=1)
    assert "CONFLICT (content)" in said
    assert "“Scanner vendors of Leeds” on our side is “Scanner vendor, yearly” on theirs; both are kept" in said
    assert repository.git("status", "--porcelain").startswith("UU ")
    texts = list(repository.notes().values())
    place = texts.index("Scanner vendors of Leeds")
    assert texts[place + 1] == "Scanner vendor, yearly"
    assert 'tags = ["conflict"]' in repository.session.read_text()
    assert "<<<<<<<" not in repository.session.read_text()
    repository.commit("Both")
    assert repository.git("status", "--porcelain") == ""


def test_a_session_made_on_both_branches_is_united(repository: Repository) -> None:
    """Git knows no base then and gives an empty file for it: nothing counts as deleted."""
    new = repository.session.with_name("new.toml")
    repository.git("checkout", "--quiet", "-b", "theirs")
    new.write_text(adding("bbbbbbb", "design", "Cards on the shelf")(example_text()))
    repository.commit("Theirs")
    repository.git("checkout", "--quiet", "main")
    new.write_text(adding("aaaaaaa", "design", "Prompts of 40 words")(example_text()))
    repository.commit("Ours")
    repository.git("merge", "--no-edit", "theirs")
    repository.session = new
    assert {"aaaaaaa", "bbbbbbb"} <= repository.notes().keys()


def test_a_file_that_cannot_be_read_leaves_ours_and_a_conflict(repository: Repository) -> None:
    """What the other branch damaged is told; ours stays as it is, and git has both."""
    repository.part(adding("aaaaaaa", "design", "Cards"), lambda _: "title = [\n")
    before = repository.session.read_bytes()
    assert "This is not TOML" in repository.git("merge", "--no-edit", "theirs", status=1)
    assert repository.session.read_bytes() == before
    assert repository.git("show", ":3:sessions/quillmarsh.toml") == "title = [\n"
