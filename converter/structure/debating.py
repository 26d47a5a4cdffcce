"""Signs by which threads without a debate are told from debates.

How many sentences deny, weigh, thank, ask, or ask for help (table `positions`, `families`),
how likely sentences are positions, and whether the title looks for something. People who
help, mourn or joke say "no" and "should" too, so no single sign decides; what they weigh
together is learned. The signs are shares of sentences: shares of posts grow with the length
of posts, which differs from place to place.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache

from disputatio.converter.structure.logistic import chance
from disputatio.converter.structure.reading import ReadPost
from disputatio.converter.structure.word_tables import word_table
from disputatio.converter.structure.words import straight

LONGEST_TITLE = 300
"""Characters of a title that are looked at."""


def thread_signs(
    title: str | None, reads: Sequence[ReadPost], odds: Sequence[float]
) -> dict[str, float]:
    """Give the signs of a thread.

    `odds` are the log odds of its sentences that may be positions.
    """
    sentences = sum(len(read.sentences) for read in reads)
    words = _word_shares(reads)
    return words | {
        "likely": sum(map(chance, odds)) / max(1, sentences),
        "families": float(bool(words)),
        "seeks": float(_seeks(title or "", reads[0].language)),
    }


def _seeks(title: str, language: str | None) -> bool:
    """Say whether a title looks for something: a shop, a way, a fault, a recipe."""
    pattern = word_table(language, "positions").get("seeks")
    text = straight(title[:LONGEST_TITLE])
    return bool(pattern and re.match(pattern, text, re.IGNORECASE))


def _word_shares(reads: Sequence[ReadPost]) -> dict[str, float]:
    """Give the roots of the shares of sentences of later posts with words of each family.

    None in a language without families, and of a single post.
    """
    patterns = families(reads[0].language)
    later = [sentence.plain for read in reads[1:] for sentence in read.sentences]
    if not patterns or not later:
        return {}
    return {
        name: math.sqrt(sum(map(bool, map(pattern.search, later))) / len(later))
        for name, pattern in patterns.items()
    }


@cache
def families(language: str | None) -> Mapping[str, re.Pattern[str]]:
    """Give the families of words by which threads differ; none where there is no table."""
    table = word_table(language, "positions").get("families", {})
    flags = re.IGNORECASE | re.MULTILINE
    return {name: re.compile(pattern, flags) for name, pattern in table.items()}
