"""Two captures of one post: which of them is the later.

Posts are edited, and pages are saved more than once. What the later capture says is
kept, in this order: the later edit mark; one with an edit mark over one without; the
page that was saved later; the longer text where one begins with the other, as on a
page that was cut; else the first. A later capture without words (the post was deleted)
gives its state, and the words of the earlier one stay.
"""

from __future__ import annotations

import datetime as dt
from typing import TypeAlias

import attrs

from disputatio.schemas.debate import Post

Capture: TypeAlias = tuple[Post, dt.datetime | None]
"""A post as one page shows it, and when that page was saved."""


def later_of(first: Capture, second: Capture) -> Post:
    """Give the later of two captures of a post; the first where nothing tells."""
    old, new = first[0], second[0]
    for earlier, later in (
        (_edited(old), _edited(new)),
        (old.edited is not None, new.edited is not None),
        (first[1], second[1]),
    ):
        order = _order(earlier, later)
        if order:
            return _with_words(new, old) if order > 0 else _with_words(old, new)
    longer = len(new.text) > len(old.text) and new.text.startswith(old.text)
    return new if longer else old


def _edited(post: Post) -> dt.datetime | None:
    return post.edited.at if post.edited is not None else None


def _order(earlier: dt.datetime | bool | None, later: dt.datetime | bool | None) -> int:
    """Give 1 where the second is later, -1 where the first is, 0 where nobody knows."""
    if earlier is None or later is None:
        return 0
    try:
        return (later > earlier) - (later < earlier)  # type: ignore[operator]
    except TypeError:  # one has a zone and the other has none
        return 0


def _with_words(post: Post, other: Post) -> Post:
    return post if post.text.strip() else attrs.evolve(post, body=other.body)
