"""Start-up: what each light command costs, against Python and click alone.

Run with `python -m tests.benchmarks.startup_bench`. Milliseconds of processor time of a new
process, the best of several runs.
The peers: `python -c pass`, and a click program that does nothing; what lists or asks
all formats is also compared with `--version`, which loads none.
"""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

from tests.benchmarks.cost import best, python
from tests.benchmarks.output import say

RUNS = 7
"""How often each command runs."""

MOST_TIMES = 2.5
"""How many times an empty click program a light command should cost at most."""

HEAVY = ("lxml", "pypandoc", "typst")
"""Packages that no light command may import."""

PEERS = {
    "python -c pass": ["-c", "pass"],
    "click alone": [
        "-c",
        "import click; click.command()(lambda: None)([], standalone_mode=False)",
    ],
}
"""What the start of any such program costs, named."""

PAGE = Path(__file__).parents[1] / "samples" / "xenforo" / "quarry-path.html"
"""What `identify` is asked about."""

COMMANDS = {
    name: ["-m", "disputatio.converter", *name.split()]
    for name in (
        "--version",
        "--help",
        "formats",
        f"identify {PAGE}",
        "completion bash",
        "schema",
    )
}
"""The light commands."""


def seconds(arguments: list[str]) -> float:
    """Give the processor seconds of the best of several runs of Python."""
    return best(partial(python, *arguments), RUNS)


def heavy_imports(arguments: list[str]) -> list[str]:
    """Give the heavy packages that a command imports (by `python -X importtime`)."""
    command = [sys.executable, "-X", "importtime", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    names = {
        line.rpartition("|")[2].strip().split(".")[0]
        for line in done.stderr.splitlines()
    }
    return sorted(names & set(HEAVY))


def main() -> None:
    """Print one row for each peer and command."""
    base = seconds(PEERS["click alone"])
    version = seconds(COMMANDS["--version"])
    say(
        f"{'start-up':27} {'ms CPU':>7} {'x click':>7} {'x version':>9}   heavy imports"
    )
    for name, arguments in {**PEERS, **COMMANDS}.items():
        cost = seconds(arguments)
        heavy = ", ".join(heavy_imports(arguments)) or "none"
        late = (
            "" if cost <= MOST_TIMES * base else f"   over the limit of {MOST_TIMES:g}"
        )
        shown = name.replace(str(PAGE), PAGE.name)
        say(
            f"{shown:27} {cost * 1000:7.1f} {cost / base:7.1f} {cost / version:9.1f}"
            f"   {heavy}{late}"
        )


if __name__ == "__main__":
    main()
