"""What the tests of importers of data share: samples, readings, damage."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from disputatio.converter import detection, registry
from disputatio.schemas.content import Quotation
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.errors import ReadError
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import Reading, Source
from disputatio.schemas.quoted import quotations

SEEDS = Path(__file__).parents[3] / "seeds"


def seed(name: str) -> bytes:
    """Give the bytes of a sample."""
    return (SEEDS / name).read_bytes()


def readings(data: bytes, name: str = "x") -> list[Reading]:
    """Read bytes with the importer that is surest of them; all debates are valid."""
    source = Source(data=data, name=name)
    found = list(detection.importer_for(source).read(source, {}))
    assert not any(problems(reading.debate) for reading in found)
    return found


def reading(data: bytes) -> Reading:
    """Read bytes that hold one thread."""
    (found,) = readings(data)
    return found


def attempt(importer: str, data: bytes) -> list[Reading]:
    """Read bytes that may be no file of the format; none where one error says so."""
    try:
        found = list(registry.importer(importer).read(Source(data=data, name="x"), {}))
    except ReadError:
        return []
    assert not any(problems(reading.debate) for reading in found)
    return found


def damaged(data: bytes, cuts: int, flips: int) -> Iterator[bytes]:
    """Give bytes cut off at many places, and with single bytes changed; always the same."""
    chance = random.Random(len(data))  # noqa: S311 - the same damage in every run
    for _ in range(cuts):
        yield data[: chance.randrange(len(data))]
    for _ in range(flips):
        place = chance.randrange(len(data))
        changed = data[place] ^ (1 << chance.randrange(8))
        yield data[:place] + bytes([changed]) + data[place + 1 :]


def posts_by_id(debate: Debate) -> dict[str, Post]:
    """Give the posts by the id that their source gives them."""
    return {post.key.removeprefix("post-"): post for post in debate.posts}


def quoted(debate: Debate) -> list[Quotation]:
    """Give the quotations of all posts."""
    return [q.quotation for post in debate.posts for q in quotations(post.body)]


def replies(debate: Debate) -> set[tuple[str, str]]:
    """Give the replies as pairs of ids: the answer, what it answers."""
    return {
        (r.sources[0].removeprefix("post-"), r.targets[0].removeprefix("post-"))
        for r in debate.relations
        if r.kind == "reply"
    }


def rules(found: Reading) -> list[str]:
    """Give the rules of the notices of a reading."""
    return [notice.rule for notice in found.notices]


def kept(element: Post | Debate) -> dict[str, Any]:
    """Give what is kept of a post or thread beside the model."""
    found = element.extras.plain().get("thread")
    return found if isinstance(found, dict) else {}


def names(debate: Debate) -> dict[str, str | None]:
    """Give the author of each post by id: a name, or a label in brackets."""
    people = {p.key: p.name or p.label for p in debate.participants}
    return {
        key: people.get(post.author or "") for key, post in posts_by_id(debate).items()
    }
