"""How much a linter tells of one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from disputatio.converter.importers.shared.aif.rules import NOWHERE, finding
from disputatio.schemas.notices import Notice

MOST = 1000
"""How many findings of one rule are told one by one."""


def bounded(findings: Iterable[Notice]) -> Iterator[Notice]:
    """Give the first findings of each rule; before them, how many a rule has that has more."""
    counts: Counter[str] = Counter()
    told: list[Notice] = []
    for found in findings:
        counts[found.rule] += 1
        if counts[found.rule] <= MOST:
            told.append(found)
    for rule, count in counts.items():
        if count > MOST:
            sentence = f"there are {count} of these; the first {MOST} are listed"
            yield finding(rule, sentence, NOWHERE, None)
    yield from told
