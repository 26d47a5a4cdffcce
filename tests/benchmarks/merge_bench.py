"""Merging: how many random edit scripts come out exactly, and what a large merge costs.

Run with `python -m tests.benchmarks.merge_bench [SCRIPTS]`. The scripts are none of those
that the tests run. The second table gives the processor seconds of merges onto more and
more claims, of which one in twenty was edited, beside those of the export alone.
"""

from __future__ import annotations

import random
import sys
import time

from disputatio.converter.api import merged_with
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Passage,
    Position,
    Post,
    Relation,
    Wording,
)
from disputatio.schemas.origins import Inferred
from tests.benchmarks.output import say
from tests.converter.merging.scripts import HEAVY, LIGHT, export, run, words

UNSEEN = 10_000
"""Number of the first script; the tests run the first ones."""

SIZES = (1_000, 2_000, 5_000, 10_000)
"""Claims of the large merges."""

_GUESS = Inferred(rule="guess-1", confidence=0.5)
_LEADING = 40


def exactness(scripts: int) -> None:
    """Print how many scripts merge exactly."""
    for name, edits in (("light", LIGHT), ("heavy", HEAVY)):
        for data in (True, False):
            found = (run(UNSEEN + n, edits, data=data).exact for n in range(scripts))
            kept = "with data" if data else "without data"
            say(f"{name:6} {kept:13} {sum(found):4} of {scripts} exact")


def large(size: int) -> Debate:
    """Give a debate of so many claims, each in a post of its own."""
    draw = random.Random(size)  # noqa: S311 - it draws texts, not secrets
    vocabulary = words()
    texts = [" ".join(draw.choices(vocabulary, k=12)).capitalize() for _ in range(size)]
    places = range(1, size + 1)
    spans = [(f"post-{n}", f"passage-{n}-0") for n in places]
    claims = tuple(
        Claim(
            key=f"claim-{n}-0", text=text, origin=_GUESS,
            form="statement" if n <= _LEADING else "argument",
            wordings=(Wording(text=text, passage=f"passage-{n}-0"),),
        )
        for n, text in zip(places, texts, strict=True)
    )  # fmt: skip
    return Debate(
        posts=tuple(
            Post(key=post, number=n, body=plain_blocks(text))
            for n, (post, _), text in zip(places, spans, texts, strict=True)
        ),
        passages=tuple(
            Passage(key=key, post=post, start=0, end=len(text), origin=_GUESS)
            for (post, key), text in zip(spans, texts, strict=True)
        ),
        claims=claims,
        relations=tuple(
            Relation(
                key=f"relation-{n}", kind=draw.choice(("support", "attack")),
                sources=(claim.key,), origin=_GUESS,
                targets=(claims[draw.randrange(min(n, 3 * _LEADING))].key,),
            )
            for n, claim in enumerate(claims)
            if n >= _LEADING
        ),
        positions=tuple(
            Position(claim=claim.key, title=f"Position {n}", origin=_GUESS)
            for n, claim in enumerate(claims[:_LEADING], 1)
        ),
    )  # fmt: skip


def costs(size: int) -> None:
    """Print the cost of one large merge."""
    debate = large(size)
    begin = time.process_time()
    text = export(debate)
    exported = time.process_time() - begin
    lines = text.split("\n")
    for place in range(40, len(lines) - 40, 20):
        lines[place] = lines[place].replace("  - <", "  + <", 1)
    begin = time.process_time()
    merged = merged_with(debate, "\n".join(lines).encode(), "ann", "argdown")
    spent = time.process_time() - begin
    say(
        f"{size:6} claims: merge {spent:6.1f} s, {size / spent:5.0f} claims/s,"
        f" {spent / exported:4.1f} times the export; {len(merged.decisions)} decisions"
    )


def main() -> None:
    """Print both tables."""
    exactness(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
    for size in SIZES:
        costs(size)


if __name__ == "__main__":
    main()
