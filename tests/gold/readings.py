"""What one reader finds in a thread, in the shape in which two readers are compared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from attrs import frozen

from disputatio.converter.structure.sentences import sentences
from tests.gold.thread import STANCES, GoldError, GoldThread

SECOND = Path(__file__).parents[2] / "seeds" / "threads" / "second-reader"
"""Readings of the second reader: `NAME.yaml`, the fields of a thread without bodies."""

Side = tuple[str, int]
"""`for` or `against`, and a post: the posts of a position with their sides."""


@frozen(kw_only=True)
class Reading:
    """What one reader finds in a thread."""

    name: str
    """Name of the thread."""
    stances: dict[tuple[int, int], str]
    """Stance of each answer: (post, post that is answered)."""
    acceptable: dict[tuple[int, int], tuple[str, ...]]
    """Every stance that the reader would defend."""
    claims: frozenset[tuple[int, int]]
    """Sentences that carry a claim: (post, start)."""
    positions: tuple[frozenset[Side], ...]
    """Who is for and against each position."""


def own_sentences(thread: GoldThread) -> Iterator[tuple[int, int, int]]:
    """Give post, start and end of the sentences that no quotation covers."""
    for post in thread.posts:
        quoted = [
            (q.place.start, q.place.end)
            for q in thread.quotations
            if q.place.post == post.number
        ]
        for start, end in sentences(post.body, 0, len(post.body)):
            if not any(low <= start and end <= high for low, high in quoted):
                yield post.number, start, end


def gold_reading(thread: GoldThread) -> Reading:
    """Give the reading that the file of a thread holds."""
    places = [(c.place.post, c.place.start, c.place.end) for c in thread.claims]
    return Reading(
        name=thread.name,
        stances={(a.post, a.to): a.stance for a in thread.answers},
        acceptable={(a.post, a.to): a.acceptable for a in thread.answers},
        claims=_sentences_at(thread, places),
        positions=tuple(_sides(p.supporters, p.opponents) for p in thread.positions),
    )


def second_reading(path: Path, thread: GoldThread) -> Reading:
    """Give the reading of a file about a thread.

    Raises:
        GoldError: a post, a stance or words that the thread does not have.
    """
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    posts: list[dict[str, Any]] = data.get("posts") or []
    try:
        stances = dict(_stances(posts, thread))
        return Reading(
            name=thread.name,
            stances=stances,
            acceptable={link: (stance,) for link, stance in stances.items()},
            claims=_sentences_at(thread, list(_claim_places(posts, thread))),
            positions=tuple(
                _sides(p.get("for") or (), p.get("against") or ())
                for p in data.get("positions") or ()
            ),
        )
    except (KeyError, TypeError) as error:
        raise GoldError(f"{path.name}: {type(error).__name__} {error}") from None


def _stances(
    posts: list[dict[str, Any]], thread: GoldThread
) -> Iterator[tuple[tuple[int, int], str]]:
    numbers = {p.number for p in thread.posts}
    for post in posts:
        for answer in post.get("answers") or ():
            link = (post["number"], answer["to"])
            if not set(link) <= numbers or answer["stance"] not in STANCES:
                raise GoldError(f"{thread.name}: no such answer: {link} {answer}")
            yield link, answer["stance"]


def _claim_places(
    posts: list[dict[str, Any]], thread: GoldThread
) -> Iterator[tuple[int, int, int]]:
    texts = {p.number: p.body for p in thread.posts}
    for post in posts:
        for claim in post.get("claims") or ():
            start = texts[post["number"]].find(claim["words"])
            if start < 0:
                raise GoldError(
                    f"{thread.name}: post {post['number']} has not these words: "
                    f"{claim['words']!r}"
                )
            yield post["number"], start, start + len(claim["words"])


def _sentences_at(
    thread: GoldThread, places: list[tuple[int, int, int]]
) -> frozenset[tuple[int, int]]:
    """Give the sentences that share words with some place."""
    return frozenset(
        (post, start)
        for post, start, end in own_sentences(thread)
        if any(p == post and low < end and start < high for p, low, high in places)
    )


def _sides(supporters: Any, opponents: Any) -> frozenset[Side]:
    return frozenset(
        [("for", post) for post in supporters]
        + [("against", post) for post in opponents]
    )
