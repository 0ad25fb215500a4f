"""How the benchmark's programs take turns, are found, and are typed to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.benchmarks.cases import AS_STARTED, Case, Program, interpreted, typed
from tests.benchmarks.figures import Figures
from tests.benchmarks.measuring import Effort, NotMeasuredError, bursts, size
from tests.benchmarks.peers import PEERS, installed
from tests.benchmarks.programs import local_programs
from tests.benchmarks.questions import QUESTIONS, Question, interleaved
from tests.support.terminal import Chunk

CASES = [Case(Program(name, lambda _: [], re.compile(""), {}), AS_STARTED) for name in ("a", "b", "c")]


def test_every_program_is_measured_once_a_round() -> None:
    """No two rounds of one before the first of another; the round that warms up does not count."""
    asked: list[str] = []

    def measure(case: Case, folder: Path, _effort: Effort) -> Figures:
        assert folder.is_dir()
        asked.append(case.name)
        return {"ms": [len(asked)]}

    runs, troubles = interleaved(Question(measure, rounds=3, warms_up=True), CASES, Effort())
    assert [sorted(asked[turn * 3 : turn * 3 + 3]) for turn in range(4)] == [["a", "b", "c"]] * 4
    assert sorted(run["ms"][0] for each in runs.values() for run in each) == list(range(4, 13))
    assert troubles == []


def test_a_program_that_fails_is_told_and_the_others_go_on() -> None:
    """It shows nothing at all rather than what it gave before."""

    def measure(case: Case, _folder: Path, _effort: Effort) -> Figures:
        turns.append(case.name)
        if case.name == "b" and turns.count("b") == 2:
            raise NotMeasuredError("b broke")
        return {"ms": [1]}

    turns: list[str] = []
    runs, troubles = interleaved(Question(measure, rounds=3), CASES, Effort())
    assert {name: len(each) for name, each in runs.items()} == {"a": 3, "c": 3}
    assert troubles == ["b broke"]


def test_a_quick_run_has_fewer_rounds() -> None:
    """Each question says how many are enough."""
    question = Question(lambda *_: {"ms": [1]}, rounds=5, quick_rounds=2)
    assert {len(each) for each in interleaved(question, CASES, Effort(is_quick=True))[0].values()} == {2}


def test_no_question_is_asked_of_two_programs_of_one_name() -> None:
    """One would hide the other; and every state belongs to a question."""
    names = [(program.name, question) for program in local_programs() for question in program.states]
    assert len(names) == len(set(names))
    peers = [peer.program(Path("peer")) for peer in PEERS]
    assert {name for program in [*local_programs(), *peers] for name in program.states} == set(QUESTIONS)


def test_peers_are_found_in_their_environments(tmp_path: Path) -> None:
    """Each in one of its own, or in one for all; what is not there is left out."""
    assert installed(tmp_path) == []
    own, shared = tmp_path / PEERS[0].name / "bin", tmp_path / "bin"
    for folder, peer in ((own, PEERS[0]), (shared, PEERS[1])):
        folder.mkdir(parents=True)
        (folder / peer.script).touch()
    assert [each.script for each in installed(tmp_path)] == [own / PEERS[0].script, shared / PEERS[1].script]


def test_a_script_is_run_by_the_python_beside_it(tmp_path: Path) -> None:
    """What needs an interpreter in front gets its own; what has one, or needs none, stays as it is."""
    (tmp_path / "python").touch()
    script = str(tmp_path / "tool")
    assert interpreted([script, "x"]) == [str(tmp_path / "python"), script, "x"]
    assert interpreted(["/usr/bin/python3.11", "-m", "lmc_tui"]) == ["/usr/bin/python3.11", "-m", "lmc_tui"]


@pytest.mark.parametrize(
    ("key", "sent"), [("a", b"a"), (" ", b" "), ("tab", b"\t"), ("ctrl+w w", b"\x17w"), ("\x1b[I", b"\x1b[I")]
)
def test_a_key_may_be_several_or_a_report(key: str, sent: bytes) -> None:
    """Names one after the other with blanks between, a character, or what a terminal reports by itself."""
    assert typed(key) == sent


def test_bursts_are_parted_by_silence() -> None:
    """Chunks less than a tenth of a second apart belong together."""
    chunks = [Chunk(moment, b"xy") for moment in (1.0, 1.05, 1.14, 1.3, 2.0)]
    assert [size(burst) for burst in bursts(chunks)] == [6, 2, 2]
    assert bursts([]) == []
