"""Saved pages of Discourse topics, as a browser shows them and as robots get them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from disputatio.converter.importers.shared import (
    discourse_crawler,
    discourse_page,
    discourse_rendered,
)
from disputatio.converter.importers.shared.discourse_content import means
from disputatio.converter.importers.shared.forum_pages import (
    KEEPS,
    OPTIONS,
    Engine,
    page_readings,
)
from disputatio.converter.importers.shared.html_page import is_html
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_SIGN = re.compile(rb"<meta\s[^>]{0,200}content=[\"']?Discourse\b", re.I)
_POSTS = re.compile(
    rb"\bcrawler-post\b|\btopic-post\b|<article\b[^>]{0,600}\bdata-topic-id=", re.I
)


class DiscourseHtmlImporter:
    """Reads saved pages of Discourse topics."""

    info = FormatInfo(
        name="discourse-html",
        title="Saved page of a Discourse topic",
        verified="pages for robots of Discourse 2.4; posts of a real topic",
        extensions=(".html", ".htm"),
        media_types=("text/html",),
        keeps=KEEPS,
        options=OPTIONS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are a page of Discourse."""
        if not is_html(head):
            return 0.0
        signs = (_SIGN.search(head) is not None) + (_POSTS.search(head) is not None)
        return (0.0, 0.8, 0.96)[signs]

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give the one topic of a page.

        Raises:
            ReadError: it is no page of a topic.
        """
        yield from page_readings(source, options, RENDERED, CRAWLER)


RENDERED = Engine(
    name="Discourse",
    posts=discourse_rendered.posts,
    record=discourse_rendered.record,
    bodies=discourse_rendered.bodies,
    means=means,
    title=discourse_page.title,
    thread=discourse_page.topic,
    page=discourse_page.number,
    instead=discourse_page.instead,
    kept=discourse_page.kept,
    mark="meta[name=generator][content^=Discourse], .crawler-post, #data-preloaded",
    sought="article with data-post-id and .crawler-post",
    beyond=discourse_rendered.beyond,
)
"""How a page of Discourse looks in a browser."""

CRAWLER = attrs.evolve(
    RENDERED,
    posts=discourse_crawler.posts,
    record=discourse_crawler.record,
    bodies=discourse_crawler.bodies,
)
"""How the server gives it to robots and to browsers without scripts."""
