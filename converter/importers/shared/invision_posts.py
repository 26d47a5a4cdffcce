"""The posts of a page of Invision."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from disputatio.converter.importers.shared import invision_page
from disputatio.converter.importers.shared.edit_marks import (
    edit_of,
    is_beside_edit_mark,
)
from disputatio.converter.importers.shared.forum_pages import (
    Engine,
    absolute,
    plain_words,
)
from disputatio.converter.importers.shared.forum_parts import (
    outside,
    own_words,
    with_lost,
)
from disputatio.converter.importers.shared.forum_phrases import editor
from disputatio.converter.importers.shared.html.index import ByMark
from disputatio.converter.importers.shared.html.marks import inner
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    has_class,
    select,
    signed_number,
    whole_number,
    words,
    words_without,
)
from disputatio.converter.importers.shared.invision_content import means
from disputatio.converter.importers.shared.moments import iso_moment, shown_moment
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.schemas.debate import Edit, Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name
_ID = re.compile(r"^(?:elComment_|post_id_)(\d+)$")
_NUMBER = re.compile(r"#\s*(\d.*)$")
_MARKS = ("p", "span", "div", "small", "i", "em", "li")
"""What an edit mark without a class of its own may be."""


def _posts(page: Page) -> Sequence[Element]:
    if not invision_page.is_topic(page):
        return []
    found = select(page.root, "[id^='elComment_'], [id^='post_id_']")
    posts = [e for e in found if _ID.match(e.get("id") or "")]
    return with_lost(page.root, posts, _has_lost_id)


def _has_lost_id(element: Element) -> bool:
    return has_class(element, "ipsComment", "ipsEntry", "post_block") and bool(
        _bodies(element)
    )


def _identity(element: Element) -> str | None:
    """Give the id of a post, which its content has, too."""
    found = _ID.match(element.get("id") or "")
    if found:
        return found[1]
    inside = (e.get("data-commentid") for e in element.iter("div", "article"))
    return next((given for given in inside if given), None)


def _record(element: Element, page: Page) -> PostRecord:
    found = ByMark(element)
    roles = ByMark(element, "data-role")
    return PostRecord(
        id=_identity(element),
        number=_number(found),
        author=_author(found, roles, page),
        written=_written(element),
        edited=_edited(element, found),
        url=absolute(page, _permalink(element, found)),
        score=_score(found, roles),
        state=_state(element, found),
        kept=_kept(element, found, roles),
    )


def _author(found: ByMark, roles: ByMark, page: Page) -> Author:
    box = found.first(
        "cAuthorPane_author", "ipsEntry__username", "ipsUsername", "author"
    )
    link = inner(box, "a")
    shown = words(link) if link is not None else words(box) or _bare_name(found)
    title = roles.first("rank-title")
    if title is None:
        title = found.first(
            "member_title", "ipsEntry__rank", "title", "ipsEntry__group"
        )
    return Author(
        name=shown,
        badge=words(title) or words(roles.first("group")),
        url=absolute(page, attribute(link, "href")),
    )


def _bare_name(found: ByMark) -> str | None:
    """Give the name of a guest of version 3, which stands bare in the head of a post."""
    return own_words(inner(found.first("post_wrap"), "h3"))


def _time(element: Element) -> Element | None:
    """Give the first time in the head of a post, not in its words."""
    for time in element.iter("time", "abbr"):
        if not any(_is_body(around) for around in time.iterancestors()):
            return time
    return None


def _is_body(element: Element) -> bool:
    return element.get("data-role") == "commentContent" or has_class(
        element, "entry-content", "ipsQuote"
    )


def _written(element: Element) -> Moment | None:
    return _moment(_time(element))


def _moment(time: Element | None) -> Moment | None:
    if time is None:
        return None
    shown = words_without(time, "ipsTime__short")
    value = attribute(time, "datetime") or attribute(time, "title")
    return iso_moment(value, shown) if value else shown_moment(shown)


def _mark(element: Element, found: ByMark) -> Element | None:
    """Give the edit mark, which stands inside the words of the post."""
    mark = next(element.iterfind(".//*[@data-excludequote]"), None)
    mark = found.first("ipsEdited", "edit") if mark is None else mark
    return _mark_beside(element) if mark is None else mark


def _mark_beside(element: Element) -> Element | None:
    """Give the edit mark that stands beside the words of a post, as a style may set it."""
    for one in element.iter(*_MARKS):
        if not is_beside_edit_mark(one):
            continue
        if not any(_is_body(around) for around in one.iterancestors()):
            return one
    return None


def _edited(element: Element, found: ByMark) -> Edit | None:
    mark = _mark(element, found)
    time = inner(mark, "time", "abbr")
    if mark is None or time is None:
        return edit_of(mark)
    at = _moment(time) or Moment()
    strong = inner(mark, "strong")
    phrase = words_without(mark if strong is None else strong, "ipsTime") or ""
    phrase = " ".join(phrase.replace(words(time) or "\0", "", 1).split())
    return Edit(text=at.text, at=at.at, zone_known=at.zone_known, by=editor(phrase))


def _reason(mark: Element | None) -> str | None:
    """Give what the editor wrote below the mark."""
    strong = words(inner(mark, "strong")) or ""
    said = words(mark) or ""
    return said.removeprefix(strong).strip() or None if strong else None


def _number(found: ByMark) -> int | None:
    number = _NUMBER.search(words(found.first("post_id", "ipsEntry__number")) or "")
    return whole_number(number[1]) if number else None


def _permalink(element: Element, found: ByMark) -> str | None:
    mark = found.first("post_id")
    if mark is not None:
        return attribute(inner(mark, "a"), "href")
    time = _time(element)
    around = None if time is None else next(time.iterancestors("a"), None)
    if around is not None:
        return attribute(around, "href")
    links = (a.get("href") or "" for a in element.iter("a"))
    return next((href for href in links if "findComment" in href), None)


def _state(element: Element, found: ByMark) -> str | None:
    if has_class(element, "ipsComment_ignored", "ipsHide", "post_ignore"):
        return "ignored"
    if has_class(element, "ipsModerated", "moderated", "ipsEntry--hidden"):
        return "hidden" if _is_hidden(found) else "unapproved"
    if has_class(element, "ipsComment_deleted", "deleted"):
        return "deleted"
    return "hidden" if found.has("ipsEntry__hiddenMessage") else None


def _is_hidden(found: ByMark) -> bool:
    """Say whether somebody hid a post: the board tells who and when, with an eye or not.

    What waits for approval has the same class, and words in which there is no time.
    """
    boxes = found.every("ipsComment_meta", "ipsType_warning", "ipsEntry__hiddenMessage")
    told = any(any(map(str.isdigit, _outside_of_links(box))) for box in boxes)
    return told or found.has("fa-eye-slash", "ipsEntry__hiddenMessage")


def _outside_of_links(box: Element) -> str:
    """Give the words of a head beside the time, the number and other links."""
    inside = (e for e in box.iter() if e.tag not in ("a", "time", "abbr"))
    linked = {
        e for link in box.iter("a", "time", "abbr") for e in link.iterdescendants()
    }
    return " ".join(own_words(e) or "" for e in inside if e not in linked)


def _kept(element: Element, found: ByMark, roles: ByMark) -> dict[str, Any]:
    signature = roles.first("memberSignature")
    if signature is None:
        signature = found.first("signature")
    badges = [words(b) for b in found.every("ipsBadge")]
    return {
        "signature": plain_words(signature, means),
        "reactions": _reactions(found),
        "reacted": words(found.first("ipsReact_overview", "ipsLikeBar_info")),
        "flair": [b for b in dict.fromkeys(badges) if b],
        "edit reason": _reason(_mark(element, found)),
        "accepted": found.has("ipsComment_solved", "ipsEntry--solved", "cSolved")
        or None,
    }


def _score(found: ByMark, roles: ByMark) -> int | None:
    """Give the votes of an answer, else what all reactions make where only that is shown."""
    shown = roles.first("voteCount", "reactCountText")
    return signed_number(words(found.first("reputation") if shown is None else shown))


def _reactions(found: ByMark) -> dict[str, int]:
    """Give how many reacted in which way."""
    kinds = {
        attribute(inner(li, "img"), "alt", "title"): whole_number(words(li)) or 1
        for li in found.every("ipsReact_reactCount")
    }
    return {kind: count for kind, count in kinds.items() if kind}


def _bodies(element: Element) -> list[Element]:
    for box in element.iter("div", "section", "article"):
        if _is_body(box):
            return [box]
    wrap = ByMark(element).first("cPost_contentWrap")
    return [] if wrap is None else [wrap]  # copies that lost the data of elements


ENGINE = Engine(
    name="Invision",
    posts=_posts,
    apart=True,
    record=_record,
    bodies=_bodies,
    means=means,
    title=invision_page.title,
    thread=invision_page.thread,
    page=invision_page.number,
    navigation=".ipsPagination, .pagination",
    instead=invision_page.instead,
    kept=invision_page.kept,
    mark="[id^=elComment_], .ipsApp, #ipboard_body, #ipbwrapper, #ipsLayout_body",
    sought="article#elComment_N and div#post_id_N",
    strays=outside("[data-role=commentContent], .entry-content, .postcolor"),
)
"""How Invision marks the parts of a page."""
