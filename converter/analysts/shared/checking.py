"""What of a model's answer holds: posts that exist, words that stand where it says."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, field, frozen

from disputatio.converter.analysts.shared.answers import Asked, PostRead
from disputatio.converter.analysts.shared.quotes import found_quote
from disputatio.converter.analysts.shared.windows import Thread
from disputatio.converter.structure.quotation_marks import inside, quoted_stretches
from disputatio.schemas.debate import Post
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.origins import Span
from disputatio.schemas.text import one_line, shortened

LEAST, MOST = 0.05, 0.95
"""What a model's confidence is brought to: it is never as sure as it says."""


@frozen(kw_only=True)
class TakenSide:
    """A post answers another one."""

    source: str
    """Key of the post that answers."""
    target: str
    """Key of the post that is answered."""
    side: str
    """The scheme of a stance, or "unknown"."""
    confidence: float
    """How sure the model is."""
    span: Span
    """The words that show it."""


@frozen(kw_only=True)
class SaidClaim:
    """A post claims something."""

    confidence: float
    """How sure the model is."""
    span: Span
    """The claim's words."""


@frozen(kw_only=True)
class AskedWords:
    """The question, in words of the thread."""

    text: str
    """The words."""
    span: Span | None
    """Where a post has them; None where the title does."""
    confidence: float
    """How sure the model is."""


@frozen
class Checked:
    """What of the answers about posts holds, and a notice for all that does not."""

    thread: Thread
    """The thread that was asked about."""
    answers: list[TakenSide] = field(factory=list)
    """Who answers whom, and on which side."""
    claims: list[SaidClaim] = field(factory=list)
    """What is claimed."""
    asking: set[str] = field(factory=set)
    """Keys of the posts that only ask."""
    read: set[str] = field(factory=set)
    """Keys of the posts about which all that was answered holds."""
    notices: list[Notice] = field(factory=list)
    """What was left out, and why."""

    def add(self, read: PostRead) -> None:
        """Check what was answered about one post."""
        post = self.thread.posts[read.post]
        seen: set[int] = set()
        left = len(self.notices)
        for side in read.answers:
            target = self.thread.posts.get(side.post)
            if target is None or side.post >= read.post:
                self.refuse(f"post {read.post} as an answer to post {side.post}")
                continue
            span = self.quote(post, read.post, side.quote)
            if span is not None and side.post not in seen:
                seen.add(side.post)
                taken = TakenSide(
                    source=post.key, target=target.key, side=side.side,
                    confidence=bounded(side.confidence), span=span,
                )  # fmt: skip
                self.answers.append(taken)
        for said in read.claims:
            span = self.quote(post, read.post, said.quote)
            if span is not None and said.whose == "own" and self._is_own(post, span):
                sure = bounded(said.confidence)
                self.claims.append(SaidClaim(confidence=sure, span=span))
        if read.does == "asks":
            self.asking.add(post.key)
        if len(self.notices) == left:
            self.read.add(post.key)

    @property
    def sides(self) -> list[TakenSide]:
        """Who answers whom; nobody takes a side by a mere question, or on one."""
        return [
            evolve(side, side="unknown")
            if side.side != "neutral" and {side.source, side.target} & self.asking
            else side
            for side in self.answers
        ]

    def question(self, asked: Asked) -> AskedWords | None:
        """Check the words of the question, in a post or in the title (post 0)."""
        sure = bounded(asked.confidence)
        if asked.post == 0:
            title = one_line(self.thread.debate.title or "")
            if title and one_line(asked.quote).lower() in title.lower():
                return AskedWords(text=title, span=None, confidence=sure)
            self.refuse("a question of the title that is not there")
            return None
        post = self.thread.posts.get(asked.post)
        if post is None:
            self.refuse(f"a question of post {asked.post}")
            return None
        span = self.quote(post, asked.post, asked.quote)
        if span is None:
            return None
        text = one_line(post.text[span.start : span.end])
        return AskedWords(text=text, span=span, confidence=sure)

    def _is_own(self, post: Post, span: Span) -> bool:
        """Say whether words are a poster's own; those between quotation marks are not."""
        words = one_line(post.text[span.start : span.end])
        if not inside(quoted_stretches(post.text), span.start, span.end):
            return True
        self.refuse(f"“{shortened(words, 60)}” as a claim, which is quoted there")
        return False

    def quote(
        self, post: Post, number: int, words: str, within: Span | None = None
    ) -> Span | None:
        """Find quoted words in a post, or a part of it; words not there are told."""
        span = found_quote(post, words, within)
        if span is None:
            shown = shortened(words, 60)
            missing = (
                "which does not say that"
                if within is None
                else "which does not say that in the statement that it is about"
            )
            sentence = (
                f"the model quotes “{shown}” from post {number}, {missing}; left out"
            )
            self.notices.append(notice("QuoteInvented", sentence, element=post.key))
        return span

    def known(self, number: int, count: int, what: str) -> bool:
        """Say whether there is a statement of a number; else it is told."""
        if number <= count:
            return True
        self.refuse(f"{what} of statement {number}")
        return False

    def refuse(self, what: str) -> None:
        """Tell what the model speaks of and cannot."""
        sentence = f"the model speaks of {what}, which cannot be; left out"
        self.notices.append(notice("AnswerRefused", sentence))

    def claims_in_order(self) -> Iterator[SaidClaim]:
        """Give the claims as they stand in the thread, none within another."""
        places = self.thread.numbers
        end = ("", 0)
        for claim in sorted(
            self.claims, key=lambda c: (places[c.span.post], c.span.start, -c.span.end)
        ):
            if claim.span.post != end[0] or claim.span.start >= end[1]:
                end = (claim.span.post, claim.span.end)
                yield claim


def bounded(confidence: float) -> float:
    """Give a model's confidence as it is kept."""
    return round(min(max(confidence, LEAST), MOST), 2)
