"""The bench of the structure passes: `python -m tests.benchmarks.structure`."""
