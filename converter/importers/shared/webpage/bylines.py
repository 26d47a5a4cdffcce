"""Lines with a name and a date: "Submitted by Ann on 3 May", "Posted on 3 May by Ann"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared import page_words
from disputatio.converter.importers.shared.dates import date_in
from disputatio.converter.importers.shared.html.select import words

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

LONGEST_LINE = 120
"""No line with a name and a date is longer."""

_BY = page_words.either(w for w in page_words.BY if len(w) > 1)
_ACTS = page_words.either(page_words.ACTS)
_SENT_BY = page_words.either(page_words.SENT_BY)
_ON = r"on|at|am|um|le|el|il|op|den|em|dne|dnia|w|den|v|в|发表于|发表在|發表於"
_LABEL = re.compile(
    rf"^(?:(?:(?:{_ACTS})\s+)?(?:{_BY})|{_SENT_BY})(?:[:：]\s*|\s+)", re.I
)
"""What stands before a name: "Posted by", "von", "Napsal uživatel"."""
_HEAD = re.compile(
    rf"(?:(?:(?:{_ACTS})\s+)?(?:{_BY})|(?:{_SENT_BY}))[:：]?\s+(?=\S)"
    r"|.{1,60}\s(?:发表于|发表在|發表於)\s?$",
    re.I,
)
"""How a line with a name and a date begins, the name first."""
_TAIL = re.compile(
    rf"[\s,;|·•–—-]*(?:{_BY}|{_SENT_BY})[:：]?\s+(?P<name>\S.{{0,60}})$", re.I
)
"""How it goes on behind the date, where the name stands there."""
_ACTED = re.compile(rf"(?:(?:{_ACTS})\b[:：]?)?\s*(?:{_ON})?", re.I)
_TO_DATE = re.compile(rf"\s+(?:{_ON})\s*$", re.I)
"""What stands between a name and a date."""
_LINES = frozenset(("span", "small", "p", "div", "em", "i", "cite"))
_GUEST = re.compile(rf"\s*\((?:{page_words.either(page_words.UNVERIFIED)})\)$", re.I)


def is_byline(text: str) -> bool:
    """Say whether a line has a date, and a name that a word such as "by" announces."""
    date = date_in(text) if len(text) <= LONGEST_LINE else None
    if date is None:
        return False
    head, _, tail = text.partition(date)
    return bool(_HEAD.match(head)) or _behind(head, tail) is not None


def beside_date(text: str) -> str:
    """Give what names the writer in a line: all of it, or the part beside its date."""
    date = date_in(text) if len(text) <= LONGEST_LINE else None
    if date is None:
        return text
    head, _, tail = text.partition(date)
    return _behind(head, tail) or _TO_DATE.sub("", _trimmed(head))


def without_labels(text: str) -> str:
    """Give a name without "by" before it, and without a guest's mark behind it."""
    return _GUEST.sub("", _LABEL.sub("", text, count=1))


def byline_round(element: Element) -> Element:
    """Give the line that a name or a date stands in: "posted by Ann at 9:00 (3 answers)"."""
    parent = element.getparent()
    text = "" if parent is None or parent.tag not in _LINES else words(parent) or ""
    fits = text and len(text) <= LONGEST_LINE and _HEAD.match(text)
    return parent if fits and parent is not None else element


def _behind(head: str, tail: str) -> str | None:
    """Give the name behind a date where only "Posted on" stands before it."""
    found = _TAIL.match(tail) if _ACTED.fullmatch(_trimmed(head)) else None
    return found["name"] if found else None


def _trimmed(head: str) -> str:
    return head.strip(" ,;|·•-–(")
