"""Characters that XML forbids, as careless programs write them all the same.

Section 2.2 of XML 1.0 allows no half of a pair of UTF-16 and no control but those of
white space, neither as they are nor as numbers. Exports write emoji as two halves.
"""

from __future__ import annotations

import re

from disputatio.schemas.text import FORBIDDEN_IN_XML

_HALVES = re.compile(r"&#(x[0-9a-fA-F]{4}|\d{5});&#(x[0-9a-fA-F]{4}|\d{5});")
_NUMBER = re.compile(r"&#(x[0-9a-fA-F]{1,8}|\d{1,10});")
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


def allowed(text: str) -> tuple[str, int]:
    """Give a text without what XML forbids, and how often U+FFFD stands for it.

    Two halves that make one character become that character.
    """
    lost = 0

    def replaced(found: re.Match[str]) -> str:
        nonlocal lost
        code = _code(found[1]) if found.re is _NUMBER else ord(found[0])
        if code < 0x110000 and not FORBIDDEN_IN_XML.match(chr(code)):
            return found[0]
        lost += 1
        return "�"

    if "&#" in text:
        text = _NUMBER.sub(replaced, _HALVES.sub(_joined, text))
    return FORBIDDEN_IN_XML.sub(replaced, text), lost


def _joined(found: re.Match[str]) -> str:
    high, low = _code(found[1]), _code(found[2])
    if high not in _HIGH or low not in _LOW:
        return found[0]
    return chr(0x10000 + ((high - _HIGH.start) << 10) + (low - _LOW.start))


def _code(number: str) -> int:
    return int(number[1:], 16) if number[:1] == "x" else int(number)
