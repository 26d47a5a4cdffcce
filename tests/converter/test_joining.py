"""Pages that were read one by one become one thread."""

from __future__ import annotations

import datetime as dt
from functools import partial
from itertools import pairwise, permutations

import attrs
import pytest

from disputatio.converter.joining import joined
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import (
    Debate,
    Edit,
    Moment,
    Participant,
    Post,
    Relation,
)
from disputatio.schemas.invariants import problems
from disputatio.schemas.notices import Absence, notice
from disputatio.schemas.protocols import Reading
from tests.laws.work import work_of


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


def _of_thread(*pages: Reading) -> list[Reading]:
    return [attrs.evolve(page, thread="site 7") for page in pages]


def test_numbers_of_the_source_put_pages_in_order() -> None:
    """Where each post has a number of its own, posts stand by them."""
    whole = joined([_page(_post(3, "c"), _post(4, "d")), _page(_post(1, "a"))])

    assert [(p.number, p.text) for p in whole.debate.posts] == [
        (1, "a"), (3, "c"), (4, "d"),
    ]  # fmt: skip


def test_a_post_on_every_page_is_told_once() -> None:
    """A skin that repeats the opening post gives one post and one notice."""
    pages = [_page(_post(1, "a"), _post(n, f"p{n}")) for n in range(2, 6)]

    whole = joined(_of_thread(*pages))

    assert [p.number for p in whole.debate.posts] == [1, 2, 3, 4, 5]
    assert [n.sentence for n in whole.notices] == [
        "the post post-1 stands on 4 pages; kept once"
    ]
    assert problems(whole.debate) == ()
    replies = [(r.sources, r.targets) for r in whole.debate.relations]
    assert replies == [((f"post-{n}",), ("post-1",)) for n in range(2, 6)]


def test_a_reply_that_two_pages_state_is_one() -> None:
    """The relation of a repeated post to a post that stands already is not doubled."""
    page = _page(_post(1, "a"), _post(2, "b"))

    whole = joined(_of_thread(page, page))

    assert len(whole.debate.relations) == 1
    assert len(whole.debate.posts) == 2


def test_a_parent_on_another_page_becomes_a_reply() -> None:
    """A claimed parent is found on the page before and on the page after."""
    first, second = _post(1, "a"), _post(2, "b")
    pages = [
        _page(attrs.evolve(first, claimed_parent="2")),
        _page(attrs.evolve(second, claimed_parent="1"), attrs.evolve(
            _post(3, "c"), claimed_parent="99")),
    ]  # fmt: skip

    debate = joined(_of_thread(*pages)).debate

    assert problems(debate) == ()
    assert [p.claimed_parent for p in debate.posts] == [None, None, "99"]
    assert {(r.sources[0], r.targets[0]) for r in debate.relations} >= {
        ("post-1", "post-2"), ("post-2", "post-1"),
    }  # fmt: skip


NOON = dt.datetime(2026, 7, 3, 12, tzinfo=dt.UTC)


def _captured(text: str, *, edited: dt.datetime | None = None, at: int = 0) -> Reading:
    post = _post(1, text)
    if edited is not None:
        post = attrs.evolve(post, edited=Edit(at=edited, zone_known=True))
    page = attrs.evolve(_page(post), thread="t")
    return attrs.evolve(page, captured=NOON + dt.timedelta(days=at) if at else None)


def _kept(*pages: Reading) -> list[str]:
    """Give the kept texts with the pages in either order."""
    return [joined(row).debate.posts[0].text for row in (pages, pages[::-1])]


def test_of_two_wordings_the_later_is_kept() -> None:
    """The edit mark tells which is later, else the time of saving, else length."""
    assert _kept(
        _captured("old", edited=NOON, at=9),
        _captured("new", edited=NOON + dt.timedelta(hours=1), at=1),
    ) == ["new", "new"]
    assert _kept(_captured("old", at=9), _captured("new", edited=NOON, at=1)) == [
        "new", "new",
    ]  # fmt: skip
    assert _kept(_captured("old", at=1), _captured("new", at=2)) == ["new", "new"]
    assert _kept(_captured("cut of"), _captured("cut off")) == ["cut off", "cut off"]
    assert _kept(_captured("one"), _captured("two")) == ["one", "two"]


def test_words_that_were_deleted_later_stay() -> None:
    """A later capture without words gives its state; the words were saved before."""
    gone = _captured("", at=2)
    (post,) = gone.debate.posts
    post = attrs.evolve(post, state="deleted")
    gone = attrs.evolve(gone, debate=attrs.evolve(gone.debate, posts=(post,)))

    (kept,) = joined([_captured("words", at=1), gone]).debate.posts

    assert (kept.text, kept.state) == ("words", "deleted")


def test_title_and_language_are_those_of_the_whole() -> None:
    """The first page's title is taken, and the language of most posts."""
    pages = [
        Reading(debate=Debate(language="fi", posts=(_post(1, "a"),))),
        Reading(debate=Debate(title="T", language="en", posts=(_post(2, "b"),))),
        Reading(debate=Debate(title="U", language="en", posts=(_post(3, "c"),))),
    ]

    debate = joined(pages).debate

    assert (debate.title, debate.language) == ("T", "en")


def test_joining_is_linear() -> None:
    """Twice the pages is at most 2.2 times the work, with guests and repeated posts."""
    guest = Participant(key="guest", label="Guest")

    def pages(size: int) -> list[Reading]:
        rows = ((_post(1, "a"), _post(n, "b", by="guest")) for n in range(2, size))
        return _of_thread(*(_page(*row, people=(guest,)) for row in rows))

    small, large = pages(100), pages(200)
    joined(small)

    assert work_of(partial(joined, large)) <= 2.2 * work_of(partial(joined, small))


def _lone(key: int, above: int | None = None) -> Reading:
    post = Post(
        key=f"post-{key}",
        number=1,
        claimed_parent=None if above is None else str(above),
        body=plain_blocks(f"words {key}"),
    )
    return Reading(debate=Debate(posts=(post,)), thread="T")


@pytest.mark.parametrize("order", list(permutations((1, 2, 3))))
def test_posts_that_stand_alone_follow_what_they_answer(order: tuple[int, ...]) -> None:
    """Whatever the order of their files."""
    pages = {1: _lone(1), 2: _lone(2, 1), 3: _lone(3, 2)}

    whole = joined([pages[each] for each in order])

    assert [post.key for post in whole.debate.posts] == ["post-1", "post-2", "post-3"]
    assert [post.number for post in whole.debate.posts] == [1, 2, 3]
    assert problems(whole.debate) == ()


def test_posts_that_answer_each_other_are_all_kept() -> None:
    """A circle has no order; nothing is lost."""
    whole = joined([_lone(1, 2), _lone(2, 1), _lone(3, 3)])

    assert {post.key for post in whole.debate.posts} == {"post-1", "post-2", "post-3"}


def test_what_another_page_holds_is_not_missing() -> None:
    """What pages lack is counted anew when they are together."""
    counts = Absence(words="there are {}.", unit="more post", total=4)
    named = Absence(words="{} is named", keys=frozenset({"post-2", "post-9"}))
    first = attrs.evolve(
        _lone(1),
        absent=(counts, named),
        notices=(
            notice("PostsMissing", "there are 3 more posts."),
            notice("PostsMissing", "2 posts is named"),
        ),
    )
    told = [
        [n.sentence for n in joined([first, *rest]).notices]
        for rest in ([_lone(2)], [_lone(2), _lone(3), _lone(9)])
    ]

    assert told == [["there are 2 more posts.", "1 post is named"], []]


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        (["1.html", "2.html", "3.html"], "1.html, 2.html, 3.html"),
        (["1.html", None, "1.html"], "1.html"),
        ([None, None], None),
        (["https://a.example/t/1", "https://a.example/t/1?p=2"], "https://a.example/t/1"),
        (["https://a.example/t/1", "2.html"], "https://a.example/t/1, 2.html"),
    ],
)  # fmt: skip
def test_all_files_of_a_thread_are_named(
    sources: list[str | None], told: str | None
) -> None:
    """Of addresses the first leads to the others."""
    pages = [
        attrs.evolve(page, debate=attrs.evolve(page.debate, source=source))
        for n, source in enumerate(sources)
        for page in [_page(_post(n + 1, "a"))]
    ]

    assert joined(pages).debate.source == told


def test_very_many_files_are_counted() -> None:
    """A folder of hundreds of pages is not a page of names."""
    pages = [
        attrs.evolve(page, debate=attrs.evolve(page.debate, source=f"{n}.html"))
        for n in range(50)
        for page in [_page(_post(n + 1, "a"))]
    ]

    assert (joined(pages).debate.source or "").endswith("39.html and 10 more")


def _dated(number: int, text: str, edited: str | None = None) -> Post:
    mark = Edit(text=edited, by="Ann") if edited else None
    return attrs.evolve(_post(number, "a"), written=Moment(text=text), edited=mark)


def test_pages_tell_each_other_which_number_is_the_day() -> None:
    """What one page cannot settle ("05-06-2019"), a date of another page does."""
    whole = joined(
        [
            _page(_dated(1, "05-06-2019, 03:31 PM", edited="05-07-2019, 10:00 AM")),
            _page(_dated(2, "06-15-2019, 08:00 AM")),
        ]
    ).debate

    first, second = whole.posts
    assert first.written is not None
    assert str(first.written.at) == "2019-05-06 15:31:00"
    assert first.edited is not None
    assert str(first.edited.at) == "2019-05-07 10:00:00"
    assert first.edited.by == "Ann"
    assert second.written is not None
    assert str(second.written.at) == "2019-06-15 08:00:00"


def test_pages_that_contradict_each_other_settle_no_day() -> None:
    """Two people may have saved them with settings of their own."""
    whole = joined(
        [
            _page(_dated(1, "05-06-2019, 03:31")),
            _page(_dated(2, "06-15-2019, 08:00"), _dated(3, "15-06-2019, 08:00")),
        ]
    ).debate

    assert whole.posts[0].written == Moment(text="05-06-2019, 03:31")
