"""What pages of MyBB say of themselves: thread, page, title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.forum_parts import (
    number_in,
    own_words,
    searched,
)
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    first,
    select,
    words,
)
from disputatio.schemas.text import shortened

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_THREAD = re.compile(r"[?&;]tid=(\d+)|\bthread-(\d+)(?:[-.]|$)", re.I)
_TEMPLATE = re.compile(r"^\s*start: (\w+)")
_LONGEST = 120
_PAGE = re.compile(r"[?&;]page=(\d+)|-page-(\d+)")


def title(page: Page) -> str | None:
    """Give the title of the thread."""
    found = first(
        page.root,
        "#fullversion a", "#pagetitle h2", ".navigation .active", ".breadcrumb .active",
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
    """Say what a page without posts is, with its own words."""
    template = _template(page) or ""
    said = _said(page) if not template or template.startswith("error") else None
    if said:
        return said
    known = next((what for name, what in _TEMPLATES if template.startswith(name)), None)
    found = known or _by_signs(page)
    return (
        f'{found}: "{shortened(page.title, _LONGEST)}"'
        if found and page.title
        else found
    )


def _template(page: Page) -> str | None:
    """Give the name of the page's template, which a comment above the page tells."""
    above = page.root.itersiblings(preceding=True)
    return searched(_TEMPLATE, *(node.text for node in above))


def _said(page: Page) -> str | None:
    """Give what a page of no more than a message says: a box that is called as the page."""
    for head in select(page.root, ".thead"):
        below = _below(head)
        if below is not None and words(head) == page.title and words(below):
            return f'a message: "{shortened(words(below) or "", _LONGEST)}"'
    return None


def _below(head: Element) -> Element | None:
    """Give the row below the head of a box, in a table or not."""
    row = head.getparent() if head.tag in ("td", "th") else head
    after = row.getnext() if row is not None else None
    return first(after, ".trow1") if after is not None else None


def _by_signs(page: Page) -> str | None:
    for selector, name in _SIGNS:
        if first(page.root, selector) is not None:
            return name
    return None


_TEMPLATES = (
    ("forumdisplay", "the list of threads"), ("index", "the list of forums"),
    ("member_profile", "a member"), ("memberlist", "the list of members"),
    ("member_register", "the registration"), ("member_login", "the log-in"),
    ("search", "a search"), ("reputation", "a member's reputation"),
    ("newreply", "a new reply"), ("newthread", "a new thread"),
    ("editpost", "a post that is being edited"), ("online", "who is online"),
    ("private", "private messages"), ("usercp", "a member's settings"),
    ("calendar", "the calendar"), ("showteam", "the team"), ("portal", "the portal"),
    ("showthread", "a thread that shows no post"),
)  # fmt: skip
_SIGNS = (
    ("a[href*='action=finduserthreads']", "a member"),
    ("form[action*='memberlist.php'] input[name=username]", "the list of members"),
    ("[class*=trow_reputation_], [id^=rid]", "a member's reputation"),
    ("form[action*='newreply.php'] textarea[name=message]", "a new reply"),
    ("form[action*='member.php'] input[name=password]:not([id^=quick])", "the log-in"),
    ("[id^=tid_], .subject_old, .subject_new, a[href*='forumdisplay.php'][title]",
     "the list of threads"),
    ("[id^=cat_], [id^=mark_read_]", "the list of forums"),
    ("form[action*='search.php'] input[name=keywords]", "a search"),
)  # fmt: skip
