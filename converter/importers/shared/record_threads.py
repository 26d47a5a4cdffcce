"""Posts of one thread as they come out of data records, each once."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

from disputatio.converter.importers.shared.html_content import Content
from disputatio.converter.importers.shared.thread_records import PostRecord
from disputatio.schemas.content import Block
from disputatio.schemas.notices import Notice, notice


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
        """Take a post; one whose id stands here already is left out.

        Of two the one with words counts: services give a comment again, deleted.
        """
        known = self._places.get(record.id) if record.id is not None else None
        if known is None:
            if record.id is not None:
                self._places[record.id] = len(self.records)
            self.records.append(record)
            return
        self._repeated.append(record.id or "")
        if record.body and not self.records[known].body:
            self.records[known] = record

    def notices(self) -> Iterator[Notice]:
        """Tell what was met."""
        if self._repeated:
            sentence = (
                f"{len(self._repeated)} posts stand here more than once (first"
                f" {self._repeated[0]!r}); each is kept once"
            )
            yield notice("PostRepeated", sentence)
        if self._flattened:
            sentence = (
                f"{self._flattened} posts nest too deep; the innermost boxes joined"
                " those around them"
            )
            yield notice("NestingFlattened", sentence)
