"""Posts of one thread as they come out of data records, each once."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from attrs import define, field

from disputatio.converter.importers.shared.html.content import Content
from disputatio.converter.importers.shared.thread_records import PostRecord
from disputatio.schemas.content import Block
from disputatio.schemas.notices import Notice, notice

GONE = ("deleted", "removed")
"""States of posts whose words were taken back."""


@define
class Gathered:
    """Records of a thread, and what was met on the way."""

    records: list[PostRecord] = field(factory=list)
    """The posts, in the order in which they were added."""
    _places: dict[str, int] = field(factory=dict)
    _repeated: list[str] = field(factory=list)
    _flattened: int = 0

    def blocks(self, content: Content) -> tuple[Block, ...]:
        """Give the blocks of a content; note whether it nested too deep."""
        self._flattened += content.flattened
        return content.blocks

    def add(self, record: PostRecord) -> None:
        """Take a post; a second capture of one that stands here replaces it.

        A capture has the same id and was written at the same time, by nobody else. What
        one of two captures calls deleted is deleted; else the later one counts.
        """
        record = _without_deleted_words(record)
        known = self._places.get(record.id) if record.id is not None else None
        if known is None or not _is_capture(self.records[known], record):
            if record.id is not None:
                self._places.setdefault(record.id, len(self.records))
            self.records.append(record)
            return
        self._repeated.append(record.id or "")
        if self.records[known].state not in GONE:
            self.records[known] = record

    def notices(self) -> Iterator[Notice]:
        """Tell what was met."""
        if self._repeated:
            sentence = (
                f"posts that stand here more than once: {len(self._repeated)} (first"
                f" {self._repeated[0]!r}); each is kept once"
            )
            yield notice("PostRepeated", sentence)
        if self._flattened:
            sentence = (
                f"posts that nest too deep: {self._flattened}; the innermost boxes joined"
                " those around them"
            )
            yield notice("NestingFlattened", sentence)


def _is_capture(known: PostRecord, record: PostRecord) -> bool:
    names = {r.author.name for r in (known, record) if r.author and r.author.name}
    return known.written == record.written and len(names) < 2


def _without_deleted_words(record: PostRecord) -> PostRecord:
    """Leave out words that were taken back, also where a file still has them."""
    if record.state in GONE and record.body:
        return attrs.evolve(record, body=())
    return record
