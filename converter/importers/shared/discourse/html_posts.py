"""The two ways in which Discourse shows a topic."""

from __future__ import annotations

import attrs

from disputatio.converter.importers.shared.discourse import crawler as discourse_crawler
from disputatio.converter.importers.shared.discourse import page as discourse_page
from disputatio.converter.importers.shared.discourse import (
    rendered as discourse_rendered,
)
from disputatio.converter.importers.shared.discourse.content import means
from disputatio.converter.importers.shared.forum_pages import Engine
from disputatio.converter.importers.shared.forum_parts import outside

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
    strays=outside(".cooked, [itemprop=articleBody], .crawler-post .post"),
)
"""How a page of Discourse looks in a browser."""

CRAWLER = attrs.evolve(
    RENDERED,
    posts=discourse_crawler.posts,
    record=discourse_crawler.record,
    bodies=discourse_crawler.bodies,
)
"""How the server gives it to robots and to browsers without scripts."""
