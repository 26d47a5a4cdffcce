"""Decisions about what a post thinks of another: `stances` of the edited file.

No line of Argdown and no node of AIF is a stance of a post on a post, so a person writes
them by number: `stances: {7 on 6: agree, 9 on 6: none}` in the front matter, or beside
the nodes of AIF-JSON.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from disputatio.converter.merging.comparison import Comparison
from disputatio.converter.merging.decisions import (
    Add,
    Change,
    Evolve,
    Refuse,
    Remove,
)
from disputatio.converter.merging.words import quoted
from disputatio.schemas.debate import Post, Refusal, Relation
from disputatio.schemas.keys import relation_key
from disputatio.schemas.origins import Decided, Inferred

NONE = "none"
"""What is written to refuse a stance."""

_DOES: Mapping[str, str] = {
    "agree": "agrees with",
    "disagree": "disagrees with",
    "mixed": "partly agrees with",
    "neutral": "takes no side on",
    NONE: "has no stance on",
}
_ON = re.compile(r"\s*(\d{1,9})\s+on\s+(\d{1,9})\s*", re.IGNORECASE | re.ASCII)


def compare_stances(state: Comparison) -> None:
    """Decide on every stance that the edited file tells; what it leaves out stays."""
    told = state.edited.stances
    if told is None:
        return
    known = {
        (r.sources, r.targets): r for r in state.thread.relations if r.kind == "stance"
    }
    rows = told.items() if isinstance(told, Mapping) else ((told, None),)
    for written, side in rows:
        posts = _posts(state, written)
        if posts is not None and isinstance(side, str) and side in _DOES:
            _decide(state, posts, side, known.get(_ends(posts)))
        else:
            _refuse_to_read(state, written, side)


def _posts(state: Comparison, written: object) -> tuple[Post, Post] | None:
    """Give the two posts of "7 on 6"; None where it does not name two."""
    found = _ON.fullmatch(written) if isinstance(written, str) else None
    if found is None:
        return None
    one, other = (state.numbered.get(int(number)) for number in found.groups())
    return (one, other) if one and other and one is not other else None


def _refuse_to_read(state: Comparison, written: object, side: object) -> None:
    sides = ", ".join(_DOES)
    state.note(
        "StanceNotUnderstood",
        f"{quoted(f'{written}: {side}')} is left out: a stance is written"
        f" POST on POST, by numbers of this thread, and one of {sides}",
    )


def _ends(posts: tuple[Post, Post]) -> tuple[tuple[str], tuple[str]]:
    return (posts[0].key,), (posts[1].key,)


def _decide(
    state: Comparison, posts: tuple[Post, Post], side: str, was: Relation | None
) -> None:
    if side == (NONE if was is None else was.scheme):
        if was is not None and isinstance(was.origin, Inferred):
            change = Evolve(row="relations", key=was.key)
            sentence = f"confirmed: {_sentence(posts, side)}"
            state.decide("confirmed", sentence, change, element=was.key)
        return
    before = ""
    if was is not None:
        before = f" (before: {_does(was.scheme)} it)"
        _note_overruled(state, posts, was)
    key, changes = _changes(state, posts, side, was)
    sentence = f"{_sentence(posts, side)}{before}"
    state.decide("stance", sentence, *changes, element=key)


def _changes(
    state: Comparison, posts: tuple[Post, Post], side: str, was: Relation | None
) -> tuple[str, tuple[Change, ...]]:
    sources, targets = _ends(posts)
    if was is None:
        key = state.fresh(relation_key("stance", sources, targets))
        made = Relation(
            key=key, kind="stance", sources=sources, targets=targets, scheme=side,
            origin=Decided(by=state.by),
        )  # fmt: skip
        return key, (Add(row="relations", element=made),)
    if side == NONE:
        refusal = Refusal(kind="stance", sources=sources, targets=targets)
        remove = Remove(row="relations", key=was.key)
        return was.key, (remove, Refuse(refusal=refusal))
    fields: dict[str, Any] = {"scheme": side}
    return was.key, (Evolve(row="relations", key=was.key, fields=fields),)


def _note_overruled(state: Comparison, posts: tuple[Post, Post], was: Relation) -> None:
    if isinstance(was.origin, Decided) and was.origin.by != state.by:
        who = was.origin.by
        sentence = f"{who} decided before: {_sentence(posts, was.scheme)}"
        state.note("DecisionOverruled", sentence)


def _sentence(posts: tuple[Post, Post], side: str | None) -> str:
    return f"post {posts[0].number} {_does(side)} post {posts[1].number}"


def _does(side: str | None) -> str:
    return _DOES.get(side or "", "takes a side on")
