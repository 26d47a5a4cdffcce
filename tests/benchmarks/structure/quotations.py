"""The pass `quotations` on recorded forum threads whose markup was taken away.

A recorded quotation counts as found when a found span covers more than half of it; a
found span is right when more than half of it lies in a recorded one. Only quotations
with an earlier source in the thread are counted.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from disputatio.converter.structure.quotations import find_quotations
from disputatio.schemas.collecting import without_collection
from disputatio.schemas.content import Block
from disputatio.schemas.quoted import quotations
from tests.benchmarks.structure.iac import Quoted, Thread, threads
from tests.benchmarks.structure.metrics import interval
from tests.benchmarks.structure.table import Row

DATA = "iac-4forums"

FIGURES = (
    ("span recall", "found", "gold"),
    ("right source", "source", "gold"),
    ("span precision", "right", "spans"),
)
"""Name, what is counted, of how many."""


def rows() -> Iterator[Row]:
    """Give recall, sources, precision with intervals over threads, and the speed."""
    given = list(threads())
    begin = time.process_time()
    with without_collection():  # as a row of passes runs
        found = [find_quotations(thread.debate) for thread in given]
    seconds = time.process_time() - begin
    counts = [
        count(thread, {p.key: _spans(p.key, p.body) for p in debate.posts})
        for thread, debate in zip(given, found, strict=True)
    ]
    for name, part, whole in FIGURES:
        value = _ratio(counts, part, whole)
        low, high = interval(counts, partial(_ratio, part=part, whole=whole))
        total = sum(c[whole] for c in counts)
        yield Row(
            area="quotations", data=DATA, measure=name,
            value=value, low=low, high=high, count=total,
        )  # fmt: skip
    characters = sum(len(p.text) for thread in given for p in thread.debate.posts)
    yield Row(
        area="quotations", data=DATA, measure="million characters a second",
        value=characters / seconds / 1e6,
    )  # fmt: skip


def _ratio(counts: Sequence[Counter[str]], part: str, whole: str) -> float:
    return sum(c[part] for c in counts) / max(1, sum(c[whole] for c in counts))


def _spans(post: str, body: tuple[Block, ...]) -> list[Quoted]:
    return [
        Quoted(post=post, start=q.start, end=q.end, source=q.quotation.source.post)
        for q in quotations(body)
        if q.quotation.source is not None
    ]


def count(thread: Thread, found: dict[str, list[Quoted]]) -> Counter[str]:
    """Count gold, found, right source, spans and right spans of one thread."""
    counts: Counter[str] = Counter()
    places = {post.key: n for n, post in enumerate(thread.debate.posts)}
    gold: dict[str, list[Quoted]] = {}
    for quote in thread.quotations:
        gold.setdefault(quote.post, []).append(quote)
        if (
            quote.source is None
            or places.get(quote.source, 1 << 30) >= places[quote.post]
        ):
            continue
        hits = [f for f in found[quote.post] if _covers(f, quote)]
        counts["gold"] += 1
        counts["found"] += bool(hits)
        counts["source"] += any(f.source == quote.source for f in hits)
    for post, spans in found.items():
        counts["spans"] += len(spans)
        counts["right"] += sum(
            any(_covers(g, span) for g in gold.get(post, [])) for span in spans
        )
    return counts


def _covers(a: Quoted, b: Quoted) -> bool:
    """Say whether more than half of `b` lies in `a`."""
    return max(0, min(a.end, b.end) - max(a.start, b.start)) * 2 > b.end - b.start
