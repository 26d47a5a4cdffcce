"""The bytes of a saved page as a tree, with what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urljoin

from attrs import frozen

from disputatio.converter.importers.shared.cyrillic import ENCODING, cyrillic_notice
from disputatio.converter.importers.shared.decoding import (
    Decoded,
    chunks,
    decoded,
    names_encoding,
)
from disputatio.converter.importers.shared.garbling import mended
from disputatio.converter.importers.shared.html.addresses import host_of
from disputatio.converter.importers.shared.html.broken_inside import broken_inside
from disputatio.converter.importers.shared.html.broken_tags import with_whole_tags
from disputatio.converter.importers.shared.html.late_tags import with_late_attributes
from disputatio.converter.importers.shared.html.many_attributes import (
    with_few_attributes,
)
from disputatio.converter.importers.shared.html.misspelt import Marks, with_right_names
from disputatio.converter.importers.shared.html.pairing import (
    are_paired,
    unpaired_notice,
)
from disputatio.converter.importers.shared.html.select import attribute, words
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Source
from disputatio.schemas.text import FORBIDDEN_IN_XML, counted, wide_encoding

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_XML_ENCODING = re.compile(
    rb"\s*<\?xml[^>]{0,200}\bencoding\s*=\s*[\"']([\w.:-]{2,40})", re.I
)
_LABELLED = 64 * 1024
_DECLARATION = re.compile(rb"\s*<\?xml[^>]{0,200}\?>")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)|^\s*url:\s*(\S+)", re.M)
_CONTROLS = bytes(n for n in range(32) if n not in b"\t\n\r")
_NO_CHARACTER = re.compile(rb"\xef[\xbe\xbf][\xbe\xbf]")
"""U+FFFE and U+FFFF in UTF-8, with some neighbours: so a search looks for one byte."""
_BOX = re.compile(
    rb"<(/?)(?:div|table|ul|ol|article|section|main|form|span|[a-z]+-[a-z-]+)\b", re.I
)
"""Tags of elements whose end tags nobody leaves out."""
_UNPAIRED = 76
"""libxml2's number for an end tag that fits no open element (ERR_TAG_NAME_MISMATCH)."""
_END_OF_HEAD = re.compile(rb"</head\s*>", re.I)
"""Who leaves the last end tags out to make a page small leaves this one out, too."""
_ENDS = (b"</html", b"</body", b"</HTML", b"</BODY")
_HINT = "save the page again from the browser, as a complete page or as HTML only"


@frozen(kw_only=True)
class Page:
    """A saved page."""

    root: Element
    """Its `html` element."""
    source: Source
    """Where it came from."""
    notices: tuple[Notice, ...]
    """What decoding met."""
    unpaired: bool = False
    """Whether an end tag fits no element that is open there."""

    @cached_property
    def url(self) -> str | None:
        """Its address, where the container or the page gives one."""
        return self.source.url or _address(self.root)

    @cached_property
    def base(self) -> str | None:
        """What relative addresses in it are relative to.

        Like its address it is looked for when it is first asked for: where posts are
        taken out of their page, little is left to look at by then.
        """
        return _base(self.root, self.url)

    @property
    def language(self) -> str | None:
        """What the page says its language is (BCP 47)."""
        return attribute(self.root, "lang", "xml:lang")

    @property
    def title(self) -> str | None:
        """The words in the title bar."""
        return words(next(_early(self.root, "title"), None))


def page_of(
    source: Source,
    *,
    closely: bool = False,
    trusting: bool = False,
    marks: Marks | None = None,
) -> Page:
    """Give a page as a tree; a cut or careless one as far as it goes.

    Tags that have lost a sign are made whole where there is one without its twin, or
    where somebody asks to look `closely`, which takes longer; what is left without a twin
    is told. With `trusting` only the parser is asked whether tags pair. Slips in names
    that are nearly one of the `marks` are put right.

    Raises:
        ReadError: it is no text, or there is no element in it.
    """
    data, dropped = _without_nul(source.data)
    given = mended(_text(data))
    parsable, crowded = with_few_attributes(_parsable(given))
    named: tuple[Notice, ...] = ()
    if marks is not None:
        parsable, named = with_right_names(parsable, marks)
    root, log = _tree(parsable)
    told: tuple[Notice, ...] = tuple(_cut(parsable))
    if closely or not trusting or _has_unpaired(log):
        parsable, whole = with_whole_tags(parsable)
        root, log = _tree(parsable) if whole else (root, log)
        paired = not (closely or _has_unpaired(log)) and are_paired(parsable)
        told = (*whole, *(told or (() if paired else unpaired_notice(parsable))))
        told += tuple(broken_inside(parsable))
    if root is None:
        raise ReadError("there is no element in this page", _HINT)
    with_late_attributes(root, parsable)
    return Page(
        root=root,
        source=source,
        unpaired=_has_unpaired(log),
        notices=(*dropped, *given.notices, *crowded, *_too_deep(log), *named, *told),
    )


def _tree(data: bytes) -> tuple[Element | None, etree._ListErrorLog]:
    """Give the tree of a page, None where there is no element, and the parser's log."""
    from lxml import etree

    # A table of ids would have to be kept while posts are freed, and nobody asks it.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, collect_ids=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    return root, parser.error_log


def _has_unpaired(log: etree._ListErrorLog) -> bool:
    return any(told.type == _UNPAIRED for told in log)


def _text(data: bytes) -> Decoded:
    """Give the text of a page; of one whose label explains nothing, Cyrillic too."""
    given = decoded(data, label(data))
    guessed = any(n.rule == "EncodingGuessed" for n in given.notices)
    if not guessed or names_encoding(label(data)):
        return given
    told = cyrillic_notice(data)
    if told is None:
        return given
    cyrillic = decoded(data, ENCODING)
    return Decoded(text=cyrillic.text, notices=(told,))


def _without_nul(data: bytes) -> tuple[bytes, tuple[Notice, ...]]:
    """Leave NUL bytes out, as browsers do, but those of UTF-16."""
    if b"\0" not in data or wide_encoding(data):
        return data, ()
    count = data.count(b"\0")
    line = data.count(b"\n", 0, data.index(b"\0")) + 1
    sentence = f"{count} NUL bytes were left out, as browsers do (first at line {line})"
    told = notice("CharacterReplaced", sentence, line=line)
    return data.replace(b"\0", b""), (told,)


def _cut(data: bytes) -> Iterator[Notice]:
    """Say that a page ends before its end: its last tags are missing, and boxes are open.

    Those who make pages small leave out the former, careless ones the latter.
    """
    if any(data.rfind(end) >= 0 for end in _ENDS):
        return
    open_boxes = sum(-1 if found[1] else 1 for found in _BOX.finditer(data))
    if open_boxes > 0 or _END_OF_HEAD.search(data):
        shown = counted(max(open_boxes, 1), "element")
        sentence = (
            f"the page ends in the midst of it ({shown} open at its end); what stood below"
            " is missing"
        )
        yield notice("PageCut", sentence, line=data.count(b"\n") + 1)


def _too_deep(log: etree._ListErrorLog) -> Iterator[Notice]:
    """Say that boxes nest deeper than libxml2 reads, and where it stopped."""
    last = log.last_error
    if last is not None and last.type_name == "ERR_RESOURCE_LIMIT":
        sentence = "boxes nest too deep; what stands below is not read"
        yield notice(
            "NestingFlattened", f"{sentence} (line {last.line})", line=last.line
        )


def _parsable(given: Decoded) -> bytes:
    """Give a text in UTF-8 without the characters that XML forbids."""
    data = given.utf8
    controls = any(one in chunk for chunk in chunks(data) for one in _CONTROLS)
    if controls or (b"\xef" in data and _NO_CHARACTER.search(data)):
        data = FORBIDDEN_IN_XML.sub("�", given.text).encode("utf-8")
    declaration = _DECLARATION.match(data)
    return data[declaration.end() :] if declaration else data


def label(data: bytes) -> str | None:
    """Give the encoding that a page says it has: in a `meta`, else as XML does."""
    found = _CHARSET.search(data[:_LABELLED]) or _XML_ENCODING.match(data[:400])
    return None if found is None else found[1].decode("ascii", "ignore")


def _address(root: Element) -> str | None:
    """Give the address that the page, or the browser that saved it, wrote down."""
    for sign, kind, name in (
        ("rel", "canonical", "href"),
        ("property", "og:url", "content"),
    ):
        told = (e for e in _early(root, "link", "meta") if e.get(sign) == kind)
        value = attribute(next(told, None), name)
        if value and value.startswith(("http://", "https://")) and host_of(value):
            return value
    return _saved_from(root)


def _base(root: Element, url: str | None) -> str | None:
    stated = attribute(next(_early(root, "base"), None), "href")
    try:
        return urljoin(url or "", stated) if stated else url
    except ValueError:
        return url


def _early(root: Element, *tags: str) -> Iterator[Element]:
    """Give the elements of some tags, those in the head apart before they come again.

    Before lxml gives an element, it looks for the next one: behind the only one of its
    tag it would go through the whole page.
    """
    beginning = next(root.iterchildren("*"), None)
    if beginning is not None and beginning.tag == "head":
        yield from beginning.iter(*tags)
    yield from root.iter(*tags)


def _saved_from(root: Element) -> str | None:
    from lxml import etree

    near = [*root.itersiblings(preceding=True), *root[:2]]
    comments = [c for c in near if isinstance(c, etree._Comment)]  # noqa: SLF001
    for comment in comments:
        found = _SAVED_FROM.search(comment.text or "")
        if found:
            return found[1] or found[2]
    return None


def located(error: ReadError, source: Source) -> ReadError:
    """Give an error with the name of its file, where it has one."""
    return error.located(source.name) if source.name else error
