"""The line that says whose a quotation is, where it stands above the box: "Ann said:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from disputatio.converter.importers.shared import page_words
from disputatio.converter.importers.shared.attributions import attribution
from disputatio.converter.importers.shared.dates import date_in, is_date
from disputatio.converter.importers.shared.html.select import words

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

MOST_WORDS = 3
"""A name that no element holds has no more words: else it is a sentence."""

MOST_PIECES = 6
"""A line is in no more elements."""

_ON = re.compile(r"(?:(?:on|am|le|el|il|op|den|em|dnia|w dniu)\s+)?", re.I)
"""What stands before a date that a line begins with: "Le 4 mai 2013, Ann a écrit :"."""
_VERBS = page_words.either((*page_words.flat(page_words.SAID), "posted"))
_LINES = frozenset({
    "p", "div", "cite", "span", "b", "strong", "i", "em", "small", "h3", "h4", "h5", "h6",
})  # fmt: skip
_INLINE = frozenset({"a", "b", "strong", "i", "em", "span", "font", "cite"})
_QUOTE = re.compile(
    r"^(?:bb-?code-?)?_?(?:quote|quotebox|quoted|quotation|quote-?container|quote-?wrapper|"
    r"quote_?block|blockquote|postquote|post_quote|bbquote|quotemain|ipsquote|"
    r"mycode_quote|jive-quote|quotecontent|citation|\w*(?:text|msg|bbcode)[-_]quote|\w+[-_]bbcode[-_]quote)$",
    re.I,
)
_DATED = re.compile(rf"(?P<name>\S.{{0,59}}?)\s(?:{_VERBS})\s(?P<date>.{{6,60}}?):?")
"""YaBB: "Ann wrote on May 4th, 2006, 8:47pm:"."""
_ELSEWHERE = re.compile(
    rf"(?P<name>\S.{{0,59}}?)\s(?:{page_words.either(page_words.SAID_ELSEWHERE)})\s?[:：]",
    re.I,
)
_BY_WHOM = re.compile(
    rf"(?:(?:{page_words.either(page_words.ACTS)})\s(?:{page_words.either(page_words.BY)})\s?[:：]"
    rf"|(?:{page_words.either(page_words.REPLYING_TO)})(?=.*:$))\s*@?(?P<name>\S.{{0,59}}?)\s?:?",
    re.I,
)
"""wpForo: "Posted by: @Ann"; Trac: "Replying to Ann:"."""
_POSTED = re.compile(r"(?P<name>\S.{0,59}?)\s+(?:posted|wrote|said)\s?(?:\.{3}|…|:)")

_SOURCE = re.compile(
    r"(?:#(?:post|p|msg|comment|entry|c|pid|t)?[-_]?|[?&](?:p|pid|post|post_id)=)(\d+)$",
    re.I,
)


@frozen(kw_only=True)
class Over:
    """What the line over a quotation says."""

    author: str
    """Whose the words are."""
    line: Element | None
    """The element that is the line, and nothing else; None where it stands loose."""


def line_over(box: Element) -> Over | None:
    """Give what the line right above a quotation says of whose it is."""
    before = box.getprevious()
    while before is not None and before.tag == "br" and not _loose(before):
        before = before.getprevious()
    if before is not None and before.tag in _LINES and not _loose(before):
        name = _told(before)
        if name is not None:
            return Over(author=name, line=before)
    loose = author_in(" ".join("".join(_loose_line(before, box)).split()))
    fits = loose is not None and len(loose.split()) <= MOST_WORDS
    return Over(author=loose, line=None) if loose and fits else None


def is_line_over(element: Element) -> bool:
    """Say whether an element is such a line."""
    if element.tag not in _LINES or _loose(element):
        return False
    after = element.getnext()
    while after is not None and after.tag == "br" and not _loose(after):
        after = after.getnext()
    return after is not None and is_box(after) and _told(element) is not None


def is_box(element: Element) -> bool:
    """Say whether an element is a quotation by its name."""
    called = f"{element.get('class') or ''} {element.get('data-testid') or ''}".split()
    return element.tag == "blockquote" or any(_QUOTE.match(c) for c in called)


def _loose(element: Element) -> str:
    return (element.tail or "").strip()


def _told(line: Element) -> str | None:
    """Give the name in a line that an element holds, with a name that is sure to be one."""
    pieces = list(islice(line.iter(), MOST_PIECES + 1))
    if len(pieces) > MOST_PIECES or any(e.tag == "br" and _loose(e) for e in pieces):
        return None
    name = author_in(words(line) or "")
    if name is None:
        return None
    held = line.tag == "cite" or any(
        words(e) == name or post_linked(e.get("href")) for e in pieces
    )
    return name if held or len(name.split()) <= MOST_WORDS else None


def post_linked(address: str | None) -> str | None:
    """Give the number of the post to which a link in a title leads."""
    found = _SOURCE.search(address or "")
    return found[1] if found else None


def author_in(line: str) -> str | None:
    """Give whose words follow a line, as it says: "On 4 May, Ann wrote:"."""
    line = _undated(line)
    said = attribution(line, frozenset(), opens=True)
    if said is not None and not said.rest:
        return said.author
    forms = (_POSTED, _ELSEWHERE, _BY_WHOM)
    found = next(filter(None, (form.fullmatch(line) for form in forms)), None)
    dated = None if found else _DATED.fullmatch(line)
    if dated is not None and is_date(dated["date"].removeprefix("on ")):
        found = dated
    return found["name"] if found else None


def _undated(line: str) -> str:
    """Give what stands behind the date with which a line begins."""
    date = date_in(line)
    head, _, tail = line.partition(date) if date else ("", "", "")
    return tail.lstrip(" ,;:–-") if tail and _ON.fullmatch(head) else line


def _loose_line(before: Element | None, box: Element) -> Iterator[str]:
    """Give the words right above a box that no element of their own holds."""
    parent = box.getparent()
    if before is None:
        yield (parent.text or "") if parent is not None else ""
        return
    if before.tag in _INLINE and len(before) <= 1:
        yield words(before) or ""
    if before.tag in _INLINE or before.tag == "br":
        yield before.tail or ""
