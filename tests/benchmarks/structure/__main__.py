"""Measure what the structure passes find, and print the whole table.

`python -m tests.benchmarks.structure [AREA ...] [--keep FILE] [--against FILE]`.
The project's own threads and pairs are measured on the development split; the test split only where
`--split test` asks for it, once work is done.
Areas whose data is not on the machine say so. The data of `fixtures/stance` was written by
others: covid is for development, mask for validation; it is never trained on.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from tests.benchmarks.output import say
from tests.benchmarks.structure.table import Row, load, save, show

AREAS = (
    "quotations", "replies", "stances", "short_answers", "positions", "threads", "debates",
    "seed", "long",
)  # fmt: skip
"""Modules of this package; each has a function `rows`."""

SPLIT = ("stances", "threads", "debates")
"""Those that measure a split of our own corpus."""


def main() -> None:
    """Print the table of the areas that are named, or of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "areas", nargs="*", default=AREAS, metavar="AREA", help=str(AREAS)
    )
    parser.add_argument("--keep", type=Path, help="write the figures to this file")
    parser.add_argument("--against", type=Path, help="figures that were kept before")
    parser.add_argument("--split", default="development", help="of the own corpus")
    given = parser.parse_args()
    before = load(given.against) if given.against else {}
    rows = show(_all(given.areas, given.split), before)
    if given.keep:
        save(rows, given.keep)


def _all(areas: list[str], split: str) -> Iterator[Row]:
    for area in areas:
        rows: Callable[..., Iterator[Row]] = import_module(f"{__package__}.{area}").rows
        try:
            yield from rows(split) if area in SPLIT else rows()
        except FileNotFoundError as error:
            say(f"\n{area}: not measured, {error.filename} is not on this machine")


if __name__ == "__main__":
    main()
