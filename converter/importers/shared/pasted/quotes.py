"""The body of a post as paragraphs and quotations.

Where a quotation ends:
1. At "Click to expand..." (in any language) where one follows: the innermost sure
   attribution above it is the one it closes. Without any, it closes the paragraph above.
2. Else before the next empty line below its first words. Where several attributions
   nest, what follows the empty line still belongs to the outer one if those words stand
   in an earlier post; else all end there.
3. Rule 2 ends earlier, inside the paragraph, where its first line stands in an earlier
   post, whole or cut, and a later line does not.
4. Where that would leave no word of the post itself, its last line is no quotation,
   unless it stands in an earlier post.

Attribution lines and end marks are no part of the text. Nothing else is read into a
body: lines are lines, and a hyphen at the start of one stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from attrs import Factory, define, evolve, frozen

from disputatio.converter.importers.shared.attributions import (
    Attribution,
    attribution,
)
from disputatio.converter.importers.shared.dates import is_date
from disputatio.converter.importers.shared.pasted import lines as line
from disputatio.schemas.content import Block, Quotation, plain_blocks

DEEPEST = 32
"""Quotations nest no deeper; what is deeper joins the one around it."""

_CUT = re.compile(r"\[\s?(?:\.{3}|…|snip)\s?\]|\.{3,}|…")
_WORDS = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+")


@define
class Spoken:
    """The words of the posts so far, to see where quoted words end."""

    known: set[str] = Factory(set)
    runs: set[tuple[str, ...]] = Factory(set)

    def add(self, lines: Sequence[str]) -> None:
        """Remember the lines of a post."""
        for text in lines:
            self.known.add(text.strip())
            self.known.update(_sentences(text))
            self.runs.update(_runs(text))

    def has(self, text: str) -> bool:
        """Say whether every sentence of a line, or what is left of it, was said before."""
        return (
            text.strip() in self.known
            or all(s in self.known for s in _sentences(text))
            or self._has_cut(text)
        )

    def _has_cut(self, text: str) -> bool:
        """Say whether all runs of words between marks of a cut were said before."""
        runs = [run for part in _CUT.split(text) for run in _runs(part)]
        return bool(runs) and all(run in self.runs for run in runs)


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in _SENTENCE.split(text.strip())]


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Give the words of a text in overlapping runs of three."""
    words = _WORDS.findall(text.casefold())
    return zip(words, words[1:], words[2:], strict=False)


@frozen(kw_only=True)
class Body:
    """The content of a post."""

    blocks: tuple[Block, ...]
    """Paragraphs and quotations."""
    wordless: tuple[int, ...] = ()
    """Lines of attributions below which no words stand."""
    flattened: tuple[int, ...] = ()
    """Lines of attributions that nest deeper than `DEEPEST`."""


@define
class _Frame:
    """A quotation, or the post itself, while its lines are read."""

    author: str | None = None
    line: int = 0
    marked: bool = False
    blocks: list[Block] = Factory(list)
    lines: list[str] = Factory(list)
    verbatim: bool = False

    def flush(self) -> None:
        start, end = line.trimmed(self.lines, 0, len(self.lines))
        self.blocks += plain_blocks("\n".join(self.lines[start:end]))
        self.lines = []

    @property
    def is_empty(self) -> bool:
        return not self.blocks and all(map(line.is_blank, self.lines))


@frozen(kw_only=True)
class _Marks:
    """The attributions and end marks of a body, by index of line."""

    opening: dict[int, Attribution]
    """Attributions that count."""
    closing: set[int]
    """End marks."""
    closed: set[int]
    """Attributions that an end mark closes."""
    dropped: set[int]
    """Lines that belong to an attribution and hold no words."""


def body(
    lines: Sequence[str], names: AbstractSet[str], spoken: Spoken, *, bare: bool = False
) -> Body:
    """Give the lines of a post as blocks.

    `names` are the people of the thread; `spoken` are the words of earlier posts;
    `bare` says that the software prints a lone "Quote" above quotations.
    """
    return _Reader(lines, _marks(lines, names, bare=bare), names, spoken).read()


def _marks(lines: Sequence[str], names: AbstractSet[str], *, bare: bool) -> _Marks:
    found = dict(_attributions(lines, names))
    closing = {i for i, text in enumerate(lines) if line.is_expand(text)}
    closed = _closed(found, closing)
    opening = {}
    dropped = {i for i, text in enumerate(lines) if closing and line.is_shrink(text)}
    for index, said in found.items():
        follower = _next_words(lines, index)
        if said.bare and follower in found and found[follower].author:
            dropped.add(index)
        elif said.sure or index in closed or (said.bare and bare):
            opening[index] = said
            if said.author and follower is not None and is_date(lines[follower]):
                dropped.add(follower)
    return _Marks(opening=opening, closing=closing, closed=closed, dropped=dropped)


def _attributions(
    lines: Sequence[str], names: AbstractSet[str]
) -> Iterator[tuple[int, Attribution]]:
    opens = True
    for index, text in enumerate(lines):
        said = _with_arrow_below(lines, index, attribution(text, names, opens=opens))
        if said is not None:
            yield index, said
        opens = said is not None or line.is_blank(text) or line.is_expand(text)


def _with_arrow_below(
    lines: Sequence[str], index: int, said: Attribution | None
) -> Attribution | None:
    """Take the arrow on a line of its own for that of "X said:"."""
    below = lines[index + 1] if index + 1 < len(lines) else ""
    if said is not None and below.strip() == "↑":
        return evolve(said, sure=True)
    return said


def _closed(found: dict[int, Attribution], closing: AbstractSet[int]) -> set[int]:
    """Give the attributions that end marks close: the innermost, sure ones first."""
    sure: list[int] = []
    likely: list[int] = []
    closed: set[int] = set()
    last = -1
    for index in sorted({*found, *closing}):
        if index in closing:
            stack = sure or likely
            if stack:
                closed.add(stack[-1])
                last = max(last, stack.pop())
                while likely and likely[-1] > last:
                    likely.pop()
        elif found[index].expandable:
            (sure if found[index].sure else likely).append(index)
    return closed


def _next_words(lines: Sequence[str], index: int) -> int | None:
    for place in range(index + 1, min(len(lines), index + 4)):
        if not line.is_blank(lines[place]) and lines[place].strip() != "↑":
            return place
    return None


class _Reader:
    """Reads a body line by line with a stack of open quotations."""

    def __init__(
        self,
        lines: Sequence[str],
        marks: _Marks,
        names: AbstractSet[str],
        spoken: Spoken,
    ) -> None:
        self.lines = lines
        self.marks = marks
        self.names = names
        self.spoken = spoken
        self.stack = [_Frame()]
        self.wordless: list[int] = []
        self.flattened: list[int] = []

    def read(self) -> Body:
        for index, text in enumerate(self.lines):
            self._line(index, text)
        self._leave_last_line()
        while len(self.stack) > 1:
            self._close()
        self.stack[0].flush()
        return Body(
            blocks=tuple(self.stack[0].blocks),
            wordless=tuple(self.wordless),
            flattened=tuple(self.flattened),
        )

    def _leave_last_line(self) -> None:
        """Take the last line of a post that would have no words of its own for these."""
        frame = self.stack[-1]
        start, end = line.trimmed(frame.lines, 0, len(frame.lines))
        swallowed = len(self.stack) == 2 and not frame.marked and self.stack[0].is_empty
        if swallowed and end - start > 1 and not self.spoken.has(frame.lines[end - 1]):
            own = frame.lines[end - 1]
            frame.lines = frame.lines[start : end - 1]
            self._close()
            self.stack[0].lines.append(own)

    def _line(self, index: int, text: str) -> None:
        if index in self.marks.opening:
            self._open(index, self.marks.opening[index])
        elif index in self.marks.closing:
            self._end_mark()
        elif index not in self.marks.dropped and not self._is_arrow(text):
            self._words(index, text)

    def _is_arrow(self, text: str) -> bool:
        return text.strip() == "↑" and len(self.stack) > 1 and self.stack[-1].is_empty

    def _open(self, index: int, said: Attribution) -> None:
        self._leave()
        if len(self.stack) > DEEPEST:
            self.flattened.append(index)
        else:
            marked = index in self.marks.closed
            self.stack.append(_Frame(said.author, index, marked))
        rest = said.rest
        for _ in range(DEEPEST):
            inner = attribution(rest, self.names, opens=True) if rest else None
            if inner is None or not inner.rest or len(self.stack) > DEEPEST:
                break
            self.stack.append(_Frame(inner.author, index))
            rest = inner.rest
        if rest:
            self._words(index, rest)

    def _leave(self) -> None:
        """End quotations without end mark that a new attribution follows in words."""
        while len(self.stack) > 1 and not self.stack[-1].marked:
            if self.stack[-1].is_empty:
                return
            self._close()

    def _words(self, index: int, text: str) -> None:
        self._end_unmarked(index, text)
        frame = self.stack[-1]
        if len(self.stack) > 1 and frame.is_empty and not line.is_blank(text):
            frame.verbatim = self.spoken.has(text)
        frame.lines.append(text)

    def _end_unmarked(self, index: int, text: str) -> None:
        """End quotations without end mark before this line where the rules say so."""
        if len(self.stack) == 1 or self.stack[-1].marked or self.stack[-1].is_empty:
            return
        if line.is_blank(text):
            self._close()
            self._after_blank(index)
        elif self.stack[-1].verbatim and not self.spoken.has(text):
            self._close()
            self._close_unless_spoken(text)

    def _after_blank(self, index: int) -> None:
        following = _next_words(self.lines, index)
        self._close_unless_spoken("" if following is None else self.lines[following])

    def _close_unless_spoken(self, text: str) -> None:
        """Keep the outer quotations open only for words of an earlier post."""
        if text and self.spoken.has(text):
            return
        while len(self.stack) > 1 and not self.stack[-1].marked:
            self._close()

    def _end_mark(self) -> None:
        while len(self.stack) > 1 and not self.stack[-1].marked:
            self._close()
        if len(self.stack) > 1:
            self._close()
        else:
            self._quote_paragraph_above()

    def _quote_paragraph_above(self) -> None:
        lines = self.stack[0].lines
        start, end = line.trimmed(lines, 0, len(lines))
        while end > start and not line.is_blank(lines[end - 1]):
            end -= 1
        words = lines[end:]
        self.stack[0].lines = lines[:end]
        if any(not line.is_blank(text) for text in words):
            self.stack.append(_Frame(lines=words))
            self._close()

    def _close(self) -> None:
        frame = self.stack.pop()
        frame.flush()
        self.stack[-1].flush()
        if frame.blocks:
            quoted = Quotation(blocks=tuple(frame.blocks), claimed_author=frame.author)
            self.stack[-1].blocks.append(quoted)
        else:
            self.wordless.append(frame.line)
