"""Posts of vBulletin 3 and 4, which have the same ids and other boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.dates import date_in
from disputatio.converter.importers.shared.edit_marks import (
    edit_of,
    is_edit_mark,
    reason_of,
)
from disputatio.converter.importers.shared.forum_pages import (
    Engine,
    absolute,
    plain_words,
)
from disputatio.converter.importers.shared.forum_parts import (
    attachments,
    date_line,
    named,
    number_in,
    outside,
    own_words,
    reactions,
)
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    classes,
    first,
    select,
    words,
)
from disputatio.converter.importers.shared.moments import shown_moment
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.converter.importers.shared.vbulletin import pages
from disputatio.converter.importers.shared.vbulletin.marks import means
from disputatio.schemas.debate import Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_ID = re.compile(r"(?:edit|post_?|post_message_)(\d+)$")
_UNDERLINE = re.compile(r"\s*_{6,}\s*")
_NOT_SHOWN = ("postbitdeleted", "postbitignored")
_EMPTY = ("postcontainer", "user-post")
_MESSAGES = (
    "[id^=post_message_]",
    "blockquote.postcontent",
    "[id^=td_post_] > [id^=post_]",
)
"""Where the words of a post stand, by the id or, where that is broken, by the place."""
_HIDDEN_STATES = ("deleted", "ignored", "unapproved", "moderated")


def _posts(page: Page) -> list[Element]:
    """Give the outermost element of each post: its id has the post's number."""
    found: dict[str, Element] = {}
    for element in select(page.root, "[id]"):
        named_so = _ID.match(element.get("id") or "")
        if named_so:
            found.setdefault(named_so[1], element)
    return [element for element in found.values() if _is_post(element)]


def _is_post(element: Element) -> bool:
    if element.tag in ("a", "input", "img"):
        return False
    return _message(element) is not None or _is_empty_post(element)


def _is_empty_post(element: Element) -> bool:
    """Say whether this is the place of a post that is deleted or ignored."""
    if _is_not_shown(element):
        return True
    given = " ".join(classes(element))
    told = any(sign in given for sign in _EMPTY) or element.tag == "table"
    return told and _author_element(element) is not None


def _is_not_shown(element: Element) -> bool:
    given = element.get("class") or ""
    return any(sign in given for sign in _NOT_SHOWN)


def _message(element: Element) -> Element | None:
    if _is_message(element):
        return element
    return first(element, *(_MESSAGES[:1] if _is_not_shown(element) else _MESSAGES))


def _record(element: Element, page: Page) -> PostRecord:
    identity = _ID.match(element.get("id") or "")
    message = _message(element)
    author = _author_element(element)
    counter = named(first(element, "a.postcounter"), first(element, "a[id^=postcount]"))
    link = first(element, "a.postcounter[href]", "a[id^=postlink]", "a[href*='#post']")
    edit = _edit_mark(element, message)
    return PostRecord(
        id=identity[1] if identity else None,
        number=number_in(words(counter)),
        author=Author(
            name=words(author),
            badge=words(first(element, ".usertitle")) or _user_title(element),
            url=absolute(page, attribute(author, "href")),
        )
        if author is not None
        else None,
        written=_written(element, message),
        edited=edit_of(edit),
        url=absolute(page, attribute(link, "href")),
        title=_title(element, message) if message is not None else None,
        state=_state(element, message),
        kept=_kept(element, message, page, edit),
    )


def _author_element(element: Element) -> Element | None:
    return named(
        first(element, "a.bigusername"),
        first(element, ".username_container .username"),
        first(element, "a.username", "span.username"),
        first(element, "[id^=postmenu_]"),
        *_names_of_empty(element),
    )


def _names_of_empty(element: Element) -> list[Element]:
    """Give where version 3 has the name of a deleted or ignored post."""
    if element.tag != "table" or _message(element) is not None:
        return []
    return [
        *select(element, "td.alt2 > a[href*='member']"),
        *select(element, "td.alt2"),
    ]


def _title(element: Element, message: Element | None) -> str | None:
    found = first(element, "h2.title", ".postrow .title")
    if found is not None:
        return words(found)
    bold = select(element, "[id^=td_post_] .smallfont > strong")
    return words(next((e for e in bold if not _is_inside(e, message)), None))


def _user_title(element: Element) -> str | None:
    """Give the title under a name in version 3: the small type next to its menu."""
    menu = first(element, "[id^=postmenu_]")
    below = menu.getnext() if menu is not None else None
    is_small = below is not None and "smallfont" in classes(below)
    return words(below) if is_small else None


def _written(element: Element, message: Element | None) -> Moment | None:
    stated = first(element, "[itemprop=dateCreated]", ".postdate .date", ".postdate")
    stated = first(element, ".posthead .date") if stated is None else stated
    head = first(element, ".thead")
    shown = (
        words(stated)
        or date_in(words(head) or "")
        or date_line(element, message)
        or own_words(head)
    )
    return shown_moment(shown)


def _edit_mark(element: Element, message: Element | None) -> Element | None:
    mark = first(element, ".lastedited")
    if mark is None:
        small = select(element, ".smallfont em, .smallfont i")
        outside = (e for e in small if not _is_inside(e, message))
        mark = next((e for e in outside if is_edit_mark(e)), None)
    return mark


def _is_inside(element: Element, box: Element | None) -> bool:
    return box is not None and any(around is box for around in element.iterancestors())


def _state(element: Element, message: Element | None) -> str | None:
    given = " ".join(classes(element))
    told = next((state for state in _HIDDEN_STATES if state in given), None)
    if told is not None:
        return "unapproved" if told == "moderated" else told
    if message is not None:
        return None
    return "ignored" if first(element, "a[href*='ignore']") is not None else "deleted"


def _kept(
    element: Element, message: Element | None, page: Page, edit: Element | None
) -> dict[str, object]:
    boxes = select(element, ".attachments")
    after = [] if message is None else list(_below(message))
    boxes += [field for box in after for field in box.iter("fieldset")]
    thanks = select(element, "[id^=post_thanks_box]")
    told = (
        None
        if message is not None
        else first(element, ".postrow", ".postbody", "td.alt1")
    )
    return {
        "notice": words(told),
        "edit reason": reason_of(edit),
        "signature": plain_words(first(element, ".signature")) or _signature(after),
        "attachments": attachments(page, *boxes),
        **reactions("thanks", thanks, "a[href*='member'], a.username"),
    }


def _below(message: Element) -> Iterator[Element]:
    """Give what stands behind a message, up to the next one where posts have no boxes."""
    return takewhile(lambda e: not _is_message(e), message.itersiblings())


def _is_message(element: Element) -> bool:
    return (element.get("id") or "").startswith("post_message_")


def _signature(after: list[Element]) -> str | None:
    """Give what stands below a line of underscores under the message, in version 3."""
    for box in after:
        text = plain_words(box) or ""
        if _UNDERLINE.match(text):
            return _UNDERLINE.sub("", text, count=1) or None
    return None


def _bodies(element: Element) -> list[Element]:
    message = _message(element)
    if message is None:
        return []
    found = first(message, "blockquote.postcontent")
    return [message if found is None else found]


POSTS = Engine(
    name="vBulletin",
    alone=True,
    posts=_posts,
    record=_record,
    bodies=_bodies,
    means=means,
    title=pages.title,
    thread=pages.thread,
    page=pages.number,
    navigation=".pagination, .pagenav",
    instead=pages.instead,
    strays=outside("[id^=post_message_]"),
    sought="#post_message_N, li.b-post and the archive's div.posttext",
)
"""How versions 3 and 4 mark the parts of a page."""
