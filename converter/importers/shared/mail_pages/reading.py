"""A page of an archive of mailing lists as a thread: the message that it shows.

Pages of one folder are put together by their subjects and by the ids that they name.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote

import attrs

from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import first, select, words
from disputatio.converter.importers.shared.mail import headers
from disputatio.converter.importers.shared.mail.message import Mail
from disputatio.converter.importers.shared.mail.threads import thread_of
from disputatio.converter.importers.shared.mail_pages.body import (
    html_between,
    text_between,
)
from disputatio.converter.importers.shared.mail_pages.told import (
    Told,
    in_view,
    told_by,
    turned_back,
)
from disputatio.schemas.debate import Moment
from disputatio.schemas.protocols import Reading

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

LEAST_LISTED = 2
"""A list of messages has so many at least."""

_MESSAGE = re.compile(r"(?:^|/)(?:msg)?\d{4,7}\.(?:html?|php)(?:#\w*)?$", re.I)
_VIEW = re.compile(
    r"(?:^|/)(?:threads?|thrd\d+|subject|author|date|maillist|mail\d+)\.(?:html?|php)(?:#\w*)?$|\.txt(?:\.gz)?$",
    re.I,
)
_OWN_ID = re.compile(r"[?&](?:amp;)?In-Reply-To=<?([^&>]+)", re.I)
_ZONE_BEFORE_YEAR = re.compile(r"(:\d\d) ([A-Z]{1,5}|[+-]\d{4}) (\d{4})$")
_WHEN = re.compile(r"\d{14}")

INDEX = "it is the list of messages of a mailing list's archive, not a message"
INDEX_HINT = (
    'take the month as one file, where the archive has it ("Gzip\'d Text", mbox), or'
    " save the pages of the messages into one folder"
)


def message_reading(page: Page) -> Reading | None:
    """Give the message of a page of an archive as a thread of one; None for other pages."""
    told = told_by(page.root)
    mail = _mail(page, told) if told is not None else None
    if mail is None:
        return None
    found = thread_of([mail], page.url or page.source.name)
    return attrs.evolve(found, thread=None, notices=(*page.notices, *found.notices))


def is_index(page: Page) -> bool:
    """Say whether a page lists the messages of a mailing list's archive."""
    targets = [e.get("href") or "" for e in select(page.root, "a")]
    listed = {t.partition("#")[0] for t in targets if _MESSAGE.search(t)}
    views = any(_VIEW.search(target) for target in targets)
    months = sum(target.endswith((".txt.gz", ".txt")) for target in targets)
    return views and (len(listed) >= LEAST_LISTED or months >= LEAST_LISTED)


def _mail(page: Page, told: Told) -> Mail | None:
    name, address = _sender(page, told)
    subject = _subject(page, told)
    rich = html_between(told.begin, told.end)
    text = rich or text_between(page.root, told.begin, told.end)
    if not text.strip() or not (name or address):
        return None
    return Mail(
        id=_id(page, told),
        answered=_answered(told),
        name=name,
        address=address,
        subject=subject,
        written=_written(page, told),
        text=text,
        is_html=rich is not None,
        flowed=False,
        joins=False,
        attachments=(),
    )


def _sender(page: Page, told: Told) -> tuple[str | None, str | None]:
    if told.program == "pipermail":
        name = words(first(page.root, "h1 ~ b")) or words(first(page.root, "b"))
        link = first(page.root, "a[href^='mailto:']")
        return headers.person(name or "")[0] or name, words(link)
    if told.program == "hypermail":
        return told.one("name") or None, told.one("email") or None
    stated = in_view(page.root).get("from") or told.one("from")
    return headers.person(stated or turned_back(told.one("from-r13")))


def _subject(page: Page, told: Told) -> headers.Subject:
    stated = told.one("subject") or words(first(page.root, "h1")) or page.title or ""
    found = headers.subject(stated)
    # Pipermail takes "Re:" off subjects, so that nothing says which messages answer.
    answers = found.answers or told.program == "pipermail"
    return attrs.evolve(found, answers=answers)


def _id(page: Page, told: Told) -> str | None:
    if told.program != "pipermail":
        return told.one("message-id", "id") or None
    links = (*select(page.root, "link[rel]"), *select(page.root, "a[href^='mailto:']"))
    found = (_OWN_ID.search(unquote(link.get("href") or "")) for link in links)
    return next((m[1].strip() for m in found if m is not None), None)


def _answered(told: Told) -> tuple[str, ...]:
    stated = told.one("inreplyto")
    references = told.fields.get("reference", ())
    return tuple(dict.fromkeys(one for one in (stated, *references[::-1]) if one))


def _zoned(shown: str) -> Moment | None:
    """Give a time whose zone stands before the year: "Wed Mar  4 09:26:20 CST 2015"."""
    found = headers.moment(_ZONE_BEFORE_YEAR.sub(r"\1 \3 \2", shown))
    return attrs.evolve(found, text=shown) if found is not None else None


def _written(page: Page, told: Told) -> Moment | None:
    if told.program == "pipermail":
        return _zoned(words(first(page.root, "h1 ~ i")) or "")
    shown = told.one("sent", "date") or in_view(page.root).get("date", "")
    found = headers.moment(shown)
    moment = _WHEN.fullmatch(told.one("isosent", "isoreceived"))
    if (found is not None and found.at is not None) or moment is None:
        return found
    try:
        at = dt.datetime.strptime(moment[0] + "+0000", "%Y%m%d%H%M%S%z")
    except ValueError:
        return found
    return Moment(text=shown or None, at=at, zone_known=True)
