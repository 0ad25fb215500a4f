"""One writer for each session, whatever happens to the others."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from lmc_tui.errors import SaveError
from lmc_tui.storage import lock as lock_module
from lmc_tui.storage.lock import Holder, SessionLock
from lmc_tui.storage.processes import Process, is_running, this_process
from tests.support.builders import NINE, after

HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from lmc_tui.storage.lock import SessionLock

lock = SessionLock(Path(sys.argv[1]), Path(sys.argv[2]), "ann")
for line in sys.stdin:
    match line.strip():
        case "acquire":
            print(lock.acquire(datetime(2026, 3, 2, 9, tzinfo=UTC)), flush=True)
        case "write":
            with lock.writing():
                print("writing", flush=True)
                sys.stdin.readline()
            print("written", flush=True)
        case "ours":
            print(lock.is_ours(), flush=True)
"""


class Child:
    """Another process with a lock of its own, that does what it is told."""

    def __init__(self, state: Path, session: Path) -> None:
        command = [sys.executable, "-c", HOLD, str(state), str(session)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def tell(self, word: str) -> str:
        """Say a word and give the answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(word, file=self.process.stdin, flush=True)
        return self.process.stdout.readline().strip()

    def kill(self) -> None:
        """Kill it as nothing can be caught, and wait until it is gone."""
        self.process.kill()
        self.process.wait()


@pytest.fixture
def child(tmp_path: Path) -> Iterator[Child]:
    """A process that holds nothing yet."""
    made = Child(tmp_path / "state", tmp_path / "s.toml")
    try:
        yield made
    finally:
        made.kill()
        for stream in (made.process.stdin, made.process.stdout):
            assert stream is not None
            stream.close()


@pytest.fixture
def a_lock(tmp_path: Path) -> Iterator[Callable[..., SessionLock]]:
    """Makes locks on one session that wait for nobody; all are released in the end."""
    made: list[SessionLock] = []

    def make(user: str = "ben", session: str = "s.toml") -> SessionLock:
        made.append(SessionLock(tmp_path / "state", tmp_path / session, user, patience_seconds=0))
        return made[-1]

    yield make
    for lock in made:
        lock.release()


MakeLock = Callable[..., SessionLock]


def can_write(lock: SessionLock) -> bool:
    """Whether it lets us write."""
    try:
        with lock.writing():
            return True
    except SaveError:
        return False


# --- one holder -----------------------------------------------------------------------------------


def test_two_windows_of_one_process_exclude_each_other(a_lock: MakeLock) -> None:
    """The second is told who holds it; once the first lets go, the second may."""
    first, second = a_lock("ann"), a_lock()
    assert first.acquire(NINE) is None
    holder = second.acquire(after(60))
    assert holder == Holder("ann", os.uname().nodename, os.getpid(), NINE, is_running=True)
    assert (can_write(first), can_write(second)) == (True, False)
    assert (first.is_held, second.is_held) == (True, False)
    first.release()
    assert not can_write(first)
    assert second.acquire(after(60)) is None
    assert can_write(second)


def test_asking_twice_changes_nothing(a_lock: MakeLock) -> None:
    """Who holds it still holds it, since the same moment."""
    first = a_lock("ann")
    assert first.acquire(NINE) is None
    assert first.acquire(after(60)) is None
    assert first.take_over(after(60)) is None
    holder = a_lock().acquire(after(90))
    assert holder is not None
    assert holder.since == NINE


def test_sessions_of_one_name_in_two_folders_do_not_meet(a_lock: MakeLock, tmp_path: Path) -> None:
    """And a session is the same by whatever link it is opened."""
    (tmp_path / "link.toml").symlink_to(tmp_path / "s.toml")
    assert a_lock(session="s.toml").acquire(NINE) is None
    assert a_lock(session="other/s.toml").acquire(NINE) is None
    assert a_lock(session="link.toml").acquire(NINE) is not None


def test_files_are_private_and_stay(a_lock: MakeLock) -> None:
    """Nobody else may read who works when; releasing takes no file away."""
    lock = a_lock()
    lock.acquire(NINE)
    lock.release()
    files = sorted(lock.path.parent.iterdir())
    assert [file.suffix for file in files] == [".lock", ".turn"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in lock.path.parents[:2]} == {0o700}
    inode = lock.path.stat().st_ino
    lock.acquire(NINE)
    assert lock.path.stat().st_ino == inode


# --- other processes ------------------------------------------------------------------------------


def test_a_killed_process_frees_the_lock(child: Child, a_lock: MakeLock) -> None:
    """`kill -9` leaves a file that names it, and no lock."""
    assert child.tell("acquire") == "None"
    lock = a_lock()
    holder = lock.acquire(NINE)
    assert holder is not None
    assert (holder.process, holder.is_running) == (child.process.pid, True)
    child.kill()
    assert lock.path.read_text() != ""
    assert lock.acquire(NINE) is None


def test_a_process_killed_while_it_saves_frees_the_turn(child: Child, a_lock: MakeLock) -> None:
    """Until then nobody can take over from it: it might be writing."""
    child.tell("acquire")
    assert child.tell("write") == "writing"
    lock = a_lock()
    holder = lock.take_over(NINE)
    assert holder is not None
    assert holder.process == child.process.pid
    child.kill()
    assert lock.take_over(NINE) is None
    assert can_write(lock)


def test_a_stopped_process_loses_the_lock_and_learns_it_before_it_writes(child: Child, a_lock: MakeLock) -> None:
    """However long it slept: it may not write when it wakes up."""
    child.tell("acquire")
    os.kill(child.process.pid, signal.SIGSTOP)
    lock = a_lock()
    assert lock.take_over(NINE) is None
    assert can_write(lock)
    os.kill(child.process.pid, signal.SIGCONT)
    assert child.tell("ours") == "False"


def test_a_program_that_we_start_inherits_nothing(a_lock: MakeLock) -> None:
    """An editor opened from the session outlives it without keeping the lock, whatever it is given."""
    lock = a_lock()
    lock.acquire(NINE)
    command = [sys.executable, "-c", "import sys; print('up', flush=True); sys.stdin.read()"]
    with subprocess.Popen(command, close_fds=False, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as editor:
        assert editor.stdout is not None
        editor.stdout.readline()
        lock.release()
        assert editor.poll() is None
        assert a_lock().acquire(NINE) is None
        editor.communicate()


# --- taking over ----------------------------------------------------------------------------------


def test_who_was_taken_over_from_notices_and_is_told_by_whom(a_lock: MakeLock) -> None:
    """At its next save, which writes nothing, and at its next heartbeat."""
    first, second = a_lock("ann"), a_lock("ben")
    first.acquire(NINE)
    assert second.take_over(after(60)) is None
    with (
        pytest.raises(SaveError, match=f"ben on .* \\(process {os.getpid()}\\) took the session over"),
        first.writing(),
    ):
        pytest.fail("nobody may write here")
    assert first.taken_by == Holder("ben", os.uname().nodename, os.getpid(), after(60), is_running=True)
    assert not first.is_held
    assert second.is_ours()


def test_a_heartbeat_notices_it_too(a_lock: MakeLock) -> None:
    """Without waiting for the next save."""
    first, second = a_lock(), a_lock("ben")
    first.acquire(NINE)
    assert first.is_ours()
    second.take_over(NINE)
    assert not first.is_ours()
    assert first.taken_by is not None
    assert not a_lock().is_ours(), "who never held it does not hold it"


def test_a_lock_can_be_taken_back(a_lock: MakeLock) -> None:
    """On the person's word, to and fro; always one may write."""
    first, second = a_lock(), a_lock()
    first.acquire(NINE)
    for taker, loser in ((second, first), (first, second), (second, first)):
        assert taker.take_over(NINE) is None
        assert (can_write(taker), can_write(loser)) == (True, False)
    assert second.taken_by is None


def test_nobody_takes_over_in_the_middle_of_a_save(a_lock: MakeLock) -> None:
    """The turn is given back when the save is over, also by an error."""
    first, second = a_lock("ann"), a_lock()
    first.acquire(NINE)
    with pytest.raises(ZeroDivisionError), first.writing():
        holder = second.take_over(NINE)
        assert holder is not None
        assert holder.user == "ann"
        assert second.acquire(NINE) is not None
        assert first.is_ours()
        raise ZeroDivisionError
    assert second.take_over(NINE) is None


def test_a_third_window_sees_who_took_over(a_lock: MakeLock) -> None:
    """Also after the first, which lost the lock, has gone."""
    first, second, third = a_lock("ann"), a_lock("ben"), a_lock("eve")
    first.acquire(NINE)
    second.take_over(after(60))
    for _ in range(2):
        holder = third.acquire(after(90))
        assert holder is not None
        assert (holder.user, holder.since) == ("ben", after(60))
        first.release()
    assert can_write(second)


def test_a_lock_is_free_when_the_taker_leaves_though_the_first_has_not_noticed(a_lock: MakeLock) -> None:
    """A window that hangs does not keep others out for ever; waking up it may not write."""
    first, second, third = a_lock("ann"), a_lock("ben"), a_lock("eve")
    first.acquire(NINE)
    second.take_over(NINE)
    second.release()
    assert third.acquire(NINE) is None
    assert (can_write(third), can_write(first)) == (True, False)


def test_who_was_taken_over_from_frees_nothing_by_leaving(a_lock: MakeLock) -> None:
    """It is not its lock any more."""
    first, second = a_lock(), a_lock("ben")
    first.acquire(NINE)
    second.take_over(NINE)
    first.release()
    assert can_write(second)
    assert a_lock().acquire(NINE) is not None


def test_two_threads_that_take_over_all_the_time_never_write_together(tmp_path: Path) -> None:
    """The look and the save are one step for everybody else."""
    marker, saves, meetings = tmp_path / "writing", [0, 0], [0, 0]

    def run(place: int) -> None:
        lock = SessionLock(tmp_path, tmp_path / "s.toml", "x", patience_seconds=5)
        for _ in range(100):
            lock.take_over(NINE)
            try:
                with lock.writing():
                    marker.mkdir()
                    saves[place] += 1
                    marker.rmdir()
            except SaveError:
                continue
            except OSError:  # somebody else's marker is there, or was taken away
                meetings[place] += 1
        lock.release()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert meetings == [0, 0]
    assert sum(saves) > 0


def test_a_second_save_of_one_window_waits_for_the_first(a_lock: MakeLock) -> None:
    """A kernel lock belongs to the file, not to the thread, so threads are kept apart here."""
    lock = a_lock()
    lock.acquire(NINE)
    with lock.writing(), pytest.raises(SaveError, match="still under way"), lock.writing():
        pytest.fail("two saves at once")


def test_leaving_in_the_middle_of_a_save_is_left_to_the_end_of_the_process(a_lock: MakeLock) -> None:
    """A save that hangs must not keep the program from leaving."""
    lock, other = a_lock(), a_lock()
    lock.acquire(NINE)
    with lock.writing():
        lock.release()
        assert other.acquire(NINE) is not None


def test_a_turn_that_somebody_has_is_waited_for_then_said(a_lock: MakeLock) -> None:
    """A window that is just opening is no reason to lose the lock."""
    lock = a_lock()
    lock.acquire(NINE)
    with lock.path.with_suffix(".turn").open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(SaveError, match="just opening"), lock.writing():
            pytest.fail("not our turn")
        assert lock.is_ours()
    assert can_write(lock)


def test_waiting_for_a_turn_ends_when_it_is_given_back(tmp_path: Path, a_lock: MakeLock) -> None:
    """A slow disk delays a second window, and does not turn it away."""
    first = a_lock()
    second = SessionLock(tmp_path / "state", tmp_path / "s.toml", "ben", patience_seconds=30)
    first.acquire(NINE)
    with first.writing():
        waiting = threading.Thread(target=second.take_over, args=(NINE,))
        waiting.start()
        assert not second.is_held
    waiting.join()
    assert second.is_ours()
    second.release()


# --- content that nobody can trust ----------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"= [",
        b"x = " + b"[" * 1000,
        b"x = " + b"1" * 5000,
        b'user = 1\nhost = []\nprocess = "x"\nsince = 5\n',
        b"process = -1\nhost = 'a'\n",
        b"since = 0001-01-01T00:00:00+23:59\n",
    ],
)
def test_a_holder_that_cannot_be_read_is_unknown(a_lock: MakeLock, content: bytes) -> None:
    """The lock holds all the same, but whose token is gone must not write: somebody may have put another there."""
    first, second = a_lock(), a_lock()
    first.acquire(NINE)
    first.path.write_bytes(content or b"\n")
    holder = second.acquire(NINE)
    assert holder is not None
    assert (holder.user, holder.process, holder.since, holder.is_running) == ("", None, None, None)
    assert not can_write(first)
    assert second.acquire(NINE) is None


def test_hostile_names_are_cleaned_and_cut(a_lock: MakeLock) -> None:
    """On the way in and on the way out: no escape reaches a terminal."""
    first, second = a_lock("a\x1b]0;x\x07\nb\ud800" + "x" * 10_000), a_lock()
    first.acquire(NINE)
    holder = second.acquire(NINE)
    assert holder is not None
    assert holder.user.startswith("a\ufffd]0;x\ufffd b\ufffdx")
    assert len(holder.user) == 100
    first.path.write_text('user = "\\u001b[31m"\nhost = "\\u202e\\n"\nprocess = 99999999999999999999\n')
    holder = second.acquire(NINE)
    assert holder is not None
    assert (holder.user, holder.host, holder.is_running) == ("\ufffd[31m", "\ufffd", None)
    assert str(holder).startswith("\ufffd[31m on \ufffd (process 9")


def test_a_holder_in_a_sentence() -> None:
    """As much as is known."""
    assert str(Holder()) == "somebody"
    assert str(Holder("ann", "depot", 812)) == "ann on depot (process 812)"


def test_moments_of_another_zone_are_told_in_utc(a_lock: MakeLock) -> None:
    """Whoever hands in a local moment."""
    first = a_lock()
    first.acquire(NINE.astimezone(tz=None) + timedelta(seconds=0.5))
    holder = a_lock().acquire(NINE)
    assert holder is not None
    assert holder.since == after(0.5)


# --- where there is no lock -----------------------------------------------------------------------


def planted_link(path: Path) -> None:
    """A link to somebody's file."""
    path.with_name("victim").write_text("mine")
    path.symlink_to(path.with_name("victim"))


def planted_socket(path: Path) -> None:
    """A socket. Its name is too long for some systems, so it is bound from within the folder."""
    os.mknod(path, stat.S_IFSOCK | 0o600)


@pytest.mark.parametrize("suffix", [".lock", ".turn"])
@pytest.mark.parametrize("plant", [planted_link, os.mkfifo, os.mkdir, planted_socket])
def test_what_is_no_ordinary_file_is_left_alone(a_lock: MakeLock, plant: Callable[[Path], None], suffix: str) -> None:
    """Nothing is followed, nothing hangs; the person is told, and works on without a lock."""
    lock = a_lock()
    lock.path.parent.mkdir(parents=True)
    path = lock.path.with_suffix(suffix)
    plant(path)
    assert lock.acquire(NINE) is None
    assert str(lock.path) in lock.problem
    assert can_write(lock)
    assert lock.is_ours()
    assert not path.is_symlink() or path.read_text() == "mine"


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, where: object, call: str, number: int) -> Iterator[None]:
    """That call reports an error."""

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(where, call, fail)
        yield


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL])
def test_a_disk_without_locks_is_worked_on_without_one(
    a_lock: MakeLock, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """It is said once: the next asking says nothing new, and leaving forgets it."""
    lock = a_lock()
    with failing(monkeypatch, fcntl, "flock", number):
        assert lock.acquire(NINE) is None
        assert "this disk knows no locks" in lock.problem
        assert lock.acquire(NINE) is None
        assert lock.is_held
        assert can_write(lock)
    lock.release()
    assert lock.problem == ""
    assert lock.acquire(NINE) is None
    assert lock.problem == ""


@pytest.mark.parametrize("call", ["open", "pwrite", "ftruncate"])
def test_a_lock_that_cannot_be_made_is_no_reason_not_to_work(
    a_lock: MakeLock, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """A full disk: the reason is told, and nothing stays locked by halves."""
    lock = a_lock()
    with failing(monkeypatch, os, call, errno.ENOSPC):
        assert lock.acquire(NINE) is None
    assert "the disk is full" in lock.problem
    assert a_lock().acquire(NINE) is None


def test_a_disk_that_takes_half_of_the_name_is_full(a_lock: MakeLock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a token would be nobody's."""
    lock = a_lock()
    monkeypatch.setattr(os, "pwrite", lambda *_: 3)
    assert lock.acquire(NINE) is None
    assert "the disk is full" in lock.problem


def test_a_lock_file_that_cannot_be_read_keeps_from_writing(a_lock: MakeLock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever cannot find out whether the lock is theirs does not write, and tries again."""
    lock = a_lock()
    lock.acquire(NINE)
    with failing(monkeypatch, os, "pread", errno.EIO):
        with pytest.raises(SaveError, match="the disk reports an error"), lock.writing():
            pytest.fail("unknown")
        assert lock.is_ours(), "a heartbeat decides nothing"
    assert can_write(lock)


# --- processes ------------------------------------------------------------------------------------


def test_a_process_is_known_by_more_than_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers are given out again, and those of other machines mean nothing here."""
    me = this_process()
    assert is_running(me) is True
    assert is_running(me._replace(started="")) is True
    assert is_running(me._replace(host="elsewhere")) is None
    for number in (0, -1, 2**31, 10**30):
        assert is_running(me._replace(number=number)) is False
    if me.started:
        assert is_running(me._replace(started="an-older-boot/1")) is False
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"1 (odd) S 2")
    assert this_process().started == ""
    assert is_running(me) is True, "where the system does not tell, the number has to do"


def test_a_dead_process_that_nobody_collected_does_not_run() -> None:
    """Its number is still taken."""
    with subprocess.Popen([sys.executable, "-c", ""]) as zombie:
        os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)
        running = is_running(Process(zombie.pid, os.uname().nodename))
        assert running is not Path("/proc/self/stat").exists()
    assert is_running(Process(zombie.pid, os.uname().nodename)) is False


def test_somebody_elses_process_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """That we may not touch it shows that it is there."""
    with failing(monkeypatch, os, "kill", errno.EPERM):
        assert is_running(this_process()) is True


def test_the_patience_of_a_lock_is_short() -> None:
    """Nobody waits longer than a second to learn who has the session."""
    assert lock_module.PATIENCE_SECONDS <= 1
