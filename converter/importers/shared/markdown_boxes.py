"""Boxes that dialects of Markdown add: marks on lines of their own around other lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import TypeAlias

from attrs import define, field, frozen

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters that stand for the two ends of a box while Markdown is read."""

Element: TypeAlias = tuple[str, str, str | None]
"""Name of an element, its attributes as HTML, the words of its summary."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


@frozen(kw_only=True)
class Box:
    """How a dialect marks boxes."""

    begins: re.Pattern[str]
    """The mark that opens one, at the beginning of a line."""
    element: Callable[[re.Match[str]], Element]
    """Gives what such a mark opens."""
    ends: re.Pattern[str]
    """The mark that closes one."""
    by_paragraph: bool = False
    """Whether an empty line closes it too."""


@define
class _Line:
    """A line, or one end of a box."""

    text: str
    opens: int | None = None
    closes: int | None = None
    end: str = "\n"

    def shown(self) -> str:
        if self.opens is not None:
            return f"\n{OPEN}{self.opens}\n\n"
        if self.closes is not None:
            return f"\n{CLOSE}{self.closes}\n\n"
        return self.text + self.end


@define
class _Boxes:
    box: Box
    elements: list[Element] = field(factory=list)
    lines: list[_Line] = field(factory=list)
    opened: list[_Line] = field(factory=list)
    fence: str | None = None

    def take(self, line: str) -> None:
        if self._is_code(line):
            self.lines.append(_Line(line))
            return
        while found := self.box.begins.match(line):
            self._open(found)
            line = line[found.end() :]
        if self.opened and self.box.by_paragraph and not line.strip():
            self._close("")
        self._rest(line)

    def _is_code(self, line: str) -> bool:
        """Say whether a line is in fenced code, and note where that begins and ends."""
        found = _FENCE.match(line)
        if self.fence is not None:
            if found and found[1].startswith(self.fence):
                self.fence = None
            return True
        if found:
            self.fence = found[1]
        return found is not None

    def _rest(self, line: str) -> None:
        while self.opened and (found := self.box.ends.search(line)):
            if line[: found.start()].strip():
                self.lines.append(_Line(line[: found.start()]))
            self._close(found[0])
            line = line[found.end() :]
            if not line.strip():
                return
        self.lines.append(_Line(line))

    def _open(self, found: re.Match[str]) -> None:
        line = _Line(found[0], opens=len(self.elements))
        self.elements.append(self.box.element(found))
        self.lines.append(line)
        self.opened.append(line)

    def _close(self, mark: str) -> None:
        self.lines.append(_Line(mark, closes=self.opened.pop().opens))

    def finished(self) -> str:
        if self.box.by_paragraph:
            while self.opened:
                self._close("")
        for line in self.opened:  # never closed: they are words
            line.opens = None
            line.end = ""
        return "".join(line.shown() for line in self.lines)


def with_boxes(text: str, box: Box) -> tuple[str, list[Element]]:
    """Give a text with marks in place of boxes, and what the marks stand for."""
    boxes = _Boxes(box)
    for line in text.split("\n"):
        boxes.take(line)
    return boxes.finished(), boxes.elements


def _spoiler(_: re.Match[str]) -> Element:
    return "details", "", None


def _titled_spoiler(found: re.Match[str]) -> Element:
    return "details", "", found[1].strip() or None


def _discourse(found: re.Match[str]) -> Element:
    name = found[1].lower()
    given = (found[2] or found[3] or "").strip()
    if name == "spoiler":
        return "details", "", None
    if name == "details":
        return "details", "", given or None
    who, *rest = (part.strip() for part in given.split(","))
    data = {"username": who} | dict(p.partition(":")[::2] for p in rest)
    shown = "".join(
        f' data-{key}="{escape(data[key].strip())}"'
        for key in ("username", "post", "topic")
        if data.get(key)
    )
    return "aside", f' class="quote"{shown}', None


BOXES = {
    "reddit": Box(
        begins=re.compile(r" {0,3}>!(?!<)"),
        element=_spoiler,
        ends=re.compile(r"!<[ \t]*$"),
        by_paragraph=True,
    ),
    "lemmy": Box(
        begins=re.compile(r" {0,3}:::[ \t]*spoiler\b(.*)"),
        element=_titled_spoiler,
        ends=re.compile(r"^ {0,3}:::[ \t]*$"),
    ),
    "discourse": Box(
        begins=re.compile(
            r" {0,3}\[(quote|spoiler|details)(?:=(?:\"([^\"\]]{0,300})\"|([^\]]{0,300})))?\]",
            re.I,
        ),
        element=_discourse,
        ends=re.compile(r"\[/(?:quote|spoiler|details)\]", re.I),
    ),
}
"""The boxes of each dialect that has some."""
