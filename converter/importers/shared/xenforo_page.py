"""What a page of XenForo says of its thread, beside the posts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from disputatio.converter.importers.shared.html_page import Page
from disputatio.converter.importers.shared.html_select import (
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
_TITLES = ("h1.p-title-value", "h1.MessageCard__thread-title", ".titleBar h1", "h1")


def title(page: Page) -> str | None:
    """Give the title of the thread without its prefixes."""
    heading = first(page.root, *_TITLES)
    own = words_without(heading, *_PREFIXES)
    card = attribute(first(page.root, "meta[property='og:title']"), "content")
    return own or words(heading) or card or page.title


def thread(page: Page) -> str | None:
    """Give the id of the thread."""
    nav = first(page.root, ".PageNav[data-baseurl]")
    link = first(
        page.root, ".pageNav a[href*='threads/']", "a[href*='threads/'][rel=start]"
    )
    for text in (
        page.root.get("data-content-key"),
        page.url,
        attribute(nav, "data-baseurl"),
        attribute(link, "href"),
    ):
        found = _THREAD.search(text or "")
        if found:
            return found[1] or found[2]
    return None


def number(page: Page) -> int:
    """Give which page of the thread this is."""
    current = words(first(page.root, ".pageNav-page--current", ".PageNav .currentPage"))
    if current and current.isdecimal():
        return int(current[:9])
    found = _PAGE.search(page.url or "")
    return int(found[1][:9]) if found else 1


def kept(page: Page) -> Mapping[str, Any]:
    """Give tags, prefixes, breadcrumbs, the poll and how many pages there are."""
    heading = first(page.root, *_TITLES)
    prefixes = [] if heading is None else select(heading, ".label, .prefix")
    crumbs = first(page.root, "ul.p-breadcrumbs", ".breadcrumb .crumbs")
    return {
        "breadcrumbs": _texts(crumbs, "a[itemprop=item], a.crumb"),
        "prefixes": [p for p in map(words, prefixes) if p],
        "tags": _texts(page.root, "a.tagItem, .tagList a.tag"),
        "pages": _pages(page),
        "poll": _poll(page),
    }


def _texts(element: Element | None, selector: str) -> list[str]:
    if element is None:
        return []
    return list(dict.fromkeys(t for t in map(words, select(element, selector)) if t))


def _pages(page: Page) -> int | None:
    nav = first(page.root, ".PageNav[data-last]")
    if nav is not None:
        return whole_number(nav.get("data-last"))
    rows = select(page.root, "ul.pageNav-main li.pageNav-page")
    return whole_number(words(rows[-1])) if rows else None


def _poll(page: Page) -> Mapping[str, Any] | None:
    box = first(
        page.root, "form[data-xf-init*='poll-block']", ".js-pollContainer",
        ".pollBlock", ".block--poll",
    )  # fmt: skip
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
