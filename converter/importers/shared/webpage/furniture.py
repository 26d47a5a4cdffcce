"""What a board sets among the words of a post: rows of buttons, labels, numbers of posts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared import page_words
from disputatio.converter.importers.shared.html.select import words
from disputatio.converter.importers.shared.webpage import words as webpage_words

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

MOST_PIECES = 12
"""A row of buttons has no more elements."""

HIGHEST = 4
"""So far above a label stands what has the box beside it."""

_ROWS = frozenset(("p", "div", "ul", "span", "td", "small"))
_AROUND = " []()|·•/,:»›"
_BARE = frozenset(page_words.flat(page_words.BARE_QUOTE))
_NUMBER_OF = re.compile(r"(?:^|[-_])(?:post|pid|msg|postid|post-id)$", re.I)


def is_row_of_buttons(element: Element) -> bool:
    """Say whether an element holds links to answer, report and the like, and no words."""
    if element.tag not in _ROWS:
        return False
    pieces = list(islice(element.iter(), MOST_PIECES + 1))
    links = [e for e in pieces if e.tag == "a"]
    if not links or len(pieces) > MOST_PIECES or _has_words(element, pieces):
        return False
    labels = ((words(a) or "").strip(_AROUND).casefold() for a in links)
    return all(label in webpage_words.BUTTONS for label in labels)


def _has_words(row: Element, pieces: Sequence[Element]) -> bool:
    """Say whether letters stand in a row beside its links."""
    return any(
        _spoken(None if e.tag == "a" else e.text) or (e is not row and _spoken(e.tail))
        for e in pieces
        if not any(outer.tag == "a" for outer in e.iterancestors("a"))
    )


def _spoken(text: str | None) -> bool:
    return text is not None and any(map(str.isalnum, text))


def labelled_box(element: Element) -> Element | None:
    """Give what stands right behind a label such as "Quote:", which is all that its line says."""
    text = (element.text or "").strip()
    if len(element) or not text or text.rstrip(": ").casefold() not in _BARE:
        return None
    line = element
    for _ in range(HIGHEST):
        after = line.getnext()
        if (line.tail or "").strip():
            return None
        if after is not None:
            return after[0] if after.tag == "tr" and len(after) == 1 else after
        above = line.getparent()
        if above is None or (above.text or "").strip():
            return None
        line = above
    return None


def quoted_number(element: Element) -> str | None:
    """Give the number of a post that stands alone in an element called so."""
    text = (element.text or "").strip()
    if len(element) or not text.isdecimal() or not text.isascii():
        return None
    called = (element.get("class") or "").split()
    return text if any(map(_NUMBER_OF.search, called)) else None
