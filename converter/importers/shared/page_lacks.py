"""What the posts of a saved page lack, or show of a broken tag, and how it is told."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from disputatio.converter.importers.shared.thread_records import PostRecord
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import counted, shortened

_NO_NAME = re.compile(
    r"href|=[\"']|</|\">|=https?:|\d:\d\d.{0,40}\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\b.{0,40}\d:\d\d"
)
"""Rests of tags and times, which stand where the name was before a tag broke."""


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
        self.unsigned: list[int | None] = []
        self.odd_names: list[str] = []
        self.classes: Collection[str] = ()
        self.swallowed: list[int] = []
        self.behind: list[int | None] = []
        self.odd = self.uneven = self.swallows = False

    def is_odd(self) -> bool:
        """Say whether anything speaks for a broken tag."""
        lacking = self.bodiless or self.timeless or self.nameless or self.unsigned
        astray = self.strays or self.swallowed
        return bool(self.odd or self.uneven or lacking or astray or self.odd_names)

    def look_at_names(self, posts: Sequence[PostRecord], *, all_named: bool) -> None:
        """Look who has no name where others have one, and for names that are none."""
        names = {post.author and post.author.name for post in posts}
        if all_named and None in names and len(names) > 1:
            unsigned = [
                post.line for post in posts
                if (post.author is None or post.author.name is None)
                and post.state is None and post.body
            ]  # fmt: skip
            self.unsigned = unsigned if 2 * len(unsigned) < len(posts) else []
        known = [name for name in names if name]
        if _NO_NAME.search("\n".join(known)):
            self.odd_names = [name for name in known if _NO_NAME.search(name)]

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
        yield from self._of_writers(software)
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
        yield from self._of_strays(software)
        for post in self.repeated:
            sentence = f"the post {post.id} stands twice on this page; kept once"
            yield notice("PostRepeated", sentence, line=post.line)

    def _of_writers(self, software: str) -> Iterator[Notice]:
        if self.unsigned:
            sentence = (
                f"{_have(self.unsigned)} no name of a writer where {software} keeps it"
                " (a tag of the page may be broken)"
            )
            yield notice("NodeNotUnderstood", sentence, line=self.unsigned[-1])
        if self.odd_names:
            sentence = (
                f"{counted(len(self.odd_names), 'writer')} with a name that looks like a tag"
                f" or a time (“{shortened(self.odd_names[0], 40)}”); a tag of the page may"
                " be broken"
            )
            yield notice("NodeNotUnderstood", sentence)

    def _of_strays(self, software: str) -> Iterator[Notice]:
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


def _have(lines: Sequence[int | None]) -> str:
    return f"{len(lines)} posts have" if len(lines) > 1 else "1 post has"
