"""The pass `replies` on recorded forum threads.

The record comes from the forum software, which fills in the previous post where nobody
quotes: for posts without a quotation it says little (structure.md, section 3).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from disputatio.converter.structure.quotations import find_quotations
from disputatio.converter.structure.replies import find_replies
from disputatio.schemas.origins import Inferred
from tests.benchmarks.structure.iac import Thread, threads
from tests.benchmarks.structure.metrics import interval
from tests.benchmarks.structure.table import Row

DATA = "iac-4forums"


def rows() -> Iterator[Row]:
    """Give how often the recorded parent is among the posts found, and by rule."""
    counts = [count(thread) for thread in threads()]
    names = sorted({n for c in counts for n in c if not n.endswith(" right")})
    for name in names:

        def right(units: list[Counter[str]], name: str = name) -> float:
            total = sum(c[name] for c in units)
            return sum(c[f"{name} right"] for c in units) / max(1, total)

        low, high = interval(counts, right)  # type: ignore[arg-type]
        yield Row(
            area="replies", data=DATA, measure=f"recorded parent: {name}",
            value=right(counts), low=low, high=high, count=sum(c[name] for c in counts),
        )  # fmt: skip


def count(thread: Thread) -> Counter[str]:
    """Count links and right links by rule, and posts whose parent is among the links."""
    counts: Counter[str] = Counter()
    linked: set[str] = set()
    for relation in find_replies(find_quotations(thread.debate)).relations:
        post, target = relation.sources[0], relation.targets[0]
        right = thread.parents.get(post) == target
        origin = relation.origin
        rule = origin.rule if isinstance(origin, Inferred) else "stated"
        counts[rule] += 1
        counts[f"{rule} right"] += right
        if right:
            linked.add(post)
    counts["all posts"] = len(thread.parents)
    counts["all posts right"] = len(linked)
    return counts
