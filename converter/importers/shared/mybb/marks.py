"""What MyBB draws inside posts: quotations, code, spoilers.

A `blockquote` without a title is one only by its class, else it indents. Boards that
moved from vBulletin keep its boxes in their old posts.
"""

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
from disputatio.converter.importers.shared.quote_titles import quoted_name
from disputatio.converter.importers.shared.vbulletin.boxes import boxed

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_LEAKED = re.compile(
    r"\s*(?:(?P<q>['\"])(?P<name>.{1,80})(?P=q)\s+)?pid=['\"]?(?P<post>\d{1,12})['\"]?"
    r"(?:\s+dateline=['\"]?\d{1,12}['\"]?)?\]"
)
"""The rest of a tag: "pid='7' dateline='1437182782']"."""
_POST = re.compile(r"[?&;]pid=(\d+)|#pid(\d+)|-post-(\d+)")


def means(element: Element) -> Meaning | None:
    """Give what an element in a post of MyBB means."""
    if has_class(element, "signature"):
        return DROPPED
    if element.tag == "blockquote":
        return _quotation(element)
    if element.tag == "cite":
        return DROPPED if _title(element.getparent()) is element else None
    if has_class(element, "codeblock"):
        return _code(element)
    if has_class(element, "spoiler", "spoiler_wrap"):
        return _spoiler(element)
    return boxed(element) if element.tag == "div" else None


def _quotation(element: Element) -> Meaning:
    title = _title(element)
    if title is None:
        return Quoted() if has_class(element, "mycode_quote") else Plain()
    author, post = _taken_tag(title)
    links = (attribute(link, "href") or "" for link in select(title, "a[href]"))
    found = next((match for link in links if (match := _POST.search(link))), None)
    return Quoted(
        author=quoted_name(words(title)) or author,
        post=next(g for g in found.groups() if g) if found else post,
    )


def _taken_tag(title: Element) -> tuple[str | None, str | None]:
    """Take the rest of a tag off the words below a title; give its name and post.

    Converters leave it there where they do not understand the tag.
    """
    found = _LEAKED.match(title.tail or "")
    if found is None:
        return None, None
    title.tail = (title.tail or "")[found.end() :]
    return found["name"], found["post"]


def _title(quotation: Element | None) -> Element | None:
    """Give the `cite` that a quotation begins with."""
    if quotation is None or quotation.tag != "blockquote":
        return None
    top = next(iter(quotation), None)
    begins = (
        top is not None and top.tag == "cite" and not (quotation.text or "").strip()
    )
    return top if begins else None


def _code(element: Element) -> Meaning:
    code = first(element, "code", ".body")
    return Coded(text=code_of(element if code is None else code))


def _spoiler(element: Element) -> Meaning:
    title = first(element, ".spoiler_header", ".spoiler_title", ".spoiler-title")
    inner = first(element, ".spoiler_body", ".spoiler_content", ".spoiler-content")
    return Hidden(title=words(title), contents=None if inner is None else [inner])
