"""The content of posts as pandoc blocks: markup kept, text never changed.

Deep nesting is flattened where paper has no room for it: below `DEPTH` lists and
quotations lose their indentation, never their words.
"""

from __future__ import annotations

from collections.abc import Mapping

from disputatio.exporters.shared import pandoc_ast as ast
from disputatio.exporters.shared.document_dress import Dress
from disputatio.exporters.shared.outline import Reference
from disputatio.exporters.shared.outline_thread import quoted_from
from disputatio.exporters.shared.pandoc_ast import Node
from disputatio.schemas.content import (
    Block,
    BulletList,
    Code,
    CodeBlock,
    Header,
    HorizontalRule,
    Image,
    Inline,
    LineBreak,
    Link,
    OrderedList,
    Para,
    Quotation,
    Spoiler,
    Table,
    Text,
    inline_text,
)

DEPTH = 8
"""How deep lists and quotations are indented."""

_HEADING = 3


class Content:
    """Writes the blocks of posts for one kind of document."""

    def __init__(self, dress: Dress, references: Mapping[str, Reference]) -> None:
        """Keep how things look, and the way to each post."""
        self.dress = dress
        self.references = references

    def blocks(self, blocks: tuple[Block, ...], depth: int = 0) -> list[Node]:
        """Give blocks as pandoc's."""
        return [node for block in blocks for node in self._block(block, depth)]

    def _block(self, block: Block, depth: int) -> list[Node]:
        if isinstance(block, Para):
            return [ast.para(self.inlines(block.inlines))] if block.inlines else []
        if isinstance(block, Header):
            return self.dress.heading_in_post(self.inlines(block.inlines))
        if isinstance(block, CodeBlock):
            return self.dress.code_block(block.text, block.language)
        if isinstance(block, HorizontalRule):
            return [ast.RULE]
        if isinstance(block, Table):
            return self._table(block, depth)
        if isinstance(block, BulletList | OrderedList):
            return self._list(block, depth)
        return self._boxed(block, depth)

    def _boxed(self, block: Quotation | Spoiler, depth: int) -> list[Node]:
        inner = self.blocks(block.blocks, depth + 1)
        if isinstance(block, Spoiler):
            return self.dress.spoiler(block.title or "Spoiler", inner)
        source = quoted_from(block, self.references)
        return self.dress.quotation(inner, source, indented=depth < DEPTH)

    def _list(self, block: BulletList | OrderedList, depth: int) -> list[Node]:
        items = [self.blocks(item, depth + 1) for item in block.items]
        if depth >= DEPTH:
            return [node for item in items for node in item]
        if isinstance(block, OrderedList):
            return [ast.numbered(items, block.start)] if items else []
        return [ast.bullets(items)] if items else []

    def _table(self, block: Table, depth: int) -> list[Node]:
        rows = [[self.blocks(cell, depth + 1) for cell in row] for row in block.rows]
        head, body = rows[: block.header_rows], rows[block.header_rows :]
        return self.dress.table(head, body)

    def inlines(self, inlines: tuple[Inline, ...]) -> list[Node]:
        """Give inlines as pandoc's."""
        return [node for inline in inlines for node in self._inline(inline)]

    def _inline(self, inline: Inline) -> list[Node]:
        if isinstance(inline, Text):
            return self.dress.text(inline.text)
        if isinstance(inline, LineBreak):
            return [ast.LINE_BREAK]
        if isinstance(inline, Code):
            return self.dress.code(inline.text)
        inner = self.inlines(inline.inlines)
        if isinstance(inline, Link):
            return self.dress.web_link(inner or self.dress.text(inline.target), inline.target)
        if isinstance(inline, Image):
            words = inline_text(inline.inlines) or inline.title or ""
            return self.dress.picture(words, inline.target)
        return [ast.wrapped(type(inline).__name__, inner)]
