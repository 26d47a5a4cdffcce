"""How much a linter tells of one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from disputatio.converter.importers.shared.aif.rules import NOWHERE, Finding, Said
from disputatio.schemas.notices import Notice

MOST = 1000
"""How many findings of one rule are told one by one."""


def bounded(findings: Iterable[Finding]) -> Iterator[Notice]:
    """Give the first findings of each rule; before them, how many a rule has that has more.

    The others are counted, and never put in words.
    """
    counts: Counter[str] = Counter()
    told: list[Notice] = []
    for found in findings:
        counts[found.rule] += 1
        if counts[found.rule] <= MOST:
            told.append(found.told())
    for rule, count in counts.items():
        if count > MOST:
            sentence = f"there are {count} of these; the first {MOST} are listed"
            yield Finding(rule, partial(Said, sentence, NOWHERE)).told()
    yield from told
