"""Write a debate as a text in capitals."""

from __future__ import annotations

from typing import BinaryIO

from disputatio.schemas.debate import Debate
from disputatio.schemas.features import Feature
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Option, Options, option_value
from disputatio.schemas.views import Views


class ShoutExporter:
    """Write the title and every post, all in capitals."""

    info = FormatInfo(
        name="shout",
        title="A debate in capitals",
        extensions=(".shout",),
        keeps=frozenset({Feature.TITLE, Feature.POSTS, Feature.PARTICIPANTS}),
        options=(Option(name="mark", help="What ends a line.", default="!"),),
    )

    def write(
        self, debate: Debate, sink: BinaryIO, options: Options
    ) -> tuple[Notice, ...]:
        """Write one post a line."""
        views = Views(debate)
        lines = [debate.title or "untitled"]
        lines += (f"{views.name(p) or '?'}: {views.text(p.key)}" for p in views.posts)
        mark = option_value(self.info, options, "mark")
        sink.write("".join(f"{line.upper()}{mark}\n" for line in lines).encode())
        return ()
