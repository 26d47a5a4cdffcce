"""Posts of vBulletin 5 and 6, which are nodes, and the comments inside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

import attrs

from disputatio.converter.importers.shared.edit_marks import edit_of, reason_of
from disputatio.converter.importers.shared.forum_pages import absolute, plain_words
from disputatio.converter.importers.shared.forum_parts import (
    attachments,
    named,
    number_in,
    outside,
    own_words,
    reactions,
)
from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import (
    attribute,
    classes,
    first,
    has_class,
    select,
    words,
)
from disputatio.converter.importers.shared.moments import (
    epoch_moment,
    iso_moment,
    shown_moment,
)
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.converter.importers.shared.vbulletin.posts import POSTS
from disputatio.schemas.debate import Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_ANCHOR = re.compile(r"post(\d{1,19})")
_EDIT = (".b-post__edit", ".post-edited", ".edited-by")
_TEXT = (
    ".js-post__content-text, .b-post__content [itemprop=text]",
    ".js-post__content[itemprop=commentText]",
)


_NO_THREAD = ".search-results-widget, .profileContainer"
"""What lists posts of other threads, or what visitors wrote on a member's wall."""


def _posts(page: Page) -> list[Element]:
    if first(page.root, _NO_THREAD) is not None:
        return []
    return [e for e in select(page.root, "li.b-post, .js-post") if _identity(e)]


def _identity(element: Element) -> str | None:
    """Give the id of a post: its node's, else that of the anchor at its head.

    Some copies have lost the data of elements.
    """
    stated = element.get("data-node-id")
    if stated or "b-post" not in classes(element):
        return stated
    anchor = next((e for e in list(element)[:3] if has_class(e, "anchor")), None)
    found = _ANCHOR.fullmatch(anchor.get("id") or "") if anchor is not None else None
    return found[1] if found else None


def _is_post(element: Element) -> bool:
    return has_class(element, "b-post", "js-post") and bool(_identity(element))


def _post_above(element: Element) -> Element | None:
    return next((e for e in element.iterancestors() if _is_post(e)), None)


def _all_own(element: Element, selector: str) -> list[Element]:
    """Give the parts of a post that are not those of a comment inside it."""
    return [e for e in select(element, selector) if _post_above(e) is element]


def _own(element: Element, *selectors: str) -> Element | None:
    found = (e for selector in selectors for e in _all_own(element, selector))
    return next(found, None)


def _record(element: Element, page: Page) -> PostRecord:
    author = _author_element(element)
    name = _name(element, author)
    link = first(author, "a[href]") if author is not None else None
    counter = _own(element, "a.b-post__count")
    around = _post_above(element)
    above = None if around is None else _identity(around)
    title = words(_own(element, ".b-post__title"))
    edit = _own(element, *_EDIT)
    return PostRecord(
        id=_identity(element),
        number=None if above else number_in(words(counter)),
        author=Author(
            name=name,
            badge=words(_own(element, ".usertitle")),
            url=absolute(page, attribute(author, "href") or attribute(link, "href")),
        )
        if name is not None
        else None,
        written=_written(element),
        edited=edit_of(edit),
        url=absolute(page, attribute(counter, "href")),
        title=title,
        parents=(above,) if above else (),
        state=_state(element),
        kept=_kept(element, page, edit),
    )


def _author_element(element: Element) -> Element | None:
    return named(
        _own(element, "[itemprop=author] .author a[href]"),
        _own(element, "[itemprop=author] .author"),
        _own(element, ".b-userinfo .author", "[itemprop=author] a[href]"),
        _own(element, ".b-comment__author"),
        _own(
            element, "[itemprop=author] [itemprop=name]", ".b-userinfo__details strong"
        ),
    )


def _name(element: Element, author: Element | None) -> str | None:
    """Give the name; that of a guest who comments may stand bare before "commented"."""
    if author is not None:
        return words(author)
    return own_words(_own(element, ".b-media__body .b-post__hide-when-deleted"))


def _written(element: Element) -> Moment | None:
    """Give the time: the attribute without a zone may be hours off, the epoch is not."""
    time = _own(element, "time[itemprop=dateCreated]", ".b-post__timestamp time")
    epoch = element.get("data-node-publishdate") or ""
    if epoch.isdecimal() and len(epoch) <= 12:
        return epoch_moment(int(epoch), words(time))
    if time is None:
        shown = words(_own(element, ".b-post__timestamp"))
        return shown_moment(shown)
    return iso_moment(time.get("datetime"), words(time))


def _state(element: Element) -> str | None:
    given = " ".join(classes(element))
    for state in ("deleted", "unapproved", "ignored"):
        if f"--{state}" in given or f"-{state}" in given:
            return state
    return None


def _kept(element: Element, page: Page, edit: Element | None) -> dict[str, object]:
    likes = _all_own(element, ".b-post__likes, .js-post-votes, .votecount")
    return {
        "edit reason": reason_of(edit),
        "signature": plain_words(_own(element, ".post-signature")),
        "attachments": attachments(
            page, *_all_own(element, ".b-post__attachments, .post-attachments")
        ),
        **reactions("like", likes, "a[href*='/member/']"),
    }


def _bodies(element: Element) -> list[Element]:
    found = _own(element, *_TEXT)
    return [] if found is None else [found]


NODES = attrs.evolve(
    POSTS,
    alone=False,
    posts=_posts,
    record=_record,
    bodies=_bodies,
    strays=outside(_TEXT[0]),
)
"""How version 5 marks the parts of a page."""
