"""What chat and comment programs print below the words of a message, and behind them.

Reactions with their counts, "2 replies", "Last reply today at 10:35", "Show more", and
that a message was edited. A line that is all of a message is somebody's word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from disputatio.converter.importers.shared.pasted import lines as line

_LONGEST = 80
_EDITED = (
    r"edited|bearbeitet|modifié|editado|modificato|bewerkt|edytowan[eay]|muokattu"
    r"|redigerad|изменено|ред\."
)
_EDITED_ALONE = re.compile(rf"\((?:{_EDITED})\)|(?:{_EDITED})\.?", re.I)
_EDITED_BEHIND = re.compile(
    rf"\s*(?:\((?:{_EDITED})\)|\u200e?<[^<>]{{0,30}}(?:{_EDITED}|edit|modifi)[^<>]{{0,20}}>)\s*$",
    re.I,
)
_PICTURE = re.compile(r":[\w+-]{1,40}:|[^\w\s]{1,8}")
_COUNT = re.compile(r"\d{1,5}")
_TAIL = re.compile(
    r"\d{1,5} [\w -]{1,30} reactions?\.?|(?:like|heart|laugh|surprised|sad|angry) \d{1,4}"
    r"|(?:\d+ repl(?:y|ies) ?)?last reply .{3,40}|view thread|(?:show|see|read) (?:more|less)"
    r"|…\s?more|marked as resolved|click to rate.{0,20}|\(- .{1,80} -\)",
    re.I,
)
_RESPECT = re.compile(r"respect(?:ed)?(?: \d+)?", re.I)
"""Coral's button; a word of people, too, so that buttons must follow."""


def tail_start(lines: Sequence[str], start: int, end: int) -> int | None:
    """Give the line where what a program prints begins, which ends at `end`."""
    place = end - 1
    text = lines[place].strip() if place > start else ""
    if not text or len(text) > _LONGEST:
        return None
    above = lines[place - 1].strip()
    if _COUNT.fullmatch(text) and _PICTURE.fullmatch(above):
        return place - 1 if place - 1 > start else None
    if _TAIL.fullmatch(text):
        pictured = place - 1 > start and _PICTURE.fullmatch(above) is not None
        return place - 1 if pictured and text[0].isdigit() else place
    if _EDITED_ALONE.fullmatch(text):
        return place
    return place if _RESPECT.fullmatch(text) and _button_below(lines, end) else None


def _button_below(lines: Sequence[str], end: int) -> bool:
    below = (t for t in lines[end : end + 4] if not line.is_blank(t))
    first = next(below, "")
    return line.is_footer(next(below, "") if first.strip().isdigit() else first)


def is_edited(text: str) -> bool:
    """Say whether a line says that a message was edited, and no more."""
    return len(text) <= _LONGEST and _EDITED_ALONE.fullmatch(text.strip()) is not None


def without_edited(text: str) -> str | None:
    """Give a line without "(edited)" behind its words; None where it has none."""
    cut = max(0, len(text) - _LONGEST)
    found = _EDITED_BEHIND.search(text, cut)
    kept = text[: found.start()] if found else ""
    return kept if kept.strip() else None
