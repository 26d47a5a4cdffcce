"""Posts of vBulletin 5, which are nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from disputatio.converter.importers.shared.edit_marks import edit_of
from disputatio.converter.importers.shared.forum_pages import absolute, plain_words
from disputatio.converter.importers.shared.forum_parts import (
    attachments,
    named,
    number_in,
    reactions,
)
from disputatio.converter.importers.shared.html_page import Page
from disputatio.converter.importers.shared.html_select import (
    attribute,
    classes,
    first,
    select,
    words,
)
from disputatio.converter.importers.shared.moments import (
    epoch_moment,
    iso_moment,
    shown_moment,
)
from disputatio.converter.importers.shared.thread_records import Author, PostRecord
from disputatio.converter.importers.shared.vbulletin_posts import POSTS
from disputatio.schemas.debate import Moment

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name

_TEXT = ".js-post__content-text, .b-post__content [itemprop=text]"


def _posts(page: Page) -> list[Element]:
    return select(page.root, "li.b-post[data-node-id], .js-post[data-node-id]")


def _record(element: Element, page: Page) -> PostRecord:
    author = _author_element(element)
    link = first(author, "a[href]") if author is not None else None
    counter = first(element, "a.b-post__count")
    title = words(first(element, ".b-post__title"))
    return PostRecord(
        id=element.get("data-node-id"),
        number=number_in(words(counter)),
        author=Author(
            name=words(author),
            badge=words(first(element, ".usertitle")),
            url=absolute(page, attribute(author, "href") or attribute(link, "href")),
        )
        if author is not None
        else None,
        written=_written(element, page),
        edited=edit_of(
            first(element, ".b-post__edit", ".post-edited", ".edited-by"), page.language
        ),
        url=absolute(page, attribute(counter, "href")),
        title=title,
        state=_state(element),
        kept=_kept(element, page),
    )


def _author_element(element: Element) -> Element | None:
    return named(
        first(element, "[itemprop=author] .author a[href]"),
        first(element, "[itemprop=author] .author"),
        first(element, ".b-userinfo .author", "[itemprop=author] a[href]"),
    )


def _written(element: Element, page: Page) -> Moment | None:
    """Give the time: the attribute without a zone may be hours off, the epoch is not."""
    time = first(element, "time[itemprop=dateCreated]", ".b-post__timestamp time")
    epoch = element.get("data-node-publishdate") or ""
    if epoch.isdecimal() and len(epoch) <= 12:
        return epoch_moment(int(epoch), words(time))
    if time is None:
        shown = words(first(element, ".b-post__timestamp"))
        return shown_moment(shown, page.language)
    return iso_moment(time.get("datetime"), words(time))


def _state(element: Element) -> str | None:
    given = " ".join(classes(element))
    for state in ("deleted", "unapproved", "ignored"):
        if f"--{state}" in given or f"-{state}" in given:
            return state
    return None


def _kept(element: Element, page: Page) -> dict[str, object]:
    likes = select(element, ".b-post__likes, .js-post-votes, .votecount")
    return {
        "signature": plain_words(first(element, ".post-signature")),
        "attachments": attachments(
            page, *select(element, ".b-post__attachments, .post-attachments")
        ),
        **reactions("like", likes, "a[href*='/member/']"),
    }


def _bodies(element: Element) -> list[Element]:
    found = first(element, _TEXT)
    return [] if found is None else [found]


NODES = attrs.evolve(POSTS, posts=_posts, record=_record, bodies=_bodies)
"""How version 5 marks the parts of a page."""
