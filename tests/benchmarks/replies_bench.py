"""Measure the pass `replies` on recorded forum threads.

Run by hand: `python tests/benchmarks/replies_bench.py`. The record comes from the forum
software, which fills in the previous post where nobody quotes: for posts without a
quotation it says little (structure.md, section 3).
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from disputatio.converter.structure.quotations import find_quotations
from disputatio.converter.structure.replies import find_replies
from disputatio.schemas.origins import Inferred
from tests.benchmarks.iac import Thread, threads
from tests.benchmarks.output import say


def count(thread: Thread) -> Counter[str]:
    """Count links and right links by rule, and posts whose parent is among the links."""
    counts: Counter[str] = Counter()
    debate = find_replies(find_quotations(thread.debate))
    linked: set[str] = set()
    for relation in debate.relations:
        post, target = relation.sources[0], relation.targets[0]
        right = thread.parents.get(post) == target
        rule = (
            relation.origin.rule if isinstance(relation.origin, Inferred) else "stated"
        )
        counts[rule] += 1
        counts[f"{rule} right"] += right
        if right:
            linked.add(post)
    counts["posts"] = len(thread.parents)
    counts["posts right"] = len(linked)
    return counts


def main() -> None:
    """Print, by rule, how often the recorded parent is the post that was found."""
    counts: Counter[str] = Counter()
    for thread in threads():
        counts += count(thread)
    for name in sorted(name for name in counts if f"{name} right" in counts):
        right = counts[f"{name} right"]
        say(f"{name}: {right} of {counts[name]} ({right / counts[name]:.3f})")


if __name__ == "__main__":
    main()
