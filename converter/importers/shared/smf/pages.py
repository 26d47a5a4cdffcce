"""What pages of SMF say of themselves: thread, page, title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.forum_parts import (
    message_of,
    number_in,
    searched,
)
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    first,
    select,
    words,
)
from disputatio.converter.importers.shared.reply_titles import without_reply

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_THREAD = re.compile(r"\btopic[=,/](\d+)")


def title(page: Page) -> str | None:
    """Give the title of the thread."""
    found = first(page.root, "span#top_subject", "[id^=subject_]")
    return without_reply(words(found)) or page.title


def thread(page: Page) -> str | None:
    """Give the id of the thread on its site."""
    links = [
        *select(page.root, "[id^=subject_] a[href]"),
        *select(page.root, "a[href*='topic'], form[action*='topic']"),
    ]
    named = (attribute(link, "href", "action") for link in links)
    return searched(_THREAD, page.url, *named)


def number(page: Page) -> int | None:
    """Give the number of the page: the one that is no link."""
    found = first(
        page.root,
        ".pagelinks .current_page", ".pagelinks strong", ".pagesection strong",
        "td.middletext b",
    )  # fmt: skip
    return number_in(words(found))


def instead(page: Page) -> str | None:
    """Say what a page without posts is."""
    said = message_of(page, "#fatal_error .windowbg", "#fatal_error")
    if said:
        return said
    for selector, name in _SIGNS:
        if first(page.root, selector) is not None:
            return name
    return None


_SIGNS = (
    ("form#frmLogin", "the log-in"),
    ("#messageindex, #topic_container, .subject [id^=msg_]", "the list of threads"),
    ("#boardindex_table, #boardindex, #board_list, #index_bar", "the list of forums"),
    ("#profileview, #admin_content", "a member or settings"),
    ("a[name^=b][href*='board=']", "the list of forums"),
    ("form[action*='action=login2'] input.button_submit", "the log-in"),
)
