"""Read a chat log: lines of "name: words"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import Debate, Participant, Post
from disputatio.schemas.errors import ReadError
from disputatio.schemas.features import Feature
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_LINE = re.compile(r"<(\S+)> (.+)")


class ChatImporter:
    """Read lines of "<name> words"."""

    info = FormatInfo(
        name="chat",
        title="Chat log, one <name> a line",
        extensions=(".chat",),
        keeps=frozenset({Feature.POSTS, Feature.PARTICIPANTS}),
    )

    def sniff(self, head: bytes) -> float:
        """Say 0.8 where the first line is one of a chat."""
        first = head.decode("utf-8", "replace").split("\n", 1)[0]
        return 0.8 if _LINE.fullmatch(first) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give the one thread of the log."""
        del options
        lines = source.data.decode("utf-8", "replace").splitlines()
        matches = [_LINE.fullmatch(line) for line in lines]
        if None in matches:
            problem = "not a line of a chat"
            raise ReadError(problem, "<name> words", line=matches.index(None) + 1)
        said = [(m[1], m[2]) for m in matches if m is not None]
        names = dict.fromkeys(name for name, _ in said)
        people = tuple(Participant(key=name, name=name) for name in names)
        posts = tuple(
            Post(key=f"post-{n}", number=n, author=name, body=plain_blocks(words))
            for n, (name, words) in enumerate(said, 1)
        )
        yield Reading(debate=Debate(participants=people, posts=posts))
