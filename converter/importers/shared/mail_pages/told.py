"""What pages of archives say of a message: in comments that programs left, else in view."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from disputatio.converter.importers.shared.html.select import words

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_BODIES = {
    "beginarticle": ("pipermail", "endarticle"),
    "X-Body-of-Message": ("mhonarc", "X-Body-of-Message-End"),
    'body="start"': ("hypermail", 'body="end"'),
}
"""Which comment stands before the words of a message, by which program, and which behind them."""
_FIELD = re.compile(r"X-([\w-]+): ?(.*)|(\w+)=\"(.*)\"", re.S)
_LABEL = re.compile(r"(from|date|subject|in-reply-to|message-id)\s*:?", re.I)
_LABELS = frozenset(("em", "strong", "b", "th", "dfn", "span"))
_ROWS = ("li", "tr", "span", "p", "td")
MOST_ROWS = 400
"""So many elements are looked at for what is in view."""

_RING = "@ABCDEFGHIJKLMNOPQRSTUVWXYZ["
_SMALL = "abcdefghijklmnopqrstuvwxyz"
_TURNED = str.maketrans(
    _RING + _SMALL, _RING[14:] + _RING[:14] + _SMALL[13:] + _SMALL[:13]
)


@frozen(kw_only=True)
class Told:
    """What the comments of a page say."""

    program: str
    """Which program wrote it."""
    begin: Element
    """The comment before the words of the message."""
    end: Element | None
    """The comment behind them; None where the page is cut."""
    fields: Mapping[str, tuple[str, ...]]
    """What else the comments say, by names in lower case."""

    def one(self, *names: str) -> str:
        """Give the first value that one of some fields has; '' where there is none."""
        values = (v for name in names for v in self.fields.get(name, ()))
        return next((v for v in values if v), "")


def told_by(root: Element) -> Told | None:
    """Give what the comments of a page say, if they mark a message."""
    from lxml import etree

    before = list(root.itersiblings(etree.Comment, preceding=True))
    comments = [*reversed(before), *root.iter(etree.Comment)]
    fields: dict[str, list[str]] = {}
    program, begin, end, ends_with = "", None, None, ""
    for comment in comments:
        text = (comment.text or "").strip()
        if begin is None and text in _BODIES:
            begin = comment
            program, ends_with = _BODIES[text]
        elif begin is not None and text == ends_with:
            end = comment
            break
        elif begin is None and (found := _FIELD.fullmatch(text)):
            name = (found[1] or found[3]).lower()
            fields.setdefault(name, []).append(unescape(found[2] or found[4] or ""))
    if begin is None:
        return None
    kept = {name: tuple(values) for name, values in fields.items()}
    return Told(program=program, begin=begin, end=end, fields=kept)


def turned_back(text: str) -> str:
    """Give an address that MHonArc turned (ROT13, with @ and [ in the ring)."""
    return text.translate(_TURNED)


def in_view(root: Element) -> dict[str, str]:
    """Give what stands behind the labels "From", "Date", "Subject" … of a page."""
    found: dict[str, str] = {}
    for place, row in enumerate(root.iter(*_ROWS)):
        if place >= MOST_ROWS:
            break
        head = next(row.iterchildren("*"), None)
        if head is None or head.tag not in _LABELS or (row.text or "").strip():
            continue
        label = _LABEL.fullmatch(words(head) or "")
        if label is not None:
            rest = (words(row) or "").removeprefix(words(head) or "").lstrip(" :")
            found.setdefault(label[1].lower(), rest)
    return found
