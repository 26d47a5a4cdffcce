"""What pages of all versions of phpBB say of themselves: thread, page, title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from disputatio.converter.importers.shared.forum_parts import (
    message_of,
    number_in,
    page_of_pages,
    searched,
)
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    classes,
    first,
    select,
    words,
)

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_THREAD = re.compile(
    r"viewtopic\.php\?(?:[^#]*[&;])?t=(\d+)|[-/]t(\d+)(?:[-./]|$)|topic(\d+)"
)
_SUBJECT = re.compile(r"^.*?(?:\s::|\s•|\s\u2022|\s-)\s(?:[^:•-]{3,30}\s-\s)?(?=\S)")
_BAR_PAGE = re.compile(r"\s-\s(?:Page|Seite|Página|Pagina|Sivu|Strona|Sida) \d+$")


_LABEL_ENDS = re.compile(r"\s?:\s|\s[•|»-]\s")
_SUBJECTS = ("h3 a[href*='#p']", "td.gensmall > div", "td td span.postdetails")
"""Where the first post of a page has its title."""
_LONE = "table.forumline td[align=center] > span.gen"
"""Where phpBB 2 has a message; lists have many such cells."""
_TITLES = "a.maintitle, a.titles, h2 a[href*='t='], h3 a[href*='t=']"


def title(page: Page) -> str | None:
    """Give the title of the thread."""
    found = first(
        page.root,
        "h2.topic-title", "h3.topic-title", "h1.topic-title", "a.maintitle", "a.titles",
        "h2 a[href*='viewtopic']", "h1 a[href*='viewtopic']", "h2 a[href*='t=']",
        "#page-header h2",
    )  # fmt: skip
    shown = words(found) or _from_bar(page.title)
    return None if shown is None else _without_label(page, shown)


def _without_label(page: Page, shown: str) -> str:
    """Take off a label in any language ("View topic : …"), which no post repeats."""
    subject = words(first(page.root, *_SUBJECTS)) or ""
    tails = (shown[found.end() :] for found in _LABEL_ENDS.finditer(shown))
    repeated = (tail for tail in (shown, *tails) if tail and subject.endswith(tail))
    return next(repeated, shown)


def _from_bar(title: str | None) -> str | None:
    """Take the name of the site and "View topic" off the title bar."""
    plain = _BAR_PAGE.sub("", title or "")
    return _SUBJECT.sub("", plain, count=1) or None


def thread(page: Page) -> str | None:
    """Give the id of the thread on its site."""
    named = first(page.root, "form#topic-search input[name=t]", "input[name=t][value]")
    links = [*select(page.root, _TITLES), *select(page.root, "a[href*='t=']")]
    return (
        searched(_THREAD, page.url)
        or attribute(named, "value")
        or searched(_THREAD, *(attribute(link, "href") for link in links))
    )


def number(page: Page) -> int | None:
    """Give the number of the page: "Page 2 of 10", or the one that is no link."""
    current = first(
        page.root, ".pagination li.active", ".pagination .page-jump-current"
    )
    boxes = select(page.root, ".pagination, td.nav, span.nav, .page-number")
    counted = (_of_pages(box) for box in boxes)
    return number_in(words(current)) or next((n for n in counted if n), None)


def _of_pages(box: Element) -> int | None:
    """Give the first of two bold numbers, as in "Page <b>2</b> of <b>10</b>"."""
    bold = [words(b) or "" for b in select(box, "strong, b")]
    if len(bold) >= 2 and bold[0].isdecimal() and bold[1].isdecimal():
        return number_in(bold[0])
    return page_of_pages(words(box)) if "page-number" in classes(box) else None


def instead(page: Page) -> str | None:
    """Say what a page without posts is."""
    said = message_of(page, "#message", "td[align=center] > p.gen")
    section = _section(page)
    if section in _FRONT and first(page.root, "div.post[id]") is not None:
        return "news or articles on the first page of a board"
    if said or section:
        return said or _SECTIONS.get(section, f"another kind ({section})")
    for selector, name in _SIGNS:
        if first(page.root, selector) is not None:
            return name
    return message_of(page, _LONE) if len(select(page.root, _LONE)) < 3 else None


def is_front(page: Page) -> bool:
    """Say whether it is the first page of a board: news stand there like posts."""
    return _section(page) in _FRONT


def _section(page: Page) -> str:
    """Give what the body of a page is called: "viewtopic"."""
    body = first(page.root, "body")
    given = " ".join(classes(body)) if body is not None else ""
    found = re.search(r"section-(\w+)", given)
    return found[1] if found else ""


_FRONT = ("index", "portal")
_SECTIONS = {
    "index": "the list of forums", "viewforum": "the list of threads",
    "ucp": "the log-in or a member's settings", "search": "a search",
    "memberlist": "the members", "faq": "the help", "posting": "the editor",
    "viewtopic": "a thread that shows no post (an error, or you must log in)",
    "viewonline": "who is online", "mcp": "the moderators", "app": "an extension",
}  # fmt: skip
_SIGNS = (
    ("form[action*='mode=login'] input[type=password][tabindex]", "the log-in"),
    ("form[action*='login.php'] input[type=password][size='25']", "the log-in"),
    ("a.topictitle, .topiclist.topics, span.topictitle", "the list of threads"),
    (
        "a.forumtitle, a.forumlink, span.forumlink, .topiclist.forums",
        "the list of forums",
    ),
)
