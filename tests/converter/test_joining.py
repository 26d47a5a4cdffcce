"""Pages that were read one by one become one thread."""

from __future__ import annotations

from itertools import pairwise

from disputatio.converter.joining import joined
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import Debate, Participant, Post, Relation
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import Reading


def _page(*posts: Post, people: tuple[Participant, ...] = ()) -> Reading:
    replies = tuple(
        Relation(
            key=f"reply-{b.key}",
            kind="reply",
            sources=(b.key,),
            targets=(a.key,),
        )
        for a, b in pairwise(posts)
    )
    return Reading(
        debate=Debate(title="T", posts=posts, participants=people, relations=replies)
    )


def _post(
    number: int, text: str, *, url: str | None = None, by: str | None = None
) -> Post:
    return Post(
        key=f"post-{number}",
        number=number,
        url=url,
        author=by,
        body=plain_blocks(text),
    )


def test_posts_follow_each_other() -> None:
    """Keys and numbers that collide are made anew, and every relation follows."""
    whole = joined(
        [_page(_post(1, "a"), _post(2, "b")), _page(_post(1, "c"), _post(2, "d"))]
    )

    assert problems(whole.debate) == ()
    assert [p.text for p in whole.debate.posts] == ["a", "b", "c", "d"]
    assert [p.number for p in whole.debate.posts] == [1, 2, 3, 4]
    texts = {p.key: p.text for p in whole.debate.posts}
    ends = [(texts[r.sources[0]], texts[r.targets[0]]) for r in whole.debate.relations]
    assert ends == [("b", "a"), ("d", "c")]


def test_a_post_on_two_pages_is_kept_once() -> None:
    """A post with the same address is the same, and replies to it find it."""
    first = _page(_post(1, "a", url="u1"), _post(2, "b", url="u2"))
    second = _page(_post(2, "b", url="u2"), _post(3, "c", url="u3"))

    whole = joined([first, second])

    assert problems(whole.debate) == ()
    assert [p.text for p in whole.debate.posts] == ["a", "b", "c"]
    assert [n.rule for n in whole.notices] == ["PostRepeated"]
    assert whole.debate.relations[1].targets == ("post-2",)


def test_people_are_one_by_name_only() -> None:
    """A name is one person on all pages; placeholders stay apart."""
    named = Participant(key="ann", name="Ann")
    guest = Participant(key="guest", label="Guest")
    pages = [
        _page(_post(1, "a", by="ann"), people=(named, guest)),
        _page(_post(2, "b", by="ann"), people=(named, guest)),
    ]

    debate = joined(pages).debate

    assert problems(debate) == ()
    assert [p.key for p in debate.participants] == ["ann", "guest", "guest-2"]
    assert {p.author for p in debate.posts} == {"ann"}
