"""Deterministic keys: from what an element rests on, so that nothing else moves them."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet


def bare(post: str) -> str:
    """Give a post's key without its prefix: "3" for "post-3"."""
    return post.removeprefix("post-")


def passage_key(post: str, start: int) -> str:
    """Give the key of a passage that a pass finds at an offset of a post."""
    return f"passage-{bare(post)}-{start}"


def claim_key(post: str, start: int) -> str:
    """Give the key of a claim that a pass finds at an offset of a post."""
    return f"claim-{bare(post)}-{start}"


def relation_key(kind: str, sources: Iterable[str], targets: Iterable[str]) -> str:
    """Give the key of a relation that a pass makes, from its kind and ends."""
    return "-".join((kind, *sources, *targets))


def unique(key: str, taken: AbstractSet[str]) -> str:
    """Give the key, or the key with "-2", "-3" … where it is taken."""
    if key not in taken:
        return key
    number = 2
    while f"{key}-{number}" in taken:
        number += 1
    return f"{key}-{number}"


def names_itself(key: str, claimed: str) -> bool:
    """Say whether the parent that the post of a key claims is that post itself."""
    return key in (claimed, f"post-{claimed}")
