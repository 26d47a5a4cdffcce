"""Edit marks that stand loose as the last line of a post: "Edited 2 times. Last edit at …"."""

from __future__ import annotations

import attrs

from disputatio.converter.importers.shared.edit_marks import edit_in, is_edit_line
from disputatio.schemas.content import Block, Inline, LineBreak, Para, inline_text
from disputatio.schemas.debate import Edit


def without_edit_line(
    blocks: tuple[Block, ...],
) -> tuple[tuple[Block, ...], Edit | None]:
    """Give the words without their last line, and what it says, where that is an edit mark."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Para):
        return blocks, None
    breaks = [n for n, one in enumerate(last.inlines) if isinstance(one, LineBreak)]
    begin = breaks[-1] + 1 if breaks else 0
    line = inline_text(last.inlines[begin:]).strip()
    before = _without_breaks(last.inlines[:begin])
    if not is_edit_line(line) or not (before or len(blocks) > 1):
        return blocks, None
    kept = (attrs.evolve(last, inlines=before),) if before else ()
    return (*blocks[:-1], *kept), edit_in(line)


def _without_breaks(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    end = len(inlines)
    while end and isinstance(inlines[end - 1], LineBreak):
        end -= 1
    return inlines[:end]
