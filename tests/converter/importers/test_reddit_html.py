"""Saved pages of Reddit, old and new."""

import datetime as dt

import pytest

from disputatio.converter import registry
from disputatio.converter.importers.shared.reddit.marks import count
from disputatio.schemas.content import Block, Para, Spoiler, Text
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Reading, Source
from disputatio.schemas.quoted import quotations
from tests.laws.formats import readings
from tests.laws.samples import sample

PAGES = ("old-allotment.html", "new-allotment.html")


def reading(data: bytes) -> Reading:
    """Read a page."""
    (found,) = registry.importer("reddit-html").read(Source(data=data), {})
    return found


@pytest.mark.parametrize("file", PAGES)
def test_old_and_new_pages_tell_the_same(file: str) -> None:
    """Posts, names, scores, states and parents of one thread are those of the other."""
    debate = reading(sample("reddit-html", file)).debate
    people = {p.key: p.name or p.label for p in debate.participants}

    assert debate.title == "Is it fair to give up an allotment half empty?"
    assert [(p.key, people[p.author or ""], p.state) for p in debate.posts] == [
        ("post-t3_zz1q2w", "leekandpatience", None),
        ("post-t1_j2a0001", "digwell", None),
        ("post-t1_j2a0002", "leekandpatience", None),
        ("post-t1_j2a0003", "[deleted]", "deleted"),
        ("post-t1_j2a0009", "rhubarbed", None),
    ]
    assert [p.score for p in debate.posts][:4] == [118, 41, -3, 1]
    assert [(r.sources[0][-4:], r.targets[0][-4:]) for r in debate.relations] == [
        ("0001", "1q2w"),
        ("0002", "0001"),
        ("0003", "0002"),
        ("0009", "1q2w"),
    ]
    first = debate.posts[1].written
    assert first is not None
    assert first.at is not None
    assert first.at.replace(microsecond=0) == dt.datetime(
        2023, 1, 3, 11, 15, 9, tzinfo=dt.UTC
    )
    assert debate.posts[3].text == ""
    assert [q.start for q in quotations(debate.posts[2].body)] == [0]
    assert [p.number for p in debate.posts] == [1, 2, 3, 4, 5]


def test_old_pages_tell_edits_flair_and_what_is_missing() -> None:
    """The star beside the time is an edit; "load more comments" says how many."""
    found = reading(sample("reddit-html", "old-allotment.html"))
    first, second = found.debate.posts[:2]

    assert first.edited is not None
    assert first.edited.at == dt.datetime(2023, 1, 3, 10, 30, 41, tzinfo=dt.UTC)
    assert second.extras["thread"] == {"flair": "clay"}
    assert [n.sentence for n in found.notices if n.rule == "PostsMissing"] == [
        "3 comments are missing: a click (1 links) would have loaded them"
    ]
    assert {p.name: p.badge for p in found.debate.participants}[
        "digwell"
    ] == "Moderator"


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("12 points", 12),
        ("1.2k", 1200),
        ("-3 points", -3),
        ("•", None),
        ("1,5k", 1500),
        (None, None),
    ],
)
def test_numbers_are_read_as_people_see_them(
    shown: str | None, value: int | None
) -> None:
    """Short forms stand for thousands."""
    assert count(shown) == value


def test_levels_tell_parents_on_pages_without_nesting() -> None:
    """Pages of 2018 to 2023 say "level 2" in words that only some people hear."""
    comment = (
        '<div class="Comment t1_{id} _x"><span>level {level}</span>'
        '<a href="/user/{name}/">{name}</a><a id="CommentTopMeta--Created--t1_{id}" href="/c/{id}/">1 year ago</a>'
        '<div data-testid="comment"><p>Words of {name}.</p></div></div>'
    )
    rows = (
        ("a1aa", 1, "ann"),
        ("b2bb", 2, "bob"),
        ("c3cc", 2, "cid"),
        ("d4dd", 1, "dee"),
    )
    page = (
        '<html><head><link rel="canonical" href="https://www.reddit.com/r/x/comments/zz9/t/"></head><body>'
        '<div data-test-id="post-content" id="t3_zz9"><h1>A title</h1><a href="/user/op/">u/op</a>'
        '<div data-click-id="text"><p>The question.</p></div></div>'
        + "".join(comment.format(id=i, level=n, name=name) for i, n, name in rows)
        + "</body></html>"
    )

    debate = reading(page.encode()).debate

    assert [r.targets[0] for r in debate.relations] == [
        "post-t3_zz9",
        "post-t1_a1aa",
        "post-t1_a1aa",
        "post-t3_zz9",
    ]
    assert [p.text for p in debate.posts][:2] == ["The question.", "Words of ann."]


def test_pages_of_2019_have_another_name_for_comments() -> None:
    """Their title is of the second rank, and a picture is all that a post may show."""
    page = (
        "<html><head><title>The old pier at noon : harbours</title>"
        '<link rel="canonical" href="https://www.reddit.com/r/harbours/comments/zz9/t/"></head><body>'
        '<h1>harbours</h1><div class="Post t3_zz9" id="t3_zz9"><div data-test-id="post-content">'
        '<button data-click-id="upvote"></button><div>1.2k</div><button data-click-id="downvote"></button><a href="/user/op/">u/op</a>'
        '<h2>The old pier at noon</h2><a href="https://i.redd.it/pier.jpg"><img class="_x media-element" src="https://preview.redd.it/pier.jpg?width=6"></a></div></div>'
        '<div class="Comment t1_a1aa _x"><span>level 1</span><a href="/user/ann/">ann</a>'
        '<span>-2 points</span><a id="CommentTopMeta--Created--t1_a1aa" href="/c/a1aa/">11 days ago</a>'
        '<div data-test-id="comment"><div><p>It is gone now.</p></div></div></div></body></html>'
    )
    read = reading(page.encode())

    assert read.debate.title == "The old pier at noon"
    assert "https://i.redd.it/pier.jpg" in str(read.debate.posts[0].body)
    assert read.debate.posts[1].text == "It is gone now."
    assert [p.score for p in read.debate.posts] == [1200, -2]
    assert "PostsEmpty" not in {n.rule for n in read.notices}


def test_names_stand_in_addresses_where_only_a_picture_is_shown() -> None:
    """Pages of 2019 to 2023 that were saved before their programs ran are such."""
    page = (
        '<html><head><link rel="canonical" href="https://www.reddit.com/r/x/comments/zz9/t/"></head><body>'
        '<div data-test-id="post-content" id="t3_zz9"><h1>A title</h1>'
        '<div data-click-id="text"><p>The question.</p></div></div>'
        '<div class="Comment t1_a1aa _x"><a data-testid="comment_author_icon" href="/user/ann_b/"><div></div></a>'
        '<span>level 1</span><a data-testid="comment_timestamp" href="/c/a1aa/">3 yr. ago</a>'
        '<div data-testid="comment"><p>An answer.</p></div></div></body></html>'
    )
    debate = reading(page.encode()).debate

    assert [p.name for p in debate.participants if p.name] == ["ann_b"]
    assert debate.posts[1].text == "An answer."


def test_a_community_is_refused() -> None:
    """A list of posts is no thread."""
    row = '<div class="thing link" data-fullname="t3_{}"><p class="title"><a class="title" href="/r/x/comments/1">T</a></p></div>'
    page = (
        "<html><body><div id='siteTable'>"
        + "".join(row.format(n) for n in range(4))
        + "</div></body></html>"
    )

    with pytest.raises(ReadError, match="page of posts"):
        reading(page.encode())


@pytest.mark.parametrize(
    ("hidden", "title", "words"),
    [
        ('<p><span class="md-spoiler-text">The miller did it.</span></p>', None, "The miller did it."),
        ('<p><a href="/s">The miller did it.</a></p>', None, "The miller did it."),
        ('<p><a href="#s" title="The miller did it.">Last chapter</a></p>', "Last chapter", "The miller did it."),
        ('<p><shreddit-spoiler><span class="md-spoiler-text">The miller did it.</span></shreddit-spoiler></p>', None, "The miller did it."),
    ],
)  # fmt: skip
def test_words_that_are_hidden_are_a_spoiler(
    hidden: str, title: str | None, words: str
) -> None:
    """What stands alone behind a mark of Reddit or of a community is a box."""
    assert _said(hidden) == (
        Spoiler(title=title, blocks=(Para(inlines=(Text(text=words),)),)),
    )


@pytest.mark.parametrize(
    ("hidden", "text"),
    [
        ('<p>I think <span class="md-spoiler-text">the miller</span> did it.</p>', "I think >!the miller!< did it."),
        ('<p>See <a href="/s" title="the miller">who</a>, page 9.</p>', "See who >!the miller!<, page 9."),
    ],
)  # fmt: skip
def test_hidden_words_in_a_sentence_stay_in_it(hidden: str, text: str) -> None:
    """The sentence stays whole, with the marks that Reddit's writers type."""
    assert _said(hidden) == (Para(inlines=(Text(text=text),)),)


def _said(markup: str) -> tuple[Block, ...]:
    page = (
        '<!DOCTYPE html><html><body><div id="siteTable"><div class="thing link" data-fullname="t3_ab1">'
        '<div class="entry"><p class="title"><a class="title" href="/r/a/comments/ab1/mill/">The mill</a></p>'
        '<p class="tagline"><time datetime="2024-05-01T10:00:00+00:00">1</time> <a class="author" href="/user/ann">ann</a></p>'
        f'<div class="usertext-body"><div class="md">{markup}</div></div></div></div></div></body></html>'
    )
    return reading(page.encode()).debate.posts[0].body


@pytest.mark.parametrize("stated", [1, 7])
def test_a_page_that_was_saved_before_its_comments_were_loaded(stated: int) -> None:
    """The post is there, and a notice tells how many comments the page counts."""
    data = sample("reddit-html", "new-allotment.html")
    head = data[: data.index(b"<shreddit-comment ")]
    shell = head.replace(b'comment-count="7"', b'comment-count="%d"' % stated)

    found = reading(shell + b"</body></html>")

    said = "1 comment is" if stated == 1 else "7 comments are"
    assert len(found.debate.posts) == 1
    assert [n.sentence for n in found.notices if n.rule == "PostsMissing"] == [
        f"{said} missing: the page was saved before they were loaded"
    ]


def test_a_remark_in_a_comment_that_lost_its_words_is_none_of_them() -> None:
    """Where the box of the words has lost its tag, comments of HTML are passed over."""
    page = sample("reddit-html", "new-allotment.html").decode()
    box = (
        '<div id="t1_j2a0001-comment-rtjson-content" class="md text-14" slot="comment">'
    )
    assert box in page

    for cut in (page.replace(box, ""), page.replace(box, "<!-- x -->")):
        assert readings("reddit-html", cut.encode())[0].debate.posts
