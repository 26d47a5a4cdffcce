"""What pages of all versions of vBulletin say of themselves: thread, page, title."""

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
    first,
    select,
    words,
)

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_THREAD = re.compile(
    r"(?:showthread|printthread|showpost)\.php\?(?:[^#]*&)?t=(\d+)"
    r"|showthread\.php[/?](\d+)|/threads/(\d+)|/t-(\d+)(?:-p-\d+)?\.html"
    r"|/(\d+)-[^/?#]+(?:/page\d+)?(?:[?#]|$)"
)
_LINKED = re.compile(
    r"(?:printthread|sendmessage|subscription|newreply|showthread|misc|poll)\.php"
    r"\?(?:[^#]*&)?t(?:hreadid)?=(\d+)"
)
_PAGE = re.compile(r"[?&]page=(\d+)|/page(\d+)|-p-(\d+)\.html")
_SCRIPT = re.compile(r"\bTHIS_SCRIPT\s*=\s*[\"'](\w+)[\"']")
_SUFFIX = re.compile(
    r"\s+-\s+(?:Page|Seite|Página|Pagina|Sivu|Strona|Sida) \d+(?=\s+-|$)"
)
_HEADINGS = (
    ".threadtitle", "h1.main-title", "#pagetitle h1", ".rel_thread_head h1",
    "#pagetitle a[href]", "td.navbar strong", ".navbar .lastnavbit",
)  # fmt: skip
_SHARED = "meta[property='og:title']"


def title(page: Page) -> str | None:
    """Give the title of the thread: the heading that the title bar agrees with."""
    shown = [
        text for one in _HEADINGS for e in select(page.root, one) if (text := words(e))
    ]
    bars = [
        bar.casefold()
        for bar in (page.title, attribute(first(page.root, _SHARED), "content"))
        if bar
    ]
    agreed = (text for text in shown if any(text.casefold() in bar for bar in bars))
    return next(agreed, None) or next(iter(shown), None) or _from_bar(page.title)


def _from_bar(title: str | None) -> str | None:
    """Take the number of the page and the name of the site off the title bar."""
    plain = _SUFFIX.sub("", title or "").replace(" [Archive]", "")
    return plain.rpartition(" - ")[0].strip() or plain or None


def thread(page: Page) -> str | None:
    """Give the id of the thread on its site."""
    named = attribute(
        first(page.root, "input[name=searchthreadid]", "input[name=t][value]"), "value"
    )
    links = (attribute(a, "href") for a in select(page.root, "a[href*='t=']"))
    return searched(_THREAD, page.url) or named or searched(_LINKED, *links)


def number(page: Page) -> int | None:
    """Give the number of the page."""
    field = first(page.root, "input.js-pagenum[value]")
    shown = first(
        page.root,
        ".pagination .popupctrl", ".pagenav td.vbmenu_control", ".pagenav .vbmenu_control",
    )  # fmt: skip
    chosen = first(page.root, ".pagination .selected", ".pagenav .alt2 strong")
    return (
        number_in(attribute(field, "value"))
        or page_of_pages(words(shown))
        or number_in(words(chosen))
        or number_in(searched(_PAGE, page.url))
    )


def instead(page: Page) -> str | None:
    """Say what a page without posts is."""
    said = message_of(
        page,
        ".standard_error .blockrow",
        ".standard_error",
        "td.panelsurround .panel > div",
    )
    if said:
        return said
    for script in select(page.root, "script"):
        found = _SCRIPT.search(script.text or "")
        if found:
            return _SCRIPTS.get(found[1], f"another kind ({found[1]})")
    for selector, name in _SIGNS:
        if first(page.root, selector) is not None:
            return name
    return None


_SCRIPTS = {
    "index": "the list of forums", "forum": "the list of forums",
    "forumdisplay": "the list of threads", "login": "the log-in",
    "register": "the registration", "search": "a search", "member": "a member",
    "showthread": "a thread that shows no post (an error, or you must log in)",
    "adv_index": "articles", "vbcms": "articles", "private": "private messages",
}  # fmt: skip
_SIGNS = (
    (".search-results-widget, .search-fields-widget", "a search"),
    (".registration-widget", "the registration"),
    (
        ".profileContainer, .profile-container, .profile-subscriptions-module-top",
        "a member",
    ),
    (".private-message-widget", "private messages"),
    (".js-widget-calendar", "the calendar"),
    (".topic-list-container", "the list of threads"),
    (".forum-list-container", "the list of forums"),
    (
        "#threadslist, [id^=threadbits_forum], [id^=thread_title_]",
        "the list of threads",
    ),
    ("[id^=collapseobj_forumbit], #collapseobj_forumhome_stats", "the list of forums"),
    ("form[action*='login.php'] .panel", "the log-in"),
)
