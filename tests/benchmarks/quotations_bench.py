"""Measure the pass `quotations` on recorded forum threads.

Run by hand: `python tests/benchmarks/quotations_bench.py`. A recorded quotation counts
as found when a found span covers more than half of it; a found span is right when more
than half of it lies in a recorded one.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from disputatio.converter.structure.quotations import find_quotations
from disputatio.schemas.quoted import quotations
from tests.benchmarks.iac import Quoted, Thread, threads
from tests.benchmarks.output import say


def found_in(thread: Thread) -> dict[str, list[Quoted]]:
    """Give what the pass finds, by post."""
    debate = find_quotations(thread.debate)
    return {
        post.key: [
            Quoted(
                post=post.key, start=q.start, end=q.end, source=q.quotation.source.post
            )
            for q in quotations(post.body)
            if q.quotation.source is not None
        ]
        for post in debate.posts
    }


def overlap(a: Quoted, b: Quoted) -> int:
    """Count the characters that two spans share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def count(thread: Thread, show: bool) -> Counter[str]:
    """Count gold, found, right source, spans and right spans of one thread."""
    counts: Counter[str] = Counter()
    found = found_in(thread)
    places = {post.key: n for n, post in enumerate(thread.debate.posts)}
    texts = {post.key: post.text for post in thread.debate.posts}
    gold: dict[str, list[Quoted]] = {}
    for quote in thread.quotations:
        gold.setdefault(quote.post, []).append(quote)
        source = quote.source
        if source is None or places.get(source, len(places)) >= places[quote.post]:
            continue
        counts["gold"] += 1
        length = quote.end - quote.start
        hits = [f for f in found[quote.post] if overlap(f, quote) * 2 > length]
        counts["found"] += bool(hits)
        counts["source"] += any(f.source == source for f in hits)
        if show and not hits:
            say(
                f"MISSED {quote.post} {texts[quote.post][quote.start : quote.end][:100]!r}"
            )
    for post, spans in found.items():
        for span in spans:
            length = span.end - span.start
            right = any(overlap(span, g) * 2 > length for g in gold.get(post, []))
            counts["spans"] += 1
            counts["right"] += right
            if show and not right:
                say(f"EXTRA {post} {texts[post][span.start : span.end][:100]!r}")
    return counts


def main() -> None:
    """Print the figures of all threads; `-v` shows what was missed and what was extra."""
    begin = time.perf_counter()
    counts: Counter[str] = Counter()
    characters = 0
    for thread in threads():
        counts += count(thread, "-v" in sys.argv)
        characters += sum(len(post.text) for post in thread.debate.posts)
    seconds = time.perf_counter() - begin
    say(f"quotations with an earlier source: {counts['gold']}")
    say(f"span recall    {counts['found'] / counts['gold']:.3f}")
    say(f"right source   {counts['source'] / counts['gold']:.3f}")
    say(f"span precision {counts['right'] / counts['spans']:.3f} of {counts['spans']}")
    say(f"{characters / seconds / 1e6:.2f} million characters a second")


if __name__ == "__main__":
    main()
