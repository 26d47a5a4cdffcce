"""Posts of Discourse as a browser shows them: what its scripts made of the topic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from disputatio.converter.importers.shared.dates import date_in
from disputatio.converter.importers.shared.discourse.content import TOPIC
from disputatio.converter.importers.shared.discourse.page import topic
from disputatio.converter.importers.shared.discourse.preloaded import (
    PARENT,
    STATE,
    write_down,
)
from disputatio.converter.importers.shared.forum_pages import absolute, plain_words
from disputatio.converter.importers.shared.html.index import ByMark
from disputatio.converter.importers.shared.html.marks import inner
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.parting import parted, taken_out
from disputatio.converter.importers.shared.html.select import (
    attribute,
    has_class,
    select,
    whole_number,
    words,
    words_without,
)
from disputatio.converter.importers.shared.moments import epoch_moment, shown_moment
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.schemas.debate import Edit, Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_NUMBER = re.compile(r"/t/(?:[^/?#]+/)?\d+/(\d+)(?:[?#]|$)")
_WRAPPERS = 4
_STATES = (
    ("deleted", ("deleted", "post--deleted")),
    ("hidden", ("post-hidden", "post--hidden")),
    ("whisper", ("whisper", "post--whisper")),
    ("action", ("small-action",)),
)


def posts(page: Page) -> Sequence[Element]:
    """Take the posts out of the page; what is not loaded yet is no post."""
    found = select(
        page.root,
        ".topic-post, article[data-post-id], .small-action[data-post-id],"
        " .small-action[id^=post_]",
    )
    page.root.set(TOPIC, topic(page) or "")
    outer = [e for e in found if not _is_wrapped(e)]
    whole = parted(page.root, outer, _is_loaded)
    for element in whole:
        _by_itself(element)
    write_down(page, {str(_number(e)): e for e in whole})
    return whole


def _is_wrapped(element: Element) -> bool:
    around = islice(element.iterancestors(), _WRAPPERS)
    return element.tag == "article" and any(has_class(a, "topic-post") for a in around)


def beyond(page: Page) -> str | None:
    """Say for how many posts there is only a place, which scripts fill while one reads."""
    places = select(page.root, "[data-post-number], .post-stream--cloaked, .post-cloak")
    count = len({_number(e) for e in places} - {None})
    if not count:
        return None
    return (
        f"the page has a place for {count} more post{'s' * (count > 1)}, but not the words:"
        " scroll through the thread before saving it, or save its print view"
    )


def _is_loaded(element: Element) -> bool:
    if _number(element) is None and not _is_named(element):
        return False
    if has_class(element, "small-action"):
        return True
    return any(has_class(box, "cooked", "topic-body") for box in element.iter("div"))


def _is_named(element: Element) -> bool:
    """Say whether a post that has lost its number has the id of the site."""
    return any(box is not None and box.get("data-post-id") for box in _boxes(element))


def _boxes(element: Element) -> tuple[Element | None, ...]:
    return element, inner(element, "article")


def record(element: Element, page: Page) -> PostRecord:
    """Read one of them, all but its body."""
    found = ByMark(element)
    article = inner(element, "article")
    article = element if article is None else article
    written, edited = _times(found)
    number = _number(element) or _linked(found)
    parent = attribute(element, PARENT) or _answered(found, number)
    return PostRecord(
        id=None if number is None else str(number),
        number=number,
        author=_author(found, page),
        written=written,
        edited=edited,
        url=_permalink(found, page),
        score=whole_number(words(found.first("like-count", "reactions-counter"))),
        parents=(parent,) if parent else (),
        state=_state(element, article) or attribute(element, STATE),
        kept=_kept(article, found),
    )


def _answered(found: ByMark, own: int | None) -> str | None:
    """Give the post to which the tab "in reply to" leads, where it leads to one.

    Mostly a script loads that post, and the tab has no more than its author's name.
    """
    link = _NUMBER.search(attribute(found.first("reply-to-tab"), "href") or "")
    return None if link is None or link[1] == str(own) else link[1]


def _permalink(found: ByMark, page: Page) -> str | None:
    """Give the address of a post, without the name of the one who shared it."""
    href = attribute(_date_link(found), "href", "data-share-url") or ""
    return absolute(page, href.partition("?")[0])


def _number(element: Element) -> int | None:
    for box in _boxes(element):
        for name in ("data-post-number", "id"):
            given = (attribute(box, name) or "").removeprefix("post_")
            if given.isdecimal() and len(given) < 9:
                return int(given)
    return None


def _linked(found: ByMark) -> int | None:
    """Give the number to which the date of a post leads."""
    link = _NUMBER.search(attribute(_date_link(found), "href") or "")
    return whole_number(link[1]) if link else None


def _author(found: ByMark, page: Page) -> Author | None:
    box = found.first("names", "small-action-desc", "small-action-contents")
    avatar = found.first("topic-avatar", "post-avatar")
    cards = (a for b in (box, avatar) if b is not None for a in _cards(b))
    card = next(cards, None)
    name = attribute(card, "data-user-card") or words(found.first("username"))
    if name is None and found.first("deleted-user-avatar") is not None:
        return Author(label="[deleted]")
    return Author(
        name=name,
        badge=words(found.first("user-title")),
        url=absolute(page, attribute(card, "href")),
    )


def _cards(box: Element) -> list[Element]:
    return [a for a in box.iter("a") if a.get("data-user-card")]


def _date_link(found: ByMark) -> Element | None:
    return next((e for e in found.every("post-date") if e.tag == "a"), None)


def _times(found: ByMark) -> tuple[Moment | None, Edit | None]:
    """Give when a post was written and edited; of a wiki only the latter is shown."""
    link = _date_link(found)
    if link is None:
        link = found.first("post-date", "small-action-desc", "small-action-contents")
    shown = None if link is None else _moment(ByMark(link).first("relative-date"))
    if shown is not None and link is not None and has_class(link, "last-wiki-edit"):
        return None, Edit(text=shown.text, at=shown.at, zone_known=shown.zone_known)
    return shown, _edited(found)


def _moment(time: Element | None) -> Moment | None:
    stamp = attribute(time, "data-time")
    shown = attribute(time, "title") or words(time)
    if stamp and stamp.isdecimal() and len(stamp) < 15:
        return epoch_moment(int(stamp) / 1000, shown)
    return shown_moment(shown)


def _edited(found: ByMark) -> Edit | None:
    """Give the edit mark: a pencil with the count of edits and the date as its title."""
    mark = found.first("edits")
    if mark is None or (ByMark(mark).has("wiki") and whole_number(words(mark)) is None):
        return None
    title = attribute(inner(mark, "button", "a"), "title") or attribute(mark, "title")
    at = shown_moment(date_in(title or "") or title) or Moment()
    return Edit(text=at.text, at=at.at, zone_known=at.zone_known)


def _by_itself(element: Element) -> None:
    """Take out other posts that are shown with one; the last one above is its parent."""
    boxes = [
        e for e in element.iter("section", "div") if has_class(e, "embedded-posts")
    ]
    above = next((box for box in boxes if has_class(box, "top")), None)
    links = [] if above is None else list(above.iter("a"))
    numbers = [m[1] for a in links if (m := _NUMBER.search(a.get("href") or ""))]
    if numbers:
        element.set(PARENT, numbers[-1])
    taken_out(boxes)


def _state(element: Element, article: Element) -> str | None:
    for state, classes in _STATES:
        if has_class(element, *classes) or has_class(article, *classes):
            return state
    return None


def _kept(article: Element, found: ByMark) -> dict[str, Any]:
    names = found.first("names")
    full = None if names is None else ByMark(names).first("full-name")
    likes = whole_number(words(found.first("like-count")))
    return {
        "id": attribute(article, "data-post-id"),
        "name": words(full),
        "reply to": words(found.first("reply-to-tab")),
        "reactions": {"like": likes} if likes else {},
        "accepted": found.has("accepted-answer", "accepted-text") or None,
        "wiki": found.has("last-wiki-edit", "post--wiki") or None,
        "action": words_without(
            found.first("small-action-contents", "small-action-desc"),
            "relative-date",
            "custom-message",
        ),
        "signature": plain_words(found.first("user-signature", "signature-text")),
    }


def bodies(element: Element) -> list[Element]:
    """Give the words of a post."""
    for box in element.iter("div"):
        if has_class(box, "cooked", "custom-message", "small-action-custom-message"):
            return [box]
    return []
