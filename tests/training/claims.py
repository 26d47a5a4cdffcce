"""Train the model of the pass `claims` on our own threads.

`python -m tests.training.claims` writes `converter/structure/weights/claims.json`; with
`--check` it says whether the file holds what training gives. Three models: with the
families of words of `tables/en/claims.toml`, with the number of claim words alone (for
languages that have those), and without any words of a language. Needs the extra `train`.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from typing import NamedTuple

from disputatio.converter.structure.claim_sentences import eligible
from disputatio.converter.structure.claim_signs import (
    Surroundings,
    claim_signs,
    family_names,
    surroundings,
)
from disputatio.converter.structure.quotations import find_quotations
from disputatio.converter.structure.reading import ReadPost, read_posts
from disputatio.converter.structure.wanted import Place, wanted_sentences
from disputatio.schemas.text import Range
from tests.benchmarks.structure.gold_debates import key, plain_debate
from tests.gold import corpus
from tests.gold.thread import GoldThread
from tests.training.fitting import Example, fit, keep

PENALTY = 20.0
"""Strength of the quadratic penalty; of 3, 10, 30 and 100 none differed by .01 in F1."""

RECALL = 1.5
"""Recall counts so much more than precision, because readers did not note every claim."""

COUNTED = frozenset({"claim words", "no claim words"})
"""Signs of languages whose claim words are known."""


class Read(NamedTuple):
    """A sentence that may carry a claim."""

    language: str | None
    """First part of a BCP 47 tag."""
    example: Example
    """Its signs, and whether readers noted a claim there."""


def sentences(split: str) -> Iterator[Read]:
    """Give the sentences of a split that may carry a claim, and whether one does."""
    for thread in corpus.threads(split):
        yield from _of_thread(thread)


def _of_thread(thread: GoldThread) -> Iterator[Read]:
    debate = find_quotations(plain_debate(thread))
    reads = read_posts(debate)
    wanted = wanted_sentences(reads)
    around = surroundings(debate.title, reads)
    for read in reads:
        places = [
            (c.place.start, c.place.end)
            for c in thread.claims
            if key(c.place.post) == read.post.key
        ]
        yield from _of_post(thread.name, read, wanted, around, places)


def _of_post(
    thread: str,
    read: ReadPost,
    wanted: Collection[Place],
    around: Surroundings,
    places: Collection[Range],
) -> Iterator[Read]:
    for at, sentence in enumerate(read.sentences):
        needed = (sentence.post, sentence.start) in wanted
        if eligible(read, sentence, needed=needed):
            signs = claim_signs(read, at, around, wanted=needed)
            gold = any(_touch(sentence.start, sentence.end, *p) for p in places)
            yield Read(read.language, Example(thread, signs, gold))


def _touch(start: int, end: int, low: int, high: int) -> bool:
    shared = max(0, min(end, high) - max(start, low))
    return shared * 2 > min(end - start, high - low)


def _without(read: Read, names: Collection[str]) -> Example:
    example = read.example
    signs = {n: v for n, v in example.signs.items() if n not in names}
    return Example(example.group, signs, example.yes)


def main() -> int:
    """Train the three models and keep them."""
    english = [read for read in sentences("train") if read.language == "en"]
    families = family_names("en")
    models = {
        "families": fit([r.example for r in english], PENALTY, beta=RECALL),
        "counted": fit([_without(r, families) for r in english], PENALTY, beta=RECALL),
        "plain": fit(
            [_without(r, families | COUNTED) for r in english], PENALTY, beta=RECALL
        ),
    }
    return keep("claims", models)


if __name__ == "__main__":
    sys.exit(main())
