"""What pages of MyBB say of themselves: thread, page, title."""

from __future__ import annotations

import re

from disputatio.converter.importers.shared.forum_parts import (
    number_in,
    own_words,
    searched,
)
from disputatio.converter.importers.shared.html_page import Page
from disputatio.converter.importers.shared.html_select import (
    attribute,
    first,
    select,
    words,
)

_THREAD = re.compile(r"[?&;]tid=(\d+)|\bthread-(\d+)(?:[-.]|$)", re.I)
_PAGE = re.compile(r"[?&;]page=(\d+)|-page-(\d+)")


def title(page: Page) -> str | None:
    """Give the title of the thread."""
    found = first(
        page.root,
        "#fullversion a", ".navigation .active", ".breadcrumb .active",
        "td > .largetext a[href]", "div > .largetext a[href*='thread']", ".thead > div:not(.float_right) > strong",
    )  # fmt: skip
    return words(found) or page.title


def thread(page: Page) -> str | None:
    """Give the id of the thread on its site."""
    field = attribute(first(page.root, "input[name=tid]"), "value")
    links = select(page.root, "#fullversion a, .largetext a, a[href*='tid=']")
    links += select(page.root, "a[href*='thread-']")
    named = (attribute(link, "href") for link in links)
    return searched(_THREAD, page.url) or field or searched(_THREAD, *named)


def number(page: Page) -> int | None:
    """Give the number of the page."""
    current = words(first(page.root, ".pagination_current", ".pagination .current"))
    return (
        number_in(current)
        or number_in(searched(_PAGE, page.url))
        or number_in(own_words(first(page.root, ".multipage")))
    )


def instead(page: Page) -> str | None:
    """Say what a page without posts is."""
    for selector, name in _SIGNS:
        if first(page.root, selector) is not None:
            return name
    return None


_SIGNS = (
    ("form[action*='member.php'] input[name=password]:not([id^=quick])", "the log-in"),
    ("[id^=tid_], .subject_old, .subject_new, a[href*='forumdisplay.php'][title]",
     "the list of threads"),
    ("[id^=cat_], [id^=mark_read_]", "the list of forums"),
)  # fmt: skip
