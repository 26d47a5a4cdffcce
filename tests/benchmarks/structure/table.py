"""The table of the structure bench: a row per figure, with its interval."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from attrs import asdict, frozen

from tests.benchmarks.output import say


@frozen(kw_only=True)
class Row:
    """One figure."""

    area: str
    """What is measured: quotations, replies, stances …"""
    data: str
    """On which data."""
    measure: str
    """Name of the figure."""
    value: float
    """The figure."""
    low: float | None = None
    """Lower end of its 95 % interval."""
    high: float | None = None
    """Upper end of its 95 % interval."""
    count: int | None = None
    """How many things were counted."""

    @property
    def name(self) -> str:
        """Area, data and measure: what a row is compared by."""
        return f"{self.area} | {self.data} | {self.measure}"


def show(rows: Iterable[Row], before: dict[str, float]) -> list[Row]:
    """Print rows as they come, each beside what it was before, and give them."""
    shown: list[Row] = []
    area = ""
    for row in rows:
        if row.area != area:
            area = row.area
            say(f"\n{area}")
        say(_line(row, before.get(row.name)))
        shown.append(row)
    return shown


def _line(row: Row, before: float | None) -> str:
    parts = f"  {row.data:<30} {row.measure:<44} {row.value:8.3f}"
    if row.low is not None and row.high is not None:
        parts += f" [{row.low:.3f}, {row.high:.3f}]"
    if row.count is not None:
        parts += f" of {row.count}"
    if before is not None:
        parts += f"   before {before:.3f} ({row.value - before:+.3f})"
    return parts


def save(rows: Iterable[Row], path: Path) -> None:
    """Keep rows as JSON, to compare with later."""
    path.write_text(json.dumps([asdict(row) for row in rows], indent=1), "utf-8")


def load(path: Path) -> dict[str, float]:
    """Give the figures of a kept table by name."""
    return {
        Row(**row).name: row["value"] for row in json.loads(path.read_text("utf-8"))
    }
