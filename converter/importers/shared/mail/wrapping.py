"""Lines of a mail that a program broke, put together again.

Mail programs break lines at a width. A line was broken there if the first word of the
next would not have fitted. Verse, lists, code and addresses keep their lines: these
are short, begin otherwise, or are no prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

NARROWEST = 50
"""No program breaks prose at fewer characters."""

WIDEST = 120
"""Lines longer than this were not broken by a program."""

_BULLET = re.compile(r"\s*(?:[-*+•·?o]|\(?[0-9a-zA-Z]{1,2}[.)])\s+")
_NO_BEGINNING = re.compile(
    r"[>|#$%&=~_\[{(]*[>|#$%=~_{}]|[-=_*]{3,}|\w{1,20}>\s|https?://\S+$"
)
_SIGNS = str.maketrans("", "", '=(){}[]<>"$#;|\\*_&^~`@')
_MOST_SIGNS = 0.09
_NAMED = re.compile(r"`[^`\s][^`]*`")


def unwrapped(lines: Sequence[str]) -> list[str]:
    """Give lines with those that a program broke joined by a space."""
    paragraphs = _paragraphs(lines)
    usual = _usual_width(paragraphs)
    result: list[str] = []
    for paragraph in paragraphs:
        result += _joined(paragraph, _width(paragraph, usual))
    return result


def _paragraphs(lines: Sequence[str]) -> list[list[str]]:
    """Part lines where empty ones stand; an empty line is a paragraph of its own."""
    parts: list[list[str]] = []
    for line in lines:
        if not line.strip() or not parts or not parts[-1][0].strip():
            parts.append([line])
        else:
            parts[-1].append(line)
    return parts


def _usual_width(paragraphs: Sequence[Sequence[str]]) -> int:
    """Give the width at which a mail breaks its prose, by its longer paragraphs."""
    prose = [[line for line in p if not _is_other(line)] for p in paragraphs]
    widths = [max(map(len, p)) for p in prose if len(p) > 2]
    widths = [w for w in widths if NARROWEST <= w <= WIDEST]
    if widths:
        return round(median(widths))
    lengths = [len(line) for p in prose for line in p if len(line) <= WIDEST]
    return max(lengths, default=0)


def _is_other(line: str) -> bool:
    return _is_code(line) or _NO_BEGINNING.match(line.lstrip()) is not None


def _width(paragraph: Sequence[str], usual: int) -> int:
    own = max(map(len, paragraph))
    return own if len(paragraph) > 2 else max(own, usual)


def _joined(paragraph: Sequence[str], width: int) -> list[str]:
    if len(paragraph) < 2 or not NARROWEST <= width <= WIDEST:
        return list(paragraph)
    rows = [[paragraph[0]]]
    indent = _text_indent(paragraph[0])
    for before, line in pairwise(paragraph):
        if _was_broken(before, line, indent, width):
            rows[-1][-1] = rows[-1][-1].rstrip()
            rows[-1].append(line.lstrip())
        else:
            rows.append([line])
            indent = _text_indent(line)
    return [" ".join(row) for row in rows]


def _was_broken(before: str, line: str, indent: int, width: int) -> bool:
    words = line.split(None, 1)
    if len(line) - len(line.lstrip()) != indent or _NO_BEGINNING.match(line.lstrip()):
        return False
    if _BULLET.match(line) and not indent and line[:1] != "(":
        return False
    fitted = len(before.rstrip()) + 1 + len(words[0]) <= width
    return not fitted and not _is_code(before) and not _is_code(line)


def _text_indent(line: str) -> int:
    found = _BULLET.match(line)
    return found.end() if found else len(line) - len(line.lstrip())


def _is_code(line: str) -> bool:
    """Say whether a line has the signs of code, beside what prose puts in backticks."""
    text = line.strip()
    prose = _NAMED.sub("", text)
    signs = len(prose) - len(prose.translate(_SIGNS))
    return signs > _MOST_SIGNS * max(len(text), 20)
