"""Conversion: a thread to each format, as the command does it, against named peers.

Run with `python -m tests.benchmarks.conversion_bench [THREAD]`; without a thread the sample
of the seeds is converted. Each row is the processor time of the whole command in a new
process, the best of a few runs. The peers: pandoc alone on the same text to EPUB, typst alone on it to PDF, and
for the text formats `python -c pass`, the floor of any such command.
"""

from __future__ import annotations

import sys
import tempfile
from functools import partial
from pathlib import Path

from tests.benchmarks.cost import best, python
from tests.benchmarks.output import say

SAMPLE = Path(__file__).resolve().parents[2] / "seeds" / "pasted-tram.txt"
RUNS = 3
"""How often each command runs."""

TARGETS = {
    "debate.json": "python -c pass",
    "argdown": "python -c pass",
    "aif.json": "python -c pass",
    "aif.xml": "python -c pass",
    "epub": "pandoc alone",
    "pdf": "typst alone",
    "html": "pandoc alone",
}
"""Endings of the files that are written, each with its peer."""

_PANDOC = (
    "import sys, pypandoc; pypandoc.convert_text(open(sys.argv[1], encoding='utf-8').read(),"
    " 'epub3', format='markdown', outputfile=sys.argv[2])"
)
_TYPST = (
    "import sys, pypandoc, typst; t = pypandoc.convert_text(open(sys.argv[1],"
    " encoding='utf-8').read(), 'typst', format='markdown_strict-raw_html',"
    " extra_args=['--standalone']); open(sys.argv[2], 'wb').write(typst.compile(t.encode()))"
)


def convert(thread: Path, target: Path) -> None:
    """Convert a thread by the command."""
    python(
        "-m", "disputatio.converter", "-q", "convert", str(thread), "-o", str(target)
    )


def peers(thread: Path, folder: Path) -> dict[str, float]:
    """Give the time of each peer."""
    book, print_out = str(folder / "peer.epub"), str(folder / "peer.pdf")
    return {
        "python -c pass": best(partial(python, "-c", "pass"), RUNS),
        "pandoc alone": best(partial(python, "-c", _PANDOC, str(thread), book), RUNS),
        "typst alone": best(
            partial(python, "-c", _TYPST, str(thread), print_out), RUNS
        ),
    }


def main(thread: Path) -> None:
    """Print one row for each peer and each target."""
    size = thread.stat().st_size
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        known = peers(thread, folder)
        say(f"{thread.name}: {size} bytes; CPU seconds, best of {RUNS} runs")
        for peer, cost in known.items():
            say(f"{peer:24} {cost:7.2f} s")
        for ending, peer in TARGETS.items():
            target = folder / f"debate.{ending}"
            cost = best(partial(convert, thread, target), RUNS)
            times = f"{cost / known[peer]:6.1f} times {peer}"
            say(
                f"to {ending:21} {cost:7.2f} s {times:28} {target.stat().st_size:8} bytes"
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE)
