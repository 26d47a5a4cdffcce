"""Whether a post is about what a sentence speaks of, by the rarer words they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from disputatio.converter.structure.mentions import Mention
from disputatio.converter.structure.reading import ReadPost
from disputatio.converter.structure.words import terms

RARE = 0.25
"""The share of a thread's posts that may have a word which still tells one of them."""


class Matters:
    """The words of a thread's posts."""

    def __init__(self, reads: Sequence[ReadPost]) -> None:
        """Index the stems of the posts' own words."""
        self._reads = reads
        self._stems = [_own_stems(read) for read in reads]
        counts = Counter(stem for stems in self._stems for stem in stems)
        most = max(3.0, RARE * len(reads))
        self._common = {stem for stem, count in counts.items() if count > most}

    def of(self, mention: Mention, number: int) -> frozenset[str]:
        """Give the stems of the sentence with a mention and the next one, without the name."""
        read = self._reads[number]
        name = {t.stem for t in terms(_text(read, mention), read.language)}
        near = [at for at, s in enumerate(read.sentences) if s.end > mention.start][:2]
        found = {stem for at in near for stem in read.sentences[at].stems}
        return frozenset(found - name - self._common)

    def shared(self, stems: frozenset[str], number: int) -> int:
        """Count the words that a post has of these."""
        return len(stems & self._stems[number])

    def most(self, stems: frozenset[str], numbers: Iterable[int]) -> int:
        """Count those of the post that has most; 0 without any post."""
        return max((self.shared(stems, number) for number in numbers), default=0)


def _own_stems(read: ReadPost) -> frozenset[str]:
    return frozenset(stem for sentence in read.sentences for stem in sentence.stems)


def _text(read: ReadPost, mention: Mention) -> str:
    return read.post.text[mention.start : mention.end]
