"""Runs a Python program and tells how many modules it has loaded: `count_modules.py ANSWER (SCRIPT | -m MODULE) ...`.

Once the file ANSWER.asked is there, their number is written to ANSWER. What this script itself needs is counted too,
the same for every program.
"""

import os
import runpy
import sys
import threading
import time


def watch(answer: str) -> None:
    """Wait for the question, and answer it whole or not at all."""
    while not os.path.exists(f"{answer}.asked"):  # noqa: PTH110 - pathlib would be one more module
        time.sleep(0.05)
    with open(f"{answer}.part", "w") as file:  # noqa: PTH123
        file.write(str(len(sys.modules)))
    os.replace(f"{answer}.part", answer)  # noqa: PTH105


if __name__ == "__main__":
    threading.Thread(target=watch, args=(sys.argv[1],), daemon=True).start()
    if sys.argv[2] == "-m":
        sys.argv = sys.argv[3:]
        sys.path[0] = ""
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    else:
        sys.argv = sys.argv[2:]
        sys.path[0] = os.path.dirname(sys.argv[0])  # noqa: PTH120
        runpy.run_path(sys.argv[0], run_name="__main__")
