"""The elements of a post as content blocks.

White space folds as HTML folds it; `br` is a line break, two or more part paragraphs,
boxes part paragraphs. Software's own marks come first (`Means`), then what elements
mean on any page (`html_defaults`). Nothing recurses: a page may nest as it likes, and
what nests too deep for the model is flattened.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from disputatio.converter.importers.shared.html.building import Builder, Frame
from disputatio.converter.importers.shared.html.defaults import (
    MEANING,
    code_text,
    picture_address,
    picture_words,
)
from disputatio.converter.importers.shared.html.meanings import (
    Coded,
    Dropped,
    Embedded,
    Hidden,
    Meaning,
    Means,
    Plain,
    Quoted,
    Said,
)
from disputatio.converter.importers.shared.html.select import attribute
from disputatio.schemas.content import (
    Block,
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

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_WRAPPERS: dict[object, type] = {
    "b": Strong, "strong": Strong, "i": Emph, "em": Emph, "cite": Emph, "dfn": Emph,
    "u": Underline, "ins": Underline, "s": Strikeout, "strike": Strikeout,
    "del": Strikeout, "sup": Superscript, "sub": Subscript,
}  # fmt: skip
_STYLES = (
    ("font-weight", ("bold", "700", "800", "900"), Strong),
    ("font-style", ("italic", "oblique"), Emph),
    ("line-through", ("",), Strikeout),
    ("underline", ("",), Underline),
)
_INLINE = frozenset({
    "a", "abbr", "acronym", "bdi", "bdo", "big", "code", "data", "font", "g-emoji",
    "kbd", "label", "mark", "q", "ruby", "samp", "small", "span", "time", "tt", "var",
    "wbr", "img", "nobr", *_WRAPPERS,
})  # fmt: skip
_FRAME_TAGS = {
    "ul": "bullets", "li": "item", "table": "table", "tr": "row",
    "td": "cell", "th": "cell",
}  # fmt: skip
_UNSAFE = ("javascript:", "data:", "vbscript:")


@frozen(kw_only=True)
class Content:
    """The content of a post."""

    blocks: tuple[Block, ...]
    """Its blocks."""
    flattened: bool = False
    """Whether something nested too deep, and its words joined what was around it."""


def content(elements: Sequence[Element], means: Means | None = None) -> Content:
    """Give what is inside some elements, one after the other, as blocks."""
    walk = _Walk(means)
    walk.over(elements)
    return Content(blocks=walk.builder.finished(), flattened=walk.builder.flattened)


class _Walk:
    """Goes through elements with a list of tasks in place of recursion."""

    def __init__(self, means: Means | None) -> None:
        self.builder = Builder()
        self._means = means
        self._tasks: list[Element | str | Frame | type | None] = []

    def over(self, elements: Sequence[Element]) -> None:
        for element in elements:
            self._go_inside(element)
            self._run()
            self.builder.end_paragraph()

    def _run(self) -> None:
        tasks, builder = self._tasks, self.builder
        enter, words = self._enter, builder.words
        while tasks:
            task = tasks.pop()
            kind = task.__class__
            if kind is str:
                words(task)  # type: ignore[arg-type]
            elif task is None:
                builder.end_paragraph()
            elif kind is Frame:
                builder.close(task)  # type: ignore[arg-type]
            elif kind is type:
                builder.unwrap(task)  # type: ignore[arg-type]
            else:
                enter(task)  # type: ignore[arg-type]

    def _go_inside(self, element: Element) -> None:
        """Take the first lines in an element; what follows them is to be done."""
        text = element.text
        if text:
            self.builder.words(text)
        if not len(element):
            return
        inside = element[::-1]
        while inside and inside[-1].tag == "br":
            self.builder.line_break()
            text = inside.pop().tail
            if text:
                self.builder.words(text)
        self._tasks.extend(inside)

    def _push_inside(self, element: Element) -> None:
        if len(element):
            self._tasks.extend(element[::-1])
        text = element.text
        if text:
            self._tasks.append(text)

    def _push_all(self, elements: Sequence[Element]) -> None:
        """Push what is inside some elements, without what follows each."""
        for element in reversed(elements):
            self._tasks.append(None)
            self._push_inside(element)

    def _enter(self, element: Element) -> None:
        tail = element.tail
        if tail:
            self._tasks.append(tail)
        tag = element.tag
        if tag.__class__ is not str:
            return
        meaning = self._means(element) if self._means else None
        if meaning is None and tag in MEANING:
            meaning = MEANING[tag](element)
        if meaning is None:
            _USUAL.get(tag, _Walk._box)(self, element)
        elif meaning.__class__ is not Dropped:
            self._meant(element, meaning)

    def _meant(self, element: Element, meaning: Meaning) -> None:
        if isinstance(meaning, Said):
            self.builder.exactly(Text(text=" ".join(meaning.text.split())))
        elif isinstance(meaning, Coded):
            self.builder.code(meaning.text, meaning.language)
        elif isinstance(meaning, Embedded):
            self._embed(meaning)
        elif isinstance(meaning, Quoted | Hidden):
            self._framed(element, meaning)
        elif isinstance(meaning, Plain):
            self.builder.end_paragraph()
            self._tasks.append(None)
            self._contents(element, meaning.contents)

    def _framed(self, element: Element, meaning: Quoted | Hidden) -> None:
        if isinstance(meaning, Quoted):
            frame = Frame(kind="quote", author=meaning.author, post=meaning.post)
        else:
            frame = Frame(kind="spoiler", title=meaning.title)
        self._open(frame)
        self._contents(element, meaning.contents)

    def _contents(self, element: Element, contents: Sequence[Element] | None) -> None:
        if contents is None:
            self._go_inside(element)
        else:
            self._push_all(contents)

    def _open(self, frame: Frame) -> None:
        self.builder.open(frame)
        self._tasks.append(frame)

    def _embed(self, meaning: Embedded) -> None:
        if meaning.target.casefold().startswith(_UNSAFE):
            return
        self.builder.end_paragraph()
        words = Text(text=" ".join((meaning.text or meaning.target).split()))
        self.builder.exactly(Link(target=meaning.target, inlines=(words,)))
        self.builder.end_paragraph()

    def _box(self, element: Element) -> None:
        self.builder.end_paragraph()
        self._tasks.append(None)
        self._go_inside(element)

    def _break(self, _: Element) -> None:
        self.builder.line_break()

    def _rule(self, _: Element) -> None:
        self.builder.rule()

    def _part(self, element: Element) -> None:
        tag = str(element.tag)
        kind, heading = _FRAME_TAGS[tag], tag == "th"
        leaf = not len(element) and kind in ("item", "cell")
        if leaf and self.builder.row(kind, element.text or "", heading=heading):
            return
        self._open(Frame(kind, heading=True) if heading else Frame(kind))
        self._go_inside(element)

    def _numbers(self, element: Element) -> None:
        start = (element.get("start") or "1").strip()
        number = int(start) if start.isdecimal() and len(start) < 10 else 1
        self._open(Frame("numbers", start=number))
        self._go_inside(element)

    def _heading(self, element: Element) -> None:
        self._open(Frame(kind="header", level=int(str(element.tag)[1])))
        self._go_inside(element)

    def _picture(self, element: Element) -> None:
        target = picture_address(element)
        alt = picture_words(element)
        title = attribute(element, "title")
        if target:
            words = (Text(text=" ".join(alt.split())),) if alt else ()
            self.builder.exactly(
                Image(
                    target=target, title=title if title != alt else None, inlines=words
                )
            )

    def _code(self, element: Element) -> None:
        text = " ".join(code_text(element).split())
        if text:
            self.builder.exactly(Code(text=text))

    def _link(self, element: Element) -> None:
        target = attribute(element, "href") or ""
        if not target or target.casefold().startswith(_UNSAFE):
            self._go_inside(element)
            return
        if self.builder.wrap(Link, target=target, title=attribute(element, "title")):
            self._tasks.append(Link)
        self._go_inside(element)

    def _wrapped(self, element: Element) -> None:
        cls = _WRAPPERS.get(element.tag) or _styled(element)
        if cls is not None and self.builder.wrap(cls):
            self._tasks.append(cls)
        self._go_inside(element)


_USUAL: dict[object, Callable[[_Walk, Element], None]] = {
    **dict.fromkeys(_INLINE, _Walk._wrapped),  # noqa: SLF001
    **dict.fromkeys(_FRAME_TAGS, _Walk._part),  # noqa: SLF001
    "ol": _Walk._numbers,  # noqa: SLF001
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _Walk._heading),  # noqa: SLF001
    **dict.fromkeys(("code", "kbd", "samp", "tt"), _Walk._code),  # noqa: SLF001
    "br": _Walk._break,  # noqa: SLF001
    "img": _Walk._picture,  # noqa: SLF001
    "hr": _Walk._rule,  # noqa: SLF001
    "a": _Walk._link,  # noqa: SLF001
}
"""What is done with elements that have their usual meaning; others are boxes."""


def _styled(element: Element) -> type | None:
    """Give the wrapper that an element's style stands for."""
    style = element.get("style")
    return _wrapper(style) if style else None


@lru_cache(maxsize=256)
def _wrapper(style: str) -> type | None:
    style = style.casefold()
    for name, values, cls in _STYLES:
        _, found, rest = style.partition(name)
        value = rest.lstrip(" :").partition(";")[0].strip()
        if found and ("" in values or value in values):
            return cls
    return None
