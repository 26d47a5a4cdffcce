"""Names of people whose earlier post somebody speaks of: "As Ann says", "Ann is right".

The words around the name are in the table `credit` (`before`, `after`). Who is credited
has said something earlier in the thread; where that person shows no earlier post, it is
the nameless one that has most of the rarer words of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from disputatio.converter.structure.mentions import Mention
from disputatio.converter.structure.name_matters import Matters
from disputatio.converter.structure.name_surroundings import (
    CREDITED,
    SIDED,
    joined,
    name_surroundings,
)
from disputatio.converter.structure.reading import ReadPost

SHARED = 2
"""Words that the sentence and the post must have in common."""


def credited(
    read: ReadPost,
    mentions: Iterable[Mention],
    nameless: Sequence[int],
    matters: Matters,
) -> tuple[int, Mention] | None:
    """Give the nameless post that is meant where a post credits a person, and the name.

    `mentions` are those of one person who shows no earlier post, `nameless` the places of
    earlier posts without an author that may be theirs.
    """
    if not nameless:
        return None
    for mention in mentions:
        if speaks_of(read, mention):
            number = _meant(matters.of(mention, read.number), nameless, matters)
            if number is not None:
                return number, mention
    return None


def _meant(
    stems: frozenset[str], nameless: Sequence[int], matters: Matters
) -> int | None:
    """Give the only post that has most of these words, if it has enough."""
    counts = [matters.shared(stems, number) for number in nameless]
    most = max(counts)
    best = [n for n, count in zip(nameless, counts, strict=True) if count == most]
    return best[0] if most >= SHARED and len(best) == 1 else None


def speaks_of(read: ReadPost, mention: Mention) -> bool:
    """Say whether the words around a name credit its bearer, or say that they are wrong."""
    return _stands(read, mention, CREDITED)


def sided(read: ReadPost, mentions: Sequence[Mention]) -> frozenset[str]:
    """Give with or against whom of those who are named a post says that it stands.

    Who is named together with somebody ("Ann and Bob are right") shares it.
    """
    stands: dict[str, None] = {}
    group: list[Mention] = []
    for mention in (*mentions, None):
        if mention is None or not (group and _joined(read, group[-1], mention)):
            if any(_stands(read, one, SIDED) for one in group):
                stands.update(dict.fromkeys(one.person for one in group))
            group = []
        if mention is not None:
            group.append(mention)
    return frozenset(stands)


def _joined(read: ReadPost, first: Mention, second: Mention) -> bool:
    """Say whether nothing but a word that joins them stands between two names."""
    return joined(read.language, read.post.text, first.end, second.start)


def _stands(read: ReadPost, mention: Mention, kind: str) -> bool:
    words = name_surroundings(read.language, kind)
    place = (mention.start, mention.end)
    return words is not None and words.stand_around(read.post.text, place)
