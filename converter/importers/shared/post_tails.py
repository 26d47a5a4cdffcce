"""What stands at the end of a post and is none of its words.

Applications add a line of their own ("Sent from my X using Tapatalk"); old software
puts the signature below a line of underscores, in the same box as the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import attrs
from attrs import frozen

from disputatio.converter.importers.shared.application_words import (
    APPLICATION_LINES,
    APPLICATION_VERBS,
    APPLICATIONS,
)
from disputatio.converter.importers.shared.page_words import (
    either,
)
from disputatio.schemas.content import (
    Block,
    Image,
    Inline,
    LineBreak,
    Para,
    blocks_text,
    inline_text,
)

_LONGEST = 140
_APPLICATION = re.compile(
    rf"\W*(?:(?:{either(APPLICATION_LINES)})\b.*"
    rf"|(?:{either(APPLICATION_VERBS)})\b.*\b(?:{either(APPLICATIONS)})\b.*"
    r"|(?:mit|über|via) .*\bapp\b.*\b(?:geschrieben|gesendet)\W*)",
    re.IGNORECASE,
)
_UNDERSCORES = re.compile(r"\s*_{15,25}\s*")
"""phpBB prints 17; people draw shorter and longer rules of their own."""

_DRAWN = re.compile(r"\s*_{3,80}\s*")
"""A rule of any length, as styles set them and people draw them."""

Parted = tuple[tuple[Block, ...], str | None]
"""The blocks that stay, and what went as plain text."""


def without_application_line(blocks: tuple[Block, ...]) -> Parted:
    """Take away the line that an application added below the words of a post.

    A post of nothing else keeps it: then it is all that there is.
    """
    last = blocks[-1] if blocks else None
    if not isinstance(last, Para):
        return blocks, None
    text = inline_text(_last_line(last.inlines)).strip()
    if len(text) > _LONGEST or not _APPLICATION.fullmatch(text):
        return blocks, None
    kept = (*blocks[:-1], *_para(last, _lines(last.inlines)[:-1]))
    return (kept, text) if kept else (blocks, None)


def without_signature(blocks: tuple[Block, ...]) -> Parted:
    """Take away what stands below the last line of underscores, and that line."""
    found = _below(blocks, _UNDERSCORES)
    return (found.above, found.below) if found is not None else (blocks, None)


@frozen(kw_only=True)
class Ruled:
    """A post above and below its last line of underscores."""

    above: tuple[Block, ...]
    """What stands above it."""
    below: str | None
    """What stands below it, as text."""
    length: int
    """Of how many underscores it is."""


def ruled(blocks: tuple[Block, ...]) -> Ruled | None:
    """Give a post as its last line of underscores parts it, however long that is."""
    return _below(blocks, _DRAWN)


def _below(blocks: tuple[Block, ...], rule: re.Pattern[str]) -> Ruled | None:
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        if not isinstance(block, Para):
            continue
        lines = _lines(block.inlines)
        ends = [i for i, line in enumerate(lines) if _is_rule(line, rule)]
        if ends:
            gone = (*_para(block, lines[ends[-1] + 1 :]), *blocks[place + 1 :])
            return Ruled(
                above=(*blocks[:place], *_para(block, lines[: ends[-1]])),
                below=kept_text(gone),
                length=len(inline_text(lines[ends[-1]]).strip()),
            )
    return None


def kept_text(blocks: tuple[Block, ...]) -> str | None:
    """Give what is kept beside a body as text; of pictures alone their addresses."""
    return blocks_text(blocks).strip() or " ".join(_pictures(blocks)) or None


def _pictures(blocks: tuple[Block, ...]) -> Iterator[str]:
    tasks: list[Any] = list(reversed(blocks))
    while tasks:
        task = tasks.pop()
        if isinstance(task, Image):
            yield task.target
        else:
            tasks.extend(reversed(getattr(task, "inlines", ())))


def _is_rule(line: tuple[Inline, ...], rule: re.Pattern[str]) -> bool:
    return bool(line) and rule.fullmatch(inline_text(line)) is not None


def _last_line(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    start = len(inlines)
    while start and not isinstance(inlines[start - 1], LineBreak):
        start -= 1
    return inlines[start:]


def _lines(inlines: tuple[Inline, ...]) -> list[tuple[Inline, ...]]:
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return [tuple(line) for line in lines]


def _para(para: Para, lines: list[tuple[Inline, ...]]) -> tuple[Block, ...]:
    """Give a paragraph of some of its lines; none where nothing is left."""
    inlines: list[Inline] = []
    for line in lines:
        inlines += [LineBreak(), *line] if inlines else line
    return (attrs.evolve(para, inlines=tuple(inlines)),) if inlines else ()
