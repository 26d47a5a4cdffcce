"""What the words of each answer of a thread say of its side, and where they stand.

Of a post that quotes, the words next to the quotation are read; of others the words that
show whom it answers, a name or an echo, and where those tell no side, all its free words.
A reply that rests on a default is not read.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from disputatio.converter.structure import rules
from disputatio.converter.structure.answers import Answer, quoting_answers
from disputatio.converter.structure.named_parts import Part, part_of
from disputatio.converter.structure.reading import Reader, ReadPost, Sentence
from disputatio.converter.structure.results import made_by
from disputatio.converter.structure.segments import segments
from disputatio.converter.structure.side_reading import (
    Models,
    WordsRead,
    read_acts,
    read_words,
)
from disputatio.converter.structure.stance_features import ASKED
from disputatio.converter.structure.stance_model import stance_model
from disputatio.schemas.debate import Debate, Relation
from disputatio.schemas.origins import Inferred, Span

FAINT = 0.75
"""What a stance by words alone counts whose link was concluded from a name or an echo."""


@frozen(kw_only=True)
class LinkRead:
    """An answer of one post to another, as it was read."""

    post: ReadPost
    """The post that answers."""
    target: ReadPost
    """The post that is answered."""
    words: WordsRead
    """What the words of the answer say."""
    linked: float
    """How sure it is that it answers that post."""
    share: float
    """What a stance by its words alone counts."""
    answers: tuple[Answer, ...] = ()
    """The answers to its quotations, in order."""


class LinkReader:
    """Reads the answers of a thread."""

    def __init__(
        self,
        debate: Debate,
        models: Models = stance_model,
        reader: Reader | None = None,
    ) -> None:
        """Index the replies; `models` gives the model of a language."""
        reader = reader or Reader()
        self.reads = reader(debate)
        self._quoting = reader.once(quoting_answers, self.reads, models)
        self._posts = {read.post.key: read for read in self.reads}
        self._models = models
        self._asked: dict[str, str] = {}
        self._replies: dict[str, list[Relation]] = {}
        for relation in debate.relations:
            if relation.kind == "reply" and len(relation.sources) == 1:
                self._replies.setdefault(relation.sources[0], []).append(relation)

    def links(self) -> Iterator[LinkRead]:
        """Give the answers of all posts in thread order, each pair of posts once."""
        for read in self.reads:
            quoted = self._quoted(read)
            yield from (self._to_quoted(read, key, row) for key, row in quoted.items())
            done = set(quoted)
            for reply in self._replies.get(read.post.key, ()):
                for target in reply.targets:
                    if target in self._posts and target not in done:
                        done.add(target)
                        yield from self._to_post(read, reply, target)

    def _quoted(self, read: ReadPost) -> dict[str, list[Answer]]:
        """Give the answers to quotations by the post that is quoted and answered."""
        rows: dict[str, list[Answer]] = {}
        for answer in self._quoting[read.post.key]:
            target = answer.source.post
            if target in self._posts and self._reply(read, target) is not None:
                rows.setdefault(target, []).append(answer)
        return rows

    def _reply(self, read: ReadPost, target: str) -> Relation | None:
        replies = self._replies.get(read.post.key, ())
        return next((reply for reply in replies if target in reply.targets), None)

    def _to_quoted(self, read: ReadPost, target: str, row: list[Answer]) -> LinkRead:
        """Read the first answer to a quotation that tells a side, else the first."""
        telling = [answer for answer in row if answer.words.verdict is not None]
        reply = self._reply(read, target)
        return LinkRead(
            post=read,
            target=self._posts[target],
            words=(telling or row)[0].words,
            linked=_sure(reply) if reply is not None else 1.0,
            share=1.0,
            answers=tuple(row),
        )

    def _to_post(
        self, read: ReadPost, reply: Relation, target: str
    ) -> Iterator[LinkRead]:
        """Read the sentences that a reply rests on; all free words where it is stated."""
        if made_by(reply.origin, rules.DEFAULTS):
            return
        words: WordsRead | None = None
        text = read.post.text
        for part in self._regions(read, reply):
            if words is not None and words.verdict is not None:
                break
            if part.acts:
                words = read_acts(read.language, text, part.acts)
            elif part.ranges:
                asked = self._own_words(target)
                words = read_words(
                    read.language, text, part.ranges, asked, self._models
                )
        if words is not None:
            yield LinkRead(
                post=read,
                target=self._posts[target],
                words=words,
                linked=_sure(reply),
                share=FAINT if isinstance(reply.origin, Inferred) else 1.0,
            )

    def _own_words(self, target: str) -> str:
        """Give the end of what a post says itself: what answers to the post answer."""
        if target not in self._asked:
            post = self._posts[target].post
            own = "".join(post.text[start:end] for start, end in post.own)
            self._asked[target] = own[-ASKED:]
        return self._asked[target]

    def _regions(self, read: ReadPost, reply: Relation) -> Iterator[Part]:
        """Give what to read, the nearest first: where the reply shows, then all free words.

        Sentences that name somebody else speak to that person; of those that name both,
        a part may (`named_parts`).
        """
        spans = _evidence(reply, read)
        others = [
            span
            for other in self._replies.get(read.post.key, ())
            if other.key != reply.key and made_by(other.origin, {rules.REPLY_MENTION})
            for span in _evidence(other, read)
            if span not in spans
        ]
        if isinstance(reply.origin, Inferred):
            near = [s for s in read.sentences if _touched(s, spans)]
            if made_by(reply.origin, {rules.REPLY_ECHO}):
                near = _with_next(read.sentences, spans)
            parts = [_part(read, s, spans, others) for s in near]
            yield Part(
                ranges=tuple(r for part in parts for r in part.ranges),
                acts=tuple(act for part in parts for act in part.acts),
            )
        free = (
            sentence
            for segment in segments(read.post)
            if not segment.quotations
            for sentence in read.within(segment.start, segment.end)
        )
        rest = (s for s in free if not _touched(s, others))
        yield Part(ranges=tuple((s.start, s.end) for s in rest))


def _sure(reply: Relation) -> float:
    return reply.origin.confidence if isinstance(reply.origin, Inferred) else 1.0


def _evidence(reply: Relation, read: ReadPost) -> list[Span]:
    origin = reply.origin
    spans = origin.evidence if isinstance(origin, Inferred) else ()
    return [span for span in spans if span.post == read.post.key]


def _touched(sentence: Sentence, spans: list[Span]) -> bool:
    return any(s.start < sentence.end and sentence.start < s.end for s in spans)


def _part(
    read: ReadPost, sentence: Sentence, mine: list[Span], others: list[Span]
) -> Part:
    """Give what a sentence says to the person whose names stand at `mine`."""
    whole = (sentence.start, sentence.end)
    if not _touched(sentence, others):
        return Part(ranges=(whole,))
    places, rest = (
        [(s.start, s.end) for s in spans if _touched(sentence, [s])]
        for spans in (mine, others)
    )
    if not places:
        return Part()
    return part_of(read.language, read.post.text, whole, places, rest)


def _with_next(sentences: tuple[Sentence, ...], spans: list[Span]) -> list[Sentence]:
    """Give the sentences with evidence, each with the one after it."""
    touched = [_touched(sentence, spans) for sentence in sentences]
    return [
        sentence
        for at, sentence in enumerate(sentences)
        if touched[at] or (at and touched[at - 1])
    ]
