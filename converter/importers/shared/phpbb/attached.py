"""Files that are attached to posts of phpBB, and what their senders wrote of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from disputatio.converter.importers.shared.forum_parts import attachments
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    first,
    has_class,
    select,
    words,
)

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_FILES = "dl.file, dl.thumbnail, td.row2"
"""The box of one file: in prosilver, and in a table of subsilver2."""
_SAVED = "a[href*='file.php'], img[src*='file.php']"
COMMENT = "dd > em"
"""Where prosilver has the words of a person; what else is in a `dd` is its own."""


def attached(page: Page, boxes: list[Element]) -> list[dict[str, Any]]:
    """Give the files in some boxes: name, address, and the comment if there is one."""
    found: dict[str, dict[str, Any]] = {}
    for one in (one for box in boxes for one in select(box, _FILES) or [box]):
        files, said = attachments(page, one), _comment(one)
        if files and said:
            files[0]["comment"] = said
        found |= {file["url"]: file for file in files if file["url"] not in found}
    return list(found.values())


def _comment(box: Element) -> str | None:
    if has_class(box, "thumbnail"):
        return words(first(box, "dd"))
    labelled = next((e for e in select(box, ".gensmall") if comment(e)), None)
    return comment(labelled) or words(first(box, COMMENT))


def comment(line: Element | None) -> str | None:
    """Give what a person wrote in a small line of subsilver2: it has a bold label."""
    label = None if line is None else next(iter(line), None)
    if line is None or label is None or label.tag != "b" or (line.text or "").strip():
        return None
    return (words(line) or "").removeprefix(words(label) or "").strip() or None


def tables(rows: list[Element]) -> list[Element]:
    """Give the tables of attached files in the rows of a post of subsilver2."""
    found = [e for row in rows for e in select(row, "table.tablebg")]
    return [e for e in found if first(e, _SAVED) is not None]
