"""People whose name the page lost everywhere, where somebody speaks to them by it.

A post right after a nameless one begins with a name that nobody bears ("Teun, …",
"Oh, Karn."), or ends its first sentence with one (", Teun."), and that word stands nowhere
earlier but as such a call, and nowhere in small letters. Only where few posts are
nameless: else the post that is answered may be another one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from disputatio.converter.structure.aliases import no_names
from disputatio.converter.structure.mentions import mention_words
from disputatio.converter.structure.reading import ReadPost
from disputatio.converter.structure.words import folded, folded_words, tokens
from disputatio.schemas.origins import Span
from disputatio.schemas.quoted import quotations

FEW = 1 / 3
"""The largest share of nameless posts."""

_WORD = r"(?P<name>[A-ZÀ-ÖØ-Þ][^\W\d_]{2,20}|[^\W\d_]\w*_\w+)"
_HEAD = re.compile(rf"(?P<lead>(?:[^\W\d_]{{1,12}},? ){{0,2}}){_WORD}(?P<mark>[,.!]) ")
_TAIL = re.compile(rf"[^,;:]{{3,60}}, {_WORD}[.!?]+(?=\s|$)")
_ENDING = re.compile(r"(?:ly|ing|ed|lich|ment)$")


@frozen(kw_only=True)
class Unseen:
    """A name that nobody in the thread shows."""

    number: int
    """Place of the nameless post, from 0."""
    name: str
    """The name."""
    span: Span
    """Where it is called."""


def unseen(reads: Sequence[ReadPost], known: frozenset[str]) -> Iterator[Unseen]:
    """Give the nameless posts whose author the next post calls by a name.

    `known` has all that the people of the thread may be called, folded.
    """
    nameless = {r.number for r in reads if r.post.author is None}
    if not nameless or len(nameless) > FEW * len(reads):
        return
    used = _Used(reads)
    called: Counter[str] = Counter()
    for read in reads:
        found = _called(read)
        if found is None or read.number - 1 not in nameless:
            continue
        word = folded(found["name"])
        span = Span(
            post=read.post.key, start=found.start("name"), end=found.end("name")
        )
        if word not in known and used.only_called(word, read.number, called[word]):
            yield Unseen(number=read.number - 1, name=found["name"], span=span)
        called[word] += 1


def _called(read: ReadPost) -> re.Match[str] | None:
    """Give the name by which the head of a post speaks to somebody, if so."""
    own = [s for s in read.sentences if not s.foreign]
    if not own or any(True for _ in quotations(read.post.body)):
        return None
    start, text = own[0].start, read.post.text
    found = _HEAD.match(text, start)
    if found is not None and not _leads(found["lead"], found["mark"], read.language):
        found = None
    found = found or _TAIL.match(text, start, own[0].end)
    if found is None or not _may_name(found["name"], read.language):
        return None
    return found


def _leads(lead: str, mark: str, language: str | None) -> bool:
    """Say whether words may stand before a name that is spoken to; one must before a dot."""
    words = set(folded_words(lead))
    return words <= mention_words(language).lead and (bool(words) or mark == ",")


def _may_name(word: str, language: str | None) -> bool:
    if "_" in word:
        return True
    words = mention_words(language)
    small = folded(word)
    return (
        small not in no_names()
        and small not in words.lead
        and small not in words.openers
        and not _ENDING.search(small)
    )


class _Used:
    """Where words of a thread are used, and whether in small letters."""

    def __init__(self, reads: Sequence[ReadPost]) -> None:
        self._posts: dict[str, list[int]] = {}
        self._small: set[str] = set()
        for read in reads:
            text = read.post.text
            for token in tokens(text):
                word = token.text.removesuffix("'s")
                numbers = self._posts.setdefault(word, [])
                if numbers[-1:] != [read.number]:
                    numbers.append(read.number)
                if text[token.start].islower() and "_" not in word:
                    self._small.add(word)

    def only_called(self, word: str, number: int, calls: int) -> bool:
        """Say whether no post before uses a word but so many that call somebody by it."""
        earlier = bisect_left(self._posts.get(word, []), number)
        return word not in self._small and earlier == calls
