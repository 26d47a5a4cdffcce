"""What every post has: when, who, which. The marks of these on a page of any kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from disputatio.converter.importers.shared import page_words
from disputatio.converter.importers.shared.dates import date_in, is_count
from disputatio.converter.importers.shared.html.select import words
from disputatio.converter.importers.shared.moments import (
    epoch_moment,
    iso_moment,
    shown_moment,
)
from disputatio.converter.importers.shared.webpage.layout import (
    UNSEEN,
    Layout,
    lasting,
    name_of,
)
from disputatio.schemas.debate import Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

LONGEST = 160
"""A text that is longer is no line about a post, in characters."""

LONGEST_LABEL = 40
"""No label before a name is longer, in characters."""

_DATED = frozenset({"datepublished", "datecreated", "commenttime", "dateposted"})
_CREATED = re.compile(r"\b(?:dc|dcterms|schema):(?:date\w*|created)\b", re.I)
"""The same in RDFa, as Drupal has it."""
_EPOCHS = (
    "data-time", "data-timestamp", "data-utime", "data-epoch", "data-created",
    "data-unixtime", "data-date", "created-timestamp",
)  # fmt: skip
_TITLES = (
    "title", "data-original-title", "data-bs-original-title", "data-tippy-content", "data-tooltip",
)  # fmt: skip
"""Where an element keeps what it shows when it is pointed at."""
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_WRITER = frozenset({
    "author", "username", "user-name", "user_name", "nickname", "nick", "poster",
    "postauthor", "post-author", "comment-author", "commenter", "bigusername", "fn",
    "byline", "creator", "postername", "user", "authorname", "author-name", "member",
    "comment_author", "post_author", "username-coloured", "p-author", "hnuser",
    "user-link", "userlink", "name", "username_link", "popupmenu", "membername", "member-name", "msg_author", "displayname",
    "display-name", "userinfo", "poster_name", "comment-author-name", "login",
})  # fmt: skip
_JOURNAL = frozenset({"ljuser", "i-ljuser"})
"""What LiveJournal calls names of people, also those that somebody mentions."""
LONGEST_LINE = 40
"""Beside the name of who writes stands no more loose text, in characters."""
_PERSON = re.compile(
    r"(?:^|/)(?:users?|u|members?|profile?s?|people|authors?|persons?)/[^/?#]+/?[^/]*$|/[@~][\w.-]+/?$"
    r"|(?:member|memberlist|profile|userinfo|user|viewprofile|showuser)\.(?:php|asp|aspx|cgi|html?)"
    r"|(?:^|/)(?:space|user|member|profile|u)-(?:uid-|id-)?\d+(?:\.html?)?$"
    r"|[?&;](?:action|mode|do|t)=(?:profile|viewprofile|getinfo|usrinfo)|showuser=|/user-id/\d+$"
    r"|[?&;](?:userid|user_id|uid|user|username|un)=",
    re.I,
)
_CALLED = re.compile(r"[_-]author(?:[_-](?:link|name))?(?:\s|$)", re.I)
"""What links to people are called: "forum_op_author", "thread_author_link"."""
_USER_ID = re.compile(r"[-_]user[-_]?id(?:\s|$)", re.I)
"""What the name of a person is called where it is all that is known: "push-userid"."""
_LABELS = frozenset((*page_words.SENT_BY, "author", "poster"))
_LABELLED = frozenset({"span", "dd", "b", "a"})
_HOLDERS = frozenset({"li", "div", "dt", "td", "article", "header"})
"""What a `cite` with the name of a writer stands in."""
_RECORDS = ("data-field", "data-post", "data-comment", "data-info", "data-params")
_RECORDED = re.compile(
    r"[\"'](?:date|time|(?:created?|post(?:ed)?)_?(?:at|time|date))[\"']\s?:\s?"
    r"[\"']([^\"']{8,30})[\"']"
)
"""A time in data that an element carries as JSON."""
_ACTING = re.compile(r"[?&;](?:op|ac|handlekey)=|\bdo=(?:pm|thread|friend|add)\b", re.I)
"""Addresses of what one can do with a person: add as a friend, write to."""
_BEFORE = re.compile(
    rf"(?:{page_words.either(page_words.flat(page_words.JOINED))}|"
    rf"{page_words.either(page_words.JOINED_ELSEWHERE)}|"
    rf"{page_words.either(page_words.flat(page_words.EDITED))}|last (?:visit|activity|post|seen|reply)"
    r"|(?:posts?|messages?|points|beiträge|beiträgen|mensajes|messaggi|berichten) (?:since|seit|depuis|desde|dal|sinds)"
    r"|expires|updated|modified|member since|copyright)\W*(?:on|at|am|le|el)?\W*$",
    re.I,
)
_ISO = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?: ?Z|[+-]\d\d:?\d\d)?"
)
_NUMBERED = re.compile(r"(?:[a-z][a-z_:.-]{0,30}?)?[-_]?(\d{1,19})", re.I)
_IDENTITY = (
    "data-post-id", "data-postid", "data-comment-id", "data-commentid", "data-id",
    "data-cid", "data-pid", "data-message-id", "data-msgid", "data-answerid",
    "data-entry-id", "data-node-id", "data-item-id",
)  # fmt: skip


@frozen(kw_only=True)
class Anchor:
    """A mark of a post."""

    element: Element
    """Where it stands."""
    kind: str
    """What marks of other posts share with it."""
    moment: Moment | None = None
    """The time that it gives."""
    stated: bool = False
    """Whether the page states it as data, not in words alone."""


def dates(layout: Layout) -> Iterator[Anchor]:
    """Give the times on a page, but for those of joining and editing."""
    before = ""
    skip = 0
    for at, element in enumerate(layout.elements):
        if at < skip:
            continue
        if element.tag in UNSEEN:
            skip = layout.end[at]
            yield from _stated_in(layout.elements[at:skip], element)
            before = element.tail or before
            continue
        found = time_of(element, before)
        if found is not None:
            yield Anchor(
                element=element,
                kind=_local(element),
                moment=found,
                stated=states_time(element),
            )
        before = (element.text or "").strip() or before
        tail = (element.tail or "").strip()
        if tail:
            found = _shown(tail, before)
            parent = element.getparent()
            if found is not None and parent is not None:
                yield Anchor(element=parent, kind=_local(parent), moment=found)
            before = tail


def _stated_in(elements: Sequence[Element], outer: Element) -> Iterator[Anchor]:
    """Give the times that a button states as data; what it shows is no part of a post."""
    for element in elements if outer.tag == "button" else ():
        found = time_of(element, "") if states_time(element) else None
        if found is not None:
            yield Anchor(element=outer, kind=_local(outer), moment=found, stated=True)


def time_of(element: Element, before: str) -> Moment | None:
    """Give the time that an element is about; `before` is the text before it."""
    for name in _EPOCHS:
        value = element.get(name)
        if value and _EPOCH.fullmatch(value):
            shown = None if len(element) else words(element)
            return epoch_moment(int(value[:10]), shown)
    recorded = _recorded(element)
    if recorded is not None:
        return recorded
    stated = element.get("datetime")
    if stated is None and _is_property(element):
        stated = element.get("content") or element.get("title")
    text = (element.text or "").strip()
    if (
        _BEFORE.search(before[-60:] if not text else text[:60])
        and element.tag != "time"
    ):
        return None
    if stated and stated[:1].isdigit():
        return (
            None if _BEFORE.search(before[-60:]) else iso_moment(stated, words(element))
        )
    title = next(filter(None, map(element.get, _TITLES)), None)
    precise = _ISO.match(title) if title else None
    if precise:
        return iso_moment(precise[0], words(element))
    if title and 6 <= len(title) <= 60:
        found = date_in(title)
        if found is not None and text:
            return shown_moment(found)
    return _shown(text, before)


def states_time(element: Element) -> bool:
    """Say whether an element has a time as data: what stands beside in words is another."""
    if element.get("datetime"):
        return True
    if _is_property(element):
        return True
    if _ISO.match(element.get("title") or ""):
        return True
    return any(_EPOCH.fullmatch(element.get(name) or "") for name in _EPOCHS)


def _is_property(element: Element) -> bool:
    """Say whether the page states that an element is the time of writing."""
    if (element.get("itemprop") or "").lower() in _DATED:
        return True
    given = element.get("property")
    return given is not None and _CREATED.search(given) is not None


def time_behind(element: Element, before: str) -> Moment | None:
    """Give the time in the words that stand loose behind an element without children.

    `before` is the text before an element without words, as a break is.
    """
    if len(element) or not element.tail:
        return None
    return _shown(element.tail.strip(), (element.text or "").strip() or before)


def _recorded(element: Element) -> Moment | None:
    for name in _RECORDS:
        value = element.get(name)
        found = _RECORDED.search(value) if value and value[0] == "{" else None
        date = date_in(found[1]) if found else None
        if date is not None:
            return shown_moment(date)
    return None


def _shown(text: str, before: str) -> Moment | None:
    if not 5 <= len(text) <= LONGEST:
        return None
    found = date_in(text)
    if found is None:
        return None
    head = text[: text.find(found)].strip() or before[-60:]
    if _BEFORE.search(head) or (found == text and is_count(found, head)):
        return None
    return shown_moment(found)


def _local(element: Element) -> str:
    """Give what the marks of one kind share: tags and classes of it and its parent."""
    parent = element.getparent()
    rows = [element] if parent is None else [element, parent]
    return " ".join(
        f"{name_of(e)}.{'.'.join(sorted(lasting(e.get('class'))))}" for e in rows
    )


def authors(layout: Layout) -> Iterator[Anchor]:
    """Give the elements that look as names of those who write."""
    for element in layout.elements:
        if names_writer(element):
            yield Anchor(element=element, kind=_local(element))


def names_writer(element: Element) -> bool:
    """Say whether an element looks as the name of a person who writes."""
    if element.tag in UNSEEN or element.tag in ("img", "input", "meta", "link"):
        return False
    if "author" in (element.get("itemprop") or "") + " " + (element.get("rel") or ""):
        return True
    given = element.get("class")
    if given and not _WRITER.isdisjoint(given.lower().split()):
        return True
    if given and not _JOURNAL.isdisjoint(given.lower().split()):
        return _stands_apart(element)
    if (given and _USER_ID.search(given)) or _is_labelled(element):
        return True
    if element.tag == "cite":
        return _heads_post(element)
    target = element.get("href") if element.tag == "a" else None
    if target is None or _ACTING.search(target):
        return False
    called = given is not None and _CALLED.search(given) is not None
    return called or _PERSON.search(target) is not None


def _stands_apart(element: Element) -> bool:
    """Say whether a name stands in a line about a post, not in running text."""
    parent = element.getparent()
    if parent is None:
        return True
    loose = len((parent.text or "").strip())
    loose += sum(len((child.tail or "").strip()) for child in parent)
    return loose <= LONGEST_LINE


def _is_labelled(element: Element) -> bool:
    """Say whether a label that says "author", and nothing else, stands right before an element."""
    label = element.getprevious() if element.tag in _LABELLED else None
    if label is None or len(label) or not label.text or len(label.text) > LONGEST_LABEL:
        return False
    alone = not (label.tail or "").strip()
    return alone and label.text.strip(" :：").casefold() in _LABELS


def _heads_post(cite: Element) -> bool:
    """Say whether a `cite` names a writer, not the source of a quotation or a title."""
    parent = cite.getparent()
    after = cite.getnext()
    if parent is None or parent.tag not in _HOLDERS:
        return False
    quoting = "quot" in (parent.get("class") or "").lower()
    return not quoting and (after is None or after.tag != "blockquote")


def identity_of(element: Element) -> str | None:
    """Give the number in the id, the name or the data of an element."""
    for name in _IDENTITY:
        value = element.get(name)
        if value and value.strip().isalnum() and len(value) < 40:
            return value.strip()
    for name in ("id", "name"):
        value = element.get(name) if name == "id" or element.tag == "a" else None
        found = _NUMBERED.fullmatch(value) if value else None
        if found:
            return found[1]
    return None


def identities(layout: Layout) -> Iterator[Anchor]:
    """Give the elements that have a number."""
    for element in layout.elements:
        if identity_of(element) is not None:
            pattern = re.sub(
                r"\d+", "N", element.get("id") or element.get("name") or ""
            )
            yield Anchor(element=element, kind=f"{name_of(element)}#{pattern}")
