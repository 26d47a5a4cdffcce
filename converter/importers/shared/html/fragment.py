"""HTML that stands in a field of data, as content blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.html.content import Content, content
from disputatio.converter.importers.shared.html.meanings import Means
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.text import FORBIDDEN_IN_XML

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name


def html_blocks(text: str, means: Means | None = None) -> Content:
    """Give a piece of HTML as blocks; `means` knows the marks of its software."""
    if not text.strip():
        return Content(blocks=())
    if "<" not in text and "&" not in text:
        return Content(blocks=plain_blocks(" ".join(text.split())))
    element = html_element(text)
    return Content(blocks=()) if element is None else content([element], means)


def html_element(text: str) -> Element | None:
    """Give the box that holds a piece of HTML; None where nothing can be made of it."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    clean = FORBIDDEN_IN_XML.sub("�", text).encode("utf-8")
    try:
        root = etree.fromstring(b"<div>" + clean + b"</div>", parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return None if root is None else root.find("body")
