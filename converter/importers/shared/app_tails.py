"""What an application put below a post: "Sent from my phone using Tapatalk"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from disputatio.schemas.content import (
    Block,
    Inline,
    LineBreak,
    Para,
    blocks_text,
)

_LONGEST = 120
_TAIL = re.compile(
    r"^[\s\-–—_.(*]*(?:sent|posted|gesendet|geschrieben|envoyé|enviado|escrito|inviato"
    r"|scritto|verstuurd|verzonden|wysłane|wysłano|lähetetty|skickat|skrivet|via)\b"
    r".{0,80}\b(?:tapatalk\w*|forum runner|topify|talkatone|xda\b.{0,12}"
    r"|i(?:phone|pad|pod)\w*|android\w*|blackberry\w*|windows phone)\b.{0,30}$",
    re.IGNORECASE,
)


def without_tail(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], str | None]:
    """Part blocks from the line of an application at their end, if there is one."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Para):
        return tuple(blocks), None
    start = _last_line(last.inlines)
    line = blocks_text((Para(inlines=last.inlines[start:]),)).strip()
    if len(line) > _LONGEST or not _TAIL.match(line):
        return tuple(blocks), None
    kept = last.inlines[: max(start - 1, 0)]
    before = tuple(blocks[:-1])
    return ((*before, attrs.evolve(last, inlines=kept)) if kept else before), line


def _last_line(inlines: Sequence[Inline]) -> int:
    """Give the index of the first inline after the last line break."""
    for index in range(len(inlines) - 1, -1, -1):
        if isinstance(inlines[index], LineBreak):
            return index + 1
    return 0
