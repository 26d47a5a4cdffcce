"""What tests ask of a page that was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from disputatio.converter.detection import importer_for
from disputatio.schemas.content import Block, Quotation
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.errors import ReadError
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import Reading, Source
from disputatio.schemas.quoted import quotations


def read(data: bytes) -> Reading:
    """Give the reading of a page by the importer that is surest of it."""
    source = Source(data=data, name="page.html")
    (reading,) = importer_for(source).read(source, {})
    assert problems(reading.debate) == ()
    return reading


def refused(data: bytes) -> str:
    """Give what is said of a page that shows no thread."""
    source = Source(data=data, name="page.html")
    with pytest.raises(ReadError) as caught:
        list(importer_for(source).read(source, {}))
    return str(caught.value)


def real(folder: Path, name: str, importer: str) -> Debate:
    """Give the debate of a real page, which its importer alone is sure of."""
    source = Source(data=(folder / "forums" / name).read_bytes(), name=name)
    found = importer_for(source)
    assert found.info.name == importer
    (reading,) = found.read(source, {})
    assert problems(reading.debate) == ()
    return reading.debate


def names(debate: Debate) -> list[str | None]:
    """Give who wrote each post."""
    people = {person.key: person.name for person in debate.participants}
    return [people.get(post.author or "") for post in debate.posts]


def kept(post: Post, name: str) -> object:
    """Give what was kept of a post beside the model."""
    return post.extras.get("thread", {}).get(name)


def quoted(*posts: Post) -> list[Quotation]:
    """Give the quotations of posts, nested ones too."""
    return [found.quotation for post in posts for found in quotations(post.body)]


def counted(debate: Debate) -> tuple[int, ...]:
    """Count posts, people, quotations, those with a name, with a source; edits."""
    found = quoted(*debate.posts)
    return (
        len(debate.posts),
        len(debate.participants),
        len(found),
        sum(1 for q in found if q.claimed_author),
        sum(1 for q in found if q.claimed_post),
        sum(1 for post in debate.posts if post.edited),
    )


def told(debate: Debate, key: str) -> tuple[object, ...]:
    """Give what was checked by hand of a post: name, time, edit, quotations."""
    post = next(p for p in debate.posts if p.key == key)
    people = {person.key: person.name for person in debate.participants}
    return (
        people.get(post.author or ""),
        post.written.at.isoformat(" ", "minutes") if post.written and post.written.at else None,
        post.edited.by if post.edited else None,
        [(q.claimed_author, q.claimed_post) for q in quoted(post)],
    )  # fmt: skip


def body(data: bytes, place: int = 0) -> tuple[Block, ...]:
    """Give the body of one post of a page."""
    return read(data).debate.posts[place].body
