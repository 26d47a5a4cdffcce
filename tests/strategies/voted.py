"""Threads in which posts take sides on positions, and most claim nothing of their own."""

from hypothesis import strategies as st

from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Participant,
    Passage,
    Position,
    Post,
    Relation,
    Wording,
)
from disputatio.schemas.origins import STATED, Decided, Inferred, Origin, Span
from tests.strategies.texts import lines

POSITIONS = 2
"""The first posts, each of which claims a position."""

_WORDS = st.sampled_from(("Oil.", "I'd go for wax", "same", "no! * [x]: y")) | lines(2)


@st.composite
def _posts(draw: st.DrawFn) -> tuple[Post, ...]:
    """Give posts of one or two lines, each with words."""
    texts = draw(st.lists(st.lists(_WORDS, min_size=1, max_size=2), min_size=3))
    return tuple(
        Post(
            key=f"post-{number}",
            number=number,
            author=f"person-{draw(st.integers(1, 3))}",
            body=plain_blocks("\n".join(f"w {line}" for line in row)),
        )
        for number, row in enumerate(texts, 1)
    )


@st.composite
def _origins(draw: st.DrawFn, post: Post) -> Origin:
    """Give an origin that rests on words of a post, if it is inferred."""
    kind = draw(st.integers(0, 5))
    if kind < 2:
        return STATED if kind else Decided(by="ann")
    end = draw(st.integers(1, len(post.text)))
    span = Span(post=post.key, start=0, end=end)
    sure = draw(st.sampled_from((0.3, 0.5, 0.8)))
    return Inferred(rule="vote-1", confidence=sure, evidence=(span,))


def _claimed(post: Post) -> tuple[Passage, Claim]:
    passage = Passage(
        key=f"passage-{post.number}", post=post.key, start=0, end=len(post.text)
    )
    worded = Wording(text=post.text, passage=passage.key)
    return passage, Claim(
        key=f"claim-{post.number}", text=post.text, wordings=(worded,)
    )


@st.composite
def voted_threads(draw: st.DrawFn) -> Debate:
    """Give a thread with two positions; other posts may claim something, and take sides."""
    posts = draw(_posts())
    hosts, others = posts[:POSITIONS], posts[POSITIONS:]
    claiming = (*hosts, *(post for post in others if draw(st.booleans())))
    claimed = [_claimed(post) for post in claiming]
    relations = tuple(
        Relation(
            key=f"stance-{post.number}-{host.number}",
            kind="stance",
            sources=(post.key,),
            targets=(f"claim-{host.number}",),
            scheme=draw(st.sampled_from(("agree", "disagree", "mixed", "neutral"))),
            origin=draw(_origins(post)),
        )
        for post in others
        for host in hosts
        if draw(st.booleans())
    )
    return Debate(
        participants=tuple(
            Participant(key=f"person-{n}", name=f"Person {n}") for n in (1, 2, 3)
        ),
        posts=posts,
        passages=tuple(passage for passage, _ in claimed),
        claims=tuple(claim for _, claim in claimed),
        relations=relations,
        positions=tuple(
            Position(claim=f"claim-{n}", title=f"Position {n}") for n in (1, 2)
        ),
    )
