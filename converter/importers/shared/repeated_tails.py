"""Signatures below rules that a style made shorter or longer than the software does.

People draw rules, too. One that parts the same words off two posts of one person is the
style's, and so are all others of its length on that page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from disputatio.converter.importers.shared.post_tails import Ruled, ruled
from disputatio.converter.importers.shared.thread_records import PostRecord


def part_repeated(records: Sequence[PostRecord]) -> None:
    """Keep what stands below rules of a style apart from the words of posts."""
    found = {
        place: below
        for place, record in enumerate(records)
        if not record.kept.get("signature")
        and (below := ruled(record.body)) is not None
        and below.below
    }
    lengths = _repeated(records, found)
    for place, below in found.items():
        if below.length in lengths:
            record = records[place]
            record.body = below.above
            record.kept = {**record.kept, "signature": below.below}


def _repeated(records: Sequence[PostRecord], found: dict[int, Ruled]) -> frozenset[int]:
    """Give the lengths of rules below which a person says the same twice."""
    known = {(_name(r), r.kept.get("signature")) for r in records}
    times: Counter[tuple[str | None, str | None, int]] = Counter()
    for place, below in found.items():
        times[_name(records[place]), below.below, below.length] += 1
    return frozenset(
        length
        for (name, said, length), count in times.items()
        if name is not None and (count > 1 or (name, said) in known)
    )


def _name(record: PostRecord) -> str | None:
    return record.author.name if record.author is not None else None
