"""A small thread made by hand, with the AIF that it stands for."""

from __future__ import annotations

import datetime as dt

from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Moment,
    Participant,
    Passage,
    Post,
    Relation,
    RelationKind,
    Wording,
)
from disputatio.schemas.origins import STATED, Inferred, Origin

_POSTS = (
    ("ann", "Cars should go. They are loud."),
    ("bob", "Too dear."),
    (None, "Not\nso loud."),
    ("ann", "Trust me."),
)

_PASSAGES = (
    ("p1", "post-1", 0, 15),
    ("p2", "post-1", 16, 30),
    ("p3", "post-2", 0, 9),
    ("p4", "post-3", 0, 12),
)


def thread(origin: Origin = STATED) -> Debate:
    """Four posts: Ann's two passages, two objections, and one post without any."""
    people = (
        Participant(key="ann", name="Ann Lee"),
        Participant(key="bob", name="Bob"),
    )
    when = Moment(at=dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC), zone_known=True)
    posts = tuple(
        Post(
            key=f"post-{number}",
            number=number,
            author=author,
            written=when if number == 1 else None,
            body=plain_blocks(text),
        )
        for number, (author, text) in enumerate(_POSTS, 1)
    )
    passages = tuple(
        Passage(key=key, post=post, start=start, end=end)
        for key, post, start, end in _PASSAGES
    )
    claims = (
        _claim("go", "Cars should go.", "p1"),
        _claim("loud", "Cars are loud.", "p2"),
        _claim("dear", "It is too dear.", "p3"),
        _claim("quiet", "Cars are not so loud.", "p4"),
    )
    return Debate(
        title="Cars",
        participants=people,
        posts=posts,
        passages=passages,
        claims=claims,
        relations=(
            _relation("support", "loud", "go", origin),
            _relation("attack", "dear", "go", origin),
            _relation("undercut", "quiet", "support-loud-go", origin),
            _relation("reply", "post-2", "post-1", STATED),
            _relation("reply", "post-3", "post-1", STATED),
            _relation("reply", "post-4", "post-2", STATED),
            _relation("stance", "post-2", "go", origin, "disagree"),
            _relation("stance", "post-3", "post-1", origin, "disagree"),
        ),
    )


def _claim(key: str, text: str, passage: str) -> Claim:
    return Claim(key=key, text=text, wordings=(Wording(text=text, passage=passage),))


def _relation(
    kind: RelationKind,
    source: str,
    target: str,
    origin: Origin,
    scheme: str | None = None,
) -> Relation:
    return Relation(
        key=f"{kind}-{source}-{target}",
        kind=kind,
        sources=(source,),
        targets=(target,),
        scheme=scheme,
        origin=origin,
    )


def inferred_thread() -> Debate:
    """The same thread, where a rule found the relations."""
    return thread(Inferred(rule="cue words", confidence=0.75))
