"""BBCode as content blocks, as six forum programs write it.

XenForo, phpBB, vBulletin, SMF, MyBB and Discourse differ in quotations most. A tag counts where its end follows; what is no known tag is text, brackets and all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from disputatio.converter.importers.shared.bbcode_quotes import quoted
from disputatio.converter.importers.shared.bbcode_source import BRACKETS, bbcode_source
from disputatio.converter.importers.shared.html.building import Builder, Frame
from disputatio.converter.importers.shared.html.content import Content
from disputatio.schemas.content import (
    Code,
    Emph,
    Image,
    Link,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)

_TAG = re.compile(
    r"\[(?P<end>/)?(?P<name>[a-z][a-z0-9_]{0,14}|\*)"
    r"(?P<given>(?:=|[ ](?=\w{1,20}=))"
    r"(?>\"[^\"\n]{0,300}\"(?=[\]\s,])|'[^'\n]{0,300}'(?=[\]\s])|[^\]\n]){0,300})?\]",
    re.I,
)
_LOOKS = re.compile(
    r"\[/(?:quote|b|i|u|s|url|img|code|list|color|size|spoiler|email|center|font|php)"
    r"(?::[\w:]{1,12})?\]|^\s*<[rt](?: [^<>]*)?>",
    re.I,
)
_WRAPS = {
    "b": Strong, "i": Emph, "u": Underline, "s": Strikeout, "strike": Strikeout,
    "del": Strikeout, "em": Emph, "strong": Strong, "sub": Subscript, "sup": Superscript,
}  # fmt: skip
_PLAIN = frozenset({
    "color", "colour", "size", "font", "highlight", "bgcolor", "glow", "shadow", "abbr",
    "user", "member", "tt", "noguest", "acronym",
})  # fmt: skip
_BOXES = frozenset(
    {"center", "left", "right", "justify", "align", "indent", "float", "pre"}
)
_RAW = frozenset({
    "code", "php", "html", "icode", "noparse", "plain", "nobbc", "img", "youtube",
    "media", "video", "attach", "attachment",
})  # fmt: skip
_SPOILERS = frozenset({"spoiler", "hide", "spoil", "ispoiler", "details"})
_LISTS = frozenset({"list", "ul", "ol"})
_TABLE = {"table": "table", "tr": "row", "td": "cell", "th": "cell"}
_HEADERS = frozenset(f"h{level}" for level in range(1, 7))
_LINKS = frozenset({"url", "email", "iurl", "ftp"})
_KNOWN = frozenset({
    "quote", "*", "li", *_WRAPS, *_PLAIN, *_BOXES, *_RAW, *_SPOILERS, *_LISTS, *_TABLE,
    *_LINKS, *_HEADERS,
})  # fmt: skip
_UNSAFE = ("javascript:", "data:", "vbscript:")
_LINE = re.compile(r"\n")


def looks_like_bbcode(text: str) -> bool:
    """Say whether a text has marks of BBCode."""
    return _LOOKS.search(text) is not None


def bbcode_blocks(text: str) -> Content:
    """Give a post in BBCode as blocks."""
    walk = _Walk(bbcode_source(text))
    walk.run()
    return Content(blocks=walk.builder.finished(), flattened=walk.builder.flattened)


class _Walk:
    """Goes through the tags of a text."""

    def __init__(self, text: str) -> None:
        self.builder = Builder()
        self._text = text
        self._at = 0
        self._open: list[tuple[str, Callable[[], None]]] = []
        self._ends = Counter(m["name"].lower() for m in _TAG.finditer(text) if m["end"])

    def run(self) -> None:
        while found := _TAG.search(self._text, self._at):
            self._words(self._text[self._at : found.start()])
            self._at = found.end()
            self._tag(found)
        self._words(self._text[self._at :])
        while self._open:
            self._open.pop()[1]()

    def _words(self, text: str) -> None:
        for sign, bracket in BRACKETS.items():
            text = text.replace(sign, bracket)
        for number, line in enumerate(_LINE.split(text)):
            if number:
                self.builder.line_break()
            if line:
                self.builder.words(line)

    def _tag(self, found: re.Match[str]) -> None:
        name = found["name"].lower()
        if found["end"]:
            self._ends[name] -= 1
            if name in _KNOWN:
                self._close(name)
            else:
                self._words(found.group())
            return
        given = (found["given"] or "").strip()
        if name == "hr":
            self.builder.rule()
        elif name in ("*", "li"):
            self._item()
        elif self._ends[name] <= 0 or not self._begin(name, given):
            self._words(found.group())

    def _begin(self, name: str, given: str) -> bool:
        """Open a tag; False if it is none of ours."""
        if name in _RAW:
            return self._raw(name, given)
        frame = _frame(name, given)
        if name == "quote":
            self._quote(given)
        elif frame is not None:
            self._frame(name, frame)
        elif name in _LINKS:
            self._link(name, given)
        elif name in _WRAPS:
            self._wrap(name, _WRAPS[name])
        elif name in _PLAIN:
            self._open.append((name, lambda: None))
        elif name in _BOXES:
            self.builder.end_paragraph()
            self._open.append((name, self.builder.end_paragraph))
        else:
            return False
        return True

    def _close(self, name: str) -> None:
        """Close a tag with all that is open in it; an end without a beginning is none."""
        if not any(one == name for one, _ in self._open):
            return
        while self._open:
            one, close = self._open.pop()
            close()
            if one == name:
                return

    def _frame(self, name: str, frame: Frame) -> None:
        self.builder.open(frame)
        self._open.append((name, lambda: self.builder.close(frame)))

    def _quote(self, given: str) -> None:
        found = quoted(given)
        frame = Frame(kind="quote", author=found.author, post=found.post)
        self._frame("quote", frame)
        if found.leaked:
            self._words(found.leaked)
            self.builder.end_paragraph()

    def _item(self) -> None:
        if not any(name in _LISTS for name, _ in self._open):
            self._words("•")
            return
        while self._open and self._open[-1][0] not in _LISTS:
            self._open.pop()[1]()
        self._frame("*", Frame(kind="item"))

    def _wrap(self, name: str, cls: type) -> None:
        opened = self.builder.wrap(cls)
        close = (lambda: self.builder.unwrap(cls)) if opened else (lambda: None)
        self._open.append((name, close))

    def _link(self, name: str, given: str) -> None:
        target = given.lstrip("=").strip().strip("\"'")
        if not target:
            end = self._text.find("[", self._at)
            target = self._text[self._at : end if end >= 0 else None].strip()
        target = f"mailto:{target}" if name == "email" else target
        if target.casefold().startswith(_UNSAFE) or not self.builder.wrap(
            Link, target=target, title=None
        ):
            self._open.append((name, lambda: None))
            return
        self._open.append((name, lambda: self.builder.unwrap(Link)))

    def _raw(self, name: str, given: str) -> bool:
        """Take what stands between two tags as it is."""
        end = re.compile(rf"\[/{name}\]", re.I).search(self._text, self._at)
        if end is None:
            return False
        inner = self._text[self._at : end.start()]
        self._at = end.end()
        self._ends[name] -= 1
        for sign, bracket in BRACKETS.items():
            inner = inner.replace(sign, bracket)
        if name in ("code", "php", "html"):
            language = given.lstrip("=").strip("\"'") or None
            self.builder.code(inner.strip("\n"), "php" if name == "php" else language)
        elif name == "icode":
            self.builder.exactly(Code(text=" ".join(inner.split())))
        elif name == "img":
            self._picture(inner.strip())
        elif name in ("noparse", "plain", "nobbc"):
            self._words(inner)
        else:
            self._embedded(name, given, inner.strip())
        return True

    def _picture(self, target: str) -> None:
        if target and not target.casefold().startswith(_UNSAFE):
            self.builder.exactly(Image(target=target))

    def _embedded(self, name: str, given: str, inner: str) -> None:
        site = given.lstrip("=").strip("\"'").lower() or name
        target = inner
        if site == "youtube" and not inner.startswith("http"):
            target = f"https://www.youtube.com/watch?v={inner}"
        if target.startswith("http"):
            words = (Text(text=target),)
            self.builder.exactly(Link(target=target, inlines=words))
        elif inner:
            self.builder.exactly(Text(text=f"[{name}: {' '.join(inner.split())}]"))


def _frame(name: str, given: str) -> Frame | None:
    """Give the box that a tag opens, if it opens one."""
    value = given.lstrip("=").strip("\"'")
    if name in _SPOILERS:
        return Frame(kind="spoiler", title=value or None)
    if name in _LISTS:
        numbered = name == "ol" or value[:1] in tuple("1aAiI")
        return Frame(kind="numbers" if numbered else "bullets")
    if name in _TABLE:
        return Frame(kind=_TABLE[name], heading=name == "th")
    if name in _HEADERS:
        return Frame(kind="header", level=int(name[1]))
    return None
