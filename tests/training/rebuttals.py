"""Train which claims rebut which: `python -m tests.training.rebuttals`.

It writes `converter/structure/weights/rebuttals.json`; `--check` compares. Needs the extra
`train`. Learned from the disagreements that the passes find or lean to in the threads of
the train split, as a copy shows them and with their replies stated.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from disputatio.converter.structure.passes import structured
from disputatio.converter.structure.rebuttals import Rebuttals
from disputatio.converter.structure.stances import stances_taken
from disputatio.schemas.debate import Debate
from tests.benchmarks.structure.gold_debates import linked_debate, plain_debate
from tests.gold import corpus
from tests.gold.rebuttals import rebutting
from tests.gold.thread import GoldThread
from tests.training.fitting import Example, fit, keep

PENALTY = 10.0
"""Strength of the quadratic penalty."""


def examples(split: str) -> Iterator[Example]:
    """Give all pairs of claims of posts that disagree, and whether one is a rebuttal."""
    for thread in corpus.threads(split):
        for debate in (plain_debate(thread), linked_debate(thread)):
            yield from _of_debate(thread, structured(debate, without=("positions",)))


def _of_debate(thread: GoldThread, debate: Debate) -> Iterator[Example]:
    rebuttals = Rebuttals(debate)
    for link, taken in ((a.link, a.taken) for a in stances_taken(debate)):
        if taken is not None and taken.side == "disagree":
            for pair in rebuttals.pairs(link, taken.origin):
                source = (link.post.post.key, pair.source.start, pair.source.end)
                target = (link.target.post.key, pair.target.start, pair.target.end)
                yes = rebutting(thread, source, target) is not None
                yield Example(thread.name, pair.signs, yes)


def main() -> int:
    """Train, then write or compare."""
    return keep("rebuttals", {"pairs": fit(list(examples("train")), PENALTY)})


if __name__ == "__main__":
    sys.exit(main())
