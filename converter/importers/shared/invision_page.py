"""What a page of Invision says of its topic, beside the posts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

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

_TOPIC = re.compile(r"(?:/|topic[/=]|showtopic=)(\d+)-|showtopic=(\d+)|/topic/(\d+)")
_PAGE = re.compile(r"/page/(\d{1,7})(?:/|$)|[?&]page=(\d{1,7})|/page-(\d{1,7})")
_TITLES = (
    "h1[data-ips-hook=title]", ".ipsPageHeader__title", "h1.ipsType_pageTitle",
    "h1.ipsType_pagetitle", "h1",
)  # fmt: skip
_BADGES = ("ipsBadge", "ipsTag_prefix", "ipsBadge_icon", "topic_prefix", "ipsTags")
_FORUMS = (None, "forums")


def app(page: Page) -> str | None:
    """Give the application that made the page: "forums", "blog", "core"."""
    return attribute(next(page.root.iter("body"), None), "data-pageapp")


def is_topic(page: Page) -> bool:
    """Say whether the page may be one of a topic."""
    return app(page) in _FORUMS


def title(page: Page) -> str | None:
    """Give the title of the topic without its badges."""
    heading = first(page.root, *_TITLES)
    card = attribute(first(page.root, "meta[property='og:title']"), "content")
    return words_without(heading, *_BADGES) or card or page.title


def thread(page: Page) -> str | None:
    """Give the id of the topic."""
    body = next(page.root.iter("body"), None)
    if attribute(body, "data-pageid"):
        return attribute(body, "data-pageid")
    found = _TOPIC.search(page.url or "")
    return next((g for g in found.groups() if g), None) if found else None


def number(page: Page) -> int:
    """Give which page of the topic this is."""
    current = first(
        page.root, ".ipsPagination_page.ipsPagination_active", ".ipsPagination__active",
        ".pagination li.active",
    )  # fmt: skip
    shown = whole_number(words(current))
    if shown is not None:
        return shown
    found = _PAGE.search(page.url or "")
    return int(next(g for g in found.groups() if g)) if found else 1


def kept(page: Page) -> Mapping[str, Any]:
    """Give breadcrumbs, tags, the poll and how many pages there are."""
    crumbs = first(
        page.root, "[data-role=breadcrumbList]", ".ipsBreadcrumb", ".breadcrumb"
    )
    pages = first(page.root, ".ipsPagination[data-pages]")
    return {
        "breadcrumbs": [] if crumbs is None else _texts(select(crumbs, "li")),
        "tags": _texts(
            select(page.root, ".ipsPageHeader .ipsTag, h1 ~ * .ipsTags .ipsTag")
        ),
        "pages": whole_number(attribute(pages, "data-pages")),
        "poll": _poll(page),
    }


def _texts(elements: list[Element]) -> list[str]:
    found = (words(e) for e in elements)
    return list(dict.fromkeys(t.strip(" >›»") for t in found if t and t.strip(" >›»")))


def _poll(page: Page) -> Mapping[str, Any] | None:
    box = first(page.root, "[data-controller='core.front.core.poll']", ".poll", "#poll")
    if box is None:
        return None
    return poll(
        first(box, ".cPollList h3", ".ipsPollList h3", "h2"),
        select(box, "ol.cPollList > li li, ol.ipsPollList > li li"),
        ".ipsGrid_span4, .i-flex_11, label, .ipsFieldRow_content",
        ".ipsGrid_span1, .i-flex_91",
    )


def instead(page: Page) -> str | None:
    """Say what a page without posts is."""
    name = app(page)
    if name not in _FORUMS:
        return _APPS.get(str(name), f"another application ({name})")
    body = next(page.root.iter("body"), None)
    module = attribute(body, "data-pagecontroller", "data-pagemodule") or ""
    error = first(
        page.root,
        "#elError",
        ".ipsErrorPage",
        "[data-pagename=error]",
        "p.message.error",
    )
    if error is not None:
        return f"an error, which says “{shortened(words(error) or '', 100)}”"
    if (
        first(
            page.root,
            "#sign_in",
            "#elSignIn_form",
            "form[action*='login'] input[type=password]",
        )
        is not None
        and not module
    ):
        return "the log-in"
    return _MODULES.get(module) or _by_signs(page)


def _by_signs(page: Page) -> str | None:
    """Say what a page of version 2 is, which tells so by what it lists."""
    return next(
        (name for sign, name in _SIGNS if first(page.root, sign) is not None), None
    )


_APPS = {
    "blog": "an entry of a blog", "cms": "an article or a record of a database",
    "downloads": "a file for download", "gallery": "a picture", "calendar": "an event",
    "nexus": "a shop", "core": "a member, a search, a log-in or messages",
}  # fmt: skip
"""What pages are, by the application that makes them."""

_MODULES = {
    "forums": "the list of topics", "index": "the list of forums", "login": "the log-in",
}  # fmt: skip
_SIGNS = (
    ("a[href*='code=showweek'], a[href*='code=showday']", "the calendar"),
    ("form[action*='act=members'], form[action*='act=Members']", "the members"),
    ("a[href*='CODE=gettopicsuser']", "a member"),
    ("a[id^=tid-link-]", "the list of topics"),
    ("a[href*='fromforum=']", "the list of forums"),
    ("form[action*='act=Search'] input[name=keywords]", "a search"),
    ("form[action*='act=Login'] input[type=password]", "the log-in"),
)
"""What marks pages of version 2 that are no topic."""
