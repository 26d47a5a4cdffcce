"""Topics of Discourse as `/raw/ID` gives them: Markdown with a line above each post."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from disputatio.converter.importers.shared.page_options import KEEPS
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

if TYPE_CHECKING:
    from disputatio.converter.importers.shared.record_threads import Gathered
    from disputatio.converter.importers.shared.thread_records import PostRecord

_HEAD = (
    r"(?P<name>[\w.-]{1,60}) \| (?P<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC)"
    r" \| #(?P<number>\d{1,9})[ \t]*\r?$"
)
_FIRST = re.compile(rf"\A\s*{_HEAD}", re.M)
_NEXT = re.compile(rf"^-{{20,}}[ \t]*\r?\n(?:[ \t]*\r?\n)*{_HEAD}", re.M)
_LAST_RULE = re.compile(r"(?<!\s)\s*^-{20,}\s*\Z", re.M)
_QUOTED = re.compile(r"\[quote=\"([^\",\]]+),\s*post:\s*(\d+),\s*topic:\s*(\d+)", re.I)
_HINT = "save /raw/ID of the topic"


class DiscourseRawImporter:
    """Reads the Markdown of whole topics of Discourse."""

    info = FormatInfo(
        name="discourse-raw",
        title="Topic of Discourse (Markdown from /raw)",
        extensions=(".txt", ".md"),
        media_types=("text/plain", "text/markdown"),
        keeps=KEEPS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are Discourse's Markdown."""
        text = head[:400].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
        return 0.95 if _FIRST.match(text) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give the one topic.

        Raises:
            ReadError: no line says who wrote the first post.
        """
        from disputatio.converter.importers.shared.decoding import decoded
        from disputatio.converter.importers.shared.record_threads import Gathered
        from disputatio.converter.importers.shared.thread_records import (
            ThreadRecord,
            reading_of,
        )

        given = decoded(source.data)
        heads = list(_heads(given.text))
        if not heads:
            problem = (
                "no line says who wrote the first post (looked for NAME | TIME | #1)"
            )
            raise ReadError(problem, _HINT, source=source.name)
        topic = _topic(given.text, heads)
        gathered = Gathered()
        ends = [*(head.start() for head in heads[1:]), len(given.text)]
        line = 1
        for before, head, end in zip((None, *heads), heads, ends, strict=False):
            at = before.start("name") if before else 0
            line += given.text.count("\n", at, head.start("name"))
            text = given.text[head.end() : end]
            gathered.add(_record(head, text, line, topic, gathered))
        thread = ThreadRecord(
            posts=gathered.records,
            source=source.url or source.name,
            thread=f"Discourse  {topic}" if topic else None,
        )
        yield reading_of(thread, (*given.notices, *gathered.notices()))


def _heads(text: str) -> Iterator[re.Match[str]]:
    first = _FIRST.match(text)
    if first:
        yield first
        yield from _NEXT.finditer(text, first.end())


def _topic(text: str, heads: list[re.Match[str]]) -> str | None:
    """Give the id of the topic: that of which quotations name posts by their authors."""
    authors = {head["number"]: head["name"].casefold() for head in heads}
    votes = Counter(
        topic
        for name, number, topic in _QUOTED.findall(text)
        if authors.get(number) == name.strip().casefold()
    )
    return votes.most_common(1)[0][0] if votes else None


def _record(
    head: re.Match[str], text: str, line: int, topic: str | None, gathered: Gathered
) -> PostRecord:
    from disputatio.converter.importers.shared.discourse.marks import (
        UNKNOWN,
        discourse_means,
    )
    from disputatio.converter.importers.shared.markdown import markdown_blocks
    from disputatio.converter.importers.shared.moments import iso_moment
    from disputatio.converter.importers.shared.thread_records import Author, PostRecord

    words = _LAST_RULE.sub("", text)
    time = head["time"]
    return PostRecord(
        id=head["number"],
        number=int(head["number"]),
        author=Author(name=head["name"]),
        written=iso_moment(time.replace(" UTC", "+00:00"), time),
        body=gathered.blocks(
            markdown_blocks(words, "discourse", discourse_means(topic or UNKNOWN))
        ),
        line=line,
    )
