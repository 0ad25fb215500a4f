"""Compare lmc with the least that Textual can do, and with programs by others: `python tests/benchmarks/bench.py`.

Each runs in a terminal of 120 x 40 that plays along. The programs of a question take turns, in another order each
round, and the median of all is shown; nothing is left out. Let nothing else run meanwhile, or believe only bytes, and
ratios a little. Needs the test extras, and Linux for processor times. Twelve minutes, or with `--quick` five.

start     the first frame                keys    a character typed               idle   nothing running
modules   loaded by then                 panes   going from pane to pane         field  a field open
size      of the packages required       cursor  going from note to note         tick   a running clock
commands  `lmc list` and `lmc check`     focus   the window's, lost and got      save   in this process
growth    memory, 100 pane changes       stays   from pane to pane, at rest      long_growth  memory, 2,000 of them
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from subprocess import CalledProcessError

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.made import from_kept, made_now
from tests.benchmarks.measuring import Effort
from tests.benchmarks.peers import PEERS, Found, default_folder, install, installed
from tests.benchmarks.questions import NAMES, Runs, asked
from tests.benchmarks.report import markdown_report, plain_report
from tests.benchmarks.rows import lines
from tests.support.terminal import now

FULL = Effort()
QUICK = Effort(is_quick=True, warm_presses=4, presses=12, tick_seconds=4, listen_seconds=3, long_changes=400)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and keep the figures where asked. 1 when a program could not be measured, 0 otherwise."""
    options = _options(arguments)
    report = markdown_report if options.markdown else plain_report
    if options.kept is not None:
        kept = json.loads(options.kept.read_text(encoding="utf-8"))
        print(report(lines(kept["questions"]), from_kept(kept["made"])))
        return 0
    peers = _peers(options.peers, installs=options.install_peers)
    effort = QUICK if options.quick else FULL
    results: dict[str, Runs] = {}
    troubles: list[str] = []
    for name in options.only:
        begun = now()
        results[name], told = asked(name, peers, effort)
        troubles += told
        _tell(f"{name}: {now() - begun:.0f} s")
    made = made_now(effort, peers)
    if options.json is not None:
        options.json.write_text(json.dumps({"made": made.kept(), "questions": results}, indent=1), encoding="utf-8")
    print(report(lines(results), made))
    for trouble in troubles:
        _tell(trouble)
    return 1 if troubles else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="few rounds: rough figures")
    parser.add_argument("--only", default="", help="questions, with commas between them")
    parser.add_argument("--peers", type=Path, default=default_folder(), help="folder with the other programs")
    parser.add_argument("--install-peers", action="store_true", help="install those there, with pip, that are missing")
    parser.add_argument("--markdown", action="store_true", help="print the README's table, and nothing else")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures of every round there")
    parser.add_argument("--from", dest="kept", type=Path, metavar="FILE", help="measure nothing; show such figures")
    options = parser.parse_args(arguments)
    options.only = options.only.split(",") if options.only else list(NAMES)
    if unknown := [name for name in options.only if name not in NAMES]:
        parser.error(f"no such question: {', '.join(unknown)}")
    return options


def _peers(folder: Path, *, installs: bool) -> list[Found]:
    """The other programs; tells which are not there."""
    if installs:
        _tell(f"installing into {folder} ...")
        try:
            install(folder)
        except CalledProcessError as error:
            _tell(f"That failed: {error}")
    found = installed(folder)
    there = {each.peer for each in found}
    if missing := [peer.name for peer in PEERS if peer not in there]:
        _tell(f"Left out, since they are not in {folder}: {', '.join(missing)}. --install-peers installs them.")
    return found


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
