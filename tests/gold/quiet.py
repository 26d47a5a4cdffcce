"""Threads in which nothing is debated, short and long ones, by split."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from disputatio.schemas.content import Block, plain_blocks
from disputatio.schemas.debate import Debate, Participant, Post

SEEDS = Path(__file__).parents[2] / "seeds"

SHORT = SEEDS / "quiet-threads.yaml"
"""Threads whose answers are marked where they take a side."""

LONG = SEEDS / "quiet-long-threads.yaml"
"""Longer threads, with nothing marked."""


def quiet_debates(split: str, file: Path = SHORT) -> Iterator[tuple[str, Debate]]:
    """Give the threads of a split, each with its name, as plain posts."""
    for given in _given(split, file):
        posts = [(author, plain_blocks(text)) for author, text in given["posts"]]
        yield given["name"], plain_thread(given, posts)


def quiet_sides(split: str) -> dict[str, dict[tuple[str, str], str]]:
    """Give, by thread, the answers that take a side: keys of both posts, and the side."""
    found: dict[str, dict[tuple[str, str], str]] = {}
    for given in _given(split, SHORT):
        sides = found.setdefault(given["name"], {})
        for pair, side in given.get("sides", {}).items():
            post, _, to = pair.partition(">")
            sides[_key(int(post)), _key(int(to))] = side
    return found


def _given(split: str, file: Path) -> Iterator[dict[str, Any]]:
    for given in yaml.safe_load(file.read_text(encoding="utf-8")):
        if given["split"] == split:
            yield given


def plain_thread(
    given: Mapping[str, Any], posts: Sequence[tuple[str, tuple[Block, ...]]]
) -> Debate:
    """Give a thread of posts, each an author and a body."""
    people = dict.fromkeys(author for author, _ in posts)
    return Debate(
        title=given["title"],
        language=given["language"],
        participants=tuple(Participant(key=n, name=n) for n in people),
        posts=tuple(
            Post(
                key=_key(number),
                number=number,
                author=author,
                body=body,
            )
            for number, (author, body) in enumerate(posts, 1)
        ),
    )


def _key(number: int) -> str:
    return f"post-{number}"
