"""What phpBB 2 and 3 draw inside posts: quotations, code, files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.forum_parts import code_of
from disputatio.converter.importers.shared.html.meanings import (
    DROPPED,
    Coded,
    Hidden,
    Meaning,
    Plain,
    Quoted,
)
from disputatio.converter.importers.shared.html.select import (
    attribute,
    first,
    has_class,
    select,
    words,
)
from disputatio.converter.importers.shared.phpbb.attached import COMMENT
from disputatio.converter.importers.shared.quote_titles import quoted_name

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_PARTS_OF_TABLES = frozenset({"tr", "tbody", "thead", "tfoot", "caption", "colgroup"})
_ROWS_OF_A_BOX = 3
_SPOILERS = ("spoiler", "spoilwrapper", "spoil")
_POST = re.compile(r"#p?(\d+)$|[?&]p=(\d+)|/post/?(\d+)")


def means(element: Element) -> Meaning | None:
    """Give what an element in a post of phpBB means."""
    reader = _BY_TAG.get(str(element.tag))
    return reader(element) if reader else None


def _blockquote(element: Element) -> Meaning:
    """Read a quotation of prosilver: the name is in the `cite` that stands first."""
    inner = next((child for child in element if child.tag == "div"), element)
    cite = next((child for child in inner if isinstance(child.tag, str)), None)
    if cite is None or cite.tag != "cite":
        return Quoted(post=_post(attribute(element, "cite")), contents=[inner])
    return Quoted(
        author=_cited(cite),
        post=_source(element, cite),
        contents=[inner],
    )


def _cited(cite: Element) -> str | None:
    date = first(cite, ".responsive-hide")
    text = words(cite) or ""
    return quoted_name(
        text.removesuffix(words(date) or "") if date is not None else text
    )


def _source(element: Element, cite: Element) -> str | None:
    link = first(cite, "a[data-post-id]")
    address = attribute(first(cite, "a[href*='#p']"), "href")
    return (
        attribute(link, "data-post-id")
        or _post(attribute(element, "cite"))
        or _post(address)
    )


def _post(address: str | None) -> str | None:
    found = _POST.search(address or "")
    return next(group for group in found.groups() if group) if found else None


def _cite(element: Element) -> Meaning | None:
    """Leave out the title of a quotation, which is not one of its words."""
    parent = element.getparent()
    if (
        parent is None
        or (parent.text or "").strip()
        or element.getprevious() is not None
    ):
        return None
    around = parent.getparent()
    boxes = (parent.tag, None if around is None else around.tag)
    return DROPPED if "blockquote" in boxes else None


def _div(element: Element) -> Meaning | None:
    if has_class(element, "quotetitle", "codetitle"):
        swallowed = first(element, ".quotecontent, .codecontent, br") is not None
        return Plain() if swallowed else DROPPED
    if has_class(element, "signature"):
        return DROPPED
    if has_class(element, "quotecontent"):
        title = element.getprevious()
        titled = title is not None and has_class(title, "quotetitle")
        return Quoted(author=quoted_name(words(title)) if titled else None)
    if has_class(element, "codecontent"):
        return Coded(text=code_of(element))
    if has_class(element, "codebox"):
        return _codebox(element)
    return _spoiler(element)


def _spoiler(element: Element) -> Meaning | None:
    """Read the box of the usual extension, and of those that are built like it."""
    if not has_class(element, *_SPOILERS):
        return None
    title = first(
        element, ".spoiler-header", ".spoiler-title", ".spoiltitle", ".spoilbtn"
    )
    inner = first(element, ".spoiler-body", ".spoiler-content", ".spoilcontent")
    return Hidden(title=words(title), contents=None if inner is None else [inner])


def _codebox(element: Element) -> Meaning | None:
    code = first(element, "pre", "code")
    return None if code is None else Coded(text=code_of(code))


def _definitions(element: Element) -> Meaning | None:
    if has_class(element, *_SPOILERS):
        title = words(first(element, "dt"))
        return Hidden(title=title, contents=[e for e in element if e.tag == "dd"])
    if has_class(element, "codebox"):
        return _codebox(element)
    if has_class(element, "file", "attachbox"):
        return Plain(contents=select(element, f"dt, {COMMENT}") or None)
    return None


def _table(element: Element) -> Meaning | None:
    """Read a box of phpBB 2: a table with a row for the title and a cell for the words.

    One that has lost its end holds the words below it, too.
    """
    if any(_is_swallowed(child) for child in element):
        return Plain()
    rows = _rows(element)
    for row in rows if len(rows) <= _ROWS_OF_A_BOX else ():
        for cell in row:
            if has_class(cell, "quote"):
                return Quoted(author=_row_title(element), contents=[cell])
            if has_class(cell, "code"):
                return Coded(text=code_of(cell))
    return None


def _is_swallowed(child: Element) -> bool:
    """Say whether a child of a table with words is no part of one."""
    is_part = not isinstance(child.tag, str) or child.tag in _PARTS_OF_TABLES
    return not is_part and words(child) is not None


def _rows(table: Element) -> list[Element]:
    inner = (part for part in table if part.tag in ("tr", "tbody"))
    return [
        row for part in inner for row in ([part] if part.tag == "tr" else list(part))
    ]


def _row_title(table: Element) -> str | None:
    title = first(_rows(table)[0], "b, strong, .genmed")
    inside = title is not None and first(_rows(table)[0], ".quote") is not None
    return None if inside else quoted_name(words(title))


_BY_TAG = {
    "blockquote": _blockquote,
    "cite": _cite,
    "div": _div,
    "dl": _definitions,
    "table": _table,
}
