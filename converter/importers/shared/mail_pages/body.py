"""The words of a message on a page: lines of text as the mail had them, or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, field

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_SPACE = re.compile(r"[ \t\r\n\f]+")
_APART = frozenset(("p", "blockquote", "ul", "ol", "table", "h1", "h2", "h3", "hr"))
_LINES = frozenset(("div", "li", "tr", "pre", "dt", "dd"))
_RICH = frozenset(("blockquote", "div", "table", "ul", "ol", "h1", "h2", "h3"))
_UNSEEN = frozenset(("script", "style", "head"))


@define
class _Lines:
    """Text as a browser shows it, in lines."""

    _done: list[str] = field(factory=list)
    _line: list[str] = field(factory=list)

    def words(self, text: str | None, *, raw: bool) -> None:
        if not text:
            return
        if raw:
            first, *rest = text.replace("\r\n", "\n").split("\n")
            self._line.append(first)
            for line in rest:
                self.end()
                self._line.append(line)
            return
        plain = _SPACE.sub(" ", text)
        begins = not self._line or self._line[-1].endswith(" ")
        self._line.append(plain.lstrip(" ") if begins else plain)

    def end(self) -> None:
        self._done.append("".join(self._line))
        self._line = []

    def apart(self, *, empty: bool) -> None:
        if "".join(self._line).strip():
            self.end()
        self._line = []
        if empty and self._done and self._done[-1].strip():
            self._done.append("")

    def text(self) -> str:
        self.end()
        return "\n".join(self._done).strip("\n")


def text_between(root: Element, begin: Element, end: Element | None) -> str:
    """Give what stands between two comments as text; to the end of the page without a second."""
    from lxml import etree

    lines = _Lines()
    inside, raw, unseen = False, 0, 0
    for event, node in etree.iterwalk(root, events=("start", "end", "comment")):
        if node is begin:
            inside = True
        elif node is end:
            break
        if event == "comment":
            if inside and not unseen:
                lines.words(node.tail, raw=raw > 0)
            continue
        step = 1 if event == "start" else -1
        raw += step * (node.tag == "pre")
        unseen += step * (node.tag in _UNSEEN)
        if not inside:
            continue
        if event == "start":
            _begin(lines, node, raw=raw > 0, seen=not unseen)
        else:
            if node.tag in _APART or node.tag in _LINES:
                lines.apart(empty=node.tag in _APART)
            if not unseen:
                lines.words(node.tail, raw=raw > 0)
    return lines.text()


def _begin(lines: _Lines, node: Element, *, raw: bool, seen: bool) -> None:
    if node.tag == "br":
        lines.end()
    elif node.tag in _APART or node.tag in _LINES:
        lines.apart(empty=node.tag in _APART)
    if seen:
        text = node.text
        if node.tag == "pre" and text and text.startswith("\n"):
            text = text[1:]
        lines.words(text, raw=raw)


def html_between(begin: Element, end: Element | None) -> str | None:
    """Give what stands between two comments as HTML, where it is more than lines of text."""
    from lxml import etree

    if end is None or end.getparent() is not begin.getparent():
        return None
    nodes = list(_siblings(begin, end))
    if not any(_is_rich(node) for node in nodes):
        return None
    parts = (etree.tostring(node, method="html", encoding="unicode") for node in nodes)
    return f"<html><body>{begin.tail or ''}{''.join(parts)}</body></html>"


def _siblings(begin: Element, end: Element) -> Iterator[Element]:
    for node in begin.itersiblings():
        if node is end:
            return
        yield node


def _is_rich(node: Element) -> bool:
    return isinstance(node.tag, str) and next(node.iter(*_RICH), None) is not None
