"""The pass `turns`: one post per turn of a dialogue, not one per locution.

Dialogue files (AIF) give every locution of a speaker as a message of its own. Locutions
of one person that follow each other become one post with several passages; passages,
wordings and claims keep their words. Posts of a forum are never joined: the source
states no passages of theirs, and not what passages do: answer, assert, ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from disputatio.converter.structure.evidence import posts_with_spans
from disputatio.converter.structure.results import speaking
from disputatio.converter.structure.turn_locutions import Locutions
from disputatio.schemas.debate import Debate, Passage, Post, Refusal
from disputatio.schemas.origins import Stated
from disputatio.schemas.references import with_references

SINGLE = ("url", "title", "score", "edited", "claimed_parent", "state", "language")
"""Fields that a post must not have to be joined to the one before."""

Turn = list[Post]


def join_turns(debate: Debate) -> Debate:
    """Join consecutive single locutions of one speaker into one post each."""
    turns = [turn for turn in _turns(debate) if len(turn) > 1]
    if not turns:
        return debate
    moved = {post.key: turn[0].key for turn in turns for post in turn[1:]}
    joined = {turn[0].key: _joined(turn) for turn in turns}
    passages = _passages(debate, turns)
    posts = (joined.get(p.key, p) for p in debate.posts if p.key not in moved)
    debate = attrs.evolve(
        debate,
        posts=_numbered(tuple(posts)),
        passages=tuple(passages.get(p.key, p) for p in debate.passages),
        refused=tuple(_refusal(refusal, moved) for refusal in debate.refused),
    )
    return with_references(
        debate, lambda key: moved.get(key, key), lambda key: key, lambda key: key
    )


def _turns(debate: Debate) -> Iterator[Turn]:
    """Give the runs of posts that belong together, in thread order."""
    if not _is_dialogue(debate):
        return
    single = _single_locutions(debate)
    fixed = posts_with_spans(debate)
    turn: Turn = []
    for post in speaking(debate):
        if turn and post.key in single and _continues(turn, post, fixed):
            turn.append(post)
            continue
        yield turn
        turn = [post] if post.key in single else []
    yield turn


def _is_dialogue(debate: Debate) -> bool:
    """Say whether the source states what passages do, as only dialogue files do.

    They answer each other, or, in a file without transitions, assert and ask something.
    """
    passages = {passage.key for passage in debate.passages}
    return any(
        isinstance(r.origin, Stated)
        and not passages.isdisjoint(r.sources)
        and (
            r.kind == "illocution"
            or (r.kind == "reply" and not passages.isdisjoint(r.targets))
        )
        for r in debate.relations
    )


def _single_locutions(debate: Debate) -> set[str]:
    """Give the posts of a known speaker whose passages are stated and cover the post."""
    lengths = {post.key: len(post.text) for post in debate.posts}
    whole: dict[str, bool] = {}
    for passage in debate.passages:
        covers = passage.start == 0 and passage.end == lengths[passage.post]
        stated = isinstance(passage.origin, Stated)
        whole[passage.post] = whole.get(passage.post, True) and covers and stated
    return {
        post.key
        for post in debate.posts
        if post.author is not None
        and isinstance(post.author_origin, Stated)
        and whole.get(post.key, False)
    }


def _continues(turn: Turn, post: Post, fixed: frozenset[str]) -> bool:
    plain = all(getattr(post, name) is None for name in SINGLE) and not post.extras
    return plain and post.author == turn[0].author and post.key not in fixed


def _joined(turn: Turn) -> Post:
    body = list(turn[0].body)
    for post in turn[1:]:
        body += (attrs.evolve(block, gap=None) for block in post.body[:1])
        body += post.body[1:]
    return attrs.evolve(turn[0], body=tuple(body))


def _passages(debate: Debate, turns: Sequence[Turn]) -> dict[str, Passage]:
    """Give the passages of joined posts at their new places."""
    places = {key: place for turn in turns for key, place in _places(turn)}
    locutions = Locutions(debate)
    result: dict[str, Passage] = {}
    for passage in debate.passages:
        if passage.post in places:
            first, last, offset = places[passage.post]
            result[passage.key] = attrs.evolve(
                passage,
                post=first.key,
                start=passage.start + offset,
                end=passage.end + offset,
                extras=locutions.extras(passage, last, first),
            )
    return result


def _places(turn: Turn) -> Iterator[tuple[str, tuple[Post, Post, int]]]:
    """Give, for each later post of a turn, the first post, the post, and its offset."""
    offset = len(turn[0].text)
    begun = bool(turn[0].body)
    for post in turn[1:]:
        offset += len("\n\n") if begun and post.body else 0
        yield post.key, (turn[0], post, offset)
        offset += len(post.text)
        begun = begun or bool(post.body)


def _numbered(posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """Number the posts that had numbers from 1 again, in the same order."""
    order = sorted(p.number for p in posts if p.number is not None)
    places = {number: place for place, number in enumerate(order, 1)}
    return tuple(
        post if post.number is None else attrs.evolve(post, number=places[post.number])
        for post in posts
    )


def _refusal(refusal: Refusal, moved: dict[str, str]) -> Refusal:
    return attrs.evolve(
        refusal,
        sources=tuple(moved.get(key, key) for key in refusal.sources),
        targets=tuple(moved.get(key, key) for key in refusal.targets),
    )
