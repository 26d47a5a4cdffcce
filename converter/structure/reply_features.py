"""What speaks for each earlier post to be the one that a post answers, as numbers.

A feature is named FAMILY or FAMILY-DETAIL, and says something of one candidate: `name`
(the post names its author), `pointer`, `quoted`, `cited` and `echo` (it takes up its words),
`exchange` (who answered whom before), `address` (it speaks to somebody, and in which
manner), `order` (place and length only).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from attrs import frozen

from disputatio.converter.structure.echo_replies import Echoed, EchoReplies
from disputatio.converter.structure.mentions import (
    ADDRESSED,
    Form,
    Mention,
    Names,
)
from disputatio.converter.structure.name_credits import sided
from disputatio.converter.structure.pointers import Pointer, pointers
from disputatio.converter.structure.quotation_marks import quoted_stretches
from disputatio.converter.structure.reading import ReadPost
from disputatio.converter.structure.reply_words import Manner, manner
from disputatio.converter.structure.words import folded_words
from disputatio.schemas.debate import Debate
from disputatio.schemas.origins import Span

WINDOW = 30
"""Earlier posts that are candidates, besides the opening post and those that are named."""

BRIEF = 6
"""Words of a brief post."""

PLAIN = 40
"""Words up to which a post that says with or against whom it stands says little else: in
longer ones 1 of 4 was that person's in our own threads."""

LONG = 60
"""Words beyond which the length of a post tells no more."""

_FORMS: tuple[Form, ...] = (
    "at", "call", "tail", "wrote", "end", "head", "running", "small",
)  # fmt: skip
"""The clearest first."""

Features: TypeAlias = dict[str, float]
Place: TypeAlias = Literal["previous", "opening", "other"]


@frozen(kw_only=True)
class Read:
    """A post with what its words say of whom it answers."""

    post: ReadPost
    """The post."""
    manner: Manner
    """How it speaks."""
    mentions: tuple[Mention, ...]
    """Whom it names, without its author."""
    pointers: tuple[Pointer, ...]
    """Pointing words."""
    words: str
    """Its own words, folded, each between spaces."""
    cited: tuple[tuple[str, Span], ...]
    """What stands between quotation marks, likewise."""
    sided: frozenset[str] = frozenset()
    """With or against whom it says that it stands, where it is short: "I agree with Ann"."""
    called: frozenset[str] = frozenset()
    """Whom it speaks to first: "@Ann …"."""


@frozen(kw_only=True)
class Candidate:
    """An earlier post that may be the one that is answered."""

    number: int
    """Its place in the thread."""
    place: Place
    """Whether it is the previous post, else the opening one, else another."""
    features: Features
    """What speaks for it."""
    named: tuple[Mention, ...]
    """Where its author is named."""
    pointed: tuple[Pointer, ...]
    """Where words point at it."""
    echoed: Echoed | None
    """What is taken up of it."""
    cited: tuple[Span, ...]
    """What is cited of it between quotation marks."""
    exchange: tuple[Span, ...]
    """The beginnings of the asker's last post and of this one, where it followed that."""
    sided: bool = False
    """Whether the post says that it stands with or against its author."""
    called: bool = False
    """Whether the post speaks to its author first."""
    asks: bool = False
    """Whether it asks something."""
    opening_asks: bool = False
    """Whether the opening post does."""

    @property
    def meant(self) -> bool:
        """Whether its author's name says by itself who is answered."""
        return self.sided or self.called


class _History:
    """What was read of a thread so far."""

    def __init__(self, asks: bool) -> None:
        self.asks = asks
        self.reads: list[Read] = []
        self.authors: list[str | None] = []
        self.spoken: list[int] = []
        self.last: dict[str, int] = {}
        self.rows: dict[str, list[int]] = {}
        self.links: list[tuple[int, ...]] = []
        self.terms: list[int] = []
        self.quoting = 0
        self.words = 0

    def add(self, read: Read, targets: Iterable[int], quotes: bool) -> None:
        number, author = read.post.number, read.post.post.author
        self.reads.append(read)
        self.authors.append(author)
        known = len(self.authors)  # saved pages may state that a later post is answered
        self.links.append(tuple(target for target in targets if target < known))
        self.terms.append(_terms(read.post))
        self.quoting += quotes
        self.words += read.manner.words
        if read.post.post.text.strip():
            self.spoken.append(number)
            if author is not None:
                self.last[author] = number
                self.rows.setdefault(author, []).append(number)


class ReplyFeatures:
    """Reads a thread post by post; each post must be added before the next is asked for."""

    def __init__(self, debate: Debate, posts: tuple[ReadPost, ...]) -> None:
        """Read names and weigh words."""
        self._names = Names(debate)
        self._echoes = EchoReplies(posts)
        self._history = _History(asks="?" in (debate.title or ""))

    def read(self, post: ReadPost) -> Read:
        """Read a post."""
        text = post.post.text
        mentions = tuple(
            mention
            for mention in self._names.mentions(post)
            if mention.person != post.post.author
        )
        said = manner(post)
        return Read(
            post=post,
            manner=said,
            mentions=mentions,
            sided=sided(post, mentions) if said.words <= PLAIN else frozenset(),
            called=frozenset(m.person for m in mentions if self._names.opens(post, m)),
            pointers=tuple(pointers(post)),
            words=_joined(text, post.post.own),
            cited=tuple(
                (words, Span(post=post.post.key, start=start, end=end))
                for start, end in quoted_stretches(text)
                if (words := _joined(text, ((start, end),))).count(" ") > 2
            ),
        )

    def add(self, read: Read, targets: Iterable[int], quotes: bool = False) -> None:
        """Remember a post, what it answers, and whether it quotes somebody's post."""
        self._history.add(read, targets, quotes)
        self._echoes.add(read.post)

    def candidates(self, read: Read, quoted: Mapping[int, float]) -> list[Candidate]:
        """Give the earlier posts that may be answered, each with what speaks for it.

        Those in `quoted` are quoted.
        """
        past = self._history
        if not past.spoken or not read.post.post.text.strip():
            return []
        echoed = self._echoes.of(tuple(s for s in read.post.sentences if not s.foreign))
        numbers = {past.spoken[0], *past.spoken[-WINDOW:], *quoted}
        numbers |= {past.last[m.person] for m in read.mentions if m.person in past.last}
        numbers |= set(self._taken_up(read, echoed))
        about = _About(past, read, echoed, quoted)
        return [about.candidate(number) for number in sorted(numbers)]

    def _taken_up(self, read: Read, echoed: Mapping[int, Echoed]) -> Iterator[int]:
        """Give of everybody who is named the post whose words are taken up most."""
        authors = self._history.authors
        for person in {mention.person for mention in read.mentions}:
            own = [n for n in echoed if authors[n] == person]
            if own:
                yield max(own, key=lambda n: (echoed[n].weight, n))


class _About:
    """A post that is asked about, with what all its candidates share."""

    def __init__(
        self,
        past: _History,
        read: Read,
        echoed: Mapping[int, Echoed],
        quoted: Mapping[int, float],
    ) -> None:
        self._past = past
        self._read = read
        self._echoed = echoed
        self._quoted = quoted
        self._number = read.post.number
        self._author = read.post.post.author
        self._previous = past.spoken[-1]
        self._opening = past.spoken[0]
        self._terms = _terms(read.post)
        self._habit = past.quoting / max(1, len(past.spoken) - 1)
        self._long = past.words / max(1, len(past.reads))
        self._mine = past.rows.get(self._author or "", [])
        self._named: dict[str, list[Mention]] = {}
        for mention in read.mentions:
            self._named.setdefault(mention.person, []).append(mention)
        self._addressed = {m.person for m in read.mentions if m.addressed}
        weights = sorted((e.weight for n, e in echoed.items()), reverse=True)
        self._echo_best = weights[0] if weights else 0.0
        self._echo_next = weights[1] if len(weights) > 1 else 0.0
        latest = past.links[self._mine[-1]] if self._mine else ()
        self._partners = {past.authors[n] for n in latest} - {None, self._author}

    def candidate(self, number: int) -> Candidate:
        there = self._past.reads[number]
        author = self._past.authors[number]
        named = tuple(self._named.get(author or "", ()))
        pointed = tuple(p for p in self._read.pointers if number in self._pointed_at(p))
        cited = tuple(s for words, s in self._read.cited if words in there.words)
        features: Features = {}
        for rows in (
            self._order(number, there),
            self._names(number, author, named),
            self._exchange(number, author, there),
            self._address(number, there),
            self._words(number, pointed, cited),
        ):
            features.update(rows)
        return Candidate(
            number=number,
            place=self._place(number),
            features={name: value for name, value in features.items() if value},
            named=named,
            pointed=pointed,
            echoed=self._echoed.get(number),
            cited=cited,
            exchange=self._followed(number),
            sided=author in self._read.sided,
            called=author in self._read.called,
            asks=there.manner.asks,
            opening_asks=self._past.reads[self._opening].manner.asks,
        )

    def _pointed_at(self, pointer: Pointer) -> tuple[int, ...]:
        """Give the posts that words point at, by their place."""
        if pointer.opening:
            return (self._opening,)
        first = self._past.authors[self._previous]
        own = (None, first, self._author)
        others = (n for p, n in self._past.last.items() if p not in own)
        if not pointer.both or first is None:
            return (self._previous,)
        return (self._previous, max(others, default=self._previous))

    def _followed(self, number: int) -> tuple[Span, ...]:
        """Give the beginnings of the asker's last post and of one after it."""
        if not self._mine or self._mine[-1] >= number:
            return ()
        pair = (self._past.reads[self._mine[-1]].post, self._past.reads[number].post)
        return tuple(post.sentences[0].span for post in pair if post.sentences)

    def _place(self, number: int) -> Place:
        if number == self._previous:
            return "previous"
        return "opening" if number == self._opening else "other"

    def _order(self, number: int, there: Read) -> Iterator[tuple[str, float]]:
        back = self._number - number
        place = self._place(number)
        length = _length(self._read.manner.words)
        yield f"order-{place}", 1.0
        if number == self._opening:
            yield "order-opening", 1.0
            yield "order-opening-late", math.log(self._number)
            yield "order-opening-asks", float(self._past.asks or there.manner.asks)
        yield f"order-back-{back}", float(back in (2, 3))
        yield "order-back", math.log(back) if number != self._opening else 0.0
        if place != "other":
            yield f"order-length-{place}", length
            known = self._author is not None
            yield f"order-newcomer-{place}", float(known and not self._mine)
            yield (
                f"order-opener-{place}",
                float(known and self._author == self._past.authors[self._opening]),
            )
            yield f"order-habit-{place}", (0.0 if self._quoted else self._habit)
            yield f"order-thread-length-{place}", _length(self._long)
        yield (
            "order-brief-previous",
            float(place == "previous" and self._read.manner.words < BRIEF),
        )
        yield "order-there-length", _length(there.manner.words)
        yield "order-there-brief", float(there.manner.words < BRIEF)
        yield (
            "order-there-length-opening",
            (_length(there.manner.words) if place == "opening" else 0.0),
        )

    def _names(
        self, number: int, author: str | None, named: tuple[Mention, ...]
    ) -> Iterator[tuple[str, float]]:
        last = author is not None and self._past.last.get(author) == number
        forms = {mention.form for mention in named}
        for form in _FORMS:
            if form in forms:
                yield (f"name-{form}" if last else f"name-older-{form}"), 1.0
                break
        yield "name-spoken", float(bool(forms & ADDRESSED))
        yield "name", float(bool(forms))
        others = len(self._addressed) > (author in self._addressed)
        named_others = len(self._named) > (author in self._named)
        previous = number == self._previous
        yield "name-short", float(any(m.manner == "short" for m in named))
        yield "name-other-spoken", float(others and not forms)
        yield "name-other-spoken-previous", float(others and not forms and previous)
        yield "name-other-previous", float(named_others and not forms and previous)
        yield "name-unknown", float(author is None and bool(self._addressed))

    def _exchange(
        self, number: int, author: str | None, there: Read
    ) -> Iterator[tuple[str, float]]:
        past = self._past
        if self._author is not None and author == self._author:
            yield "exchange-own", 1.0
            return
        mine = bool(self._mine)
        since = not mine or self._mine[-1] < number
        if mine:
            pending = any(past.authors[n] == self._author for n in past.links[number])
            yield "exchange-pending", float(pending and since)
            yield "exchange-stale", float(pending and not since)
            before = number > 0 and past.authors[number - 1] == self._author
            yield "exchange-after-mine", float(before and since)
            yield "exchange-turn", float(before and number == self._previous)
            yield "exchange-partner", float(author in self._partners and since)
            names_me = [m for m in there.mentions if m.person == self._author]
            yield (
                "exchange-names-me",
                float(since and any(m.form in ADDRESSED for m in names_me)),
            )
        yield (
            "exchange-opener",
            float(
                author is not None
                and author == past.authors[self._opening]
                and number != self._opening
            ),
        )

    def _address(self, number: int, there: Read) -> Iterator[tuple[str, float]]:
        place = self._place(number)
        said = self._read.manner
        if place != "other":
            yield f"address-answer-{place}", float(said.answer is not None)
        yield "address-there-asks", float(there.manner.asks)
        yield (
            "address-there-asks-previous",
            float(there.manner.asks and place == "previous"),
        )
        yield (
            "address-there-asks-answer",
            float(there.manner.asks and said.answer is not None),
        )
        yield "address-there-you", float(there.manner.you is not None)

    def _words(
        self, number: int, pointed: tuple[Pointer, ...], cited: tuple[Span, ...]
    ) -> Iterator[tuple[str, float]]:
        place = self._place(number)
        yield "pointer", float(bool(pointed))
        yield "pointer-away", float(bool(self._read.pointers) and not pointed)
        yield "quoted", float(number in self._quoted)
        yield (
            "quoted-other-previous",
            float(
                bool(self._quoted)
                and number not in self._quoted
                and place == "previous"
            ),
        )
        yield "cited", float(bool(cited))
        echo = self._echoed.get(number)
        if echo is not None:
            size = math.sqrt((1 + self._terms) * (1 + self._past.terms[number]))
            yield f"echo-dense-{place}", math.log1p(10 * echo.weight / size)
            first = echo.weight >= self._echo_best
            rest = self._echo_next if first else self._echo_best
            yield "echo-best", math.log1p(echo.best)
            yield "echo-stems", math.log1p(echo.stems)
            yield f"echo-first-{place}", float(first)
            yield "echo-margin", math.log1p(echo.weight) - math.log1p(rest)
        elif place == "previous":
            yield "echo-none-previous", float(self._echo_best > 0)


def _length(words: float) -> float:
    return math.log1p(min(words, LONG))


def _terms(read: ReadPost) -> int:
    return sum(len(sentence.terms) for sentence in read.sentences)


def _joined(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    words = (w for start, end in ranges for w in folded_words(text[start:end]))
    return f" {' '.join(words)} "
