"""How fast, and how many bytes: `python tests/benchmarks/bench.py` compares lmc with the least Textual apps can do."""
