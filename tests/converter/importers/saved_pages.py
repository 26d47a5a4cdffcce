"""Saved pages in tests: samples, the real ones, and what an importer makes of them."""

import json
from pathlib import Path
from typing import Any

from disputatio.converter import registry
from disputatio.schemas.content import Quotation
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import Reading, Source
from disputatio.schemas.quoted import quotations

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
"""A folder of sample pages for each importer."""

Counts = tuple[int, int, int]
"""Quotations, those with an author, those that name a post."""


def read_page(importer: str, data: bytes | str, url: str | None = None) -> Reading:
    """Give the one thread of a page, by the importer of that name."""
    raw = data.encode() if isinstance(data, str) else data
    source = Source(data=raw, name="page.html", url=url)
    (reading,) = registry.importer(importer).read(source, {})
    assert problems(reading.debate) == ()
    return reading


def sample(importer: str, file: str) -> Reading:
    """Give the thread of a sample page."""
    return read_page(importer, (SAMPLES / importer / file).read_bytes())


def quoted(post: Post) -> list[tuple[str | None, str | None, str]]:
    """Give author, post and words of each quotation in a post, outer ones first."""
    return [
        (
            found.quotation.claimed_author,
            found.quotation.claimed_post,
            post.text[found.start : found.end],
        )
        for found in quotations(post.body)
    ]


def counts(debate: Debate) -> Counts:
    """Count the quotations of a debate."""
    found: list[Quotation] = [
        q.quotation for post in debate.posts for q in quotations(post.body)
    ]
    return (
        len(found),
        sum(q.claimed_author is not None for q in found),
        sum(q.claimed_post is not None for q in found),
    )


def kept(post: Post) -> dict[str, Any]:
    """Give what is kept of a post beside the model."""
    found: Any = post.extras.plain().get("thread", {})
    return dict(found)


def kept_of_thread(debate: Debate) -> dict[str, Any]:
    """Give what is kept of a thread beside the model."""
    found: Any = debate.extras.plain().get("thread", {})
    return dict(found)


def by_key(debate: Debate) -> dict[str, Post]:
    """Give the posts by key."""
    return {post.key: post for post in debate.posts}


def author(debate: Debate, post: Post) -> str | None:
    """Give the name of who wrote a post, or what stands for it."""
    people = {p.key: p.name or p.label for p in debate.participants}
    return people[post.author] if post.author else None


def replies(debate: Debate) -> set[tuple[str, str]]:
    """Give each stated reply with what it answers."""
    return {(r.sources[0], r.targets[0]) for r in debate.relations if r.kind == "reply"}


def stored_posts(path: Path) -> list[dict[str, Any]]:
    """Give the posts that another program kept as HTML."""
    posts: list[dict[str, Any]] = json.loads(path.read_bytes())["posts"]
    return posts
