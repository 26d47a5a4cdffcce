"""Which words of a thread are names: of those who write, or of anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from disputatio.converter.structure.reading import ReadPost
from disputatio.converter.structure.words import stem, tokens
from disputatio.schemas.debate import Debate

CAPITALS = frozenset({"en", "fr", "es"})
"""Languages that write only names with a capital inside a sentence."""


def people_stems(debate: Debate, language: str | None) -> frozenset[str]:
    """Give the stems of the words in the names of those who write."""
    names = (participant.name or "" for participant in debate.participants)
    return frozenset(stem(t.text, language) for name in names for t in tokens(name))


def proper_names(reads: Iterable[ReadPost]) -> frozenset[str]:
    """Give the stems that stand with a capital inside sentences, always."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for read in reads:
        if read.language in CAPITALS:
            for sentence in read.sentences:
                for term in sentence.terms:
                    if term.start > sentence.start:
                        first = read.post.text[term.start]
                        (capital if first.isupper() else small)[term.stem] += 1
    return frozenset(word for word in capital if not small[word])
