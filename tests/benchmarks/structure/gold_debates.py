"""Threads with gold structure as debates, for the bench."""

from __future__ import annotations

import attrs

from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import Debate, Participant, Post, Relation
from tests.gold.thread import GoldThread


def key(number: int) -> str:
    """Give the key of a post."""
    return f"post-{number}"


def plain_debate(thread: GoldThread) -> Debate:
    """Give the thread as a copy shows it: texts and shown names, no structure.

    Participants stand for names; a post whose name the copy lost has no author.
    """
    shown = dict.fromkeys(post.author for post in thread.posts if post.shown)
    return Debate(
        title=thread.title,
        language=thread.language,
        participants=tuple(Participant(key=name, name=name) for name in shown),
        posts=tuple(
            Post(
                key=key(post.number),
                number=post.number,
                author=post.author if post.shown else None,
                body=plain_blocks(post.body),
            )
            for post in thread.posts
        ),
    )


def linked_debate(thread: GoldThread) -> Debate:
    """Give the thread with its replies stated, as a source with markup does."""
    links = dict.fromkeys((key(a.post), key(a.to)) for a in thread.answers)
    replies = tuple(
        Relation(
            key=f"reply-{source}-{target}",
            kind="reply",
            sources=(source,),
            targets=(target,),
        )
        for source, target in links
    )
    return attrs.evolve(plain_debate(thread), relations=replies)
