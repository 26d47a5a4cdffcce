"""The real pasted thread of fixtures/seed-thread beside what a careful reader found.

One annotator, provisional, and rules were written with this thread at hand: a check
against getting worse, not evidence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from disputatio.converter import read
from disputatio.schemas.debate import Debate
from disputatio.schemas.quoted import quotations
from tests.benchmarks.structure.iac import fixtures
from tests.benchmarks.structure.table import Row


def rows() -> Iterator[Row]:
    """Give quotations, links, stances among the acceptable ones, and positions."""
    folder = fixtures() / "seed-thread"
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    debate = read(folder / "pasted-xenforo-thread.txt").debate
    numbers = {post.key: post.number for post in debate.posts}
    quotes = {
        (numbers[post.key], numbers[q.quotation.source.post])
        for post in debate.posts
        for q in quotations(post.body)
        if q.quotation.source is not None
    }
    wanted = {(q["post"], q["source_post"]) for q in gold["quotes"]}
    yield _row("quotations found", len(quotes & wanted), len(wanted))
    yield _row("quotations that are none", len(quotes - wanted), len(quotes))
    found = {"reply": _ends(debate, "reply"), "stance": _ends(debate, "stance")}
    replies = [r for r in gold["replies"] if r["parent"]]
    ends = [(r["post"], r["parent"]) for r in replies]
    allowed = [r["acceptable"] for r in replies]
    links = sum(end in found["reply"] for end in ends)
    said = sum(end in found["stance"] for end in ends)
    pairs = list(zip(ends, allowed, strict=True))
    right = sum(found["stance"].get(end) in labels for end, labels in pairs)
    silent = sum(
        end not in found["stance"] and "neutral" in labels for end, labels in pairs
    )
    yield _row("reply links found", links, len(replies))
    yield _row("stances said", said, len(replies))
    yield _row("stances said and acceptable", right, len(replies))
    yield _row("unsaid where neutral is acceptable", silent, len(replies))
    yield _row("positions", len(debate.positions), len(gold["positions"]))


def _ends(debate: Debate, kind: str) -> dict[tuple[object, object], str | None]:
    """Give the scheme of relations of a kind by the numbers of the posts at their ends."""
    numbers = {post.key: post.number for post in debate.posts}
    return {
        (numbers.get(r.sources[0]), numbers.get(r.targets[0])): r.scheme
        for r in debate.relations
        if r.kind == kind
    }


def _row(measure: str, value: int, count: int) -> Row:
    return Row(
        area="seed",
        data="seed-thread",
        measure=measure,
        value=float(value),
        count=count,
    )
