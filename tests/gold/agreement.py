"""How far two readers of the same threads agree: `python -m tests.gold.agreement`.

The first reader is the one whose reading the thread's file holds; the second did not see
it. Intervals are drawn over threads, because the posts of one hang together.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import permutations
from pathlib import Path
from typing import TypeVar

from attrs import frozen

from tests.benchmarks.structure.metrics import Pair, accuracy, f1, interval, kappa
from tests.gold.corpus import threads
from tests.gold.readings import (
    SECOND,
    Reading,
    gold_reading,
    own_sentences,
    second_reading,
)
from tests.gold.thread import STANCES, GoldThread

T = TypeVar("T")
_SIDES = {"agree", "disagree"}
_MATCHED = 0.5
"""Two positions are the same if they share half of their posts with their sides."""


@frozen(kw_only=True)
class Compared:
    """Two readings of one thread, side by side."""

    targets: tuple[tuple[frozenset[int], frozenset[int]], ...]
    """For each post but the first: whom it answers, for both readers."""
    stances: tuple[Pair, ...]
    """Stances of the answers that both have."""
    acceptable: tuple[bool, ...]
    """Whether the first reader would defend the second one's stance."""
    sentences: tuple[Pair, ...]
    """For each sentence, `claim` or `none`, for both readers."""
    positions: tuple[float, ...]
    """Overlap of the positions that were matched, one to one."""
    position_count: int
    """How many positions both have together."""


Measure = Callable[[Sequence[Compared]], float]


def compared(thread: GoldThread, first: Reading, second: Reading) -> Compared:
    """Lay two readings of a thread side by side."""
    shared = [link for link in first.stances if link in second.stances]
    return Compared(
        targets=tuple(
            (_targets(first, post.number), _targets(second, post.number))
            for post in thread.posts[1:]
        ),
        stances=tuple((first.stances[k], second.stances[k]) for k in shared),
        acceptable=tuple(second.stances[k] in first.acceptable[k] for k in shared),
        sentences=tuple(
            (_claimed(first, post, start), _claimed(second, post, start))
            for post, start, _ in own_sentences(thread)
        ),
        positions=matched(first.positions, second.positions),
        position_count=len(first.positions) + len(second.positions),
    )


def _targets(reading: Reading, post: int) -> frozenset[int]:
    return frozenset(to for answering, to in reading.stances if answering == post)


def _claimed(reading: Reading, post: int, start: int) -> str:
    return "claim" if (post, start) in reading.claims else "none"


def jaccard(one: frozenset[T], other: frozenset[T]) -> float:
    """Give the share of what both have in what either has; 1 if neither has anything."""
    return len(one & other) / len(one | other) if one | other else 1.0


def matched(
    first: Sequence[frozenset[T]], second: Sequence[frozenset[T]]
) -> tuple[float, ...]:
    """Give the overlaps of the best one-to-one matching of two lists of sets."""
    few, many = sorted((list(first), list(second)), key=len)
    table = [[jaccard(one, other) for other in many] for one in few]
    best = max(
        permutations(range(len(many)), len(few)),
        key=lambda order: sum(row[at] for row, at in zip(table, order, strict=True)),
    )
    return tuple(row[at] for row, at in zip(table, best, strict=True))


def _link_counts(units: Sequence[Compared]) -> tuple[int, int, int]:
    """Count the links of both readers, of the first, and of the second."""
    pairs = [pair for unit in units for pair in unit.targets]
    return (
        sum(len(a & b) for a, b in pairs),
        sum(len(a) for a, _ in pairs),
        sum(len(b) for _, b in pairs),
    )


def link_precision(units: Sequence[Compared]) -> float:
    """Give the share of the second reader's links that the first has too."""
    both, _, second = _link_counts(units)
    return both / max(1, second)


def link_recall(units: Sequence[Compared]) -> float:
    """Give the share of the first reader's links that the second has too."""
    both, first, _ = _link_counts(units)
    return both / max(1, first)


def link_f1(units: Sequence[Compared]) -> float:
    """Give the harmonic mean of the two shares of links."""
    both, first, second = _link_counts(units)
    return 2 * both / max(1, first + second)


def link_alpha(units: Sequence[Compared]) -> float:
    """Give Krippendorff's alpha of "whom does the post answer", with Jaccard distance.

    Chance is reckoned within each thread: what two readings of any two posts of it have
    in common (many answer the first post).
    """
    seen = expected = 0.0
    for unit in units:
        seen += sum(1 - jaccard(a, b) for a, b in unit.targets)
        expected += len(unit.targets) * _by_chance(unit)
    return 1 - seen / expected if expected else 1.0


def _by_chance(unit: Compared) -> float:
    """Give the mean distance of two of all readings of all posts of a thread."""
    values = Counter(value for pair in unit.targets for value in pair)
    total = values.total()
    apart = sum(
        n * m * (1 - jaccard(a, b))
        for a, n in values.items()
        for b, m in values.items()
    )
    return apart / (total * (total - 1)) if total > 1 else 0.0


def stance_agreement(units: Sequence[Compared]) -> float:
    """Give the share of shared links with the same stance."""
    return accuracy(_stances(units))


def stance_kappa(units: Sequence[Compared]) -> float:
    """Give Cohen's kappa of the stances on shared links."""
    return kappa(_stances(units))


def stance_acceptable(units: Sequence[Compared]) -> float:
    """Give the share of shared links where the first would defend the second's stance."""
    rights = [right for unit in units for right in unit.acceptable]
    return sum(rights) / max(1, len(rights))


def side_agreement(units: Sequence[Compared]) -> float:
    """Give the share with the same side where both readers see one."""
    return accuracy([pair for pair in _stances(units) if set(pair) <= _SIDES])


def _stances(units: Sequence[Compared]) -> list[Pair]:
    return [pair for unit in units for pair in unit.stances]


def claim_f1(units: Sequence[Compared]) -> float:
    """Give the F1 of the sentences that carry a claim."""
    return f1(_sentences(units), "claim")


def claim_kappa(units: Sequence[Compared]) -> float:
    """Give Cohen's kappa of whether a sentence carries a claim."""
    return kappa(_sentences(units))


def _sentences(units: Sequence[Compared]) -> list[Pair]:
    return [pair for unit in units for pair in unit.sentences]


def positions_shared(units: Sequence[Compared]) -> float:
    """Give the share of positions that the other reader has as well."""
    same = sum(overlap >= _MATCHED for unit in units for overlap in unit.positions)
    return 2 * same / max(1, sum(unit.position_count for unit in units))


def position_overlap(units: Sequence[Compared]) -> float:
    """Give the mean overlap of matched positions; one without a partner counts as 0."""
    overlaps = sum(sum(unit.positions) for unit in units)
    return 2 * overlaps / max(1, sum(unit.position_count for unit in units))


MEASURES: tuple[tuple[str, Measure], ...] = (
    ("links of the first reader that the second has", link_recall),
    ("links of the second reader that the first has", link_precision),
    ("links, F1", link_f1),
    ("whom a post answers, Krippendorff's alpha", link_alpha),
    ("stance on shared links, same label", stance_agreement),
    ("stance on shared links, Cohen's kappa", stance_kappa),
    ("stance on shared links, acceptable to the first", stance_acceptable),
    ("side, where both see one: the same", side_agreement),
    ("sentences with a claim, F1", claim_f1),
    ("sentences with a claim, Cohen's kappa", claim_kappa),
    ("positions that both have (half of their posts)", positions_shared),
    ("positions, mean overlap", position_overlap),
)
"""Name and measure."""


def lines(units: Sequence[Compared]) -> Iterator[str]:
    """Give the figures as tables in Markdown."""
    yield "| measure | value | 95 % interval |"
    yield "|---|---|---|"
    for name, measure in MEASURES:
        low, high = interval(units, measure)
        yield f"| {name} | {measure(units):.2f} | {low:.2f} to {high:.2f} |"
    yield ""
    yield "| first reader (rows), second (columns) | " + " | ".join(STANCES) + " |"
    yield "|---|" + "---|" * len(STANCES)
    counts = Counter(_stances(units))
    for stance in STANCES:
        cells = " | ".join(str(counts[stance, other]) for other in STANCES)
        yield f"| {stance} | {cells} |"


def read_twice(folder: Path = SECOND) -> list[Compared]:
    """Compare each reading of a folder with the thread of its name."""
    by_name = {thread.name: thread for thread in threads()}
    return [
        compared(thread, gold_reading(thread), second_reading(path, thread))
        for path in sorted(folder.glob("*.yaml"))
        for thread in [by_name[path.stem]]
    ]


def main() -> int:
    """Print how far the two readers agree."""
    units = read_twice()
    if not units:
        print("there is no second reading", file=sys.stderr)  # noqa: T201 - by hand
        return 1
    print(f"{len(units)} threads\n")  # noqa: T201
    for line in lines(units):
        print(line)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
