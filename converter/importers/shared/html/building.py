"""Blocks, put together from the words and boxes of a page in their order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from disputatio.schemas.content import (
    EMPTY_LINE,
    Block,
    BulletList,
    Code,
    CodeBlock,
    Header,
    HorizontalRule,
    Inline,
    LineBreak,
    OrderedList,
    Para,
    Quotation,
    Spoiler,
    Table,
    Text,
    gap_of,
)

DEEPEST_BOX = 30
"""Boxes nest no deeper; what is deeper joins the one around it."""

DEEPEST_WRAPPER = 12
"""So many kinds of emphasis, links and the like count at one place."""

_HOLDING = frozenset({"root", "quote", "spoiler", "item", "cell", "header"})
"""Kinds of boxes that hold blocks directly."""

_KINDS = _HOLDING | {"bullets", "numbers", "table", "row"}
_ROWS = ("item", "cell")
_PLACES = {"item": ("bullets", "numbers"), "row": ("table",), "cell": ("row",)}
"""In which kinds of boxes these stand; the others stand in any."""

_WHITE = " \t\n\r\f"
_SPACE = re.compile(f"[{_WHITE}]+")
_LINE_BREAK = LineBreak()
_NOTHING: Mapping[str, Any] = MappingProxyType({})


_new_text = partial(object.__new__, Text)
_set_text = vars(Text)["text"].__set__


def text_of(words: str) -> Text:
    """Give words as a text, of which pages have most, in half the time of its class."""
    text = _new_text()
    _set_text(text, words)
    return text


_new_para = partial(object.__new__, Para)
_set_inlines, _set_gap = vars(Para)["inlines"].__set__, vars(Para)["gap"].__set__


def para_of(inlines: tuple[Inline, ...], gap: str | None) -> Para:
    """Give inlines as a paragraph, in the same way."""
    para = _new_para()
    _set_inlines(para, inlines)
    _set_gap(para, gap)
    return para


class Frame:
    """A box that is open; most have nothing but a kind, so that only that is set."""

    author: str | None = None
    post: str | None = None
    title: str | None = None
    start: int = 1
    level: int = 1
    heading: bool = False
    ignored: bool = False

    def __init__(self, kind: str, **given: Any) -> None:
        """Begin with nothing inside.

        Kinds are root, quote, spoiler, bullets, numbers, item, table, row, cell, header.
        """
        self.kind = kind
        self.blocks: list[Block] = []
        self.rows: list[Any] = []
        for name, value in given.items():
            setattr(self, name, value)


class _Wrap:
    """An inline wrapper that is open; the first one is the paragraph."""

    __slots__ = ("cls", "given", "items")

    def __init__(self, cls: type | None, given: Mapping[str, Any] = _NOTHING) -> None:
        self.cls = cls
        self.given = given
        self.items: list[Inline] = []


def _folded(text: str) -> str:
    """Give the words of a text; all white space is one space."""
    words = text.strip(_WHITE)
    if (
        "\n" in words
        or "  " in words
        or "\t" in words
        or "\r" in words
        or "\f" in words
    ):
        return _SPACE.sub(" ", words)
    return words


class Builder:
    """Takes words, breaks and boxes in order and gives blocks."""

    def __init__(self) -> None:
        self.flattened = False
        self._frames = [Frame(kind="root")]
        self._wraps = [_Wrap(None)]
        self._filled = False
        self._space = False
        self._breaks = 0
        self._gap: str | None = None

    # Words

    def words(self, text: str) -> None:
        """Take text, folding its white space."""
        words = _folded(text)
        if not words:
            self._space = True
            return
        if self._breaks:
            self._ready()
        elif self._filled and (self._space or text[0] in _WHITE):
            words = " " + words
        self._add_text(words)
        self._space = text[-1] in _WHITE

    def exactly(self, inline: Inline) -> None:
        """Take an inline as it is."""
        if self._breaks or self._space:
            self._ready()
        self._add(inline)

    def line_break(self) -> None:
        """Take a `br`; two or more in a row part paragraphs."""
        self._space = False
        if self._filled:
            self._breaks += 1

    def wrap(self, cls: type, **given: Any) -> bool:
        """Open a wrapper; False if it adds nothing, and then it must not be closed."""
        wraps = self._wraps
        if len(wraps) > DEEPEST_WRAPPER or cls in [one.cls for one in wraps]:
            return False
        if self._space and self._filled and not self._breaks:
            self._ready()
        self._wraps.append(_Wrap(cls, given))
        return True

    def unwrap(self, cls: type) -> None:
        """Close the wrapper of a class, and others that were left open in it."""
        while len(self._wraps) > 1:
            wrap = self._wraps.pop()
            self._fold(wrap)
            if wrap.cls is cls:
                return

    def _ready(self) -> None:
        """Put down the breaks or the space that were met before these words."""
        if self._breaks > 1:
            gap = "\n" * self._breaks
            self.end_paragraph()
            self._gap = None if gap == EMPTY_LINE else gap
        elif self._breaks:
            self._outside().items.append(_LINE_BREAK)
        elif self._space and self._filled:
            self._add_text(" ")
        self._breaks = 0
        self._space = False

    def _outside(self) -> _Wrap:
        """Give the wrapper round those that hold nothing yet: a break stands before them."""
        if len(self._wraps) == 1:
            return self._wraps[0]
        filled = (wrap for wrap in reversed(self._wraps) if wrap.items)
        return next(filled, self._wraps[0])

    def _add(self, inline: Inline) -> None:
        if isinstance(inline, Text):
            self._add_text(inline.text)
        else:
            self._wraps[-1].items.append(inline)
            self._filled = True

    def _add_text(self, text: str) -> None:
        """Add a text to the one before it, or as one of its own."""
        items = self._wraps[-1].items
        last = items[-1] if items else None
        if last.__class__ is Text:
            items[-1] = text_of(last.text + text)
        else:
            items.append(text_of(text))
        self._filled = True

    def _fold(self, wrap: _Wrap) -> None:
        if wrap.items and wrap.cls is not None:
            self._wraps[-1].items.append(
                wrap.cls(inlines=tuple(wrap.items), **wrap.given)
            )

    # Boxes

    def end_paragraph(self) -> None:
        """Close the paragraph; wrappers that are open go on in the next."""
        if not self._filled:
            return
        whole = self._wraps[0]
        if len(self._wraps) == 1:
            inlines, whole.items = tuple(whole.items), []
        else:
            inlines = self._taken()
        first = inlines[0]
        plain = first.__class__ is Text and not first.text.isspace()
        if plain or _shows(inlines):
            frame = self._frames[-1]
            begins_row = frame.kind in _ROWS and not frame.blocks
            self.block(para_of(inlines, self._gap or ("\n" if begins_row else None)))
        self._filled = self._space = False
        self._gap = None
        self._breaks = 0

    def _taken(self) -> tuple[Inline, ...]:
        """Give the inlines so far; the wrappers that are open go on behind them."""
        opened = [(wrap.cls, wrap.given) for wrap in self._wraps[1:]]
        while len(self._wraps) > 1:
            self._fold(self._wraps.pop())
        inlines = tuple(self._wraps[0].items)
        self._wraps = [_Wrap(None), *(_Wrap(cls, given) for cls, given in opened)]
        return inlines

    def block(self, block: Block) -> None:
        """Take a block into the box that is open."""
        frame = self._frames[-1]
        if frame.kind in _HOLDING:
            frame.blocks.append(block)
        elif frame.kind in ("bullets", "numbers"):
            frame.rows.append((block,))
        elif frame.kind in ("table", "row"):
            cell: tuple[Block, ...] = (block,)
            frame.rows.append(
                ((cell,), False) if frame.kind == "table" else (cell, False)
            )

    def code(self, text: str, language: str | None) -> None:
        """Take a block of code; one without words is left out."""
        self.end_paragraph()
        if text.strip():
            self.block(CodeBlock(text=text, language=language))

    def rule(self) -> None:
        """Take a rule."""
        self.end_paragraph()
        self.block(HorizontalRule())

    def open(self, frame: Frame) -> None:
        """Open a box; one that nests too deep or stands at no place of its own is none."""
        self.end_paragraph()
        if len(self._frames) > DEEPEST_BOX:
            frame.ignored = self.flattened = True
        elif self._frames[-1].kind in _PLACES.get(frame.kind, _KINDS):
            self._frames.append(frame)
        else:
            frame.ignored = True

    def row(self, kind: str, text: str, *, heading: bool = False) -> bool:
        """Take an item or a cell of nothing but words; False if it must be opened."""
        frame = self._frames[-1]
        if (
            len(self._wraps) > 1
            or len(self._frames) > DEEPEST_BOX
            or frame.kind not in _PLACES.get(kind, ())
        ):
            return False
        self.end_paragraph()
        words = _folded(text)
        blocks: tuple[Block, ...] = ()
        if words and not words.isspace():
            blocks = (para_of((text_of(words),), "\n"),)
        if kind == "cell":
            frame.rows.append((blocks, heading))
        elif blocks:
            frame.rows.append(blocks)
        return True

    def close(self, frame: Frame) -> None:
        """Close a box and take what it is into the one around it."""
        self.end_paragraph()
        if frame.ignored:
            return
        self._frames.pop()
        _CLOSING[frame.kind](self, frame)

    def _close_quote(self, frame: Frame) -> None:
        self.block(
            Quotation(
                blocks=tuple(frame.blocks),
                claimed_author=frame.author,
                claimed_post=frame.post,
            )
        )

    def _close_spoiler(self, frame: Frame) -> None:
        self.block(Spoiler(blocks=tuple(frame.blocks), title=frame.title))

    def _close_list(self, frame: Frame) -> None:
        items = tuple(frame.rows)
        if not items:
            return
        if frame.kind == "bullets":
            self.block(BulletList(items=items))
        else:
            self.block(OrderedList(items=items, start=frame.start))

    def _close_item(self, frame: Frame) -> None:
        if frame.blocks:
            self._frames[-1].rows.append(_tight(tuple(frame.blocks)))

    def _close_row(self, frame: Frame) -> None:
        if frame.rows:
            cells, heads = zip(*frame.rows, strict=True)
            self._frames[-1].rows.append((cells, all(heads)))

    def _close_cell(self, frame: Frame) -> None:
        self._frames[-1].rows.append((_tight(tuple(frame.blocks)), frame.heading))

    def _close_table(self, frame: Frame) -> None:
        if not any(cell for cells, _ in frame.rows for cell in cells):
            return
        width = max(len(cells) for cells, _ in frame.rows)
        rows = tuple(cells + ((),) * (width - len(cells)) for cells, _ in frame.rows)
        heads = 0
        while heads < len(frame.rows) and frame.rows[heads][1]:
            heads += 1
        self.block(Table(rows=rows, header_rows=heads))

    def _close_header(self, frame: Frame) -> None:
        inlines: list[Inline] = []
        others: list[Block] = []
        for block in frame.blocks:
            if isinstance(block, Para):
                inlines += [LineBreak(), *block.inlines] if inlines else block.inlines
            else:
                others.append(block)
        if inlines:
            self.block(Header(level=frame.level, inlines=tuple(inlines)))
        for block in others:
            self.block(block)

    def finished(self) -> tuple[Block, ...]:
        """Give the blocks; boxes that are still open end here."""
        self.end_paragraph()
        while len(self._frames) > 1:
            self.close(self._frames[-1])
        return tuple(self._frames[0].blocks)


_CLOSING = {
    "quote": Builder._close_quote,  # noqa: SLF001
    "spoiler": Builder._close_spoiler,  # noqa: SLF001
    "bullets": Builder._close_list,  # noqa: SLF001
    "numbers": Builder._close_list,  # noqa: SLF001
    "item": Builder._close_item,  # noqa: SLF001
    "table": Builder._close_table,  # noqa: SLF001
    "row": Builder._close_row,  # noqa: SLF001
    "cell": Builder._close_cell,  # noqa: SLF001
    "header": Builder._close_header,  # noqa: SLF001
}


def _tight(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Let a row of a list or table begin on the next line, not after an empty one."""
    if blocks and gap_of(blocks[0]) == EMPTY_LINE:
        import attrs

        return (attrs.evolve(blocks[0], gap="\n"), *blocks[1:])
    return blocks


def _shows(inlines: tuple[Inline, ...]) -> bool:
    """Say whether a paragraph shows anything but spaces."""
    return any(
        bool(i.text.strip())
        if isinstance(i, Text | Code)
        else not isinstance(i, LineBreak)
        for i in inlines
    )
