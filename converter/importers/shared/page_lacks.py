"""What the posts of a saved page lack, or show of a broken tag, and how it is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disputatio.converter.importers.shared.thread_records import PostRecord
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import counted


class Lacking:
    """What the posts of a page lack, counted, from the last post to the first."""

    def __init__(self) -> None:
        """Begin with nothing that is lacking."""
        self.bodiless: list[int | None] = []
        self.timeless: list[int | None] = []
        self.flattened: list[int | None] = []
        self.repeated: list[PostRecord] = []
        self.strays: list[int | None] = []
        self.nameless: list[int | None] = []
        self.swallowed: list[int] = []
        self.behind: list[int | None] = []
        self.odd = self.uneven = self.swallows = False

    def is_odd(self) -> bool:
        """Say whether anything speaks for a broken tag."""
        lacking = self.bodiless or self.timeless or self.nameless
        astray = self.strays or self.swallowed
        return bool(self.odd or self.uneven or lacking or astray)

    def notices(self, software: str) -> Iterator[Notice]:
        """Tell what is lacking, each kind once; the software of the page is named."""
        if self.bodiless:
            sentence = f"{_have(self.bodiless)} no words where {software} keeps them"
            yield notice("NodeNotUnderstood", sentence, line=self.bodiless[-1])
        if self.timeless:
            sentence = f"{_have(self.timeless)} no time where {software} keeps it"
            yield notice("NodeNotUnderstood", sentence, line=self.timeless[-1])
        if self.nameless:
            sentence = (
                f"{_have(self.nameless)} no id where {software} keeps it; read"
                " without (a tag of the page may be broken)"
            )
            yield notice("NodeNotUnderstood", sentence, line=self.nameless[0])
        if self.behind:
            sentence = (
                f"{_have(self.behind)} words behind the box in which {software} keeps"
                " them; taken for words of the post (a tag of the page may be broken)"
            )
            yield notice("NodeNotUnderstood", sentence, line=self.behind[-1])
        if self.flattened:
            sentence = (
                f"{len(self.flattened)} posts nest too deep; the innermost boxes joined "
                "those around them"
            )
            yield notice("NestingFlattened", sentence, line=self.flattened[-1])
        if self.strays:
            sentence = (
                f"{counted(len(self.strays), 'text')} marked as the words of posts of"
                f" {software}, but in no post that was found; left out (a tag of the"
                " page may be broken)"
            )
            yield notice("NodeNotUnderstood", sentence, line=self.strays[0])
        if self.swallowed:
            sentence = (
                f"{counted(len(self.swallowed), 'post')} of {software} named in the"
                " page, but in no element of it; left out (a comment, script or frame"
                " above may have no end)"
            )
            yield notice("NodeNotUnderstood", sentence, line=self.swallowed[0])
        for post in self.repeated:
            sentence = f"the post {post.id} stands twice on this page; kept once"
            yield notice("PostRepeated", sentence, line=post.line)


def _have(lines: Sequence[int | None]) -> str:
    return f"{len(lines)} posts have" if len(lines) > 1 else "1 post has"
