"""`lmc config`, and settings as the command line takes them."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from lmc_tui.cli import main

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def path(isolation: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the file of settings lies; it is not there yet."""
    monkeypatch.chdir(tmp_path)
    return isolation / ".config" / "lmc-tui" / "config.toml"


def write(path: Path, text: str) -> None:
    """A file of settings of that text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def rows(capsys: Captured) -> dict[str, list[str]]:
    """What `lmc config show` prints: name to value and where it came from."""
    assert main(["config", "show"]) == 0
    return {line.split()[0]: line.split()[1:] for line in capsys.readouterr().out.splitlines()}


def test_path_says_where_it_would_be(path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """On stdout the path only; the variable names another."""
    assert main(["config", "path"]) == 0
    captured = capsys.readouterr()
    assert captured.out == f"{path}\n"
    assert "lmc config edit" in captured.err
    monkeypatch.setenv("LMC_CONFIG", "/elsewhere/my.toml")
    assert main(["config", "path"]) == 0
    assert capsys.readouterr().out == "/elsewhere/my.toml\n"


def test_show_tells_every_value_and_where_it_came_from(
    path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Default, file with its line, variable."""
    assert set(rows(capsys)["bell"]) == {"true", "default"}
    write(path, '\nbell = false\nguide = false\n[keys]\nadd = ["z", "canvas:f5"]\npark = "none"\n')
    monkeypatch.setenv("LMC_GUIDE", "on")
    shown = rows(capsys)
    assert shown["bell"] == ["false", "file", "line", "2"]
    assert shown["guide"] == ["true", "variable", "$LMC_GUIDE"]
    assert shown["editor"] == ["none", "default"]
    assert shown["keys.add"] == ["z,", "canvas:f5", "file", "line", "5"]
    assert shown["keys.park"] == ["none", "file", "line", "6"]


def test_a_flag_sets_anything_for_one_run(path: Path, capsys: Captured) -> None:
    """`--dir` too; what is no setting, or no value of it, is wrong usage."""
    write(path, "bell = false\n")
    assert main(["--set", "bell=on", "--dir", "/here", "config", "show"]) == 0
    out = capsys.readouterr().out
    assert [line.split() for line in out.splitlines() if line.startswith(("bell", "dir"))] == [
        ["dir", '"/here"', "flag", "--dir"],
        ["bell", "true", "flag", "--set"],
    ]
    for said, told in (
        ("bel=on", "Did you mean bell?"),
        ("bell=loud", "on or off"),
        ("bell", "bell=VALUE"),
        ("preset=team90", "Did you mean team-90?"),
    ):
        assert main(["--set", said, "list"]) == 2
        assert told in capsys.readouterr().err


def test_show_names_every_command_by_its_id(path: Path, capsys: Captured) -> None:
    """With the keys that it has."""
    write(path, '[keys]\nadd = "z"\n')
    assert main(["config", "show", "--keys"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["add", "z", "Add"] in [line[:3] for line in lines]
    assert ["undo", "u,", "^z", "Take"] in [line[:4] for line in lines]


def test_check_tells_each_problem_with_file_and_line(path: Path, capsys: Captured) -> None:
    """Also those that only the commands and the agendas tell; exits with 1."""
    write(path, 'preset = "team90"\n\nbel = 1\n[keys]\nad = "z"\nadd = "e"\nedit = "entr"\nundo = "ctrl+b"\n')
    assert main(["config", "check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f'{path}:1: There is no preset "team90". Did you mean team-90?',
        f'{path}:3: There is no setting "bel". Did you mean bell?',
        f'{path}:5: There is no command "ad". Did you mean add?',
        f"{path}:6: e is a key of edit too, which loses it. Give edit another, or none.",
        f'{path}:7: There is no key "entr". Did you mean enter?',
        f"{path}:8: tmux keeps ctrl+b for itself unless told otherwise. (works, but not everywhere)",
    ]


def test_check_is_content_with_hints_and_with_nothing(path: Path, capsys: Captured) -> None:
    """A hint is no problem; neither is no file."""
    assert main(["config", "check"]) == 0
    assert "There is no" in capsys.readouterr().err
    write(path, '[keys]\nadd = "ctrl+b"\n')
    assert main(["config", "check"]) == 0
    assert "tmux" in capsys.readouterr().out
    write(path, "bell = true\n")
    assert main(["config", "check"]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"Nothing is wrong with {path}." in captured.err


def test_check_of_a_file_that_cannot_be_read_exits_with_3(path: Path, capsys: Captured) -> None:
    """As every file that cannot be read."""
    path.mkdir(parents=True)
    assert main(["config", "check"]) == 3
    assert "ordinary" in capsys.readouterr().out


def test_a_bad_file_keeps_no_command_from_its_work(path: Path, capsys: Captured) -> None:
    """One line on stderr; the result is what it is."""
    write(path, "bell = 3\nbel = 3\n")
    assert main(["list"]) == 0
    captured = capsys.readouterr()
    assert captured.err.count("config.toml") == 1
    assert captured.err.startswith(f"lmc: {path}:1: bell takes true or false, not a number. `lmc config check`")


def test_the_folder_of_sessions_is_where_the_file_says(path: Path, capsys: Captured, tmp_path: Path) -> None:
    """Unless a variable or a flag says otherwise; a folder here is only the default."""
    (tmp_path / "sessions").mkdir()
    write(path, 'dir = "~/talks"\npreset = "sprint-20"\n')
    assert main(["new", "Onboarding"]) == 0
    made = Path.home() / "talks" / "onboarding.toml"
    assert made.read_text().count("[[agenda]]") == 11
    assert main(["--dir", str(tmp_path / "other"), "new", "Onboarding", "--preset", "team-90"]) == 0
    assert (tmp_path / "other" / "onboarding.toml").exists()
    capsys.readouterr()


def test_set_makes_the_file_and_keeps_its_comments(path: Path, capsys: Captured) -> None:
    """From the commented one when there is none; then only that line changes."""
    assert main(["config", "set", "bell", "off"]) == 0
    first = path.read_text()
    assert "\nbell = false\n" in first
    assert main(["config", "set", "keys.add", "z", "F5"]) == 0
    second = path.read_text()
    assert second == first.replace('# add = "a"  #', 'add = ["z", "F5"]  #')
    assert main(["config", "set", "keys.park", "none"]) == 0
    assert main(["config", "set", "dir", "talks"]) == 0
    assert tomllib.loads(path.read_text()) == {
        "dir": str(Path.cwd() / "talks"),
        "bell": False,
        "keys": {"add": ["z", "F5"], "park": "none"},
    }
    capsys.readouterr()
    assert main(["config", "check"]) == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["bel", "on"], 'there is no setting "bel". Did you mean bell?'),
        (["bell", "loud"], "on or off"),
        (["bell", "on", "off"], "one value"),
        (["preset", "team90"], "Did you mean team-90?"),
        (["keys.ad", "z"], "Did you mean add?"),
        (["keys.add", "nokey"], 'There is no key "nokey".'),
        (["author", "a\x1bb"], ""),
    ],
)
def test_set_refuses_what_would_be_a_problem(path: Path, capsys: Captured, arguments: list[str], told: str) -> None:
    """Wrong usage, and no file is made; what would act on a terminal becomes visible."""
    wanted = 0 if arguments[0] == "author" else 2
    assert main(["config", "set", *arguments]) == wanted
    assert told in capsys.readouterr().err
    assert path.exists() is (wanted == 0)


def test_set_tells_a_clash(path: Path, capsys: Captured) -> None:
    """It is written, for the file wins; and said."""
    assert main(["config", "set", "keys.add", "e"]) == 1
    assert "e is a key of edit too" in capsys.readouterr().err
    assert tomllib.loads(path.read_text())["keys"] == {"add": "e"}


@pytest.mark.parametrize("text", ["bell = \n", "keys = 3\n"])
def test_set_leaves_a_damaged_file_alone(path: Path, capsys: Captured, text: str) -> None:
    """It says why; exits with 3."""
    write(path, text)
    assert main(["config", "set", "keys.add", "z"]) == 3
    assert path.read_text() == text
    assert "othing was changed" in capsys.readouterr().err


def test_edit_makes_the_file_and_checks_it_afterwards(
    path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The editor sees every setting and command; what it leaves is checked."""
    editor = tmp_path / "editor.py"
    editor.write_text("import sys\nwith open(sys.argv[1], 'a') as file:\n    file.write('ad = \"z\"\\n')\n")
    monkeypatch.setenv("EDITOR", f"{sys.executable} {editor}")
    assert main(["config", "edit"]) == 1
    text = path.read_text()
    assert "# bell = true" in text
    assert '# add = "a"  # Add notes' in text
    line = text.count("\n")
    assert capsys.readouterr().out == f'{path}:{line}: There is no command "ad". Did you mean add?\n'


def test_edit_says_when_the_editor_fails(path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting names it before $EDITOR does."""
    write(path, 'editor = "false"\n')
    monkeypatch.setenv("EDITOR", "true")
    assert main(["config", "edit"]) == 3
    assert "false ended with 1" in capsys.readouterr().err
    write(path, 'editor = "no-such-editor"\n')
    assert main(["config", "edit"]) == 3
    assert "The setting editor names 'no-such-editor'" in capsys.readouterr().err
