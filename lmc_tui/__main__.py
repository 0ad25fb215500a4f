"""`python -m lmc_tui` is `lmc`."""

from lmc_tui.cli import run

if __name__ == "__main__":
    run()
