"""Boxes of vBulletin 4 and 5 that hide words: boards add them, each with names of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.html.meanings import Hidden
from disputatio.converter.importers.shared.html.select import (
    first,
    has_class,
    words,
)

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_SPOILER = re.compile(
    r"(?:^|\s)(?:bb_?code[_-]?|bb-|vb-?|b-)?spoiler(?:[_-]?(?:box|wrap(?:per)?|container|block))?(?:\s|$)",
    re.I,
)
_HEAD = re.compile(r"title|head|button|btn|toggle|trigger|label|desc|smallfont", re.I)
_BUTTONS = ("input", "button", "summary", "label")
_SHOW = re.compile(
    r"\W*(?:show|hide|show/hide|click to (?:show|reveal|open).*|anzeigen|afficher|mostrar)\W*",
    re.I,
)
_CODED = "pre, code, .bbcode_code, .bbcode_html, .bbcode_quote, .quote_container"
_LONGEST = 200


def is_label(description: Element) -> bool:
    """Say whether the line above a box only names it, as "Quote:" and "Code:" do."""
    box = description.getparent()
    return box is None or first(box, _CODED) is not None or len(box) == 1


def spoiler_of(element: Element) -> Hidden | None:
    """Give what a box hides, with its title; None for other boxes."""
    if _SPOILER.search(element.get("class") or ""):
        return _titled(element)
    head = next(iter(element), None) if has_class(element, "bbcode_container") else None
    if head is None or not has_class(head, "bbcode_description") or is_label(head):
        return None
    said = (words(head) or "").casefold()
    hides = "spoiler" in said or first(head, "input[type=button]", "button") is not None
    return _titled(element) if hides else None


def _titled(element: Element) -> Hidden:
    head = next(iter(element), None)
    if head is None or (element.text or "").strip() or not _is_head(head):
        return Hidden()
    rest = list(element)[1:]
    title = _without_buttons(head)
    title = "" if _SHOW.fullmatch(title) else title
    if not rest or (head.tail or "").strip() or len(title) > _LONGEST:
        return Hidden(title=title or None)
    return Hidden(title=title or None, contents=rest)


def _without_buttons(head: Element) -> str:
    """Give the words of the line above what is hidden, but for those on its buttons."""
    found = [head.text or ""]
    for child in head:
        found += ("" if child.tag == "button" else words(child) or "", child.tail or "")
    return " ".join(" ".join(found).split())


def _is_head(element: Element) -> bool:
    return element.tag in _BUTTONS or bool(_HEAD.search(element.get("class") or ""))
