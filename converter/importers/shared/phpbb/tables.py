"""Posts of phpBB 2 (subSilver) and of subsilver2 for phpBB 3: rows of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import attrs

from disputatio.converter.importers.shared.dates import date_in
from disputatio.converter.importers.shared.edit_marks import (
    edit_of,
    is_edit_mark,
    reason_of,
)
from disputatio.converter.importers.shared.forum_pages import absolute, body_blocks
from disputatio.converter.importers.shared.forum_parts import not_in
from disputatio.converter.importers.shared.html.meanings import (
    DROPPED,
    Meaning,
    Plain,
    Said,
)
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    first,
    has_class,
    select,
    words,
)
from disputatio.converter.importers.shared.moments import shown_moment
from disputatio.converter.importers.shared.phpbb.attached import (
    attached,
    comment,
    tables,
)
from disputatio.converter.importers.shared.phpbb.marks import means
from disputatio.converter.importers.shared.phpbb.prosilver import PROSILVER
from disputatio.converter.importers.shared.post_tails import ruled
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.schemas.debate import Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_ID = re.compile(r"p?(\d+)$")
_UNDERLINE = re.compile(r"\s*_{6,}")
_NAME = ".postauthor, span.name"
_WORDS = ".postbody, td.quote, td.code"
_FURNITURE = ("gensmall", "attachtable", "attachtitle")
_LONGEST_POST = 12
"""So many rows of a table a post takes, at most."""


def _posts(page: Page) -> list[Element]:
    """Give the first row of each post: that with the name and an anchor.

    Where some posts have both, one of them is enough beside words: the other is broken.
    """
    signs = [*select(page.root, _NAME), *filter(_numbered, page.root.iter("a"))]
    rows = {row for row in map(_row_of, signs) if row is not None}
    heads = {r for r in rows if first(r, _NAME) is not None and _anchor(r) is not None}
    if heads and len(rows) > len(heads):
        heads |= {r for r in rows - heads if _is_damaged_head(r)}
    return [e for e in page.root.iter("tr", "td") if e in heads]


def _row_of(element: Element) -> Element | None:
    """Give the row that an element stands in; the cell itself if it has lost its row."""
    for around in element.iterancestors():
        parent = around.getparent()
        lost = around.tag == "td" and parent is not None and parent.tag != "tr"
        if around.tag == "tr" or lost:
            return around
    return None


def _is_damaged_head(row: Element) -> bool:
    """Say whether words stand in or below a row, and no other post's name or anchor."""
    return any(first(one, ".postbody") is not None for one in _rows(row))


def _anchor(row: Element) -> str | None:
    for cell in [row] if row.tag == "td" else row.iterchildren("td"):
        for anchor in select(cell, "a[name]"):
            if _numbered(anchor):
                return _numbered(anchor)
    return None


def _numbered(anchor: Element) -> str | None:
    """Give the id that an anchor has for its name."""
    found = _ID.match(anchor.get("name") or "")
    return found[1] if found else None


def _rows(row: Element) -> list[Element]:
    """Give the rows of a post: its first, and those up to the next post's."""
    rows = [row]
    for below in row.itersiblings("tr", "td"):
        if len(rows) == _LONGEST_POST or first(below, _NAME) is not None:
            break
        rows.append(below)
    return rows


def _found(rows: list[Element], *selectors: str) -> list[Element]:
    return [e for selector in selectors for row in rows for e in select(row, selector)]


def _record(element: Element, page: Page) -> PostRecord:
    rows = _rows(element)
    name = first(element, ".postauthor", "span.name b", "span.name")
    identity = _anchor(element)
    head = _head(rows)
    edit = _edit_mark(rows)
    return PostRecord(
        id=identity,
        author=Author(name=words(name), badge=_rank(rows)),
        written=_written(head),
        edited=edit_of(edit),
        url=absolute(page, _address(rows, identity)),
        title=_title(head),
        kept={
            "edit reason": reason_of(edit),
            "signature": _signature(rows),
            "attachments": attached(
                page, [*_found(rows, ".attachtable, .attachrow"), *tables(rows)]
            ),
        },
    )


def _address(rows: list[Element], identity: str | None) -> str | None:
    """Give the address that leads to the post itself, not to the top of the page."""
    links = (attribute(link, "href") or "" for link in _found(rows, "a[href*='#']"))
    ends = (f"#{identity}", f"#p{identity}")
    return next((link for link in links if link.endswith(ends)), None)


def _head(rows: list[Element]) -> Element | None:
    """Give the box with the time and the title, which has a link to the post."""
    mini = next(iter(_found(rows, "td a[href*='#'] > img")), None)
    link = None if mini is None else mini.getparent()
    cell = None if link is None else link.getparent()
    while cell is not None and cell.tag != "td":
        cell = cell.getparent()
    if cell is not None:
        return cell
    return next(iter(_found(rows, "td td span.postdetails", "td.gensmall")), None)


def _written(head: Element | None) -> Moment | None:
    if head is None:
        return None
    mini = first(head, "a[href*='#'] > img")
    link = None if mini is None else mini.getparent()
    text = _words_after(link) if link is not None else words(head) or ""
    shown = date_in(text) or _after_label(text)
    return shown_moment(shown)


def _words_after(link: Element) -> str:
    """Give the words after the link to a post, which stands before its time."""
    after = (words(e) or "" for e in link.itersiblings())
    tails = (e.tail or "" for e in link.itersiblings())
    pairs = (f"{w} {tail}" for w, tail in zip(after, tails, strict=True))
    return " ".join(" ".join((link.tail or "", *pairs)).split())


def _after_label(text: str) -> str | None:
    """Give what stands between the first two labels: a date of an unknown language."""
    rest = text.partition(": ")[2]
    return re.split(r"\s+\S+(?:\s\S+)?: ?", rest, maxsplit=1)[0].strip() or None


def _title(head: Element | None) -> str | None:
    """Give the title of the post: what follows "Post subject:"."""
    if head is None:
        return None
    left = first(head, "div")
    text = words(head if left is None else left) or ""
    if left is not None:
        return text.partition(":")[2].strip() or None
    date = date_in(text)
    _, sign, title = text.partition(date)[2].partition(":") if date else ("", "", "")
    return title.strip() if sign else None


def _rank(rows: list[Element]) -> str | None:
    """Give the title under the name, which has no label."""
    details = next(iter(_found(rows, "td.postdetails", "td > span.postdetails")), None)
    text = (details.text or "").strip() if details is not None else ""
    return None if not text or ":" in text else text


def _edit_mark(rows: list[Element]) -> Element | None:
    small = _found(rows, "td > span.gensmall", "td.gensmall", ".gensmall")
    return next((e for e in small if is_edit_mark(e)), None)


def _body_cells(rows: list[Element]) -> list[Element]:
    """Give the cell of the words, which may stand in several pieces.

    Where a broken tag has parted them there are several cells; none is in another.
    """
    cells = dict.fromkeys(_cell_of(piece) for piece in _found(rows, _WORDS))
    return [e for e in cells if cells.keys().isdisjoint(e.iterancestors())]


def _cell_of(piece: Element) -> Element:
    box = piece
    for around in piece.iterancestors():
        box = around
        if around.tag not in ("span", "div", "font", "p"):
            break
    return box


def _signature(rows: list[Element]) -> str | None:
    """Give what subsilver2 sets in a box of its own, below a line of underscores."""
    for piece in _found(rows, ".postbody"):
        if _is_signature(piece):
            found = ruled(body_blocks([piece], means))
            return found.below if found is not None else words(piece)
    return None


def _bodies(element: Element) -> list[Element]:
    return _body_cells(_rows(element))


def _strays(page: Page, posts: Sequence[Element]) -> list[Element]:
    rows = [row for post in posts for row in _rows(post)]
    return not_in(select(page.root, ".postbody"), rows)


def _means(element: Element) -> Meaning | None:
    if has_class(element, "gensmall") and _is_attached(element.getparent()):
        said = comment(element)
        return Said(text=said) if said else DROPPED
    if has_class(element, *_FURNITURE) or _is_signature(element):
        return DROPPED
    if element.tag == "table" and first(element, ".gensmall") is not None:
        swallowed = first(element, ".postbody") is not None
        return means(element) or (Plain() if swallowed else DROPPED)
    return means(element)


def _is_attached(box: Element | None) -> bool:
    return box is not None and has_class(box, "attachcontent")


def _is_signature(element: Element) -> bool:
    if not has_class(element, "postbody"):
        return False
    return _UNDERLINE.match(words(element) or "") is not None


TABLES = attrs.evolve(
    PROSILVER,
    alone=False,
    posts=_posts,
    record=_record,
    bodies=_bodies,
    strays=_strays,
    means=_means,
    underlined=True,
)
"""How phpBB 2 and subsilver2 mark the parts of a page."""
