"""Start-up: what each light command costs, against Python and click alone.

Run with `python -m tests.benchmarks.startup_bench`. Each command runs several times in a
new process; the best run counts, because everything else on the machine only adds.
The peers: `python -c pass`, and a click program that does nothing.
"""

from __future__ import annotations

import subprocess
import sys
import time

from tests.benchmarks.output import say

RUNS = 7
"""How often each command runs."""

MOST_TIMES = 6.0
"""How many times `python -c pass` a light command should cost at most."""

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

COMMANDS = {
    name: ["-m", "disputatio.converter", *name.split()]
    for name in ("--version", "--help", "formats", "completion bash", "schema")
}
"""The light commands."""


def seconds(arguments: list[str]) -> float:
    """Give the best time of several runs of Python."""
    return min(_once(arguments) for _ in range(RUNS))


def _once(arguments: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


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
    base = seconds(PEERS["python -c pass"])
    say(f"{'start-up':24} {'ms':>7} {'times':>6}   heavy imports")
    for name, arguments in {**PEERS, **COMMANDS}.items():
        best = seconds(arguments)
        heavy = ", ".join(heavy_imports(arguments)) or "none"
        late = (
            "" if best <= MOST_TIMES * base else f"   over the limit of {MOST_TIMES:g}"
        )
        say(f"{name:24} {best * 1000:7.1f} {best / base:6.1f}   {heavy}{late}")


if __name__ == "__main__":
    main()
