"""The elements of a post as content blocks.

White space folds as HTML folds it; `br` is a line break, two or more part paragraphs,
boxes part paragraphs. Software's own marks come first (`Means`), then what elements
mean on any page (`html_defaults`). Nothing recurses: a page may nest as it likes, and
what nests too deep for the model is flattened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen

from disputatio.converter.importers.shared.html.addresses import written_in_full
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
    "kbd", "label", "mark", "q", "rb", "rtc", "ruby", "samp", "small", "span", "time", "tt", "var",
    "wbr", "img", "nobr", *_WRAPPERS,
})  # fmt: skip
_FRAME_TAGS = {
    "ul": "bullets", "li": "item", "table": "table", "tr": "row",
    "td": "cell", "th": "cell",
}  # fmt: skip
_BOXES = frozenset({
    "address", "article", "aside", "blink", "blockquote", "body", "caption", "center", "col",
    "colgroup", "dd", "del", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "html", "ins", "legend", "main",
    "marquee", "menu", "nav", "noscript", "output", "p", "pre", "section", "summary",
    "tbody", "tfoot", "thead",
})  # fmt: skip
_LONG_NAME = 40
"""A longer name may be a title that has lost its end, and holds what is quoted."""
_PARAGRAPH = "paragraph"
_End: TypeAlias = "Frame | type | str"
"""What ends behind the last words in an element: a box, a wrapper, a paragraph."""
_UNSAFE = ("javascript:", "data:", "vbscript:")


@frozen(kw_only=True)
class Content:
    """The content of a post."""

    blocks: tuple[Block, ...]
    """Its blocks."""
    flattened: bool = False
    """Whether something nested too deep, and its words joined what was around it."""
    odd: bool = False
    """Whether a tag has swallowed what followed it, or bears a name that no tag has."""
    loose: bool = False
    """Whether words stood bare behind the box of a quotation's words."""


def content(
    elements: Sequence[Element],
    means: Means | None = None,
    *,
    loose: bool = False,
    base: str | None = None,
) -> Content:
    """Give what is inside some elements, one after the other, as blocks.

    Where a page may be broken, bare words behind the box in which software keeps those of
    a quotation count as well (`loose`). Where it is known what addresses are relative to
    (`base`), those of links and pictures are given in full.
    """
    walk = _Walk(means, loose=loose, base=base)
    walk.over(elements)
    blocks = walk.builder.finished()
    return Content(
        blocks=blocks, flattened=walk.builder.flattened, odd=walk.odd, loose=walk.loose
    )


class _Inside:
    """One of the elements that hold what another one is: only what is in it counts."""

    __slots__ = ("element",)
    tag = tail = None

    def __init__(self, element: Element) -> None:
        self.element = element


class _Walk:
    """Goes through elements with a row of those that are open in place of recursion."""

    def __init__(self, means: Means | None, *, loose: bool, base: str | None) -> None:
        self.builder = Builder()
        self.odd = self.loose = False
        self._gathers = loose
        self._base = base
        self._means = means
        self._opened: list[tuple[Iterator[Any], _End | None, str | None]] = []

    def over(self, elements: Sequence[Element]) -> None:
        for element in elements:
            self.odd = self.odd or has_swallowed(element)
            self._go_inside_alone(element)
            self._run()

    def _run(self) -> None:
        opened, builder, enter = self._opened, self.builder, self._enter
        while opened:
            children, end, behind = opened[-1]
            for element in children:
                if element.tag == "br":
                    builder.line_break()
                    self.odd = self.odd or has_swallowed(element)
                elif enter(element):
                    break
                tail = element.tail
                if tail:
                    builder.words(tail)
            else:
                opened.pop()
                if end is not None:
                    self._end(end)
                if behind:
                    builder.words(behind)

    def _end(self, end: _End) -> None:
        if end is _PARAGRAPH:
            self.builder.end_paragraph()
        elif isinstance(end, Frame):
            self.builder.close(end)
        elif isinstance(end, type):
            self.builder.unwrap(end)

    def _go_inside(self, element: Element, end: _End | None = None) -> bool:
        """Take the words that begin an element; True where there are elements to go on with."""
        text = element.text
        if text:
            self.builder.words(text)
        if len(element):
            self._opened.append((iter(element[:]), end, element.tail))
            return True
        if end is not None:
            self._end(end)
        return False

    def _go_inside_alone(self, element: Element) -> bool:
        """Take a paragraph of what is in an element, without what follows it."""
        self._opened.append((iter(element[:]), _PARAGRAPH, None))
        text = element.text
        if text:
            self.builder.words(text)
        return True

    def _enter(self, element: Any) -> bool:
        """Take an element; True where what is in it comes next, and what follows it then."""
        tag = element.tag
        if tag.__class__ is not str:
            inside = element.__class__ is _Inside
            return inside and self._go_inside_alone(element.element)
        meaning = self._means(element) if self._means else None
        if meaning is None and (usual := MEANING.get(tag)) is not None:
            meaning = usual(element)
        if meaning is None:
            return _USUAL.get(tag, _Walk._box)(self, element)
        return meaning.__class__ is not Dropped and self._meant(element, meaning)

    def _meant(self, element: Element, meaning: Meaning) -> bool:
        self.odd = self.odd or has_swallowed(element)
        if isinstance(meaning, Quoted):
            self.odd = self.odd or len(meaning.author or "") > _LONG_NAME
            frame = Frame(kind="quote", author=meaning.author, post=meaning.post)
            self.builder.open(frame)
            return self._contents(element, meaning.contents, frame)
        if isinstance(meaning, Hidden):
            frame = Frame(kind="spoiler", title=meaning.title)
            self.builder.open(frame)
            return self._contents(element, meaning.contents, frame)
        if isinstance(meaning, Plain):
            self.builder.end_paragraph()
            return self._contents(element, meaning.contents, _PARAGRAPH)
        if isinstance(meaning, Said):
            self.builder.exactly(Text(text=" ".join(meaning.text.split())))
        elif isinstance(meaning, Coded):
            self.builder.code(meaning.text, meaning.language)
        elif isinstance(meaning, Embedded):
            self._embed(meaning)
        return False

    def _contents(
        self, element: Element, contents: Sequence[Element] | None, end: _End
    ) -> bool:
        if contents is None:
            return self._go_inside(element, end)
        inner = bool(contents) and contents[-1] is not element
        behind = loose_behind(contents[-1]) if self._gathers and inner else []
        self.loose = self.loose or bool(behind)
        self.odd = self.odd or self.loose or any(map(has_swallowed, contents))
        contents = [*contents, *behind]
        self._opened.append((map(_Inside, contents), end, element.tail))
        return True

    def _open(self, element: Element, frame: Frame) -> bool:
        self.builder.open(frame)
        return self._go_inside(element, frame)

    def _embed(self, meaning: Embedded) -> None:
        if meaning.target.casefold().startswith(_UNSAFE):
            return
        self.builder.end_paragraph()
        target = self._full(meaning.target)
        words = Text(text=" ".join((meaning.text or target).split()))
        self.builder.exactly(Link(target=target, inlines=(words,)))
        self.builder.end_paragraph()

    def _full(self, target: str) -> str:
        return target if self._base is None else written_in_full(self._base, target)

    def _box(self, element: Element) -> bool:
        if element.tag not in _BOXES or has_swallowed(element):
            self.odd = True
        self.builder.end_paragraph()
        return self._go_inside(element, _PARAGRAPH)

    def _rule(self, _: Element) -> bool:
        self.builder.rule()
        return False

    def _part(self, element: Element) -> bool:
        tag = str(element.tag)
        self.odd = self.odd or has_swallowed(element)
        kind, heading = _FRAME_TAGS[tag], tag == "th"
        leaf = not len(element) and kind in ("item", "cell")
        if leaf and self.builder.row(kind, element.text or "", heading=heading):
            return False
        frame = Frame(kind, heading=True) if heading else Frame(kind)
        return self._open(element, frame)

    def _numbers(self, element: Element) -> bool:
        start = (element.get("start") or "1").strip()
        number = int(start) if start.isdecimal() and len(start) < 10 else 1
        return self._open(element, Frame("numbers", start=number))

    def _heading(self, element: Element) -> bool:
        frame = Frame(kind="header", level=int(str(element.tag)[1]))
        return self._open(element, frame)

    def _picture(self, element: Element) -> bool:
        target = picture_address(element)
        alt = picture_words(element)
        title = attribute(element, "title")
        if target:
            words = (Text(text=" ".join(alt.split())),) if alt else ()
            self.builder.exactly(
                Image(
                    target=self._full(target),
                    title=title if title != alt else None,
                    inlines=words,
                )
            )
        return False

    def _code(self, element: Element) -> bool:
        text = " ".join(code_text(element).split())
        if text:
            self.builder.exactly(Code(text=text))
        return False

    def _link(self, element: Element) -> bool:
        target = attribute(element, "href") or ""
        if not target or target.casefold().startswith(_UNSAFE):
            return self._go_inside(element)
        title = attribute(element, "title")
        wraps = self.builder.wrap(Link, target=self._full(target), title=title)
        return self._go_inside(element, Link if wraps else None)

    def _wrapped(self, element: Element) -> bool:
        cls = _WRAPPERS.get(element.tag) or _styled(element)
        wraps = cls is not None and self.builder.wrap(cls)
        return self._go_inside(element, cls if wraps else None)


def loose_behind(box: Element) -> list[Element]:
    """Give the texts that stand bare behind a box, each in a paragraph of its own.

    Nothing stands there but what an end tag too much has put out of the box.
    """
    made = []
    for text in (box.tail, *(after.tail for after in box.itersiblings())):
        if text and not text.isspace():
            paragraph = box.makeelement("p")
            paragraph.text = text
            made.append(paragraph)
    return made


def has_swallowed(element: Element) -> bool:
    """Say whether a tag has lost a sign, so that the next one is among its attributes."""
    names = element.keys()
    if not names:
        return False
    joined = "".join(names)
    return "<" in joined or '"' in joined


_USUAL: dict[object, Callable[[_Walk, Element], bool]] = {
    **dict.fromkeys(_INLINE, _Walk._wrapped),  # noqa: SLF001
    **dict.fromkeys(_FRAME_TAGS, _Walk._part),  # noqa: SLF001
    "ol": _Walk._numbers,  # noqa: SLF001
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _Walk._heading),  # noqa: SLF001
    **dict.fromkeys(("code", "kbd", "samp", "tt"), _Walk._code),  # noqa: SLF001
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
