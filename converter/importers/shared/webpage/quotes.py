"""What things mean inside a post of unknown software: quotations by their usual names."""

from __future__ import annotations

import re
from collections.abc import Collection
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

import attrs

from disputatio.converter.importers.shared import page_words
from disputatio.converter.importers.shared.attributions import attribution
from disputatio.converter.importers.shared.edit_marks import (
    is_own_edit_mark,
    marked_text,
)
from disputatio.converter.importers.shared.html.meanings import (
    DROPPED,
    Hidden,
    Meaning,
    Means,
    Quoted,
)
from disputatio.converter.importers.shared.html.select import (
    attribute,
    first,
    select,
    words,
)
from disputatio.converter.importers.shared.vbulletin.boxes import table_quotation
from disputatio.converter.importers.shared.webpage.anchors import names_writer
from disputatio.converter.importers.shared.webpage.bodies import is_no_body
from disputatio.converter.importers.shared.webpage.first_lines import (
    opening_line,
    opening_paragraph,
    parted_line,
)
from disputatio.converter.importers.shared.webpage.furniture import (
    is_row_of_buttons,
    labelled_box,
    quoted_number,
)
from disputatio.converter.importers.shared.webpage.quote_lines import (
    author_in,
    is_box,
    is_line_over,
    line_over,
    post_linked,
)

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_TITLE = re.compile(
    r"cite|attribut|quote-?_?(?:title|author|head|top)|title|postedby", re.I
)
_SPOILER = re.compile(r"^(?:bb-?code-?)?spoiler(?:-?box|-?container|-?wrapper)?$", re.I)
_LEFT = re.compile(r"author=(.{1,60}?) link=\S*?\bmsg=?(\d+)")
"""What a converter of SMF leaves of `[quote author=X link=topic=1.msg2#msg2 date=3]`."""
_ARROWS = re.compile(r"[\s»›→↑⇗]+$")
_FROM = re.compile(
    rf"(?:{page_words.either(page_words.flat(page_words.QUOTE_FROM))}):?\s+(\S.{{0,59}})",
    re.I,
)
"""The title of a box that is a quotation: "Quote from Ann"."""
_NUMBER = (
    "data-post-id",
    "data-postid",
    "data-post",
    "data-pid",
    "data-source",
    "data-quote-id",
    "source",
)
_BOXES = frozenset({"div", "td", "fieldset", "dd"})
_LINES = frozenset(
    {"b", "strong", "i", "em", "small", "cite", "font", "span", "legend"}
)
"""What the line that says whose the words of a box are stands in."""
_LABELS = frozenset({"small", "span"})
_BOLD = frozenset({"strong", "b"})
_AROUND_NAME = ' »«„“”"@'
"""What stands round a name in a title: "Quote from »Ann«"."""
_HEADS = ("cite", "h4")
"""What a title of a quotation is, whatever it is called: PunBB writes a heading."""
_WORDS = re.compile(r"message|content|body|text|post|comment", re.I)
"""What boxes of all words of a post are called."""
FEW = 2
"""A box with a title has so many parts."""

LOOKED_AT = 12
"""The number of the quoted post is among so many elements of a box."""

MOST_LINKS = 5
"""So many links of a title are looked at."""

LONGEST_TITLE = 200
"""No line over a quotation is longer, in characters."""


def means_around(dropped: Collection[Element], others: Collection[Element]) -> Means:
    """Give what elements mean in a post, in which some are no part of what was written."""

    def means(element: Element) -> Meaning | None:
        if element in dropped or element in others or is_no_body(element):
            return DROPPED
        given = element.get("class")
        if is_box(element):
            return _quotation(element)
        if given and _boxes_table(element, given):
            return table_quotation(list(element))
        if element.tag in _BOXES and _says_whose(element):
            return _quotation(element)
        if given and any(_SPOILER.match(c) for c in given.split()):
            return Hidden()
        edited = given and _is_edit_mark(element, given)
        beside = edited or is_own_edit_mark(element) or is_line_over(element)
        return DROPPED if beside or _is_furniture(element) else None

    return means


def _is_furniture(element: Element) -> bool:
    """Say whether an element is a row of buttons, the number of a quoted post or a label over it."""
    if is_row_of_buttons(element) or quoted_number(element):
        return True
    box = labelled_box(element)
    return box is not None and (is_box(box) or _says_whose(box))


def _says_whose(element: Element) -> bool:
    """Say whether a box in a post begins with a sure line that its words are another's."""
    if (element.text or "").strip() or not len(element):
        return False
    head = element[0]
    if head.tag not in _LINES:
        return _is_titled_box(element, head)
    given = element.get("class")
    if (not given or _WORDS.search(given)) and not _has_company(element):
        return False
    line = _ARROWS.sub("", words(head) or "")
    said = attribution(line, frozenset(), opens=True)
    return said is not None and said.sure and said.author is not None


def _is_titled_box(element: Element, head: Element) -> bool:
    """Say whether a box in a post is a line with a name in bold, and one box of words."""
    if len(element) != FEW or head.tag != "div" or _is_loose(element):
        return False
    if is_box(element[1]) or element[1].tag != "div" or not _has_company(element):
        return False
    held = first(head, *_BOLD)
    name = author_in(words(head) or "") if held is not None else None
    return name is not None and name == words(held)


def _has_company(element: Element) -> bool:
    """Say whether words stand beside a box: a post is not all quotation."""
    parent = element.getparent()
    if parent is None or (parent.text or "").strip():
        return parent is not None
    return any(
        (e.tail or "").strip() or (e is not element and _speaks(e)) for e in parent
    )


def _speaks(element: Element) -> bool:
    """Say whether an element has words; of a large one only the first are looked for."""
    seen = isinstance(element.tag, str)
    return seen and any(not text.isspace() for text in element.itertext("*"))


def _boxes_table(element: Element, given: str) -> bool:
    """Say whether a box is a quotation as vBulletin 3 draws it, by another name."""
    called = any(c.lower().endswith(("-quote", "_quote")) for c in given.split())
    return called and len(element) == 1 and element[0].tag == "table"


def _quotation(element: Element) -> Meaning | None:
    if element.tag in ("a", "span", "button", "li", "q"):
        return None
    if _only_wraps(element):
        return None
    parted = parted_line(element) or _mentioned(element) or _labelled(element)
    if parted is not None:
        return parted
    title = _title(_unwrapped(element))
    left = _LEFT.match(words(title) or "")
    if left is not None and title is not None:
        return Quoted(author=left[1], post=left[2], contents=_without(element, title))
    line = _ARROWS.sub("", words(title) or "")
    said = attribution(line, frozenset(), opens=True)
    from_whom = _FROM.fullmatch(line)
    name = attribute(
        element, "data-author", "data-username", "data-quote", "data-user", "author"
    )
    contents = None
    person = _person(title)
    told = author_in(line) if title is not None else None
    if title is not None and (
        said or from_whom or person or told or title.tag == "cite"
    ):
        contents = _without(element, title)
    author = (
        person
        or name
        or (said.author if said and said.author else None)
        or (from_whom[1] if from_whom else None)
        or told
    )
    opened = _opened(element) if author is None else None
    if opened is not None:
        return attrs.evolve(opened, post=opened.post or _source(element, None))
    over = line_over(element) if author is None and title is None else None
    if over is not None:
        return Quoted(author=over.author, post=_source(element, over.line))
    if author is not None:
        author = author.strip(_AROUND_NAME) or author
    return Quoted(author=author, post=_source(element, title), contents=contents)


def _opened(element: Element) -> Quoted | None:
    """Read the first line of a box, or its first paragraph, as what says whose it is."""
    box = _unwrapped(element)
    return opening_line(box) or opening_paragraph(box)


def _person(title: Element | None) -> str | None:
    """Give the one person to whom a title leads, beside its time: "DATE Ann said:"."""
    if title is None or not (words(title) or "").endswith(":"):
        return None
    people = [a for a in select(title, "a[href]")[:MOST_LINKS] if names_writer(a)]
    return words(people[0]) if len(people) == 1 else None


def _unwrapped(element: Element) -> Element:
    """Give the innermost box of boxes that hold nothing but each other."""
    while len(element) == 1 and len(element[0]) and not _is_loose(element):
        element = element[0]
    return element


def _only_wraps(element: Element) -> bool:
    """Say whether a box holds a quotation and nothing else: the inner one counts."""
    inner = [child for child in element if isinstance(child.tag, str)]
    only = len(inner) == 1 and inner[0].tag == "blockquote"
    return only and not _is_loose(element)


def _is_loose(element: Element) -> bool:
    """Say whether words stand right in a box, in no element of it."""
    if (element.text or "").strip():
        return True
    return any((child.tail or "").strip() for child in element)


def _labelled(element: Element) -> Quoted | None:
    """Read a quotation of Phorum: a small "Quote", a name in bold, and the words behind."""
    box = _unwrapped(element)
    if len(box) < 2 or box[0].tag not in _LABELS or box[1].tag not in _BOLD:
        return None
    label = (words(box[0]) or "").rstrip(": ").casefold()
    name = words(box[1])
    if label not in page_words.flat(page_words.BARE_QUOTE) or name is None:
        return None
    rest = _copied_without(box, box[0])
    return Quoted(author=name.rstrip(": "), contents=[_copied_without(rest, rest[0])])


def _mentioned(element: Element) -> Quoted | None:
    """Read a quotation of Flarum: a link to the post stands before its words."""
    link = first(element, "a.PostMention")
    name = words(link)
    if link is None or name is None or not (words(element) or "").startswith(name):
        return None
    rest = deepcopy(element)
    rest.attrib.clear()
    rest.tag = "div"
    mention = first(rest, "a.PostMention")
    if mention is not None:
        mention.clear(keep_tail=True)
    return Quoted(author=name, post=attribute(link, "data-id"), contents=[rest])


def _title(element: Element) -> Element | None:
    """Give the line that says whose the words are, the first thing in the box."""
    for child in list(element)[:2]:
        if not isinstance(child.tag, str):
            continue
        named = child.tag in _HEADS or _TITLE.search(child.get("class") or "")
        inner = child if named else first(child, *_HEADS)
        text = words(inner)
        if inner is not None and text and len(text) <= LONGEST_TITLE:
            return inner
        bold = (
            first(child, "strong", "b")
            if child.tag not in ("blockquote", "p")
            else None
        )
        if bold is not None and len(words(child) or "") <= LONGEST_TITLE:
            return child
    return None


def _without(element: Element, title: Element) -> list[Element] | None:
    """Give what is in a box beside its title, where it can be told from that."""
    while len(element) == 1 and element[0] is not title and not _is_loose(element):
        element = element[0]
    top = title
    while (parent := top.getparent()) is not None and parent is not element:
        top = parent
    loose = _is_loose(element)
    if loose and top is title:
        return [_copied_without(element, title)]
    if loose or (top is not title and len(top) > 1):
        return None
    return [c for c in element if c is not top and isinstance(c.tag, str)]


def _copied_without(element: Element, title: Element) -> Element:
    """Give a copy of what is in a box, with the words that stand loose behind its title."""
    rest = deepcopy(element)
    rest.attrib.clear()
    rest.tag = "div"
    copied = rest[element.index(title)]
    rest.text = f"{rest.text or ''}{copied.tail or ''}"
    rest.remove(copied)
    return rest


def _source(element: Element, title: Element | None) -> str | None:
    stated = attribute(element, *_NUMBER)
    if stated is None and title is not None:
        stated = attribute(title, *_NUMBER)
    if stated:
        digits = re.search(r"\d+", stated)
        return digits[0] if digits else None
    links = select(title, "a[href]") if title is not None else []
    for address in (*(a.get("href") for a in links), attribute(element, "cite")):
        found = post_linked(address)
        if found is not None:
            return found
    return next(
        filter(None, map(quoted_number, islice(element.iter(), LOOKED_AT))), None
    )


def _is_edit_mark(element: Element, given: str) -> bool:
    """Say whether a box that is called so has an edit mark, or only links of the board."""
    if "edit" not in given.lower() or len(words(element) or "") > LONGEST_TITLE:
        return False
    if marked_text(element) is not None:
        return True
    linked = len(element) > 0 and all(e.tag == "a" for e in element)
    return linked and "edited" in given.split() and not _is_loose(element)
