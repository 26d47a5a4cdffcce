"""The posts of a page of XenForo 1 or 2."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING, Any, TypeAlias

from disputatio.converter.importers.shared import xenforo_page
from disputatio.converter.importers.shared.dates import date_in
from disputatio.converter.importers.shared.forum_pages import (
    Engine,
    absolute,
    plain_words,
)
from disputatio.converter.importers.shared.forum_parts import not_in, with_lost
from disputatio.converter.importers.shared.forum_phrases import editor
from disputatio.converter.importers.shared.html.index import ByMark, marks
from disputatio.converter.importers.shared.html.marks import inner, tagged
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.parting import taken_out
from disputatio.converter.importers.shared.html.select import (
    attribute,
    classes,
    has_class,
    select,
    signed_number,
    whole_number,
    words,
)
from disputatio.converter.importers.shared.moments import (
    epoch_moment,
    iso_moment,
    shown_moment,
)
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.converter.importers.shared.xenforo_content import means
from disputatio.schemas.debate import Edit, Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name
_ID = re.compile(r"^(?:js-)?post-(\d+)$")
_NAMED = b'data-content="post-'
_ANCHORS = 20
"""Among so many elements at the head of a post stands the anchor with its id."""
_BOXES = ("article", "div", "section", "li", "tr", "td", "table")
_CARD_DEPTH = 12
_WORDS = ("bbWrapper", "messageText", "message-signature", "signature")
_WORDS_ALONE = ("bbWrapper", "messageText", "MessageCard__content")
_WORD_BOXES = ("div", "article", "section", "blockquote", "aside")
_NOT_HEAD = ("bbWrapper", "message-lastEdit", "message-signature", "message-footer")
_NUMBERED = ("message-attribution-opposite", "MessageCard__post-position", "postNumber")
_NUMBER = re.compile(r"#\s*(\d.*)$")
_STATES = (
    ("deleted", ("message--deleted", "messageNotice--deleted")),
    ("unapproved", ("message--moderated", "messageNotice--moderated", "moderated")),
    ("ignored", ("is-ignored", "messageNotice--ignored", "ignored")),
)
_TELLING = tuple(chain.from_iterable(names for _, names in _STATES))
_ACCEPTED = ("message--solution", "is-solution")


def _posts(page: Page) -> Sequence[Element]:
    """Give the elements of the posts; version 1 marks them by their ids alone."""
    old = page.root.get("id") == "XenForo"
    ways = (_with_id, _with_content) if old else (_with_content, _with_id)
    found = next(filter(None, (way(page) for way in ways)), None)
    if found:
        return with_lost(page.root, found, _has_lost_id)
    return _by_id(select(page.root, "[id]")) or _cards(page)


def _with_id(page: Page) -> list[Element]:
    return _by_id(page.root.iter(*_BOXES))


def _with_content(page: Page) -> list[Element]:
    found = _row(page) or [e for e in page.root.iter(*_BOXES) if _has_content(e)]
    return [*_opening_cards(page, found), *found] if found else []


def _has_content(element: Element) -> bool:
    return _is_id(element.get(b"data-content"))


def _row(page: Page) -> list[Element]:
    """Give posts that stand in one row, where the page names no more: no other box is asked."""
    first = next(filter(_has_content, page.root.iter(*_BOXES)), None)
    row = [] if first is None else [first, *first.itersiblings(*_BOXES)]
    found = list(filter(_has_content, row))
    return found if page.source.data.count(_NAMED) == len(found) else []


def _opening_cards(page: Page, found: Sequence[Element]) -> list[Element]:
    """Give the first post of skins that show it as a card over the others."""
    before = takewhile(lambda e: e is not found[0], page.root.iter(*_BOXES))
    cards = [e for e in _by_id(before) if has_class(e, "MessageCard")]
    known = {_identity(e) for e in found} if cards else ()
    new = [e for e in cards if _identity(e) not in known]
    first = [e for e in new if not select(e, "[data-content]")]
    if first:
        _move_title(page)
    return first


def _move_title(page: Page) -> None:
    """Move the title of the thread out of the card that shows it."""
    heading = tagged(page.root, "h1", "MessageCard__thread-title")
    if heading is not None:
        page.root.append(*taken_out([heading]))


def _by_id(elements: Iterable[Element]) -> list[Element]:
    return [e for e in elements if _is_id(e.get(b"id")) and _is_post(e)]


def _is_post(element: Element) -> bool:
    whole = has_class(element, "message", "js-post") or element.get("data-author")
    return bool(whole) and _identity(element) is not None


def _cards(page: Page) -> list[Element]:
    """Give the posts of skins that show them as cards: all that is round one content."""
    _move_title(page)
    contents = select(page.root, ".MessageCard__content[data-post-id]")
    ways = [[e, *islice(e.iterancestors(), _CARD_DEPTH)] for e in contents]
    shared = Counter(around for way in ways for around in way)
    return [[way[0], *takewhile(lambda e: shared[e] == 1, way[1:])][-1] for way in ways]


def _has_lost_id(element: Element) -> bool:
    """Say whether a box is a post without an id: it looks so, has a writer and words."""
    if not has_class(element, "message"):
        return False
    found = ByMark(element)
    writer = element.get("data-author") or found.has("username")
    return bool(writer) and found.has("bbWrapper", "messageText")


def _is_id(given: str | None) -> bool:
    return given is not None and _ID.match(given) is not None


def _identity(element: Element) -> str | None:
    for name in ("data-content", "id"):
        found = _ID.match(element.get(name) or "")
        if found:
            return found[1]
    anchors = (_ID.match(e.get("id") or "") for e in _head(element))
    return next((found[1] for found in anchors if found), None)


def _head(element: Element) -> Iterable[Element]:
    return islice(element.iter("*"), _ANCHORS)


def _record(element: Element, page: Page) -> PostRecord:
    found = marks(element)
    card = found.first("MessageCard__content")
    notice = _notice(found)
    return PostRecord(
        id=_identity(element) or attribute(card, "data-post-id"),
        number=_number(found),
        author=_author(element, found, page),
        written=_written(found),
        edited=_edited(found),
        url=absolute(page, _permalink(found)),
        title=words(found.first("threadmarkLabel", "threadmark-label")),
        score=_score(found),
        state=_state(found, notice),
        kept=_kept(found, page, notice),
    )


def _author(element: Element, found: ByMark, page: Page) -> Author:
    box = found.first(
        "message-name", "MessageCard__user-info__name", "userText",
        "message-userDetails", "username",
    )  # fmt: skip
    return Author(
        name=attribute(element, "data-author") or _name(box),
        badge=words(found.first("userTitle", "MessageCard__user-title", "userBanner")),
        url=absolute(page, attribute(inner(box, "a"), "href")),
    )


def _name(box: Element | None) -> str | None:
    name = None if box is None else ByMark(box).first("username")
    return words(box if name is None else name)


def _permalink(found: ByMark) -> str | None:
    head = found.first("message-attribution-main", "MessageCard__date-created")
    link = _link_to_post(head)
    if link is None and head is not None:
        link = _link_to_post(head.getparent())
    return attribute(found.first("datePermalink") if link is None else link, "href")


def _link_to_post(head: Element | None) -> Element | None:
    """Give the first link in the head of a post that leads to no person."""
    links = () if head is None else head.iter("a")
    return next((a for a in links if a.get("data-user-id") is None), None)


def _written(found: ByMark) -> Moment | None:
    head = found.first(
        "message-attribution-main", "MessageCard__date-created", "message-attribution",
        "message-date",
    )  # fmt: skip
    time = inner(head, "time")
    if time is None and not found.has("datePermalink", "messageMeta"):
        time = next((t for t in found.element.iter("time") if _is_of_post(t)), None)
    if time is not None and time.get("datetime"):
        return iso_moment(time.get("datetime"), words(time))
    link = found.first("datePermalink", "messageMeta", "messageDetails")
    if link is None:
        return _published(found.element)
    return _old_moment(ByMark(link).first("DateTime"))


def _published(post: Element) -> Moment | None:
    """Give the time that a theme without elements of time states for search engines."""
    stated = (e for e in post.iter("meta") if e.get("itemprop") == "datePublished")
    meta = next((e for e in stated if _is_of_post(e)), None)
    if meta is None:
        return None
    shown = date_in((words(meta.getparent()) or "")[:200])
    return iso_moment(meta.get("content"), shown)


def _is_of_post(time: Element) -> bool:
    """Tell the time of a post, in a theme of its own, from times in and below its words."""
    return not any(has_class(around, *_NOT_HEAD) for around in time.iterancestors())


def _old_moment(time: Element | None) -> Moment | None:
    """Read a time of XenForo 1: in full in its title, or in seconds for recent ones."""
    seconds = attribute(time, "data-time")
    if seconds and seconds.isdecimal() and len(seconds) < 12:
        return epoch_moment(int(seconds), words(time))
    return shown_moment(attribute(time, "title") or words(time))


def _number(found: ByMark) -> int | None:
    for name in _NUMBERED:
        box = found.first(name)
        # It stands last, after buttons that need not be read.
        for part in () if box is None else (*box[-1:], box):
            number = _NUMBER.search(words(part) or "")
            if number:
                return whole_number(number[1])
    return None


def _edited(found: ByMark) -> Edit | None:
    mark = found.first("message-lastEdit", "editDate")
    if mark is None:
        return None
    time = inner(mark, "time")
    if time is not None:
        at = iso_moment(time.get("datetime"), words(time))
    else:
        time = ByMark(mark).first("DateTime")
        at = _old_moment(time)
    phrase = (words(mark) or "").removesuffix(words(time) or "")
    at = at or shown_moment(phrase.partition(":")[2]) or Moment()
    by = editor(phrase)
    return Edit(text=at.text, at=at.at, zone_known=at.zone_known, by=by)


def _score(found: ByMark) -> int | None:
    """Give the votes of a post in a thread of questions or suggestions."""
    box = found.first("contentVote-score", "js-voteCount")
    if box is None:
        return None
    shown = attribute(box, "data-count")
    return signed_number(shown or words(found.first("contentVote-score")))


def _state(found: ByMark, notice: Element | None) -> str | None:
    told = found.own() if notice is None else found.own().union(classes(notice))
    if "deleted" in found.own():
        return "deleted"
    if told.isdisjoint(_TELLING):
        return None
    return next(state for state, names in _STATES if not told.isdisjoint(names))


def _notice(found: ByMark) -> Element | None:
    """Give what the software says of a post; not of a quotation in it."""
    for notice in found.every("messageNotice", "placeholderContent", "warningNotice"):
        if not any(has_class(around, "bbWrapper") for around in notice.iterancestors()):
            return notice
    return None


def _kept(found: ByMark, page: Page, notice: Element | None) -> dict[str, Any]:
    signature = found.first("message-signature", "signature")
    banners = [words(b) for b in found.every("userBanner")]
    return {
        "signature": plain_words(signature, means),
        "reactions": _reactions(found),
        "reacted": words(found.first("reactionsBar-link", "LikeText")),
        "flair": [b for b in dict.fromkeys(banners) if b],
        "dice": _dice(found),
        "attachments": _attachments(found, page),
        "notice": words(notice),
        "accepted": not found.own().isdisjoint(_ACCEPTED) or None,
    }


def _reactions(found: ByMark) -> dict[str, int | None]:
    """Give how many reacted in which way; None where the page only shows the way."""
    bar = found.first("reactionSummary", "dark_postrating_outputlist")
    if bar is None:
        return {}
    counts = {
        attribute(inner(li, "img"), "title", "alt"): whole_number(words(li))
        for li in bar.iter("li")
    }
    return {kind: count for kind, count in counts.items() if kind}


def _dice(found: ByMark) -> list[dict[str, Any]]:
    """Give the rolls of dice: what was thrown for, and what came."""
    return [
        {
            "roll": words(inner(box, "legend")),
            "results": [t for t in map(words, box.iter("{*}title", "title")) if t],
        }
        for box in found.every("dice_container")
    ]


def _attachments(found: ByMark, page: Page) -> list[dict[str, str]]:
    box = found.first("message-attachments", "attachedFiles", "attachmentList")
    if box is None:
        return []
    files = {
        attribute(a, "href"): words(a) or attribute(inner(a, "img"), "alt") or _file(a)
        for a in box.iter("a")
    }
    return [
        {"url": absolute(page, href) or href, **({"name": name} if name else {})}
        for href, name in files.items()
        if href and not href.startswith("#")
    ]


def _file(preview: Element) -> str | None:
    """Give the name of a file, which stands beside its preview."""
    box = preview.getparent()
    return None if box is None else words(ByMark(box).first("file-name", "filename"))


def _bodies(element: Element) -> list[Element]:
    """Give the words of a post: not those of its signature."""
    for box in marks(element).among(*_WORDS):
        if box.tag not in _WORD_BOXES:
            continue
        if has_class(box, "message-signature", "signature"):
            return []
        if not _in_furniture(box):
            return [box]
    return []


def _strays(page: Page, posts: Sequence[Element]) -> list[Element]:
    """Give the boxes of words in no post, but those in which one is written."""
    boxes = [e for e in page.root.iter(*_WORD_BOXES) if has_class(e, *_WORDS_ALONE)]
    found = not_in(boxes, posts)
    return [box for box in found if next(box.iterancestors("form"), None) is None]


def _in_furniture(box: Element) -> bool:
    around = box.getparent()
    return around is not None and has_class(
        around, "message-signature", "signature", "message-fields"
    )


ENGINE = Engine(
    name="XenForo",
    posts=_posts,
    apart=True,
    record=_record,
    bodies=_bodies,
    means=means,
    title=xenforo_page.title,
    thread=xenforo_page.thread,
    page=xenforo_page.number,
    navigation=".PageNav, .pageNav-main",
    instead=xenforo_page.instead,
    kept=xenforo_page.kept,
    mark="html#XF, html#XenForo, .message--post, .bbWrapper, li.message",
    sought="article.message--post and li.message",
    strays=_strays,
)
"""How XenForo marks the parts of a page."""
