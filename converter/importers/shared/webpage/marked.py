"""Threads of software whose marks are known, and which needs no importer of its own."""

from __future__ import annotations

from attrs import frozen

from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.thread_records import PostRecord
from disputatio.converter.importers.shared.webpage.futaba import futaba_posts
from disputatio.converter.importers.shared.webpage.thread import Found
from disputatio.converter.importers.shared.webpage.zulip import (
    is_whole,
    zulip_posts,
    zulip_title,
)
from disputatio.schemas.notices import Notice, notice

_CUT = "the page lacks the line that ends pages of Zulip's archive; what stood above it may be missing"


@frozen(kw_only=True)
class Marked:
    """A thread that was found by the marks of its software."""

    found: Found
    """Its posts."""
    title: str | None = None
    """Its title, where the software says it at a place of its own."""
    notices: tuple[Notice, ...] = ()
    """What is not as the software writes it."""


def marked_thread(page: Page) -> Marked | None:
    """Give the thread of a page by the marks of its software; None where there are none."""
    posts = zulip_posts(page)
    if posts:
        cut = () if is_whole(page) else (notice("PageCut", _CUT),)
        return Marked(found=_sure(posts), title=zulip_title(page), notices=cut)
    posts = futaba_posts(page)
    return Marked(found=_sure(posts)) if posts else None


def _sure(posts: list[PostRecord]) -> Found:
    return Found(posts=tuple(posts), confidence=1.0, rests="")
