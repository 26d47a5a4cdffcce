"""Signs by which threads without a debate are told from debates.

How many posts deny, weigh, thank, ask, or ask for help (table `positions`, `posts`), how
likely the best sentences are positions, and in how many posts and by how many people likely
ones are said. People who help, mourn or joke say "no" and "should" too, so no single sign
decides; what they weigh together is learned.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from disputatio.converter.structure.logistic import chance
from disputatio.converter.structure.position_signs import Candidate
from disputatio.converter.structure.reading import ReadPost
from disputatio.converter.structure.word_tables import word_table

BEST = 3
"""Sentences whose likelihood is looked at."""

UNLIKELY = -4.0
"""Log odds of a sentence that is not there."""


TELLING = (
    "argues", "asks_help", "dissents", "norms", "opposes", "people", "thanks", "weighs",
)  # fmt: skip
"""Families that tell debates from other threads in real threads as they do in ours."""

LIKELY = 0.35
"""Likelihood from which on a sentence counts as one that may say a position."""


def thread_signs(
    reads: Sequence[ReadPost],
    found: Sequence[Candidate],
    odds: Sequence[float],
    best: Sequence[float],
) -> dict[str, float]:
    """Give the signs of a thread.

    `odds` are the log odds of each candidate that was found, `best` those of the chosen.
    """
    padded = [*best[:BEST], *[UNLIKELY] * BEST][:BEST]
    signs = {f"odds {n}": odd / 2 for n, odd in enumerate(padded, 1)}
    signs |= _spread(reads, found, [chance(odd) for odd in odds])
    words = word_shares(reads)
    return signs | {name: words[name] for name in TELLING if name in words}


def word_shares(reads: Sequence[ReadPost]) -> dict[str, float]:
    """Give the shares of later posts with words of each family, and which the first has.

    None in a language without families, and of a single post.
    """
    patterns = _patterns(reads[0].language)
    later = [_own(read) for read in reads[1:]]
    if not patterns or not later:
        return {}
    shares = {
        name: sum(pattern.search(text) is not None for text in later) / len(later)
        for name, pattern in patterns.items()
    }
    opening = _own(reads[0])
    return shares | {
        f"opening {name}": float(patterns[name].search(opening) is not None)
        for name in ("asks_help", "weighs", "thanks")
    }


def _spread(
    reads: Sequence[ReadPost], found: Sequence[Candidate], likely: Sequence[float]
) -> dict[str, float]:
    """Give the shares of sentences, posts and people that may say positions."""
    sure = [c for c, chances in zip(found, likely, strict=True) if chances >= LIKELY]
    sentences = sum(len(read.sentences) for read in reads)
    people = {read.post.author or read.post.key for read in reads}
    return {
        "likely": sum(likely) / max(1, sentences),
        "posts": len({c.sentence.number for c in sure}) / len(reads),
        "authors": len({c.author for c in sure}) / len(people),
    }


def _own(read: ReadPost) -> str:
    return "\n".join(sentence.plain for sentence in read.sentences)


@cache
def _patterns(language: str | None) -> Mapping[str, re.Pattern[str]]:
    table = word_table(language, "positions").get("posts", {})
    flags = re.IGNORECASE | re.MULTILINE
    return {name: re.compile(pattern, flags) for name, pattern in table.items()}
