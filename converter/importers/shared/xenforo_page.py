"""What a page of XenForo says of its thread, beside the posts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from disputatio.converter.importers.shared.html.index import ByMark
from disputatio.converter.importers.shared.html.marks import inner, tagged
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    first,
    select,
    whole_number,
    words,
    words_without,
)
from disputatio.converter.importers.shared.polls import poll
from disputatio.schemas.text import shortened

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_THREAD = re.compile(r"thread-(\d+)|(?:^|/|\?)threads/(?:[^/?#]*\.)?(\d+)(?:[/?#]|$)")
_PAGE = re.compile(r"[/?&]page[-=](\d+)")
_PREFIXES = ("label", "label-append", "labelLink", "prefix", "prefixLink")
_PARTS = 60
_TITLES = ("p-title-value", "MessageCard__thread-title")


def title(page: Page) -> str | None:
    """Give the title of the thread without its prefixes."""
    heading = _heading(page)
    own = None if heading is None else _own(heading, page.title or "")
    cards = (e for e in page.root.iter("meta") if e.get("property") == "og:title")
    card = attribute(next(cards, None), "content")
    return own or words(heading) or card or page.title


def _own(heading: Element, shown: str) -> str | None:
    """Give the words of a heading, or those of its part that the title bar shows.

    Some themes put votes, dates and page links into the heading.
    """
    own = words_without(heading, *_PREFIXES)
    if own is None or own in shown or not len(heading):
        return own
    parts = (words_without(e, *_PREFIXES) for e in islice(heading.iter("*"), _PARTS))
    return max((p for p in parts if p and p in shown), key=len, default=own)


def _heading(page: Page) -> Element | None:
    found = tagged(page.root, "h1", *_TITLES)
    if found is None:
        box = tagged(page.root, "div", "titleBar")
        found = inner(box, "h1")
    return inner(page.root, "h1") if found is None else found


def thread(page: Page) -> str | None:
    """Give the id of the thread."""
    nav = tagged(page.root, "div", "PageNav")
    for text in (
        page.root.get("data-content-key"),
        page.url,
        attribute(nav, "data-baseurl"),
        *(a.get("href") for a in page.root.iter("a") if a.get("rel") == "start"),
    ):
        found = _THREAD.search(text or "")
        if found:
            return found[1] or found[2]
    return None


def number(page: Page) -> int:
    """Give which page of the thread this is."""
    current = tagged(page.root, "li", "pageNav-page--current")
    if current is None:
        current = tagged(page.root, "a", "currentPage")
    shown = words(current)
    if shown and shown.isdecimal():
        return int(shown[:9])
    found = _PAGE.search(page.url or "")
    return int(found[1][:9]) if found else 1


def kept(page: Page) -> Mapping[str, Any]:
    """Give tags, prefixes, breadcrumbs, the poll and how many pages there are."""
    found = ByMark(page.root)
    heading = _heading(page)
    prefixes = [] if heading is None else ByMark(heading).every("label", "prefix")
    tags = found.first("tagList")
    return {
        "breadcrumbs": _linked(found.first("p-breadcrumbs", "crumbs")),
        "prefixes": [p for p in map(words, prefixes) if p],
        "tags": _linked(tags) or _texts(found.every("tagItem")),
        "pages": _pages(found),
        "poll": _poll(page, found),
    }


def _linked(box: Element | None) -> list[str]:
    return [] if box is None else _texts(box.iter("a"))


def _texts(elements: Iterable[Element]) -> list[str]:
    return list(dict.fromkeys(t for t in map(words, elements) if t))


def _pages(found: ByMark) -> int | None:
    nav = found.first("PageNav")
    if nav is not None:
        return whole_number(nav.get("data-last"))
    rows = found.every("pageNav-page")
    return whole_number(words(rows[-1])) if rows else None


def _poll(page: Page, found: ByMark) -> Mapping[str, Any] | None:
    forms = (e for e in page.root.iter("form") if "poll" in e.get("data-xf-init", ""))
    box = found.first("js-pollContainer", "pollBlock", "block--poll")
    box = next(forms, None) if box is None else box
    if box is None:
        return None
    return poll(
        first(box, "h2.block-header", ".questionText"),
        select(box, ".pollResult, .inputChoices-choice, .pollOptions li"),
        ".pollResult-response, .optionText, .iconic-label, label",
        ".pollResult-votes, .count, .inputChoices-dd, .inputChoices-explain",
    )


def instead(page: Page) -> str | None:
    """Say what a page without posts is."""
    template = page.root.get("data-template") or _old_template(page)
    for content, meaning in _CONTENTS.items():
        if first(page.root, f"[data-content^='{content}-']") is not None:
            return meaning
    if not template or template.startswith("thread_view"):
        return None
    for sign, meaning in _TEMPLATES.items():
        if sign in template:
            return meaning + _message(page) if sign in _TALKING else meaning
    return f"another kind ({template})"


def _old_template(page: Page) -> str | None:
    """Give what XenForo 1 calls the page."""
    given = attribute(first(page.root, "div#content"), "class")
    return given.split()[0] if given else None


def _message(page: Page) -> str:
    """Give the words of an error or a log-in wall."""
    box = first(
        page.root, ".p-body-pageContent .blockMessage", ".errorOverlay", ".error"
    )
    found = words(box)
    return f", which says “{shortened(found, 100)}”" if found else ""


_TEMPLATES = {
    "forum_view": "the list of threads", "forum_list": "the list of forums",
    "category_view": "the list of forums", "login": "the log-in",
    "register": "the registration", "error": "an error", "search": "a search",
    "whats_new": "what is new", "find_new": "what is new", "member": "a member",
    "conversation": "a private conversation", "ams_": "an article",
    "article": "an article", "resource": "a resource", "xfrm": "a resource",
    "media": "a picture or film", "xfmg": "a picture or film", "tag_view": "a tag",
    "threadmarks": "the list of threadmarks", "thread_list": "the list of threads",
    "help": "the help", "account": "an account", "online": "who is online",
}  # fmt: skip
"""What pages are, by a part of the name of their template."""

_TALKING = frozenset({"login", "error"})
"""Those of them that say something of their own."""

_CONTENTS = {
    "profile-post": "a member's profile, with posts on it",
    "conversation_message": "a private conversation", "message": "a private conversation",
    "ams": "an article", "resource": "a resource", "xfmg": "a picture or film",
}  # fmt: skip
"""What pages are, by what their messages belong to."""
