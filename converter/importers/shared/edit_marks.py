"""Edit marks: "Last edited by X on DATE, edited 2 times in total", in ten languages."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.dates import date_in
from disputatio.converter.importers.shared.forum_phrases import (
    reason_in,
    without_reason,
)
from disputatio.converter.importers.shared.html.select import first, select, words
from disputatio.converter.importers.shared.moments import shown_moment
from disputatio.converter.importers.shared.page_words import (
    BY,
    EDITED,
    EDITED_ELSEWHERE,
    either,
    flat,
)
from disputatio.schemas.debate import Edit, Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_EDITED = re.compile(
    r"(?:this (?:post|message) (?:has been|was) edited|edited|dieser beitrag wurde(?: schon| bereits)?) \d{1,4}[ -]?(?:times?|mal)"
    r"(?:\(s\))?(?: editiert| bearbeitet| geändert)?"
    r"(?:[.,]? (?:it was )?(?:last edit(?:ed)?|last update(?: was)?|zum letzten mal|zuletzt)\b)?|updated on\b|"
    rf"{either((*flat(EDITED), *EDITED_ELSEWHERE))}",
    re.IGNORECASE,
)
"""The first of these count how often: Burning Board, Phorum."""
_BARE = re.compile(
    r"[(·\s]*(?:edited|bearbeitet|modifié|édité|editado|modificato|bewerkt|edytowane|muokattu|"
    r"redigerad|изменено|отредактировано)[)·\s]*",
    re.IGNORECASE,
)
_TITLE = re.compile(rf"edited\b|{_EDITED.pattern}", re.IGNORECASE)
_UNKNOWN_DATE = re.compile(r"[\s(]\d{1,4}\b.*\d:\d\d.*")
_BY = re.compile(
    rf"\s*(?:{either(word.rstrip(':') for word in BY)})\s*:?\s+", re.IGNORECASE
)
_BEFORE = "([_*« "
"""What may stand before a mark."""
_BY_NAME = re.compile(rf"{_BY.pattern}\S+(?:\s\S+){{0,2}}$", re.IGNORECASE)
_UNKNOWN_BY = re.compile(r"\s*([^\W\d_]{1,20})\s+(?=\S)")
_JOINER = re.compile(r"\s+(?:on|am|um|le|el|il|op|dnia|den|em|w|at|à|a las)\s*$", re.I)
_LONGEST_NAME = 80
_LONGEST_MARK = 400
_LONGEST_OWN = 120
_MOST_PARTS = 5
_MARKED = frozenset({"p", "div", "span", "small", "i", "em", "font", "td"})


def is_edit_mark(element: Element | None) -> bool:
    """Say whether the words of an element are an edit mark."""
    text = (words(element) or "")[:_LONGEST_MARK]
    return _EDITED.search(text) is not None


def is_own_edit_mark(element: Element) -> bool:
    """Say whether an element is an edit mark and nothing else, whatever it is called.

    "Edited on 5 May: the second part is new" is what a person wrote: nothing follows the
    date of a mark but "by" and a name.
    """
    if element.tag not in _MARKED or len(element) > _MOST_PARTS:
        return False
    head = _beginning(element)
    if not head or not _EDITED.match(head.lstrip(_BEFORE)):
        return False
    return is_edit_line(words(element) or "")


def is_beside_edit_mark(element: Element) -> bool:
    """Say whether an element beside the words of a post says that it was edited.

    It may say when and by whom, or no more than "(edited)".
    """
    if len(element) > _MOST_PARTS:
        return False
    head = (_beginning(element) or "").lstrip(_BEFORE)
    if _TITLE.match(head) is None and _BARE.match(head) is None:
        return False
    text = words(element) or ""
    return _BARE.fullmatch(text) is not None or _is_line(text)


def is_edit_line(text: str) -> bool:
    """Say whether a text is an edit mark and nothing else."""
    return _EDITED.match(text.lstrip(_BEFORE)) is not None and _is_line(text)


def _is_line(text: str) -> bool:
    """Say whether nothing follows the date in a line but who it was."""
    date = date_in(text) if len(text) <= _LONGEST_OWN else None
    tail = text.partition(date)[2] if date is not None else text
    return not any(c.isalnum() for c in _BY_NAME.sub("", tail.rstrip(".)] ")))


def _beginning(element: Element) -> str | None:
    """Give the first text in an element, if it stands in one of the first elements."""
    texts = ((e.text or "").strip() for e in islice(element.iter(), _MOST_PARTS))
    return next(filter(None, texts), None)


def marked_text(element: Element) -> str | None:
    """Give the text that is an edit mark among those of a box: all of it, or one line."""
    texts = (words(element) or "", *(t.strip() for t in element.itertext()))
    return next((t for t in texts if _EDITED.match(t.lstrip(_BEFORE))), None)


def edit_in(text: str) -> Edit:
    """Give what a text says that is an edit mark."""
    return _told(text[:_LONGEST_MARK], None)


def edit_of(element: Element | None) -> Edit | None:
    """Give what an edit mark says; None where there is no such element, or no words."""
    text = (words(element) or "")[:_LONGEST_MARK]
    if element is None or not text:
        return None
    return _told(text, _linked(element))


def reason_of(element: Element | None) -> str | None:
    """Give why somebody edited, in the words that stand in the mark."""
    return reason_in((words(element) or "")[:_LONGEST_MARK])


def full_edit_time(element: Element | None) -> str | None:
    """Give the time of a mark with its day, where "Yesterday" shows that in a title."""
    day = None if element is None else first(element, "span[title]")
    title = "" if day is None else day.get("title") or ""
    shown = words(day)
    if not shown or len(title) > _LONGEST_OWN or not date_in(title):
        return None
    return date_in((words(element) or "")[:_LONGEST_MARK].replace(shown, title, 1))


def titled_edit(element: Element) -> Edit | None:
    """Give what an edit mark says on being pointed at: "edited May" shows its day then."""
    title = element.get("title")
    if not title or len(title) > _LONGEST_OWN or not _TITLE.match(title):
        return None
    edit = _told(title, None)
    return edit if edit.text else None


def _told(text: str, linked: str | None) -> Edit:
    date = date_in(text)
    at = shown_moment(date) or Moment()
    return Edit(
        text=at.text,
        at=at.at,
        zone_known=at.zone_known,
        by=linked or _named(text, date),
    )


def _linked(element: Element) -> str | None:
    """Give the one name that leads to a person's page."""
    names = [w for link in select(element, "a[href]") if (w := words(link))]
    return names[0] if names and len(names[0]) <= _LONGEST_NAME else None


def _named(text: str, date: str | None) -> str | None:
    """Give the name before the date ("edited by X on DATE") or after it ("DATE by X")."""
    label = _EDITED.search(text) or _TITLE.match(text)
    if label is None:
        return None
    rest = text[label.end() :].lstrip(": ")
    if date is None:
        return _name(_UNKNOWN_DATE.sub("", without_reason(rest)))
    before, _, after = without_reason(rest).partition(date)
    return _name(before) or _name(_after_unknown_word(after.partition(",")[0]))


def _after_unknown_word(text: str) -> str:
    """Leave out the word between a date and a name ("by") in other languages."""
    found = _UNKNOWN_BY.match(text)
    unknown = found and found[1].islower() and not _BY.match(f" {text}")
    return text[found.end() :] if found and unknown else text


def _name(text: str) -> str | None:
    found = _BY.match(f" {text}")
    if found:
        text = f" {text}"[found.end() :]
    name = _JOINER.sub("", f" {text.partition(';')[0]}").strip(" \t,;:.()«»\xa0")
    fits = len(name) <= _LONGEST_NAME and any(c.isalnum() for c in name)
    return name if fits else None
