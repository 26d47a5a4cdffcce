"""Tests of the pass `turns`."""

import datetime as dt

import attrs
import pytest

from disputatio.converter.structure.passes import structured
from disputatio.converter.structure.turns import join_turns
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Moment,
    Participant,
    Passage,
    Post,
    Relation,
    Wording,
)
from disputatio.schemas.foreign.aif_corrections import settings
from disputatio.schemas.foreign.aif_locutions import entries_of
from disputatio.schemas.foreign.aif_people import People
from disputatio.schemas.invariants import problems


def dialogue(*words: str) -> Debate:
    """Make a dialogue: each locution is "name: words", a post and a passage of its own."""
    posts, passages, claims, replies = [], [], [], []
    for n, (name, _, text) in enumerate((w.partition(": ") for w in words), 1):
        at = dt.datetime(2020, 1, 1, 12, n, tzinfo=dt.UTC)
        moment = Moment(text=at.isoformat(), at=at, zone_known=True)
        posts.append(
            Post(
                key=f"post-{n}",
                number=n,
                author=name,
                written=moment,
                body=plain_blocks(text),
            )
        )
        passages.append(Passage(key=f"L{n}", post=f"post-{n}", start=0, end=len(text)))
        claims.append(
            Claim(
                key=f"I{n}", text=text, wordings=(Wording(text=text, passage=f"L{n}"),)
            )
        )
        if n > 1:
            replies.append(
                Relation(
                    key=f"TA{n}",
                    kind="reply",
                    sources=(f"L{n}",),
                    targets=(f"L{n - 1}",),
                )
            )
    people = sorted({p.author for p in posts if p.author})
    return Debate(
        participants=tuple(Participant(key=p, name=p.title()) for p in people),
        posts=tuple(posts),
        passages=tuple(passages),
        claims=tuple(claims),
        relations=tuple(replies),
    )


TALK = dialogue(
    "ann: Trams are good.", "ann: They are quiet.", "bob: No.", "bob: Loud.", "ann: Oh."
)


def test_consecutive_locutions_become_one_post() -> None:
    """Posts of one speaker in a row are joined, and all are numbered again."""
    joined = join_turns(TALK)

    assert [(p.key, p.number, p.text) for p in joined.posts] == [
        ("post-1", 1, "Trams are good.\n\nThey are quiet."),
        ("post-3", 2, "No.\n\nLoud."),
        ("post-5", 3, "Oh."),
    ]
    assert problems(joined) == ()


def test_passages_claims_and_relations_keep_their_words() -> None:
    """Every passage holds the same words as before; claims and relations are the same."""
    joined = join_turns(TALK)
    texts = {p.key: p.text for p in joined.posts}

    assert [texts[p.post][p.start : p.end] for p in joined.passages] == [
        c.text for c in TALK.claims
    ]
    assert joined.claims == TALK.claims
    assert joined.relations == TALK.relations


def test_times_of_locutions_are_kept_for_the_file() -> None:
    """What AIF records of a locution can still be derived after joining."""
    before, after = TALK, join_turns(TALK)
    posts = {p.key: p for p in before.posts}
    joined = {p.key: p for p in after.posts}

    for old, new in zip(before.passages, after.passages, strict=True):
        was = entries_of(posts[old.post], People(before), settings(old.extras))
        now = entries_of(joined[new.post], People(after), settings(new.extras))
        assert now == was


def test_references_to_joined_posts_follow() -> None:
    """A relation that ends at a joined post ends at the post that it became part of."""
    stance = Relation(
        key="s", kind="stance", sources=("post-3",), targets=("post-2",), scheme="agree"
    )
    joined = join_turns(attrs.evolve(TALK, relations=(*TALK.relations, stance)))

    assert joined.relations[-1].targets == ("post-1",)
    assert problems(joined) == ()


@pytest.mark.parametrize(
    "debate",
    [
        attrs.evolve(TALK, relations=()),
        attrs.evolve(TALK, passages=(), claims=(), relations=()),
        attrs.evolve(
            TALK, posts=tuple(attrs.evolve(p, author=None) for p in TALK.posts)
        ),
        attrs.evolve(TALK, posts=tuple(attrs.evolve(p, url="u") for p in TALK.posts)),
    ],
    ids=[
        "no answers between passages",
        "a forum",
        "nobody known",
        "pages of their own",
    ],
)
def test_other_posts_are_not_joined(debate: Debate) -> None:
    """Forum posts, unknown speakers and posts with a page of their own stay single."""
    assert join_turns(debate) == debate


def test_locutions_without_any_transition_are_turns_too() -> None:
    """Where words do something with claims, they are locutions, whatever joins them."""
    forces = tuple(
        Relation(
            key=f"YA{n}", kind="illocution", sources=(f"L{n}",), targets=(f"I{n}",)
        )
        for n in range(1, 6)
    )
    joined = join_turns(attrs.evolve(TALK, relations=forces))

    assert [p.key for p in joined.posts] == ["post-1", "post-3", "post-5"]
    assert problems(joined) == ()


def test_only_turns_run_on_what_is_stated() -> None:
    """The mode `stated` joins turns and infers nothing; `none` does nothing."""
    assert structured(TALK, "stated") == join_turns(TALK)
    assert structured(TALK, "none") == TALK
    assert structured(TALK, "stated", without=("turns",)) == TALK


def test_twice_is_once() -> None:
    """Joined turns are not joined again."""
    once = join_turns(TALK)

    assert join_turns(once) == once
