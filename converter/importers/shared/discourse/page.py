"""What a page of Discourse says of its topic, beside the posts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    first,
    select,
    whole_number,
    words,
)

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_TOPIC = re.compile(
    r"^(?P<address>.*?/t/(?:(?!\d+(?:[/?#]|$))[^/?#]+/)?(?P<id>\d+))(?:[/?#.]|$)"
)
_PAGE = re.compile(r"[?&]page=(\d{1,9})")
_HEADS = (
    "#topic-title, .title-wrapper, #breadcrumbs, .topic-category, .crawler-tags-list"
)
_CATEGORIES = ".category-name, .badge-category__name, .category-title"


def topic(page: Page) -> str | None:
    """Give the id of the topic."""
    found = _address(page)
    post = first(
        page.root, "article[data-topic-id]", "h1[data-topic-id]", "[data-topic-id]"
    )
    return found["id"] if found else attribute(post, "data-topic-id")


def topic_address(page: Page) -> str | None:
    """Give the address of the topic, where the page's own is known."""
    found = _address(page)
    address = found["address"] if found else ""
    return address if address.startswith(("http://", "https://")) else None


def _address(page: Page) -> re.Match[str] | None:
    link = first(page.root, "#topic-title h1 a[href]", "a.fancy-title[href]")
    post = first(page.root, "a.post-date[href]")
    headline = first(page.root, "link[itemprop=url]", "link[itemprop=mainEntityOfPage]")
    links = (attribute(found, "href") for found in (headline, link, post))
    for text in (page.url, *links):
        found = _TOPIC.match(text or "")
        if found:
            return found
    return None


def title(page: Page) -> str | None:
    """Give the title of the topic."""
    heading = first(
        page.root,
        ".fancy-title",
        "#topic-title h1 a",
        "#topic-title h1",
        "h1.crawler-topic-title",
    )
    headline = first(page.root, "meta[itemprop=headline]", "meta[property='og:title']")
    return words(heading) or attribute(headline, "content") or page.title


def number(page: Page) -> int | None:
    """Give which page for robots this is."""
    if first(page.root, ".crawler-nav, a[rel=next], a[rel=prev]") is None:
        return None
    found = _PAGE.search(page.url or "")
    return whole_number(found[1]) if found else 1


def kept(page: Page) -> Mapping[str, Any]:
    """Give the categories and tags of the topic."""
    heads = select(page.root, _HEADS)
    return {
        "breadcrumbs": _texts(heads, _CATEGORIES),
        "tags": _texts(heads, ".discourse-tag"),
    }


def _texts(heads: Sequence[Element], selector: str) -> list[str]:
    found = (words(e) for head in heads for e in select(head, selector))
    return list(dict.fromkeys(text for text in found if text))


def instead(page: Page) -> str | None:
    """Say what a page without posts is."""
    for selector, meaning in _OTHERS.items():
        if first(page.root, selector) is not None:
            return meaning
    return None


_OTHERS = {
    ".topic-list, .topic-list-container": "a list of topics",
    ".page-not-found, .not-found-container": "an error",
    "#login-form, .login-page, .login-welcome": "the log-in",
    ".user-main, .user-crawler, body.user-page": "a member",
    ".categories-list, .category-list": "the list of categories",
    ".search-container": "a search",
    "#ember-cli-loading, discourse-assets": "a topic before it was loaded",
}
