"""Names that others call a nameless post by, or that it is signed with.

Only people who show their name elsewhere in the thread are found; where the words may as
well mean a post that shows its author, or two names fit, nothing is said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import frozen

from disputatio.converter.structure import rules
from disputatio.converter.structure.mentions import Mention, Names, mention_words
from disputatio.converter.structure.name_credits import credited, speaks_of
from disputatio.converter.structure.name_matters import Matters
from disputatio.converter.structure.reading import ReadPost
from disputatio.converter.structure.results import inferred
from disputatio.converter.structure.words import folded_words
from disputatio.schemas.debate import Debate
from disputatio.schemas.origins import Inferred, Span
from disputatio.schemas.quoted import quotations

LATEST = 5
"""How many of the person's last posts are compared."""

REACH = 15
"""How many posts back the post that is spoken of may stand."""

NEAR = 2
"""A shown post of the person that stands this near may be the one that is meant."""


@frozen(kw_only=True)
class Call:
    """A person whose post this seems to be."""

    post: str
    """Key of the nameless post."""
    person: str
    """Key of the participant."""
    origin: Inferred
    """Rule, confidence and the words."""


def calls(debate: Debate, reads: Sequence[ReadPost]) -> tuple[Call, ...]:
    """Give the posts that are called by one name only, in thread order."""
    finder = _Caller(debate, reads)
    found: dict[str, list[Call]] = {}
    for read in finder.reads:
        for call in (
            *finder.signed(read),
            *finder.called(read),
            *finder.credited(read),
        ):
            found.setdefault(call.post, []).append(call)
    return tuple(
        rows[0]
        for key in (read.post.key for read in finder.reads)
        if (rows := found.get(key)) and len({row.person for row in rows}) == 1
    )


class _Caller:
    def __init__(self, debate: Debate, reads: Sequence[ReadPost]) -> None:
        self.reads = reads
        names = Names(debate)
        self._numbers = {read.post.key: read.number for read in self.reads}
        self._mentions = [tuple(names.mentions(read)) for read in self.reads]
        self._matters = Matters(self.reads)
        self._shown: dict[str, list[int]] = {}
        for read in self.reads:
            if read.post.author is not None:
                self._shown.setdefault(read.post.author, []).append(read.number)

    def signed(self, read: ReadPost) -> Iterator[Call]:
        """Rule "signed": the last line of a nameless post is a name, after a farewell."""
        if read.post.author is not None:
            return
        text = read.post.text.rstrip()
        line = text.rfind("\n") + 1
        for mention in self._mentions[read.number]:
            if line and line <= mention.start and mention.end == len(text):
                before = text[line : mention.start]
                words = set(folded_words(before))
                farewell = words <= mention_words(read.language).farewell
                if farewell and (before.strip() or mention.manner == "full"):
                    yield _call(read, rules.NAME_SIGNED, 0.9, mention, read)

    def called(self, read: ReadPost) -> Iterator[Call]:
        """Rule "vocative": a post speaks to somebody and quotes, or follows, this post."""
        others = [
            m
            for m in self._mentions[read.number]
            if m.person != read.post.author and self._to_them(read, m)
        ]
        spoken = [m for m in others if m.addressed or m.form == "wrote"]
        spoken = spoken or [m for m in others if m.form in ("head", "end")]
        people = {mention.person for mention in spoken}
        if len(people) != 1:
            return
        mention = spoken[0]
        quoted = self._quoted(read)
        if quoted:
            if (
                len(quoted) == 1
                and (mention.addressed or mention.form == "wrote")
                and self._may_be(quoted[0], mention.person)
            ):
                there = self.reads[quoted[0]]
                yield _call(there, rules.NAME_VOCATIVE, 0.85, mention, read)
            return
        if self._last(read.number, mention):
            there = self.reads[read.number - 1]
            yield _call(there, rules.NAME_VOCATIVE, 0.75, mention, read)

    def _last(self, number: int, mention: Mention) -> bool:
        """Say whether the post before one that speaks to a person may be that person's.

        Where that person shows earlier posts, not close by, none of them may have more of
        the words that are said to them; who opened the thread is mostly answered there.
        """
        before = number - 1
        if before < 0 or not self._may_be(before, mention.person):
            return False
        shown = self._earlier(mention.person, number)
        if shown and number - shown[-1] <= NEAR:
            return False
        earlier = range(max(0, before - NEAR), before)
        nameless = any(self.reads[n].post.author is None for n in earlier)
        if nameless and not mention.addressed:
            return False
        stems = self._matters.of(mention, number)
        mine = self._matters.shared(stems, before)
        theirs = self._matters.most(stems, shown[-LATEST:])
        opener = shown[:1] == [0]
        return mine > theirs or (mine == theirs and not opener)

    def _earlier(self, person: str, number: int) -> list[int]:
        """Give where a person shows posts before a place: the first, and the last ones."""
        shown = self._shown.get(person, [])
        end = bisect_left(shown, number)
        return [*shown[: min(end, 1)], *shown[max(1, end - LATEST) : end]]

    def _to_them(self, read: ReadPost, mention: Mention) -> bool:
        """Say whether a name may speak to its bearer: neither "X is right" nor "see @X"."""
        if mention.form == "at":
            before = read.post.text[: mention.start].rstrip(" ")
            return not before or before[-1] in "\n.!?:…"
        return mention.form == "wrote" or not speaks_of(read, mention)

    def credited(self, read: ReadPost) -> Iterator[Call]:
        """Rule "credited": a post speaks of what somebody said earlier."""
        by_person: dict[str, list[Mention]] = {}
        for mention in self._mentions[read.number]:
            by_person.setdefault(mention.person, []).append(mention)
        near = range(max(0, read.number - REACH), read.number)
        for person, mine in by_person.items():
            if person != read.post.author and not self._earlier(person, read.number):
                nameless = [n for n in near if self._may_be(n, person)]
                found = credited(read, mine, nameless, self._matters)
                if found is not None:
                    number, mention = found
                    there = self.reads[number]
                    yield _call(there, rules.NAME_CREDITED, 0.7, mention, read)

    def _quoted(self, read: ReadPost) -> list[int]:
        sources = (place.quotation.source for place in quotations(read.post.body))
        found = {
            self._numbers[s.post] for s in sources if s and s.post in self._numbers
        }
        return sorted(n for n in found if n < read.number)

    def _may_be(self, number: int, person: str) -> bool:
        """Say whether a post has no author and does not speak to or of that person."""
        there = self.reads[number]
        return (
            there.post.author is None
            and bool(there.post.text.strip())
            and all(m.person != person for m in self._mentions[number])
        )


def _call(
    there: ReadPost, rule: str, sure: float, mention: Mention, read: ReadPost
) -> Call:
    span = Span(post=read.post.key, start=mention.start, end=mention.end)
    origin = inferred(rule, sure, span)
    return Call(post=there.post.key, person=mention.person, origin=origin)
